//! The running server: where it is, who asks it, and how its failures are ordered.

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

/// Whoever only lints these tests need not have a server.
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

/// What to create, under a name that no other test has.
pub struct Draft;

impl Draft {
    /// `test-3-<label>`: names are unique for their creator, and the database is new in each run.
    pub fn named(label: &str) -> CreateToken {
        thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });
        let n = NEXT.replace(NEXT.get() + 1);
        // Told apart from an earlier run of somebody who keeps the server running.
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

/// Waits as long as the server takes for a slow list that is asked for now: what was asked of it before and takes less
/// long has been answered by then, even where nobody listens any more.
pub async fn outlast(milliseconds: u32) {
    let slow = calls::list_tokens(0, 1, &format!("fault-slow-{milliseconds}ms"));
    as_admin().send(slow).await.unwrap();
}

/// Fails unless a list is answered at once: then nothing is on order any more, because it was taken.
pub async fn order_is_taken(within: u32) {
    let client = as_admin();
    let list = std::pin::pin!(client.send(calls::list_tokens(0, 1, "")));
    let patience = std::pin::pin!(pause(within));
    match select(list, patience).await {
        Either::Left((answer, _)) => assert!(answer.is_ok(), "{answer:?}"),
        Either::Right(_) => panic!("this list got the slowness that was meant for another"),
    }
}
