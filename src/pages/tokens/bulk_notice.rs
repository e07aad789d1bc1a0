//! The notice about a deletion of one token or of many, or a change of their expiration: waiting, running, or ended.

use crate::actions::bulk::{OnEnd, UNDO_SECONDS, break_off, run};
use crate::actions::replace;
use crate::browser::events::on_window;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::components::button::action_button;
use crate::components::dialog::topmost_dialog;
use crate::components::html::{div, li, p, progress, span, ul};
use crate::components::keyed::built_anew;
use crate::components::text::{bold_name, code_name, live_text, safe_text, sentence};
use crate::context::Page;
use crate::pages::tokens::bulk_delete_request::ask_descendants;
use crate::pages::tokens::descendants::descendant_words;
use crate::pages::tokens::focus::{catch_focus, focus_row, focus_undo};
use crate::pages::tokens::own_token::end_session;
use crate::state::AppState;
use crate::state::bulk::{Run, Stage};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use std::rc::Rc;

/// Failures that are listed one by one.
const FAILURES_LISTED: usize = 50;

/// Takes the deleted tokens out of the list, says which or how many, and loads the list again. Opens the create dialog where a
/// deleted token is to be replaced.
pub fn on_end(page: Page, state: AppState) -> OnEnd {
    Rc::new(move || {
        let (is_told, is_own_gone) = state.bulk.with(|run| {
            if !run.is_change {
                page.loader.remove_all(&run.gone);
            }
            // What was not there may be what the person's role does not show any more.
            if !run.failed.is_empty() {
                page.asks_role.set_value(true);
            }
            page.done.set(done_words(run));
            if run.is_change {
                page.changed.update(|n| *n += 1);
                return (false, false);
            }
            // Back does not open the details of a deleted token again.
            run.gone.iter().for_each(|uid| close_details(page, uid));
            let is_told = run.name.is_some() && !run.gone.is_empty();
            (is_told, run.gone.iter().any(|uid| state.own_token.is(uid)))
        });
        let replaced =
            state.bulk.of_last(|run| run.then_replace.take().filter(|(old, _)| run.gone.contains(&old.uid)));
        // The page's status says it.
        if is_told {
            state.bulk.clear();
        }
        // A dialog that the person has opened meanwhile stays.
        if let Some((old, replaces)) = replaced.filter(|_| topmost_dialog().is_none()) {
            replace::begin(page.loader, page.nav, state, &old, replaces);
        }
        if is_own_gone {
            return end_session(page);
        }
        page.loader.start_after_change();
        catch_focus();
    })
}

/// Closes the details of this token, if they are open. The address is replaced, so that Back does not open them again.
pub fn close_details(page: Page, uid: &str) {
    if page.nav.now().token.as_deref() == Some(uid) {
        page.nav.replace(&page.nav.now().without_dialogs());
    }
}

/// What was deleted or changed: the name of one token, or how many.
fn done_words(run: &Run) -> String {
    match (&run.name, run.gone.len()) {
        (_, count) if run.is_change => m::bulk::changed(count),
        (Some(name), 1..) => m::bulk::deleted_name(name),
        (_, count) => m::bulk::deleted(count),
    }
}

/// What is being deleted or changed: the name of one token, or how many.
fn doing_words(run: &Run) -> String {
    match &run.name {
        _ if run.is_change => m::bulk::changing(run.total),
        Some(name) => m::bulk::deleting_name(name),
        None => m::bulk::deleting(run.total),
    }
}

/// The notice; nothing while there is no deletion.
pub fn notice(page: Page, state: AppState) -> AnyView {
    let bulk = state.bulk;
    let shown = move || match bulk.stage.get() {
        Stage::None => None,
        Stage::Waiting => Some(waiting(page, state)),
        Stage::Running => Some(under_way(page, state)),
        Stage::Ended => Some(ended(page, state)),
        Stage::Left => Some(left(state)),
    };
    built_anew(shown)
}

fn waiting(page: Page, state: AppState) -> AnyView {
    // Here and not with the list's effects: the list can be read without this.
    on_window(ev::Custom::<ev::Event>::new("pagehide"), move |_| break_off(page.session, state));
    waiting_notice(page, state, "notice bulk")
}

/// The same in a dialog that covers the notice; nothing while no deletion waits.
pub fn waiting_in_dialog(page: Page, state: AppState) -> AnyView {
    built_anew(move || {
        unsubscribe_on_cleanup(state.bulk.stage);
        let is_waiting = state.bulk.stage.with(|stage| *stage == Stage::Waiting);
        is_waiting.then(|| waiting_notice(page, state, "notice"))
    })
}

fn waiting_notice(page: Page, state: AppState, class: &'static str) -> AnyView {
    let bulk = state.bulk;
    let undo = move |_| {
        let first =
            bulk.with(|run| run.left.last().map(|task| task.row.token.uid.clone())).unwrap_or_default();
        bulk.clear();
        page.done.set(m::bulk::NOTHING_DELETED.string());
        focus_row(&first);
    };
    let words = [&bulk.with(doing_words), " ", &m::bulk::seconds_to_undo(UNDO_SECONDS)];
    // Seen and not said: a screen reader would say each second.
    let left =
        span().attr("role", "timer").child(live_text(move || m::bulk::seconds_left(bulk.seconds.get())));
    let now = move |_| run(page.session, state, on_end(page, state));
    div()
        .class(class)
        .child(p().attr("role", "status").child(safe_text(&words.concat())))
        .child(
            p().class("row")
                .child(action_button(m::common::UNDO, "", undo))
                .child(left)
                .child(action_button(m::common::DELETE_WITHOUT_UNDO, "danger quiet", now)),
        )
        .into_any()
}

/// What an earlier page did not do, because it was left.
fn left(state: AppState) -> AnyView {
    let close = action_button(m::common::DISMISS, "quiet", move |_| {
        state.bulk.clear();
        catch_focus();
    });
    let tokens = state.bulk.with(|run| safe_text(&run.not_deleted));
    div()
        .class("notice bulk")
        .child(p().class("multiline").attr("role", "status").child(tokens))
        .child(p().child(close))
        .into_any()
}

/// Built once, so that the button "Stop" stays the same element while the numbers change.
fn under_way(page: Page, state: AppState) -> AnyView {
    on_window(ev::Custom::<ev::Event>::new("pagehide"), move |_| break_off(page.session, state));
    let bulk = state.bulk;
    let (total, words, is_change) = bulk.with(|run| (run.total, doing_words(run), run.is_change));
    let bar = progress()
        .attr("aria-label", if is_change { m::bulk::BAR_CHANGED } else { m::bulk::BAR_DELETED })
        .attr("max", total.to_string())
        .attr("value", move || bulk.ended.get().to_string());
    div()
        .class("notice bulk")
        .child(p().attr("role", "status").child(safe_text(&words)))
        .child(
            p().class("row")
                .child(bar)
                .child(span().child(live_text(move || m::bulk::ended_of_total(bulk.ended.get(), total))))
                .child(action_button(m::bulk::STOP, "", move |_| bulk.change(|run| run.is_stopped = true))),
        )
        .into_any()
}

fn ended(page: Page, state: AppState) -> AnyView {
    let close = action_button(m::common::DISMISS, "quiet", move |_| {
        state.bulk.clear();
        catch_focus();
    });
    let close = p().class("row").child(undo_change(page, state)).child(close);
    let made = still_there(page, state);
    state.bulk.with(|run| {
        let left = match (run.total - run.gone.len() - run.failed.len(), &run.name) {
            (0, _) => None,
            (_, Some(name)) => Some(m::bulk::stopped_name(name)),
            (left, None) => Some(m::bulk::stopped(left)),
        };
        let mut said = done_words(run);
        if let Some(left) = left {
            said = [&said, " ", &left].concat();
        }
        if run.failed.is_empty() {
            let words = p().attr("role", "status").child(safe_text(&said));
            return div().class("notice bulk").child(words).child(made).child(close).into_any();
        }
        let lines =
            run.failed.iter().take(FAILURES_LISTED).map(|(name, uid, why)| outcome_line(name, uid, why));
        let more = run.failed.len().saturating_sub(FAILURES_LISTED);
        let words = match &run.name {
            Some(name) => m::bulk::not_deleted_name(name),
            None => {
                let count = run.failed.len();
                let failed =
                    if run.is_change { m::bulk::not_changed(count) } else { m::bulk::not_deleted(count) };
                [&said, " ", &failed].concat()
            }
        };
        div()
            .class("notice bulk failure")
            .attr("role", "alert")
            .child(p().child(safe_text(&words)))
            .child(ul().class("outcomes").child(lines.collect_view()))
            .child((more > 0).then(|| p().child(safe_text(&m::bulk::more(more))).into_any()))
            .child(made)
            .child(close)
            .into_any()
    })
}

/// The button that gives the changed tokens the expirations that they had, or goes on with that; nothing after a deletion.
fn undo_change(page: Page, state: AppState) -> Option<AnyView> {
    let (label, tasks) = state.bulk.with(Run::follows)?;
    let undo = move |_| {
        // Those that fail stay selected.
        let uids: Vec<&str> = tasks.iter().map(|task| task.row.token.uid.as_str()).collect();
        page.selection.update(|selection| selection.set(&uids, true));
        state.bulk.take(tasks.clone(), false);
        state.bulk.change(|run| run.undoes = tasks.clone());
        run(page.session, state, on_end(page, state));
        focus_undo();
    };
    Some(action_button(label, "", undo).into_any())
}

/// Offers to delete what was made with the deleted tokens and is in the list, for instance because it was made meanwhile.
fn still_there(page: Page, state: AppState) -> AnyView {
    let gone = state.bulk.with(|run| if run.is_change { Vec::new() } else { run.gone.clone() });
    let words = descendant_words(page, gone.clone(), "them");
    built_anew(move || {
        let words = Some(words.get()).filter(|words| !words.is_empty())?;
        let gone = gone.clone();
        let ask = move |_| ask_descendants(page, state, &gone);
        let ask = action_button(m::bulk::DELETE_THESE_TOO, "danger quiet", ask).into_any();
        Some(p().child(vec![safe_text(&words), " ".into_any(), ask].into_any()).into_any())
    })
}

/// A line of a list of tokens: what became, or will become, of this one.
pub fn outcome_line(name: &str, uid: &str, words: &str) -> AnyView {
    let words = span().class("wrap").child(safe_text(words)).into_any();
    li().child(sentence(m::bulk::outcome(bold_name(name), code_name(uid), words))).into_any()
}
