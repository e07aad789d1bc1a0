//! Which columns of the table are hidden, how high its rows are, whether the figure above it is folded, and whether single keys
//! are shortcuts. This browser remembers all of it.
//!
//! Each choice is an attribute of the page's root element, which the styles read: no row is built again.

use crate::browser::local_storage;
use leptos::prelude::*;

/// The attribute with the hidden columns, as their classes with spaces between them. The labels are hidden without it, and are in it
/// where they are shown.
pub const HIDDEN: &str = "hidden-columns";

/// The attribute with the density: `compact`, or empty for comfortable.
pub const DENSITY: &str = "density";

/// The attribute that says whether single keys are shortcuts: `off`, or empty for on.
pub const SINGLE_KEYS: &str = "single-keys";

/// The attribute of the figure "Expirations": `folded`, `open`, or none where the styles decide.
pub const EXPIRATIONS: &str = "expirations";

/// The choice that is in force; empty where none was made.
pub fn chosen(name: &str) -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute(&attribute(name))).unwrap_or_default()
}

/// Applies and remembers a choice.
pub fn choose(name: &str, choice: &str) {
    apply(name, choice);
    local_storage::remember(name, Some(choice));
}

/// Applies what this browser remembers.
pub fn apply_remembered() {
    for name in [HIDDEN, DENSITY, SINGLE_KEYS, EXPIRATIONS] {
        if let Some(choice) = local_storage::remembered(name) {
            apply(name, &choice);
        }
    }
}

fn apply(name: &str, choice: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(&attribute(name), choice);
    }
}

fn attribute(name: &str) -> String {
    ["data-", name].concat()
}
