//! A widget in the document, under an owner as the page has one, and what a person does to it.

use js_sys::Function;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Something mounted. It is taken down when this is dropped.
pub struct Mounted {
    host: Element,
    /// Leptos' own handle, and the owner of all that the view has made.
    view: Option<(Box<dyn std::any::Any>, Owner)>,
}

/// Mounts what `make` makes, in an empty document and as the panel mounts itself.
pub fn mount(make: impl FnOnce() -> AnyView + 'static) -> Mounted {
    // A test that failed leaves its widgets behind.
    let left = document().query_selector_all("[data-mounted]").unwrap();
    for element in (0..left.length()).filter_map(|i| left.get(i)?.dyn_into::<Element>().ok()) {
        element.remove();
    }
    let host = document().create_element("div").unwrap();
    host.set_attribute("data-mounted", "").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    let parent: HtmlElement = host.clone().unchecked_into();
    let owner = Rc::new(RefCell::new(None));
    let own = owner.clone();
    let handle = leptos::mount::mount_to(parent, move || {
        own.replace(Owner::current());
        make()
    });
    let owner = owner.take().unwrap();
    Mounted { host, view: Some((Box::new(handle), owner)) }
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

    /// The element in which it is.
    pub fn host(&self) -> &Element {
        &self.host
    }

    /// Ends the owner, and with it effects and listeners; the elements stay, to look at.
    pub fn end(&mut self) {
        let nodes = self.host.child_nodes();
        let nodes: Vec<_> = (0..nodes.length()).filter_map(|i| nodes.get(i)).collect();
        self.take_down();
        for node in nodes {
            self.host.append_child(&node).unwrap();
        }
    }

    /// In this order in the panel too: cleanups run first, then the elements go.
    fn take_down(&mut self) {
        if let Some((handle, owner)) = self.view.take() {
            owner.cleanup();
            drop(handle);
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.take_down();
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
