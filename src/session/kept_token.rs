//! The pasted token that is kept for this tab, where the person asked for it.

use leptos::prelude::*;
use token_api::Secret;

const STORAGE_KEY: &str = "bento-token-panel.token";

/// The tab's own storage; browsers may refuse it.
fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// The key for this API: a token that was pasted for another API is never used for it.
fn storage_key(endpoint: &str) -> String {
    if endpoint.is_empty() { STORAGE_KEY.to_owned() } else { [STORAGE_KEY, " ", endpoint].concat() }
}

/// The token that is kept for this API in this tab.
pub(super) fn kept_token(endpoint: &str) -> Option<Secret> {
    storage()?.get_item(&storage_key(endpoint)).ok().flatten().filter(|t| !t.is_empty()).map(Secret::new)
}

/// Whether a token is kept for this API in this tab.
pub fn has_kept_token(endpoint: &str) -> bool {
    kept_token(endpoint).is_some()
}

/// Keeps this token for this API in this tab.
pub(super) fn keep_token(endpoint: &str, token: &Secret) {
    if let Some(storage) = storage() {
        // Where the browser refuses, the token lasts until the page is left.
        let _ = storage.set_item(&storage_key(endpoint), token.expose());
    }
}

/// Removes the token that was kept for this API.
pub fn forget_token(endpoint: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&storage_key(endpoint));
    }
}
