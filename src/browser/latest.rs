//! Runs one future at a time: a new one aborts the one before. An aborted request is never shown.

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

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
        spawn_local(async move {
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
