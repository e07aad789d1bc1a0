//! Which texts may stand in YAML without quotes: those that hold none of its signs, and that PyYAML (YAML 1.1) reads back
//! as a text and not as a truth, a number or a moment.
//!
//! What never lives here: writing. Only printable ASCII and line feeds come in; anything else is escaped in any case.

use crate::export::yaml::has_pair;

/// Whether PyYAML writes this text without quotes.
pub(super) fn can_be(text: &str) -> bool {
    !text.contains('\n') && !has_signs(text) && !is_more_than_text(text)
}

/// Whether something in it means something else to YAML, or would be lost.
fn has_signs(text: &str) -> bool {
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

/// Whether it resolves as something else than a text.
fn is_more_than_text(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE", "on", "On",
        "ON", "off", "Off", "OFF", "~", "null", "Null", "NULL", "<<", "=",
    ];
    WORDS.contains(&text) || is_number(text.as_bytes()) || is_moment(text)
}

/// Without what it begins with, as far as that goes.
fn after(text: &[u8], is_part: impl Fn(u8) -> bool) -> &[u8] {
    let end = text.iter().position(|b| !is_part(*b)).unwrap_or(text.len());
    // Not further than its end.
    text.get(end..).unwrap_or_default()
}

fn is_digit_or_line(b: u8) -> bool {
    b.is_ascii_digit() || b == b'_'
}

fn after_digits(text: &[u8]) -> &[u8] {
    after(text, is_digit_or_line)
}

/// Whole and broken numbers of YAML 1.1: `1_000`, `0b1`, `0x1F`, `017`, `1:30`, `1.5e+3`, `.5`, `-.inf`.
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
                // Octal where it begins with a nought.
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

/// Nothing, or `e+3`. The sign is required.
fn is_exponent(text: &[u8]) -> bool {
    match text {
        [] => true,
        [b'e' | b'E', b'-' | b'+', digits @ ..] => {
            !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// `1:30:00`, or `0:30.5`: YAML 1.1 counts such in sixties.
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
        [b'.', digits @ ..] => digits.iter().all(|b| is_digit_or_line(*b)),
        _ => false,
    }
}

/// A date, or a date and a time of day: `2026-12-31`, `2026-1-1 9:00:00.5 +1`.
fn is_moment(text: &str) -> bool {
    // Two digits are required, or one is enough.
    let fits = |shape: &str| matches_shape(text.as_bytes(), shape.as_bytes()).is_some_and(<[u8]>::is_empty);
    let Some(rest) = matches_shape(text.as_bytes(), b"dddd-d?-d?") else { return false };
    if rest.is_empty() {
        return fits("dddd-dd-dd");
    }
    let of_day = match rest {
        [b'T' | b't', of_day @ ..] => of_day,
        [b' ', ..] => after(rest, |b| b == b' '),
        _ => return false,
    };
    let Some(rest) = matches_shape(of_day, b"d?:dd:dd") else { return false };
    let rest = match rest {
        [b'.', fraction @ ..] => after(fraction, |b| b.is_ascii_digit()),
        _ => rest,
    };
    match after(rest, |b| b == b' ') {
        // Spaces belong to an offset.
        [] => rest.is_empty(),
        b"Z" => true,
        [b'-' | b'+', offset @ ..] => match matches_shape(offset, b"d?") {
            Some([]) => true,
            Some(minutes) => matches_shape(minutes, b":dd").is_some_and(<[u8]>::is_empty),
            None => false,
        },
        _ => false,
    }
}

/// What follows a shape: `d` is a digit, `d?` one digit or two, anything else itself.
fn matches_shape<'a>(mut text: &'a [u8], mut shape: &[u8]) -> Option<&'a [u8]> {
    while let [wanted, more @ ..] = shape {
        let (first, mut rest) = text.split_first()?;
        shape = more;
        if *wanted != b'd' {
            (*first == *wanted).then_some(())?;
        } else {
            first.is_ascii_digit().then_some(())?;
            if let [b'?', more @ ..] = shape {
                shape = more;
                if let [b'0'..=b'9', after @ ..] = rest {
                    rest = after;
                }
            }
        }
        text = rest;
    }
    Some(text)
}
