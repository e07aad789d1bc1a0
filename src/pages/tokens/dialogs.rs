//! The dialogs of the page: at most one of those that the address asks for, and what it led to.

use crate::address::Address;
use crate::components::keyed::for_key;
use crate::context::{LazyViews, Page, TokenDialog};
use crate::state::AppState;
use leptos::html::div;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::Token;

/// At most one of the address's dialogs, and above it what it led to.
pub fn dialogs(page: Page, state: AppState) -> AnyView {
    // A step back during the reveal changes the address; nothing may cover the value.
    let is_covered = Memo::new(move |_| state.reveal.is_revealing());
    // One for each code: another command line's is another question.
    let creating = Memo::new(move |_| {
        let code = page.login_code();
        // A form for oneself would turn into one for a command line once the server has said what it is.
        let is_plain = page.nav.with(|a| a.new.is_some())
            && (page.nav.with(|a| a.code.is_none()) || page.has_useless_code());
        let is_asked = code.is_some() || is_plain;
        if is_asked && !is_covered.get() { Some(code) } else { None }
    });
    let uid = Memo::new(move |_| {
        let is_covered = is_covered.get() || creating.with(Option::is_some);
        page.nav.with(|a| if is_covered { None } else { a.token.clone() })
    });
    let close = move || page.nav.go(&Address { code: None, ..page.nav.now().without_dialogs() });
    let unasked = move || state.bulk.asked.set(None);
    let create = for_key(
        move || creating.get().map(Option::unwrap_or_default),
        move |_| (move || page.lazy.dialog(|it| (it.create)(page, state), close)).into_shared().into_any(),
    );
    let details = for_key(
        move || uid.get(),
        move |uid| {
            (move || page.lazy.dialog(|it| (it.details)(page, state, uid.clone()), close))
                .into_shared()
                .into_any()
        },
    );
    let bulk = move || {
        let asked = state.bulk.asked.get()?;
        page.lazy.dialog(|it| (it.bulk)(page, state, asked), unasked)
    };
    // The others are asked for out of one that is here.
    div()
        .child(create)
        .child(details)
        .child(token_dialog(page, state, state.edit.token, |it| it.edit))
        .child(token_dialog(page, state, page.replaced, |it| it.replace))
        .child(bulk.into_shared())
        .child(token_dialog(page, state, page.delete_target, |it| it.delete))
        .into_any()
}

/// A dialog about the token in this signal.
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
