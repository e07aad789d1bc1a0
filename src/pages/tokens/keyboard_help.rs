//! The dialog that lists the keyboard shortcuts, and switches single keys off.

use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::field::choice;
use crate::components::html::{dd, div, dl, dt, kbd};
use crate::components::inputs::checkbox;
use crate::pages::tokens::keyboard_shortcuts::is_mac;
use crate::settings::columns::{SINGLE_KEYS, choose, chosen};
use leptos::prelude::*;
use panel_messages::{Message, m};

/// The keys that are single characters, and what they do.
const CHARACTERS: [(&str, Message); 4] = [
    ("/", m::filters::SEARCH_TOKENS),
    ("c", m::keyboard::CREATE),
    ("r", m::keyboard::REFRESH),
    ("?", m::keyboard::THIS_LIST),
];

/// The other keys.
const OTHERS: [(Message, Message); 5] = [
    (m::keyboard::KEY_CONTROL_K, m::keyboard::FIND),
    (m::keyboard::KEY_ARROWS, m::keyboard::MOVE),
    (m::keyboard::KEY_ENTER, m::keyboard::DETAILS),
    (m::keyboard::KEY_SPACE, m::keyboard::SELECT),
    (m::keyboard::KEY_ESCAPE, m::keyboard::CLOSE),
];

/// The dialog.
pub fn keyboard_help(is_open: RwSignal<bool>) -> AnyView {
    let row = |(key, words): (&'static str, Message)| {
        let key = kbd().attr("translate", "no").child(key);
        [dt().child(key).into_any(), dd().message(words).into_any()]
    };
    let name = |(key, words): (Message, Message)| match key {
        m::keyboard::KEY_CONTROL_K if is_mac() => ("⌘ K", words),
        _ => (key.text(), words),
    };
    let keys = CHARACTERS.into_iter().chain(OTHERS.map(name)).flat_map(row);
    let close = move || is_open.set(false);
    let close_button = action_button(m::common::CLOSE, "", move |_| close());
    let is_on = RwSignal::new(chosen(SINGLE_KEYS) != "off");
    let switch = checkbox(
        move || is_on.get(),
        move |on| {
            is_on.set(on);
            choose(SINGLE_KEYS, if on { "" } else { "off" });
        },
    );
    let hint = || m::keyboard::SINGLE_KEYS_HINT.string();
    let content = vec![
        dl().class("keys").child(keys.collect_view()).into_any(),
        choice(switch, m::keyboard::SINGLE_KEYS.text().into_any(), hint),
        div().class("actions").child(close_button).into_any(),
    ];
    dialog(m::list::KEYS.text(), "narrow", close, content)
}
