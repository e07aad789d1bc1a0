//! The panel in a browser, as a person uses it: the vocabulary of the tests, by kind. Names are as in Playwright.

mod act;
mod clipboard;
mod create_dialog;
mod expect;
mod guards;
mod hosts;
mod navigate;
mod read;
mod sent;
mod sign_in;

use super::below;
use super::browser::Browser;
use super::driver::Driver;
use super::folder::{Folder, files_holding};
use super::front::Front;
use super::kind::Kind;
use super::logs::Logs;
use super::server::Server;
use super::until;
use std::cell::RefCell;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How many browsers run at the same time; more would slow each other down.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// Time limit of a test.
const LONGEST: Duration = Duration::from_secs(240);

/// A server, and the panel in its own browser.
pub struct App {
    /// The server.
    pub server: Server,
    /// The browser.
    pub browser: Browser,
    /// The test's folder, with the files of both.
    folder: PathBuf,
    logs: RefCell<Logs>,
    announced: RefCell<Vec<Announced>>,
    /// Texts, and whether a file of the browser must (or must not) contain them after the browser has ended.
    on_disk: RefCell<Vec<(String, bool)>>,
    /// What the test did so far, for the report of a failure.
    steps: RefCell<Vec<String>>,
    /// The web server in front of the token server, if there is one.
    front: RefCell<Option<Front>>,
    /// Its answer to requests for `config.json`.
    settings: below::Settings,
}

/// A failed request that the browser will log.
struct Announced {
    part: String,
    /// The number of lines in the console before.
    after: usize,
}

/// The fields of the create dialog with their values.
pub type FormValues = Vec<(String, String)>;

/// Runs a test on the panel. Asserts afterwards that the console has no line that was not announced, and that no
/// request went to another host.
pub async fn panel(test: impl AsyncFnOnce(&mut App)) {
    panel_with(&[], test).await;
}

/// The same, with additional arguments for the server.
pub async fn panel_with(arguments: &[&str], test: impl AsyncFnOnce(&mut App)) {
    let _permit = BROWSERS.acquire().await.unwrap();
    let folder = Folder::new();
    let server = Server::start(folder.path(), arguments).await;
    let kind = Kind::wanted();
    let driver = Driver::start(kind, folder.path()).await;
    let browser = Browser::start(kind, &driver, &folder.path().join("profile")).await;
    let mut app = App {
        server,
        browser,
        folder: folder.path().to_owned(),
        logs: RefCell::default(),
        announced: RefCell::default(),
        on_disk: RefCell::default(),
        steps: RefCell::default(),
        front: RefCell::default(),
        settings: below::Settings::default(),
    };
    // The browser is closed after a failure, too: it would outlive its driver.
    let ended = caught(async {
        tokio::time::timeout(LONGEST, test(&mut app)).await.expect("the test takes too long");
        let problems = app.problems().await;
        assert!(problems.is_empty(), "{problems:#?}");
    })
    .await;
    if ended.is_err() {
        app.explain().await;
    }
    let (on_disk, profile) = (app.on_disk.take(), app.profile());
    let closed = app.browser.close().await;
    match ended {
        Err(panic) => resume_unwind(panic),
        Ok(()) => closed.unwrap(),
    }
    // The browser writes many files only when it ends.
    for (text, wanted) in on_disk {
        let files = files_holding(&profile, &text);
        assert_eq!(wanted, !files.is_empty(), "the browser's files that hold a value: {files:?}");
    }
}

/// Runs a future and catches its panic.
async fn caught(test: impl Future<Output = ()>) -> std::thread::Result<()> {
    let mut test = pin!(test);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

/// A driver's error as the reason of a failed attempt.
fn message(error: fantoccini::error::CmdError) -> String {
    error.to_string()
}

impl App {
    /// A folder that the test may write to.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Notes a step for the report of a failure.
    pub(in crate::support) fn step(&self, step: String) {
        self.steps.borrow_mut().push(step);
    }

    /// Notes a step, and tries until it succeeds.
    async fn step_until<T>(&self, step: String, attempt: impl AsyncFnMut() -> Result<T, String>) -> T {
        self.step(step.clone());
        until(&step, attempt).await
    }
}
