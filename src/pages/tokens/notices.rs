//! The notices above the list: what is under way or needs attention, and what in the address was ignored.

use crate::address::history::Nav;
use crate::address::length::is_search_secret;
use crate::address::{Ignored, keys_of_ignored, names_of_ignored};
use crate::components::html::div;
use crate::components::keyed::built_anew;
use crate::components::notice::notice;
use crate::context::Page;
use crate::pages::tokens::create::cli_login::login_status;
use crate::pages::tokens::unusable_login_code::unusable_code_notice;
use crate::pages::tokens::{bulk_notice, clock_notice, leavers, membership_notices, replace, unsaved_tokens};
use crate::state::AppState;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;

/// All notices.
pub fn notices(page: Page, state: AppState) -> AnyView {
    div()
        .child(built_anew(clock_notice::clock_notice))
        .child((move || membership_notices::guest_notice(page)).into_shared())
        .child(built_anew(move || state.login.shown.get().map(|login| login_status(page, state, &login))))
        .child(built_anew(move || unusable_code_notice(page, state)))
        .child(unsaved_tokens::notices(page, state))
        .child(replace::progress::notices(page, state))
        .child(bulk_notice::notice(page, state))
        .child((move || ignored(page.nav)).into_shared())
        .child((move || shortened(page.nav)).into_shared())
        .child(membership_notices::members_unknown_notice(page))
        .child(leavers::notice(page, state))
        .into_any()
}

/// Names the values in the address that are ignored. Of a link that signs in a command line, it names the keys only.
fn ignored(nav: Nav) -> Option<AnyView> {
    ignored_notice(nav, nav.ignored())
}

/// The same for other values.
pub fn ignored_notice(nav: Nav, values: Vec<Ignored>) -> Option<AnyView> {
    let is_login = nav.with(|address| address.code.is_some());
    let names = if is_login { keys_of_ignored(&values) } else { names_of_ignored(&values) };
    (!values.is_empty()).then(|| notice(&m::warnings::ignored(&names)))
}

/// Says that a reload or a copy of the address loses a part of the view.
fn shortened(nav: Nav) -> Option<AnyView> {
    nav.is_shortened().then(|| {
        let is_secret = nav.with(|address| is_search_secret(&address.q));
        let words = if is_secret { m::warnings::SEARCH_SECRET } else { m::warnings::SHORTENED };
        notice(words.text())
    })
}
