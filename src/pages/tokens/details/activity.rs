//! The tab "Activity": the events of the token, newest first, page by page.

pub mod event_line;
pub mod event_words;

use crate::actions::read_activity::timeline::Timeline;
use crate::actions::read_activity::{ActivityAnswer, read_activity};
use crate::browser::latest::Latest;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::html::{div, p, ul};
use crate::components::keyed::built_anew;
use crate::components::notice::failure_notice;
use crate::components::text::{hint, live_text, safe_text, sentence};
use crate::context::Page;
use crate::format::error_messages::Failure;
use event_line::event_line;
use event_words::{how_far, not_recorded};
use leptos::prelude::*;
use panel_messages::m;
use token_api::{ServerKind, Token};

/// What is shown below the events.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    /// Reading paused; there may be more events.
    Paused,
    /// The request failed; it can be tried again.
    Failed(Failure),
    /// The server keeps no activity, or does not let this person read it.
    NotTold(Failure),
    /// The server does not say who made the token.
    NoCreator,
}

/// The tab's content.
pub fn activity(page: Page, token: &Token) -> AnyView {
    let session = page.session;
    let stage = RwSignal::new(Stage::Loading);
    let timeline = RwSignal::new(None::<Timeline>);
    let server = RwSignal::new(ServerKind::default());
    let latest = Latest::new();
    let token_read = token.clone();
    let read = move || {
        stage.set(Stage::Loading);
        let token = token_read.clone();
        latest.run(async move {
            stage.set(match read_activity(session, &token, server, timeline).await {
                ActivityAnswer::Paused => Stage::Paused,
                ActivityAnswer::Failed(failure) => Stage::Failed(failure),
                ActivityAnswer::NotTold(failure) => Stage::NotTold(failure),
                ActivityAnswer::NotKept(failure) => {
                    // The next details have no tab "Activity".
                    page.keeps_no_events.set_value(true);
                    Stage::NotTold(failure)
                }
                ActivityAnswer::NoCreator => Stage::NoCreator,
            });
        });
    };
    read();
    let about = token.clone();
    let events = move || {
        let found =
            timeline.with(|timeline| timeline.as_ref().map(|it| it.found.clone()).unwrap_or_default());
        let lines = found.iter().map(|event| event_line(page, event, &about)).collect_view();
        (!found.is_empty()).then(|| ul().class("activity").child(lines).into_any())
    };
    let how_far = move || timeline.with(|timeline| timeline.as_ref().map(how_far).unwrap_or_default());
    let below = move || match stage.get() {
        Stage::Loading => {
            Some(p().class("waiting").attr("aria-busy", "true").message(m::common::LOADING).into_any())
        }
        Stage::Paused => {
            let read = read.clone();
            let has_more = timeline
                .with_untracked(|timeline| timeline.as_ref().is_some_and(|timeline| timeline.end.is_none()));
            let more =
                has_more.then(|| action_button(m::activity::MORE_EVENTS, "", move |_| read()).into_any());
            let limits = hint(not_recorded(server.get_untracked()).text());
            Some(div().child(limits).child(more).into_any())
        }
        Stage::Failed(failure) => Some(failure_notice(&failure, Some(read.clone()))),
        Stage::NotTold(failure) => Some(not_told(&failure)),
        Stage::NoCreator => Some(p().message(m::activity::NO_CREATOR).into_any()),
    };
    div()
        .attr("role", "tabpanel")
        .attr("aria-label", m::common::ACTIVITY)
        .child(built_anew(events))
        .child(p().class("hint").attr("role", "status").child(live_text(how_far)))
        .child(built_anew(below))
        .into_any()
}

/// Why there is no activity. It is a status and not an alert: nothing has failed, and a retry would not help.
pub fn not_told(failure: &Failure) -> AnyView {
    let quote = failure.quote.as_ref().map(|quote| {
        p().class("quote").child(sentence(m::activity::server_said(safe_text(quote)))).into_any()
    });
    div()
        .attr("role", "status")
        .child(p().child(safe_text(&failure.what)).child(" ").child(safe_text(&failure.advice)))
        .child(quote)
        .into_any()
}
