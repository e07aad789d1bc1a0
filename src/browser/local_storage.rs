//! The preferences of a person in this browser, the findings that were accepted, and the moment of the last sign-out of each API,
//! each under a name.
//!
//! No secret, no address of a page and no data of a server but uids is stored here.

use leptos::prelude::*;

/// The stored choice.
pub fn remembered(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok().flatten()
}

/// Stores a choice, or removes it (`None`). Returns whether the browser did so: some browsers refuse storage.
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
