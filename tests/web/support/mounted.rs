//! A widget in the document, under a reactive owner as in the page, and simulated user input.

use js_sys::Function;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A mounted view. It is removed when this is dropped.
pub struct Mounted {
    host: Element,
    /// Leptos' handle, and the owner of the view's signals and effects.
    view: Option<(Box<dyn std::any::Any>, Owner)>,
}

/// Mounts the view of `make` in an empty document, as the panel mounts itself.
pub fn mount(make: impl FnOnce() -> AnyView + 'static) -> Mounted {
    // A failed test leaves its widgets in the document.
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
    /// The visible text.
    pub fn text(&self) -> String {
        self.host.text_content().unwrap_or_default()
    }

    /// The first element that this selector matches in it.
    pub fn query(&self, selector: &str) -> Option<Element> {
        self.host.query_selector(selector).unwrap()
    }

    /// The element around it.
    pub fn host(&self) -> &Element {
        &self.host
    }

    /// Disposes the owner with its effects and listeners; the elements stay, so that tests can look at them.
    pub fn end(&mut self) {
        let nodes = self.host.child_nodes();
        let nodes: Vec<_> = (0..nodes.length()).filter_map(|i| nodes.get(i)).collect();
        self.take_down();
        for node in nodes {
            self.host.append_child(&node).unwrap();
        }
    }

    /// As in the panel, cleanups run first, then the elements are removed.
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

/// Presses a key on an element. Returns whether the browser's default action was prevented.
pub fn press(target: &Element, key: &str) -> bool {
    let code = "const event = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}); \
                target.dispatchEvent(event); return event.defaultPrevented";
    let press = Function::new_with_args("target, key", code);
    press.call2(&press, target, &key.into()).unwrap().is_truthy()
}

/// Fires a cancelable event on an element. Returns whether its default action was prevented.
pub fn fire(target: &web_sys::EventTarget, event: &str) -> bool {
    let code = "const event = new Event(name, {bubbles: true, cancelable: true}); \
                target.dispatchEvent(event); return event.defaultPrevented";
    let fire = Function::new_with_args("target, name", code);
    fire.call2(&fire, target, &event.into()).unwrap().is_truthy()
}

/// The focused element.
pub fn focused() -> Element {
    document().active_element().unwrap()
}
