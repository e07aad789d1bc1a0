//! Scrolls an element into view.

use crate::components::html::Tag;
use crate::components::node::on_load;
use leptos::prelude::*;

/// A reference that scrolls its element into view when it is added, if it is new: the page may be scrolled far down.
pub fn scrolled_to(is_new: bool) -> NodeRef<Tag> {
    let node = NodeRef::new();
    if is_new {
        on_load(node, |element| {
            request_animation_frame(move || element.scroll_into_view_with_bool(false));
        });
    }
    node
}
