//! The frame in index.html: the header, the title and grey rows, which are painted before the program is there. As long as it is
//! in the document, the styles hide the panel.

use leptos::prelude::*;

/// Removes the frame, and shows the panel in its place.
pub fn remove_frame() {
    if let Some(frame) = document().get_element_by_id("frame") {
        frame.remove();
    }
}
