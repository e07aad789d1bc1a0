//! Sends the requests of a load, several at once, and takes in their answers.

use crate::browser::{clock, timer};
use crate::tokens::loader::Loader;
use crate::tokens::pager::{PageRequest, Step};
use crate::tokens::retry;
use crate::tokens::token_list::Progress;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use token_api::{List, Token};
use token_client::{Error, calls};

/// The number of pages that are requested at the same time.
const AT_ONCE: usize = 4;

type UnderWay = (PageRequest, Pin<Box<dyn Future<Output = Result<List<Token>, Error>>>>);

impl Loader {
    /// Starts the requests, and aborts those of the load before.
    pub(super) fn run(self) {
        self.list.update(|list| list.progress = Progress::Loading);
        self.latest.run(async move {
            if let Err(error) = self.load().await {
                self.session.after_refusal(&error).await;
                self.interrupt(Progress::Failed(error));
            }
        });
    }

    /// Requests pages until the list is read. The first page that fails after all its attempts ends the load.
    async fn load(self) -> Result<(), Error> {
        let mut under_way: Vec<UnderWay> = Vec::new();
        loop {
            while under_way.len() < AT_ONCE {
                match self.next_step() {
                    Step::Request(request) => under_way.push((request, Box::pin(self.page(request)))),
                    Step::Wait => break,
                    Step::Done(is_certain) => {
                        let unreadable = self.reading.with_untracked(|reading| reading.pager.unreadable());
                        self.finish(match (is_certain, unreadable) {
                            (false, _) => Progress::Inconsistent,
                            (true, 0) => Progress::Complete,
                            (true, unreadable) => Progress::PartiallyUnreadable(unreadable),
                        });
                        return Ok(());
                    }
                }
            }
            let (request, page) = first_of(&mut under_way).await;
            let page = page?;
            let mut is_void = false;
            self.reading.update(|reading| is_void = reading.pager.receive(request, page));
            if is_void {
                under_way.clear();
            }
            self.report_progress();
            timer::yield_to_browser().await;
        }
    }

    fn next_step(self) -> Step {
        let mut step = Step::Wait;
        self.reading.update(|reading| {
            step = reading.pager.next_step();
            if reading.pager.loaded() == 0 {
                reading.begun = clock::millis();
            }
        });
        step
    }

    /// Requests one page, with as many attempts as `retry.rs` allows.
    async fn page(self, request: PageRequest) -> Result<List<Token>, Error> {
        let begun = clock::millis();
        let spent = || u32::try_from(clock::millis() - begun).unwrap_or_default();
        let mut attempts = 0;
        loop {
            let mut client = self.session.client();
            client.is_background = self.is_background();
            client.timeout_seconds = retry::attempt_timeout(client.timeout_seconds, spent());
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

    /// Updates the numbers. The rows of a first load are shown only when their number has doubled: each time, the table
    /// filters and counts all of them, and so the work for a long list stays below twice its length.
    fn report_progress(self) {
        let (loaded, total) = self.reading.with_untracked(|r| (r.pager.loaded(), r.pager.total()));
        self.read.set(Some((loaded, total)).filter(|_| loaded < total));
        let (is_first, shown) =
            self.list.with_untracked(|list| (list.updated.is_none(), list.rows.len() as u64));
        if is_first && loaded > 0 && loaded < total && loaded >= 2 * shown {
            self.show(Progress::Loading);
        }
    }
}

/// Waits for the first page to arrive, and removes it from those that are under way.
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
