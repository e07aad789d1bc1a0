//! Failures as sentences: what happened, and what to do. The only place for them. Pure.

use token_client::{Error, Refusal, Unreadable};

/// What was being done, for "could not …".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Doing {
    SigningIn,
    Listing,
    Creating,
    Reading,
    Updating,
    Deleting,
    ListingDeployments,
    ListingEvents,
    SigningOut,
    ReadingSettings,
    Checking,
}

impl Doing {
    fn words(self) -> &'static str {
        match self {
            Self::SigningIn => "sign in",
            Self::Listing => "load the tokens",
            Self::Creating => "create the token",
            Self::Reading => "load the token",
            Self::Updating => "change the token",
            Self::Deleting => "delete the token",
            Self::ListingDeployments => "load the deployments",
            Self::ListingEvents => "load the activity",
            Self::SigningOut => "sign out",
            Self::ReadingSettings => "read config.json",
            Self::Checking => "check the token",
        }
    }
}

/// A failure, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub what: String,
    /// What to do.
    pub advice: String,
    /// The server's own words, where it said any.
    pub quote: Option<String>,
    /// What support asks for.
    pub trace_id: Option<String>,
}

/// A part of the panel itself did not come.
pub fn not_fetched() -> Failure {
    Failure {
        what: "Could not load this part of the panel.".to_owned(),
        advice: "Check your connection. If that is not it, the site may have a newer version: load the page again."
            .to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// Puts a failure into words.
pub fn failure(error: &Error, doing: Doing) -> Failure {
    let general = general_failure(error, doing);
    match error {
        Error::Refused(refusal) => match refused_token(refusal, doing) {
            Some((reason, advice)) => Failure {
                what: format!("Could not {}: {reason}.", doing.words()),
                advice: advice.to_owned(),
                ..general
            },
            None => general,
        },
        _ if doing == Doing::Creating => Failure {
            advice: "The token may have been created all the same: look for its name in the list before you try again."
                .to_owned(),
            ..general
        },
        _ => general,
    }
}

/// Puts a failure into words that says nothing of a single token. What the list and signing in need: the words above are
/// a part of the second piece.
pub fn general_failure(error: &Error, doing: Doing) -> Failure {
    let (what, advice) = match error {
        Error::Network => (
            format!("Could not {}: the server did not answer.", doing.words()),
            "Check your connection, and whether the server runs.".to_owned(),
        ),
        Error::Timeout { seconds } => (
            format!("Could not {}: no answer within {seconds} seconds.", doing.words()),
            "The server may be busy. Try again in a moment.".to_owned(),
        ),
        Error::Unreadable { status, what, .. } => unreadable(*status, what, doing),
        Error::Refused(refusal) => refused(refusal, doing),
    };
    let (quote, trace_id) = match error {
        Error::Refused(r) => (Some(r.message.clone()).filter(|m| !m.is_empty()), r.trace_id.clone()),
        Error::Unreadable { trace_id, .. } => (None, trace_id.clone()),
        Error::Network | Error::Timeout { .. } => (None, None),
    };
    Failure { what, advice, quote, trace_id }
}

/// A list whose pages do not add up to its total.
pub fn inconsistent() -> Failure {
    Failure {
        what: "The list changed faster than it could be read, or the server counts wrongly.".to_owned(),
        advice: "Some tokens may be missing here.".to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// Tokens of which nothing could be read.
pub fn unread(count: u64) -> Failure {
    let are = if count == 1 { "is" } else { "are" };
    Failure {
        what: format!("{count} of the tokens could not be read, and {are} missing here."),
        advice:
            "What is missing may work all the same. Try again; if it stays so, ask whoever runs the server."
                .to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// A value that the server told before, and does not tell when it is asked for it.
pub fn value_not_told() -> Failure {
    Failure {
        what: "Could not show the value: the server does not tell it any more.".to_owned(),
        advice: "Your role may be another one by now. PageRequest an administrator.".to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// A token that was deleted while it was being changed.
pub fn gone() -> Failure {
    Failure {
        what: "Could not change the token: there is no such token any more.".to_owned(),
        advice: "Somebody may have deleted it meanwhile.".to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// What may be missing where the API is on another origin: a browser tells no page why it asked in vain.
pub fn elsewhere(endpoint: &str) -> String {
    [
        "This panel asks ",
        endpoint,
        ". That server has to let this page in (CORS), and the page’s policy has to name it: who put the panel here can see \
         to both.",
    ]
    .concat()
}

/// A name and a password that did not sign in.
pub fn password_refused(error: &Error) -> Failure {
    let general = general_failure(error, Doing::SigningIn);
    match error {
        Error::Refused(refusal) if matches!(refusal.status, 400 | 401 | 403 | 404) => Failure {
            what: "Could not sign in: the server did not accept this name and password.".to_owned(),
            advice: "Check both and try again, or paste an API token.".to_owned(),
            ..general
        },
        _ => general,
    }
}

/// A password that was right, and a session that did not begin.
pub fn no_cookie() -> Failure {
    Failure {
        what: "Could not sign in: the server accepted the password, and does not know you after it."
            .to_owned(),
        advice:
            "The browser may refuse the server's cookie: allow cookies for this site, or paste an API token."
                .to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// Yatai's words for a token without a scope that a request needs, with status 400.
const NEEDS_SCOPES: &str = "need the scopes";

/// Why no activity can be shown, where asking again changes nothing; `None` for every other failure.
pub fn no_activity(error: &Error) -> Option<Failure> {
    let Error::Refused(refusal) = error else { return None };
    let general = general_failure(error, Doing::ListingEvents);
    match refusal.status {
        404 => Some(Failure {
            what: "This server keeps no activity.".to_owned(),
            advice: String::new(),
            quote: None,
            trace_id: None,
        }),
        400 if refusal.message.contains(NEEDS_SCOPES) => Some(Failure {
            what: "Could not load the activity: the token that signed you in lacks a scope.".to_owned(),
            advice: "Sign in with one that has it, or by name and password.".to_owned(),
            ..general
        }),
        400 | 401 | 403 => Some(general),
        _ => None,
    }
}

/// Nobody knows who has left the organization.
pub fn members_not_loaded() -> Failure {
    Failure {
        what: "Could not load the members of the organization.".to_owned(),
        advice:
            "So nobody can say whose creator has left (creator_left in the address): all tokens are shown."
                .to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// A session that the server goes on with.
pub fn still_in() -> Failure {
    Failure {
        what: "Could not sign out: the server still knows you.".to_owned(),
        advice: "Sign out on its own pages, or close the browser.".to_owned(),
        quote: None,
        trace_id: None,
    }
}

/// A deletion that the server confirmed, of a token that is still there.
pub fn still_there() -> Failure {
    Failure {
        what: "Could not delete the token: the server sent an empty answer, and the token is still there."
            .to_owned(),
        advice: "Try again; if it stays so, ask whoever runs the server.".to_owned(),
        quote: None,
        trace_id: None,
    }
}

fn unreadable(status: u16, what: &Unreadable, doing: Doing) -> (String, String) {
    let reason = match what {
        Unreadable::Empty => "the server sent an empty answer".to_owned(),
        Unreadable::Html => "the server sent a web page instead of data".to_owned(),
        Unreadable::Redirect => "the server sent the request elsewhere".to_owned(),
        Unreadable::Truncated => "the server's answer broke off half-way".to_owned(),
        Unreadable::NotJson => "the server's answer is not JSON".to_owned(),
        Unreadable::Shape(shape) => format!("the server's answer has an unexpected form ({shape})"),
    };
    let advice = match (doing, what) {
        (Doing::ReadingSettings, _) => {
            "A proxy in between may want you to sign in to it: load the page again."
        }
        (_, Unreadable::Html | Unreadable::Redirect) => {
            "A proxy in between may want you to sign in to it, or the API's address in config.json is wrong."
        }
        _ => "Try again; if it stays so, ask whoever runs the server.",
    };
    let status = if status == 0 { String::new() } else { format!(" (status {status})") };
    (format!("Could not {}: {reason}{status}.", doing.words()), advice.to_owned())
}

/// What a refusal means for a single token; nothing where it means the same for everything.
fn refused_token(refusal: &Refusal, doing: Doing) -> Option<(&'static str, &'static str)> {
    use Doing::{Checking, Creating, Deleting, Reading, ReadingSettings, SigningIn, Updating};
    let code = refusal.code.as_deref().unwrap_or_default();
    Some(match (refusal.status, doing) {
        (_, Creating) if code == "unknown_code" => (
            "the command line's login code is unknown, or older than ten minutes",
            "Press Ctrl+C in the terminal, and start the login again.",
        ),
        (_, Creating) if code == "code_used" => (
            "the command line's login code has been used already",
            "If the terminal is not signed in, start the login again. If somebody else used it, ask an administrator.",
        ),
        (401 | 403, Checking) => (
            "the API did not accept it",
            "It may take a moment until a new token is known everywhere. Check again.",
        ),
        (403, _) if code == "admin_required" && !matches!(doing, SigningIn | ReadingSettings) => {
            ("only administrators may do this to an organization token", "PageRequest an administrator.")
        }
        (404, Reading | Updating | Deleting) => {
            ("there is no such token (any more)", "Somebody may have deleted it.")
        }
        (409, Creating) => (
            "this name is taken",
            "Choose another name. If you have just tried to create it, it may be that very token: nobody has its \
             value, so delete it.",
        ),
        (413, Creating | Updating) => ("it is too large", "Shorten the description."),
        (400 | 422, Creating | Updating) => {
            ("the server did not accept it", "Change what it names, and try again.")
        }
        _ => return None,
    })
}

fn refused(refusal: &Refusal, doing: Doing) -> (String, String) {
    let could_not = format!("Could not {}", doing.words());
    let (reason, advice) = match (refusal.status, doing) {
        (401 | 403, Doing::SigningIn) => (
            "the server did not accept this token".to_owned(),
            "It may be mistyped, expired or deleted. Paste another one.".to_owned(),
        ),
        (401 | 403, Doing::ReadingSettings) => (
            format!("the site refuses to give it out (status {})", refusal.status),
            "Some hosts answer so for a file that is not there: put one beside index.html, be it {}."
                .to_owned(),
        ),
        (401, _) => (
            "you are not signed in any more, or your token may not do this".to_owned(),
            "Sign in again, or use a token with the needed scope.".to_owned(),
        ),
        (403, _) => (
            "you may not do this".to_owned(),
            "Your token may lack a scope, or your account a role. PageRequest an administrator.".to_owned(),
        ),
        (404, _) => (
            "the server knows no such address".to_owned(),
            "The API's address in config.json may be wrong.".to_owned(),
        ),
        (409, _) => (
            "something else has changed on the server".to_owned(),
            "Refresh the list, and look at what is there now.".to_owned(),
        ),
        (400 | 413 | 422, _) => (
            "the server did not accept the request".to_owned(),
            "It may be one that this panel does not fit: ask whoever runs it.".to_owned(),
        ),
        (429, _) => (
            "the server asks to slow down".to_owned(),
            match refusal.retry_after {
                Some(seconds) => format!("Try again in {seconds} s."),
                None => "Try again in a minute.".to_owned(),
            },
        ),
        (503, _) => (
            "the server is not available".to_owned(),
            match refusal.retry_after {
                Some(seconds) => format!("Try again in {seconds} s."),
                None => "Try again in a moment.".to_owned(),
            },
        ),
        (502 | 504, _) => {
            ("a proxy got no answer from the server".to_owned(), "Try again in a moment.".to_owned())
        }
        (500.., _) => (
            format!("the server failed (status {})", refusal.status),
            match refusal.trace_id {
                Some(_) => {
                    "Try again; if it stays so, give the trace id to whoever runs the server.".to_owned()
                }
                None => "Try again; if it stays so, ask whoever runs the server.".to_owned(),
            },
        ),
        (status, _) => (
            format!("the server refused (status {status})"),
            "Try again, or ask whoever runs the server.".to_owned(),
        ),
    };
    (format!("{could_not}: {reason}."), advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(status: u16) -> Error {
        Error::Refused(Refusal { status, ..Default::default() })
    }

    #[test]
    fn every_failure_has_a_sentence_and_an_advice() {
        let mut errors = vec![Error::Network, Error::Timeout { seconds: 30 }];
        errors.extend((300..600).map(refusal));
        for what in [
            Unreadable::Empty,
            Unreadable::Html,
            Unreadable::Redirect,
            Unreadable::Truncated,
            Unreadable::NotJson,
            Unreadable::Shape("x"),
        ] {
            errors.push(Error::Unreadable { status: 200, what, trace_id: None });
        }
        for error in errors {
            for doing in [
                Doing::SigningIn,
                Doing::Listing,
                Doing::Creating,
                Doing::Reading,
                Doing::Updating,
                Doing::Deleting,
                Doing::ListingDeployments,
                Doing::ListingEvents,
                Doing::SigningOut,
                Doing::ReadingSettings,
                Doing::Checking,
            ] {
                let failure = failure(&error, doing);
                assert!(failure.what.starts_with("Could not ") && failure.what.ends_with('.'), "{failure:?}");
                assert!(failure.advice.ends_with('.'), "{failure:?}");
            }
        }
    }

    #[test]
    fn the_servers_words_and_the_trace_id_are_kept() {
        let error = Error::Refused(Refusal {
            status: 500,
            message: "boom".into(),
            trace_id: Some("t1".into()),
            ..Default::default()
        });
        let failure = failure(&error, Doing::Listing);
        assert_eq!((failure.quote.as_deref(), failure.trace_id.as_deref()), (Some("boom"), Some("t1")));
        assert!(failure.advice.contains("trace id"));
    }

    #[test]
    fn a_lost_answer_to_a_create_says_that_there_may_be_a_token() {
        for error in [
            Error::Network,
            Error::Timeout { seconds: 30 },
            Error::Unreadable { status: 200, what: Unreadable::Empty, trace_id: None },
        ] {
            assert!(failure(&error, Doing::Creating).advice.contains("may have been created"), "{error:?}");
        }
    }

    #[test]
    fn what_can_be_changed_is_advised_only_where_something_was_typed() {
        for status in [400, 409, 413, 422] {
            for doing in [Doing::Listing, Doing::Deleting, Doing::Reading, Doing::Checking] {
                let failure = failure(&refusal(status), doing);
                let told = [failure.what, failure.advice].concat();
                for of_a_form in ["name", "description"] {
                    assert!(!told.contains(of_a_form), "{status} {doing:?}: {told}");
                }
            }
            let failure = failure(&refusal(status), Doing::Creating);
            assert!(failure.advice.contains("nam") || failure.advice.contains("description"), "{failure:?}");
        }
    }

    #[test]
    fn a_login_code_that_is_refused_says_what_to_do_in_the_terminal() {
        for (code, status) in [("unknown_code", 404), ("unknown_code", 400), ("code_used", 409)] {
            let refusal = Refusal { status, code: Some(code.into()), ..Default::default() };
            let failure = failure(&Error::Refused(refusal), Doing::Creating);
            assert!(failure.what.contains("login code"), "{failure:?}");
            assert!(
                failure.advice.contains("terminal") && failure.advice.contains("login again"),
                "{failure:?}"
            );
        }
    }

    #[test]
    fn a_wrong_password_is_told_from_a_server_that_fails() {
        let error = |status, message: &str| {
            Error::Refused(Refusal { status, message: message.into(), ..Default::default() })
        };
        for status in [400, 401, 403, 404] {
            let failure = password_refused(&error(status, "no such user"));
            assert!(failure.what.contains("name and password"), "{failure:?}");
            assert_eq!(failure.quote.as_deref(), Some("no such user"));
        }
        for error in [error(500, ""), error(429, ""), Error::Network] {
            assert_eq!(password_refused(&error), general_failure(&error, Doing::SigningIn));
        }
    }

    #[test]
    fn activity_that_nobody_can_show_is_told_from_a_failure() {
        let what = |status, message: &str| {
            let refusal = Refusal { status, message: message.into(), ..Default::default() };
            no_activity(&Error::Refused(refusal)).map(|failure| failure.what)
        };
        assert_eq!(what(404, "no such address").as_deref(), Some("This server keeps no activity."));
        let scope = what(400, "the api_token need the scopes: read_organization").unwrap();
        assert!(scope.contains("lacks a scope"), "{scope}");
        assert!(what(403, "").unwrap().contains("you may not do this"));
        for status in [429, 500, 502, 503] {
            assert_eq!(what(status, ""), None, "{status}");
        }
        assert_eq!(no_activity(&Error::Network), None);
    }

    #[test]
    fn waiting_is_told_in_seconds() {
        let error = Error::Refused(Refusal { status: 429, retry_after: Some(7), ..Default::default() });
        assert!(failure(&error, Doing::Listing).advice.contains("7 s"));
    }
}
