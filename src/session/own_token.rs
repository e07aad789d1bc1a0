//! Whether a token is the one that the person is signed in with, and what the person loses with a change of it. Pure.

use chrono::{DateTime, Utc};
use panel_messages::{Message, m};
use token_api::{Time, Token, TokenType, UpdateToken, has_scope};

/// Whether the person is signed in with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnToken {
    /// They are.
    Yes,
    /// They are not.
    No,
    /// They are signed in with some token, and the server does not say with which one.
    Unknown,
}

impl OwnToken {
    /// Whether a person with this login name, who is signed in with a token, is signed in with this one. `own` is the uid of
    /// their token, where the server says. `last_used_at` is no proof: it is the same for every token in use.
    pub fn new(own: Option<&str>, login: &str, token: &Token) -> Self {
        let is_anothers = token.token_type() == TokenType::Personal
            && !token.creator().is_empty()
            && token.creator() != login;
        match own {
            Some(own) if own == token.uid => Self::Yes,
            Some(_) => Self::No,
            // Neither of these can have signed this person in.
            None if token.is_expired || is_anothers => Self::No,
            None => Self::Unknown,
        }
    }
}

/// The scopes that the panel needs, and what does not work without them.
const NEEDED: [(&str, Message); 2] =
    [("read_organization", m::own_token::WITHOUT_READ), ("write_organization", m::own_token::WITHOUT_WRITE)];

/// What a person loses who is signed in with this token and changes it like this, a sentence each. `say` writes a moment.
pub fn lost_by(token: &Token, update: &UpdateToken, say: fn(DateTime<Utc>) -> String) -> Vec<String> {
    let mut lost = Vec::new();
    if let Some(scopes) = &update.scopes {
        let is_lost = |scope| has_scope(&token.scopes, scope) && !has_scope(scopes, scope);
        lost.extend(
            NEEDED.iter().filter(|(scope, _)| is_lost(scope)).map(|(_, what)| what.text().to_owned()),
        );
    }
    let end = update.expired_at.as_ref().and_then(|at| at.as_ref().and_then(Time::utc));
    if let Some(end) = end
        && token.expires().is_none_or(|before| end < before)
    {
        lost.push(m::own_token::signed_out_at(&say(end)));
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn token(fields: Value) -> Token {
        let mut all = json!({"uid": "u", "name": "ci", "user": {"name": "ada"}, "scopes": ["api"],
            "expired_at": "2026-12-10T00:00:00Z"});
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        serde_json::from_value(all).unwrap()
    }

    #[test]
    fn what_the_server_says_is_known_and_nothing_else_is_guessed() {
        let own = |own, fields| OwnToken::new(own, "ada", &token(fields));
        assert_eq!(own(Some("u"), json!({})), OwnToken::Yes);
        assert_eq!(own(Some("v"), json!({})), OwnToken::No);
        assert_eq!(own(None, json!({})), OwnToken::Unknown);
        assert_eq!(own(None, json!({"last_used_at": "2026-11-22T10:00:00Z"})), OwnToken::Unknown);
        // Nobody is signed in with these.
        assert_eq!(own(None, json!({"is_expired": true})), OwnToken::No);
        assert_eq!(own(None, json!({"user": {"name": "bob"}})), OwnToken::No);
        assert_eq!(
            own(None, json!({"user": {"name": "bob"}, "is_organization_token": true})),
            OwnToken::Unknown
        );
    }

    fn lost(token: &Token, update: Value) -> String {
        let scopes = update.get("scopes").map(|list| serde_json::from_value(list.clone()).unwrap());
        let at = |text: &Value| text.as_str().and_then(Time::parse);
        let update =
            UpdateToken { scopes, expired_at: update.get("expired_at").map(at), ..Default::default() };
        lost_by(token, &update, |at| at.date_naive().to_string()).join(" ")
    }

    #[test]
    fn a_narrower_token_names_what_it_cannot_do_any_more() {
        let said = lost(&token(json!({})), json!({"scopes": ["read_cluster"]}));
        assert!(said.contains("Without read_organization") && said.contains("Without write_organization"));
        let said = lost(&token(json!({})), json!({"scopes": ["read_organization"]}));
        assert!(!said.contains("read_organization this") && said.contains("Without write_organization"));
        for kept in [json!({"scopes": ["read_organization", "write_organization"]}), json!({})] {
            assert_eq!(lost(&token(json!({})), kept), "");
        }
        // What it could not do before is not lost.
        let narrow = token(json!({"scopes": ["read_organization", "read_cluster"]}));
        assert_eq!(lost(&narrow, json!({"scopes": ["read_organization"]})), "");
    }

    #[test]
    fn an_earlier_end_is_named_and_a_later_one_is_not() {
        let said = "You are signed out when it ends, 2026-12-01.";
        assert_eq!(lost(&token(json!({})), json!({"expired_at": "2026-12-01T00:00:00Z"})), said);
        let never = token(json!({"expired_at": null}));
        assert_eq!(lost(&never, json!({"expired_at": "2026-12-01T00:00:00Z"})), said);
        assert_eq!(lost(&token(json!({})), json!({"expired_at": "2026-12-20T00:00:00Z"})), "");
        assert_eq!(lost(&token(json!({})), json!({"expired_at": null})), "");
    }
}
