//! One function for each request of the API.
//!
//! Every 2xx status is a success: BentoCloud answers 200, a proxy may answer 204.

mod events;
mod find;
mod sessions;
mod sign_in;

pub use events::events;
pub use find::find_token;
pub use sessions::{end_other_sessions, end_session, sessions};
pub use sign_in::sign_in;

use crate::{Answer, Call, Error, Method};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use token_api::{
    CreateToken, Deployment, List, LoginCode, Member, Organization, OwnMembership, ServerKind, Token,
    UpdateToken, User,
};

/// The characters that are encoded in a path segment and in a query value: all but the unreserved ones.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(crate) fn encode(text: &str) -> impl std::fmt::Display + '_ {
    utf8_percent_encode(text, ENCODED)
}

fn page(path: &str, start: u64, count: u64, search: &str) -> String {
    let mut path = format!("{path}?start={start}&count={count}");
    if !search.is_empty() {
        path.push_str(&format!("&search={}", encode(search)));
    }
    path
}

/// The path of one token. `.` and `..` would change the path even in percent-encoding, so their percent sign is encoded too.
fn token_path(uid: &str) -> String {
    match uid {
        "." | ".." => format!("/api/v1/api_tokens/{}", uid.replace('.', "%252E")),
        _ => format!("/api/v1/api_tokens/{}", encode(uid)),
    }
}

/// A JSON body. Serializing cannot fail: the bodies are structs of texts, flags and lists.
fn body(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Which kind of server this is. Sent without credentials.
///
/// A server that identifies itself neither as Yatai nor as the embedded server counts as BentoCloud, also if it refuses.
/// A redirect, 408, 429 and 5xx are errors: they come from a proxy or an overloaded server and do not tell the kind.
pub fn server_info() -> Call<ServerKind> {
    let read = |answer: &Answer| match answer.status {
        0 | 300..=399 | 408 | 429 | 500.. => answer.json(),
        _ => Ok(answer.json().unwrap_or_default()),
    };
    Call::new(Method::Get, "/api/v1/info".into(), read).anonymous()
}

/// One page of tokens, newest first: at most `count` from the offset `start` on. Yatai ignores `search`. Token values in
/// the answer are dropped.
pub fn list_tokens(start: u64, count: u64, search: &str) -> Call<List<Token>> {
    Call::new(Method::Get, page("/api/v1/api_tokens", start, count, search), |answer| {
        let mut list: List<Token> = answer.json()?;
        list.items.iter_mut().for_each(|token| token.token = None);
        Ok(list)
    })
}

/// Creates a token. The answer has its value.
pub fn create_token(token: &CreateToken) -> Call<Token> {
    Call::new(Method::Post, "/api/v1/api_tokens".into(), Answer::json).with_body(body(token))
}

/// One token; `None` if it does not exist. Its value is dropped if the server sends it.
pub fn get_token(uid: &str) -> Call<Option<Token>> {
    Call::new(Method::Get, token_path(uid), |answer| Ok(one_token(answer)?.map(without_value)))
}

/// One token with its value, if the server sends it. BentoCloud sends administrators the value of an organization token.
pub fn get_token_with_value(uid: &str) -> Call<Option<Token>> {
    Call::new(Method::Get, token_path(uid), one_token)
}

fn one_token(answer: &Answer) -> Result<Option<Token>, Error> {
    if answer.is_not_found() { Ok(None) } else { answer.json().map(Some) }
}

fn without_value(token: Token) -> Token {
    Token { token: None, ..token }
}

/// Changes a token. Its value is dropped if the server sends it.
pub fn update_token(uid: &str, change: &UpdateToken) -> Call<Token> {
    let read = |answer: &Answer| answer.json().map(without_value);
    Call::new(Method::Patch, token_path(uid), read).with_body(body(change))
}

/// The result of a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// The server confirmed the deletion.
    Done,
    /// The answer was a success without a body. Ask for the token to be sure.
    Unconfirmed,
    /// There was no such token.
    NotThere,
}

/// Deletes a token.
pub fn delete_token(uid: &str) -> Call<Deletion> {
    Call::new(Method::Delete, token_path(uid), |answer| {
        if answer.is_not_found() {
            return Ok(Deletion::NotThere);
        }
        answer.done()?;
        let is_silent = answer.body.trim().is_empty() && answer.status != 204;
        Ok(if is_silent { Deletion::Unconfirmed } else { Deletion::Done })
    })
}

/// The user who is signed in. Needs no scope, so a refusal means that nobody is signed in.
pub fn current_user() -> Call<User> {
    Call::new(Method::Get, "/api/v1/auth/current".into(), Answer::json)
}

/// The organization of the user who is signed in.
pub fn current_organization() -> Call<Organization> {
    Call::new(Method::Get, "/api/v1/current_org".into(), Answer::json)
}

/// The role of the user who is signed in. Yatai has no such address.
pub fn own_membership() -> Call<OwnMembership> {
    Call::new(Method::Get, "/api/v1/members/current".into(), Answer::json)
}

/// All members of the organization. One unreadable member makes the whole answer unreadable.
pub fn members() -> Call<Vec<Member>> {
    Call::new(Method::Get, "/api/v1/members".into(), Answer::json)
}

/// One page of the deployments of all clusters. (Without `all=true` a server lists only its default cluster.)
pub fn list_deployments(start: u64, count: u64, search: &str) -> Call<List<Deployment>> {
    let path = page("/api/v2/deployments", start, count, search) + "&all=true";
    Call::new(Method::Get, path, Answer::json)
}

/// One page of the deployments of all clusters, at the address that Yatai has.
pub fn list_deployments_v1(start: u64, count: u64, search: &str) -> Call<List<Deployment>> {
    Call::new(Method::Get, page("/api/v1/deployments", start, count, search), Answer::json)
}

/// A new login code, as the command-line tool asks for it.
pub fn login_code() -> Call<LoginCode> {
    Call::new(Method::Get, "/api/v1/auth/code".into(), Answer::json)
}

/// Ends the session of the browser's cookie. `false` if the server does not know this address: then
/// [`sign_out_of_yatai`] may work.
///
/// The body says that the request is not of another site, which cannot send JSON. The embedded server needs that where a
/// proxy does not tell it the name that the browser uses.
pub fn sign_out() -> Call<bool> {
    Call::new(Method::Post, "/logout".into(), |answer| match answer.done() {
        Ok(()) => Ok(true),
        // A code is a refusal of the embedded server.
        Err(Error::Refused(r)) if matches!(r.status, 401 | 403 | 404 | 405) && r.code.is_none() => Ok(false),
        // A proxy in front of a Yatai without web pages finds no server for this address.
        Err(Error::Refused(r)) if matches!(r.status, 502..=504) => Ok(false),
        // Yatai answers with a web page for every address that it does not know.
        Err(Error::Unreadable { .. }) => Ok(false),
        Err(other) => Err(other),
    })
    .with_body("{}".into())
}

/// Ends the session of the browser's cookie on Yatai, with `GET /logout`. Its answer is a redirect for any caller; ask
/// for [`current_user`] to know whether the session has ended.
pub fn sign_out_of_yatai() -> Call<()> {
    Call::new(Method::Get, "/logout".into(), |_| Ok(()))
}

/// The messages of a language, from a file beside the page. Its name changes with its content, so the browser keeps it.
pub fn language_file(name: &str) -> Call<String> {
    let mut call =
        Call::new(Method::Get, name.to_owned(), |answer| answer.success().map(|()| answer.body.clone()));
    call.request.is_kept = true;
    call
}

/// The text of the site's `config.json`, beside the page; `None` if there is none.
pub fn settings_file() -> Call<Option<String>> {
    Call::new(Method::Get, "config.json".into(), |answer| {
        if answer.status == 404 { Ok(None) } else { answer.success().map(|()| Some(answer.body.clone())) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_api::Role;

    #[test]
    fn a_search_and_a_uid_are_encoded() {
        assert_eq!(
            list_tokens(20, 10, "a&b=c d/é?#%").request.path,
            "/api/v1/api_tokens?start=20&count=10&search=a%26b%3Dc%20d%2F%C3%A9%3F%23%25"
        );
        assert_eq!(list_tokens(0, 5, "").request.path, "/api/v1/api_tokens?start=0&count=5");
        assert_eq!(get_token("../auth/current").request.path, "/api/v1/api_tokens/..%2Fauth%2Fcurrent");
        assert_eq!(delete_token("..").request.path, "/api/v1/api_tokens/%252E%252E");
        assert_eq!(
            update_token("u?x=1", &UpdateToken::default()).request.path,
            "/api/v1/api_tokens/u%3Fx%3D1"
        );
    }

    #[test]
    fn an_unknown_sign_out_address_differs_from_a_failed_sign_out() {
        let answer = |status, body: &str| Answer { status, body: body.into(), ..Default::default() };
        assert_eq!(sign_out().decode(&answer(200, "{}")), Ok(true));
        for status in [401, 403, 404, 405, 502, 503, 504] {
            assert_eq!(sign_out().decode(&answer(status, "<html>")), Ok(false), "{status}");
        }
        assert!(sign_out().decode(&answer(500, "{}")).is_err());
        let mismatch = r#"{"error": "another origin", "code": "origin_mismatch"}"#;
        assert!(sign_out().decode(&answer(403, mismatch)).is_err());
        assert_eq!(
            sign_out().decode(&answer(200, "<html>")),
            Ok(false),
            "Yatai's page for unknown addresses"
        );
        assert_eq!(sign_out_of_yatai().decode(&answer(0, "")), Ok(()), "a redirect");
    }

    #[test]
    fn not_found_is_read_from_404_and_from_yatais_400() {
        let answer = |status, body: &str| Answer { status, body: body.into(), ..Default::default() };
        assert_eq!(get_token("u").decode(&answer(404, "")), Ok(None));
        assert_eq!(get_token("u").decode(&answer(400, r#"{"error":"record not found"}"#)), Ok(None));
        assert!(get_token("u").decode(&answer(400, r#"{"error":"bad uid"}"#)).is_err());
        assert!(get_token("u").decode(&answer(404, "<html>")).is_err(), "a static host's page");
        let update = |status, body: &str| {
            let result = update_token("u", &UpdateToken::default()).decode(&answer(status, body));
            result.unwrap_err().status()
        };
        assert_eq!(update(400, r#"{"error":"record not found"}"#), Some(404));
        assert_eq!(update(400, r#"{"error":"bad scope"}"#), Some(400));
        assert_eq!(delete_token("u").decode(&answer(404, "")), Ok(Deletion::NotThere));
        assert_eq!(delete_token("u").decode(&answer(204, "")), Ok(Deletion::Done));
        assert_eq!(delete_token("u").decode(&answer(200, "{}")), Ok(Deletion::Done));
        assert_eq!(delete_token("u").decode(&answer(200, "")), Ok(Deletion::Unconfirmed));
        assert!(delete_token("u").decode(&answer(404, "<html>")).is_err());
    }

    #[test]
    fn the_kind_of_server_is_asked_without_credentials() {
        let call = server_info();
        assert!(call.request.is_anonymous && !current_user().request.is_anonymous);
        assert_eq!(call.request.path, "/api/v1/info");
        let kind = |status, body: &str| {
            call.decode(&Answer { status, body: body.into(), ..Default::default() }).unwrap()
        };
        assert_eq!(kind(200, r#"{"is_saas": false, "saas_domain_suffix": ""}"#), ServerKind::Yatai);
        assert_eq!(kind(200, r#"{"is_saas": false, "server": "token-server"}"#), ServerKind::Embedded);
        for (status, body) in [
            (200, r#"{"is_saas": true}"#),
            (200, r#"{"is_saas": false, "server": "another"}"#),
            (200, r#"{"is_saas": null}"#),
            (200, "{}"),
            (200, "[]"),
            (200, ""),
            (200, "<!doctype html>"),
            (401, r#"{"is_saas": false}"#),
            (403, ""),
            (404, r#"{"error": "not found"}"#),
        ] {
            assert_eq!(kind(status, body), ServerKind::BentoCloud, "{status} {body}");
        }
        let yatai = r#"{"is_saas": false}"#;
        for status in [0, 302, 408, 429, 500, 502, 503, 504, 599] {
            let answer = Answer { status, body: yatai.into(), ..Default::default() };
            assert!(call.decode(&answer).is_err(), "{status} does not tell the kind");
        }
    }

    #[test]
    fn deployments_of_all_clusters_are_listed() {
        let paths =
            [list_deployments(20, 10, "a b"), list_deployments_v1(0, 5, "")].map(|call| call.request.path);
        assert_eq!(paths[0], "/api/v2/deployments?start=20&count=10&search=a%20b&all=true");
        assert_eq!(paths[1], "/api/v1/deployments?start=0&count=5");
    }

    #[test]
    fn only_one_call_returns_the_value_of_an_existing_token() {
        let answer = |body: &str| Answer { status: 200, body: body.into(), ..Default::default() };
        let one = answer(r#"{"uid": "u", "token": "v4lue"}"#);
        let asked = get_token_with_value("u").decode(&one).unwrap().unwrap();
        assert_eq!(asked.token.map(|value| value.expose().to_owned()).as_deref(), Some("v4lue"));
        assert!(get_token("u").decode(&one).unwrap().unwrap().token.is_none());
        assert!(update_token("u", &UpdateToken::default()).decode(&one).unwrap().token.is_none());
        let list = answer(r#"{"total": 1, "items": [{"uid": "u", "token": "v4lue"}]}"#);
        let list = list_tokens(0, 1, "").decode(&list).unwrap();
        assert!(list.items.len() == 1 && list.items[0].token.is_none());
        assert_eq!(get_token_with_value("u").request.path, get_token("u").request.path);
        assert_eq!(get_token_with_value("u").decode(&Answer { status: 404, ..Default::default() }), Ok(None));
    }

    #[test]
    fn members_are_read_completely_or_not_at_all() {
        let read =
            |body: &str| members().decode(&Answer { status: 200, body: body.into(), ..Default::default() });
        let all = read(
            r#"[{"uid": "", "created_at": "0001-01-01T00:00:00Z", "role": "developer", "user": {"name": "dev"}}]"#,
        );
        assert_eq!(all.unwrap()[0].role, Role::Developer);
        assert_eq!(read("[]"), Ok(Vec::new()));
        for odd in [
            "null",
            "{}",
            r#"{"total": 0, "items": []}"#,
            r#"[{"role": "admin", "user": {"name": "ada"}}, {"role": "guest", "user": null}]"#,
            r#"[{"role": "admin", "user": {"name": "ada"}}, {"role": "guest"}]"#,
            r#"[{"user": {"name": ""}}]"#,
            r#"[{"user": {"name": null}}]"#,
            "[null]",
            r#"["ada"]"#,
        ] {
            assert!(read(odd).is_err(), "{odd}");
        }
        assert_eq!(members().request.path, "/api/v1/members");
        assert_eq!(own_membership().request.path, "/api/v1/members/current");
    }

    #[test]
    fn a_request_can_be_printed_without_its_body() {
        let call = create_token(&CreateToken { code: Some("c0de".into()), ..CreateToken::default() });
        assert!(call.request.body.as_deref().is_some_and(|b| b.contains("c0de")));
        assert!(!format!("{:?}", call.request).contains("c0de"));
    }
}
