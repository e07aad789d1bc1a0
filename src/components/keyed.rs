//! Views that are built anew, with elements and state of their own.
//!
//! A closure that returns another view of the same type keeps its elements, and Leptos changes what differs. Two things
//! are wrong with that at times. What was typed or drawn for the one is left for the other. And a browser that translates
//! the page has replaced the text nodes: what is written into the old ones is not seen.

use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Shows `view`, and builds it anew whenever a signal changes that it reads. For branches with different fixed texts. Focus,
/// selection and scroll position in it are lost with each change (docs/decisions/0001-views.md says when to use what).
pub fn built_anew(view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    erased(Box::new(view))
}

/// Shows `view` of the current key; nothing while there is none. It is built anew for another key alone.
pub fn for_key(
    key: impl Fn() -> Option<String> + Send + Sync + 'static,
    view: impl Fn(String) -> AnyView + Send + 'static,
) -> AnyView {
    let key = Memo::new(move |_| key());
    erased(Box::new(move || key.get().map(|key| untrack(|| view(key)))))
}

// Each time that it runs, the elements are new ones.
fn erased(view: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    let count = AtomicUsize::new(0);
    let shown = move || {
        let view = view();
        // Leptos replaces the elements when it gets a view of another type: an option and a list take turns.
        let is_even = count.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
        Some(if is_even { view.into_any() } else { Vec::from_iter(view).into_any() })
    };
    shown.into_shared().into_any()
}
