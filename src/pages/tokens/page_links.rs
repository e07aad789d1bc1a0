//! The links beside the title to the page's other views: "Review", and "Activity" for those who may read all of it.

use crate::address::Address;
use crate::browser::signal::memo;
use crate::components::html::a;
use crate::context::Page;
use crate::pages::tokens::permissions::sees_all_activity;
use leptos::prelude::*;
use token_api::ServerKind;

/// The links. The filters of the list stay in the address, for the way back.
pub fn page_links(page: Page) -> AnyView {
    let is_offered = memo(move || sees_all_activity(page) && page.session.server() != ServerKind::Yatai);
    let link = |label: &'static str, is_here: fn(&Address) -> bool, to: fn(Address) -> Address| {
        a().class("button")
            .attr("href", move || page.nav.with(|address| to(address.without_dialogs()).href()))
            .attr("aria-current", move || page.nav.with(|address| is_here(address).then_some("page")))
            .child(label)
    };
    let review = link(
        "Review",
        |address| address.review && address.activity.is_none(),
        |address| Address { review: true, activity: None, ..address },
    );
    let activity = link(
        "Activity",
        |address| address.activity.is_some(),
        |address| Address { review: false, activity: Some(address.activity.unwrap_or_default()), ..address },
    )
    .attr("hidden", move || !is_offered.get());
    vec![review.into_any(), activity.into_any()].into_any()
}
