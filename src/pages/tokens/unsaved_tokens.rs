//! Tokens whose value nobody has: said until each is deleted, replaced, or known to be saved.

use crate::browser::clock;
use crate::components::button::action_button;
use crate::components::keyed::built_anew;
use crate::components::scroll::scrolled_to;
use crate::context::Page;
use crate::pages::tokens::allowed::{Reason, reasons_line};
use crate::state::fingerprint::{is_made_by, is_over};

use crate::browser::session_storage::{UnsavedToken, Why};
use crate::components::text::{bold_name, code_name, safe_text};
use crate::query::Row;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::tokens::loader::Progress;
use leptos::html::{div, p};
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use token_api::Token;

/// One notice for each.
pub fn notices(page: Page, state: AppState) -> AnyView {
    // What the list holds of each; one that a complete list does not hold is gone.
    let found = Memo::new(move |_| {
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
    // What could not be found out when it happened is found in the next list that is whole.
    Effect::new(move |_| {
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
    let seen = Seen::default();
    let notices = move || {
        let found = found.get();
        let first_new = seen.first_new(found.len());
        let notice = |(at, (unsaved_token, token)): (usize, (UnsavedToken, Option<Token>))| {
            notice(page, state, &unsaved_token, token, at >= first_new)
        };
        Some(found.into_iter().enumerate().map(notice).collect_view().into_any())
    };
    built_anew(notices)
}

/// How many notices there were: a new one is brought into sight, because the page may be scrolled far down.
#[derive(Default)]
pub struct Seen(AtomicUsize);

impl Seen {
    /// From which place on notices are new, where there are so many now.
    pub fn first_new(&self, count: usize) -> usize {
        let before = self.0.swap(count, Ordering::Relaxed);
        if count > before { count - 1 } else { count }
    }
}

fn notice(
    page: Page,
    state: AppState,
    unsaved_token: &UnsavedToken,
    token: Option<Token>,
    is_new: bool,
) -> AnyView {
    let why = match unsaved_token.why {
        Why::Left => "the page was left before it was saved",
        Why::NoAnswer => "the answer to its creation never came",
        Why::NoValue => "the server did not send it",
        Why::Duplicate => "one creation made two tokens, and this is the other one",
    };
    let name = token.as_ref().map_or("a new token", |token| &token.name);
    let words = p()
        .child("Nobody has the value of ")
        .child(bold_name(name))
        .child(": ")
        .child(safe_text(why))
        .child(". UID ")
        .child(code_name(&unsaved_token.uid))
        .child(".");
    let mending = token.map(|token| {
        let (again, to_delete) = (token.clone(), token.clone());
        let may_delete = Reason::new(page, move |standing| standing.refusal(Action::Delete(&to_delete)));
        let delete = may_delete
            .button("Delete it", "danger quiet", move |_| page.delete_target.set(Some(token.clone())));
        let replace = may_delete.button("Replace it", "", move |_| {
            // Nobody can be using it: it goes first, so that its name is free.
            page.revoke_then_replace.set(Some(again.clone()));
            page.delete_target.set(Some(again.clone()));
        });
        vec![reasons_line(vec![may_delete]), delete, replace].into_any()
    });
    let uid = unsaved_token.uid.clone();
    let has_it =
        action_button("I have its value", "quiet", move |_| state.recovery.forget_unsaved_token(&uid));
    div()
        .class("notice failure")
        .attr("role", "alert")
        .node_ref(scrolled_to(is_new))
        .child(words)
        .child(div().class("row").child(mending).child(has_it))
        .into_any()
}
