//! The server's own pages: plain HTML that works without scripts.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}\
    button{font:inherit;padding:.5rem 1.5rem;cursor:pointer}";

/// The policy of the pages: their own style, by its hash, and the empty icon that they name. A browser asks for the icon of each
/// page, and Firefox reports one that the policy refuses as an error of the page.
macro_rules! policy {
    ($form_action:literal) => {
        concat!(
            "default-src 'none'; style-src 'sha256-iYLzNdyf3mTIQSzMxQuBjN3Wp4rHiJMMOWXp8TVhkQQ='; img-src data:; \
             base-uri 'none'; frame-ancestors 'none'; form-action ",
            $form_action
        )
    };
}

const POLICY: &str = policy!("'none'");
const FORM_POLICY: &str = policy!("'self'");

/// With `no-referrer`, browsers send the form with `Origin: null`, which cannot be told from a form of another site.
const FORM_REFERRER: &str = "same-origin";

/// A page with a text, and with a link to this address of the panel, if there is one. It contains nothing of the request.
pub fn page(status: StatusCode, heading: &'static str, text: &str, panel: Option<&str>) -> Response {
    let link =
        panel.map(|panel| format!("<p><a href=\"{panel}\">Go to the panel</a></p>")).unwrap_or_default();
    let content = format!("<p>{}</p>{link}", escaped(text));
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (status, headers, html(heading, &content)).into_response()
}

/// A page with a form that is sent to this origin. `content` is HTML.
pub fn form_page(heading: &'static str, content: &str) -> Response {
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, FORM_POLICY),
        (header::REFERRER_POLICY, FORM_REFERRER),
    ];
    (headers, html(heading, content)).into_response()
}

/// The text as HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn html(heading: &'static str, content: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{heading}</title>\
         <link rel=\"icon\" href=\"data:,\"><style>{STYLE}</style>\
         <main><h1>{heading}</h1>{content}</main></html>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policies_have_the_hash_of_the_style() {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE));
        for policy in [POLICY, FORM_POLICY] {
            assert!(policy.contains(&format!("style-src 'sha256-{hash}'")), "it is {hash}");
        }
    }
}
