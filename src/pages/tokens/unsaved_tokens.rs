//! Notices about tokens whose value nobody has. Each stays until the token is deleted or replaced, or the person says that
//! they have the value.

use crate::browser::clock;
use crate::browser::reactive::effect;
use crate::browser::session_storage::{UnsavedToken, Why};
use crate::browser::signal::memo;
use crate::components::button::action_button;
use crate::components::html::{div, p};
use crate::components::scroll::scrolled_to;
use crate::components::text::{bold_name, code_name, sentence};
use crate::context::Page;
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::pages::tokens::notice_list::notice_list;
use crate::query::Row;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::fingerprint::{is_made_by, is_over};
use crate::tokens::token_list::Progress;
use leptos::prelude::*;
use panel_messages::m;
use std::sync::Arc;
use token_api::Token;

/// A notice for each of them.
pub fn notices(page: Page, state: AppState) -> AnyView {
    // With the token, where the list holds it. A token that is missing in a complete list was deleted.
    let found = memo(move || {
        let unsaved_tokens = state.recovery.unsaved_tokens.get();
        page.loader.list().with(|list| {
            let is_complete = list.progress == Progress::Complete;
            let known = |unsaved_token: UnsavedToken| match list.find(&unsaved_token.uid) {
                Some(token) => Some((unsaved_token, Some(token.clone()))),
                None if is_complete => None,
                None => Some((unsaved_token, None)),
            };
            unsaved_tokens.into_iter().filter_map(known).collect::<Vec<_>>()
        })
    });
    // A create whose answer was lost is looked for in each complete list.
    effect(move || {
        let list = page.loader.list();
        if !list.with(|list| list.progress == Progress::Complete) || state.recovery.open.with(Vec::is_empty) {
            return;
        }
        let rows = page.rows();
        for sent in state.recovery.open.get_untracked() {
            let is_it = |row: &&Arc<Row>| is_made_by(&row.token, &sent);
            if let Some(row) = rows.iter().find(is_it) {
                state.recovery.add_unsaved_token(&row.token.uid, Why::NoAnswer);
                state.recovery.settle(&sent);
            } else if is_over(&sent, clock::now()) {
                state.recovery.settle(&sent);
            }
        }
    });
    notice_list(found, move |(unsaved_token, token), is_new| {
        notice(page, state, &unsaved_token, token, is_new)
    })
}

fn notice(
    page: Page,
    state: AppState,
    unsaved_token: &UnsavedToken,
    token: Option<Token>,
    is_new: bool,
) -> AnyView {
    let why = match unsaved_token.why {
        Why::PageClosed => m::unsaved::PAGE_CLOSED,
        Why::NoAnswer => m::unsaved::NO_ANSWER,
        Why::NoValue => m::unsaved::NOT_SENT,
        Why::Duplicate => m::unsaved::DUPLICATE,
    };
    let name = token.as_ref().map_or(m::unsaved::A_NEW_TOKEN.text(), |token| &token.name);
    let words = m::unsaved::value_lost(bold_name(name), why.text(), code_name(&unsaved_token.uid));
    let buttons = token.map(|token| {
        let (again, to_delete) = (token.clone(), token.clone());
        let may_delete =
            Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_delete)));
        let delete = may_delete.button(m::unsaved::DELETE_IT, "danger quiet", move |_| {
            page.delete_target.set(Some(token.clone()))
        });
        let replace = may_delete.button(m::unsaved::REPLACE_IT, "", move |_| {
            // It is deleted first, so that its name is free. Nothing uses it, because nobody has its value.
            page.revoke_then_replace.set(Some(again.clone()));
            page.delete_target.set(Some(again.clone()));
        });
        vec![reasons_line(vec![may_delete]), delete, replace].into_any()
    });
    let uid = unsaved_token.uid.clone();
    let has_it =
        action_button(m::unsaved::HAVE_VALUE, "quiet", move |_| state.recovery.forget_unsaved_token(&uid));
    div()
        .class("notice failure")
        .attr("role", "alert")
        .node_ref(scrolled_to(is_new))
        .child(p().child(sentence(words)))
        .child(div().class("row").child(buttons).child(has_it))
        .into_any()
}
