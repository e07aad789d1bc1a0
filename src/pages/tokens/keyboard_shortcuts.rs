//! Keyboard shortcuts of the page: `/` searches, `c` creates, `r` refreshes, `?` lists them all.

use crate::browser::events::on_window;
use crate::browser::signal::RwSignal;
use crate::context::Page;
use crate::pages::tokens::filters::SEARCH_ID;
use crate::session::rights::GUEST;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use wasm_bindgen::JsCast;

/// Listens to the keys, and opens the list of them.
pub fn keyboard_shortcuts(page: Page) -> AnyView {
    let help = RwSignal::new(false);
    on_window(ev::keydown, move |event| {
        // A held key acts once.
        if event.default_prevented()
            || event.repeat()
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

/// Whether the key goes into a field.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        match element.tag_name().as_str() {
            "INPUT" => element.get_attribute("type").as_deref() != Some("checkbox"),
            name => matches!(name, "TEXTAREA" | "SELECT"),
        }
    })
}
