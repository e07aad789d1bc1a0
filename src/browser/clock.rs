//! The panel's only look at the clock and at the browser's time zone.

use crate::browser::events::on_window;
use crate::format::time::Zone;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use leptos::ev;
use leptos::prelude::*;
use std::sync::OnceLock;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How often what is shown relative to now is looked at again.
const TICK: Duration = Duration::from_secs(10);

/// This moment, in whole milliseconds.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis()).unwrap_or_default()
}

/// The same, since 1970.
#[allow(clippy::disallowed_methods)] // The one place that may.
pub fn millis() -> i64 {
    js_sys::Date::now() as i64
}

/// A signal that follows the clock.
pub fn ticking() -> RwSignal<DateTime<Utc>> {
    let time = RwSignal::new(now());
    if let Ok(handle) = set_interval_with_handle(move || time.set(now()), TICK) {
        on_cleanup(move || handle.clear());
    }
    // The timers of a page that nobody sees are late, or stand still.
    when_seen(move || time.set(now()));
    time
}

/// Does this at that moment (in milliseconds since 1970), or right away where it has passed, as long as the owner lives.
pub fn at(moment: i64, then: impl Fn() + 'static) {
    let wait = Duration::from_millis(u64::try_from(moment - millis()).unwrap_or_default());
    if let Ok(handle) = set_timeout_with_handle(then, wait) {
        on_cleanup(move || handle.clear());
    }
}

/// Whether the page can be seen: that its tab is the one in front.
pub fn is_seen() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// Does this whenever the page can be seen again, as long as the owner lives.
pub fn when_seen(then: impl Fn() + 'static) {
    on_window(ev::visibilitychange, move |_| {
        if is_seen() {
            then();
        }
    });
}

/// The browser's time zone.
#[derive(Clone, Copy, Debug)]
pub struct BrowserZone;

impl Zone for BrowserZone {
    fn offset_at(&self, at: DateTime<Utc>) -> FixedOffset {
        let date = js_sys::Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
        // JavaScript counts minutes westwards. NaN for a date outside of its range becomes 0.
        FixedOffset::west_opt(date.get_timezone_offset() as i32 * 60)
            .unwrap_or_else(crate::format::time::utc_offset)
    }

    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        use chrono::{Datelike, Timelike};
        let date = js_sys::Date::new_with_year_month_day_hr_min_sec(
            u32::try_from(local.year()).ok()?,
            local.month0() as i32,
            local.day() as i32,
            local.hour() as i32,
            local.minute() as i32,
            local.second() as i32,
        );
        // Years below 100 would be read as 1900 and something; nobody means those.
        let millis = date.get_time();
        if local.year() < 100 || !millis.is_finite() {
            return None;
        }
        DateTime::from_timestamp_millis(millis as i64)
    }

    fn name(&self) -> String {
        // Asked once: browsers take tens of milliseconds for the first answer, and a row of the table asks three times.
        static NAME: OnceLock<String> = OnceLock::new();
        NAME.get_or_init(zone_name).clone()
    }
}

fn zone_name() -> String {
    let options =
        js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    js_sys::Reflect::get(&options, &JsValue::from_str("timeZone"))
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_else(|| "local time".to_owned())
}
