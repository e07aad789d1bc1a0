//! The waits before the answers to wrong credentials, without waiting.
#![allow(dead_code)] // Each test file uses its own part.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use token_server::app::Pause;
use tokio::sync::watch;

/// The waits so far. They end at once, or when they are released.
#[derive(Clone)]
pub struct Pauses {
    times: Arc<Mutex<Vec<Duration>>>,
    is_held: Arc<watch::Sender<bool>>,
}

impl Default for Pauses {
    fn default() -> Self {
        Self { times: Arc::default(), is_held: Arc::new(watch::Sender::new(false)) }
    }
}

impl Pauses {
    /// For the server.
    pub fn pause(&self) -> Pause {
        let pauses = self.clone();
        Arc::new(move |time| {
            pauses.times.lock().unwrap().push(time);
            let mut is_held = pauses.is_held.subscribe();
            Box::pin(async move {
                is_held.wait_for(|held| !held).await.unwrap();
            })
        })
    }

    /// Makes waits last until [`Pauses::release`].
    pub fn hold(&self) {
        self.is_held.send_replace(true);
    }

    /// Ends all waits.
    pub fn release(&self) {
        self.is_held.send_replace(false);
    }

    /// Lets other tasks run until as many waits have begun.
    pub async fn until(&self, count: usize) {
        for _ in 0..100_000 {
            if self.count() >= count {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("{} of {count} are waiting", self.count());
    }

    /// The waits since the last call, in seconds.
    pub fn seconds(&self) -> Vec<u64> {
        std::mem::take(&mut *self.times.lock().unwrap()).iter().map(Duration::as_secs).collect()
    }

    /// How many waits have begun since the last call of [`Pauses::seconds`].
    pub fn count(&self) -> usize {
        self.times.lock().unwrap().len()
    }
}
