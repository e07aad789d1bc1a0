//! The dialog that lists the keyboard shortcuts.

use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::html::{dd, div, dl, dt, kbd};
use leptos::prelude::*;

const KEYS: [(&str, &str); 8] = [
    ("/", "Search tokens"),
    ("c", "Create a token"),
    ("r", "Refresh the list"),
    ("↑ ↓", "Move through the rows; also Home, End, Page Up, Page Down"),
    ("Enter", "The row's details"),
    ("Space", "Select the row; with Shift, all rows from the one before"),
    ("?", "This list"),
    ("Esc", "Close what is open"),
];

/// The dialog.
pub fn keyboard_help(is_open: RwSignal<bool>) -> AnyView {
    let row = |(key, words): (&'static str, &'static str)| {
        let key = kbd().attr("translate", "no").child(key);
        [dt().child(key).into_any(), dd().child(words).into_any()]
    };
    let close = move || is_open.set(false);
    let close_button = action_button("Close", "", move |_| close());
    let content = vec![
        dl().class("keys").child(KEYS.into_iter().flat_map(row).collect_view()).into_any(),
        div().class("actions").child(close_button).into_any(),
    ];
    dialog("Keys", "narrow", close, content)
}
