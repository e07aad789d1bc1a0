//! How sessions end: by not being used, by the person, by a removal or another role; and `/api/v1/sessions`.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::{HeaderValue, Request};
use chrono::TimeDelta;
use serde_json::{Value, json};
use support::*;
use token_client::calls;
use token_server::Settings;
use token_server::secrets::Hash;
use token_server::store::{Actor, Changed, Role};

async fn ask(world: &World, method: &str, path: &str, cookie: &str) -> Raw {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("cookie", cookie)
        .header("sec-fetch-site", "same-origin");
    world.raw(request.body(Body::empty()).unwrap()).await
}

async fn is_signed_in(world: &World, cookie: &str) -> bool {
    let raw = ask(world, "GET", "/api/v1/auth/current", cookie).await;
    if raw.status != 200 {
        assert_eq!(raw.refused(), is(401, "session_ended"));
    }
    raw.status == 200
}

async fn sessions(world: &World, cookie: &str) -> Vec<Value> {
    let raw = ask(world, "GET", "/api/v1/sessions", cookie).await;
    assert_eq!(raw.status, 200);
    raw.json().as_array().unwrap().clone()
}

/// The newest events of these people, as name, operation, who did it, and before.
async fn events(world: &World, count: u64) -> Vec<(String, String, String, Value)> {
    let path = format!("/api/v1/current_org/events?start=0&count={count}");
    let page = world.send("GET", &path, ADMIN, "").await.json();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let event = |it: &Value| {
        let who = [text(&it["creator"]["name"]), text(&it["system_user"])].concat();
        (text(&it["name"]), text(&it["operation_name"]), who, it["before"].clone())
    };
    page["items"].as_array().unwrap().iter().map(event).collect()
}

fn with_idle_limit(minutes: u32) -> Settings {
    Settings { idle_sign_out: minutes, ..Default::default() }
}

#[tokio::test]
async fn a_session_that_is_not_used_ends_after_the_idle_time() {
    let world = World::with(1, with_idle_limit(15)).await;
    let (used, unused) = (world.sign_in("admin").await, world.sign_in("admin").await);
    for _ in 0..3 {
        world.later(TimeDelta::minutes(14) + TimeDelta::seconds(59));
        assert!(is_signed_in(&world, &used).await, "each request is a use");
    }
    assert!(!is_signed_in(&world, &unused).await);
    assert_eq!(sessions(&world, &used).await.len(), 1, "one that has ended is not listed");
    world.later(TimeDelta::minutes(15));
    assert!(!is_signed_in(&world, &used).await);
    // It does not come back.
    assert!(!is_signed_in(&world, &used).await);
}

#[tokio::test]
async fn a_session_that_was_not_used_has_ended_also_without_the_option() {
    let world = World::with(1, with_idle_limit(15)).await;
    let (used, unused) = (world.sign_in("admin").await, world.sign_in("admin").await);
    let count = events(&world, 1000).await.len();
    world.later(TimeDelta::minutes(14));
    assert!(is_signed_in(&world, &used).await);
    world.later(TimeDelta::minutes(1));
    world.app.end_idle_sessions().await.unwrap();
    let store = world.app.store();
    let without_limit = async |cookie: &str| {
        let hash = Hash::of(cookie.split_once('=').unwrap().1);
        store.session(hash, TimeDelta::zero(), world.now()).await.unwrap().is_some()
    };
    assert!(!without_limit(&unused).await && without_limit(&used).await);
    assert!(is_signed_in(&world, &used).await && !is_signed_in(&world, &unused).await);
    assert_eq!(events(&world, 1000).await.len(), count, "an end by time is no event");
    // Without the option nothing ends by not being used.
    let forever = World::new().await;
    let cookie = forever.sign_in("admin").await;
    forever.later(TimeDelta::hours(11));
    forever.app.end_idle_sessions().await.unwrap();
    assert!(is_signed_in(&forever, &cookie).await);
}

#[tokio::test]
async fn the_settings_do_not_count_as_a_use_and_know_the_idle_time() {
    let world = World::with(1, with_idle_limit(15)).await;
    let cookie = world.sign_in("admin").await;
    for signed_in in [true, false] {
        world.later(TimeDelta::minutes(10));
        let config = ask(&world, "GET", "/config.json", &cookie).await.json();
        assert_eq!(
            (&config["signed_in"], &config["features"]["sessions"]),
            (&json!(signed_in), &json!(true))
        );
    }
}

#[tokio::test]
async fn a_request_that_nobody_asked_for_is_no_use() {
    let world = World::with(1, with_idle_limit(15)).await;
    let cookie = world.sign_in("admin").await;
    for status in [200, 401] {
        world.later(TimeDelta::minutes(10));
        let list = Request::get("/api/v1/api_tokens").header("cookie", &cookie);
        let list = list.header("x-token-panel-background", "1").body(Body::empty());
        assert_eq!(world.raw(list.unwrap()).await.status, status);
    }
}

#[tokio::test]
async fn a_change_is_a_use_whatever_its_sender_says() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    for (method, path, body, seconds) in [
        ("POST", "/api/v1/api_tokens", r#"{"name":"hidden"}"#, 60),
        ("PATCH", "/api/v1/api_tokens/none", "{}", 120),
        ("DELETE", "/api/v1/sessions", "", 180),
        ("GET", "/api/v1/api_tokens", "", 180),
    ] {
        world.later(TimeDelta::minutes(1));
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", &cookie)
            .header("sec-fetch-site", "same-origin")
            .header("x-token-panel-background", "1");
        if !body.is_empty() {
            request = request.header("content-type", "application/json").header("content-length", body.len());
        }
        world.raw(request.body(Body::from(body)).unwrap()).await;
        let list = Request::get("/api/v1/sessions").header("cookie", &cookie);
        let list = list.header("x-token-panel-background", "1").body(Body::empty()).unwrap();
        let used = world.raw(list).await.json()[0]["last_used_at"].clone();
        let began = chrono::DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap();
        assert_eq!(used, json_time(began), "{method}");
    }
}

#[tokio::test]
async fn without_an_idle_time_a_session_lasts_twelve_hours() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    world.later(TimeDelta::hours(12) - TimeDelta::seconds(1));
    assert!(is_signed_in(&world, &cookie).await);
}

#[tokio::test]
async fn uses_are_written_at_most_once_a_minute_and_none_is_lost() {
    let world = World::with(1, with_idle_limit(15)).await;
    let cookie = world.sign_in("admin").await;
    let store = world.app.store();
    let stored = || {
        let file = world.folder.0.join("data/tokens.sqlite");
        let file = rusqlite::Connection::open(file).unwrap();
        file.query_row("SELECT last_used_at / 1000000 FROM sessions", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let began = world.now().timestamp();
    world.later(TimeDelta::seconds(30));
    assert!(is_signed_in(&world, &cookie).await);
    store.write_session_uses(Some(world.now())).await.unwrap();
    assert_eq!(stored(), began, "too early");
    let listed = sessions(&world, &cookie).await;
    assert_eq!(listed[0]["last_used_at"], "2027-01-15T08:00:30Z", "the list knows it already");
    world.later(TimeDelta::seconds(30));
    store.write_session_uses(Some(world.now())).await.unwrap();
    assert_eq!(stored(), began + 30);
    world.later(TimeDelta::seconds(20));
    assert!(is_signed_in(&world, &cookie).await);
    store.write_session_uses(Some(world.now())).await.unwrap();
    assert_eq!(stored(), began + 30);
    store.write_session_uses(None).await.unwrap();
    assert_eq!(stored(), began + 80, "at the end everything is written");
}

#[tokio::test]
async fn a_person_sees_their_own_sessions_and_ends_them() {
    let world = World::new().await;
    let (first, member) = (world.sign_in("admin").await, world.sign_in("member").await);
    world.later(TimeDelta::minutes(5));
    let (second, third) = (world.sign_in("admin").await, world.sign_in("admin").await);
    let listed = sessions(&world, &first).await;
    assert_eq!(listed.len(), 3);
    assert_eq!(
        listed.iter().map(|it| it["is_current"] == true).collect::<Vec<_>>(),
        [false, false, true],
        "the newest first"
    );
    assert_eq!(listed[2]["kind"], "link");
    assert_eq!(listed[2]["created_at"], "2027-01-15T08:00:00Z");
    assert_eq!(listed[2]["last_used_at"], "2027-01-15T08:05:00Z");
    assert_eq!(listed[2]["ends_at"], "2027-01-15T20:00:00Z");

    // One of them; only one's own.
    let of_second = sessions(&world, &second).await.into_iter().find(|it| it["is_current"] == true).unwrap();
    let path = format!("/api/v1/sessions/{}", of_second["uid"].as_str().unwrap());
    assert_eq!(ask(&world, "DELETE", &path, &member).await.refused(), is(404, "not_found"));
    assert!(is_signed_in(&world, &second).await);
    let raw = ask(&world, "DELETE", &path, &first).await;
    assert_eq!((raw.status.as_u16(), raw.json()), (200, json!({"ended": 1})));
    assert!(!is_signed_in(&world, &second).await && is_signed_in(&world, &third).await);
    for unknown in [&path, "/api/v1/sessions/%FF", "/api/v1/sessions/%00"] {
        assert_eq!(ask(&world, "DELETE", unknown, &first).await.refused(), is(404, "not_found"));
    }
    let about = json!({"session_uid": of_second["uid"], "session_kind": "link"});
    assert_eq!(events(&world, 1).await[0], ("admin".into(), "signed_out".into(), "admin".into(), about));

    // All others.
    let fourth = world.sign_in("admin").await;
    let raw = ask(&world, "DELETE", "/api/v1/sessions", &first).await;
    assert_eq!((raw.status.as_u16(), raw.json()), (200, json!({"ended": 2})));
    for ended in [&third, &fourth] {
        assert!(!is_signed_in(&world, ended).await);
    }
    assert!(is_signed_in(&world, &first).await && is_signed_in(&world, &member).await);
    let outs = events(&world, 2).await;
    assert!(
        outs.iter().all(|(_, operation, who, _)| operation == "signed_out" && who == "admin"),
        "{outs:?}"
    );
    assert_eq!(ask(&world, "DELETE", "/api/v1/sessions", &first).await.json(), json!({"ended": 0}));

    // One's own: that is a sign-out.
    let own = sessions(&world, &first).await.remove(0);
    let path = format!("/api/v1/sessions/{}", own["uid"].as_str().unwrap());
    assert_eq!(ask(&world, "DELETE", &path, &first).await.status, 200);
    assert!(!is_signed_in(&world, &first).await);
}

#[tokio::test]
async fn tokens_and_other_sites_cannot_use_sessions() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    for (method, path) in
        [("GET", "/api/v1/sessions"), ("DELETE", "/api/v1/sessions"), ("DELETE", "/api/v1/sessions/x")]
    {
        assert_eq!(world.send(method, path, ADMIN, "").await.refused(), is(403, "session_required"));
        let nobody = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        assert_eq!(world.raw(nobody).await.refused(), is(401, "unauthorized"));
        if method != "GET" {
            let other = Request::builder()
                .method(method)
                .uri(path)
                .header("cookie", &cookie)
                .header("sec-fetch-site", "cross-site");
            let raw = world.raw(other.body(Body::empty()).unwrap()).await;
            assert_eq!(raw.refused(), is(403, "cross_origin"));
        }
    }
    let other = Request::get("/api/v1/sessions").header("cookie", &cookie);
    let other = other.header("x-yatai-organization", "another").body(Body::empty()).unwrap();
    assert_eq!(world.raw(other).await.refused(), is(403, "other_organization"));
    let yatai = World::with(1, Settings { like_yatai: true, ..Default::default() }).await;
    assert_eq!(yatai.send("GET", "/api/v1/sessions", ADMIN, "").await.status, 404);
}

#[tokio::test]
async fn a_removal_and_a_lower_role_end_every_session_with_an_event() {
    let world = World::new().await;
    let store = world.app.store();
    let root = || Actor::command_line("root");
    let change = async |role| store.change_role("jonas".into(), role, root(), world.now()).await.unwrap();
    let (one, two) = (world.sign_in("member").await, world.sign_in("member").await);
    let admin = world.sign_in("admin").await;
    assert_eq!(change(Role::Admin).await, Changed::Done);
    assert!(is_signed_in(&world, &one).await, "a higher role ends nothing");
    assert_eq!(change(Role::Guest).await, Changed::Done);
    for cookie in [&one, &two] {
        assert!(!is_signed_in(&world, cookie).await);
    }
    let told = events(&world, 3).await;
    assert_eq!(told[0].1, "member_changed");
    for (name, operation, who, before) in &told[1..] {
        assert_eq!((name.as_str(), operation.as_str(), who.as_str()), ("jonas", "signed_out", "root"));
        assert!(before["session_uid"].as_str().is_some_and(|uid| uid.len() == 16));
    }
    let three = world.sign_in("member").await;
    assert_eq!(store.remove_member("jonas".into(), root(), world.now()).await.unwrap(), Changed::Done);
    assert!(!is_signed_in(&world, &three).await);
    assert_eq!(events(&world, 2).await[1].1, "signed_out");
    assert!(is_signed_in(&world, &admin).await);
}

#[tokio::test]
async fn a_sign_out_from_another_site_changes_nothing_and_clears_nothing() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    for (headers, code) in [
        (&[("sec-fetch-site", "cross-site")][..], "cross_origin"),
        (&[("sec-fetch-site", "same-site")], "cross_origin"),
        (&[("sec-fetch-site", "cross-site"), ("content-type", "application/json")], "cross_origin"),
        (&[("origin", "null")], "cross_origin"),
        (&[("origin", "http://evil.example")], "origin_mismatch"),
        (
            &[("origin", "http://evil.example"), ("content-type", "application/x-www-form-urlencoded")],
            "origin_mismatch",
        ),
    ] {
        for cookie in ["", cookie.as_str(), "token_panel_session=made-up"] {
            let mut request = Request::post("/logout").header("host", "127.0.0.1:8787");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            if !cookie.is_empty() {
                request = request.header("cookie", cookie);
            }
            let raw = world.raw(request.body(Body::empty()).unwrap()).await;
            assert_eq!((raw.refused(), raw.header("set-cookie")), (is(403, code), ""), "{headers:?}");
        }
    }
    assert!(is_signed_in(&world, &cookie).await);
    // Without the cookie there is nothing to clear.
    let raw = ask(&world, "POST", "/logout", "theme=dark").await;
    assert_eq!((raw.status.as_u16(), raw.header("set-cookie")), (200, ""));
    // Behind a proxy that uses another name, the panel's own request ends the session: its JSON proves where it is from.
    let own = Request::post("/logout")
        .header("host", "127.0.0.1:8787")
        .header("origin", "http://tokens.example")
        .header("content-type", "application/json")
        .header("cookie", &cookie);
    let raw = world.raw(own.body(Body::from("{}")).unwrap()).await;
    assert!(raw.status == 200 && raw.header("set-cookie").contains("Max-Age=0"));
    assert!(!is_signed_in(&world, &cookie).await);
}

#[tokio::test]
async fn an_origin_that_the_server_does_not_know_is_refused_with_what_to_do() {
    let body = r#"{"name":"made"}"#;
    let attempt = async |settings: Settings, headers: &[(&'static str, &'static str)]| {
        let world = World::with(1, settings).await;
        let cookie = world.sign_in("admin").await;
        let mut request = Request::post("/api/v1/api_tokens")
            .header("cookie", cookie)
            .header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let raw = world.raw(request.body(Body::from(body)).unwrap()).await;
        if raw.status == 200 {
            let list = world.call(ADMIN, &calls::list_tokens(0, 9, "made")).await.unwrap();
            assert!(list.items.iter().any(|token| token.name == "made"));
            return String::new();
        }
        assert_eq!(raw.refused(), is(403, "origin_mismatch"));
        raw.json()["error"].as_str().unwrap().to_owned()
    };
    let public = |url: &str| Settings { public_url: Some(url.parse().unwrap()), ..Default::default() };
    let (host, page) = (("host", "127.0.0.1:8787"), ("origin", "http://tokens.example"));
    let said = attempt(Settings::default(), &[host, page]).await;
    for word in ["http://tokens.example", "127.0.0.1:8787", "Host", "X-Forwarded-Host", "--public-url"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let said = attempt(public("http://elsewhere.example"), &[host, page]).await;
    assert!(said.contains("--public-url http://elsewhere.example"), "{said}");
    // A request that names its own host is of no use where the public address is known.
    let said = attempt(public("http://elsewhere.example"), &[("host", "tokens.example"), page]).await;
    assert!(said.contains("--public-url"), "{said}");
    let trusted = || {
        let proxies = token_server::Proxies {
            trusted: vec![token_server::trusted_proxy("10.0.0.1").unwrap()],
            ..Default::default()
        };
        Settings { proxies, ..Default::default() }
    };
    let forwarded = ("x-forwarded-host", "tokens.example");
    let said = attempt(trusted(), &[host, page, forwarded]).await;
    assert!(said.contains("--trusted-proxy"), "{said}");
    for (settings, headers) in [
        (Settings::default(), &[("host", "tokens.example"), page][..]),
        (Settings::default(), &[("host", "tokens.example:80"), page]),
        (Settings::default(), &[host, page, forwarded]),
        (Settings::default(), &[host, page, ("x-forwarded-host", "tokens.example, inner.example")]),
        (public("http://Tokens.example"), &[host, page]),
        (trusted(), &[("host", "tokens.example"), page]),
        (Settings::default(), &[host, ("sec-fetch-site", "same-origin"), page]),
    ] {
        assert_eq!(attempt(settings, headers).await, "", "{headers:?}");
    }
}

#[tokio::test]
async fn what_a_clock_that_was_ahead_has_made_ends_when_it_is_right_again() {
    let world = World::with(1, with_idle_limit(15)).await;
    let ahead = TimeDelta::days(30);
    world.later(ahead);
    let cookie = world.sign_in("admin").await;
    let link = token_server::bootstrap::links(&world.app, true).await.unwrap().remove(0);
    assert!(is_signed_in(&world, &cookie).await);
    world.later(-ahead);
    assert!(!is_signed_in(&world, &cookie).await);
    assert_eq!(world.use_link(link.path.expose(), &[]).await.status, 403);
    let right = world.sign_in("admin").await;
    assert_eq!(sessions(&world, &right).await.len(), 1, "it is not listed");
    // A use in the future does not keep a session for ever either.
    world.later(TimeDelta::minutes(14));
    assert!(is_signed_in(&world, &right).await);
    world.later(-TimeDelta::minutes(10));
    assert!(!is_signed_in(&world, &right).await);
    // A clock that is set back by less than a minute ends nothing.
    let cookie = world.sign_in("admin").await;
    let link = token_server::bootstrap::links(&world.app, true).await.unwrap().remove(0);
    world.later(-TimeDelta::seconds(59));
    assert!(is_signed_in(&world, &cookie).await);
    assert_eq!(world.use_link(link.path.expose(), &[]).await.status, 303);
}

#[tokio::test]
async fn a_second_cookie_of_the_name_neither_locks_out_nor_is_used_unseen() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    for planted in ["token_panel_session=evil", "token_panel_session=a; token_panel_session=b"] {
        for both in [format!("{planted}; {cookie}"), format!("{cookie}; {planted}")] {
            assert!(is_signed_in(&world, &both).await, "{both}");
            let config = ask(&world, "GET", "/config.json", &both).await;
            assert_eq!((&config.json()["signed_in"], config.header("set-cookie")), (&json!(true), ""));
        }
        // With a session of one's own that has ended, one signs in again.
        assert!(!is_signed_in(&world, planted).await);
    }
    let again = world.sign_in("admin").await;
    assert!(is_signed_in(&world, &format!("{again}; {cookie}")).await, "the same person twice");
    let planted = world.sign_in("member").await;
    for both in [format!("{planted}; {cookie}"), format!("{cookie}; {planted}")] {
        let raw = ask(&world, "GET", "/api/v1/auth/current", &both).await;
        assert_eq!(raw.refused(), is(403, "several_sessions"));
        let raw = ask(&world, "DELETE", "/api/v1/sessions", &both).await;
        assert_eq!(raw.refused(), is(403, "several_sessions"));
        assert_eq!(ask(&world, "GET", "/config.json", &both).await.json()["signed_in"], true, "it asks");
    }
    // A sign-in and a sign-out end all of them.
    let link = token_server::bootstrap::links(&world.app, true).await.unwrap().remove(0);
    let raw = world.use_link(link.path.expose(), &[("cookie", &format!("{planted}; {again}"))]).await;
    assert_eq!(raw.status, 303);
    assert!(!is_signed_in(&world, &planted).await && !is_signed_in(&world, &again).await);
    let planted = world.sign_in("member").await;
    let raw = ask(&world, "POST", "/logout", &format!("{planted}; {cookie}")).await;
    assert!(raw.status == 200 && raw.header("set-cookie").contains("Max-Age=0"));
    assert!(!is_signed_in(&world, &planted).await && !is_signed_in(&world, &cookie).await);
}

#[tokio::test]
async fn an_answer_names_the_person_and_a_change_for_another_person_is_refused() {
    let world = World::with(1, Settings::default()).await;
    let eve = world.add_member("eve", Role::Developer).await;
    let (admin, jonas) = (world.sign_in("admin").await, world.sign_in("member").await);
    for (cookie, name) in [(&admin, "admin"), (&jonas, "jonas")] {
        for path in ["/api/v1/auth/current", "/api/v1/api_tokens", "/api/v1/api_tokens/none"] {
            let raw = ask(&world, "GET", path, cookie).await;
            assert_eq!(raw.header("x-token-panel-person"), name, "{path}: {}", raw.status);
        }
    }
    let without = async |headers: &[(&str, &str)]| {
        let request = Request::get("/api/v1/auth/current");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let raw = world.raw(request.body(Body::empty()).unwrap()).await;
        assert!(!raw.headers.contains_key("x-token-panel-person"), "{headers:?}");
    };
    // Neither for a token, nor for nobody, nor to a page of another site.
    without(&[("x-yatai-api-token", &eve)]).await;
    without(&[]).await;
    without(&[("cookie", &admin), ("sec-fetch-site", "cross-site")]).await;

    let list = async || world.send("GET", "/api/v1/api_tokens?count=100", ADMIN, "").await.json();
    let (before, told) = (list().await, events(&world, 1000).await);
    let uid = before["items"][0]["uid"].as_str().unwrap().to_owned();
    let of_token = format!("/api/v1/api_tokens/{uid}");
    let write = async |method: &str, path: &str, body: &str, cookie: &str, person: &str| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .header("content-length", body.len())
            .header("x-token-panel-person", person);
        world.raw(request.body(Body::from(body.to_owned())).unwrap()).await
    };
    let create = r#"{"name":"for-another","scopes":["api"]}"#;
    for (method, path, body) in [
        ("POST", "/api/v1/api_tokens", create),
        ("PATCH", &of_token, r#"{"description":"x"}"#),
        ("DELETE", &of_token, ""),
        ("DELETE", "/api/v1/sessions", ""),
        ("DELETE", "/api/v1/sessions/none", ""),
    ] {
        for person in ["jonas", "zo%C3%AB", "Admin", "", "%"] {
            let raw = write(method, path, body, &admin, person).await;
            assert_eq!(raw.refused(), is(409, "another_person"), "{method} {path} {person}");
            assert_eq!(raw.header("x-token-panel-person"), "admin", "so that the page asks who it is");
        }
    }
    assert_eq!((list().await, events(&world, 1000).await), (before, told), "nothing is written");
    assert_eq!(write("POST", "/api/v1/api_tokens", create, &admin, "admin").await.status, 200);
    // A token has its own person.
    let by_token = Request::post("/api/v1/api_tokens").header("x-yatai-api-token", &eve);
    let by_token =
        by_token.header("content-type", "application/json").header("x-token-panel-person", "admin");
    let made = world.raw(by_token.body(Body::from(create)).unwrap()).await;
    assert_eq!((made.status.as_u16(), &made.json()["user"]["name"]), (200, &json!("eve")));

    let yatai = World::with(1, Settings { like_yatai: true, ..Default::default() }).await;
    let cookie = yatai.sign_in("admin").await;
    let raw = ask(&yatai, "GET", "/api/v1/auth/current", &cookie).await;
    assert!(
        raw.status == 200 && !raw.headers.contains_key("x-token-panel-person"),
        "Yatai has no such header"
    );
}

/// Browsers send the cookies of all ports of a host in one line, and scripts may set any text.
#[tokio::test]
async fn cookies_of_other_programs_with_any_bytes_change_nothing() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    let send = async |method: &str, path: &str, lines: &[Vec<u8>]| {
        let mut request = Request::builder().method(method).uri(path);
        for line in lines {
            request = request.header("cookie", HeaderValue::from_bytes(line).unwrap());
        }
        world.raw(request.body(Body::empty()).unwrap()).await
    };
    let own = cookie.as_bytes();
    for lines in [
        vec![["name=Zo\u{eb}; ".as_bytes(), own].concat()],
        vec![[own, b"; a=\xff\xfe; b"].concat()],
        vec![[b"\xe9=1;", own, b";\xe9"].concat()],
        vec![b"a=\xff".to_vec(), own.to_vec(), b"b=\xff".to_vec()],
        vec![[b"token_panel_session=\xff; ", own].concat()],
    ] {
        assert_eq!(send("GET", "/api/v1/auth/current", &lines).await.json()["name"], "admin", "{lines:?}");
        assert_eq!(send("GET", "/config.json", &lines).await.json()["signed_in"], true, "{lines:?}");
    }
    let raw = send("POST", "/logout", &[["name=Zo\u{eb}; ".as_bytes(), own].concat()]).await;
    assert!(raw.status == 200 && raw.header("set-cookie").contains("Max-Age=0"));
    assert!(!is_signed_in(&world, &cookie).await);
}
