//! Runs requests for the current question and keeps what came. A new question aborts the request
//! for the old one, so that an old answer is never shown.

use crate::clock;
use crate::query::Row;
use crate::selection::Selection;
use crate::session::Session;
use crate::signal::Var;
use chrono::{DateTime, Utc};
use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use token_api::Token;
use token_client::{Client, Error, calls};

/// The first page is small, so that it is there at once; the others are large, so that they are few.
const FIRST_PAGE: u64 = 100;
const PAGE: u64 = 1000;

/// How often a list that changed while it was read is read again before the panel says so.
const ATTEMPTS: u32 = 3;

/// Runs one future at a time: a new one aborts the one before.
#[derive(Clone, Copy)]
pub struct Latest(StoredValue<Option<AbortHandle>>);

impl Latest {
    /// Nothing runs yet. What runs is aborted when the owner goes.
    pub fn new() -> Self {
        let latest = Self(StoredValue::new(None));
        on_cleanup(move || latest.abort());
        latest
    }

    /// Aborts what runs, and runs this.
    pub fn run(self, future: impl Future<Output = ()> + 'static) {
        self.run_boxed(Box::pin(future));
    }

    #[inline(never)]
    fn run_boxed(self, future: std::pin::Pin<Box<dyn Future<Output = ()>>>) {
        self.abort();
        let (future, handle) = abortable(future);
        self.0.set_value(Some(handle));
        crate::dom::spawn(async move {
            // The only error is that it was aborted, which is what was wanted.
            let _ = future.await;
        });
    }

    /// Aborts what runs.
    pub fn abort(self) {
        if let Some(Some(handle)) = self.0.try_update_value(Option::take) {
            handle.abort();
        }
    }
}

impl Default for Latest {
    fn default() -> Self {
        Self::new()
    }
}

/// How far the list has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Pages are under way.
    Loading,
    /// All there is.
    Complete,
    /// It broke off here.
    Failed(Error),
    /// The server's pages do not add up to its total.
    Uneven,
}

/// The list as it stands.
#[derive(Clone, Debug)]
pub struct TokenList {
    /// The rows, newest first.
    pub rows: Arc<Vec<Arc<Row>>>,
    /// How many there are by the server's word; `None` until it has spoken.
    pub total: Option<u64>,
    /// How far it has come.
    pub progress: Progress,
    /// When it was last complete.
    pub updated: Option<DateTime<Utc>>,
}

impl TokenList {
    /// The token of this uid.
    pub fn find(&self, uid: &str) -> Option<&Token> {
        self.rows.iter().map(|row| &row.token).find(|token| token.uid == uid)
    }
}

/// Loads the list of tokens.
#[derive(Clone, Copy)]
pub struct Loader {
    list: Var<TokenList>,
    /// How many rows have come, also those that are not shown yet.
    loaded: Var<u64>,
    latest: Latest,
    session: Session,
}

impl Loader {
    /// A list that nothing is known of.
    pub fn new(session: Session) -> Self {
        let list =
            TokenList { rows: Arc::default(), total: None, progress: Progress::Loading, updated: None };
        Self { list: Var::new(list), loaded: Var::new(0), latest: Latest::new(), session }
    }

    /// The list; reactive.
    pub fn list(self) -> Var<TokenList> {
        self.list
    }

    /// The login name of who asks.
    pub fn who(self) -> Option<String> {
        self.session.who_untracked().map(|who| who.user.name)
    }

    /// How many rows have come; reactive.
    pub fn loaded(self) -> u64 {
        self.loaded.get()
    }

    /// Loads the list (again). What is shown stays until what is new has come.
    pub fn start(self) {
        // A page that is gone loads nothing.
        let Some(is_first) = self.list.try_with_untracked(|list| list.updated.is_none()) else { return };
        self.list.update(|list| list.progress = Progress::Loading);
        self.latest.run(async move {
            let client = self.session.client();
            match self.load(&client, is_first).await {
                Ok(()) => {}
                Err(error) => {
                    self.session.after_refusal(&error).await;
                    self.list.update(|list| list.progress = Progress::Failed(error));
                }
            }
        });
    }

    /// Takes a token out, after it was deleted; the reload that follows says the same.
    pub fn remove(self, uid: &str) {
        self.remove_all(&[uid.to_owned()]);
    }

    /// Takes tokens out, after they were deleted.
    pub fn remove_all(self, uids: &[String]) {
        let gone = Selection::from(uids.to_vec());
        self.list.try_update(|list| {
            let before = list.rows.len();
            let stays = |row: &&Arc<Row>| !gone.contains(&row.token.uid);
            let rows: Vec<_> = list.rows.iter().filter(stays).cloned().collect();
            let gone = (before - rows.len()) as u64;
            list.rows = Arc::new(rows);
            list.total = list.total.map(|total| total.saturating_sub(gone));
        });
    }

    /// Puts a new token in, on top.
    pub fn add(self, token: Token) {
        self.list.update(|list| {
            let mut rows = Vec::with_capacity(list.rows.len() + 1);
            rows.push(Arc::new(Row::new(token)));
            rows.extend(list.rows.iter().cloned());
            list.rows = Arc::new(rows);
            list.total = list.total.map(|total| total + 1);
        });
    }

    async fn load(self, client: &Client, is_first: bool) -> Result<(), Error> {
        for attempt in 1..=ATTEMPTS {
            let mut rows = Collector::new(self.list.with_untracked(|list| list.rows.clone()));
            let mut start = 0;
            let mut total = 0;
            loop {
                let count = if start == 0 && is_first { FIRST_PAGE } else { PAGE };
                let page = match client.send(calls::list_tokens(start, count, "")).await {
                    Ok(page) => page,
                    Err(error) => {
                        // What has come is shown, and said to be incomplete.
                        if is_first && rows.len() > 0 {
                            self.show(rows.rows(), total, Progress::Loading);
                        }
                        return Err(error);
                    }
                };
                total = page.total;
                let came = page.items.len() as u64;
                start += came;
                rows.extend(page.items);
                let is_last = came == 0 || start >= total;
                if is_last {
                    break;
                }
                // Each showing filters and counts anew: only when the list has doubled, so that a long one
                // costs no more than twice its length in all.
                let shown = self.list.with_untracked(|list| list.rows.len() as u64);
                if is_first && attempt == 1 && rows.len() >= 2 * shown {
                    self.show(rows.rows(), total, Progress::Loading);
                } else if is_first {
                    self.loaded.set(rows.len());
                }
            }
            // Rows shift when tokens come and go between pages: then it does not add up.
            let adds_up = rows.len() == total;
            if adds_up || attempt == ATTEMPTS {
                self.show(rows.rows(), total, if adds_up { Progress::Complete } else { Progress::Uneven });
                return Ok(());
            }
        }
        Ok(())
    }

    fn show(self, rows: Arc<Vec<Arc<Row>>>, total: u64, progress: Progress) {
        self.loaded.set(rows.len() as u64);
        self.list.update(|list| {
            list.rows = rows;
            list.total = Some(total);
            if progress == Progress::Complete {
                list.updated = Some(clock::now());
            }
            list.progress = progress;
        });
    }
}

/// Collects rows without doubles. A row that is as it was is the same row, so that the table does
/// not draw it again.
struct Collector {
    rows: Vec<Arc<Row>>,
    /// By uid: the row of before, and whether it has come already.
    known: HashMap<String, (Option<Arc<Row>>, bool)>,
}

impl Collector {
    fn new(before: Arc<Vec<Arc<Row>>>) -> Self {
        let known = before.iter().map(|row| (row.token.uid.clone(), (Some(row.clone()), false))).collect();
        Self { rows: Vec::new(), known }
    }

    fn extend(&mut self, tokens: Vec<Token>) {
        for token in tokens {
            let (before, has_come) = self.known.entry(token.uid.clone()).or_default();
            if std::mem::replace(has_come, true) {
                continue;
            }
            self.rows.push(match before.take() {
                Some(row) if row.token == token => row,
                _ => Arc::new(Row::new(token)),
            });
        }
    }

    fn len(&self) -> u64 {
        self.rows.len() as u64
    }

    fn rows(&self) -> Arc<Vec<Arc<Row>>> {
        Arc::new(self.rows.clone())
    }
}
