//! The browser's elements of the views that are in the document. All references have one type: Leptos compiles its functions for
//! them again for each kind of element and for each closure.

use crate::components::html::Tag;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Calls `run` once, when the element is there.
pub fn on_load(node: NodeRef<Tag>, run: impl FnOnce(HtmlElement) + 'static) {
    boxed(node, Box::new(run));
}

fn boxed(node: NodeRef<Tag>, run: Box<dyn FnOnce(HtmlElement)>) {
    node.on_load(run);
}

/// The input, if it is there.
pub fn input_of(node: NodeRef<Tag>) -> Option<HtmlInputElement> {
    node.try_get_untracked().flatten().map(JsCast::unchecked_into)
}
