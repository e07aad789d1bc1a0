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
use panel_messages::{Message, m};

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
            said.set(copied_words(result).text().to_owned());
        });
    };
    let file = file_name(name, ".token.txt");
    let on_download = move |_| {
        let Some(input) = input_of(field) else { return };
        let is_taken = download(&file, "text/plain", &input.value());
        let words = if is_taken { m::reveal::DOWNLOADED } else { m::reveal::NOT_DOWNLOADED };
        said.set(words.text().to_owned());
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
    let show_words = move || if hidden.get() { m::reveal::SHOW } else { m::reveal::HIDE }.text().to_owned();
    let show = button()
        .attr("type", "button")
        .on(ev::click, move |_| hidden.update(|hidden| *hidden = !*hidden))
        .child(live_text(show_words));
    let copy_button = action_button(m::reveal::COPY_TOKEN, "primary", on_copy).attr("data-first-focus", "");
    let controls = div()
        .class("secret")
        .child(value)
        .child(show)
        .child(action_button(m::reveal::DOWNLOAD, "", on_download))
        .child(copy_button);
    let field =
        div().class("field").child(label().attr("for", id).message(m::reveal::TOKEN_VALUE)).child(controls);
    let said = p().class("hint").attr("role", "status").child(signal_text(said.into()));
    vec![field.into_any(), said.into_any()].into_any()
}

fn copied_words(outcome: Result<(), CopyError>) -> Message {
    match outcome {
        Ok(()) => m::reveal::COPIED,
        Err(CopyError::Absent) => m::reveal::NOT_COPIED_NO_CLIPBOARD,
        Err(CopyError::Refused) => m::reveal::NOT_COPIED_REFUSED,
    }
}
