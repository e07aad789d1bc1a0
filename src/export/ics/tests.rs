//! Calendars follow RFC 5545, and hostile texts never begin a line of their own.

use super::*;
use proptest::prelude::*;
use serde_json::json;

fn token(expiry: serde_json::Value) -> Token {
    serde_json::from_value(json!({
        "uid": "9f0c1d2e3a4b", "name": "ci-token", "expired_at": expiry, "token": "made-up-value-shown-once",
    }))
    .unwrap()
}

fn now() -> DateTime<Utc> {
    at("2026-11-22T09:15:30Z")
}

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// The unfolded lines of a calendar. Panics if a program could split them differently.
fn lines(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n"));
    let folded: Vec<&str> = calendar.trim_end_matches("\r\n").split("\r\n").collect();
    for line in &folded {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')), "{line:?}");
    }
    folded.join("\r\n").replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_reminds_of_the_expiry() {
    let token = token("2026-12-22T10:15:30.9+01:00".into());
    let link = "https://tokens.example/panel/?token=9f0c1d2e3a4b&q=a,b;c";
    assert_eq!(
        lines(&ics(&token, link, now()).unwrap()),
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Bento Token Panel//Reminders//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:expiry-9f0c1d2e3a4b@bento-token-panel",
            "DTSTAMP:20261122T091530Z",
            "DTSTART:20261222T091530Z",
            "SUMMARY:API token ci-token expires",
            "DESCRIPTION:UID: 9f0c1d2e3a4b\\nhttps://tokens.example/panel/?token=9f0c1d2e3a4b&q=a\\,b\\;c",
            "URL:https://tokens.example/panel/?token=9f0c1d2e3a4b&q=a,b;c",
            "DURATION:PT15M",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P7D",
            "DESCRIPTION:API token ci-token expires",
            "END:VALARM",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P1D",
            "DESCRIPTION:API token ci-token expires",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn a_token_without_an_expiry_has_no_calendar() {
    for expiry in [serde_json::Value::Null, "soon".into(), "0001-01-01T00:00:00Z".into()] {
        assert_eq!(ics(&token(expiry), "", now()), None);
    }
}

#[test]
fn a_reminder_comes_at_its_time() {
    let moment = at("2026-11-29T09:00:00Z");
    let lines = lines(&ics_reminder("Delete the old token ci", "", "", "delete-9f0c", moment, now()));
    let wanted =
        ["UID:delete-9f0c@bento-token-panel", "DTSTART:20261129T090000Z", "TRIGGER:PT0S", "DESCRIPTION:"];
    for wanted in wanted {
        assert!(lines.iter().any(|line| line == wanted), "{wanted}: {lines:?}");
    }
    assert!(!lines.iter().any(|line| line.starts_with("URL")));
}

#[test]
fn the_limits_of_the_range_have_years_of_four_digits() {
    let text = |at| ics_reminder("", "", "", "", at, now());
    assert!(text(DateTime::<Utc>::MAX_UTC).contains("\r\nDTSTART:99991231T235959Z\r\n"));
    assert!(text(DateTime::<Utc>::MIN_UTC).contains("\r\nDTSTART:00010101T000000Z\r\n"));
    assert!(text(at("0999-01-02T03:04:05Z")).contains("\r\nDTSTART:09990102T030405Z\r\n"));
}

#[test]
fn a_calendars_texts_are_escaped() {
    let text = "a\\b;c,d:e\"f\r\ng\nh\ri\u{2028}j\tk\u{0}\u{1b}\u{202e}\u{feff}l";
    let calendar = ics_reminder(text, text, "", "u", now(), now());
    let escaped = r#"a\\b\;c\,d:e"f\ng\nh\ni\nj kl"#;
    let lines = lines(&calendar);
    assert!(lines.contains(&format!("SUMMARY:{escaped}")), "{lines:?}");
    assert!(lines.contains(&format!("DESCRIPTION:{escaped}")), "{lines:?}");
}

#[test]
fn a_link_is_the_address_of_a_page() {
    let url = |link| {
        let lines = lines(&ics_reminder("", "", link, "u", now(), now()));
        lines.into_iter().find_map(|line| line.strip_prefix("URL:").map(str::to_owned))
    };
    assert_eq!(
        url("https://x/?q=\r\nATTACH:y z\"é").as_deref(),
        Some("https://x/?q=%0d%0aATTACH:y%20z%22%c3%a9")
    );
    assert_eq!(url("javascript:alert(1)"), None);
    assert_eq!(url(""), None);
}

#[test]
fn lines_are_folded_between_characters() {
    for width in 0..80 {
        let name = format!("{}{}", "x".repeat(width), "é😀鍵".repeat(40));
        let lines = lines(&ics_reminder(&name, &name, "", "u", now(), now()));
        assert!(lines.contains(&format!("SUMMARY:{name}")), "{width}");
    }
    // A line of 75 bytes is not folded, one of 76 is.
    let calendar =
        |length: usize| ics_reminder(&"x".repeat(length - "SUMMARY:".len()), "", "", "u", now(), now());
    assert!(calendar(75).contains(&format!("\r\nSUMMARY:{}\r\nDESC", "x".repeat(67))));
    assert!(calendar(76).contains(&format!("\r\nSUMMARY:{}\r\n x\r\nDESC", "x".repeat(67))));
}

proptest! {
    #[test]
    fn any_text_stays_in_its_line(
        words in proptest::collection::vec(
            prop_oneof![Just("\r\n".to_owned()), Just("END:VEVENT".to_owned()), Just("\\".to_owned()), ".{0,30}", "\\PC{0,20}"],
            0..8,
        )
    ) {
        let text = words.concat();
        let link = format!("https://{text}");
        let calendar = ics_reminder(&text, &text, &link, &text, now(), now());
        let names: Vec<String> =
            lines(&calendar).iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect();
        let plain = ics_reminder("", "", "https://", "", now(), now());
        let plain: Vec<String> =
            lines(&plain).iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect();
        prop_assert_eq!(names, plain);
    }
}
