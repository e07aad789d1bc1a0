//! One event as a row.

use crate::address::Address;
use crate::address::activity::ActivityFilter;
use crate::browser::reactive::derive;
use crate::components::html::{a, span, td, tr};
use crate::components::moment::moment;
use crate::components::text::{lines, safe_name, safe_text};
use crate::context::Page;
use crate::format::event_words::{actor, changes, origin};
use crate::format::time::relative;
use crate::pages::tokens::details::activity::event_line::with_kind;
use crate::pages::tokens::details::activity::event_words::operation;
use leptos::prelude::*;
use panel_messages::{Message, m};
use token_api::{Event, Time};

/// The row: when, who, what, about which token or person, from where, and with which token.
pub fn event_row(page: Page, event: &Event) -> AnyView {
    let cell = |label: Message, content: AnyView| td().attr("data-label", label).child(content).into_any();
    tr().child(vec![
        cell(m::activity::WHEN, when(page, &event.created_at)),
        cell(m::activity::WHO, who(page, event)),
        cell(m::activity::WHAT, what(event)),
        cell(m::activity::ABOUT, about(page, event)),
        cell(m::activity::FROM, safe_name(origin(event))),
        cell(m::activity::WITH, with(page, event)),
    ])
    .into_any()
}

fn when(page: Page, at: &Option<Time>) -> AnyView {
    match at {
        None => faint(m::activity::UNKNOWN_TIME.text()),
        Some(Time::Unreadable(text)) => safe_text(text),
        Some(Time::At(at)) => {
            let at = at.to_utc();
            moment(at, derive(move || relative(at, page.now().max(at))))
        }
    }
}

/// A link to the activity with one more value of a filter: a login name in `by`, or the uid of a token in `about`.
fn filter_link(page: Page, name: &str, key: &str, value: &str) -> AnyView {
    let now = page.nav.now();
    let (mut filter, _) = ActivityFilter::read(now.activity.as_deref().unwrap_or_default());
    let (set, title) = match key {
        "by" => (&mut filter.by, m::activity::ONLY_BY_PERSON),
        _ => (&mut filter.about, m::activity::ONLY_ABOUT_TOKEN),
    };
    set.insert(value.to_owned());
    let to = Address { activity: Some(filter.pieces()), ..now.without_dialogs() };
    link(to.href(), title, name)
}

fn link(to: String, title: Message, name: &str) -> AnyView {
    a().attr("href", to).attr("title", title).child(safe_name(name)).into_any()
}

fn faint(text: &str) -> AnyView {
    span().class("faint").child(safe_text(text)).into_any()
}

fn who(page: Page, event: &Event) -> AnyView {
    let name = actor(event);
    let mut views = match &event.creator {
        Some(user) => vec![filter_link(page, &name, "by", &user.name)],
        None => vec![safe_name(&name)],
    };
    if !event.role.is_empty() {
        views.push(faint(&[" ", &m::activity::role_mark(&event.role)].concat()));
    }
    views.into_any()
}

fn what(event: &Event) -> AnyView {
    let words = operation(&event.operation_name).map_or(event.operation_name.as_str(), |words| words.text());
    let mut views = vec![match event.count {
        2.. => safe_text(&m::activity::repeated(words, event.count)),
        _ => safe_text(words),
    }];
    if !matches!(event.status.as_str(), "" | "success") {
        views.push(faint(&[" · ", &event.status].concat()));
    }
    let changes = changes(event);
    if !changes.is_empty() {
        views.push(lines(&changes));
    }
    views.into_any()
}

/// A token that exists is a link to its details; one that was deleted, to its activity.
fn about(page: Page, event: &Event) -> AnyView {
    let Some(it) = &event.resource else { return safe_name(&event.name) };
    let name = if it.name.is_empty() { &event.name } else { &it.name };
    let is_token = it.resource_type == "api_token" && !it.uid.is_empty();
    match (is_token, event.resource_deleted) {
        (true, false) => token_link(page, &it.uid, name),
        (true, true) => {
            let mark = [" ", m::activity::DELETED_MARK.text()].concat();
            vec![filter_link(page, name, "about", &it.uid), faint(&mark)].into_any()
        }
        _ => with_kind(&it.resource_type, safe_name(name)),
    }
}

fn token_link(page: Page, uid: &str, name: &str) -> AnyView {
    link(page.nav.now().with_token(uid).href(), m::activity::TOKEN_DETAILS, name)
}

/// The token that the request was sent with, or what else it was sent with.
fn with(page: Page, event: &Event) -> AnyView {
    match (event.api_token_name.as_str(), event.credential_uid.as_str()) {
        ("", _) if event.operation_name == "handed_over" => faint(m::activity::WITH_LOGIN_CODE.text()),
        ("", _) if event.creator.is_some() => faint(m::activity::WITH_SESSION.text()),
        ("", _) => ().into_any(),
        (name, "") => safe_name(name),
        (name, uid) => token_link(page, uid, name),
    }
}
