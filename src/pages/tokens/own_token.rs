//! What follows from the token that the person is signed in with: the latest expiration that it can give, and the warnings
//! before it is deleted, narrowed or shortened.

use crate::browser::signal::memo;
use crate::components::keyed::built_anew;
use crate::components::notice::notice;
use crate::context::Page;
use crate::query::Row;
use crate::session::own_token::{OwnToken, lost_by};
use crate::state::draft::LatestExpiration;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::sync::Arc;
use token_api::{Time, Token, UpdateToken};

/// Where the server does not say with which token the person is signed in.
const UNKNOWN: &str =
    "You are signed in with a token, and the server does not say with which one. If it is this one: ";

/// The latest expiration that a form for a new token may choose; `None` where there is no limit, or where the server does not
/// say; reactive.
pub fn latest_expiration(page: Page, now: DateTime<Utc>) -> Option<LatestExpiration> {
    let of_site = page.max_lifetime().map(|days| LatestExpiration::of_lifetime(now, days));
    LatestExpiration::earlier(of_own_token(page), of_site)
}

/// No token can make one that outlives it; reactive.
pub fn of_own_token(page: Page) -> Option<LatestExpiration> {
    let at = page.own_token.end()?;
    Some(LatestExpiration { at, reason: "the token that you are signed in with ends then".into() })
}

/// The latest expiration that a change of this token may choose; `None` where there is no limit; reactive.
pub fn latest_change(page: Page, token: &Token) -> Option<LatestExpiration> {
    latest_change_within(of_own_token(page), page.max_lifetime(), token)
}

/// The same from what is equal for all tokens: the limit of the person's own token, and the site's. A token that ends later than
/// the own one already can be shortened to any moment.
pub fn latest_change_within(
    of_own_token: Option<LatestExpiration>,
    max_lifetime: Option<u32>,
    token: &Token,
) -> Option<LatestExpiration> {
    let of_own_token = of_own_token.and_then(|latest| match token.expires() {
        None if token.never_expires() => None,
        Some(at) if at > latest.at => {
            let reason = "it ends then, and the token that you are signed in with ends earlier".into();
            Some(LatestExpiration { at, reason })
        }
        _ => Some(latest),
    });
    let created = token.created_at.as_ref().and_then(Time::utc);
    let of_site = created.zip(max_lifetime).map(|(at, days)| LatestExpiration::of_lifetime(at, days));
    LatestExpiration::earlier(of_own_token, of_site)
}

/// Whether the person is signed in with this token; reactive.
pub fn is_own(page: Page, token: &Token) -> OwnToken {
    if page.session.is_by_cookie() {
        return OwnToken::No;
    }
    let login = page.session.who_untracked().map(|who| who.user.name).unwrap_or_default();
    OwnToken::new(page.own_token.uid().as_deref(), &login, token)
}

/// Ends the session after the token that the person was signed in with was deleted.
pub fn end_session(page: Page) {
    let words =
        "The token that you were signed in with is deleted. Sign in with another one, or by a sign-in link.";
    page.session.end(Some(words.to_owned()));
}

/// The notice with these words, which are reactive; nothing while they are empty.
pub fn warning(words: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let words = memo(words);
    built_anew(move || Some(words.get()).filter(|words| !words.is_empty()).map(|words| notice(&words)))
}

/// The warning before this token is deleted; reactive.
pub fn delete_warning(page: Page, token: &Token) -> String {
    said(is_own(page, token), "Deleting it signs you out.")
}

/// The warning before these tokens are deleted together; reactive.
pub fn bulk_delete_warning(page: Page, rows: &[Arc<Row>]) -> String {
    let mut is_unknown = false;
    for Row { token, .. } in rows.iter().map(Arc::as_ref) {
        match is_own(page, token) {
            OwnToken::Yes => {
                let words = "You are signed in with ";
                return [
                    words,
                    &token.name,
                    ". It is deleted last, once all others are gone, and that signs you out.",
                ]
                .concat();
            }
            OwnToken::Unknown => is_unknown = true,
            OwnToken::No => {}
        }
    }
    let words = "You are signed in with a token, and the server does not say with which one. If it is one of these, you are \
                 signed out in the middle, and those that come after it are not deleted.";
    if is_unknown { words.to_owned() } else { String::new() }
}

/// The warning before this token is changed; `say` writes a moment; reactive.
pub fn change_warning(
    page: Page,
    token: &Token,
    update: &UpdateToken,
    say: fn(DateTime<Utc>) -> String,
) -> String {
    let lost = lost_by(token, update, say);
    if lost.is_empty() { String::new() } else { said(is_own(page, token), &lost.join(" ")) }
}

/// The warning before this token is replaced; reactive.
pub fn replace_warning(page: Page, token: &Token) -> String {
    let words = "Revoking it signs you out, before there is a successor. A successor that you create with it ends no later \
                 than it does.";
    said(is_own(page, token), words)
}

/// What follows, after the words about whose token it is.
fn said(is_own: OwnToken, what: &str) -> String {
    match is_own {
        OwnToken::Yes => ["You are signed in with this token. ", what].concat(),
        OwnToken::Unknown => [UNKNOWN, what].concat(),
        OwnToken::No => String::new(),
    }
}
