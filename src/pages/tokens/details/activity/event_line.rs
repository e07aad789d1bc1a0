//! One event of a token's activity.

use crate::address::Address;
use crate::components::html::{a, li, p, span, strong};
use crate::components::text::{bold_name, safe_name};
use crate::context::Page;
use crate::pages::tokens::details::activity::event_words::{operation, resource_type};
use crate::pages::tokens::details::values::{exact, maker_name};
use leptos::prelude::*;
use token_api::{CreatedWith, Event, EventResource, Token};

/// An event on three lines: what was done to what, by whom and with what outcome, and when. `about` is the token whose details
/// are shown.
pub fn event_line(page: Page, event: &Event, about: &Token) -> AnyView {
    let done = match operation(&event.operation_name) {
        Some(words) => strong().child(words).into_any(),
        None if event.operation_name.is_empty() => strong().child("Unnamed operation").into_any(),
        None => bold_name(&event.operation_name),
    };
    let what = p()
        .child(done)
        .child(" ")
        .child(event.resource.as_ref().map(|it| resource(page, it, event, &about.uid)));
    let status = match event.status.as_str() {
        "" => None,
        "success" => Some(span().class("faint").child("success").into_any()),
        other => Some(span().class("warning").child(safe_name(other)).into_any()),
    };
    let by = match &event.creator {
        Some(user) => span().child("by ").child(safe_name(&user.display_name())).into_any(),
        None => span().child("by an unknown account").into_any(),
    };
    let with = (!event.api_token_name.is_empty()).then(|| {
        let name = match maker(event, about) {
            Some(maker) => maker_name(page, maker),
            None => safe_name(&event.api_token_name),
        };
        span().child(" with the token ").child(name).into_any()
    });
    let who = p().class("faint").child(by).child(with).child(status.as_ref().map(|_| " · ")).child(status);
    let when = p().class("faint").child(exact(page, &event.created_at, "At an unknown time"));
    li().child(what).child(who).child(when).into_any()
}

/// The token that made the token of the details, if this event tells of that.
fn maker<'a>(event: &Event, about: &'a Token) -> Option<&'a CreatedWith> {
    let is_made = event.operation_name.starts_with("create")
        && event.resource.as_ref().is_some_and(|it| it.uid == about.uid);
    about.created_with.first().filter(|maker| is_made && maker.name == event.api_token_name)
}

/// What it was done to. A token other than the one whose details are shown is a link to its own details.
fn resource(page: Page, it: &EventResource, event: &Event, about: &str) -> AnyView {
    let is_token = it.resource_type == "api_token";
    if is_token && it.uid == about {
        return span().child("this token").into_any();
    }
    let kind = match resource_type(&it.resource_type) {
        Some(words) => span().child(words).into_any(),
        None => safe_name(&it.resource_type),
    };
    let name = if it.name.is_empty() { &event.name } else { &it.name };
    let name = if is_token && !it.uid.is_empty() && !event.resource_deleted {
        let to: Address = page.nav.now().with_token(&it.uid);
        a().class("wrap").attr("href", to.href()).child(safe_name(name)).into_any()
    } else {
        span().class("wrap").child(safe_name(name)).into_any()
    };
    let gone = event.resource_deleted.then(|| span().class("faint").child(" (deleted)").into_any());
    span().child(kind).child(" ").child(name).child(gone).into_any()
}
