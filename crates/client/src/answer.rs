//! An answer as data, and what it means: a value or an [`Error`].

use crate::{Error, Refusal, Unreadable};
use token_api::{FromJson, Json, ServerMessage, WrongShape};

/// The longest message of a refusal that is kept, in characters.
const MAX_MESSAGE: usize = 500;

/// Yatai's message for what other servers answer with 404.
const NOT_FOUND: &str = "record not found";
/// Yatai's message for what other servers answer with 409: the name is taken.
const TAKEN: &str = "duplicate key value";

/// An answer to a request.
#[derive(Clone, Default)]
pub struct Answer {
    /// The HTTP status; 0 for a redirect that the browser did not follow.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The `x-trace-id` header.
    pub trace_id: Option<String>,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The body as text.
    pub body: String,
}

impl Answer {
    /// Reads the value of a successful answer.
    pub(crate) fn json<T: FromJson>(&self) -> Result<T, Error> {
        T::from_json(self.parse()?).map_err(|WrongShape(message)| self.unreadable(Unreadable::Shape(message)))
    }

    /// The JSON of a successful answer. One function for all types, because the parser is large.
    #[inline(never)]
    fn parse(&self) -> Result<Json<'_>, Error> {
        self.success()?;
        if self.body.trim().is_empty() {
            return Err(self.unreadable(Unreadable::Empty));
        }
        if self.is_html() {
            return Err(self.unreadable(Unreadable::Html));
        }
        parse(&self.body).map_err(|error| {
            self.unreadable(if error.is_eof() { Unreadable::Truncated } else { Unreadable::NotJson })
        })
    }

    /// Checks the status alone.
    pub(crate) fn success(&self) -> Result<(), Error> {
        match self.status {
            200..=299 => Ok(()),
            0 | 300..=399 => Err(self.unreadable(Unreadable::Redirect)),
            // A firewall's page: the API was not reached, and says nothing about the credentials.
            403 if self.is_web_page() => Err(self.unreadable(Unreadable::Html)),
            _ => Err(Error::Refused(self.refusal())),
        }
    }

    /// Checks the answer of a request that returns nothing. The body may be anything but a web page: that comes from a
    /// proxy, and the API was not reached.
    pub(crate) fn done(&self) -> Result<(), Error> {
        self.success()?;
        if self.is_html() { Err(self.unreadable(Unreadable::Html)) } else { Ok(()) }
    }

    /// Whether the server answers that there is no such thing: 404, or Yatai's 400.
    pub(crate) fn is_not_found(&self) -> bool {
        // A web page with this status comes from a proxy or a static host, not from the API.
        !self.is_html() && (self.status == 404 || self.status == 400 && self.body.contains(NOT_FOUND))
    }

    fn unreadable(&self, what: Unreadable) -> Error {
        Error::Unreadable { status: self.status, what, trace_id: self.trace_id.clone() }
    }

    fn is_html(&self) -> bool {
        self.says_html() || self.body.trim_start().starts_with('<')
    }

    /// As `is_html`, but XML is none.
    fn is_web_page(&self) -> bool {
        let start: String = self.body.trim_start().chars().take(14).collect();
        let start = start.to_ascii_lowercase();
        self.says_html() || start.starts_with("<html") || start.starts_with("<!doctype html")
    }

    fn says_html(&self) -> bool {
        self.content_type
            .as_deref()
            .is_some_and(|t| t.trim_start().to_ascii_lowercase().starts_with("text/html"))
    }

    fn refusal(&self) -> Refusal {
        let read = parse(&self.body).ok().and_then(|json| ServerMessage::from_json(json).ok());
        let is_json = read.is_some();
        let ServerMessage { message, code, latest } = read.unwrap_or_default();
        let message = message.unwrap_or_else(|| {
            // A web page is no message for a person.
            if is_json || self.is_html() { String::new() } else { self.body.clone() }
        });
        // Yatai answers nearly everything with 400: the status follows from its message.
        let status = match self.status {
            400 if message.contains(NOT_FOUND) => 404,
            400 if message.contains(TAKEN) => 409,
            status => status,
        };
        Refusal {
            status,
            code,
            latest,
            message: shorten(message.trim()),
            trace_id: self.trace_id.clone(),
            retry_after: self.retry_after.as_deref().and_then(|t| t.trim().parse().ok()),
        }
    }
}

/// The text of a body, without a copy: a list may have megabytes. As a browser decodes it: without the mark at the beginning, and
/// with � for what is no UTF-8.
pub(crate) fn text(body: Vec<u8>) -> String {
    let mut text = String::from_utf8(body)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}

#[inline(never)]
fn parse(text: &str) -> serde_json::Result<Json<'_>> {
    serde_json::from_str(text)
}

/// Prints no body: it can hold a token's value.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({}, {} bytes)", self.status, self.body.len())
    }
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= MAX_MESSAGE {
        return text.to_owned();
    }
    text.chars().take(MAX_MESSAGE).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_api::{List, Token};

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, body: body.into(), ..Default::default() }
    }

    fn message(status: u16, body: &str) -> String {
        match answer(status, body).success() {
            Err(Error::Refused(r)) => r.message,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_servers_message_is_read_in_every_form() {
        assert_eq!(message(400, r#"{"error": "no name"}"#), "no name");
        assert_eq!(message(403, r#"{"message": "not you"}"#), "not you");
        assert_eq!(message(500, r#"{"error": {"message": "deep"}}"#), "deep");
        assert_eq!(message(500, "plain words\n"), "plain words");
        assert_eq!(message(502, "<html><h1>Bad gateway</h1>"), "");
        assert_eq!(message(401, "<html><h1>Sign in</h1>"), "");
        assert_eq!(message(500, ""), "");
        assert_eq!(message(500, "null"), "");
        assert_eq!(message(500, r#"{"error": [1], "detail": "third", "message": null}"#), "third");
        assert_eq!(
            message(500, r#"{"error": {"message": {"message": "deeper"}}, "detail": "no"}"#),
            "deeper"
        );
        assert_eq!(message(500, r#"{"error": {"code": 3}, "message": {}, "detail": ["no"]}"#), "");
        assert_eq!(message(500, r#"{"error": 7, "message": true}"#), "");
        assert_eq!(message(500, "[1]"), "");
        assert_eq!(message(500, "7"), "7");
        assert_eq!(message(500, r#""no""#), r#""no""#);
        assert_eq!(message(500, r#"{"error": "cut"#), r#"{"error": "cut"#);
        assert_eq!(message(400, &"x".repeat(9000)).chars().count(), MAX_MESSAGE + 1);
    }

    #[test]
    fn a_body_is_decoded_as_a_browser_does() {
        assert_eq!(text("\u{feff}{\"ä\": 1}".into()), "{\"ä\": 1}");
        assert_eq!(text(b"a\xffb\xe2\x82".to_vec()), "a\u{fffd}b\u{fffd}");
        assert_eq!(text(Vec::new()), "");
    }

    #[test]
    fn yatais_messages_get_the_status_of_other_servers() {
        let status = |status, body: &str| match answer(status, body).success() {
            Err(Error::Refused(refusal)) => refusal.status,
            other => panic!("{other:?}"),
        };
        assert_eq!(status(400, r#"{"error": "get apiToken u: record not found"}"#), 404);
        assert_eq!(status(400, r#"{"error": "create apiToken: ERROR: duplicate key value violates"}"#), 409);
        assert_eq!(status(400, r#"{"error": "no"}"#), 400);
        // 403 means signed out, whatever the message says.
        assert_eq!(status(403, r#"{"message": "get api token: record not found"}"#), 403);
        assert_eq!(status(500, r#"{"error": "duplicate key value"}"#), 500);
    }

    #[test]
    fn a_web_page_with_403_is_no_word_of_the_api() {
        let error = answer(403, "<html>Blocked").success().unwrap_err();
        assert!(matches!(&error, Error::Unreadable { status: 403, what: Unreadable::Html, .. }), "{error:?}");
        assert!(!error.is_unauthorized());
        assert!(answer(403, "<Error/>").success().unwrap_err().is_unauthorized());
    }

    #[test]
    fn a_refusal_keeps_trace_id_code_and_retry_after() {
        let answer = Answer {
            status: 429,
            trace_id: Some("abc".into()),
            retry_after: Some(" 7 ".into()),
            body: r#"{"error":"slow down","code":"rate_limited"}"#.into(),
            ..Default::default()
        };
        let Err(Error::Refused(refusal)) = answer.success() else { panic!() };
        assert_eq!(
            refusal,
            Refusal {
                status: 429,
                code: Some("rate_limited".into()),
                latest: None,
                message: "slow down".into(),
                trace_id: Some("abc".into()),
                retry_after: Some(7)
            }
        );
    }

    #[test]
    fn a_refused_expiry_names_the_latest_one() {
        let latest = |body: &str| match answer(403, body).success() {
            Err(Error::Refused(refusal)) => refusal.latest.and_then(|at| at.utc()).map(|at| at.timestamp()),
            other => panic!("{other:?}"),
        };
        let body = r#"{"error":"too late","code":"outlives_its_maker","latest":"2027-01-15T08:00:00Z"}"#;
        assert_eq!(latest(body), Some(1_800_000_000));
        assert_eq!(latest(r#"{"error":"no"}"#), None);
        assert_eq!(latest(r#"{"error":"no","latest":"soon"}"#), None);
    }

    #[test]
    fn answers_that_are_not_from_the_api_are_distinguished() {
        let what = |a: Answer| match a.json::<Token>() {
            Err(Error::Unreadable { what, .. }) => what,
            other => panic!("{other:?}"),
        };
        assert_eq!(what(answer(200, "  ")), Unreadable::Empty);
        assert_eq!(what(answer(200, "<!doctype html>")), Unreadable::Html);
        assert_eq!(what(answer(200, "[1, 2")), Unreadable::Truncated);
        assert_eq!(what(answer(200, "hello")), Unreadable::NotJson);
        assert_eq!(what(answer(302, "")), Unreadable::Redirect);
        assert_eq!(what(answer(0, "")), Unreadable::Redirect);
        let html = Answer { content_type: Some("Text/HTML; charset=utf-8".into()), ..answer(200, "hi") };
        assert_eq!(what(html), Unreadable::Html);
    }

    #[test]
    fn a_web_page_is_no_confirmation() {
        assert_eq!(answer(200, "{}").done(), Ok(()));
        assert_eq!(answer(204, "").done(), Ok(()));
        assert!(answer(200, "<html>").done().is_err());
        assert!(answer(302, "").done().is_err());
    }

    #[test]
    fn an_unexpected_shape_is_reported_without_the_answers_values() {
        for body in [r#""s3cret""#, r#"{"uid": ["s3cret"]}"#, r#"{"uid": "u", "token": ["s3cret"]}"#, "{}"] {
            let Err(error) = answer(200, body).json::<Token>() else { panic!("{body}") };
            assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
            let Error::Unreadable { what: Unreadable::Shape(words), .. } = error else { panic!("{error:?}") };
            assert!(words.contains("expected"), "{words}");
        }
        let page = answer(200, r#"{"items": []}"#).json::<List<Token>>();
        assert!(matches!(page, Err(Error::Unreadable { what: Unreadable::Shape(_), .. })), "{page:?}");
        assert!(!format!("{:?}", answer(200, "s3cret")).contains("s3cret"));
    }
}
