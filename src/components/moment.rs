//! Times that are shown relative to now, and their exact form.

use crate::browser::clock::BrowserZone;
use crate::components::html::{span, time};
use crate::components::text::signal_text;
use crate::format::sanitize;
use crate::format::time::{Zone, exact_local, exact_utc, iso};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The local time with its zone, and UTC, on two lines.
pub fn exact(at: DateTime<Utc>, zone: &impl Zone) -> String {
    format!("{} ({})\n{}", exact_local(at, zone.offset_at(at)), zone.name(), exact_utc(at))
}

/// A time in words. Its exact form is the title, and is shown below it while it has the focus: for people who use the keyboard or
/// tap.
pub fn moment(at: DateTime<Utc>, words: Signal<String>) -> AnyView {
    let title = sanitize::words(&exact(at, &BrowserZone)).into_owned();
    let shown = title.clone();
    time()
        .class("moment")
        .attr("datetime", iso(at))
        .attr("title", title)
        .attr("tabindex", "0")
        .child(signal_text(words))
        .child(span().class("exact-moment").prop("textContent", shown))
        .into_any()
}
