//! The page of a sign-in link: it asks with one button before the link is used, so that a program that only opens links
//! (a mail filter, a browser that loads ahead) does not use it up. Plain HTML: it works without scripts.

use crate::plain_page::form_page;
use crate::secrets::is_secret;
use axum::response::Response;

/// The page with a button that posts this key; `None` for a text that is no key. A key has no characters with a meaning in
/// HTML. The form's address is relative, so that it is right behind a proxy with a path.
pub fn continue_page(key: &str) -> Option<Response> {
    if !is_secret(key) {
        return None;
    }
    let content = format!(
        "<p>This link signs you in to the API tokens panel in this browser. It works once.</p>\
         <form method=\"post\" action=\"login\"><input type=\"hidden\" name=\"key\" value=\"{key}\">\
         <button>Continue</button></form>"
    );
    Some(form_page("Sign-in link", &content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_key_gets_a_page() {
        assert!(continue_page(crate::secrets::new_secret().expose()).is_some());
        for text in ["", "guess", &"a".repeat(39), &"a".repeat(41), &"<".repeat(40), &"Z".repeat(40)] {
            assert!(continue_page(text).is_none(), "{text}");
        }
    }
}
