//! Time zones: the browser is set to a zone and a fixed time, and the panel shows when a token would expire. The
//! server has its own clock, so these tests submit nothing that it could refuse as past.

use crate::support::{App, panel, uid, until};
use serde_json::json;

/// Made by Python's time zones: see `tests/golden/zones.py`.
const GOLDEN: &str = include_str!("../golden/zones.txt");

/// Before all times of the golden file.
const BEFORE: &str = "2024-11-22T09:15:30Z";

const NOW: &str = "2026-11-22T09:15:30Z";

/// From the next page on, the browser's clock stands still, and the server's too: the panel counts by the server's.
async fn stop_the_clock(app: &App, at: &str) {
    app.server.order(json!({ "date": at })).await;
    app.browser.add_init_script(&format!("Date.now = () => Date.parse('{at}')")).await;
}

/// Opens the create dialog by a link with an expiration.
async fn open(app: &App, key: &str, value: &str) {
    app.goto(&format!(
        "?new&name=zone&scopes=read_cluster&{key}={}",
        value.replace('+', "%2B").replace(' ', "+")
    ))
    .await;
}

/// The browser's name of its zone; for some zones it is an older name.
async fn called(app: &App) -> String {
    let script = "return Intl.DateTimeFormat().resolvedOptions().timeZone";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

/// Waits until the dialog shows the expiration with seconds, and returns what it says of the end.
async fn ends(app: &App, words: &str, moment: &str) -> String {
    let script = "return [...document.querySelectorAll('dialog time')].map(time => time.dateTime)";
    until(&format!("it ends at {moment}, {words}"), async || {
        let texts = app.browser.texts("status").await?;
        let end = |text: &String| text.find("Ends ").map(|start| text[start..].to_owned());
        let said = texts.iter().filter_map(end).find(|text| text.starts_with(&format!("Ends {words}")));
        let moments = app.browser.script(script, vec![]).await;
        match said {
            Some(said) if moments == json!([moment]) => Ok(said),
            _ => Err(format!("there are {texts:?} and {moments}")),
        }
    })
    .await
}

#[tokio::test]
async fn a_typed_time_is_in_the_persons_time_zone() {
    panel(async |app| {
        stop_the_clock(app, BEFORE).await;
        app.sign_in_by_link().await;
        let (mut here, mut seen) = ("", [0; 3]);
        for line in GOLDEN.lines() {
            let [zone, typed, moment, clock, words] = line.split(" | ").collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            // In each zone: the end of a year, a leap day, and the middle of each hour that is skipped or occurs
            // twice.
            let is_common = ["2024-12-31 23:59:59", "2028-02-29 12:00"].contains(&typed);
            let is_middle =
                clock != "once" && [":15:00", ":30:00", ":45:00"].iter().any(|end| typed.ends_with(end));
            if !is_common && !is_middle {
                continue;
            }
            if zone != here {
                app.browser.set_time_zone(zone).await;
                here = zone;
            }
            open(app, "expires_at", typed).await;
            // In the zone UTC the moment is said once.
            let words = if zone == "UTC" { words.split(" · ").next().unwrap() } else { words };
            let said = ends(app, &words.replace(zone, &called(app).await), moment).await;
            let (index, note) = match clock {
                "skipped" => {
                    (0, "The clock jumps over the time you typed: it ends as much later as the clock jumps.")
                }
                "twice" => (1, "The clock shows the time you typed twice that night: the first is meant."),
                _ => (2, ""),
            };
            assert!(said.contains(note) && said.contains("clock") != note.is_empty(), "{line}: {said}");
            assert_eq!(
                app.input_value("textbox", "Expiration date").await,
                typed,
                "it stays as it was typed"
            );
            seen[index] += 1;
        }
        // Lord Howe's clock changes by half an hour at half past one: one skipped time more.
        assert_eq!(seen, [5, 6, 21], "skipped, twice and once");
        assert_eq!(app.server.tokens().await.iter().filter(|token| token["name"] == "zone").count(), 0);
    })
    .await;
}

#[tokio::test]
async fn in_zurich_the_two_clock_changes_are_explained() {
    panel(async |app| {
        stop_the_clock(app, NOW).await;
        app.browser.set_time_zone("Europe/Zurich").await;
        app.sign_in_by_link().await;
        for (typed, moment, words) in [
            (
                "2027-03-28 02:30",
                "2027-03-28T01:30:00Z",
                "Sun, Mar 28, 2027, 3:30 AM Europe/Zurich · 1:30 AM UTC · in 4 months · The clock jumps over the time you typed: \
                 it ends as much later as the clock jumps.",
            ),
            (
                "2027-10-31 02:30",
                "2027-10-31T00:30:00Z",
                "Sun, Oct 31, 2027, 2:30 AM Europe/Zurich · 12:30 AM UTC · in 11 months · The clock shows the time you typed twice \
                 that night: the first is meant.",
            ),
        ] {
            open(app, "expires_at", typed).await;
            assert_eq!(ends(app, words, moment).await, format!("Ends {words}"));
        }
        // Typed instead of by a link; an hour later no explanation is shown.
        app.fill("textbox", "Expiration date", "2027-03-28 02:30").await;
        let said = ends(app, "Sun, Mar 28, 2027, 3:30 AM", "2027-03-28T01:30:00Z").await;
        assert!(said.contains("jumps"), "{said}");
        app.fill("textbox", "Expiration date", "2027-03-28 03:30").await;
        until("nothing is explained", async || {
            let said = ends(app, "Sun, Mar 28, 2027, 3:30 AM", "2027-03-28T01:30:00Z").await;
            if said.ends_with(" · in 4 months") { Ok(()) } else { Err(said) }
        })
        .await;
        app.select_option("Expiration", "7 days").await;
        ends(app, "Sun, Nov 29, 2026, 10:15 AM Europe/Zurich · 9:15 AM UTC · in 7 days", "2026-11-29T09:15:30Z").await;
    })
    .await;
}

#[tokio::test]
async fn a_week_is_seven_times_24_hours_across_a_clock_change() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (zone, now, words, moment) in [
            // An hour later by the clock, an hour earlier, half an hour, and on another day.
            ("Europe/Zurich", "2027-03-25T12:00:00Z", "Thu, Apr 1, 2027, 2:00 PM", "2027-04-01T12:00:00Z"),
            ("Europe/Zurich", "2027-10-28T12:00:00Z", "Thu, Nov 4, 2027, 1:00 PM", "2027-11-04T12:00:00Z"),
            (
                "America/New_York",
                "2027-03-10T12:00:00Z",
                "Wed, Mar 17, 2027, 8:00 AM",
                "2027-03-17T12:00:00Z",
            ),
            (
                "America/St_Johns",
                "2027-11-05T02:00:00Z",
                "Thu, Nov 11, 2027, 10:30 PM",
                "2027-11-12T02:00:00Z",
            ),
            (
                "Australia/Lord_Howe",
                "2027-10-01T00:00:00Z",
                "Fri, Oct 8, 2027, 11:00 AM",
                "2027-10-08T00:00:00Z",
            ),
            (
                "Africa/Casablanca",
                "2025-02-20T12:00:00Z",
                "Thu, Feb 27, 2025, 12:00 PM",
                "2025-02-27T12:00:00Z",
            ),
            ("Asia/Kathmandu", "2027-03-25T12:00:00Z", "Thu, Apr 1, 2027, 5:45 PM", "2027-04-01T12:00:00Z"),
        ] {
            app.browser.set_time_zone(zone).await;
            stop_the_clock(app, now).await;
            open(app, "expires_in", "7d").await;
            let said = ends(app, &format!("{words} {} · ", called(app).await), moment).await;
            assert!(said.ends_with(" · in 7 days"), "{said}");
            assert_eq!(app.input_value("combobox", "Expiration").await, "7");
        }
    })
    .await;
}

#[tokio::test]
async fn the_current_second_is_past_and_the_next_is_not() {
    panel(async |app| {
        stop_the_clock(app, NOW).await;
        app.sign_in_by_link().await;
        for (zone, day, time) in [
            ("Asia/Kathmandu", "2026-11-22", "15:00"),
            ("Asia/Kolkata", "2026-11-22", "14:45"),
            ("Pacific/Niue", "2026-11-21", "22:15"),
            ("Pacific/Kiritimati", "2026-11-22", "23:15"),
            ("Pacific/Apia", "2026-11-22", "22:15"),
            ("UTC", "2026-11-22", "09:15"),
        ] {
            app.browser.set_time_zone(zone).await;
            for past in [format!("{day} {time}:29"), format!("{day}T{time}:30"), day.to_owned()] {
                open(app, "expires_at", &past).await;
                app.expect_invalid("textbox", "Expiration date", "This moment is past").await;
                app.click("button", "Create token").await;
                app.expect_invalid("textbox", "Expiration date", "This moment is past").await;
                assert_eq!(app.input_value("textbox", "Expiration date").await, past);
            }
            open(app, "expires_at", &format!("{day} {time}:31")).await;
            let said = ends(app, "", "2026-11-22T09:15:31Z").await;
            assert!(said.ends_with("in under a minute"), "{said}");
            app.expect_valid("textbox", "Expiration date").await;
        }
        assert_eq!(app.sent("POST").await.len(), 0, "nothing was sent");
    })
    .await;
}

#[tokio::test]
async fn expirations_are_sent_in_utc_and_shown_in_local_time() {
    panel(async |app| {
        // With a running clock, because the server checks it by its own.
        app.browser.set_time_zone("Pacific/Kiritimati").await;
        app.sign_in_by_link().await;
        open(app, "expires_at", "2050-01-01 00:30").await;
        ends(
            app,
            "Sat, Jan 1, 2050, 12:30 AM Pacific/Kiritimati · Fri, Dec 31, 10:30 AM UTC",
            "2049-12-31T10:30:00Z",
        )
        .await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        assert_eq!(app.sent("POST").await[0].body["expired_at"], "2049-12-31T10:30:00Z");
        let tokens = app.server.tokens().await;
        let made = tokens.iter().find(|token| token["name"] == "zone").unwrap();
        assert!(made["expired_at"].as_str().unwrap().starts_with("2049-12-31T10:30:00"), "{made}");
        app.goto(&format!("?token={}", uid(made))).await;
        app.expect_text_in("dialog", "Token details", "Sat, Jan 1, 2050, 12:30:00 AM").await;
        // The same time in another zone.
        app.browser.set_time_zone("Pacific/Niue").await;
        app.reload().await;
        app.expect_text_in("dialog", "Token details", "Thu, Dec 30, 2049, 11:30:00 PM").await;
    })
    .await;
}
