//! The page of a sign-in link: it asks with one button before the link is used, so that a program that only opens links
//! (a mail filter, a browser that loads ahead) does not use it up. Plain HTML: it works without scripts.

use crate::secrets::is_secret;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}\
    button{font:inherit;padding:.5rem 1.5rem;cursor:pointer}";

/// The page's policy: its own style, by its hash, and a form that is sent to this origin.
const POLICY: &str = "default-src 'none'; style-src 'sha256-iYLzNdyf3mTIQSzMxQuBjN3Wp4rHiJMMOWXp8TVhkQQ='; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// With `no-referrer`, browsers send the form with `Origin: null`, which cannot be told from a form of another site.
const REFERRER: &str = "same-origin";

/// The page with a button that posts this key; `None` for a text that is no key. A key has no characters with a meaning in
/// HTML. The form's address is relative, so that it is right behind a proxy with a path.
pub fn continue_page(key: &str) -> Option<Response> {
    if !is_secret(key) {
        return None;
    }
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>Sign-in link</title>\
         <style>{STYLE}</style>\
         <h1>Sign-in link</h1>\
         <p>This link signs you in to the API tokens panel in this browser. It works once.</p>\
         <form method=\"post\" action=\"login\"><input type=\"hidden\" name=\"key\" value=\"{key}\">\
         <button>Continue</button></form></html>"
    );
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, REFERRER),
    ];
    Some((headers, Html(html)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_has_the_hash_of_the_style() {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE));
        assert!(POLICY.contains(&format!("style-src 'sha256-{hash}'")), "it is {hash}");
    }

    #[test]
    fn only_a_key_gets_a_page() {
        assert!(continue_page(crate::secrets::new_secret().expose()).is_some());
        for text in ["", "guess", &"a".repeat(39), &"a".repeat(41), &"<".repeat(40), &"Z".repeat(40)] {
            assert!(continue_page(text).is_none(), "{text}");
        }
    }
}
