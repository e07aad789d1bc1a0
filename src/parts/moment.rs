//! A moment: relative to now on screen, exact when asked.

use crate::time::{Zone, exact_local, exact_utc, relative};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Local and UTC, for a title.
pub fn exact(at: DateTime<Utc>, zone: &impl Zone) -> String {
    format!("{} ({})\n{}", exact_local(at, zone.offset_at(at)), zone.name(), exact_utc(at))
}

/// "3 h ago", with the exact time as its title.
#[component]
pub fn Moment<Z: Zone + Copy + Send + Sync + 'static>(
    /// When.
    at: DateTime<Utc>,
    /// The clock.
    #[prop(into)]
    now: Signal<DateTime<Utc>>,
    /// Where.
    zone: Z,
) -> impl IntoView {
    view! {
        <time datetime=at.to_rfc3339() title=exact(at, &zone)>{move || relative(at, now.get())}</time>
    }
}
