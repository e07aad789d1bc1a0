//! Keys for those who know them: `/` searches, `c` creates, `?` lists them.

use super::{filters::SEARCH_ID, use_page};
use crate::parts::dialog::Dialog;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const KEYS: [(&str, &str); 4] =
    [("/", "Search tokens"), ("c", "Create a token"), ("?", "This list"), ("Esc", "Close what is open")];

/// Listens to the keys, and shows the list of them.
#[component]
pub fn Keys() -> impl IntoView {
    let page = use_page();
    let help = RwSignal::new(false);
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || is_typing(&event)
        {
            return;
        }
        let is_modal = document().query_selector("dialog[open]").is_ok_and(|d| d.is_some());
        if is_modal {
            return;
        }
        match event.key().as_str() {
            "/" => {
                event.prevent_default();
                if let Some(input) = document()
                    .get_element_by_id(SEARCH_ID)
                    .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    let _ = input.focus();
                }
            }
            "c" => {
                event.prevent_default();
                page.nav.go(&page.nav.now().with_new(Default::default()));
            }
            "?" => {
                event.prevent_default();
                help.set(true);
            }
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
    let close = Callback::new(move |()| help.set(false));
    move || {
        help.get().then(|| view! {
            <Dialog title="Keys" on_escape=close class="narrow">
                <dl class="keys">
                    {KEYS.into_iter().map(|(key, words)| view! { <dt><kbd>{key}</kbd></dt><dd>{words}</dd> }).collect_view()}
                </dl>
                <div class="actions"><button type="button" on:click=move |_| close.run(())>"Close"</button></div>
            </Dialog>
        })
    }
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
