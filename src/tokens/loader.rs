//! Loads the token list and keeps what has arrived. A new load aborts the requests of the old one, so that an old answer
//! is never shown.
//!
//! `pager.rs` chooses the pages, `retry.rs` decides about another attempt, and `loader/load.rs` sends the requests.

mod load;

use crate::browser::clock;
use crate::browser::latest::Latest;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::query::Row;
use crate::session::Session;
use crate::tokens::pager::{FIRST_PAGE, PAGE, Pager};
use crate::tokens::token_list::{Progress, TokenList};
use std::sync::Arc;
use token_api::Token;

/// Rows that are equal only if they are the same allocation: to compare them one by one would take longer than to
/// filter and draw them again.
#[derive(Clone)]
struct Rows(Arc<Vec<Arc<Row>>>);

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The pager of a load, and when the load began.
struct Reading {
    pager: Pager,
    /// By the browser's clock, in milliseconds since 1970: the server's time may be known only at the end.
    begun: i64,
}

/// Loads the token list. A handle that can be copied.
#[derive(Clone, Copy)]
pub struct Loader(&'static Fields);

impl std::ops::Deref for Loader {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

/// The fields of the loader.
pub struct Fields {
    list: RwSignal<TokenList>,
    rows: Memo<Rows>,
    reading: RwSignal<Reading>,
    /// The loaded and the total number of tokens, while more than one page is read.
    read: RwSignal<Option<(u64, u64)>>,
    is_background: RwSignal<bool>,
    latest: Latest,
    session: Session,
}

impl Loader {
    /// A loader that has loaded nothing yet.
    pub fn new(session: Session) -> Self {
        let list = RwSignal::new(TokenList::new());
        Self(Box::leak(Box::new(Fields {
            list,
            rows: memo(move || Rows(list.with(|list| list.rows.clone()))),
            reading: RwSignal::new(Reading { pager: Pager::new(), begun: clock::millis() }),
            read: RwSignal::new(None),
            is_background: RwSignal::new(false),
            latest: Latest::new(),
            session,
        })))
    }

    /// The list as a signal.
    pub fn list(self) -> RwSignal<TokenList> {
        self.list
    }

    /// Reads the list; reactive. For views that are opened and closed often: they are unsubscribed when disposed.
    pub fn with_list<T>(self, look: impl FnOnce(&TokenList) -> T) -> T {
        unsubscribe_on_cleanup(self.list);
        self.list.with(look)
    }

    /// The rows; reactive. Readers run again only when the rows change.
    pub fn rows(self) -> Arc<Vec<Arc<Row>>> {
        self.rows.with(|rows| rows.0.clone())
    }

    /// The same for views that are opened and closed often. Their readers run again with each change of the list.
    pub fn rows_now(self) -> Arc<Vec<Arc<Row>>> {
        self.with_list(|list| list.rows.clone())
    }

    /// The login name of the person who is signed in.
    pub fn who(self) -> Option<String> {
        self.session.who_untracked().map(|who| who.user.name)
    }

    /// The loaded and the total number of tokens, while more than one page is read; reactive.
    pub fn read(self) -> Option<(u64, u64)> {
        self.read.get()
    }

    /// Loads the list (again). The old rows are shown until the new ones have arrived.
    pub fn start(self) {
        self.is_background.set(false);
        self.begin();
    }

    /// Loads the list after a change that the rows show already. A list that the person has stopped stays stopped.
    pub fn start_after_change(self) {
        let is_stopped = |list: &TokenList| matches!(list.progress, Progress::Stopped);
        if self.list.try_with_untracked(is_stopped) == Some(false) {
            self.start();
        }
    }

    /// Loads the list without a request of the person. A failure is not scrolled into view.
    pub fn start_in_background(self) {
        self.is_background.set(true);
        self.begin();
    }

    /// Whether the last load was started without a request of the person.
    pub fn is_background(self) -> bool {
        self.is_background.get_untracked()
    }

    fn begin(self) {
        // The list is disposed together with its page; then there is nothing to load.
        let Some(is_first) = self.list.try_with_untracked(|list| list.updated.is_none()) else { return };
        self.reading.update(|reading| reading.pager.begin(if is_first { FIRST_PAGE } else { PAGE }));
        self.run();
    }

    /// Continues an interrupted load, or starts a new one if there is nothing to continue.
    pub fn go_on(self) {
        let mut can = false;
        self.reading.try_update(|reading| can = reading.pager.resume());
        if can { self.run() } else { self.start() }
    }

    /// Stops the load and keeps the rows that have arrived.
    pub fn stop(self) {
        self.latest.abort();
        let was_complete = self.list.with_untracked(|list| list.updated.is_some());
        self.interrupt(if was_complete { Progress::Complete } else { Progress::Stopped });
    }

    /// Whether no load is under way.
    pub fn is_idle(self) -> bool {
        self.list.try_with_untracked(|list| !matches!(list.progress, Progress::Loading)).unwrap_or_default()
    }

    /// Removes a deleted token from the rows at once; the reload that follows gives the same result.
    pub fn remove(self, uid: &str) {
        self.remove_all(&[uid.to_owned()]);
    }

    /// Removes deleted tokens from the rows at once.
    pub fn remove_all(self, uids: &[String]) {
        self.list.try_update(|list| list.remove_all(uids));
    }

    /// Adds a new token on top of the rows.
    pub fn add(self, token: Token) {
        let mut row = None;
        self.reading.update(|reading| row = Some(reading.pager.new_row(token)));
        let Some(row) = row else { return };
        self.list.update(|list| list.add(row));
    }

    /// Ends the load, and shows the rows that have arrived.
    fn finish(self, progress: Progress) {
        self.read.set(None);
        self.show(progress);
    }

    /// Ends the load before the list is complete. The rows that have arrived are shown only if no complete list is shown,
    /// and if they are more than those that are shown.
    fn interrupt(self, progress: Progress) {
        let loaded = self.reading.with_untracked(|reading| reading.pager.loaded());
        let is_more = self.list.with_untracked(|list| list.updated.is_none() && loaded > list.loaded);
        if is_more {
            return self.finish(progress);
        }
        self.read.set(None);
        self.list.update(|list| list.progress = progress);
    }

    /// Shows the rows that have arrived.
    fn show(self, progress: Progress) {
        let (rows, total, loaded, begun) = self.reading.with_untracked(|reading| {
            let pager = &reading.pager;
            (pager.rows(), pager.total(), pager.certain(), reading.begun)
        });
        self.list.update(|list| {
            let is_same = list.rows.len() == rows.len()
                && list.rows.iter().zip(&rows).all(|(old, new)| Arc::ptr_eq(old, new));
            if !is_same {
                list.rows = Arc::new(rows);
            }
            list.total = Some(total);
            list.loaded = loaded;
            // An incomplete list that has replaced a complete one is not up to date.
            list.updated = Some(clock::at_server(begun)).filter(|_| matches!(progress, Progress::Complete));
            list.progress = progress;
        });
    }
}
