//! What a row cannot show at once: its exact times while the keyboard is in it, and texts that are cut while the pointer is over
//! them.

use crate::browser::clock::BrowserZone;
use crate::browser::events::on_window;
use crate::browser::signal::RwSignal;
use crate::components::html::span;
use crate::components::text::signal_text;
use crate::context::Page;
use crate::format::sanitize;
use crate::format::time::{Zone, exact_local};
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use token_api::{Time, Token};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

const ID: &str = "row-note";

/// The line with the exact times of the row that has the keyboard's focus. It describes the row's link. Once it was used it keeps
/// its height, so that nothing moves when the focus leaves the rows.
pub fn row_note(page: Page) -> AnyView {
    let note = RwSignal::new(String::new());
    let is_used = RwSignal::new(false);
    on_window(ev::focusin, move |event| {
        let words = element_of(&event).and_then(|element| note_of(page, &element)).unwrap_or_default();
        if !words.is_empty() {
            is_used.set(true);
        }
        note.set(words);
    });
    on_window(ev::pointerover, |event| {
        if let Some(element) = element_of(&event) {
            show_whole(&element);
        }
    });
    span()
        .class("row-note")
        .attr("id", ID)
        .attr("hidden", move || !is_used.get())
        .child(signal_text(note.into()))
        .into_any()
}

fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The exact times of the row of this element, if it has the focus of the keyboard.
fn note_of(page: Page, element: &Element) -> Option<String> {
    let uid = element.closest("tr[data-uid]").ok()??.get_attribute("data-uid")?;
    if !element.matches(":focus-visible").ok()? {
        return None;
    }
    let _ = element.set_attribute("aria-describedby", ID);
    mark_wide(element);
    let rows = untrack(|| page.rows());
    let row = rows.iter().find(|row| row.token.uid == uid)?;
    Some(exact_times(&row.token, page.clock.get_untracked(), &BrowserZone))
}

/// Marks a name that does not fit into its cell: it is shown over the other cells then.
fn mark_wide(name: &Element) {
    let cell = name.parent_element();
    let end = |element: &Element| element.get_bounding_client_rect().right();
    if cell.is_some_and(|cell| end(name) > end(&cell)) {
        let _ = name.set_attribute("data-wide", "");
    }
}

/// "Created …, expires …, last used …", each where it is known.
fn exact_times(token: &Token, now: DateTime<Utc>, zone: &impl Zone) -> String {
    let has_ended = token.expired_at.as_ref().and_then(Time::utc).is_some_and(|at| at <= now);
    let exact = |time: &Option<Time>| {
        let at = time.as_ref().and_then(Time::utc)?;
        Some(exact_local(at, zone.offset_at(at)))
    };
    let words = [
        exact(&token.created_at).map(|time| m::rows::created(&time)),
        exact(&token.expired_at)
            .map(|time| if has_ended { m::rows::expired(&time) } else { m::rows::expires(&time) }),
        exact(&token.last_used_at).map(|time| m::rows::last_used(&time)),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Sets the whole text as the tooltip of an element whose text is cut.
fn show_whole(element: &Element) {
    const IS_SET: &str = "data-cut";
    let Ok(Some(place)) = element.closest("td, .top") else { return };
    let mut cut = Some(element.clone());
    while let Some(it) = cut.as_ref().filter(|it| it.scroll_width() <= it.client_width()) {
        cut = it.parent_element().filter(|_| *it != place);
    }
    let Some(whole) = cut.and_then(|cut| cut.text_content()) else { return };
    let title = element.get_attribute("title").unwrap_or_default();
    if title.contains(&whole) {
        return;
    }
    let is_own = title.is_empty() || element.has_attribute(IS_SET);
    let title = if is_own { whole } else { [&whole, "\n", &title].concat() };
    let _ = element.set_attribute("title", &sanitize::words(title.trim()));
    let _ = element.set_attribute(IS_SET, "");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::time::named::Named;
    use serde_json::json;

    #[test]
    fn the_times_that_are_known_are_told_exactly() {
        let told = |fields: serde_json::Value| {
            let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
            exact_times(&serde_json::from_value(fields).unwrap(), now, &Named::new("Europe/Zurich"))
        };
        let token =
            json!({"uid": "u", "created_at": "2026-01-22T09:15:30Z", "expired_at": "2026-07-22T09:15:30Z"});
        assert_eq!(
            told(token),
            "created Thu, Jan 22, 2026, 10:15:30 AM +01:00; expired Wed, Jul 22, 2026, 11:15:30 AM +02:00"
        );
        let token =
            json!({"uid": "u", "expired_at": "2026-12-22T09:15:30Z", "last_used_at": "2026-01-22T09:15:30Z"});
        assert_eq!(
            told(token),
            "expires Tue, Dec 22, 2026, 10:15:30 AM +01:00; last used Thu, Jan 22, 2026, 10:15:30 AM +01:00"
        );
        assert_eq!(told(json!({"uid": "u"})), "");
    }
}
