//! The running server: its address, a client for it, and how tests order failures.

use super::until::pause;
use futures_util::future::{Either, select};
use js_sys::{Function, Promise};
use panel::session::Session;
use panel::settings::Settings;
use std::cell::Cell;
use token_api::{CreateToken, Secret, Token};
use token_client::{Client, calls};
use wasm_bindgen_futures::JsFuture;

/// Where the server listens.
pub const ENDPOINT: &str = given(option_env!("TOKEN_SERVER_URL"));
/// The value of its admin's token.
pub const TOKEN: &str = given(option_env!("TOKEN_SERVER_TOKEN"));

/// Without a server the tests can still be linted.
const fn given(value: Option<&'static str>) -> &'static str {
    match value {
        Some(value) => value,
        None => "compiled-without-TOKEN_SERVER_URL-and-TOKEN_SERVER_TOKEN",
    }
}

/// A client with the admin's token.
pub fn as_admin() -> Client {
    Client::new(ENDPOINT, Some(Secret::new(TOKEN)))
}

/// A session in which the admin is signed in. Call it under an owner.
pub async fn session() -> Session {
    let session = Session::new();
    session.begin(&Settings { endpoint: ENDPOINT.to_owned(), ..Settings::default() }).await;
    session.sign_in(Secret::new(TOKEN), false).await.unwrap();
    session
}

/// A create request with a name that no other test uses.
pub struct Draft;

impl Draft {
    /// `test-3-<label>`: names are unique for their creator, and the database is new in each run.
    pub fn named(label: &str) -> CreateToken {
        thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });
        let n = NEXT.replace(NEXT.get() + 1);
        // Differs from those of an earlier run on the same server.
        let run = (js_sys::Math::random() * 1e9) as u32;
        CreateToken { name: format!("test-{n}-{run}-{label}"), ..CreateToken::default() }
    }
}

/// Creates a token.
pub async fn created(label: &str) -> Token {
    let scopes = Some(vec!["read_cluster".to_owned()]);
    let create = CreateToken { scopes, ..Draft::named(label) };
    as_admin().send(calls::create_token(&create)).await.unwrap()
}

/// Orders failures of the server: `{"list": "fault-500", "times": 1}`.
pub async fn fault(order: &str) {
    let code = "return fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: order}) \
                .then(answer => answer.status)";
    let post = Function::new_with_args("url, order", code);
    let url = format!("{ENDPOINT}/faults");
    let promise: Promise = post.call2(&post, &url.into(), &order.into()).unwrap().into();
    let status = JsFuture::from(promise).await.unwrap().as_f64();
    assert_eq!(status, Some(200.0), "the order {order} (is the server started with --faults?)");
}

/// Waits as long as the server takes for a slow list that is requested now. Earlier requests that take less time are
/// answered by then, even those that were dropped.
pub async fn outlast(milliseconds: u32) {
    let slow = calls::list_tokens(0, 1, &format!("fault-slow-{milliseconds}ms"));
    as_admin().send(slow).await.unwrap();
}

/// Fails unless a list is answered at once, which shows that the ordered failure was used up.
pub async fn order_is_taken(within: u32) {
    let client = as_admin();
    let list = std::pin::pin!(client.send(calls::list_tokens(0, 1, "")));
    let attempt_timeout = std::pin::pin!(pause(within));
    match select(list, attempt_timeout).await {
        Either::Left((answer, _)) => assert!(answer.is_ok(), "{answer:?}"),
        Either::Right(_) => panic!("this list got the slowness that was meant for another"),
    }
}
