//! Signing in to Yatai with a name and a password. The password is only in the request's body, which is never printed.

use super::body;
use crate::{Answer, Call, Method};
use serde::Serialize;
use token_api::Secret;

#[derive(Serialize)]
struct SignIn<'a> {
    name_or_email: &'a str,
    password: &'a str,
}

/// Signs in. The session is the cookie in the answer, which the browser keeps for the API's origin; ask for
/// [`current_user`](super::current_user) to know whose session it is. A wrong name or password is a refusal with status
/// 400 and the server's message.
pub fn sign_in(name_or_email: &str, password: &Secret) -> Call<()> {
    let body = body(&SignIn { name_or_email, password: password.expose() });
    Call::new(Method::Post, "/api/v1/auth/login".into(), Answer::done).with_body(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_password_is_only_in_the_body() {
        let call = sign_in("ada@example.com", &Secret::new("s3 cret\"é"));
        assert_eq!(call.request.path, "/api/v1/auth/login");
        assert!(!call.request.is_anonymous, "the browser must take the answer's cookie");
        let body: serde_json::Value = serde_json::from_str(call.request.body.as_deref().unwrap()).unwrap();
        assert_eq!(body, json!({"name_or_email": "ada@example.com", "password": "s3 cret\"é"}));
        assert!(!format!("{call:?}").contains("cret"), "{call:?}");
    }

    #[test]
    fn a_web_page_is_no_sign_in() {
        let answer = |status, body: &str| Answer { status, body: body.into(), ..Default::default() };
        let call = sign_in("ada", &Secret::new("p"));
        assert_eq!(call.decode(&answer(200, r#"{"name": "ada"}"#)), Ok(()));
        assert!(call.decode(&answer(200, "<!doctype html>")).is_err());
        assert_eq!(call.decode(&answer(400, r#"{"error": "no"}"#)).unwrap_err().status(), Some(400));
    }
}
