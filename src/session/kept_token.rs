//! The pasted token that is kept for this tab, where the person asked for it.
//!
//! A tab that is at another page hears of no sign-out. So a sign-out leaves its moment for all tabs, and the token has beside
//! it the moment of the last sign-out before it was kept: where the two differ, somebody has signed out since.

use crate::browser::clock;
use crate::browser::local_storage::{remember, remembered};
use crate::browser::session_storage;
use leptos::prelude::*;
use token_api::Secret;

const STORAGE_KEY: &str = "bento-token-panel.token";

/// The moment of the last sign-out before the token was kept, beside it.
const SIGN_OUT_KEY: &str = "bento-token-panel.signed-out";

/// The name of the moment of the last sign-out in the storage of all tabs.
const LAST_SIGN_OUT: &str = "signed-out";

/// The tab's own storage; browsers may refuse it.
fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// The key for this API: a token that was pasted for another API is never used for it.
fn for_api(key: &str, endpoint: &str) -> String {
    if endpoint.is_empty() { key.to_owned() } else { [key, " ", endpoint].concat() }
}

/// When somebody signed out of this API last, in any tab.
fn last_sign_out(endpoint: &str) -> String {
    remembered(&for_api(LAST_SIGN_OUT, endpoint)).unwrap_or_default()
}

/// Leaves the moment of a sign-out, which ends what other tabs keep for this API.
pub fn note_sign_out(endpoint: &str) {
    // Where the browser refuses, the message to the other tabs is all there is.
    remember(&for_api(LAST_SIGN_OUT, endpoint), Some(&clock::millis().to_string()));
}

/// The token that is kept for this API in this tab. One that was kept before the last sign-out is removed.
pub(super) fn kept_token(endpoint: &str) -> Option<Secret> {
    let storage = storage()?;
    let read = |key| storage.get_item(&for_api(key, endpoint)).ok().flatten().unwrap_or_default();
    if read(SIGN_OUT_KEY) != last_sign_out(endpoint) {
        forget_token(endpoint);
    }
    Some(read(STORAGE_KEY)).filter(|token| !token.is_empty()).map(Secret::new)
}

/// Whether a token is kept for this API in this tab.
pub fn has_kept_token(endpoint: &str) -> bool {
    kept_token(endpoint).is_some()
}

/// Keeps this token for this API in this tab.
pub(super) fn keep_token(endpoint: &str, token: &Secret) {
    if let Some(storage) = storage() {
        // Where the browser refuses, the token lasts until the page is left.
        let _ = storage.set_item(&for_api(STORAGE_KEY, endpoint), token.expose());
        let _ = storage.set_item(&for_api(SIGN_OUT_KEY, endpoint), &last_sign_out(endpoint));
    }
}

/// Removes the token that was kept for this API, and the place in the list: its query string can name what a person
/// looked for.
pub fn forget_token(endpoint: &str) {
    session_storage::forget_place();
    if let Some(storage) = storage() {
        for key in [STORAGE_KEY, SIGN_OUT_KEY] {
            let _ = storage.remove_item(&for_api(key, endpoint));
        }
    }
}
