//! The notice about a deletion of many tokens: waiting, running, or ended.

use crate::actions::bulk_delete::{OnEnd, run};
use crate::components::button::action_button;
use crate::components::html::{div, li, p, progress, span, ul};
use crate::components::keyed::built_anew;
use crate::components::text::{bold_name, code_name, live_text, safe_text};
use crate::context::Page;
use crate::format::count::tokens_of;
use crate::pages::tokens::bulk_delete_request::ask_descendants;
use crate::pages::tokens::descendants::descendant_words;
use crate::pages::tokens::focus::catch_focus;
use crate::pages::tokens::own_token::end_session;
use crate::state::AppState;
use crate::state::bulk::Stage;
use leptos::prelude::*;
use std::rc::Rc;

/// Failures that are listed one by one.
const FAILURES_LISTED: usize = 50;

/// Takes the deleted tokens out of the list, says how many, and loads the list again.
pub fn on_end(page: Page, state: AppState) -> OnEnd {
    Rc::new(move || {
        state.bulk.with(|run| {
            page.loader.remove_all(&run.gone);
            // What was not there may be what the person's role does not show any more.
            if !run.failed.is_empty() {
                page.asks_role.set_value(true);
            }
            page.done.set(format!("Deleted {}.", tokens_of(run.gone.len())));
        });
        let is_own_gone = state.bulk.with(|run| run.gone.iter().any(|uid| state.own_token.is(uid)));
        if is_own_gone {
            return end_session(page);
        }
        page.loader.start_after_change();
        catch_focus();
    })
}

/// The notice; nothing while there is no deletion.
pub fn notice(page: Page, state: AppState) -> AnyView {
    let bulk = state.bulk;
    let shown = move || match bulk.stage.get() {
        Stage::None => None,
        Stage::Waiting => Some(waiting(page, state)),
        Stage::Running => Some(under_way(state)),
        Stage::Ended => Some(ended(page, state)),
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

/// Built once, so that the button "Stop" stays the same element while the numbers change.
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

fn ended(page: Page, state: AppState) -> AnyView {
    let close = action_button("Dismiss", "quiet", move |_| {
        state.bulk.clear();
        catch_focus();
    });
    let close = p().child(close);
    let made = still_there(page, state);
    state.bulk.with(|run| {
        let left = match run.total - run.gone.len() - run.failed.len() {
            0 => String::new(),
            left => format!(" Stopped: {} left as they were.", tokens_of(left)),
        };
        let said = format!("Deleted {}.{left}", tokens_of(run.gone.len()));
        if run.failed.is_empty() {
            let words = p().attr("role", "status").child(safe_text(&said));
            return div().class("notice bulk").child(words).child(made).child(close).into_any();
        }
        let failed = tokens_of(run.failed.len());
        let words = format!("{said} {failed} could not be deleted, and stay selected:");
        let lines =
            run.failed.iter().take(FAILURES_LISTED).map(|(name, uid, why)| failed_line(name, uid, why));
        let more = run.failed.len().saturating_sub(FAILURES_LISTED);
        div()
            .class("notice bulk failure")
            .attr("role", "alert")
            .child(p().child(safe_text(&words)))
            .child(ul().class("outcomes").child(lines.collect_view()))
            .child((more > 0).then(|| p().child(safe_text(&format!("… and {more} more."))).into_any()))
            .child(made)
            .child(close)
            .into_any()
    })
}

/// Offers to delete what was made with the deleted tokens and is in the list, for instance because it was made meanwhile.
fn still_there(page: Page, state: AppState) -> AnyView {
    let gone = state.bulk.with(|run| run.gone.clone());
    let words = descendant_words(page, gone.clone(), "them");
    built_anew(move || {
        let words = Some(words.get()).filter(|words| !words.is_empty())?;
        let gone = gone.clone();
        let ask = move |_| ask_descendants(page, state, &gone);
        let ask = action_button("Delete these too", "danger quiet", ask).into_any();
        Some(p().child(vec![safe_text(&words), " ".into_any(), ask].into_any()).into_any())
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
