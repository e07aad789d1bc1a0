//! Which token has a value. The value is only in the request's body, which is never printed.

use super::{body, without_value};
use crate::{Answer, Call, Method};
use serde::Serialize;
use token_api::{FoundToken, Secret, Token};

#[derive(Serialize)]
struct Search<'a> {
    value: &'a str,
}

/// The token that has this value; `None` if there is none that the person may see. The embedded server alone has this address,
/// and it writes each search into the trail. White space around the value does not count. Where a server does not have the
/// address, the call fails: that says nothing of the value.
pub fn find_token(value: &Secret) -> Call<Option<Token>> {
    let read = |answer: &Answer| {
        let FoundToken(token) = answer.json()?;
        Ok(token.map(without_value))
    };
    let body = body(&Search { value: value.expose() });
    Call::new(Method::Post, "/api/v1/api_tokens/find".into(), read).with_body(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_value_is_only_in_the_body() {
        let call = find_token(&Secret::new("v4lue\"é"));
        assert_eq!(call.request.path, "/api/v1/api_tokens/find");
        let body: serde_json::Value = serde_json::from_str(call.request.body.as_deref().unwrap()).unwrap();
        assert_eq!(body, json!({"value": "v4lue\"é"}));
        assert!(!format!("{call:?}").contains("v4lue"), "{call:?}");
    }

    #[test]
    fn none_is_said_by_the_server_alone() {
        let call = find_token(&Secret::new("v"));
        let read =
            |status, body: &str| call.decode(&Answer { status, body: body.into(), ..Default::default() });
        assert_eq!(read(200, r#"{"token": null}"#), Ok(None));
        let found = read(200, r#"{"token": {"uid": "u", "name": "ci", "token": "v4lue"}}"#).unwrap().unwrap();
        assert!(found.uid == "u" && found.name == "ci" && found.token.is_none());
        for odd in ["{}", "null", "[]", r#"{"token": []}"#, r#"{"token": "u"}"#, r#"{"token": {}}"#, ""] {
            assert!(read(200, odd).is_err(), "{odd}");
        }
        assert_eq!(read(404, r#"{"error": "no such address"}"#).unwrap_err().status(), Some(404));
    }
}
