//! Deleting many tokens: asked for with their number, with a moment in which it can be undone, a few at a time, and
//! each one's outcome said. What failed stays selected.

use crate::actions::bulk_delete::{OnEnd, run, wait};
use crate::components::button::action_button;
use crate::components::dialog::alert_dialog;
use crate::components::field::field;
use crate::components::focus::focus_first_refused;
use crate::components::inputs::text_input;
use crate::components::keyed::built_anew;
use crate::components::text::{bold_name, code_name, flexible_space, live_text, safe_name, safe_text};
use crate::context::{Hits, Page};
use crate::format::count::tokens_of;
use crate::pages::tokens::focus::catch_focus;
use crate::pages::tokens::people::standing;
use crate::pages::tokens::selection::selected;
use crate::query::Row;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::bulk::{Asked, Stage};
use leptos::ev;
use leptos::html::{div, form, li, p, progress, span, strong, ul};
use leptos::prelude::*;

use std::rc::Rc;
use std::sync::Arc;

/// So many are deleted without their number being typed.
const FEW: usize = 5;
/// Names that the question tells.
const NAMED: usize = 10;
/// Failures that are told one by one.
const TOLD: usize = 50;

/// Asks whether to delete what is selected.
pub fn ask(page: Page, state: AppState, hits: Hits) {
    if state.bulk.is_busy() {
        return page.done.set("Wait until the tokens before these are deleted.".to_owned());
    }
    let (mut rows, shown) = untrack(|| selected(page, hits));
    let hidden = rows.len();
    rows.extend(shown);
    if !rows.is_empty() {
        state.bulk.asked.set(Some(Asked { rows, hidden }));
    }
}

/// The question.
pub fn bulk_dialog(page: Page, state: AppState, asked: Asked) -> AnyView {
    let Asked { rows, hidden } = asked;
    let standing = untrack(|| standing(page));
    // What the server would refuse is said before anything is sent, and stays selected.
    let (mut mine, mut others) = (Vec::new(), Vec::new());
    let mut hidden_mine = 0;
    for (place, row) in rows.into_iter().enumerate() {
        match standing.refusal(Action::Delete(&row.token)) {
            Some(why) => others.push((row, why)),
            None => {
                hidden_mine += usize::from(place < hidden);
                mine.push(row);
            }
        }
    }
    let (rows, hidden) = (mine, hidden_mine);
    let count = rows.len();
    let cancel = move || state.bulk.asked.set(None);
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let refusal = move || {
        let is_wrong = count > FEW && typed.with(|text| text.trim() != count.to_string());
        (tried.get() && is_wrong).then(|| format!("Type {count} to say that you mean all of them."))
    };
    let begin = {
        let rows = rows.clone();
        move |at_once: bool| {
            tried.set(true);
            if untrack(refusal).is_some() {
                return focus_first_refused();
            }
            state.bulk.take(rows.clone());
            cancel();
            if at_once {
                run(page.session, state, on_end(page, state));
            } else {
                wait(page.session, state, on_end(page, state));
            }
        }
    };
    let (now, in_a_moment) = (begin.clone(), begin.clone());
    let number = text_input(move || typed.get(), move |text| typed.set(text)).attr("inputmode", "numeric");
    let number = form()
        .on(ev::submit, move |event| {
            event.prevent_default();
            in_a_moment(false);
        })
        .child(field("How many tokens are deleted", number, String::new, refusal));
    let named =
        rows.iter().take(NAMED).map(|row| li().class("wrap").child(safe_name(&row.token.name)).into_any());
    let unseen = match hidden {
        0 => None,
        n if n == count => Some("None of them is in this view.".to_owned()),
        1 => Some("1 of them is not in this view; it comes first:".to_owned()),
        n => Some(format!("{n} of them are not in this view; they come first:")),
    };
    let not_mine = not_mine(&others);
    if count == 0 {
        let close = action_button("Close", "", move |_| cancel()).attr("data-first-focus", "");
        let actions = div().class("actions").child(flexible_space()).child(close);
        return alert_dialog(
            "None of these can be deleted",
            cancel,
            vec![not_mine.into_any(), actions.into_any()],
        );
    }
    alert_dialog(&format!("Delete {}?", tokens_of(count)), cancel, vec![p().child("They stop working at once, everywhere they are used. For a few seconds it can be undone; after that it cannot.").into_any(), unseen.map(|words| p().child(strong().child(safe_text(&words))).into_any()).into_any(), ul().child(named.collect_view()).into_any(), (count > NAMED).then(|| p().child(safe_text(&format!("… and {} more.", count - NAMED))).into_any()).into_any(), not_mine.into_any(), (count > FEW).then(|| number.into_any()).into_any(), div().class("actions")
                .child(action_button("Delete now", "danger quiet", move |_| now(true)))
                .child(flexible_space())
                .child(action_button("Cancel", "", move |_| cancel()).attr("data-first-focus", ""))
                .child(
                    action_button(&format!("Delete {}", tokens_of(count)), "danger", move |_| begin(false)),
                ).into_any()])
}

/// The tokens that are not the person's to delete, each with the reason.
fn not_mine(others: &[(Arc<Row>, &'static str)]) -> Option<AnyView> {
    let (count, more) = (others.len(), others.len().saturating_sub(NAMED));
    let words = format!("Not yours to delete, and left as they are: {}.", tokens_of(count));
    let line = |(row, why): &(Arc<Row>, &'static str)| {
        li().class("wrap").child(safe_name(&row.token.name)).child(": ").child(safe_text(why)).into_any()
    };
    (count > 0).then(|| {
        div()
            .child(p().child(strong().child(safe_text(&words))))
            .child(ul().child(others.iter().take(NAMED).map(line).collect_view()))
            .child((more > 0).then(|| p().child(safe_text(&format!("… and {more} more."))).into_any()))
            .into_any()
    })
}

/// Takes what is gone out of the list and loads it again.
fn on_end(page: Page, state: AppState) -> OnEnd {
    Rc::new(move || {
        state.bulk.with(|run| {
            page.loader.remove_all(&run.gone);
            page.done.try_set(format!("Deleted {}.", tokens_of(run.gone.len())));
        });
        page.loader.start_after_change();
        catch_focus();
    })
}

/// What is waited with, under way, or came of it.
pub fn notice(page: Page, state: AppState) -> AnyView {
    let bulk = state.bulk;
    let shown = move || match bulk.stage.get() {
        Stage::None => None,
        Stage::Waiting => Some(waiting(page, state)),
        Stage::Running => Some(under_way(state)),
        Stage::Ended => Some(ended(state)),
    };
    built_anew(shown)
}

fn waiting(page: Page, state: AppState) -> AnyView {
    let undo = move |_| {
        state.bulk.clear();
        page.done.set("Nothing was deleted.".to_owned());
        catch_focus();
    };
    let count = state.bulk.with(|run| run.total);
    let words = format!("Deleting {} in a few seconds.", tokens_of(count));
    let now =
        action_button("Delete now", "danger quiet", move |_| run(page.session, state, on_end(page, state)));
    div()
        .class("notice bulk")
        .child(p().attr("role", "status").child(safe_text(&words)))
        .child(p().class("row").child(action_button("Undo", "", undo)).child(now))
        .into_any()
}

/// Built once: whoever is about to press "Stop" must not have it taken away by every step.
fn under_way(state: AppState) -> AnyView {
    let bulk = state.bulk;
    let total = bulk.with(|run| run.total);
    let bar = progress()
        .attr("aria-label", "Deleted")
        .attr("max", total.to_string())
        .attr("value", move || bulk.ended.get().to_string());
    div()
        .class("notice bulk")
        .child(p().attr("role", "status").child(safe_text(&format!("Deleting {}.", tokens_of(total)))))
        .child(
            p().class("row")
                .child(bar)
                .child(span().child(live_text(move || format!("{} of {total}", bulk.ended.get()))))
                .child(action_button("Stop", "", move |_| bulk.change(|run| run.is_stopped = true))),
        )
        .into_any()
}

fn ended(state: AppState) -> AnyView {
    let close = action_button("Dismiss", "quiet", move |_| {
        state.bulk.clear();
        catch_focus();
    });
    let close = p().child(close);
    state.bulk.with(|run| {
        let left = match run.total - run.gone.len() - run.failed.len() {
            0 => String::new(),
            left => format!(" Stopped: {} left as they were.", tokens_of(left)),
        };
        let said = format!("Deleted {}.{left}", tokens_of(run.gone.len()));
        if run.failed.is_empty() {
            let words = p().attr("role", "status").child(safe_text(&said));
            return div().class("notice bulk").child(words).child(close).into_any();
        }
        let failed = tokens_of(run.failed.len());
        let words = format!("{said} {failed} could not be deleted, and stay selected:");
        let lines = run.failed.iter().take(TOLD).map(|(name, uid, why)| failed_line(name, uid, why));
        let more = run.failed.len().saturating_sub(TOLD);
        div()
            .class("notice bulk failure")
            .attr("role", "alert")
            .child(p().child(safe_text(&words)))
            .child(ul().class("outcomes").child(lines.collect_view()))
            .child((more > 0).then(|| p().child(safe_text(&format!("… and {more} more."))).into_any()))
            .child(close)
            .into_any()
    })
}

fn failed_line(name: &str, uid: &str, why: &str) -> AnyView {
    li().child(bold_name(name))
        .child(" ")
        .child(code_name(uid))
        .child(": ")
        .child(span().class("wrap").child(safe_text(why)))
        .into_any()
}
