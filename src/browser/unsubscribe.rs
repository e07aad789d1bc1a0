//! Removes readers from the subscriber lists of long-lived signals.
//!
//! `reactive_graph` 0.2.16 keeps a disposed reader in the subscriber list of each signal that it has read, until that
//! signal changes: about 100 bytes each. Views that are opened and closed often unsubscribe with the function below
//! (`tests/e2e/leaks.rs` measures the effect). Delete this file when the library does it.

use crate::browser::signal::RwSignal;
use leptos::prelude::on_cleanup;
use leptos::reactive::graph::{AnySource, Observer, Source};

/// Removes the current reader from the subscriber list of `signal` when the reader runs again or is disposed.
pub fn unsubscribe_on_cleanup<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    unsubscribe(signal.source());
}

fn unsubscribe(signal: AnySource) {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || signal.remove_subscriber(&reader));
    }
}
