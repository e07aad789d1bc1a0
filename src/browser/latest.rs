//! Runs one future at a time, so that the answer of an outdated request is never shown.

use crate::browser::paint::after_paint;
use crate::browser::reactive::spawn_local;
use crate::browser::stored_value::StoredValue;
use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;

/// Runs one future at a time: a new future aborts the one before.
#[derive(Clone, Copy)]
pub struct Latest(StoredValue<Option<AbortHandle>>);

impl Latest {
    /// Runs nothing yet. A running future is aborted when the owner is cleaned up.
    pub fn new() -> Self {
        let latest = Self(StoredValue::new(None));
        on_cleanup(move || latest.abort());
        latest
    }

    /// Runs this future, and aborts the one before.
    pub fn run(self, future: impl Future<Output = ()> + 'static) {
        self.run_boxed(Box::pin(future));
    }

    /// Aborts the running future at once, and runs this one after the next paint: what it computes can wait for the rows.
    pub fn run_after_paint(self, future: impl Future<Output = ()> + 'static) {
        self.abort();
        after_paint(move || self.run(future));
    }

    #[inline(never)]
    fn run_boxed(self, future: std::pin::Pin<Box<dyn Future<Output = ()>>>) {
        self.abort();
        let (future, handle) = abortable(future);
        // Nothing runs for an owner that is gone.
        if self.0.try_update_value(|running| *running = Some(handle)).is_none() {
            return;
        }
        spawn_local(async move {
            // The only error is that it was aborted, which is intended.
            let _ = future.await;
        });
    }

    /// Aborts the running future, if there is one.
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
