//! The token list as far as it is loaded. Pure.

use crate::query::Row;
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use token_api::Token;
use token_client::Error;

/// How far the list is loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Pages are under way.
    Loading,
    /// All tokens are loaded.
    Complete,
    /// A request failed before the list was complete.
    Failed(Error),
    /// The person stopped the loading before the list was complete.
    Stopped,
    /// The server's pages do not add up to its total.
    Inconsistent,
    /// All tokens are loaded, except this number that could not be read.
    PartiallyUnreadable(u64),
}

impl Progress {
    /// Whether a request failed because the server could not be reached.
    pub fn is_unreachable(&self) -> bool {
        matches!(self, Self::Failed(Error::Network))
    }
}

/// The list with its rows and numbers.
#[derive(Clone, Debug)]
pub struct TokenList {
    /// The rows, newest first.
    pub rows: Arc<Vec<Arc<Row>>>,
    /// The number of tokens as the server says; `None` before its first answer.
    pub total: Option<u64>,
    /// The number of tokens in the rows that are certain to be in the server's list.
    pub loaded: u64,
    /// How far the list is loaded.
    pub progress: Progress,
    /// When the request for the shown rows began, by the server's clock; `None` until a load was complete.
    pub updated: Option<DateTime<Utc>>,
}

impl TokenList {
    /// A list before its first page.
    pub(super) fn new() -> Self {
        Self { rows: Arc::default(), total: None, loaded: 0, progress: Progress::Loading, updated: None }
    }

    /// Whether numbers of the rows may be shown: the list is complete, or loading has stopped with some of them. While the
    /// first load runs, its rows are a part of the list, and numbers of them would be wrong.
    pub fn has_numbers(&self) -> bool {
        self.updated.is_some() || self.is_part()
    }

    /// Whether loading has stopped with some of the rows.
    pub fn is_part(&self) -> bool {
        self.updated.is_none() && self.progress != Progress::Loading && !self.rows.is_empty()
    }

    /// The token of this uid.
    pub fn find(&self, uid: &str) -> Option<&Token> {
        self.rows.iter().map(|row| &row.token).find(|token| token.uid == uid)
    }

    /// Removes the rows of these uids.
    pub(super) fn remove_all(&mut self, uids: &[String]) {
        let removed = Selection::from(uids.to_vec());
        let before = self.rows.len();
        let stays = |row: &&Arc<Row>| !removed.contains(&row.token.uid);
        let rows: Vec<_> = self.rows.iter().filter(stays).cloned().collect();
        let count = (before - rows.len()) as u64;
        self.rows = Arc::new(rows);
        self.total = self.total.map(|total| total.saturating_sub(count));
        self.loaded = self.loaded.saturating_sub(count);
    }

    /// Adds a row on top.
    pub(super) fn add(&mut self, row: Arc<Row>) {
        let mut rows = Vec::with_capacity(self.rows.len() + 1);
        rows.push(row);
        rows.extend(self.rows.iter().cloned());
        self.rows = Arc::new(rows);
        self.total = self.total.map(|total| total + 1);
        self.loaded += 1;
    }
}
