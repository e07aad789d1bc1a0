//! The content of the cells of a row.

use crate::address::Address;
use crate::address::vec_set::VecSet;
use crate::components::html::{a, code, span, time};
use crate::components::text::{safe_name, sentence};
use crate::format::sanitize;
use crate::format::sanitize::beginning;
use crate::format::time::iso;
use crate::query::shown_scopes;
use leptos::prelude::*;
use panel_messages::{Message, m};
use std::borrow::Cow;
use token_api::{API, Label, Time, Token, TokenType};

/// A row shows this many characters of a text at most. The details show all of it.
pub const MAX_CHARACTERS: usize = 200;

/// The name of the token, or its beginning.
pub fn name_of(token: &Token) -> Cow<'_, str> {
    if token.name.is_empty() {
        Cow::Borrowed(m::common::NO_NAME.text())
    } else {
        beginning(&token.name, MAX_CHARACTERS)
    }
}

/// The type of the token, where it is not a personal one.
pub fn kind(token: &Token) -> Option<Message> {
    match token.token_type() {
        TokenType::Personal => None,
        TokenType::Organization => Some(m::table::KIND_ORGANIZATION),
        TokenType::Monitoring => Some(m::table::KIND_MONITORING),
    }
}

/// The mark of that type.
pub fn kind_mark(kind: Message) -> AnyView {
    span().class("kind").message(kind).into_any()
}

/// The display name of the token's creator.
pub fn creator(token: &Token) -> AnyView {
    match &token.user {
        Some(user) => span()
            .attr("title", sanitize::words(&user.name).into_owned())
            .child(safe_name(&beginning(&user.display_name(), MAX_CHARACTERS)))
            .into_any(),
        None => span().class("faint").message(m::common::UNKNOWN).into_any(),
    }
}

/// The mark of a creator who left the organization.
pub fn has_left_mark() -> AnyView {
    span()
        .class("left")
        .attr("title", m::table::LEFT_ORGANIZATION)
        .message(m::table::LEFT_ORGANIZATION)
        .into_any()
}

/// The mark of a token whose deletion waits.
pub fn waiting_mark() -> AnyView {
    span().class("like leaving").message(m::table::WILL_BE_DELETED).into_any()
}

/// The mark of a name that looks like this other one.
pub fn looks_like(other: &str) -> AnyView {
    span().class("like").child(sentence(m::table::looks_like(safe_name(other)))).into_any()
}

/// A badge for each scope, up to `at_most`, and the number of the others. The scope `api` stands out.
pub fn scope_badges(token: &Token, at_most: usize) -> Vec<AnyView> {
    if token.scopes.is_empty() {
        return vec![span().class("faint").message(m::common::NONE).into_any()];
    }
    let badge = |scope: &String| {
        code().class(if scope == API { "scope broad" } else { "scope" }).child(safe_name(scope)).into_any()
    };
    // `api` comes first, so that it is never among those that are only counted.
    let mut badges: Vec<AnyView> = shown_scopes(&token.scopes).take(at_most).map(badge).collect();
    let hidden = token.scopes.len().saturating_sub(at_most);
    if hidden > 0 {
        // Names for programs, as a program lists them.
        let all = sanitize::words(&token.scopes.join(", ")).into_owned();
        let more = m::table::more_scopes(hidden);
        badges.push(span().class("faint").attr("title", all).prop("textContent", more).into_any());
    }
    badges
}

/// The labels, each a link to the tokens that have it.
pub fn label_links(token: &Token) -> AnyView {
    let link = |label: &Label| {
        let to = Address { label: VecSet::from([label.pair()]), ..Address::default() };
        a().class("scope")
            .attr("href", to.href())
            .child(safe_name(&beginning(&label.text(), MAX_CHARACTERS)))
            .into_any()
    };
    span().child(token.labels.iter().map(link).collect_view()).into_any()
}

/// The element for a moment. Its text, and its tooltip with the exact time, are set later.
pub fn time_cell(at: &Option<Time>) -> AnyView {
    match at {
        None => span().class("faint").into_any(),
        Some(Time::Unreadable(_)) => {
            span().class("status bad").attr("title", m::table::NOT_A_TIME).into_any()
        }
        Some(Time::At(at)) => time().attr("datetime", iso(at.to_utc())).into_any(),
    }
}
