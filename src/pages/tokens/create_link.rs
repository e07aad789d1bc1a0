//! The link to the create dialog.

use crate::components::html::{a, kbd};
use crate::context::Page;
use crate::pages::tokens::membership_notices::REASON_ID;
use crate::session::rights::GUEST;
use leptos::prelude::*;

/// Opens the create dialog over the current view, or says why the person's role creates nothing.
pub fn open_create(page: Page) {
    if page.creates_nothing.get_untracked() {
        page.done.set(GUEST.text().to_owned());
    } else {
        page.nav.go(&page.nav.now().with_new(Default::default()));
    }
}

/// A link that opens the create dialog over the current view. `key` is the keyboard shortcut that it names.
pub fn create_link(
    page: Page,
    label: &'static str,
    class: &'static str,
    key: Option<&'static str>,
) -> AnyView {
    // One closure for both attributes: a second one would be more code.
    let refused = |value: &'static str| move || page.creates_nothing.get().then_some(value);
    a().class(class)
        .attr("href", move || page.nav.with(|a| a.with_new(Default::default()).href()))
        .attr("aria-disabled", refused("true"))
        .attr("aria-describedby", refused(REASON_ID))
        .child(label)
        .child(key.map(|key| kbd().attr("aria-hidden", "true").child(key).into_any()))
        .into_any()
}
