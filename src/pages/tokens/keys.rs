//! Keys for those who know them: `/` searches, `c` creates, `r` refreshes, `?` lists them.

use crate::browser::events::on_window;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::context::Page;
use crate::pages::tokens::filters::SEARCH_ID;
use crate::session::rights::GUEST;
use leptos::ev;
use leptos::html::{dd, div, dl, dt, kbd};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use wasm_bindgen::JsCast;

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

/// Listens to the keys, and shows the list of them.
pub fn keys(page: Page) -> AnyView {
    let help = RwSignal::new(false);
    on_window(ev::keydown, move |event| {
        if event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || is_typing(&event)
        {
            return;
        }
        if document().query_selector("dialog[open]").is_ok_and(|d| d.is_some()) {
            return;
        }
        match event.key().as_str() {
            "/" => {
                let search = document().get_element_by_id(SEARCH_ID);
                if let Some(search) = search.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let _ = search.focus();
                }
            }
            "c" if page.creates_nothing.get_untracked() => page.done.set(GUEST.to_owned()),
            "c" => page.nav.go(&page.nav.now().with_new(Default::default())),
            "r" => page.loader.start(),
            "?" => help.set(true),
            _ => return,
        }
        event.prevent_default();
    });
    let dialog = move || {
        help.get().then_some(())?;
        page.lazy.dialog(|views| (views.keys)(help), move || help.set(false))
    };
    dialog.into_shared().into_any()
}

/// The list of keys.
pub fn keys_dialog(is_open: RwSignal<bool>) -> AnyView {
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

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        match element.tag_name().as_str() {
            "INPUT" => element.get_attribute("type").as_deref() != Some("checkbox"),
            name => matches!(name, "TEXTAREA" | "SELECT"),
        }
    })
}
