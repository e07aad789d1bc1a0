//! The head of the details: the token's name and state, and links to the tokens before and after it in the list.

use crate::address::Status;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::components::focus::focus_soon;
use crate::components::html::{a, div, span};
use crate::components::keyed::built_anew;
use crate::components::text::{bold_name, flexible_space, live_text};
use crate::context::{Hits, Page};
use crate::format::time::relative;
use crate::pages::tokens::table::cells::looks_like;
use crate::pages::tokens::table::time_words::{expires_class, expires_words};
use crate::query::status_of;
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::{Message, m};
use token_api::{Time, Token};

/// The token's name and state.
pub fn title(page: Page, token: &Token) -> AnyView {
    // A copy for each closure.
    let (for_class, for_words, name) = (token.clone(), token.clone(), token.name.clone());
    let like = move || {
        unsubscribe_on_cleanup(page.lookalikes);
        page.lookalikes.with(|all| all.like(&name).map(looks_like))
    };
    let state = span()
        .attr("class", move || Some(expires_class(&for_class, page.now())))
        .child(live_text(move || state_words(&for_words, page.now())));
    let shown = if token.name.is_empty() { m::common::NO_NAME.text() } else { &token.name };
    div().child(bold_name(shown)).child(built_anew(like)).child(" ").child(state).into_any()
}

fn state_words(token: &Token, now: DateTime<Utc>) -> String {
    match &token.expired_at {
        _ if status_of(token, now) == Status::Expired => expires_words(token, now),
        None => m::details::STATE_NEVER_EXPIRES.string(),
        Some(Time::At(at)) => m::details::state_expires(&relative(at.to_utc(), now)),
        Some(Time::Unreadable(_)) => expires_words(token, now),
    }
}

/// The links to the tokens before and after this one, in the order of the list; no links where the list does not show it.
pub fn neighbours(page: Page, hits: Hits, uid: &str) -> AnyView {
    vec![
        flexible_space(),
        neighbour(page, hits, uid, false, m::details::PREVIOUS, ".head > a:first-of-type"),
        neighbour(page, hits, uid, true, m::details::NEXT, ".head > a:last-of-type"),
    ]
    .into_any()
}

fn neighbour(
    page: Page,
    hits: Hits,
    uid: &str,
    is_next: bool,
    label: Message,
    selector: &'static str,
) -> AnyView {
    let uid = uid.to_owned();
    let href = move || {
        let (address, rows) = (page.nav.address(), page.loader.rows_now());
        // Untracked: readers of a memo that lives as long as the page are not removed.
        hits.with_untracked(|hits| {
            let uid_at = |place: usize| Some(&rows.get(*hits.get(place)? as usize)?.token.uid);
            let place = (0..hits.len()).find(|place| uid_at(*place) == Some(&uid))?;
            let to = uid_at(if is_next { place + 1 } else { place.checked_sub(1)? })?;
            Some(address.with_token(to).href())
        })
    };
    a().class("button quiet")
        .attr("href", href)
        // So that the next press leads on.
        .on(ev::click, move |_| focus_soon(selector))
        .message(label)
        .into_any()
}
