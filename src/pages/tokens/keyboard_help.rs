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

const KEYS: [(&str, &str); 9] = [
    ("/", "Search tokens"),
    ("c", "Create a token"),
    ("r", "Refresh the list"),
    ("?", "This list"),
    ("Ctrl K", "Find a token, a view or an action"),
    ("↑ ↓", "Move through the rows, or the items of a menu; also Home, End, and in rows Page Up, Page Down"),
    ("Enter", "The row's details"),
    ("Space", "Select the row; with Shift, all rows from the one before"),
    ("Esc", "Close what is open"),
];

/// The dialog.
pub fn keyboard_help(is_open: RwSignal<bool>) -> AnyView {
    let row = |(key, words): (&'static str, &'static str)| {
        let key = if key == "Ctrl K" && is_mac() { "⌘ K" } else { key };
        let key = kbd().attr("translate", "no").child(key);
        [dt().child(key).into_any(), dd().child(words).into_any()]
    };
    let close = move || is_open.set(false);
    let close_button = action_button("Close", "", move |_| close());
    let is_on = RwSignal::new(chosen(SINGLE_KEYS) != "off");
    let switch = checkbox(
        move || is_on.get(),
        move |on| {
            is_on.set(on);
            choose(SINGLE_KEYS, if on { "" } else { "off" });
        },
    );
    let hint = || "The first four keys of this list. This browser remembers it.".to_owned();
    let content = vec![
        dl().class("keys").child(KEYS.into_iter().flat_map(row).collect_view()).into_any(),
        choice(switch, "Single-key shortcuts".into_any(), hint),
        div().class("actions").child(close_button).into_any(),
    ];
    dialog("Keys", "narrow", close, content)
}
