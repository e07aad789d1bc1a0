//! Views that are rebuilt with new elements.
//!
//! When a closure returns another view of the same type, Leptos keeps the elements and changes what differs. Sometimes that
//! is wrong: text that was typed or drawn for the old view stays in the new one; and on a page that the browser has
//! translated, changes of the old text nodes are invisible.

use crate::browser::reactive::Compute;
use crate::browser::signal::memo;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Shows `view`, and rebuilds it whenever a signal that it reads changes. For branches with different fixed texts. Each
/// change loses focus, selection and scroll position in it (docs/decisions/0001-views.md says when to use which function).
pub fn built_anew(view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    erased(Box::new(view))
}

/// Shows `view` of the current key, or nothing without a key. It is rebuilt only when the key changes.
pub fn for_key(
    key: impl Fn() -> Option<String> + Send + Sync + 'static,
    view: impl Fn(String) -> AnyView + Send + 'static,
) -> AnyView {
    let key = memo(key);
    erased(Box::new(move || key.get().map(|key| untrack(|| view(key)))))
}

// Each run of the closure makes new elements.
fn erased(view: Box<dyn Compute<Option<AnyView>> + Send>) -> AnyView {
    let count = AtomicUsize::new(0);
    let shown = move || {
        let view = view.compute();
        // Leptos replaces the elements when the type of the view changes: the type alternates between an option and a list.
        let is_even = count.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
        Some(if is_even { view.into_any() } else { Vec::from_iter(view).into_any() })
    };
    shown.into_shared().into_any()
}
