//! The one-time reveal of a new token's value.
//!
//! The value lives in this component's state and in its field, and nowhere else. The reveal is not
//! bound to the address: Back cannot end it.

mod check;
mod steps;

use crate::browser::events::on_window;
use crate::components::button::action_button;
use crate::components::copy::{CopyError, copy, copy_into, outcome_words};
use crate::components::dialog::{dialog, unique_id};
use crate::components::download::{download, file_name};
use crate::components::field::refusal_line;
use crate::components::inputs::checkbox;
use crate::components::text::{bold_name, lines, live_text, signal_text};
use crate::session::use_session;
use crate::state::AppState;
use crate::state::reveal::Revealed;
use leptos::ev;
use leptos::html::{Input, button, div, input, label, p, pre, strong};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use token_api::{Secret, Token};
use token_client::Client;

/// The dialog over every page. What the server tells whenever it is asked is hidden when the session ends.
pub fn reveal_dialog(state: AppState) -> AnyView {
    let session = use_session();
    Effect::new(move |_| {
        if session.who().is_none() {
            state.end_showing_again();
        }
    });
    reveal(
        state.reveal.shown,
        session.client_with(None),
        move |is_saved| state.mark_saved(is_saved),
        move || state.show_next(),
    )
}

/// Shows the value until the person says that it is saved; `next` then takes it away. `mark_saved` is told whether it
/// is, whenever that changes. `client` speaks as nobody to the API for which the value is.
pub fn reveal(
    revealed: RwSignal<Option<Revealed>>,
    client: Client,
    mark_saved: impl Fn(bool) + 'static,
    next: impl Fn() + Copy + 'static,
) -> AnyView {
    let Some(shown) = revealed.get_untracked() else { return ().into_any() };
    let Revealed { token, value, differences, is_new } = shown;
    let Some(value) = value else { return without_value(&token, next) };
    if !is_new {
        return told_again(&token, value, &client, next);
    }
    let field = NodeRef::<Input>::new();
    let is_plain_value = steps::is_plain(value.expose());
    put(value, field);

    let ticked = RwSignal::new(false);
    // Whether a copy or a download has worked.
    let kept = RwSignal::new(false);
    let nudged = RwSignal::new(false);
    let is_saved = Memo::new(move |_| ticked.get() || kept.get());
    Effect::new(move |_| mark_saved(is_saved.get()));

    // Advises only: a browser may ignore it.
    on_window(ev::beforeunload, move |event| {
        if !is_saved.get_untracked() {
            event.prevent_default();
        }
    });

    let done = move || {
        // The element outlives the view by a moment, and a collected one by more.
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
        next();
    };
    let escape = move || if is_saved.get_untracked() { done() } else { nudged.set(true) };
    let words = p()
        .child("This is the only time that the value of ")
        .child(bold_name(&token.name))
        .child(" can be seen. Store it in your secret manager now.");
    let saved_box = checkbox(move || ticked.get(), move |on| ticked.set(on));
    let nudge = move || {
        (nudged.get() && !is_saved.get()).then(|| {
            refusal_line(
                "Copy or download the value, or tick that you have saved it: it cannot be shown again.",
            )
        })
    };
    let done_button = action_button("Done", "", move |_| done()).attr("disabled", move || !is_saved.get());
    let content = vec![
        not_as_asked(&differences).into_any(),
        words.into_any(),
        value_field(&token.name, field, kept, false),
        check::check(&token, client.clone(), field).into_any(),
        next_steps(&token, &origin_of(&client), field, is_plain_value).into_any(),
        label().class("check").child(saved_box).child("I have saved this token").into_any(),
        nudge.into_shared().into_any(),
        div().class("actions").child(done_button).into_any(),
    ];
    dialog("Save your new token", "", escape, content)
}

/// An address for commands, which know nothing of this page's.
fn origin_of(client: &Client) -> String {
    if client.endpoint.is_empty() {
        window().location().origin().unwrap_or_default()
    } else {
        client.endpoint.clone()
    }
}

/// A value that the server tells whenever it is asked: hidden at first, and nothing is lost when it goes.
fn told_again(token: &Token, value: Secret, client: &Client, next: impl Fn() + Copy + 'static) -> AnyView {
    let field = NodeRef::<Input>::new();
    let is_plain_value = steps::is_plain(value.expose());
    put(value, field);
    let close = move || {
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
        next();
    };
    let words = p()
        .child("The value of ")
        .child(bold_name(&token.name))
        .child(". Whoever has it can use the token: show it to nobody.");
    let content = vec![
        words.into_any(),
        value_field(&token.name, field, RwSignal::new(false), true),
        check::check(token, client.clone(), field).into_any(),
        next_steps(token, &origin_of(client), field, is_plain_value).into_any(),
        div().class("actions").child(action_button("Close", "", move |_| close())).into_any(),
    ];
    dialog("Value of the token", "", close, content)
}

/// What of a new token is not as it was asked for, and what to do about it.
pub fn not_as_asked(differences: &[String]) -> Option<AnyView> {
    let advice = "Look whether this token will do. If not, delete it: the server may not be able to make it as you want it, \
                  and whoever runs it can tell.";
    (!differences.is_empty()).then(|| {
        div()
            .class("notice failure")
            .attr("role", "alert")
            .child(p().child(strong().child("The server did not make the token as you asked.")))
            .child(lines(differences))
            .child(p().child(advice))
            .into_any()
    })
}

/// Puts the value into the field once that is there, as its property alone: an attribute would be a part of the
/// document's text. When the reveal goes, the value goes from the field.
fn put(value: Secret, field: NodeRef<Input>) {
    field.on_load(move |input: web_sys::HtmlInputElement| {
        input.set_value(value.expose());
        let left = SendWrapper::new(input);
        on_cleanup(move || left.set_value(""));
    });
}

/// The field with the value, and the ways to save it: `kept` is set once one of them has worked.
fn value_field(name: &str, field: NodeRef<Input>, kept: RwSignal<bool>, is_hidden: bool) -> AnyView {
    let hidden = RwSignal::new(is_hidden);
    let said = RwSignal::new(String::new());
    let on_copy = move |_| {
        let Some(input) = field.get_untracked() else { return };
        spawn_local(async move {
            let result = copy(&input.value()).await;
            if result.is_err() {
                hidden.try_set(false);
                let _ = input.focus();
                input.select();
            } else {
                kept.try_set(true);
            }
            said.try_set(copied_words(result).to_owned());
        });
    };
    let file = file_name(name, ".token.txt");
    let on_download = move |_| {
        let Some(input) = field.get_untracked() else { return };
        let is_taken = download(&file, "text/plain", &[&input.value(), "\n"].concat());
        if is_taken {
            kept.set(true);
        }
        let words = if is_taken {
            "Downloaded. Move the file to where it will be kept."
        } else {
            "Not downloaded: the browser refused. Copy the value instead."
        };
        said.set(words.to_owned());
    };
    let select = move |_| {
        if let Some(input) = field.try_get_untracked().flatten() {
            input.select();
        }
    };
    let id = unique_id("value");
    let value = input()
        .attr("type", "text")
        .attr("id", id.clone())
        .attr("readonly", "")
        // Without it the browser writes the text into its session files on disk.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("translate", "no")
        .attr("class", move || hidden.get().then_some("masked"))
        .node_ref(field)
        .on(ev::focus, select);
    let show = button()
        .attr("type", "button")
        .on(ev::click, move |_| hidden.update(|hidden| *hidden = !*hidden))
        .child(live_text(move || if hidden.get() { "Show" } else { "Hide" }.to_owned()));
    let copy_button = action_button("Copy token", "primary", on_copy).attr("data-first-focus", "");
    let controls = div()
        .class("secret")
        .child(value)
        .child(show)
        .child(action_button("Download", "", on_download))
        .child(copy_button);
    let field = div().class("field").child(label().attr("for", id).child("Token value")).child(controls);
    let said = p().class("hint").attr("role", "status").child(signal_text(said.into()));
    vec![field.into_any(), said.into_any()].into_any()
}

/// What to do with it next: tabs, a text with the value hidden, and a button that copies it with the value in its place,
/// read from the field at that moment.
fn next_steps(token: &Token, origin: &str, field: NodeRef<Input>, is_plain_value: bool) -> Option<AnyView> {
    let steps = StoredValue::new(steps::steps(token, origin));
    if steps.with_value(Vec::is_empty) {
        return None;
    }
    if !is_plain_value {
        let words = "This value holds characters that mean something else in a command, so it is put into none. Copy the value itself.";
        return Some(p().class("hint").child(words).into_any());
    }
    let current = RwSignal::new(0usize);
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let shown = move |value: &str| {
        steps.with_value(|s| s.get(current.get()).map(|s| s.with(value)).unwrap_or_default())
    };
    let tab = move |(index, step): (usize, &steps::Step)| {
        let choose = move |_| {
            current.set(index);
            outcome.set(None);
        };
        action_button(step.label, "", choose)
            .attr("role", "tab")
            .attr("aria-selected", move || (current.get() == index).to_string())
            .into_any()
    };
    let tabs = div()
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", "Use it")
        .child(steps.with_value(|steps| steps.iter().enumerate().map(tab).collect_view()));
    let copy_step = move |_| {
        let Some(field) = field.get_untracked() else { return };
        copy_into(outcome, untrack(|| shown(&field.value())));
    };
    let copy_label = move || {
        let has_value =
            steps.with_value(|s| s.get(current.get()).is_some_and(|s| s.text.contains(steps::PLACE)));
        has_value.then_some("Copy with the value")
    };
    let step = div()
        .class("step")
        .attr("role", "tabpanel")
        .child(
            pre().attr("tabindex", "0").attr("translate", "no").child(live_text(move || shown("••••••••"))),
        )
        .child(action_button("Copy", "", copy_step).attr("aria-label", copy_label));
    let said = move || outcome.get().map_or("", outcome_words).to_owned();
    let said = p().class("hint").attr("role", "status").child(live_text(said));
    Some(div().class("steps").child(tabs).child(step).child(said).into_any())
}

/// A create whose answer held no value.
fn without_value(token: &Token, next: impl Fn() + Copy + 'static) -> AnyView {
    let words = p()
        .class("notice failure")
        .attr("role", "alert")
        .child("The server created ")
        .child(bold_name(&token.name))
        .child(" and did not send its value. Nobody can use this token: delete it, and create another one.");
    let done = action_button("Done", "", move |_| next());
    dialog(
        "Save your new token",
        "",
        next,
        vec![words.into_any(), div().class("actions").child(done).into_any()],
    )
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
