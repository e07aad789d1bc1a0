//! Deleting many tokens: asked for with their number, with a moment in which it can be undone, a few at a time, and
//! each one's outcome said. What failed stays selected.

pub mod state;

use super::Page;
use super::delete::carry_out;
use super::select::{Hits, selected};
use super::table::catch_focus;
use crate::clock;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, spawn};
use crate::load::retry;
use crate::parts::dialog::{actions, dialog};
use crate::parts::field::field;
use crate::signal::Var;
use crate::wait::pause;
use leptos::prelude::*;
use state::{Asked, Run, Stage};
use std::time::Duration;
use token_client::Error;

/// So many are deleted without their number being typed.
const FEW: usize = 5;
/// Names that the question tells.
const NAMED: usize = 10;
/// Failures that are told one by one.
const TOLD: usize = 50;
/// Requests under way at once.
const AT_ONCE: usize = 4;
/// As long as it can be undone.
const UNDO: Duration = Duration::from_secs(8);
/// So many failures one after another, and the rest is left as it is: the server can do no more.
const ENOUGH: usize = 8;

/// Asks whether to delete what is selected.
pub fn ask(page: Page, desk: Desk, hits: Hits) {
    if desk.bulk.is_busy() {
        return page.done.set("Wait until the tokens before these are deleted.".to_owned());
    }
    let (mut rows, shown) = untrack(|| selected(page, hits));
    let hidden = rows.len();
    rows.extend(shown);
    if !rows.is_empty() {
        desk.bulk.asked.set(Some(Asked { rows, hidden }));
    }
}

/// So many, in words.
pub fn tokens_of(count: usize) -> String {
    if count == 1 { "1 token".to_owned() } else { format!("{count} tokens") }
}

/// The question.
pub fn bulk_dialog(page: Page, desk: Desk, asked: Asked) -> El {
    let Asked { rows, hidden } = asked;
    let count = rows.len();
    let cancel = move || desk.bulk.asked.set(None);
    let typed = Var::new(String::new());
    let tried = Var::new(false);
    let refusal = move || {
        let is_wrong = count > FEW && typed.with(|text| text.trim() != count.to_string());
        (tried.get() && is_wrong).then(|| format!("Type {count} to say that you mean all of them."))
    };
    let begin = {
        let rows = rows.clone();
        move |at_once: bool| {
            tried.set(true);
            if untrack(refusal).is_some() {
                return super::create::focus_first_refused();
            }
            desk.bulk.take(rows.clone());
            cancel();
            if at_once { run(page, desk) } else { wait(page, desk) }
        }
    };
    let (now, in_a_moment) = (begin.clone(), begin.clone());
    let input = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .live_value(move || typed.get())
        .on_value("input", move |text| typed.set(text));
    let number = el("form").child(field("How many tokens are deleted", input, String::new, refusal)).on(
        "submit",
        move |event| {
            event.prevent_default();
            in_a_moment(false);
        },
    );
    let named = rows.iter().take(NAMED).map(|row| classed("li", "wrap").name(&row.token.name));
    let unseen = match hidden {
        0 => None,
        n if n == count => Some("None of them is in this view.".to_owned()),
        1 => Some("1 of them is not in this view; it comes first:".to_owned()),
        n => Some(format!("{n} of them are not in this view; they come first:")),
    };
    dialog(&format!("Delete {}?", tokens_of(count)), "narrow", cancel)
        .attr("role", "alertdialog")
        .child(el("p").text("They stop working at once, everywhere they are used. For a few seconds it can be undone; after that it cannot."))
        .child_if(unseen.map(|words| el("p").child(el("strong").text(&words))))
        .child(el("ul").children(named))
        .child_if((count > NAMED).then(|| el("p").text(&format!("… and {} more.", count - NAMED))))
        .child_if((count > FEW).then_some(number))
        .child(
            actions()
                .child(button("Delete now", move |_| now(true)).class("danger quiet"))
                .child(classed("span", "spring"))
                .child(button("Cancel", move |_| cancel()).first_focus())
                .child(
                    button(&format!("Delete {}", tokens_of(count)), move |_| begin(false)).class("danger"),
                ),
        )
}

/// Gives a moment in which it can be undone.
fn wait(page: Page, desk: Desk) {
    desk.bulk.stage.set(Stage::Waiting);
    let begin = move || run(page, desk);
    desk.bulk.set_timer(set_timeout_with_handle(begin, UNDO).ok());
}

fn run(page: Page, desk: Desk) {
    desk.bulk.set_timer(None);
    desk.bulk.change(|run| run.under_way = AT_ONCE);
    desk.bulk.stage.set(Stage::Running);
    let number = desk.bulk.with(|run| run.number);
    for _ in 0..AT_ONCE {
        spawn(work(page, desk, number, page.session.turn()));
    }
}

/// One of those that delete: takes a token after another, until none is left.
async fn work(page: Page, desk: Desk, number: usize, turn: u32) {
    let client = page.session.client();
    let mut refused = None;
    // Nothing is deleted in another one's name.
    let is_over = |run: &Run| run.is_stopped || page.session.turn() != turn;
    let next = |run: &mut Run| if is_over(run) { None } else { run.left.pop() };
    while let Some(Some(row)) = desk.bulk.of(number, next) {
        let token = &row.token;
        let (begun, mut attempts) = (clock::millis(), 0);
        let outcome = loop {
            let outcome = carry_out(&client, &token.uid).await;
            attempts += 1;
            // A server that is busy says when to come back; everything else is told.
            let wait = match &outcome {
                Err((_, Some(error))) if matches!(error.status(), Some(429 | 503)) => {
                    let spent = u32::try_from(clock::millis() - begun).unwrap_or_default();
                    retry::pause(error, attempts, spent)
                }
                _ => None,
            };
            match wait {
                Some(millis) if desk.bulk.of(number, |run| is_over(run)) == Some(false) => {
                    pause(millis).await
                }
                _ => break outcome,
            }
        };
        match outcome {
            Ok(_) => {
                desk.is_gone(&token.uid);
                desk.bulk.of(number, |run| {
                    run.in_a_row = 0;
                    run.gone.push(token.uid.clone());
                });
            }
            Err((failure, error)) => {
                let why = [failure.what.as_str(), " ", &failure.quote.unwrap_or(failure.advice)].concat();
                let status = error.as_ref().and_then(Error::status);
                desk.bulk.of(number, |run| {
                    run.failed.push((token.name.clone(), token.uid.clone(), why));
                    // What one token alone is refused for says nothing about the others.
                    let is_common =
                        error.is_some() && status.is_none_or(|status| status == 429 || status >= 500);
                    run.in_a_row = if is_common { run.in_a_row + 1 } else { 0 };
                    run.is_stopped |= status == Some(401) || run.in_a_row >= ENOUGH;
                });
                refused = error.filter(Error::is_unauthorized).or(refused);
            }
        }
        if let Some(ended) = desk.bulk.of(number, |run| run.gone.len() + run.failed.len()) {
            desk.bulk.ended.set(ended);
        }
    }
    let is_last = desk.bulk.of(number, |run| {
        run.under_way -= 1;
        run.under_way == 0
    });
    if is_last == Some(true) {
        end(page, desk);
    }
    if let Some(error) = refused {
        page.session.after_refusal(&error).await;
    }
}

/// Says what came of it, and loads the list again.
fn end(page: Page, desk: Desk) {
    desk.bulk.with(|run| {
        let gone: Vec<&str> = run.gone.iter().map(String::as_str).collect();
        page.selection.try_update(|selection| selection.set(&gone, false));
        page.loader.remove_all(&run.gone);
        page.done.try_set(format!("Deleted {}.", tokens_of(run.gone.len())));
    });
    desk.bulk.stage.set(Stage::Ended);
    page.loader.start_after_change();
    catch_focus();
}

/// What is waited with, under way, or came of it.
pub fn notice(page: Page, desk: Desk) -> El {
    let bulk = desk.bulk;
    let frame = || classed("div", "notice bulk");
    el("div").slot(move || {
        Some(match bulk.stage.get() {
            Stage::None => return None,
            Stage::Waiting => {
                let undo = move |_| {
                    bulk.forget();
                    page.done.set("Nothing was deleted.".to_owned());
                    catch_focus();
                };
                let count = bulk.with(|run| run.total);
                let words = format!("Deleting {} in a few seconds.", tokens_of(count));
                frame().child(el("p").attr("role", "status").text(&words)).child(
                    classed("p", "row")
                        .child(button("Undo", undo))
                        .child(button("Delete now", move |_| run(page, desk)).class("danger quiet")),
                )
            }
            Stage::Running => under_way(desk),
            Stage::Ended => ended(desk, frame()),
        })
    })
}

/// Built once: whoever is about to press "Stop" must not have it taken away by every step.
fn under_way(desk: Desk) -> El {
    let bulk = desk.bulk;
    let total = bulk.with(|run| run.total);
    let bar = el("progress")
        .attr("aria-label", "Deleted")
        .attr("max", &total.to_string())
        .live_attr("value", move || Some(bulk.ended.get().to_string()));
    classed("div", "notice bulk")
        .child(el("p").attr("role", "status").text(&format!("Deleting {}.", tokens_of(total))))
        .child(
            classed("p", "row")
                .child(bar)
                .child(el("span").live(move || format!("{} of {total}", bulk.ended.get())))
                .child(button("Stop", move |_| bulk.change(|run| run.is_stopped = true))),
        )
}

fn ended(desk: Desk, frame: El) -> El {
    let close = button("Dismiss", move |_| {
        desk.bulk.forget();
        catch_focus();
    });
    desk.bulk.with(|run| {
        let left = match run.total - run.gone.len() - run.failed.len() {
            0 => String::new(),
            left => format!(" Stopped: {} left as they were.", tokens_of(left)),
        };
        let said = format!("Deleted {}.{left}", tokens_of(run.gone.len()));
        if run.failed.is_empty() {
            let words = el("p").attr("role", "status").text(&said);
            return frame.child(words).child(el("p").child(close.class("quiet")));
        }
        let more = run.failed.len().saturating_sub(TOLD);
        let lines = run.failed.iter().take(TOLD).map(|(name, uid, why)| {
            el("li")
                .child(classed("strong", "wrap").name(name))
                .text(" ")
                .child(classed("code", "wrap").name(uid))
                .text(": ")
                .child(classed("span", "wrap").text(why))
        });
        frame
            .class("failure")
            .attr("role", "alert")
            .child(el("p").text(&format!(
                "{said} {} could not be deleted, and stay selected:",
                tokens_of(run.failed.len())
            )))
            .child(classed("ul", "outcomes").children(lines))
            .child_if((more > 0).then(|| el("p").text(&format!("… and {more} more."))))
            .child(el("p").child(close.class("quiet")))
    })
}
