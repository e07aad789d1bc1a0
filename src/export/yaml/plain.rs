//! Decides which texts need no quotes in YAML: those without special characters that PyYAML (YAML 1.1) reads back as text,
//! not as a boolean, a number or a timestamp. For printable ASCII and line feeds; other texts always need quotes.

use crate::export::yaml::has_pair;

/// Whether PyYAML writes this text without quotes.
pub(super) fn can_be(text: &str) -> bool {
    !text.contains('\n') && !has_special_characters(text) && !is_no_text(text)
}

/// Whether the text has characters that YAML gives a meaning, or that would be lost.
fn has_special_characters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return true };
    let ends_word = |at: usize| bytes.get(at).is_none_or(|b| *b == b' ');
    *first == b' '
        || *last == b' '
        || text.starts_with("---")
        || text.starts_with("...")
        || b"#,[]{}&*!|>'\"%@`".contains(first)
        || b"?:-".contains(first) && ends_word(1)
        || has_pair(text, b':', b' ')
        || *last == b':'
        || has_pair(text, b' ', b'#')
}

/// Whether YAML reads the text as something else than text.
fn is_no_text(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE", "on", "On",
        "ON", "off", "Off", "OFF", "~", "null", "Null", "NULL", "<<", "=",
    ];
    WORDS.contains(&text) || is_number(text.as_bytes()) || is_timestamp(text)
}

/// The rest of the text after the leading bytes for which `is_part` is true.
fn after(text: &[u8], is_part: impl Fn(u8) -> bool) -> &[u8] {
    let end = text.iter().position(|b| !is_part(*b)).unwrap_or(text.len());
    // `end` is at most the length, so the default is never used.
    text.get(end..).unwrap_or_default()
}

fn is_digit_or_underscore(b: u8) -> bool {
    b.is_ascii_digit() || b == b'_'
}

fn after_digits(text: &[u8]) -> &[u8] {
    after(text, is_digit_or_underscore)
}

/// Whether the text is an integer or a float of YAML 1.1: `1_000`, `0b1`, `0x1F`, `017`, `1:30`, `1.5e+3`, `.5`, `-.inf`.
fn is_number(text: &[u8]) -> bool {
    let unsigned = text.strip_prefix(b"-").or_else(|| text.strip_prefix(b"+"));
    let has_sign = unsigned.is_some();
    let text = unsigned.unwrap_or(text);
    match text {
        b".inf" | b".Inf" | b".INF" => return true,
        b".nan" | b".NaN" | b".NAN" => return !has_sign,
        _ => {}
    }
    let (is_digits, digits): (fn(u8) -> bool, &[u8]) = match text {
        [b'0', b'b', digits @ ..] => (|b| matches!(b, b'0' | b'1' | b'_'), digits),
        [b'0', b'x', digits @ ..] => (|b| b.is_ascii_hexdigit() || b == b'_', digits),
        [b'.', digits @ ..] => {
            return !has_sign
                && digits.first().is_some_and(u8::is_ascii_digit)
                && is_exponent(after_digits(digits));
        }
        [b'0'..=b'9', ..] => {
            return match after_digits(text) {
                // With a leading zero it is octal.
                [] => {
                    text == b"0"
                        || text.first() != Some(&b'0')
                        || after(text, |b| matches!(b, b'0'..=b'7' | b'_')).is_empty()
                }
                [b'.', digits @ ..] => is_exponent(after_digits(digits)),
                [b':', ..] => is_base_60(text),
                _ => false,
            };
        }
        _ => return false,
    };
    !digits.is_empty() && digits.iter().all(|b| is_digits(*b))
}

/// Whether the text is empty or an exponent such as `e+3`. The sign is required.
fn is_exponent(text: &[u8]) -> bool {
    match text {
        [] => true,
        [b'e' | b'E', b'-' | b'+', digits @ ..] => {
            !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// Whether the text is a number in base 60 of YAML 1.1: `1:30:00`, `0:30.5`.
fn is_base_60(text: &[u8]) -> bool {
    let mut rest = after_digits(text);
    while let [b':', more @ ..] = rest {
        rest = match more {
            [b'0'..=b'5', b'0'..=b'9', rest @ ..] | [b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        };
    }
    match rest {
        [] => text.first().is_some_and(|b| *b != b'0'),
        [b'.', digits @ ..] => digits.iter().all(|b| is_digit_or_underscore(*b)),
        _ => false,
    }
}

/// Whether the text is a date, or a date and a time: `2026-12-31`, `2026-1-1 9:00:00.5 +1`.
fn is_timestamp(text: &str) -> bool {
    // A date alone needs two digits for month and day. Before a time, one is enough.
    let fits =
        |pattern: &str| after_pattern(text.as_bytes(), pattern.as_bytes()).is_some_and(<[u8]>::is_empty);
    let Some(rest) = after_pattern(text.as_bytes(), b"dddd-d?-d?") else { return false };
    if rest.is_empty() {
        return fits("dddd-dd-dd");
    }
    let of_day = match rest {
        [b'T' | b't', of_day @ ..] => of_day,
        [b' ', ..] => after(rest, |b| b == b' '),
        _ => return false,
    };
    let Some(rest) = after_pattern(of_day, b"d?:dd:dd") else { return false };
    let rest = match rest {
        [b'.', fraction @ ..] => after(fraction, |b| b.is_ascii_digit()),
        _ => rest,
    };
    match after(rest, |b| b == b' ') {
        // Spaces are allowed only before an offset.
        [] => rest.is_empty(),
        b"Z" => true,
        [b'-' | b'+', offset @ ..] => match after_pattern(offset, b"d?") {
            Some([]) => true,
            Some(minutes) => after_pattern(minutes, b":dd").is_some_and(<[u8]>::is_empty),
            None => false,
        },
        _ => false,
    }
}

/// The rest of the text after a pattern; `None` if the text does not begin with it. In a pattern, `d` is a digit, `d?` is
/// one or two digits, and any other byte is itself.
fn after_pattern<'a>(mut text: &'a [u8], mut pattern: &[u8]) -> Option<&'a [u8]> {
    while let [wanted, more @ ..] = pattern {
        let (first, mut rest) = text.split_first()?;
        pattern = more;
        if *wanted != b'd' {
            (*first == *wanted).then_some(())?;
        } else {
            first.is_ascii_digit().then_some(())?;
            if let [b'?', more @ ..] = pattern {
                pattern = more;
                if let [b'0'..=b'9', after @ ..] = rest {
                    rest = after;
                }
            }
        }
        text = rest;
    }
    Some(text)
}
