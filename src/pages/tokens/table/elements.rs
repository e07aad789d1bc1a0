//! Elements of a row, found and filled without signals: a row is built once and then changed in place.

use crate::components::text::safe_name;
use crate::format::sanitize;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use web_sys::Element;

/// Sets the text of an element, where it differs.
pub fn set_text(place: &Element, words: &str) {
    // A time that could not be read is shown as the server sent it, which can be any text.
    let words = &*sanitize::words(words);
    if place.text_content().as_deref() != Some(words) {
        place.set_text_content(Some(words));
    }
}

/// The first child of an element that always has one.
pub fn first_child(parent: &Element) -> Element {
    parent.first_element_child().unwrap_or_else(|| unreachable!("the element has a child"))
}

/// The next sibling of an element that always has one.
pub fn next_sibling(element: &Element) -> Element {
    element.next_element_sibling().unwrap_or_else(|| unreachable!("the element has a next"))
}

/// The element of a view that is one element and follows no signal.
pub fn element_of(view: AnyView) -> Element {
    let elements = view.build().elements();
    elements.into_iter().next().unwrap_or_else(|| unreachable!("the view is an element"))
}

/// Appends a view that follows no signal.
pub fn append(parent: &Element, view: AnyView) {
    view.build().mount(parent, None);
}

/// Replaces the content of an element by a name.
pub fn set_name(element: &Element, name: &str) {
    if sanitize::is_plain(name) && !name.contains(['\n', '\t']) {
        element.set_text_content(Some(name));
    } else {
        element.set_text_content(None);
        append(element, safe_name(name));
    }
}
