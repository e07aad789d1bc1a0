//! Runs requests for the current question and keeps what came. A new question aborts the requests
//! for the old one, so that an old answer is never shown.
//!
//! Which pages to request for is `load/pager.rs`, when to request again is `load/retry.rs`; both are pure. What never lives
//! here: what is shown of the list, and words.

use crate::browser::clock;
use crate::browser::latest::Latest;
use crate::browser::subscriptions::forget_reader;
use crate::browser::timer;
use crate::query::Row;
use crate::session::Session;
use crate::tokens::pager::{FIRST_PAGE, PAGE, PageRequest, Pager, Step};
use crate::tokens::retry;
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use token_api::{List, Token};
use token_client::{Error, calls};

/// So many pages are under way at once.
const AT_ONCE: usize = 4;

/// How far the list has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Pages are under way.
    Loading,
    /// All there is.
    Complete,
    /// It broke off here.
    Failed(Error),
    /// The person stopped it before it was complete.
    Stopped,
    /// The server's pages do not add up to its total.
    Inconsistent,
    /// All there is, but for so many that could not be read.
    PartiallyUnreadable(u64),
}

/// The list as it stands.
#[derive(Clone, Debug)]
pub struct TokenList {
    /// The rows, newest first.
    pub rows: Arc<Vec<Arc<Row>>>,
    /// How many there are by the server's word; `None` until it has spoken.
    pub total: Option<u64>,
    /// How many of them are in the rows for certain.
    pub loaded: u64,
    /// How far it has come.
    pub progress: Progress,
    /// When what is shown was asked for, once it was complete.
    pub updated: Option<DateTime<Utc>>,
}

impl TokenList {
    /// The token of this uid.
    pub fn find(&self, uid: &str) -> Option<&Token> {
        self.rows.iter().map(|row| &row.token).find(|token| token.uid == uid)
    }
}

/// Rows that are the same when they are the very same: comparing them would cost more than what follows from them.
#[derive(Clone)]
struct Rows(Arc<Vec<Arc<Row>>>);

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What is being read, and when that was begun.
struct Reading {
    pager: Pager,
    begun: DateTime<Utc>,
}

/// Loads the list of tokens.
#[derive(Clone, Copy)]
pub struct Loader(&'static Fields);

impl std::ops::Deref for Loader {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

/// What the loader is made of.
pub struct Fields {
    list: RwSignal<TokenList>,
    rows: Memo<Rows>,
    reading: RwSignal<Reading>,
    /// How many came of how many, while more than one page is read.
    read: RwSignal<Option<(u64, u64)>>,
    is_background: RwSignal<bool>,
    latest: Latest,
    session: Session,
}

type UnderWay = (PageRequest, Pin<Box<dyn Future<Output = Result<List<Token>, Error>>>>);

impl Loader {
    /// A list that nothing is known of.
    pub fn new(session: Session) -> Self {
        let list = RwSignal::new(TokenList {
            rows: Arc::default(),
            total: None,
            loaded: 0,
            progress: Progress::Loading,
            updated: None,
        });
        Self(Box::leak(Box::new(Fields {
            list,
            rows: Memo::new(move |_| Rows(list.with(|list| list.rows.clone()))),
            reading: RwSignal::new(Reading { pager: Pager::new(), begun: clock::now() }),
            read: RwSignal::new(None),
            is_background: RwSignal::new(false),
            latest: Latest::new(),
            session,
        })))
    }

    /// The list; reactive.
    pub fn list(self) -> RwSignal<TokenList> {
        self.list
    }

    /// Looks at the list; reactive. For readers that come and go.
    pub fn with_list<T>(self, look: impl FnOnce(&TokenList) -> T) -> T {
        forget_reader(self.list);
        self.list.with(look)
    }

    /// The rows; reactive, and told of other rows alone.
    pub fn rows(self) -> Arc<Vec<Arc<Row>>> {
        self.rows.with(|rows| rows.0.clone())
    }

    /// The login name of who asks.
    pub fn who(self) -> Option<String> {
        self.session.who_untracked().map(|who| who.user.name)
    }

    /// How many came of how many, while more than one page is read; reactive.
    pub fn read(self) -> Option<(u64, u64)> {
        self.read.get()
    }

    /// Loads the list (again). What is shown stays until what is new has come.
    pub fn start(self) {
        self.is_background.try_set(false);
        self.begin();
    }

    /// The same after a change that the rows tell of already: a list that the person stopped stays so.
    pub fn start_after_change(self) {
        let is_stopped = |list: &TokenList| matches!(list.progress, Progress::Stopped);
        if self.list.try_with_untracked(is_stopped) == Some(false) {
            self.start();
        }
    }

    /// The same, of which the person knows nothing: they may be reading elsewhere.
    pub fn start_in_background(self) {
        self.is_background.try_set(true);
        self.begin();
    }

    /// Whether the person did not request for what is loaded.
    pub fn is_background(self) -> bool {
        self.is_background.get_untracked()
    }

    fn begin(self) {
        // A page that is gone loads nothing.
        let Some(is_first) = self.list.try_with_untracked(|list| list.updated.is_none()) else { return };
        self.reading.update(|reading| reading.pager.begin(if is_first { FIRST_PAGE } else { PAGE }));
        self.run();
    }

    /// Goes on where it was broken off, where that can be.
    pub fn go_on(self) {
        let mut can = false;
        self.reading.try_update(|reading| can = reading.pager.resume());
        if can { self.run() } else { self.start() }
    }

    /// Takes what has come for now.
    pub fn stop(self) {
        self.latest.abort();
        let is_whole = self.list.with_untracked(|list| list.updated.is_some());
        self.break_off(if is_whole { Progress::Complete } else { Progress::Stopped });
    }

    /// Whether nothing is under way.
    pub fn is_idle(self) -> bool {
        self.list.try_with_untracked(|list| !matches!(list.progress, Progress::Loading)).unwrap_or_default()
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
            list.loaded = list.loaded.saturating_sub(gone);
        });
    }

    /// Puts a new token in, on top.
    pub fn add(self, token: Token) {
        let mut row = None;
        self.reading.update(|reading| row = Some(reading.pager.new_row(token)));
        let Some(row) = row else { return };
        self.list.update(|list| {
            let mut rows = Vec::with_capacity(list.rows.len() + 1);
            rows.push(row);
            rows.extend(list.rows.iter().cloned());
            list.rows = Arc::new(rows);
            list.total = list.total.map(|total| total + 1);
            list.loaded += 1;
        });
    }

    fn run(self) {
        self.list.update(|list| list.progress = Progress::Loading);
        self.latest.run(async move {
            if let Err(error) = self.load().await {
                self.session.after_refusal(&error).await;
                self.break_off(Progress::Failed(error));
            }
        });
    }

    async fn load(self) -> Result<(), Error> {
        let mut under_way: Vec<UnderWay> = Vec::new();
        loop {
            while under_way.len() < AT_ONCE {
                match self.next_step() {
                    Step::Request(request) => under_way.push((request, Box::pin(self.page(request)))),
                    Step::Wait => break,
                    Step::Done(is_certain) => {
                        let unread = self.reading.with_untracked(|reading| reading.pager.unread());
                        self.end(match (is_certain, unread) {
                            (false, _) => Progress::Inconsistent,
                            (true, 0) => Progress::Complete,
                            (true, unread) => Progress::PartiallyUnreadable(unread),
                        });
                        return Ok(());
                    }
                }
            }
            let (request, page) = first_of(&mut under_way).await;
            let page = page?;
            let mut is_void = false;
            self.reading.update(|reading| is_void = reading.pager.came(request, page));
            if is_void {
                under_way.clear();
            }
            self.tell();
            timer::yield_to_browser().await;
        }
    }

    fn next_step(self) -> Step {
        let mut step = Step::Wait;
        self.reading.update(|reading| {
            step = reading.pager.next_step();
            if reading.pager.loaded() == 0 {
                reading.begun = clock::now();
            }
        });
        step
    }

    /// One page, asked for as often as it takes.
    async fn page(self, request: PageRequest) -> Result<List<Token>, Error> {
        let begun = clock::millis();
        let spent = || u32::try_from(clock::millis() - begun).unwrap_or_default();
        let mut attempts = 0;
        loop {
            let mut client = self.session.client();
            client.timeout_seconds = retry::patience(client.timeout_seconds, spent());
            match client.send(calls::list_tokens(request.start, request.count, "")).await {
                Ok(page) => return Ok(page),
                Err(error) => {
                    attempts += 1;
                    match retry::pause(&error, attempts, spent()) {
                        Some(millis) => timer::pause(millis).await,
                        None => return Err(error),
                    }
                }
            }
        }
    }

    /// Says how far it has come. The rows so far are shown only when they have doubled: each showing filters and counts
    /// anew, and so a long list costs no more than twice its length in all.
    fn tell(self) {
        let (loaded, total) = self.reading.with_untracked(|r| (r.pager.loaded(), r.pager.total()));
        self.read.set(Some((loaded, total)).filter(|_| loaded < total));
        let (is_first, shown) =
            self.list.with_untracked(|list| (list.updated.is_none(), list.rows.len() as u64));
        if is_first && loaded > 0 && loaded < total && loaded >= 2 * shown {
            self.show(Progress::Loading);
        }
    }

    /// It goes no further.
    fn end(self, progress: Progress) {
        self.read.set(None);
        self.show(progress);
    }

    /// It goes no further for now: what is whole stays, else the longer one of what is shown and what came is.
    fn break_off(self, progress: Progress) {
        let loaded = self.reading.with_untracked(|reading| reading.pager.loaded());
        let is_more = self.list.with_untracked(|list| list.updated.is_none() && loaded > list.loaded);
        if is_more {
            return self.end(progress);
        }
        self.read.set(None);
        self.list.update(|list| list.progress = progress);
    }

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
            // What replaced a whole list and is none is not whole.
            list.updated = Some(begun).filter(|_| matches!(progress, Progress::Complete));
            list.progress = progress;
        });
    }
}

/// Waits for the first of those that are under way.
async fn first_of(under_way: &mut Vec<UnderWay>) -> (PageRequest, Result<List<Token>, Error>) {
    poll_fn(|context| {
        for at in 0..under_way.len() {
            if let Poll::Ready(answer) = under_way[at].1.as_mut().poll(context) {
                return Poll::Ready((under_way.swap_remove(at).0, answer));
            }
        }
        Poll::Pending
    })
    .await
}
