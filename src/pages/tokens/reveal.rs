//! The one-time reveal of a new token's value.
//!
//! The value lives in this component's state and in its field, and nowhere else. The reveal is not
//! bound to the address: Back cannot end it.

mod check;
mod steps;

use crate::dom::{El, button, classed, el, follow, on_window};
use crate::parts::copy::{CopyError, copy};
use crate::parts::dialog::{actions, dialog, unique_id};
use crate::parts::download::{download, file_name};
use crate::parts::field::refusal_line;
use crate::parts::notice::plain_failure;
use crate::signal::{Derived, Var};
use crate::words::Failure;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use token_api::{Secret, Token};

/// A new token with its value.
#[derive(Clone, Debug)]
pub struct Revealed {
    /// The token, without its value.
    pub token: Token,
    /// The value; absent where the server sent none.
    pub value: Option<Secret>,
    /// The command line that it was made for, where it could not be handed over.
    pub unhanded: Option<Unhanded>,
}

/// A hand-over to the command line that failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unhanded {
    /// The command line's code.
    pub code: String,
    /// What went wrong.
    pub failed: Failure,
}

/// Shows the value until the person says that it is saved; `next` then takes it away. `mark_saved` is told whether it
/// is, whenever that changes.
pub fn reveal(
    revealed: Var<Option<Revealed>>,
    endpoint: String,
    mark_saved: impl Fn(bool) + 'static,
    next: impl Fn() + Clone + 'static,
) -> El {
    let Some(Revealed { token, value, unhanded }) = revealed.get_untracked() else { return el("div") };
    // An address of their own for commands, which know nothing of this page's.
    let origin =
        if endpoint.is_empty() { window().location().origin().unwrap_or_default() } else { endpoint.clone() };
    let Some(value) = value else { return without_value(&token, next) };
    let id = unique_id("value");
    let field = el("input").attr("type", "text").attr("id", &id).flag("readonly").attr("autocomplete", "off");
    let field = field.attr("spellcheck", "false");
    let input: web_sys::HtmlInputElement = field.cast();
    // The property alone: an attribute would be part of the document's text.
    input.set_value(value.expose());
    drop(value);

    let hidden = Var::new(false);
    let ticked = Var::new(false);
    // Whether a copy or a download has worked, and what came of the last one.
    let kept = Var::new(false);
    let said = Var::new("");
    let nudged = Var::new(false);
    let is_saved = Derived::new(move || ticked.get() || kept.get());

    follow(Box::new(move || mark_saved(is_saved.get())));

    // Advises only: a browser may ignore it.
    on_window("beforeunload", move |event| {
        if !is_saved.get_untracked() {
            event.prevent_default();
        }
    });

    // Whoever takes the reveal away takes the value with it.
    let left = SendWrapper::new(input.clone());
    on_cleanup(move || left.set_value(""));
    let done = {
        let input = input.clone();
        move || {
            // The element outlives the view by a moment, and a collected one by more.
            input.set_value("");
            next();
        }
    };
    let escape = {
        let done = done.clone();
        move || if is_saved.get_untracked() { done() } else { nudged.set(true) }
    };
    let copied_from = input.clone();
    let on_copy = {
        let input = input.clone();
        move |_| {
            let input = input.clone();
            crate::dom::spawn(async move {
                let result = copy(&input.value()).await;
                if result.is_err() {
                    hidden.try_set(false);
                    let _ = input.focus();
                    input.select();
                } else {
                    kept.try_set(true);
                }
                said.try_set(copied_words(result));
            });
        }
    };
    let on_download = {
        let (input, name) = (input.clone(), file_name(&token.name, ".token.txt"));
        move |_| {
            let is_taken = download(&name, "text/plain", &[&input.value(), "\n"].concat());
            if is_taken {
                kept.set(true);
            }
            said.set(if is_taken {
                "Downloaded. Move the file to where it will be kept."
            } else {
                "Not downloaded: the browser refused. Copy the value instead."
            });
        }
    };
    dialog("Save your new token", "", escape)
        .child_if(unhanded.map(|unhanded| {
            plain_failure(&unhanded.failed)
                .child(el("p").text(&format!("Copy the value and run: {}", steps::login_command(&origin))))
        }))
        .child(
            el("p")
                .text("This is the only time that the value of ")
                .child(classed("strong", "wrap").name(&token.name))
                .text(" can be seen. Store it in your secret manager now."),
        )
        .child(
            classed("div", "field").child(el("label").attr("for", &id).text("Token value")).child(
                classed("div", "secret")
                    .child(
                        field
                            .live_attr("class", move || hidden.get().then(|| "masked".to_owned()))
                            .on("focus", move |_| input.select()),
                    )
                    .child(
                        el("button")
                            .attr("type", "button")
                            .live(move || if hidden.get() { "Show" } else { "Hide" }.to_owned())
                            .on("click", move |_| hidden.update(|hidden| *hidden = !*hidden)),
                    )
                    .child(button("Download", on_download))
                    .child(button("Copy token", on_copy).class("primary").first_focus()),
            ),
        )
        .child(classed("p", "hint").attr("role", "status").live(move || said.get().to_owned()))
        .child_if(check::check(&token, endpoint, &copied_from))
        .child_if(next_steps(&token, &origin, &copied_from))
        .child(
            classed("label", "check")
                .child(el("input").attr("type", "checkbox").on_checked(move |on| ticked.set(on)))
                .text("I have saved this token"),
        )
        .slot(move || {
            (nudged.get() && !is_saved.get()).then(|| {
                refusal_line(
                    "Copy or download the value, or tick that you have saved it: it cannot be shown again.",
                )
            })
        })
        .child(
            actions().child(button("Done", move |_| done()).live_flag("disabled", move || !is_saved.get())),
        )
}

/// What to do with it next: tabs, a text with the value hidden, and a button that copies it with the
/// value in its place, read from the field at that moment.
fn next_steps(token: &Token, origin: &str, field: &web_sys::HtmlInputElement) -> Option<El> {
    let steps = StoredValue::new(steps::steps(token, origin));
    if steps.with_value(Vec::is_empty) {
        return None;
    }
    if !steps::is_plain(&field.value()) {
        return Some(classed("p", "hint").text(
            "This value holds characters that mean something else in a command, so it is put into none. Copy the value itself.",
        ));
    }
    let current = Var::new(0usize);
    let outcome = Var::new(None::<Result<(), CopyError>>);
    let shown = move |value: &str| {
        steps.with_value(|s| s.get(current.get()).map(|s| s.with(value)).unwrap_or_default())
    };
    let tabs = steps.with_value(|steps| {
        let tab = |(index, step): (usize, &steps::Step)| {
            button(step.label, move |_| {
                current.set(index);
                outcome.set(None);
            })
            .attr("role", "tab")
            .live_attr("aria-selected", move || Some((current.get() == index).to_string()))
        };
        classed("div", "tabs")
            .attr("role", "tablist")
            .attr("aria-label", "Use it")
            .children(steps.iter().enumerate().map(tab))
    });
    let field = field.clone();
    let copy_step = move |_| {
        let text = untrack(|| shown(&field.value()));
        crate::dom::spawn(async move {
            let result = copy(&text).await;
            outcome.try_set(Some(result));
        });
    };
    Some(
        classed("div", "steps")
            .child(tabs)
            .child(
                classed("div", "step")
                    .attr("role", "tabpanel")
                    .child(el("pre").attr("tabindex", "0").live(move || shown("••••••••")))
                    .child(button("Copy", copy_step).live_attr("aria-label", move || {
                        let has_value = steps.with_value(|s| {
                            s.get(current.get()).is_some_and(|s| s.text.contains(steps::PLACE))
                        });
                        has_value.then(|| "Copy with the value".to_owned())
                    })),
            )
            .child(classed("p", "hint").attr("role", "status").live(move || match outcome.get() {
                None => String::new(),
                Some(outcome) => crate::parts::copy::outcome_words(outcome).to_owned(),
            })),
    )
}

/// A create whose answer held no value.
fn without_value(token: &Token, next: impl Fn() + Clone + 'static) -> El {
    let done = next.clone();
    dialog("Save your new token", "", next)
        .child(
            classed("p", "notice failure")
                .attr("role", "alert")
                .text("The server created ")
                .child(classed("strong", "wrap").name(&token.name))
                .text(" and did not send its value. Nobody can use this token: delete it, and create another one."),
        )
        .child(actions().child(button("Done", move |_| done())))
}

fn copied_words(outcome: Result<(), CopyError>) -> &'static str {
    match outcome {
        Ok(()) => "Copied. Paste it where it will be kept.",
        Err(CopyError::Absent) => {
            "Not copied: this page has no clipboard, because it was not loaded over HTTPS. \
             The value is selected: press Ctrl+C (⌘C)."
        }
        Err(CopyError::Refused) => {
            "Not copied: the browser refused. The value is selected: press Ctrl+C (⌘C)."
        }
    }
}
