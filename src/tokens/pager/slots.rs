//! The slots of the list by age, the oldest first, and the rows in them.

use crate::query::Row;
use crate::tokens::known_rows::{Known, KnownRows};
use std::sync::Arc;
use token_api::{List, Token};

/// What fills a slot: a row, or `None` for a token that could not be read.
type Content = Option<Arc<Row>>;

/// One slot for each token of the list, and which of them are filled.
pub(super) struct Slots {
    list: Vec<Option<Content>>,
    filled: usize,
    /// How many of the filled slots hold a token that could not be read.
    unreadable: usize,
    /// The slots from here on are filled, or are not to be requested.
    full_from: usize,
    /// The rows of all loads: an unchanged token keeps its row, so that the table does not draw it again.
    known: KnownRows,
    /// The number of the current pass. Pages that were requested in an earlier pass do not count.
    pass: u32,
}

impl Slots {
    pub(super) fn new() -> Self {
        Self {
            list: Vec::new(),
            filled: 0,
            unreadable: 0,
            full_from: 0,
            known: KnownRows::default(),
            pass: 1,
        }
    }

    /// Removes all slots. The rows stay known.
    pub(super) fn begin_pass(&mut self) {
        self.pass += 1;
        self.list.clear();
        self.filled = 0;
        self.unreadable = 0;
        self.full_from = 0;
    }

    pub(super) fn pass(&self) -> u32 {
        self.pass
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn filled(&self) -> usize {
        self.filled
    }

    pub(super) fn unreadable(&self) -> usize {
        self.unreadable
    }

    pub(super) fn is_full(&self) -> bool {
        self.filled == self.list.len()
    }

    pub(super) fn is_empty_at(&self, slot: usize) -> bool {
        self.list.get(slot).is_some_and(Option::is_none)
    }

    /// The rows, newest first.
    pub(super) fn rows(&self) -> Vec<Arc<Row>> {
        self.list.iter().rev().flatten().flatten().cloned().collect()
    }

    /// Leaves the slots from this one on to the last front page.
    pub(super) fn skip_from(&mut self, slot: usize) {
        self.full_from = self.full_from.min(slot);
    }

    /// The slot after the newest empty one that is to be requested; 0 if there is none.
    pub(super) fn end_of_newest_gap(&mut self) -> usize {
        while self.full_from > 0 && !self.is_empty_at(self.full_from - 1) {
            self.full_from -= 1;
        }
        self.full_from
    }

    /// Adds empty slots, or removes the newest ones, until there are `total`.
    pub(super) fn resize(&mut self, total: usize) {
        while self.list.len() > total {
            if let Some(Some(removed)) = self.list.pop() {
                self.forget(removed);
            }
        }
        if self.list.len() < total {
            self.list.resize(total, None);
            self.full_from = total;
        }
    }

    /// Counts the content of a slot out: it is in no slot any more.
    fn forget(&mut self, content: Content) {
        self.filled -= 1;
        match content {
            Some(row) => {
                if let Some(known) = self.known.find(&row.token.uid) {
                    known.pass = 0;
                }
            }
            None => self.unreadable -= 1,
        }
    }

    /// Puts a page into the slots below `top`, newest first. Returns whether all of it is consistent with the slots.
    pub(super) fn put_page(&mut self, top: usize, page: List<Token>) -> bool {
        let (mut items, mut unreadable) = (page.items.into_iter(), page.unreadable.into_iter().peekable());
        let mut is_consistent = true;
        for (offset, slot) in (0..top).rev().enumerate() {
            if unreadable.next_if_eq(&offset).is_some() {
                is_consistent &= self.put_unreadable(slot);
            } else if let Some(token) = items.next() {
                is_consistent &= self.put(slot, token);
            } else {
                break;
            }
        }
        is_consistent
    }

    /// Marks a slot as filled by a token that could not be read. Returns whether the slot was empty or marked already.
    fn put_unreadable(&mut self, slot: usize) -> bool {
        let Some(content) = self.list.get_mut(slot) else { return false };
        (self.filled, self.unreadable) = (self.filled + 1, self.unreadable + 1);
        match content.replace(None) {
            Some(before) => {
                let is_same = before.is_none();
                self.forget(before);
                is_same
            }
            None => true,
        }
    }

    /// Puts a token into a slot. Returns whether the slot was empty, and the token in no other slot.
    fn put(&mut self, slot: usize, token: Token) -> bool {
        let pass = self.pass;
        let (row, before) = match self.known.find(&token.uid) {
            Some(known) => {
                if known.row.token != token {
                    known.row = Arc::new(Row::new(token));
                }
                let before = (known.pass == pass).then_some(known.slot);
                (known.pass, known.slot) = (pass, slot);
                (known.row.clone(), before)
            }
            None => (self.new_row(token, pass, slot), None),
        };
        if let Some(before) = before
            && self.list.get_mut(before).and_then(Option::take).is_some()
        {
            self.filled -= 1;
            self.full_from = self.list.len();
        }
        let Some(content) = self.list.get_mut(slot) else { return false };
        self.filled += 1;
        match content.replace(Some(row)) {
            Some(other) => {
                self.forget(other);
                false
            }
            None => before.is_none_or(|before| before == slot),
        }
    }

    /// A new row for a token that is in no slot.
    pub(super) fn row_outside_the_list(&mut self, token: Token) -> Arc<Row> {
        self.new_row(token, 0, 0)
    }

    fn new_row(&mut self, token: Token, pass: u32, slot: usize) -> Arc<Row> {
        let row = Arc::new(Row::new(token));
        match self.known.find(&row.token.uid) {
            Some(known) => *known = Known { row: row.clone(), pass, slot },
            None => self.known.add(Known { row: row.clone(), pass, slot }),
        }
        row
    }

    /// Forgets the rows that have no slot in this pass.
    pub(super) fn forget_rows_of_other_passes(&mut self) {
        self.known.keep(self.pass);
    }
}
