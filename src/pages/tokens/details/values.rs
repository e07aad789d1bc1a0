//! The lines of a list of terms, and their values.

use crate::browser::clock::BrowserZone;
use crate::components::html::{a, dd, dt, span, time as time_element};
use crate::components::text::{live_text, safe_name, safe_text, sentence};
use crate::context::Page;
use crate::format::time::{Zone, exact_local, exact_utc, iso, relative};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use panel_messages::{Message, m};
use token_api::{CreatedWith, Time};

/// One term and its value.
pub fn row(term: Message, value: AnyView) -> AnyView {
    vec![dt().message(term).into_any(), dd().child(value).into_any()].into_any()
}

/// The value of a line that has none.
pub fn none() -> AnyView {
    span().class("faint").message(m::common::NONE).into_any()
}

/// A text as a value; "None" where it is empty.
pub fn text(text: &str) -> AnyView {
    if text.is_empty() { none() } else { span().class("wrap").child(safe_text(text)).into_any() }
}

/// A moment in local time, in UTC, and relative to now; `never` where there is none. Without a `never` the relative time
/// is left out, because the line already says it.
pub fn exact(page: Page, time: &Option<Time>, never: Option<Message>) -> AnyView {
    match time {
        None => span().class("faint").child(never.map_or("", Message::text)).into_any(),
        Some(Time::Unreadable(text)) => span().class("wrap").child(safe_text(text)).into_any(),
        Some(Time::At(at)) => exact_moment(page, at.to_utc(), never.is_none()),
    }
}

fn exact_moment(page: Page, at: DateTime<Utc>, omits_relative: bool) -> AnyView {
    let offset = BrowserZone.offset_at(at);
    let mut texts = vec![exact_utc(at)];
    // In UTC it is said once.
    if offset.local_minus_utc() != 0 {
        texts.insert(0, exact_local(at, offset));
    }
    let first = texts.remove(0);
    let more = move || {
        let mut more = texts.clone();
        if !omits_relative {
            more.push(relative(at, page.now().max(at)));
        }
        more.iter().flat_map(|text| [" · ", text]).collect::<String>()
    };
    span()
        .class("exact")
        .child(time_element().attr("datetime", iso(at)).child(safe_text(&first)))
        .child(span().class("faint").child(live_text(more)))
        .into_any()
}

/// The name of a token that made another one: a link to its details, or marked as deleted.
pub fn maker_name(page: Page, maker: &CreatedWith) -> AnyView {
    let name = safe_name(&maker.name);
    if maker.is_deleted {
        return sentence(m::details::deleted_maker(name));
    }
    a().attr("href", page.nav.now().with_token(&maker.uid).href()).child(name).into_any()
}
