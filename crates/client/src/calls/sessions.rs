//! The requests for a person's own sessions. The embedded server alone has them; it refuses tokens.

use super::encode;
use crate::{Answer, Call, Method};
use token_api::Session;

/// The sessions of the person who is signed in, newest first.
pub fn sessions() -> Call<Vec<Session>> {
    Call::new(Method::Get, "/api/v1/sessions".into(), Answer::json)
}

/// Ends one of them.
pub fn end_session(uid: &str) -> Call<()> {
    Call::new(Method::Delete, format!("/api/v1/sessions/{}", encode(uid)), Answer::done)
}

/// Ends all of them but the one that the request is sent with.
pub fn end_other_sessions() -> Call<()> {
    Call::new(Method::Delete, "/api/v1/sessions".into(), Answer::done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_read_completely_or_not_at_all() {
        let read =
            |body: &str| sessions().decode(&Answer { status: 200, body: body.into(), ..Default::default() });
        let all = read(
            r#"[{"uid": "s1", "kind": "proxy", "address": "203.0.113.9", "is_current": true,
                 "created_at": "2027-01-15T08:00:00Z", "last_used_at": null}]"#,
        )
        .expect("sessions");
        assert!(all[0].is_current && all[0].is_by_proxy && all[0].last_used_at.is_none());
        assert_eq!((all[0].uid.as_str(), all[0].address.as_str()), ("s1", "203.0.113.9"));
        assert_eq!(read("[]"), Ok(Vec::new()));
        for odd in ["null", "{}", "[null]", r#"[{"kind": "link"}]"#, r#"[{"uid": ""}]"#] {
            assert!(read(odd).is_err(), "{odd}");
        }
        assert_eq!(end_session("a/b").request.path, "/api/v1/sessions/a%2Fb");
    }
}
