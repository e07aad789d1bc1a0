//! The notices above the list: what is under way or needs attention, and what in the address was ignored.

use crate::address::Ignored;
use crate::address::history::Nav;
use crate::components::keyed::built_anew;
use crate::components::notice::notice;
use crate::context::Page;
use crate::pages::tokens::create::cli_login::login_status;
use crate::pages::tokens::unusable_login_code::unusable_code_notice;
use crate::pages::tokens::{bulk_delete_notice, membership_notices, replace, unsaved_tokens};
use crate::state::AppState;
use leptos::html::div;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;

/// All notices.
pub fn notices(page: Page, state: AppState) -> AnyView {
    div()
        .child((move || membership_notices::guest_notice(page)).into_shared())
        .child(built_anew(move || state.login.shown.get().map(|login| login_status(page, state, &login))))
        .child(built_anew(move || unusable_code_notice(page, state)))
        .child(unsaved_tokens::notices(page, state))
        .child(replace::progress::notices(page, state))
        .child(bulk_delete_notice::notice(page, state))
        .child((move || ignored(page.nav)).into_shared())
        .child(membership_notices::members_unknown_notice(page))
        .into_any()
}

/// The values in the address that are ignored.
fn ignored(nav: Nav) -> Option<AnyView> {
    ignored_notice(nav.ignored())
}

/// The same for other values.
pub fn ignored_notice(values: Vec<Ignored>) -> Option<AnyView> {
    let values: Vec<String> = values.into_iter().map(|i| format!("{}={}", i.key, i.value)).collect();
    (!values.is_empty()).then(|| {
        notice(&format!("Ignored in the address: {}. These values mean nothing here.", values.join(", ")))
    })
}
