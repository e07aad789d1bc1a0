//! Tells views that the language has changed, so that they read their messages again.

use crate::browser::signal::RwSignal;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use std::sync::OnceLock;

/// How often the language has changed. Set by [`start`].
static CHANGES: OnceLock<RwSignal<u32>> = OnceLock::new();

/// Makes the signal, in the owner of the whole panel.
pub fn start() {
    let _ = CHANGES.set(RwSignal::new(0));
}

/// How often the language has changed since the page was opened; reactive.
pub fn changes() -> u32 {
    let Some(changes) = CHANGES.get() else { return 0 };
    // Dialogs and fields read it, which come and go.
    unsubscribe_on_cleanup(*changes);
    changes.try_get().unwrap_or_default()
}

/// Tells of a change.
pub fn changed() {
    if let Some(changes) = CHANGES.get() {
        changes.update(|changes| *changes += 1);
    }
}
