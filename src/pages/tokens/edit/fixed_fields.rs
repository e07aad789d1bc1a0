//! The fields that cannot be changed, and a button that replaces the token by one with other values.

use crate::actions::replace;
use crate::browser::signal::RwSignal;
use crate::components::html::{div, dl, p};
use crate::components::keyed::built_anew;
use crate::components::text::hint;
use crate::context::Page;
use crate::pages::tokens::details::access::{access, type_name};
use crate::pages::tokens::details::values::{row, text};
use crate::pages::tokens::disabled_reason::Reason;
use crate::state::AppState;
use leptos::prelude::*;
use panel_messages::m;
use token_api::Token;

/// Type and access, and the button "Replace with other access…".
pub fn fixed_fields(page: Page, state: AppState, base: RwSignal<Token>, may_replace: Reason) -> AnyView {
    // Reactive: these fields can differ when the token is read again.
    let rows = move || {
        let rows = base.with(|token| {
            vec![row(m::common::TYPE, text(type_name(token))), row(m::common::ACCESS, access(token, false))]
        });
        Some(dl().class("details").child(rows).into_any())
    };
    let other = may_replace.button(m::edit::REPLACE_WITH_OTHER_ACCESS, "quiet", move |_| {
        let old = base.get_untracked();
        // What was typed is kept for the next time that this token is edited.
        state.edit.token.set(None);
        replace::begin(page.loader, page.nav, state, &old, Some(old.uid.clone()));
    });
    div()
        .child(built_anew(rows))
        .child(hint(m::edit::TYPE_AND_ACCESS_STAY.text()))
        .child(p().child(other))
        .into_any()
}
