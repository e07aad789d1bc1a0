//! The browser's clock and time zone.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use panel::browser::clock::{BrowserZone, now};
use panel::format::time::Zone;
use wasm_bindgen_test::wasm_bindgen_test;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

#[wasm_bindgen_test]
fn now_is_what_the_browser_says() {
    let browsers = js_sys::Function::new_no_args("return Date.now()").call0(&wasm_bindgen::JsValue::NULL);
    let distance = now().timestamp_millis() - browsers.unwrap().as_f64().unwrap() as i64;
    assert!(distance.abs() < 1000, "{distance} ms");
}

#[wasm_bindgen_test]
fn the_offset_is_the_one_by_which_the_browser_shows_times() {
    // Each week for fifty years: through all changes of summer time of the zone that this runs in.
    for week in 0..52 * 50 {
        let at = at(946_684_800 + week * 604_800);
        let local = at.with_timezone(&BrowserZone.offset_at(at)).naive_local();
        let date = js_sys::Date::new(&(at.timestamp_millis() as f64).into());
        let shown =
            NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date())
                .and_then(|day| day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()));
        assert_eq!(Some(local), shown, "{at}");
    }
}

#[wasm_bindgen_test]
fn a_local_time_leads_back_to_its_moment() {
    for hour in 0..24 * 366 {
        let at = at(1_780_000_000 + hour * 3600);
        let local = at.with_timezone(&BrowserZone.offset_at(at)).naive_local();
        let back = BrowserZone.to_utc(local).unwrap();
        // An hour that comes twice is the first of the two.
        let is_the_first =
            back < at && back.with_timezone(&BrowserZone.offset_at(back)).naive_local() == local;
        assert!(back == at || is_the_first && at - back <= TimeDelta::hours(1), "{at} became {back}");
    }
}

#[wasm_bindgen_test]
fn times_out_of_range_are_refused_or_read_without_a_panic() {
    let time = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    for year in [-1, 0, 50, 99, 262_000] {
        let read = BrowserZone.to_utc(time(year));
        assert!(read.is_none() || year >= 100, "the year {year} became {read:?}");
    }
    assert!(BrowserZone.to_utc(time(9999)).is_some());
    for moment in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        BrowserZone.offset_at(moment);
    }
    assert!(!BrowserZone.name().is_empty());
}
