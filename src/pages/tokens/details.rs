//! The dialog "Token details". The address opens it, so its token can be one that the list does not hold. The form that changes
//! the token takes the place of its fields.

pub mod access;
pub mod activity;
pub mod fields;
mod head;
mod hints;
mod mail;
mod show_value;
mod tabs;
pub mod token_actions;
pub mod values;

use crate::actions::read_token::{TokenAnswer, read_token};
use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::{RwSignal, memo};
use crate::browser::stored_value::StoredValue;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::components::button::action_button;
use crate::components::dialog::{dialog, if_opener_is_gone};
use crate::components::focus::focus_soon;
use crate::components::html::{div, p};
use crate::components::keyed::built_anew;
use crate::components::notice::failure_notice;
use crate::components::text::{code_name, live_text, sentence};
use crate::context::{Hits, Page};
use crate::export;
use crate::format::error_messages::Failure;
use crate::pages::tokens::bulk_notice::waiting_in_dialog;
use crate::pages::tokens::edit::edit_form;
use crate::pages::tokens::edit::form::EditForm;
use crate::pages::tokens::focus::row_link;
use crate::session::use_session;
use crate::state::AppState;
use crate::state::draft::Choice;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use tabs::{Tab, source, tab_list};
use token_actions::token_actions;
use token_api::Token;

/// What is known of the token.
#[derive(Clone, PartialEq)]
enum Found {
    Loading,
    Token(Box<Token>),
    Missing,
    Failed(Failure),
}

/// The details of the token with this uid.
pub fn details_dialog(page: Page, state: AppState, hits: Hits, uid: String) -> AnyView {
    let session = use_session();
    // The hints about scopes depend on the kind of server.
    session.ask_server();
    let answer = RwSignal::new(Found::Loading);
    let tells_value = RwSignal::new(false);
    let latest = Latest::new();
    let ask = {
        let uid = uid.clone();
        move || {
            let uid = uid.clone();
            latest.run(async move {
                let found = match read_token(session, &uid).await {
                    TokenAnswer::Found(token, has_value) => {
                        tells_value.set(has_value);
                        Found::Token(token)
                    }
                    TokenAnswer::NotFound => Found::Missing,
                    TokenAnswer::Failed(failure) => Found::Failed(failure),
                };
                answer.set(found);
            });
        }
    };
    // The server is asked when the dialog opens, and again after each change.
    let ask_again = ask.clone();
    effect(move || {
        unsubscribe_on_cleanup(page.changed);
        page.changed.get();
        ask_again();
    });
    // A complete list that does not hold the token any more says that it was deleted, here or elsewhere.
    let is_listed = {
        let uid = uid.clone();
        memo(move || page.loader.with_list(|list| list.find(&uid).is_some()))
    };
    let was_listed = StoredValue::new(false);
    effect(move || {
        if is_listed.get() {
            was_listed.set_value(true);
        } else if was_listed.get_value() && page.loader.list().with_untracked(|list| list.updated.is_some()) {
            answer.set(Found::Missing);
        }
    });
    let retry = move || {
        answer.set(Found::Loading);
        ask();
    };
    // Until the answer comes, the token is shown as the list holds it.
    let found = {
        let uid = uid.clone();
        memo(move || match answer.get() {
            Found::Loading => match page.loader.with_list(|list| list.find(&uid).cloned()) {
                Some(token) => Found::Token(Box::new(token)),
                None => Found::Loading,
            },
            found => found,
        })
    };
    let row_link = row_link(&uid);
    let changes_before = page.changed.get_untracked();
    let has_tabs = memo(move || !matches!(found.get(), Found::Missing | Found::Failed(_)));
    let tab = RwSignal::new(Tab::Fields);
    let close = move || page.nav.go(&page.nav.now().without_dialogs());
    let edited = uid.clone();
    let is_editing = memo(move || state.edit.is_about(&edited));
    let form = StoredValue::new(None::<EditForm>);
    let escape = move || match form.get_value().filter(|_| is_editing.get_untracked()) {
        Some(form) => form.escape(),
        None => close(),
    };
    // The head does not change while only the time passes.
    let title = move || match found.get() {
        Found::Token(token) => Some(head::title(page, &token)),
        _ => None,
    };
    let neighbours = head::neighbours(page, hits, &uid);
    let body = move || match found.get() {
        Found::Loading => {
            p().class("waiting").attr("aria-busy", "true").message(m::common::LOADING).into_any()
        }
        Found::Missing => not_found(&uid),
        Found::Failed(failure) => failure_notice(&failure, Some(retry.clone())),
        Found::Token(token) => match tab.get() {
            Tab::Fields => fields::fields(page, &token),
            Tab::Activity => activity::activity(page, &token),
            Tab::Json => source(export::json(&token)),
            Tab::Yaml => source(export::yaml(&token)),
        },
    };
    let actions = move || match found.get() {
        Found::Token(token) => Some(token_actions(page, state, *token, tells_value.get())),
        _ => None,
    };
    // The page's status lies behind the dialog, where it is not announced: so it is repeated here.
    let done = move || {
        unsubscribe_on_cleanup(page.changed);
        if page.changed.get() > changes_before { page.done.get() } else { String::new() }
    };
    let tabs = move || has_tabs.get().then(|| tab_list(page, tab, is_editing));
    let shown = move || {
        if !is_editing.get() {
            return Some(body());
        }
        untrack(|| {
            let new = EditForm::new(page, state, &state.edit.token.get()?);
            form.set_value(Some(new));
            let extends = new.draft.with(|draft| matches!(draft.choice, Choice::Extend(_)));
            focus_soon(if extends { "form select" } else { "form textarea" });
            Some(edit_form(new))
        })
    };
    let buttons = div()
        .class("actions")
        .attr("hidden", move || is_editing.get())
        .child(actions.into_shared())
        .child(action_button(m::common::CLOSE, "", move |_| close()));
    let content = vec![
        div().class("head").child(built_anew(title)).child(neighbours).into_any(),
        tabs.into_shared().into_any(),
        built_anew(shown),
        p().class("hint").attr("role", "status").child(live_text(done)).into_any(),
        waiting_in_dialog(page, state),
        buttons.into_any(),
    ];
    if_opener_is_gone(row_link);
    dialog(m::details::TOKEN_DETAILS.text(), "wide", escape, content)
}

fn not_found(uid: &str) -> AnyView {
    let uid = p().class("hint").child(sentence(m::details::not_found_uid(code_name(uid))));
    div().child(p().message(m::details::NOT_FOUND)).child(uid).into_any()
}
