//! A widget in the document, under an owner as the page has one, and what a person does to it.

use js_sys::Function;
use leptos::prelude::*;
use panel::dom::El;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Something mounted. It is taken down when this is dropped.
pub struct Mounted {
    host: Element,
    owner: Option<Box<dyn std::any::Any>>,
}

/// Mounts what `make` makes, in an empty document and as the panel mounts itself.
pub fn mount(make: impl FnOnce() -> El + 'static) -> Mounted {
    // A test that failed leaves its widgets behind.
    let left = document().query_selector_all("[data-mounted]").unwrap();
    for element in (0..left.length()).filter_map(|i| left.get(i)?.dyn_into::<Element>().ok()) {
        element.remove();
    }
    let host = document().create_element("div").unwrap();
    host.set_attribute("data-mounted", "").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    let parent: HtmlElement = host.clone().unchecked_into();
    let owner = leptos::mount::mount_to(parent.clone(), move || {
        parent.append_child(make().element()).unwrap();
    });
    Mounted { host, owner: Some(Box::new(owner)) }
}

impl Mounted {
    /// What stands there to read.
    pub fn text(&self) -> String {
        self.host.text_content().unwrap_or_default()
    }

    /// The first that this selector finds in it.
    pub fn query(&self, selector: &str) -> Option<Element> {
        self.host.query_selector(selector).unwrap()
    }

    /// Ends the owner, and with it effects and listeners; the elements stay, to look at.
    pub fn end(&mut self) {
        self.owner = None;
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // In this order in the panel too: cleanups run first.
        self.owner = None;
        self.host.remove();
    }
}

/// Presses a key there, and says whether the browser's own reaction was prevented.
pub fn press(target: &Element, key: &str) -> bool {
    let code = "const event = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}); \
                target.dispatchEvent(event); return event.defaultPrevented";
    let press = Function::new_with_args("target, key", code);
    press.call2(&press, target, &key.into()).unwrap().is_truthy()
}

/// Fires an event there that can be prevented, and says whether it was.
pub fn fire(target: &web_sys::EventTarget, event: &str) -> bool {
    let code = "const event = new Event(name, {bubbles: true, cancelable: true}); \
                target.dispatchEvent(event); return event.defaultPrevented";
    let fire = Function::new_with_args("target, name", code);
    fire.call2(&fire, target, &event.into()).unwrap().is_truthy()
}

/// What has the focus.
pub fn focused() -> Element {
    document().active_element().unwrap()
}
