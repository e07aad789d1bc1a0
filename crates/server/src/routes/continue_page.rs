//! The page of a sign-in link: it says whom the link signs in, and asks with one button before the link is used, so that a
//! program that only opens links (a mail filter, a browser that loads ahead) does not use it up. Plain HTML: it works
//! without scripts.

use crate::browser_session::BrowserSession;
use crate::plain_page::{escaped, form_page};
use crate::store::Member;
use axum::response::Response;

/// The page with a button that posts this key, which signs this person in. `current` is the session that ends with that. A
/// key has no characters with a meaning in HTML. The form's address is relative, so that it is right behind a proxy with a
/// path.
pub fn continue_page(key: &str, person: &Member, current: &BrowserSession) -> Response {
    let other = match current {
        BrowserSession::Valid(other, _) if other.id != person.id => {
            format!("<p>You are signed in as {} now; that session ends.</p>", named(other))
        }
        BrowserSession::OfSeveralPeople => {
            "<p>This browser has sessions of several people now; they end.</p>".to_owned()
        }
        _ => String::new(),
    };
    let content = format!(
        "<p>This link signs you in as {} to the API tokens panel in this browser. It works once.</p>{other}\
         <form method=\"post\" action=\"login\"><input type=\"hidden\" name=\"key\" value=\"{key}\">\
         <button>Continue</button></form>",
        named(person)
    );
    form_page("Sign-in link", &content)
}

/// A person by full name and login name, each with a direction of its own.
fn named(person: &Member) -> String {
    let (full, login) = (person.user.display_name(), &person.user.name);
    let part = |text: &str| format!("<bdi>{}</bdi>", escaped(text));
    if full == *login { part(login) } else { format!("{} ({})", part(&full), part(login)) }
}
