//! Clients that are slow, send too much, or never read: they are cut off, and others are served meanwhile.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::Request;
use axum::routing::get;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use support::wire::Wire;
use support::*;
use token_server::serve::{Limits, serve};
use token_server::{BodyTime, Settings, router};
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

struct Listening {
    at: String,
    end: oneshot::Sender<()>,
    ended: JoinHandle<bool>,
}

async fn listen(router: Router, limits: Limits) -> Listening {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap().to_string();
    let (end, ending) = oneshot::channel();
    let ended = tokio::spawn(serve(listener, router, limits, async move { ending.await.unwrap() }));
    Listening { at, end, ended }
}

/// Runs blocking work on its own thread.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.unwrap()
}

fn is_healthy(at: &str) -> bool {
    Wire::to(at).and_then(|mut wire| wire.ask("GET", "/healthz", "", "")).is_ok_and(|it| it.status == 200)
}

#[tokio::test(flavor = "multi_thread")]
async fn too_long_heads_and_invalid_http_are_refused() {
    let world = World::new().await;
    let server = listen(router(world.app.clone()), Limits::default()).await;
    let at = server.at.clone();
    aside(move || {
        let long = "a".repeat(70_000);
        let many: String = (0..150).map(|n| format!("x-{n}: 1\r\n")).collect();
        let answered = |bytes: &[u8]| {
            let mut wire = Wire::to(&at).unwrap();
            wire.write(bytes).unwrap();
            let answer = wire.answer().map(|it| it.status).unwrap_or(0);
            assert!(is_healthy(&at));
            answer
        };
        let address = format!("GET /{long} HTTP/1.1\r\nhost: x\r\n\r\n");
        assert!(matches!(answered(address.as_bytes()), 414 | 431));
        let header = format!("GET / HTTP/1.1\r\nhost: x\r\nx-long: {long}\r\n\r\n");
        assert_eq!(answered(header.as_bytes()), 431);
        assert_eq!(answered(format!("GET / HTTP/1.1\r\nhost: x\r\n{many}\r\n").as_bytes()), 431);
        for junk in [&b"\x16\x03\x01\x02\0\x01\0\x01\xfc\r\n\r\n"[..], b"\0\0\0\0\r\n\r\n", b"GET\r\n\r\n"] {
            assert_eq!(answered(junk), 400, "{junk:?}");
        }
        assert_eq!(
            answered(b"GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n"),
            400
        );
        assert_eq!(answered(b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: x\r\n\r\n"), 400);
        // The longest head that is accepted.
        let search = "b".repeat(7000);
        let path = format!("/api/v1/api_tokens?search={search}");
        assert_eq!(Wire::to(&at).unwrap().ask("GET", &path, ADMIN, "").unwrap().status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_head_closes_the_connection() {
    let world = World::new().await;
    let limits = Limits { head: Duration::from_millis(300), ..Limits::default() };
    let server = listen(router(world.app.clone()), limits).await;
    let at = server.at.clone();
    aside(move || {
        let (mut slow, mut idle) = (Wire::to(&at).unwrap(), Wire::to(&at).unwrap());
        slow.write(b"GET /healthz HTTP/1.1\r\nhost: ").unwrap();
        assert_eq!(idle.ask("GET", "/healthz", "", "").unwrap().status, 200);
        for mut wire in [slow, idle, Wire::to(&at).unwrap()] {
            let rest = wire.rest().expect("the server ends the connection");
            assert!(!String::from_utf8_lossy(&rest).contains("200"));
        }
        assert!(is_healthy(&at));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_connections_wait() {
    let world = World::new().await;
    let server = listen(router(world.app.clone()), Limits { connections: 2, ..Limits::default() }).await;
    let at = server.at.clone();
    aside(move || {
        let mut places = [Wire::to(&at).unwrap(), Wire::to(&at).unwrap()];
        for wire in &mut places {
            assert_eq!(wire.ask("GET", "/healthz", "", "").unwrap().status, 200);
        }
        let mut third = Wire::to(&at).unwrap();
        third.send("GET", "/healthz", "", "", "").unwrap();
        third.patience(Duration::from_millis(300));
        assert!(third.answer().is_err(), "there is no place for a third");
        drop(places);
        third.patience(Duration::from_secs(60));
        assert_eq!(third.answer().unwrap().status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_does_not_read_loses_its_connection() {
    let world = World::with(1000, Settings::default()).await;
    let limits = Limits { connections: 1, stalled: Duration::from_millis(300), ..Limits::default() };
    let server = listen(router(world.app.clone()), limits).await;
    let at = server.at.clone();
    aside(move || {
        let mut deaf = Wire::to(&at).unwrap();
        // More than the buffers of both sockets can hold.
        for _ in 0..60 {
            deaf.send("GET", "/api/v1/api_tokens?count=1000", ADMIN, "", "").unwrap();
        }
        assert!(is_healthy(&at), "its place is another's");
    })
    .await;
}

/// A body that never arrives.
struct Never;

impl http_body::Body for Never {
    type Data = Bytes;
    type Error = Infallible;
    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn a_slow_body_is_refused_and_read_only_with_credentials() {
    let world = World::new().await;
    let create = |token: &str| {
        let mut request = Request::post("/api/v1/api_tokens")
            .header("x-yatai-api-token", token)
            .body(Body::new(Never))
            .unwrap();
        request.extensions_mut().insert(BodyTime(Duration::from_millis(50)));
        request
    };
    assert_eq!(world.raw(create(ADMIN)).await.refused(), is(408, "body_too_slow"));
    let mut refused = create("guess");
    refused.extensions_mut().insert(BodyTime(Duration::from_secs(3600)));
    assert_eq!(world.raw(refused).await.refused(), is(401, "unauthorized"));
}

/// It is read without a credential, so held-back forms must not keep the server's connections for long.
#[tokio::test]
async fn a_form_that_is_held_back_is_refused_after_five_seconds() {
    let world = World::new().await;
    let held_back = world.raw(sign_in_request("key=guess", &[]).body(Body::new(Never)).unwrap());
    let raw = tokio::time::timeout(Duration::from_secs(25), held_back).await.expect("a body has 30 seconds");
    let (status, page) = raw.refused_page();
    assert!(status == 408 && page.contains("did not come in time"), "{page}");
}

/// A router whose answer waits for a notification.
fn waiting(started: Arc<Notify>, go: Arc<Notify>) -> Router {
    let handler = move || async move {
        started.notify_one();
        go.notified().await;
        "done"
    };
    Router::new().route("/", get(handler))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_request_is_answered_during_shutdown() {
    let (started, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let server = listen(waiting(started.clone(), go.clone()), Limits::default()).await;
    let at = server.at.clone();
    let idle = Wire::to(&at).unwrap();
    let asked = tokio::task::spawn_blocking(move || {
        Wire::to(&at).unwrap().ask("GET", "/", "", "").map(|it| (it.status, it.body))
    });
    started.notified().await;
    server.end.send(()).unwrap();
    // An idle connection is closed at once.
    aside(move || {
        let mut idle = idle;
        idle.rest().expect("the server ends the connection")
    })
    .await;
    go.notify_one();
    assert_eq!(asked.await.unwrap().unwrap(), (200, b"done".to_vec()));
    assert!(server.ended.await.unwrap(), "all came to their end");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endless_request_does_not_prevent_shutdown() {
    let (started, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let limits = Limits { shutdown: Duration::from_millis(100), ..Limits::default() };
    let server = listen(waiting(started.clone(), go), limits).await;
    let mut wire = Wire::to(&server.at).unwrap();
    wire.send("GET", "/", "", "", "").unwrap();
    started.notified().await;
    server.end.send(()).unwrap();
    assert!(!server.ended.await.unwrap(), "one was still running");
}
