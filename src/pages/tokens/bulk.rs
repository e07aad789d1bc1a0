//! Deleting many tokens: asked for with their number, with a moment in which it can be undone, a few at a time, and
//! each one's outcome said. What failed stays selected.

use super::Page;
use super::delete::carry_out;
use super::select::selected;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, spawn};
use crate::parts::dialog::{actions, dialog};
use crate::parts::field::field;
use crate::signal::Var;
use leptos::prelude::*;
use std::time::Duration;
use token_api::Token;
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

/// How far it has come.
#[derive(Clone, Default, PartialEq)]
pub enum Bulk {
    /// Nothing is asked for.
    #[default]
    None,
    /// Whether to delete these is the question.
    Asked(Vec<Token>),
    /// It will begin in a moment.
    Waiting(usize),
    /// It is under way.
    Running(Run),
    /// It has ended.
    Ended(Run),
}

/// A deletion of many.
#[derive(Clone, Default, PartialEq)]
pub struct Run {
    left: Vec<Token>,
    total: usize,
    deleted: usize,
    /// The uids of what is gone and still in the list.
    gone: Vec<String>,
    /// Name, uid and reason.
    failed: Vec<(String, String, String)>,
    under_way: usize,
    /// Nothing else is begun.
    is_stopped: bool,
}

/// Asks whether to delete what is selected.
pub fn ask(page: Page) {
    let tokens = untrack(|| selected(page));
    if !tokens.is_empty()
        && page.bulk.with_untracked(|bulk| !matches!(bulk, Bulk::Waiting(_) | Bulk::Running(_)))
    {
        page.bulk.set(Bulk::Asked(tokens));
    }
}

fn tokens_of(count: usize) -> String {
    if count == 1 { "1 token".to_owned() } else { format!("{count} tokens") }
}

/// The question.
pub fn bulk_dialog(page: Page, desk: Desk, tokens: Vec<Token>) -> El {
    let count = tokens.len();
    let cancel = move || page.bulk.set(Bulk::None);
    let typed = Var::new(String::new());
    let tried = Var::new(false);
    let refusal = move || {
        let is_wrong = count > FEW && typed.with(|text| text.trim() != count.to_string());
        (tried.get() && is_wrong).then(|| format!("Type {count} to say that you mean all of them."))
    };
    let begin = {
        let tokens = tokens.clone();
        move |at_once: bool| {
            tried.set(true);
            if untrack(refusal).is_some() {
                return super::create::focus_first_refused();
            }
            let tokens = tokens.clone();
            if at_once { run(page, desk, tokens) } else { wait(page, desk, tokens) }
        }
    };
    let now = begin.clone();
    let input = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .live_value(move || typed.get())
        .on_value("input", move |text| typed.set(text));
    let named = tokens.iter().take(NAMED).map(|token| classed("li", "wrap").text(&token.name));
    dialog(&format!("Delete {}?", tokens_of(count)), "narrow", cancel)
        .attr("role", "alertdialog")
        .child(el("p").text("They stop working at once, everywhere they are used. For a few seconds it can be undone; after that it cannot."))
        .child(el("ul").children(named))
        .child_if((count > NAMED).then(|| el("p").text(&format!("… and {} more.", count - NAMED))))
        .child_if((count > FEW).then(|| field("How many tokens are deleted", input, String::new, refusal)))
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
fn wait(page: Page, desk: Desk, tokens: Vec<Token>) {
    page.bulk.set(Bulk::Waiting(tokens.len()));
    page.waiting.set(tokens);
    let begin = move || go_on(page, desk);
    if let Ok(handle) = set_timeout_with_handle(begin, UNDO) {
        page.undo.set(Some(handle));
    }
}

/// Begins what was waited with.
fn go_on(page: Page, desk: Desk) {
    let is_waiting = page.bulk.try_with_untracked(|bulk| matches!(bulk, Bulk::Waiting(_)));
    if is_waiting == Some(true) {
        stop_waiting(page);
        run(page, desk, page.waiting.get_untracked());
    }
}

/// Nothing happens by itself any more.
pub fn stop_waiting(page: Page) {
    if let Some(Some(handle)) = page.undo.try_with_untracked(Clone::clone) {
        handle.clear();
        page.undo.try_set(None);
    }
}

fn run(page: Page, desk: Desk, mut tokens: Vec<Token>) {
    // Taken from the end.
    tokens.reverse();
    let total = tokens.len();
    page.bulk.set(Bulk::Running(Run { left: tokens, total, under_way: AT_ONCE, ..Run::default() }));
    for _ in 0..AT_ONCE {
        spawn(work(page, desk));
    }
}

/// Changes what runs; nothing where nothing does.
fn update<T>(page: Page, change: impl FnOnce(&mut Run) -> T) -> Option<T> {
    let mut result = None;
    page.bulk.try_update(|bulk| {
        if let Bulk::Running(run) = bulk {
            result = Some(change(run));
        }
    });
    result
}

/// One of those that delete: takes a token after another, until none is left.
async fn work(page: Page, desk: Desk) {
    let client = page.session.client();
    let mut refused = None;
    while let Some(Some(token)) = update(page, |run| if run.is_stopped { None } else { run.left.pop() }) {
        match carry_out(&client, &token.uid).await {
            Ok(_) => {
                desk.is_gone(&token.uid);
                page.selection.try_update(|selection| selection.set(&[&token.uid], false));
                update(page, |run| {
                    run.deleted += 1;
                    run.gone.push(token.uid);
                });
            }
            Err((failure, error)) => {
                let why = [failure.what.as_str(), " ", &failure.quote.unwrap_or(failure.advice)].concat();
                let is_nobody = error.as_ref().is_some_and(|error| error.status() == Some(401));
                update(page, |run| {
                    run.failed.push((token.name, token.uid, why));
                    // The others would be refused as well.
                    run.is_stopped |= is_nobody;
                });
                refused = error.filter(Error::is_unauthorized).or(refused);
            }
        }
    }
    let is_last = update(page, |run| {
        run.under_way -= 1;
        run.under_way == 0
    });
    if is_last == Some(true) {
        end(page);
    }
    if let Some(error) = refused {
        page.session.after_refusal(&error).await;
    }
}

/// Says what came of it, and loads the list again.
fn end(page: Page) {
    let Some(Bulk::Running(run)) = page.bulk.try_with_untracked(Clone::clone) else { return };
    page.loader.remove_all(&run.gone);
    page.done.try_set(format!("Deleted {}.", tokens_of(run.deleted)));
    page.bulk.try_set(Bulk::Ended(run));
    page.loader.start();
}

/// What is waited with, under way, or came of it.
pub fn notice(page: Page, desk: Desk) -> El {
    el("div").slot(move || {
        let undo = move |_| {
            stop_waiting(page);
            page.bulk.set(Bulk::None);
            page.done.set("Nothing was deleted.".to_owned());
        };
        let frame = || classed("div", "notice").attr("role", "status");
        Some(match page.bulk.get() {
            Bulk::None | Bulk::Asked(_) => return None,
            Bulk::Waiting(count) => frame()
                .child(el("p").text(&format!("Deleting {} in a few seconds.", tokens_of(count))))
                .child(
                    classed("p", "row")
                        .child(button("Undo", undo))
                        .child(button("Delete now", move |_| go_on(page, desk)).class("danger quiet")),
                ),
            Bulk::Running(run) => under_way(page, &run),
            Bulk::Ended(run) => {
                let close = button("Dismiss", move |_| page.bulk.set(Bulk::None)).class("quiet");
                let untouched = run.total - run.deleted - run.failed.len();
                let left = match untouched {
                    0 => String::new(),
                    left => format!(" Stopped: {} left as they were.", tokens_of(left)),
                };
                let said = format!("Deleted {}.{left}", tokens_of(run.deleted));
                if run.failed.is_empty() {
                    return Some(frame().child(el("p").text(&said)).child(el("p").child(close)));
                }
                let more = run.failed.len().saturating_sub(TOLD);
                let lines = run.failed.iter().take(TOLD).map(|(name, uid, why)| {
                    el("li")
                        .child(classed("strong", "wrap").text(name))
                        .text(" ")
                        .child(el("code").text(uid))
                        .text(": ")
                        .child(classed("span", "wrap").text(why))
                });
                classed("div", "notice failure")
                    .attr("role", "alert")
                    .child(el("p").text(&format!(
                        "{said} {} could not be deleted, and stay selected:",
                        tokens_of(run.failed.len())
                    )))
                    .child(classed("ul", "outcomes").children(lines))
                    .child_if((more > 0).then(|| el("p").text(&format!("… and {more} more."))))
                    .child(el("p").child(close))
            }
        })
    })
}

fn under_way(page: Page, run: &Run) -> El {
    let total = run.total;
    let bar = el("progress").attr("aria-label", "Deleted").attr("max", &total.to_string());
    let ended = run.deleted + run.failed.len();
    classed("div", "notice")
        .attr("role", "status")
        .child(el("p").text(&format!("Deleting: {ended} of {} done.", tokens_of(total))))
        .child(classed("p", "row").child(bar.attr("value", &ended.to_string())).child(button(
            "Stop",
            move |_| {
                update(page, |run| run.is_stopped = true);
            },
        )))
}
