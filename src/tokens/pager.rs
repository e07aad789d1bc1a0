//! Which pages of the list to request for next, what has come, and whether it adds up. Pure: it sends nothing, and waits
//! for nothing.
//!
//! Servers list the newest token first and page by offset, so a token that comes shifts all others, and one that goes
//! shifts those after it. Here each token has a place by its age instead, counted from the oldest: what comes is put on
//! top and shifts nothing. What goes shifts the slots of the newer ones, and that shows: the total shrinks, or a token
//! turns up at another place than before, or where another one was.
//!
//! Why a list that is called complete is exactly the server's: it is opened with its front page, and closed with its
//! front page again. Where a token of the first look is at the same place in the last one, none of the older ones went
//! in between, so every page in between was read at the slots that its tokens still have; and whatever is newer is
//! on the last page itself. A list of one page needs no second look. Where it does not add up, everything read before may
//! have shifted: it is read again, so many times; then what there is is shown, and called incomplete.

use crate::query::Row;
use crate::tokens::known_rows::{Known, KnownRows};
use std::sync::Arc;
use token_api::{List, Token};

/// As many as one page may hold, and as the first page of a list that nobody sees yet.
pub const PAGE: u64 = 1000;
/// The first page is small, so that it is there at once.
pub const FIRST_PAGE: u64 = 100;

/// How often a list that changes while it is read is begun, before it is taken as it comes.
const PASSES: u32 = 10;

/// More slots than any list has: a server that says so counts wrongly.
const MOST: u64 = 2_000_000;

/// A part of the list to request for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// Offset of the first, from the newest.
    pub start: u64,
    /// How many.
    pub count: u64,
    /// The slots that it would fill.
    from: usize,
    to: usize,
    pass: u32,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask for this page, beside what is under way.
    Request(PageRequest),
    /// Wait for what is under way.
    Wait,
    /// That is all; and whether it is certain to be the server's list.
    Done(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing is known: the front page comes first.
    Open,
    /// The slots in between.
    Fill,
    /// The front page again, alone.
    Look,
    /// The front page has just come, and is in line.
    Checked,
    /// No more is asked for.
    Over(bool),
}

/// The list as far as it was read.
pub struct Pager {
    /// By age, the oldest first. In a filled place is a row, or something that could not be read.
    slots: Vec<Option<Option<Arc<Row>>>>,
    filled: usize,
    /// So many of them could not be read.
    unread: usize,
    /// From here on all slots are filled.
    full_from: usize,
    /// Below this the server has none, whatever its total says.
    floor: usize,
    /// A token that is as it was is the same row, over all loads, so that the table does not draw it again.
    known: KnownRows,
    phase: Phase,
    /// Goes up with each beginning: what was asked for before it counts no more.
    pass: u32,
    passes_left: u32,
    /// How many there were when the pass was opened.
    opened: usize,
    first: u64,
    /// What the server grants.
    size: u64,
    under_way: Vec<PageRequest>,
    /// How often something was not in line, once no pass is left.
    doubts: usize,
    asks_left: u64,
    /// A total that is more than there are slots for.
    beyond: u64,
}

impl Pager {
    /// Of a list that nothing is known of.
    pub fn new() -> Self {
        Self {
            slots: Vec::new(),
            filled: 0,
            unread: 0,
            full_from: 0,
            floor: 0,
            known: KnownRows::default(),
            phase: Phase::Open,
            pass: 1,
            passes_left: PASSES,
            opened: 0,
            first: FIRST_PAGE,
            size: PAGE,
            under_way: Vec::new(),
            doubts: 0,
            asks_left: 0,
            beyond: 0,
        }
    }

    /// Begins, with a first page of so many.
    pub fn begin(&mut self, first: u64) {
        self.passes_left = PASSES;
        self.size = PAGE;
        self.first = first;
        self.clear();
    }

    /// Goes on where it was broken off, after a look whether what there is is in line; says whether there is anything
    /// to go on from.
    pub fn resume(&mut self) -> bool {
        if matches!(self.phase, Phase::Open | Phase::Over(_)) {
            return false;
        }
        self.passes_left = PASSES;
        self.under_way.clear();
        self.phase = Phase::Look;
        true
    }

    fn clear(&mut self) {
        self.pass += 1;
        self.passes_left = self.passes_left.saturating_sub(1);
        self.slots.clear();
        self.filled = 0;
        self.unread = 0;
        self.full_from = 0;
        self.floor = 0;
        self.under_way.clear();
        self.doubts = 0;
        self.beyond = 0;
        self.phase = Phase::Open;
    }

    /// What to do next.
    pub fn next_step(&mut self) -> Step {
        let is_idle = self.under_way.is_empty();
        match self.phase {
            Phase::Over(is_certain) => return Step::Done(is_certain),
            Phase::Open | Phase::Look if !is_idle => return Step::Wait,
            Phase::Open => return self.request(0, self.first, 0, 0),
            Phase::Look => return self.look(),
            Phase::Fill | Phase::Checked => {}
        }
        if let Some((from, to)) = self.gap() {
            if self.passes_left == 0 && self.asks_left == 0 {
                return if is_idle { self.end(false) } else { Step::Wait };
            }
            self.asks_left = self.asks_left.saturating_sub(1);
            self.phase = Phase::Fill;
            let count = (to - from) as u64;
            // Of the end, one more than the total counts: where it counts too few, that one comes.
            let beyond = u64::from(from == 0 && count < self.size);
            // Both are slots: the end of the list is beyond them.
            return self.request((self.slots.len() - to) as u64, count + beyond, from, to);
        }
        if !is_idle {
            return Step::Wait;
        }
        if self.phase == Phase::Checked {
            return self.end(self.doubts == 0 && self.filled == self.slots.len());
        }
        self.phase = Phase::Look;
        self.look()
    }

    fn look(&mut self) -> Step {
        // It has to reach what was there at the opening.
        let newer = self.slots.len().saturating_sub(self.opened) as u64;
        self.request(0, self.size.min(FIRST_PAGE.max(newer + 1)), 0, 0)
    }

    fn request(&mut self, start: u64, count: u64, from: usize, to: usize) -> Step {
        let request = PageRequest { start, count, from, to, pass: self.pass };
        self.under_way.push(request);
        Step::Request(request)
    }

    fn end(&mut self, is_certain: bool) -> Step {
        self.known.keep(self.pass);
        self.phase = Phase::Over(is_certain);
        Step::Done(is_certain)
    }

    /// The newest slots that are neither filled nor asked for, at most a page of them.
    fn gap(&mut self) -> Option<(usize, usize)> {
        let is_empty = |place: usize| self.slots.get(place).is_some_and(Option::is_none);
        // What came since the opening is on the last page, unless it is more than that holds.
        let at_most = usize::try_from(self.size).unwrap_or(usize::MAX);
        if self.opened < self.full_from && self.slots.len().saturating_sub(self.opened) < at_most {
            self.full_from = self.opened;
        }
        while self.full_from > 0 && !is_empty(self.full_from - 1) {
            self.full_from -= 1;
        }
        let is_free = |place: usize| {
            is_empty(place)
                && !self.under_way.iter().any(|request| request.from <= place && place < request.to)
        };
        let last = (self.floor..self.full_from).rev().find(|place| is_free(*place))?;
        let mut run = (self.floor..=last).rev().take(at_most).take_while(|place| is_free(*place)).count();
        // The end leaves room on its page for one that the total does not count.
        if run > last && run == at_most && run > 1 {
            run -= 1;
        }
        Some((last + 1 - run, last + 1))
    }

    /// Takes in what came for this. Says whether everything else that is under way is void.
    pub fn came(&mut self, request: PageRequest, mut page: List<Token>) -> bool {
        if request.pass != self.pass {
            return false;
        }
        self.under_way.retain(|other| *other != request);
        let mut count = page.items.len() + page.unreadable.len();
        let mut end = request.start.saturating_add(count as u64);
        if count as u64 > request.count || end > page.total {
            only_once(&mut page);
            count = page.items.len() + page.unreadable.len();
            end = request.start.saturating_add(count as u64);
        }
        if count > 0 && end < page.total && (count as u64) < request.count {
            self.size = count as u64;
        }
        let total = page.total;
        if total.max(end) > MOST {
            // Too many to have a place for each; what came is kept.
            if self.phase == Phase::Open {
                self.stretch(count);
                self.put_all(count, page);
            }
            self.beyond = total;
            self.phase = Phase::Over(false);
            return true;
        }
        let total = total.max(end) as usize;
        let top = total - usize::try_from(request.start).unwrap_or(total).min(total);
        let lowest = top - count;
        let (is_first, is_look) = (self.phase == Phase::Open, self.phase == Phase::Look);
        if is_first {
            self.opened = total;
        }
        let mut in_line = end <= page.total && (is_first || total >= self.slots.len());
        self.stretch(total);
        in_line &= self.put_all(top, page);
        // More came since the opening than the page holds: what was there then is out of its sight.
        in_line &= !is_look || lowest < self.opened;
        if count == 0 && top > 0 {
            // There is nothing where the total says that there is: asking again would not change that.
            self.floor = self.floor.max(top);
            self.doubts += 1;
        }
        if !in_line && !is_first && self.passes_left > 0 {
            self.first = self.size;
            self.clear();
            return true;
        }
        self.doubts += usize::from(!in_line);
        self.phase = if is_first || is_look { Phase::Checked } else { Phase::Fill };
        if is_first {
            // The last pass takes things as they come, but not for ever.
            self.asks_left = 2 * self.slots.len() as u64 / self.size.max(1) + 10;
        }
        false
    }

    /// Makes it so many slots.
    fn stretch(&mut self, total: usize) {
        while self.slots.len() > total {
            if let Some(Some(was)) = self.slots.pop() {
                self.lose(was);
            }
        }
        if self.slots.len() < total {
            self.slots.resize(total, None);
            self.full_from = total;
        }
    }

    /// What was in a place is there no more.
    fn lose(&mut self, was: Option<Arc<Row>>) {
        self.filled -= 1;
        match was {
            Some(row) => {
                if let Some(known) = self.known.find(&row.token.uid) {
                    known.pass = 0;
                }
            }
            None => self.unread -= 1,
        }
    }

    /// Puts a page where it is, from the place below this one on; says whether all of it is in line.
    fn put_all(&mut self, top: usize, page: List<Token>) -> bool {
        let (mut items, mut unreadable) = (page.items.into_iter(), page.unreadable.into_iter().peekable());
        let mut in_line = true;
        for (offset, place) in (0..top).rev().enumerate() {
            if unreadable.next_if_eq(&offset).is_some() {
                in_line &= self.put_unread(place);
            } else if let Some(token) = items.next() {
                in_line &= self.put(place, token);
            } else {
                break;
            }
        }
        in_line
    }

    /// Nothing can be read of what is in this place; says whether that was so, or nothing known.
    fn put_unread(&mut self, place: usize) -> bool {
        let Some(slot) = self.slots.get_mut(place) else { return false };
        (self.filled, self.unread) = (self.filled + 1, self.unread + 1);
        match slot.replace(None) {
            Some(was) => {
                let is_same = was.is_none();
                self.lose(was);
                is_same
            }
            None => true,
        }
    }

    /// Puts a token where it is; says whether that is where it was, or a place where none was.
    fn put(&mut self, place: usize, token: Token) -> bool {
        let pass = self.pass;
        let (row, before) = match self.known.find(&token.uid) {
            Some(known) => {
                if known.row.token != token {
                    known.row = Arc::new(Row::new(token));
                }
                let before = (known.pass == pass).then_some(known.place);
                (known.pass, known.place) = (pass, place);
                (known.row.clone(), before)
            }
            None => (self.row(token, pass, place), None),
        };
        if let Some(before) = before
            && self.slots.get_mut(before).and_then(Option::take).is_some()
        {
            self.filled -= 1;
            self.full_from = self.slots.len();
        }
        let Some(slot) = self.slots.get_mut(place) else { return false };
        self.filled += 1;
        match slot.replace(Some(row)) {
            Some(other) => {
                self.lose(other);
                false
            }
            None => before.is_none_or(|before| before == place),
        }
    }

    /// What came so far, newest first.
    pub fn rows(&self) -> Vec<Arc<Row>> {
        self.slots.iter().rev().flatten().flatten().cloned().collect()
    }

    /// How many came so far.
    pub fn loaded(&self) -> u64 {
        self.filled as u64
    }

    /// How many there are by the server's word.
    pub fn total(&self) -> u64 {
        self.beyond.max(self.slots.len() as u64)
    }

    /// How many of them are there for certain.
    pub fn certain(&self) -> u64 {
        (self.filled - self.unread).min(self.slots.len().saturating_sub(self.doubts)) as u64
    }

    /// How many there are of which nothing could be read.
    pub fn unread(&self) -> u64 {
        self.unread as u64
    }

    /// The row of a token that came otherwise, which the next load finds again.
    pub fn new_row(&mut self, token: Token) -> Arc<Row> {
        self.row(token, 0, 0)
    }

    fn row(&mut self, token: Token, pass: u32, place: usize) -> Arc<Row> {
        let row = Arc::new(Row::new(token));
        match self.known.find(&row.token.uid) {
            Some(known) => *known = Known { row: row.clone(), pass, place },
            None => self.known.add(Known { row: row.clone(), pass, place }),
        }
        row
    }
}

/// Takes out what is on a page a second time. Only of a page that is too long, because it takes a while, and not of one
/// that is the whole of a long list.
fn only_once(page: &mut List<Token>) {
    if page.items.len() as u64 > 2 * PAGE || !page.unreadable.is_empty() {
        return;
    }
    let mut once: Vec<Token> = Vec::with_capacity(page.items.len());
    for token in std::mem::take(&mut page.items) {
        if once.iter().all(|other| other.uid != token.uid) {
            once.push(token);
        }
    }
    page.items = once;
}

impl Default for Pager {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
