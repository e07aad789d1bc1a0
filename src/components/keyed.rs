//! A view that belongs to a key: for another key it is built anew, with elements and state of its own.
//!
//! A closure that returns another view of the same type is not enough: Leptos then keeps the elements and changes what
//! differs, and what was typed or drawn for the one would be left for the other.

use leptos::prelude::*;
use std::sync::Arc;

/// Shows `view` of the current key; nothing while there is none.
pub fn for_key(
    key: impl Fn() -> Option<String> + Send + Sync + 'static,
    view: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    erased(Memo::new(move |_| key()), Arc::new(view))
}

fn erased(key: Memo<Option<String>>, view: Arc<dyn Fn(String) -> AnyView + Send + Sync>) -> AnyView {
    let view = move |key| view(key);
    For(ForProps::builder().each(move || key.get()).key(String::clone).children(view).build()).into_any()
}
