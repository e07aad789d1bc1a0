//! The dialog "Delete token?".

use crate::actions::bulk::wait;
use crate::actions::delete::{Deletion, delete_and_verify};
use crate::actions::replace;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::dialog::{alert_dialog, unique_id};
use crate::components::html::{Element, div, p};
use crate::components::keyed::built_anew;
use crate::components::notice::{notice_of, plain_failure};
use crate::components::text::{bold_name, code_name, flexible_space, safe_text};
use crate::context::Page;
use crate::format::error_messages::Failure;
use crate::pages::tokens::bulk_delete_dialog::effect_words;
use crate::pages::tokens::bulk_notice::{close_details, on_end};
use crate::pages::tokens::descendants::{delete_all_button, descendant_words};
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::pages::tokens::focus::focus_undo;
use crate::pages::tokens::own_token::{delete_warning, end_session, warning};
use crate::pages::tokens::table::time_words::past_words;
use crate::session::request_scope::RequestScope;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::bulk::Stage;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use token_api::Token;

/// The dialog about this token.
pub fn delete_dialog(page: Page, state: AppState, token: Token) -> AnyView {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let cancel = move || {
        if !busy.get_untracked() {
            page.delete_target.set(None);
            page.revoke_then_replace.set(None);
        }
    };
    // Checked here too: the role may have become known after the dialog was opened.
    let to_delete = token.clone();
    let may_delete = Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_delete)));
    let to_delete = token.clone();
    let delete_now = move |_| {
        if !untrack(|| may_delete.refuses()) {
            delete_at_once(page, state, &to_delete, busy, failed);
        }
    };
    let asked = token.clone();
    let delete_later = move |_| {
        if busy.get_untracked() || untrack(|| may_delete.refuses()) {
            return;
        }
        if state.bulk.stage.with_untracked(|stage| *stage == Stage::Running) {
            let (what, advice) = (m::bulk::WAIT.string(), String::new());
            return failed.set(Some(Failure { what, advice, quote: None, trace_id: None }));
        }
        let replaced = page.revoke_then_replace.get_untracked();
        let replaced = replaced.map(|old| (old, state.recovery.predecessor_of(&asked.uid)));
        state.bulk.add(&asked, replaced);
        cancel();
        // The details would cover the notice that can undo it.
        close_details(page, &asked.uid);
        wait(page.session, state, on_end(page, state));
        focus_undo();
    };
    let now = page.clock.get_untracked();
    let effect = effect_words(usize::from(!token.has_expired(now)), 1);
    let used = match &token.last_used_at {
        None => m::delete::WAS_NEVER_USED.string(),
        at => m::delete::was_last_used(&past_words(at, "", now)),
    };
    let warned = token.clone();
    let warning = warning(move || delete_warning(page, &warned));
    let descendants = descendants_notice(page, state, &token, cancel);
    let reason_id = unique_id("reason");
    let described_by = reason_id.clone();
    let explained = move |button: Element| {
        let described_by = described_by.clone();
        button
            .attr("aria-disabled", move || (busy.get() || may_delete.refuses()).then_some("true"))
            .attr("aria-describedby", move || may_delete.refuses().then(|| described_by.clone()))
    };
    let actions = div()
        .class("actions")
        .child(div().attr("id", reason_id).child(reasons_line(vec![may_delete])))
        .child((move || failed.get().map(|failure| plain_failure(&failure))).into_shared())
        .child(explained(action_button(m::common::DELETE_WITHOUT_UNDO, "danger quiet", delete_now)))
        .child(flexible_space())
        .child(action_button(m::common::CANCEL, "", move |_| cancel()).attr("data-first-focus", ""))
        .child(explained(action_button(m::common::DELETE_TOKEN, "danger", delete_later)));
    let content = vec![
        p().child(bold_name(&token.name)).child(" ").child(code_name(&token.uid)).into_any(),
        p().child([&used, " ", &effect].concat()).into_any(),
        warning,
        descendants,
        actions.into_any(),
    ];
    alert_dialog(m::delete::QUESTION.text(), cancel, content)
}

/// Deletes the token without delay. `busy` is set meanwhile, and `failed` if it fails.
pub fn delete_at_once(
    page: Page,
    state: AppState,
    token: &Token,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<Failure>>,
) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    failed.set(None);
    // Its deletion may be waiting already.
    state.bulk.withdraw(&token.uid);
    let (uid, name) = (token.uid.clone(), token.name.clone());
    let scope = RequestScope::new(page.session);
    spawn_local(async move {
        let result = delete_and_verify(scope.client(), &uid).await;
        busy.set(false);
        // The person who is signed in now did not ask for it.
        if !scope.is_current() {
            return;
        }
        match result {
            Ok(deletion) => deleted(page, state, deletion, &uid, &name),
            Err((failure, error)) => {
                // The dialog may be closed.
                page.done.set([&m::delete::not_deleted(&name), " ", &failure.what].concat());
                failed.set(Some(failure));
                if let Some(error) = error {
                    page.session.after_refusal(&error).await;
                }
            }
        }
    });
}

/// Says how many tokens were made with this one, and offers to delete them too; nothing where the list has none. Reactive.
fn descendants_notice(
    page: Page,
    state: AppState,
    token: &Token,
    cancel: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let token = token.clone();
    let words = descendant_words(page, vec![token.uid.clone()], "it");
    built_anew(move || {
        let words = Some(words.get()).filter(|words| !words.is_empty())?;
        let all = delete_all_button(page, state, &token, cancel);
        Some(notice_of(vec![safe_text(&words), " ".into_any(), all].into_any()))
    })
}

/// After a deletion: removes the row, closes the dialogs, and opens the create dialog where the token is to be replaced.
fn deleted(page: Page, state: AppState, deletion: Deletion, uid: &str, name: &str) {
    let words = match deletion {
        Deletion::Done => m::bulk::deleted_name(name),
        // A server says so of a token that the person may not see, too: their role may be another one by now.
        _ => {
            page.asks_role.set_value(true);
            m::delete::not_there(name)
        }
    };
    page.delete_target.set(None);
    page.finds_value.set(false);
    page.loader.remove(uid);
    // A deleted successor of another token: its replacement is the successor then.
    let replaces = state.recovery.predecessor_of(uid);
    state.forget_token(uid);
    page.done.set(words);
    close_details(page, uid);
    let is_own = state.own_token.is(uid);
    if !is_own {
        page.loader.start_after_change();
    }
    // It was deleted because its value leaked: what used it needs another token.
    if let Some(Some(old)) = page.revoke_then_replace.try_with_untracked(Clone::clone) {
        page.revoke_then_replace.set(None);
        replace::begin(page.loader, page.nav, state, &old, replaces);
    }
    if is_own {
        end_session(page);
    }
}
