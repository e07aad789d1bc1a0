//! The notices above the list: what was begun and has not ended, and what is not understood.

use crate::address::history::Nav;
use crate::components::keyed::built_anew;
use crate::components::notice::notice;
use crate::context::Page;
use crate::pages::tokens::create::login::login_status;
use crate::pages::tokens::no_hand_over::no_hand_over;
use crate::pages::tokens::{bulk, people, replace, unsaved_tokens};
use crate::state::AppState;
use leptos::html::div;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;

/// What stands above the list because something was begun and has not ended, or is not understood.
pub fn notices(page: Page, state: AppState) -> AnyView {
    div()
        .child((move || people::guest_notice(page)).into_shared())
        .child(built_anew(move || state.login.shown.get().map(|login| login_status(page, state, &login))))
        .child(built_anew(move || no_hand_over(page, state)))
        .child(unsaved_tokens::notices(page, state))
        .child(replace::progress::notices(page, state))
        .child(bulk::notice(page, state))
        .child((move || ignored(page.nav)).into_shared())
        .child(people::not_told_notice(page))
        .into_any()
}

/// What of the address means nothing.
fn ignored(nav: Nav) -> Option<AnyView> {
    let values: Vec<String> = nav.ignored().into_iter().map(|i| format!("{}={}", i.key, i.value)).collect();
    (!values.is_empty()).then(|| {
        notice(&format!("Ignored in the address: {}. These values mean nothing here.", values.join(", ")))
    })
}
