//! The dialogs of the page: at most one that the address asks for, and those that were opened from it; and the menu of a row.

use crate::address::Address;
use crate::browser::signal::{RwSignal, memo};
use crate::components::html::div;
use crate::components::keyed::for_key;
use crate::context::{Hits, LazyViews, Page, TokenDialog};
use crate::state::AppState;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::Token;

/// The place of the dialogs.
pub fn dialogs(page: Page, state: AppState, hits: Hits) -> AnyView {
    // Back can change the address while a value is shown: no dialog may cover it.
    let is_covered = memo(move || state.reveal.is_revealing());
    // The key is the code: each command line gets a dialog of its own.
    let creating = memo(move || {
        let code = page.login_code();
        // While it is not known whether the code signs in a command line, no form is shown: it would change its meaning.
        let is_plain = page.nav.with(|a| a.new.is_some())
            && (page.nav.with(|a| a.code.is_none()) || page.has_unusable_code());
        let is_asked = code.is_some() || is_plain;
        if is_asked && !is_covered.get() { Some(code) } else { None }
    });
    let uid = memo(move || {
        let is_covered = is_covered.get() || creating.with(Option::is_some);
        page.nav.with(|a| if is_covered { None } else { a.token.clone() })
    });
    let close = move || page.nav.go(&Address { code: None, ..page.nav.now().without_dialogs() });
    let close_bulk = move || state.bulk.asked.set(None);
    let create = for_key(
        move || creating.get().map(Option::unwrap_or_default),
        move |_| (move || page.lazy.dialog(|it| (it.create)(page, state), close)).into_shared().into_any(),
    );
    let details = for_key(
        move || uid.get(),
        move |uid| {
            (move || page.lazy.dialog(|it| (it.details)(page, state, hits, uid.clone()), close))
                .into_shared()
                .into_any()
        },
    );
    let bulk = move || {
        let asked = state.bulk.asked.get()?;
        page.lazy.dialog(|it| (it.bulk)(page, state, asked), close_bulk)
    };
    let close_find = move || page.finds_value.set(false);
    let find = move || {
        (page.finds_value.get() && !is_covered.get()).then_some(())?;
        page.lazy.dialog(|it| (it.find_value)(page, state), close_find)
    };
    div()
        .child(create)
        .child(details)
        .child(token_dialog(page, state, page.row_menu, |it| it.row_menu))
        .child(token_dialog(page, state, page.replaced, |it| it.replace))
        .child(bulk.into_shared())
        .child(find.into_shared())
        .child(token_dialog(page, state, page.delete_target, |it| it.delete))
        .into_any()
}

/// A dialog or a menu about the token in this signal.
fn token_dialog(
    page: Page,
    state: AppState,
    token: RwSignal<Option<Token>>,
    dialog: fn(LazyViews) -> TokenDialog,
) -> AnyView {
    let place = move || {
        let token = token.get_untracked()?;
        page.lazy.part(|it| dialog(it)(page, state, token))
    };
    for_key(
        move || token.with(|token| token.as_ref().map(|t| t.uid.clone())),
        move |_| place.into_shared().into_any(),
    )
}
