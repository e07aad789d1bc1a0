//! The clock and the time zone of the browser. No other file of the panel reads the clock.
//!
//! A browser's clock can be wrong by days. Each answer of the server is compared with it, and from a difference of two minutes
//! on the panel counts by the server's clock.

use crate::browser::events::on_window;
use crate::browser::local_storage;
use crate::browser::reactive::effect;
use crate::browser::signal::RwSignal;
use crate::browser::visibility::{is_visible, when_visible};
use crate::format::time::{Zone, utc_offset};
use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How often times that are shown relative to now are updated.
const TICK: Duration = Duration::from_secs(10);

/// A difference from the server's clock below this, in milliseconds, counts as none.
const TOLERANCE: i64 = 120_000;

/// Two measurements of the difference that are closer than this, in milliseconds, count as equal: a `Date` header has whole
/// seconds.
const PRECISION: i64 = 5000;

/// An answer that takes longer than this, in milliseconds, is not measured: the computer was asleep meanwhile.
const LONGEST_TRIP: i64 = 60_000;

/// A difference of more than this, in milliseconds, is not believed: 100 years.
const CREDIBLE: i64 = 100 * 365 * 86_400_000;

/// The milliseconds by which the server's clock is ahead of the browser's. Set by [`ticking`].
static AHEAD: OnceLock<RwSignal<i64>> = OnceLock::new();

/// The name of the browser's zone, once it was asked for: the first call takes tens of milliseconds, and each row of the table
/// needs the name three times.
static ZONE: Mutex<Option<String>> = Mutex::new(None);

/// How often the zone has changed. Set by [`ticking`].
static ZONE_CHANGES: OnceLock<RwSignal<u32>> = OnceLock::new();

/// Whether times are in UTC, because the person chose it.
static IS_UTC: AtomicBool = AtomicBool::new(false);

/// The name under which the browser remembers that.
const ZONE_NAME: &str = "zone";

/// Whether the server's `Date` header could be read.
static HAS_DATE: AtomicBool = AtomicBool::new(false);

/// The current time in whole milliseconds: the server's time if it differs much from the browser's.
pub fn now() -> DateTime<Utc> {
    at_server(millis())
}

/// The server's time at a time of the browser, in milliseconds since 1970.
pub fn at_server(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis + untrack(ahead)).unwrap_or_default()
}

/// The current time of the browser in milliseconds since 1970. For lengths of time only: the browser's clock may be wrong.
#[allow(clippy::disallowed_methods)] // The one place that may read the clock.
pub fn millis() -> i64 {
    js_sys::Date::now() as i64
}

/// The milliseconds by which the server's clock is ahead of the browser's: 0 if they differ by less than two minutes, or if
/// the server's is not known; reactive.
pub fn ahead() -> i64 {
    AHEAD.get().and_then(|ahead| ahead.try_get()).unwrap_or_default()
}

/// Compares the clocks by the `Date` header of an answer. `sent` is when its request was sent.
pub fn compare(sent: i64, date: &str) {
    let time = js_sys::Date::parse(date);
    if time.is_finite() {
        HAS_DATE.store(true, Ordering::Relaxed);
        // On average half a second is cut off from the header.
        measure(sent, time as i64 + 500);
    }
}

/// Compares the clocks by the moment at which a request, which was sent at `sent`, has made something. It counts only if the
/// `Date` header cannot be read.
pub fn compare_created(sent: i64, created: i64) {
    if !HAS_DATE.load(Ordering::Relaxed) {
        measure(sent, created);
    }
}

/// Half of the trip is taken as the way to the server.
fn measure(sent: i64, time: i64) {
    let received = millis();
    if !(0..LONGEST_TRIP).contains(&(received - sent)) {
        return;
    }
    let measured = time.saturating_sub(sent.midpoint(received));
    if measured.saturating_abs() > CREDIBLE {
        return;
    }
    let measured = if measured.abs() < TOLERANCE { 0 } else { measured };
    if let Some(ahead) = AHEAD.get()
        && (measured - untrack(self::ahead)).abs() >= PRECISION
    {
        ahead.set(measured);
    }
}

/// A signal with the current time, updated every 10 seconds and whenever the server's clock turns out to be another, until
/// the owner is cleaned up.
pub fn ticking() -> RwSignal<DateTime<Utc>> {
    let _ = AHEAD.set(RwSignal::new(0));
    let _ = ZONE_CHANGES.set(RwSignal::new(0));
    IS_UTC.store(local_storage::remembered(ZONE_NAME).is_some(), Ordering::Relaxed);
    when_visible(check_zone);
    on_window(ev::focus, |_| check_zone());
    let time = RwSignal::new(now());
    let update = move || time.set(now());
    if let Ok(handle) = set_interval_with_handle(update, TICK) {
        on_cleanup(move || handle.clear());
    }
    // Browsers delay or stop the timers of a hidden page.
    when_visible(update);
    effect(move || {
        ahead();
        update();
    });
    time
}

/// Whether times are in UTC, because the person chose it; else they are in the computer's zone.
pub fn is_utc() -> bool {
    IS_UTC.load(Ordering::Relaxed)
}

/// Changes and remembers that.
pub fn set_utc(is_utc: bool) {
    IS_UTC.store(is_utc, Ordering::Relaxed);
    local_storage::remember(ZONE_NAME, is_utc.then_some("utc"));
    tell_zone_change();
}

/// How often the zone has changed since the page was opened; reactive. A change of the computer's zone is noticed when the page
/// becomes visible or gets the focus.
pub fn zone_changes() -> u32 {
    ZONE_CHANGES.get().and_then(|changes| changes.try_get()).unwrap_or_default()
}

/// Reads the zone's name again, if it was read before.
fn check_zone() {
    let mut known = ZONE.lock().unwrap_or_else(PoisonError::into_inner);
    if known.is_none() {
        return;
    }
    let name = Some(zone_name());
    let has_changed = *known != name;
    *known = name;
    // The readers ask for the name.
    drop(known);
    if has_changed {
        tell_zone_change();
    }
}

fn tell_zone_change() {
    if let Some(changes) = ZONE_CHANGES.get() {
        changes.update(|changes| *changes += 1);
    }
}

/// Calls `then` when the browser's clock has jumped, because it was set or the computer was asleep: 10 seconds later at the
/// latest, and not before the page is visible. Until the owner is cleaned up.
pub fn when_jumped(then: impl Fn() + 'static) {
    let (last, has_jumped) = (Cell::new(millis()), Cell::new(false));
    let look = move || {
        let now = millis();
        // Browsers run the timers of a hidden page once a minute.
        let is_jump = !(0..TOLERANCE).contains(&(now - last.replace(now)));
        has_jumped.set(has_jumped.get() || is_jump);
        if is_visible() && has_jumped.take() {
            then();
        }
    };
    if let Ok(handle) = set_interval_with_handle(look, TICK) {
        on_cleanup(move || handle.clear());
    }
}

/// Calls `then` at a time of the browser in milliseconds since 1970, or at once if it has passed, unless the owner is cleaned
/// up before.
pub fn at(moment: i64, then: impl Fn() + 'static) {
    let wait = Duration::from_millis(u64::try_from(moment - millis()).unwrap_or_default());
    if let Ok(handle) = set_timeout_with_handle(then, wait) {
        on_cleanup(move || handle.clear());
    }
}

/// The time zone of the browser, or UTC where the person chose it.
#[derive(Clone, Copy, Debug)]
pub struct BrowserZone;

impl Zone for BrowserZone {
    fn offset_at(&self, at: DateTime<Utc>) -> FixedOffset {
        if is_utc() {
            return utc_offset();
        }
        let date = js_sys::Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
        // JavaScript counts minutes to the west. It returns NaN for a date out of its range, which becomes 0.
        FixedOffset::west_opt(date.get_timezone_offset() as i32 * 60).unwrap_or_else(utc_offset)
    }

    fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        use chrono::{Datelike, Timelike};
        if is_utc() {
            return Some(local.and_utc());
        }
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
        if is_utc() {
            return Utc.name();
        }
        ZONE.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(zone_name).clone()
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
