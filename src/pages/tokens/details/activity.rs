//! What was done with a token, and to it: its events, newest first, page by page.

mod timeline;
mod words;

use crate::address::Address;
use crate::browser::latest::Latest;
use crate::components::button::action_button;
use crate::components::keyed::built_anew;
use crate::components::notice::failure_notice;
use crate::components::text::{bold_name, hint, live_text, safe_name, safe_text};
use crate::format::error_messages::{Doing, Failure, general_failure, no_activity};
use crate::pages::tokens::details::{Page, exact};
use crate::session::Session;
use leptos::html::{a, div, li, p, span, strong, ul};
use leptos::prelude::*;
use timeline::Timeline;
use token_api::{Event, EventResource, ServerKind, Token};
use token_client::{Error, calls};
use words::{how_far, not_recorded, operation, resource_type};

#[derive(Clone, PartialEq)]
enum Stage {
    Looking,
    /// So many were found, for now.
    Resting,
    /// It can be asked again.
    Failed(Failure),
    /// The server tells no activity, or not to this person.
    Closed(Failure),
    /// Nobody can be asked about: the server does not say who made the token.
    NoCreator,
}

/// The tab's content.
pub fn activity(page: Page, token: &Token) -> AnyView {
    let session = page.session;
    let stage = RwSignal::new(Stage::Looking);
    let plan = RwSignal::new(None::<Timeline>);
    let server = RwSignal::new(ServerKind::default());
    let latest = Latest::new();
    let asked = token.clone();
    let press = move || {
        stage.set(Stage::Looking);
        let token = asked.clone();
        latest.run(async move {
            let kind = session.known_server().await;
            server.try_set(kind);
            let begun = match plan.try_get_untracked().flatten() {
                Some(plan) => Ok(plan),
                None => Timeline::new(&token, kind),
            };
            let end = match begun {
                Ok(begun) => look(page, session, begun, plan).await,
                Err(timeline::NoCreator) => Stage::NoCreator,
            };
            stage.try_set(end);
        });
    };
    press();
    let about = token.uid.clone();
    let events = move || {
        let found = plan.with(|plan| plan.as_ref().map(|plan| plan.found.clone()).unwrap_or_default());
        let lines = found.iter().map(|event| line(page, event, &about)).collect_view();
        (!found.is_empty()).then(|| ul().class("activity").child(lines).into_any())
    };
    let how_far = move || plan.with(|plan| plan.as_ref().map(how_far).unwrap_or_default());
    let below = move || match stage.get() {
        Stage::Looking => Some(p().class("waiting").attr("aria-busy", "true").child("Loading").into_any()),
        Stage::Resting => {
            let press = press.clone();
            let has_more = plan.with_untracked(|plan| plan.as_ref().is_some_and(|plan| plan.end.is_none()));
            let more = has_more.then(|| action_button("More events", "", move |_| press()).into_any());
            let limits = hint(not_recorded(server.get_untracked()));
            Some(div().child(limits).child(more).into_any())
        }
        Stage::Failed(failure) => Some(failure_notice(&failure, Some(press.clone()))),
        Stage::Closed(failure) => Some(closed(&failure)),
        Stage::NoCreator => Some(
            p().child("The server does not say who made this token, so its activity cannot be found.")
                .into_any(),
        ),
    };
    div()
        .attr("role", "tabpanel")
        .attr("aria-label", "Activity")
        .child(built_anew(events))
        .child(p().class("hint").attr("role", "status").child(live_text(how_far)))
        .child(built_anew(below))
        .into_any()
}

/// Reads pages for one press. What was found so far is shown after each.
async fn look(page: Page, session: Session, mut plan: Timeline, shown: RwSignal<Option<Timeline>>) -> Stage {
    plan.begin_press();
    let client = session.client();
    while let Some((start, count)) = plan.next() {
        match client.send(calls::events(start, count, &plan.q)).await {
            Ok(events) => plan.take(events),
            Err(error) => {
                session.after_refusal(&error).await;
                return refused(page, &error);
            }
        }
        shown.try_set(Some(plan.clone()));
    }
    Stage::Resting
}

fn refused(page: Page, error: &Error) -> Stage {
    let Some(closed) = no_activity(error) else {
        return Stage::Failed(general_failure(error, Doing::ListingEvents));
    };
    if error.status() == Some(404) {
        // Asked once: the next details have no tab for it.
        page.keeps_no_events.set_value(true);
    }
    Stage::Closed(closed)
}

/// A sentence where nothing can be asked: no failure, and nothing to try again.
fn closed(failure: &Failure) -> AnyView {
    let quote = failure.quote.as_ref().map(|quote| {
        p().class("quote").child("The server said: “").child(safe_text(quote)).child("”").into_any()
    });
    div()
        .attr("role", "status")
        .child(p().child(safe_text(&failure.what)).child(" ").child(safe_text(&failure.advice)))
        .child(quote)
        .into_any()
}

/// One event: what, on what, by whom, when, and what came of it.
fn line(page: Page, event: &Event, about: &str) -> AnyView {
    let done = match operation(&event.operation_name) {
        Some(words) => strong().child(words).into_any(),
        None if event.operation_name.is_empty() => strong().child("Unnamed operation").into_any(),
        None => bold_name(&event.operation_name),
    };
    let what =
        p().child(done).child(" ").child(event.resource.as_ref().map(|it| resource(page, it, event, about)));
    let status = match event.status.as_str() {
        "" => None,
        "success" => Some(span().class("faint").child("success").into_any()),
        other => Some(span().class("warning").child(safe_name(other)).into_any()),
    };
    let by = match &event.creator {
        Some(user) => span().child("by ").child(safe_name(&user.display_name())).into_any(),
        None => span().child("by an unknown account").into_any(),
    };
    let with = (!event.api_token_name.is_empty())
        .then(|| span().child(" with the token ").child(safe_name(&event.api_token_name)).into_any());
    let who = p().class("faint").child(by).child(with).child(status.as_ref().map(|_| " · ")).child(status);
    let when = p().class("faint").child(exact(page, &event.created_at, "At an unknown time"));
    li().child(what).child(who).child(when).into_any()
}

/// What it was done to. A token is a link to its details, but for the one whose details these are.
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
