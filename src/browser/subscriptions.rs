//! Readers that come and go, of signals that stay.
//!
//! `reactive_graph` 0.2.16 keeps a reader that is gone in the list of every signal that it read, until that signal
//! changes: some 100 bytes each. What is opened and closed often takes itself off such lists here
//! (`tests/e2e/leaks.rs` measures it). This file goes once the library does it.

use leptos::prelude::{RwSignal, on_cleanup};
use leptos::reactive::graph::{AnySource, Observer, Source, ToAnySource};

/// Takes the current reader off the list of `signal` when the reader runs again or is gone.
pub fn forget_reader<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    forget(signal.to_any_source());
}

fn forget(signal: AnySource) {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || signal.remove_subscriber(&reader));
    }
}
