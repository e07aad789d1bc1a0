//! One event as a row.

use crate::address::Address;
use crate::address::activity::ActivityFilter;
use crate::browser::clock::BrowserZone;
use crate::components::moment;
use crate::components::text::{lines, live_text, safe_name, safe_text};
use crate::context::Page;
use crate::format::event_words::{actor, changes, origin};
use crate::format::time::{iso, relative};
use crate::pages::tokens::details::activity::event_words::{operation, resource_type};
use leptos::html::{a, span, td, time as time_element, tr};
use leptos::prelude::*;
use token_api::{Event, Time};

/// The row: when, who, what, about which token or person, from where, and with which token.
pub fn event_row(page: Page, event: &Event) -> AnyView {
    let cell =
        |label: &'static str, content: AnyView| td().attr("data-label", label).child(content).into_any();
    tr().child(vec![
        cell("When", when(page, &event.created_at)),
        cell("Who", who(page, event)),
        cell("What", what(event)),
        cell("About", about(page, event)),
        cell("From", safe_name(origin(event))),
        cell("With", with(page, event)),
    ])
    .into_any()
}

fn when(page: Page, at: &Option<Time>) -> AnyView {
    match at {
        None => span().class("faint").child("unknown").into_any(),
        Some(Time::Unreadable(text)) => safe_text(text),
        Some(Time::At(at)) => {
            let at = at.to_utc();
            time_element()
                .attr("datetime", iso(at))
                .attr("title", moment::exact(at, &BrowserZone))
                .child(live_text(move || relative(at, page.now().max(at))))
                .into_any()
        }
    }
}

/// A link to the activity with one more filter.
fn filter_link(
    page: Page,
    name: &str,
    title: &'static str,
    add: impl FnOnce(&mut ActivityFilter),
) -> AnyView {
    let now = page.nav.now();
    let (mut filter, _) = ActivityFilter::read(now.activity.as_deref().unwrap_or_default());
    add(&mut filter);
    let to = Address { activity: Some(filter.pieces()), ..now.without_dialogs() };
    a().attr("href", to.href()).attr("title", title).child(safe_name(name)).into_any()
}

fn who(page: Page, event: &Event) -> AnyView {
    let name = actor(event);
    let name = match &event.creator {
        Some(user) => filter_link(page, &name, "Only what this person did", |filter| {
            filter.by.insert(user.name.clone());
        }),
        None => safe_name(&name),
    };
    let role = (!event.role.is_empty())
        .then(|| span().class("faint").child([" (", &event.role, ")"].concat()).into_any());
    vec![Some(name), role].into_iter().flatten().collect_view().into_any()
}

fn what(event: &Event) -> AnyView {
    let mut words = operation(&event.operation_name).unwrap_or(&event.operation_name).to_owned();
    if event.count > 1 {
        words = [&words, ", ", &event.count.to_string(), " times"].concat();
    }
    let is_failure = !matches!(event.status.as_str(), "" | "success");
    let status =
        is_failure.then(|| span().class("warning").child(" · ").child(safe_name(&event.status)).into_any());
    let changes = changes(event);
    let changes = (!changes.is_empty()).then(|| lines(&changes));
    vec![Some(safe_text(&words)), status, changes].into_iter().flatten().collect_view().into_any()
}

/// A token that exists is a link to its details; one that was deleted, to its activity.
fn about(page: Page, event: &Event) -> AnyView {
    let Some(it) = &event.resource else { return safe_name(&event.name) };
    let name = if it.name.is_empty() { &event.name } else { &it.name };
    let is_token = it.resource_type == "api_token" && !it.uid.is_empty();
    match (is_token, event.resource_deleted) {
        (true, false) => token_link(page, &it.uid, name),
        (true, true) => {
            let link = filter_link(page, name, "Only what was done to this token", |filter| {
                filter.about.insert(it.uid.clone());
            });
            vec![link, span().class("faint").child(" (deleted)").into_any()].into_any()
        }
        _ => {
            let kind = resource_type(&it.resource_type).unwrap_or(&it.resource_type);
            vec![safe_text(&[kind, " "].concat()), safe_name(name)].into_any()
        }
    }
}

fn token_link(page: Page, uid: &str, name: &str) -> AnyView {
    a().attr("href", page.nav.now().with_token(uid).href()).child(safe_name(name)).into_any()
}

/// The token that the request was sent with, or that it was a session.
fn with(page: Page, event: &Event) -> AnyView {
    match (event.api_token_name.as_str(), event.credential_uid.as_str()) {
        ("", _) if event.creator.is_some() => span().class("faint").child("session").into_any(),
        ("", _) => ().into_any(),
        (name, "") => safe_name(name),
        (name, uid) => token_link(page, uid, name),
    }
}
