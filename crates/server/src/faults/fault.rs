//! One fault, and the text that asks for it, such as `fault-500`.

use super::corruption::Corruption;
use axum::http::StatusCode;
use std::time::Duration;

/// The longest delay. No client waits that long.
const MAX_DELAY: Duration = Duration::from_secs(120);

/// What goes wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Answers this status; the request is not carried out.
    Status(StatusCode),
    /// Answers as usual after this time.
    Slow(Duration),
    /// Answers a web page; the request is not carried out.
    Html,
    /// Carries the request out; answers the first half of the JSON, with the length of that half.
    Half,
    /// Answers 200 without a body; the request is not carried out.
    Empty,
    /// Never answers; the request is not carried out.
    Hang,
    /// Closes the connection; the request is not carried out.
    Reset,
    /// Carries the request out, then closes the connection without an answer.
    Lost,
    /// Carries the request out, sends the head and half of the body, then closes the connection.
    Cut,
    /// Carries the request out, sends the head only, then closes the connection.
    Head,
    /// Answers 400 with Yatai's text for what does not exist; the request is not carried out.
    RecordNotFound,
    /// Redirects to a page on another host; the request is not carried out.
    Redirect,
    /// Carries the request out; answers the right JSON with this content type, empty for none.
    Type(&'static str),
    /// Carries the request out; answers JSON with wrong content.
    Corrupt(Corruption),
}

impl Fault {
    /// Reads a text such as `fault-500` or `fault-slow-3s`; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let kind = text.strip_prefix("fault-")?;
        Some(match kind {
            "html" => Self::Html,
            "half" => Self::Half,
            "empty" => Self::Empty,
            "hang" => Self::Hang,
            "reset" => Self::Reset,
            "lost" => Self::Lost,
            "cut" => Self::Cut,
            "head" => Self::Head,
            "record-not-found" => Self::RecordNotFound,
            "redirect" => Self::Redirect,
            "type" => Self::Type("text/plain; charset=utf-8"),
            "type-none" => Self::Type(""),
            "type-html" => Self::Type("text/html"),
            _ if kind.starts_with("slow-") => Self::Slow(delay(kind.strip_prefix("slow-")?)?),
            _ => match status(kind) {
                Some(status) => Self::Status(status),
                None => Self::Corrupt(Corruption::parse(kind)?),
            },
        })
    }
}

fn status(text: &str) -> Option<StatusCode> {
    StatusCode::from_bytes(text.as_bytes()).ok().filter(|it| it.is_client_error() || it.is_server_error())
}

/// Reads `3s`, `3000ms` or `3000`, which is milliseconds.
fn delay(text: &str) -> Option<Duration> {
    let millis: u64 = if let Some(n) = text.strip_suffix("ms") {
        n.parse().ok()?
    } else if let Some(n) = text.strip_suffix('s') {
        n.parse::<u64>().ok()?.checked_mul(1000)?
    } else {
        text.parse().ok()?
    };
    Some(Duration::from_millis(millis).min(MAX_DELAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_every_form_of_a_fault() {
        assert_eq!(Fault::parse("fault-500"), Some(Fault::Status(StatusCode::INTERNAL_SERVER_ERROR)));
        for text in ["fault-slow-3s", "fault-slow-3000", "fault-slow-3000ms"] {
            assert_eq!(Fault::parse(text), Some(Fault::Slow(Duration::from_secs(3))), "{text}");
        }
        assert_eq!(Fault::parse("fault-slow-99999999s"), Some(Fault::Slow(MAX_DELAY)));
        assert_eq!(Fault::parse("fault-nulls"), Some(Fault::Corrupt(Corruption::Nulls)));
        assert!(matches!(Fault::parse("fault-number--1"), Some(Fault::Corrupt(Corruption::Number(_)))));
        for nothing in ["fault-200", "fault-", "default", "fault-slow-", "fault-slow-x", "500"] {
            assert_eq!(Fault::parse(nothing), None, "{nothing}");
        }
    }
}
