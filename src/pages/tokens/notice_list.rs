//! A list of notices, in which a new one is marked as new, so that it can be scrolled to.

use crate::browser::signal::Memo;
use crate::components::keyed::built_anew;
use leptos::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A notice for each item. `notice` gets the item, and whether it was added since the list was shown before.
pub fn notice_list<T: Clone + Send + Sync + 'static>(
    items: Memo<Vec<T>>,
    notice: impl Fn(T, bool) -> AnyView + Send + 'static,
) -> AnyView {
    let count_before = AtomicUsize::new(0);
    let notices = move || {
        let items = items.get();
        let count = items.len();
        // One is added at a time, at the end.
        let first_new = if count > count_before.swap(count, Ordering::Relaxed) { count - 1 } else { count };
        let views = items.into_iter().enumerate().map(|(at, item)| notice(item, at >= first_new));
        Some(views.collect_view().into_any())
    };
    built_anew(notices)
}
