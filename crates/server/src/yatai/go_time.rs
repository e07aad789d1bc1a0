//! Checks a time as Go does: strict RFC 3339, with Go's error message.

/// The parts of a time as Go names them, and their form: `0` stands for a digit.
const PARTS: [(&str, &str); 11] = [
    ("2006", "0000"),
    ("-", "-"),
    ("01", "00"),
    ("-", "-"),
    ("02", "00"),
    ("T", "T"),
    ("15", "00"),
    (":", ":"),
    ("04", "00"),
    (":", ":"),
    ("05", "00"),
];

/// How many characters of the text an error repeats.
const MAX_REPEATED: usize = 64;

/// Fails with Go's message where the text is not a time.
pub fn check(text: &str) -> Result<(), String> {
    let refuse = |rest: &str, part: &str| {
        let [text, rest] = [text, rest].map(|all| all.chars().take(MAX_REPEATED).collect::<String>());
        Err(format!(
            "error parsing request body: parsing time {text:?} as \"2006-01-02T15:04:05Z07:00\": cannot parse {rest:?} as {part:?}"
        ))
    };
    let mut rest = text;
    for (part, written) in PARTS {
        match rest.get(..written.len()).filter(|start| fits(start, written)) {
            Some(start) => rest = &rest[start.len()..],
            None => return refuse(rest, part),
        }
    }
    // The numbers can still be out of range, or the offset can be missing.
    if chrono::DateTime::parse_from_rfc3339(text).is_ok() { Ok(()) } else { refuse(rest, "Z07:00") }
}

fn fits(text: &str, written: &str) -> bool {
    text.bytes().zip(written.bytes()).all(|(byte, as_written)| match as_written {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_needs_the_letter_t_and_an_offset() {
        for good in ["2026-12-22T02:10:00Z", "2026-12-22T02:10:00.123456+02:00"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for (bad, end) in [
            ("2026-12-22 02:10:00.123456", r#"cannot parse " 02:10:00.123456" as "T""#),
            ("2026-12-22T02:10:00", r#"cannot parse "" as "Z07:00""#),
            ("2026-12-22", r#"cannot parse "" as "T""#),
            ("tomorrow", r#"cannot parse "tomorrow" as "2006""#),
            ("2026-é2-22", r#"cannot parse "é2-22" as "01""#),
            ("", r#"cannot parse "" as "2006""#),
        ] {
            let sentence = check(bad).unwrap_err();
            assert!(sentence.ends_with(end), "{sentence}");
        }
    }
}
