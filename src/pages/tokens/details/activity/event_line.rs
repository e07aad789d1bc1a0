//! One event of a token's activity.

use crate::address::Address;
use crate::components::html::{a, li, p, span, strong};
use crate::components::text::{bold_name, safe_name, sentence};
use crate::context::Page;
use crate::pages::tokens::details::activity::event_words::{operation, resource_type};
use crate::pages::tokens::details::values::{exact, maker_name};
use leptos::prelude::*;
use panel_messages::m;
use token_api::{CreatedWith, Event, EventResource, Token};

/// An event on three lines: what was done to what, by whom and with what outcome, and when. `about` is the token whose details
/// are shown.
pub fn event_line(page: Page, event: &Event, about: &Token) -> AnyView {
    let done = match operation(&event.operation_name) {
        Some(words) => strong().message(words).into_any(),
        None if event.operation_name.is_empty() => {
            strong().message(m::activity::UNNAMED_OPERATION).into_any()
        }
        None => bold_name(&event.operation_name),
    };
    let what = match &event.resource {
        Some(it) => sentence(m::activity::done_to(done, resource(page, it, event, &about.uid))),
        None => done,
    };
    let status = match event.status.as_str() {
        "" => None,
        "success" => Some(span().class("faint").message(m::activity::SUCCESS).into_any()),
        other => Some(span().class("warning").child(safe_name(other)).into_any()),
    };
    let person = event.creator.as_ref().map(|user| safe_name(&user.display_name()));
    let with = (!event.api_token_name.is_empty()).then(|| match maker(event, about) {
        Some(maker) => maker_name(page, maker),
        None => safe_name(&event.api_token_name),
    });
    let by = match (person, with) {
        (Some(person), Some(with)) => sentence(m::activity::by_with_token(person, with)),
        (Some(person), None) => sentence(m::activity::by(person)),
        (None, Some(with)) => sentence(m::activity::by_unknown_with_token(with)),
        (None, None) => span().message(m::activity::BY_UNKNOWN).into_any(),
    };
    let who = p().class("faint").child(by).child(status.as_ref().map(|_| " · ")).child(status);
    let when = p().class("faint").child(exact(page, &event.created_at, Some(m::activity::AT_UNKNOWN_TIME)));
    li().child(p().child(what)).child(who).child(when).into_any()
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
        return span().message(m::activity::THIS_TOKEN).into_any();
    }
    let name = if it.name.is_empty() { &event.name } else { &it.name };
    let name = if is_token && !it.uid.is_empty() && !event.resource_deleted {
        let to: Address = page.nav.now().with_token(&it.uid);
        a().class("wrap").attr("href", to.href()).child(safe_name(name)).into_any()
    } else {
        span().class("wrap").child(safe_name(name)).into_any()
    };
    let gone =
        event.resource_deleted.then(|| span().class("faint").message(m::activity::DELETED_MARK).into_any());
    let space = gone.as_ref().map(|_| " ");
    span().child(with_kind(&it.resource_type, name)).child(space).child(gone).into_any()
}

/// A name after the kind of resource that it is of.
pub fn with_kind(kind: &str, name: AnyView) -> AnyView {
    let kind = match resource_type(kind) {
        Some(words) => span().message(words).into_any(),
        None => safe_name(kind),
    };
    sentence(m::activity::resource(kind, name))
}
