//! The link to the create dialog.

use crate::context::Page;
use crate::pages::tokens::people::REASON_ID;
use leptos::html::{a, kbd};
use leptos::prelude::*;

/// A link to the create dialog over the current view, perhaps with the key that does the same.
pub fn create_link(
    page: Page,
    label: &'static str,
    class: &'static str,
    key: Option<&'static str>,
) -> AnyView {
    // One function for both attributes: each of its own would be another copy of what follows a signal.
    let refused = |value: &'static str| move || page.creates_nothing.get().then_some(value);
    a().class(class)
        .attr("href", move || page.nav.with(|a| a.with_new(Default::default()).href()))
        .attr("aria-disabled", refused("true"))
        .attr("aria-describedby", refused(REASON_ID))
        .child(label)
        .child(key.map(|key| kbd().attr("aria-hidden", "true").child(key).into_any()))
        .into_any()
}
