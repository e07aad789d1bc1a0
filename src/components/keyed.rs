//! A view that belongs to a key: for another key it is built anew, with elements and state of its own.
//!
//! A closure that returns another view of the same type is not enough: Leptos then keeps the elements and changes what
//! differs, and what was typed or drawn for the one would be left for the other.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Shows `view` of the current key; nothing while there is none.
pub fn for_key(
    key: impl Fn() -> Option<String> + Send + Sync + 'static,
    view: impl Fn(String) -> AnyView + Send + 'static,
) -> AnyView {
    erased(Memo::new(move |_| key()), Box::new(view))
}

fn erased(key: Memo<Option<String>>, view: Box<dyn Fn(String) -> AnyView + Send>) -> AnyView {
    let count = AtomicUsize::new(0);
    let shown = move || {
        let view = key.get().map(|key| untrack(|| view(key)));
        // Leptos replaces the elements when it gets the other side.
        let is_left = count.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
        if is_left { Either::Left(view) } else { Either::Right(view) }
    };
    shown.into_shared().into_any()
}
