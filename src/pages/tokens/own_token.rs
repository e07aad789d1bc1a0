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
use panel_messages::m;
use std::sync::Arc;
use token_api::{Time, Token, UpdateToken};

/// The latest expiration that a form for a new token may choose; `None` where there is no limit, or where the server does not
/// say; reactive.
pub fn latest_expiration(page: Page, now: DateTime<Utc>) -> Option<LatestExpiration> {
    let of_site = page.max_lifetime().map(|days| LatestExpiration::of_lifetime(now, days));
    LatestExpiration::earlier(of_own_token(page), of_site)
}

/// No token can make one that outlives it; reactive.
pub fn of_own_token(page: Page) -> Option<LatestExpiration> {
    let at = page.own_token.end()?;
    Some(LatestExpiration { at, reason: m::own_token::LATEST_OWN_END.text().into() })
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
            let reason = m::own_token::LATEST_ALREADY.text().into();
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
    page.session.end(Some(m::own_token::OWN_DELETED.string()));
}

/// The notice with these words, which are reactive; nothing while they are empty.
pub fn warning(words: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let words = memo(words);
    built_anew(move || Some(words.get()).filter(|words| !words.is_empty()).map(|words| notice(&words)))
}

/// The warning before this token is deleted; reactive.
pub fn delete_warning(page: Page, token: &Token) -> String {
    said(is_own(page, token), m::own_token::DELETING.text())
}

/// The warning before these tokens are deleted together; reactive.
pub fn bulk_delete_warning(page: Page, rows: &[Arc<Row>]) -> String {
    let mut is_unknown = false;
    for Row { token, .. } in rows.iter().map(Arc::as_ref) {
        match is_own(page, token) {
            OwnToken::Yes => return m::own_token::own_among(&token.name),
            OwnToken::Unknown => is_unknown = true,
            OwnToken::No => {}
        }
    }
    if is_unknown { m::own_token::MAYBE_OWN_AMONG.string() } else { String::new() }
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
    said(is_own(page, token), m::own_token::REVOKING.text())
}

/// What follows, in whole sentences, after the words about whose token it is.
fn said(is_own: OwnToken, what: &str) -> String {
    match is_own {
        OwnToken::Yes => m::own_token::own(what),
        OwnToken::Unknown => m::own_token::maybe_own(what),
        OwnToken::No => String::new(),
    }
}
