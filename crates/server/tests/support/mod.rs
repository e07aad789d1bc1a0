//! A server in process with a fixed clock, called through the panel's client crate.
#![allow(dead_code)] // Each test file uses its own part.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

pub mod description;
pub mod outcome;
pub mod pauses;
pub mod process;
pub mod trail;
pub mod wire;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header, request};
use chrono::{DateTime, TimeDelta, Utc};
use description::{Answered, DESCRIPTION};
use http_body_util::BodyExt;
use pauses::Pauses;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use token_api::{CreateToken, Deployment, Secret, Token};
use token_client::{Answer, Call, Error, KEY_HEADER, Refusal, TOKEN_HEADER, calls};
use token_server::bootstrap::{Data, link, links, prepare};
use token_server::store::{Actor, Role};
use token_server::{App, Settings, Store, router};
use tower::ServiceExt;

/// The first admin's token.
pub const ADMIN: &str = "prefix-of-test-admin";
/// A token of the demo's member.
pub const MEMBER: &str = "prefix-of-test-member";
/// A token of the demo's former member.
pub const LEAVER: &str = "prefix-of-test-leaver";

/// A temporary folder that is deleted when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("token-server-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A server in process.
pub struct World {
    pub app: App,
    pub folder: Folder,
    clock: Arc<AtomicI64>,
    /// The waits before answers, which take no time here.
    pub pauses: Pauses,
    /// Whether answers must match the description: without faults and without `--like-yatai`.
    is_described: bool,
}

/// An answer.
pub struct Raw {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Raw {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
    /// Status and code of an error; checks its form.
    pub fn refused(&self) -> (u16, String) {
        let body = self.json();
        assert!(body["error"].as_str().is_some_and(|e| e.len() > 8), "no sentence: {body}");
        (self.status.as_u16(), body["code"].as_str().expect("a code").to_owned())
    }
    /// Status and text of a page about an error of the sign-in; checks its form.
    pub fn refused_page(&self) -> (u16, String) {
        let page = self.text();
        let text = page.split("<h1>The sign-in did not work</h1>").nth(1);
        assert!(self.header("content-type").starts_with("text/html"), "{page}");
        assert!(self.header("content-security-policy").contains("form-action 'none'"));
        (self.status.as_u16(), text.unwrap_or_else(|| panic!("{page}")).to_owned())
    }
}

impl World {
    /// A server with the demo's people and one demo token.
    pub async fn new() -> Self {
        Self::with(1, Settings::default()).await
    }

    pub async fn with(demo: usize, settings: Settings) -> Self {
        let folder = Folder::new();
        let store = Store::open(&folder.0.join("data/tokens.sqlite")).unwrap();
        let clock = Arc::new(AtomicI64::new(1_800_000_000));
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let data = Data {
            admin_token: Some(Secret::new("value-of-the-first-start")),
            demo,
            demo_tokens: Some(Secret::new("prefix-of-test")),
        };
        prepare(&store, &data, now).await.unwrap();
        let ticking = clock.clone();
        let is_described = !settings.faults && !settings.like_yatai;
        let time = Arc::new(move || DateTime::from_timestamp(ticking.load(Ordering::SeqCst), 0).unwrap());
        let pauses = Pauses::default();
        let app = App::with_pause(store, time, pauses.pause(), settings);
        Self { app, folder, clock, pauses, is_described }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.app.now()
    }

    pub fn later(&self, time: TimeDelta) {
        self.clock.fetch_add(time.num_seconds(), Ordering::SeqCst);
    }

    /// Sends a request and checks the answer against the description. All requests of the tests use it.
    pub async fn raw(&self, request: Request<Body>) -> Raw {
        let (method, target) = (request.method().to_string(), request.uri().to_string());
        let response = router(self.app.clone()).oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        let raw = Raw { status: parts.status, headers: parts.headers, body };
        if self.is_described {
            let header = |name: &str| raw.headers.get(name)?.to_str().ok().map(str::to_owned);
            let (status, body) = (raw.status.as_u16(), raw.body.as_slice());
            let answered = Answered { method: &method, target: &target, status, header: &header, body };
            if let Err(wrong) = DESCRIPTION.answers(&answered) {
                panic!("{method} {target} is not answered as described: {wrong}\n{status} {}", raw.text());
            }
        }
        raw
    }

    /// A GET without credentials.
    pub async fn get(&self, path: &str) -> Raw {
        self.raw(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// A request with a token and a JSON body.
    pub async fn send(&self, method: &str, path: &str, token: &str, body: &str) -> Raw {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(TOKEN_HEADER, token)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.raw(request).await
    }

    /// Sends a call of the client crate. An empty token sends no header.
    pub async fn call<T>(&self, token: &str, call: &Call<T>) -> Result<T, Error> {
        let mut request = Request::builder().method(call.request.method.as_str()).uri(&call.request.path);
        if !token.is_empty() {
            request = request.header(TOKEN_HEADER, token);
        }
        if call.request.body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        if let Some(key) = call.request.key_for("") {
            request = request.header(KEY_HEADER, key);
        }
        let body = call.request.body.clone().unwrap_or_default();
        let raw = self.raw(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(raw.header("cache-control"), "no-store");
        assert_eq!(raw.header("x-trace-id").len(), 32);
        let text = |name: &str| raw.headers.get(name).map(|v| v.to_str().unwrap().to_owned());
        call.decode(&Answer {
            status: raw.status.as_u16(),
            content_type: text("content-type"),
            trace_id: text("x-trace-id"),
            retry_after: text("retry-after"),
            body: raw.text(),
        })
    }

    /// Creates a token; returns it and its value.
    pub async fn make(&self, by: &str, token: &CreateToken) -> (Token, String) {
        let made = self.call(by, &calls::create_token(token)).await.unwrap();
        let value = made.token.as_ref().expect("a value").expose().to_owned();
        (made, value)
    }

    /// The uid of the demo's deployment with this name in this cluster.
    pub async fn deployment(&self, cluster: &str, name: &str) -> String {
        let all = self.call(ADMIN, &calls::list_deployments(0, 1000, name)).await.unwrap().items;
        let is_it = |d: &Deployment| d.name == name && d.cluster.as_ref().is_some_and(|c| c.name == cluster);
        all.into_iter().find(is_it).expect("a deployment").uid
    }

    /// Adds a member with this name and role; returns the value of a token of theirs with the scope `api`.
    pub async fn add_member(&self, name: &str, role: Role) -> String {
        let (store, now) = (self.app.store(), self.now());
        let email = format!("{name}@example.com");
        let actor = || Actor::command_line("root");
        store.add_member(name.into(), email, Role::Developer, actor(), now).await.unwrap();
        let member = store.person(name).await.unwrap().unwrap();
        let path = link(store, &member, None, now).await.unwrap().expect("a member");
        let cookie = self.cookie_of(path.expose()).await;
        let request = Request::post("/api/v1/api_tokens")
            .header("cookie", cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json");
        let body = format!(r#"{{"name":"{name}-token","scopes":["api"]}}"#);
        let made = self.raw(request.body(Body::from(body)).unwrap()).await;
        store.change_role(name.into(), role, actor(), now).await.unwrap();
        made.json()["token"].as_str().unwrap().to_owned()
    }

    /// Signs in and returns the session cookie (`name=value`). `member` stands for the demo's member.
    pub async fn sign_in(&self, who: &str) -> String {
        let link = links(&self.app, true).await.unwrap().into_iter().find(|link| link.who == who).unwrap();
        self.cookie_of(link.path.expose()).await
    }

    /// Presses "Continue" on the page of a sign-in link with this path, with more headers.
    pub async fn use_link(&self, path: &str, headers: &[(&str, &str)]) -> Raw {
        let key = path.strip_prefix("/login?").expect("a sign-in link");
        self.raw(sign_in_request(key, headers).body(Body::from(key.to_owned())).unwrap()).await
    }

    async fn cookie_of(&self, path: &str) -> String {
        let raw = self.use_link(path, &[]).await;
        assert_eq!(raw.status, StatusCode::SEE_OTHER);
        raw.header("set-cookie").split(';').next().unwrap().to_owned()
    }
}

/// `POST /login` with this form.
pub fn sign_in_request(form: &str, headers: &[(&str, &str)]) -> request::Builder {
    let request = Request::post("/login")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", form.len());
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
}

/// A time as it is in JSON.
pub fn json_time(at: DateTime<Utc>) -> serde_json::Value {
    serde_json::json!(token_api::Time::from(at))
}

/// A token to create with these scopes.
pub fn token(name: &str, scopes: &[&str]) -> CreateToken {
    CreateToken {
        name: name.into(),
        scopes: Some(scopes.iter().map(|s| (*s).to_owned()).collect()),
        ..Default::default()
    }
}

/// An organization token to create.
pub fn organization_token(name: &str, scopes: &[&str]) -> CreateToken {
    CreateToken { is_organization_token: Some(true), ..token(name, scopes) }
}

/// Status and code of the error of a call, which must have failed.
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> (u16, String) {
    match result {
        Err(Error::Refused(Refusal { status, code, message, .. })) => {
            assert!(message.len() > 8, "a sentence: {message:?}");
            (status, code.expect("a code"))
        }
        other => panic!("not refused: {other:?}"),
    }
}

pub fn is(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}
