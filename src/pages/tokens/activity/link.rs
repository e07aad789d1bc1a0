//! The link to the view "Activity".

use crate::address::Address;
use crate::components::html::a;
use crate::context::Page;
use leptos::prelude::*;
use panel_messages::m;

/// The link. The filters of the list stay in the address, for the way back.
pub fn activity_link(page: Page) -> AnyView {
    let to = move || {
        page.nav.with(|address| {
            let list = address.without_dialogs();
            Address { activity: Some(list.activity.clone().unwrap_or_default()), review: false, ..list }
                .href()
        })
    };
    a().class("button")
        .attr("href", to)
        .attr("aria-current", move || page.nav.with(|address| address.activity.is_some().then_some("page")))
        .message(m::common::ACTIVITY)
        .into_any()
}
