//! The clock and the time zone of the browser. No other file of the panel reads the clock.

use crate::browser::visibility::when_visible;
use crate::format::time::Zone;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use leptos::prelude::*;
use std::sync::OnceLock;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How often times that are shown relative to now are updated.
const TICK: Duration = Duration::from_secs(10);

/// The current time in whole milliseconds.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis()).unwrap_or_default()
}

/// The current time in milliseconds since 1970.
#[allow(clippy::disallowed_methods)] // The one place that may read the clock.
pub fn millis() -> i64 {
    js_sys::Date::now() as i64
}

/// A signal with the current time, updated every 10 seconds until the owner is cleaned up.
pub fn ticking() -> RwSignal<DateTime<Utc>> {
    let time = RwSignal::new(now());
    if let Ok(handle) = set_interval_with_handle(move || time.set(now()), TICK) {
        on_cleanup(move || handle.clear());
    }
    // Browsers delay or stop the timers of a hidden page.
    when_visible(move || time.set(now()));
    time
}

/// Calls `then` at a time in milliseconds since 1970, or at once if it has passed, unless the owner is cleaned up before.
pub fn at(moment: i64, then: impl Fn() + 'static) {
    let wait = Duration::from_millis(u64::try_from(moment - millis()).unwrap_or_default());
    if let Ok(handle) = set_timeout_with_handle(then, wait) {
        on_cleanup(move || handle.clear());
    }
}

/// The browser's time zone.
#[derive(Clone, Copy, Debug)]
pub struct BrowserZone;

impl Zone for BrowserZone {
    fn offset_at(&self, at: DateTime<Utc>) -> FixedOffset {
        let date = js_sys::Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
        // JavaScript counts minutes to the west. It returns NaN for a date out of its range, which becomes 0.
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
        // JavaScript adds 1900 to years below 100, so they are not supported.
        let millis = date.get_time();
        if local.year() < 100 || !millis.is_finite() {
            return None;
        }
        DateTime::from_timestamp_millis(millis as i64)
    }

    fn name(&self) -> String {
        // Read once: the first call takes tens of milliseconds, and each row of the table needs the name three times.
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
