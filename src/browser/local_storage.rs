//! What a person prefers, remembered in this browser under a name: how the panel looks, and what it does by itself.
//!
//! What never lives here: anything that a server sent, an address, or a secret.

use leptos::prelude::*;

/// What was chosen before.
pub fn remembered(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok().flatten()
}

/// Remembers a choice, or forgets it, and says whether the browser did. Where it refuses, it lasts until the page is left.
pub fn remember(name: &str, choice: Option<&str>) -> bool {
    let Some(storage) = storage() else { return false };
    let done = match choice {
        Some(choice) => storage.set_item(&key(name), choice),
        None => storage.remove_item(&key(name)),
    };
    done.is_ok()
}

fn key(name: &str) -> String {
    ["bento-token-panel.", name].concat()
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
