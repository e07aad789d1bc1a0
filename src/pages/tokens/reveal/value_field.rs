//! The field with the token's value, and the ways to save it.

use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::copy::{CopyError, copy};
use crate::components::dialog::unique_id;
use crate::components::download::{download, file_name};
use crate::components::html::{Tag, button, div, input, label, p};
use crate::components::node::input_of;
use crate::components::text::{live_text, signal_text};
use leptos::ev;
use leptos::prelude::*;

/// The field of the token with this name, with buttons to show, download and copy its value. `is_kept` is set when a copy has
/// worked. A download proves nothing: the browser does not say whether the file was written. `is_hidden` is whether the value is masked at first.
pub fn value_field(name: &str, field: NodeRef<Tag>, is_kept: RwSignal<bool>, is_hidden: bool) -> AnyView {
    let hidden = RwSignal::new(is_hidden);
    let said = RwSignal::new(String::new());
    let on_copy = move |_| {
        let Some(input) = input_of(field) else { return };
        spawn_local(async move {
            let result = copy(&input.value()).await;
            if result.is_err() {
                hidden.set(false);
                let _ = input.focus();
                input.select();
            } else {
                is_kept.set(true);
            }
            said.set(copied_words(result).to_owned());
        });
    };
    let file = file_name(name, ".token.txt");
    let on_download = move |_| {
        let Some(input) = input_of(field) else { return };
        let is_taken = download(&file, "text/plain", &input.value());
        let words = if is_taken {
            "Given to the browser as a file. Look whether the file is there, then tick the box."
        } else {
            "Not downloaded: the browser refused. Copy the value instead."
        };
        said.set(words.to_owned());
    };
    let select = move |_| {
        if let Some(input) = input_of(field) {
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
