//! Decides which page of the token list to request next, and whether the pages add up to the server's list. Pure: it
//! sends nothing and waits for nothing.
//!
//! Servers list the newest token first and page by offset, so a new token shifts the offsets of all others, and a
//! deleted one shifts the offsets of the older ones. Here each token has a slot by its age instead, counted from the
//! oldest: a new token is added on top and shifts nothing. A deleted token shifts the slots of the newer ones, and that
//! is visible: the total shrinks, or a token appears in another slot than before, or in a slot that another token has.
//!
//! Why a list that is called complete equals the server's list: the pager reads the front page first, and once more at
//! the end. If a token of the first front page has the same slot in the last one, then no older token was deleted in
//! between. So all pages in between were read at the slots that their tokens still have, and all newer tokens are on the
//! last front page. A list of one page needs no second front page. If the pages do not add up, everything read so far
//! may have shifted, and the list is read again, up to `MAX_PASSES` times. After that, the pager keeps what it has and
//! calls the list incomplete.

mod next_step;
mod receive;
mod slots;

use crate::query::Row;
use slots::Slots;
use std::sync::Arc;
use token_api::Token;
pub use token_client::first_requests::FIRST_PAGE;

/// The largest number of tokens that a page may have.
pub const PAGE: u64 = 1000;
/// How often the reading of a list starts before its pages are taken as they are.
const MAX_PASSES: u32 = 10;

/// More slots than any list needs: a server with a larger total counts wrongly.
const MAX_SLOTS: u64 = 2_000_000;

/// A part of the list to request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// The offset of the first token, from the newest.
    pub start: u64,
    /// The number of tokens.
    pub count: u64,
    /// The first slot that the page is requested for.
    from: usize,
    /// The slot after the last one that the page is requested for.
    to: usize,
    pass: u32,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Request this page, at the same time as those that are under way.
    Request(PageRequest),
    /// Wait for the pages that are under way.
    Wait,
    /// The list is read; `true` if it is certain to be the server's list.
    Done(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing is known: the front page comes first.
    Open,
    /// The slots in between are read.
    Fill,
    /// The front page is requested again, with no other page under way.
    Check,
    /// The front page has arrived, and is consistent with the slots.
    Checked,
    /// The reading has ended; `true` if the list is certain to be the server's list.
    Done(bool),
}

/// The list as far as it is read.
pub struct Pager {
    slots: Slots,
    /// The server has no tokens in the slots below this one, whatever its total says.
    floor: usize,
    phase: Phase,
    passes_left: u32,
    /// The total when the pass began.
    opened_total: usize,
    /// The number of tokens to request first.
    first_count: u64,
    /// The number of tokens that the server sends in one page.
    page_size: u64,
    under_way: Vec<PageRequest>,
    /// How often a page was inconsistent when no pass was left.
    mismatches: usize,
    /// The number of requests that the last pass may still make.
    requests_left: u64,
    /// The server's total if it is larger than [`MAX_SLOTS`], else 0.
    oversized_total: u64,
}

impl Pager {
    /// A pager for a list of which nothing is known.
    pub fn new() -> Self {
        Self {
            slots: Slots::new(),
            floor: 0,
            phase: Phase::Open,
            passes_left: MAX_PASSES,
            opened_total: 0,
            first_count: FIRST_PAGE,
            page_size: PAGE,
            under_way: Vec::new(),
            mismatches: 0,
            requests_left: 0,
            oversized_total: 0,
        }
    }

    /// Starts to read the list, with a first page of `first_count` tokens.
    pub fn begin(&mut self, first_count: u64) {
        self.passes_left = MAX_PASSES;
        self.page_size = PAGE;
        self.first_count = first_count;
        self.clear();
    }

    /// Continues an interrupted reading, after a check of the front page. Returns whether there is something to continue.
    pub fn resume(&mut self) -> bool {
        if matches!(self.phase, Phase::Open | Phase::Done(_)) {
            return false;
        }
        self.passes_left = MAX_PASSES;
        self.under_way.clear();
        self.phase = Phase::Check;
        true
    }

    /// Starts the next pass.
    fn clear(&mut self) {
        self.passes_left = self.passes_left.saturating_sub(1);
        self.slots.begin_pass();
        self.floor = 0;
        self.under_way.clear();
        self.mismatches = 0;
        self.oversized_total = 0;
        self.phase = Phase::Open;
    }

    /// The rows that have arrived, newest first.
    pub fn rows(&self) -> Vec<Arc<Row>> {
        self.slots.rows()
    }

    /// The number of tokens that have arrived.
    pub fn loaded(&self) -> u64 {
        self.slots.filled() as u64
    }

    /// The number of tokens in the server's list, as the server says.
    pub fn total(&self) -> u64 {
        self.oversized_total.max(self.slots.len() as u64)
    }

    /// The number of tokens in the rows that are certain to be in the server's list.
    pub fn certain(&self) -> u64 {
        let readable = self.slots.filled() - self.slots.unreadable();
        readable.min(self.slots.len().saturating_sub(self.mismatches)) as u64
    }

    /// The number of tokens that could not be read.
    pub fn unreadable(&self) -> u64 {
        self.slots.unreadable() as u64
    }

    /// A row for a token that did not come from a page. The next load finds it and uses it again.
    pub fn new_row(&mut self, token: Token) -> Arc<Row> {
        self.slots.row_outside_the_list(token)
    }
}

impl Default for Pager {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
