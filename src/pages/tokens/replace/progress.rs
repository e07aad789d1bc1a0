//! The notices about replacements: whether the old token is still used, and the next step.

use crate::actions::replace::begin;
use crate::browser::clock;
use crate::browser::session_storage::Replacement;
use crate::browser::signal::memo;
use crate::components::button::action_button;
use crate::components::download::{download, file_name};
use crate::components::html::{div, p, strong};
use crate::components::scroll::scrolled_to;
use crate::components::text::{bold_name, code_name, live_text, sentence};
use crate::context::Page;
use crate::export;
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::pages::tokens::notice_list::notice_list;
use crate::pages::tokens::table::time_words::use_words;
use crate::session::rights::Action;
use crate::state::AppState;
use chrono::TimeDelta;
use leptos::prelude::*;
use panel_messages::{Message, Part, m};
use token_api::Token;

/// What a notice says.
type Words = Vec<Part<AnyView>>;

/// A replacement whose old token is in the list.
#[derive(Clone, PartialEq)]
struct Progress {
    old: Token,
    /// The successor's uid, and the successor itself where the list holds it.
    new: Option<(String, Option<Token>)>,
}

/// A notice for each replacement.
pub fn notices(page: Page, state: AppState) -> AnyView {
    let all = memo(move || {
        let replacements = state.recovery.replacements.get();
        page.loader.list().with(|list| {
            let progress = |r: Replacement| {
                let old = list.find(&r.old)?.clone();
                let new = r.new.map(|uid| {
                    let token = list.find(&uid).cloned();
                    (uid, token)
                });
                Some(Progress { old, new })
            };
            replacements.into_iter().filter_map(progress).collect::<Vec<_>>()
        })
    });
    notice_list(all, move |progress, is_new| notice(page, state, progress, is_new))
}

fn notice(page: Page, state: AppState, progress: Progress, is_new: bool) -> AnyView {
    let Progress { old, new } = progress;
    let uid = old.uid.clone();
    let stop = move |_| state.recovery.change_replacements(|all| all.retain(|r| r.old != uid));
    let (words, buttons) = match new {
        None => without_successor(page, state, &old),
        Some((uid, None)) => unknown_successor(page, state, &old, &uid),
        Some((_, Some(new))) => with_successor(page, &old, &new),
    };
    div()
        .class("notice")
        .attr("role", "status")
        .node_ref(scrolled_to(is_new))
        .child(p().child(sentence(words)))
        .child(div().class("row").child(buttons).child(action_button(
            m::replace::STOP_WATCHING,
            "quiet",
            stop,
        )))
        .into_any()
}

fn without_successor(page: Page, state: AppState, old: &Token) -> (Words, AnyView) {
    let words = m::replace::without_successor(bold_name(&old.name));
    (words, create_successor(page, state, old, m::replace::CREATE_SUCCESSOR))
}

fn unknown_successor(page: Page, state: AppState, old: &Token, uid: &str) -> (Words, AnyView) {
    let words = m::replace::unknown_successor(bold_name(&old.name), code_name(uid));
    (words, create_successor(page, state, old, m::replace::CREATE_ANOTHER))
}

fn create_successor(page: Page, state: AppState, old: &Token, label: Message) -> AnyView {
    let (like, to_replace) = (old.clone(), old.clone());
    let may_replace = Reason::new(page, move |permissions| permissions.refusal(Action::Replace(&to_replace)));
    let create = may_replace
        .button(label, "", move |_| begin(page.loader, page.nav, state, &like, Some(like.uid.clone())));
    vec![reasons_line(vec![may_replace]), create].into_any()
}

fn with_successor(page: Page, old: &Token, new: &Token) -> (Words, AnyView) {
    let (delete_target, to_delete, reminded) = (old.clone(), old.clone(), old.clone());
    let may_delete = Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_delete)));
    let names = (bold_name(&old.name), bold_name(&new.name));
    let words = m::replace::with_successor(names.0, names.1, used(page, old), used(page, new));
    let delete = move |_| page.delete_target.set(Some(delete_target.clone()));
    let buttons = vec![
        reasons_line(vec![may_delete]),
        may_delete.button(m::replace::DELETE_OLD, "danger quiet", delete),
        action_button(m::common::LOOK_AGAIN, "", move |_| page.loader.start()).into_any(),
        action_button(m::replace::REMIND, "", move |_| remind(&reminded)).into_any(),
    ];
    (words, buttons.into_any())
}

/// "last used 3 h ago", updated as time passes.
fn used(page: Page, token: &Token) -> AnyView {
    let token = token.clone();
    strong().child(live_text(move || use_words(&token, page.now()))).into_any()
}

/// Downloads a calendar entry in a week.
fn remind(old: &Token) {
    let now = clock::now();
    let summary = m::replace::reminder_title(&old.name);
    let words = m::replace::reminder(&old.uid);
    let link = crate::pages::tokens::details::token_actions::link_to(&old.uid);
    let uid = ["delete-", &old.uid].concat();
    let text = export::ics_reminder(&summary, &words, &link, &uid, now + TimeDelta::days(7), now);
    download(&file_name(&old.name, ".ics"), "text/calendar", &text);
}
