//! People whom an authenticating proxy names in a header, and the address of their requests. `tests/e2e` of the panel has a
//! real nginx in front.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::net::SocketAddr;
use support::*;
use token_server::store::{Actor, Role};
use token_server::{Proxies, Settings, trusted_proxy, user_header};

const PROXY: &str = "10.0.0.1";
const USER: &str = "x-remote-user";

fn settings(auto_join: Option<Role>) -> Settings {
    let proxies = Proxies {
        trusted: vec![trusted_proxy(PROXY).unwrap(), trusted_proxy("10.1.0.0/16").unwrap()],
        user_header: Some(user_header("X-Remote-User").unwrap()),
    };
    Settings { proxies, auto_join, idle_sign_out: 15, ..Default::default() }
}

/// Sends a request over a connection from this address.
async fn send(world: &World, from: &str, what: &str, headers: &[(&str, &str)], body: &str) -> Raw {
    let (method, path) = what.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(path).header("host", "tokens.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if !body.is_empty() {
        request = request.header("content-type", "application/json").header("content-length", body.len());
    }
    let mut request = request.body(Body::from(body.to_owned())).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(from.parse().unwrap(), 4711)));
    world.raw(request).await
}

async fn current(world: &World, from: &str, headers: &[(&str, &str)]) -> Raw {
    send(world, from, "GET /api/v1/auth/current", headers, "").await
}

async fn events(world: &World, count: usize) -> Vec<Value> {
    let path = format!("/api/v1/current_org/events?start=0&count={count}");
    let page = world.send("GET", &path, ADMIN, "").await.json();
    page["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_header_counts_from_a_trusted_proxy_only() {
    let world = World::with(1, settings(None)).await;
    for proxy in [PROXY, "10.1.2.3", "::ffff:10.0.0.1"] {
        let raw = current(&world, proxy, &[(USER, "jonas")]).await;
        assert_eq!((raw.status.as_u16(), &raw.json()["name"]), (200, &json!("jonas")), "{proxy}");
    }
    let admin = world.sign_in("admin").await;
    for other in ["10.0.0.2", "203.0.113.9", "127.0.0.1", "::1"] {
        let raw = current(&world, other, &[(USER, "jonas"), ("x-forwarded-for", PROXY)]).await;
        assert_eq!(raw.refused(), is(401, "unauthorized"), "{other}");
        assert!(raw.text().contains("--trusted-proxy"), "{}", raw.text());
        let raw = current(&world, other, &[(USER, "jonas"), ("cookie", &admin)]).await;
        assert_eq!(raw.json()["name"], "admin", "it is ignored");
    }
    // A token beats it, and it beats a cookie, which may be another person's.
    let both = [(USER, "jonas"), ("x-yatai-api-token", ADMIN)];
    assert_eq!(current(&world, PROXY, &both).await.json()["name"], "admin");
    let both = [(USER, "jonas"), ("cookie", admin.as_str())];
    assert_eq!(current(&world, PROXY, &both).await.json()["name"], "jonas");
    assert_eq!(current(&world, PROXY, &[(USER, ""), ("cookie", &admin)]).await.json()["name"], "admin");
    assert_eq!(current(&world, PROXY, &[(USER, "")]).await.refused(), is(401, "unauthorized"));
    assert_eq!(current(&world, PROXY, &[]).await.refused(), is(401, "unauthorized"));
    for odd in [&[(USER, "jonas"), (USER, "admin")][..], &[(USER, "jonas, admin")], &[(USER, "jonas admin")]]
    {
        assert_eq!(current(&world, PROXY, odd).await.refused(), is(403, "invalid_user_header"));
    }
    // Without the option no header names anybody.
    let plain = World::new().await;
    assert_eq!(current(&plain, PROXY, &[(USER, "jonas")]).await.refused(), is(401, "unauthorized"));
}

#[tokio::test]
async fn unknown_and_former_members_are_refused_by_name() {
    let world = World::with(1, settings(None)).await;
    for (name, code) in [("kim", "unknown_person"), ("Jonas", "unknown_person"), ("carla", "person_left")] {
        let left = Actor::command_line("root");
        if code == "person_left" {
            let store = world.app.store();
            store
                .add_member(name.into(), "c@example.com".into(), Role::Guest, left.clone(), world.now())
                .await
                .unwrap();
            store.remove_member(name.into(), left, world.now()).await.unwrap();
        }
        let raw = current(&world, PROXY, &[(USER, name)]).await;
        assert_eq!(raw.refused(), is(403, code));
        assert!(raw.text().contains(name), "{}", raw.text());
        // The panel is told to ask, so that it can show why.
        let config = send(&world, PROXY, "GET /config.json", &[(USER, name)], "").await;
        assert_eq!(config.json()["signed_in"], true);
    }
    assert_eq!(send(&world, PROXY, "GET /config.json", &[], "").await.json()["signed_in"], false);
    // One event for each address and minute.
    let told = events(&world, 1000).await;
    let refused: Vec<_> = told.iter().filter(|event| event["operation_name"] == "sign_in_refused").collect();
    assert_eq!(refused.len(), 1);
    assert_eq!((&refused[0]["count"], &refused[0]["after"]), (&json!(3), &json!({"credentials": ["proxy"]})));
}

#[tokio::test]
async fn with_auto_join_unknown_people_become_members_once() {
    let world = World::with(1, settings(Some(Role::Developer))).await;
    let store = world.app.store();
    let kim = [(USER, "kim@example.com"), ("x-forwarded-for", "203.0.113.9")];
    let (one, two) = tokio::join!(current(&world, PROXY, &kim), current(&world, PROXY, &kim));
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (200, 200));
    let member = store.person("kim@example.com").await.unwrap().unwrap();
    assert_eq!((member.role, member.user.email.as_str()), (Role::Developer, "kim@example.com"));
    let told = events(&world, 2).await;
    assert_eq!(
        (&told[1]["operation_name"], &told[1]["after"]),
        (&json!("member_changed"), &json!({"role": "developer"}))
    );
    assert_eq!(
        (&told[0]["operation_name"], &told[0]["after"]["session_kind"]),
        (&json!("signed_in"), &json!("proxy"))
    );
    for event in &told {
        assert_eq!((&event["name"], &event["address"]), (&json!("kim@example.com"), &json!("203.0.113.9")));
    }
    store.remove_member("kim@example.com".into(), Actor::command_line("root"), world.now()).await.unwrap();
    let raw = current(&world, PROXY, &kim).await;
    assert_eq!(raw.refused(), is(403, "person_left"), "a removed person is not added again");
    let count = events(&world, 1000).await.len();
    assert_eq!(current(&world, PROXY, &kim).await.status, 403);
    assert_eq!(events(&world, 1000).await.len(), count, "refusals of a minute are one event");
}

#[tokio::test]
async fn auto_join_makes_no_second_person_of_another_spelling() {
    let world = World::with(1, settings(Some(Role::Developer))).await;
    let store = world.app.store();
    let root = || Actor::command_line("root");
    for name in ["kim", "lee"] {
        assert_eq!(current(&world, PROXY, &[(USER, name)]).await.status, 200);
    }
    store.remove_member("kim".into(), root(), world.now()).await.unwrap();
    store.change_role("lee".into(), Role::Guest, root(), world.now()).await.unwrap();
    let count = events(&world, 1000).await.len();
    for (name, code) in [
        ("kim", "person_left"),
        ("Kim", "person_left"),
        ("KIM", "person_left"),
        ("LEE", "unknown_person"),
        ("Jonas", "unknown_person"),
        // K, with which "k" can be written too.
        ("\u{212a}im", "unknown_person"),
        ("k\u{ed}m", "unknown_person"),
        ("kim\u{200b}", "invalid_user_header"),
        ("kim\u{202e}", "invalid_user_header"),
        ("-eve", "invalid_user_header"),
        ("--help", "invalid_user_header"),
    ] {
        let mut request = Request::get("/api/v1/auth/current").body(Body::empty()).unwrap();
        request.headers_mut().insert(USER, HeaderValue::from_bytes(name.as_bytes()).unwrap());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(PROXY.parse().unwrap(), 4711)));
        assert_eq!(world.raw(request).await.refused(), is(403, code), "{name:?}");
    }
    assert_eq!(events(&world, 1000).await.len(), count + 1, "refusals add one event for all of them");
    // By hand, names that differ in case are two people.
    store.add_member("Lee".into(), "l@example.com".into(), Role::Guest, root(), world.now()).await.unwrap();
    assert_eq!(current(&world, PROXY, &[(USER, "Lee")]).await.json()["name"], "Lee");
    assert_eq!(current(&world, PROXY, &[(USER, "lee")]).await.json()["name"], "lee");
}

#[tokio::test]
async fn one_session_for_each_person_and_address_is_listed_and_recorded() {
    let world = World::with(1, settings(None)).await;
    let from = |address| [(USER, "jonas"), ("x-forwarded-for", address)];
    for _ in 0..5 {
        assert_eq!(current(&world, PROXY, &from("203.0.113.9")).await.status, 200);
        world.later(TimeDelta::minutes(10));
    }
    current(&world, PROXY, &from("198.51.100.7, 203.0.113.10")).await;
    let told = events(&world, 2).await;
    assert!(told.iter().all(|event| event["operation_name"] == "signed_in"));
    assert_eq!((&told[0]["address"], &told[1]["address"]), (&json!("203.0.113.10"), &json!("203.0.113.9")));
    let listed = send(&world, PROXY, "GET /api/v1/sessions", &from("203.0.113.9"), "").await.json();
    assert_eq!(listed.as_array().unwrap().len(), 2);
    assert_eq!((&listed[1]["kind"], &listed[1]["is_current"]), (&json!("proxy"), &json!(true)));
    // It cannot be ended here: the next request would begin it again.
    for uid in [&listed[0]["uid"], &listed[1]["uid"]] {
        let path = format!("DELETE /api/v1/sessions/{}", uid.as_str().unwrap());
        let own = [(USER, "jonas"), ("origin", "http://tokens.example")];
        assert_eq!(send(&world, PROXY, &path, &own, "").await.refused(), is(409, "kept_by_proxy"));
    }
    let own = [(USER, "jonas"), ("origin", "http://tokens.example")];
    assert_eq!(send(&world, PROXY, "POST /logout", &own, "{}").await.refused(), is(409, "kept_by_proxy"));
    // After the idle time it begins again, with an event.
    world.later(TimeDelta::minutes(15));
    let count = events(&world, 1000).await.len();
    assert_eq!(current(&world, PROXY, &from("203.0.113.9")).await.status, 200);
    assert_eq!(current(&world, PROXY, &from("203.0.113.9")).await.status, 200);
    assert_eq!(events(&world, 1000).await.len(), count + 1);
}

#[tokio::test]
async fn many_addresses_of_one_person_make_few_sessions_and_events() {
    let world = World::with(1, settings(None)).await;
    let from = |address: String| {
        let world = &world;
        async move {
            let raw = current(world, PROXY, &[(USER, "jonas"), ("x-forwarded-for", &address)]).await;
            assert_eq!(raw.json()["name"], "jonas", "{address}");
        }
    };
    let count = async || {
        let database = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
        let sessions: i64 =
            database.query_row("SELECT count(*) FROM sessions", [], |row| row.get(0)).unwrap();
        (sessions, events(&world, 1000).await.len() as i64)
    };
    let (none, before) = count().await;
    for n in 0..40 {
        from(format!("2001:db8::{n:x}")).await;
    }
    assert_eq!(count().await, (none + 1, before + 1), "a /64 is one address");
    from("2001:db8:0:1::1".to_owned()).await;
    assert_eq!(count().await, (none + 2, before + 2));
    for n in 0..150 {
        from(format!("203.0.113.{n}")).await;
    }
    assert_eq!(count().await, (none + 100, before + 100), "further ones use the newest session");
    world.later(TimeDelta::hours(13));
    from("203.0.113.1".to_owned()).await;
    assert_eq!(count().await, (none + 1, before + 101));
}

#[tokio::test]
async fn other_sites_cannot_make_changes_with_the_header() {
    let world = World::with(1, settings(None)).await;
    let create = |headers: &[(&'static str, &'static str)]| {
        let headers: Vec<_> = [&[(USER, "jonas")], headers].concat();
        let world = &world;
        async move {
            send(world, PROXY, "POST /api/v1/api_tokens", &headers, r#"{"name":"by-proxy","scopes":["api"]}"#)
                .await
        }
    };
    assert_eq!(create(&[("sec-fetch-site", "cross-site")]).await.refused(), is(403, "cross_origin"));
    assert_eq!(create(&[("origin", "http://evil.example")]).await.refused(), is(403, "origin_mismatch"));
    // The name that the browser uses counts from a trusted proxy only.
    let forwarded = [("origin", "https://public.example"), ("x-forwarded-host", "public.example")];
    assert_eq!(create(&forwarded).await.status, 200);
    let cookie = world.sign_in("admin").await;
    let headers = [&forwarded[..], &[("cookie", cookie.as_str())]].concat();
    let raw = send(&world, "203.0.113.9", "POST /api/v1/api_tokens", &headers, r#"{"name":"x"}"#).await;
    assert_eq!(raw.refused(), is(403, "origin_mismatch"));
    let form = [(USER, "jonas"), ("content-type", "text/plain"), ("content-length", "2")];
    let raw = send(&world, PROXY, "POST /api/v1/api_tokens", &form, "").await;
    assert_eq!(raw.refused(), is(415, "json_required"));
}

#[tokio::test]
async fn other_sites_cannot_read_with_the_header_or_the_cookie() {
    let other = "https://panel.example.com";
    let settings = Settings { origins: vec![other.into()], ..settings(Some(Role::Guest)) };
    let world = World::with(1, settings).await;
    let cookie = world.sign_in("admin").await;
    let count = events(&world, 1000).await.len();
    let read = async |who: (&str, &str), headers: &[(&str, &str)]| {
        let headers = [&[who], headers].concat();
        send(&world, PROXY, "GET /api/v1/api_tokens", &headers, "").await
    };
    for who in [(USER, "newcomer"), ("cookie", cookie.as_str())] {
        for from in [
            &[("origin", other)][..],
            &[("origin", other), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "cors")],
            &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "null")],
        ] {
            assert_eq!(read(who, from).await.refused(), is(403, "cross_origin"), "{who:?} {from:?}");
        }
    }
    assert_eq!(events(&world, 1000).await.len(), count, "nobody has joined or signed in");
    for from in [
        &[("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")][..],
        &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://tokens.example")],
        &[],
    ] {
        for who in [(USER, "jonas"), ("cookie", cookie.as_str())] {
            assert_eq!(read(who, from).await.status, 200, "{who:?} {from:?}");
        }
    }
    let token =
        read(("x-yatai-api-token", ADMIN), &[("origin", other), ("sec-fetch-site", "cross-site")]).await;
    assert_eq!((token.status.as_u16(), token.header("access-control-allow-origin")), (200, other));
}

#[tokio::test]
async fn where_the_public_address_is_known_the_header_counts_for_its_host_only() {
    let public = |url: &str| Settings { public_url: Some(url.parse().unwrap()), ..settings(None) };
    for (url, host, status) in [
        ("https://tokens.example.com", "tokens.example.com", 200),
        ("https://tokens.example.com", "Tokens.Example.Com:443", 200),
        ("https://tokens.example.com:8443", "tokens.example.com:8443", 200),
        ("https://tokens.example.com:8443", "tokens.example.com", 403),
        ("https://tokens.example.com", "evil.example:8787", 403),
        ("https://tokens.example.com", "127.0.0.1:8787", 403),
        ("https://tokens.example.com", "", 403),
    ] {
        let world = World::with(1, public(url)).await;
        let ask = async |path: &str, method: &str| {
            let request =
                Request::builder().method(method).uri(path).header("host", host).header(USER, "jonas");
            // A page can send this one.
            let request = request.header("x-forwarded-host", "tokens.example.com");
            let request = request.header("sec-fetch-site", "same-origin").body(Body::empty());
            let mut request = request.unwrap();
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(PROXY.parse().unwrap(), 4711)));
            world.raw(request).await
        };
        let raw = ask("/api/v1/auth/current", "GET").await;
        assert_eq!(raw.status, status, "{url} {host}");
        if status == 403 {
            assert_eq!(raw.refused(), is(403, "host_mismatch"));
            assert!(raw.text().contains(url) && raw.text().contains("Host"), "{}", raw.text());
            assert_eq!(ask("/logout", "POST").await.refused(), is(403, "host_mismatch"));
            assert_eq!(ask("/api/v1/sessions", "DELETE").await.refused(), is(403, "host_mismatch"));
        }
    }
}

#[tokio::test]
async fn a_request_has_the_address_that_the_trusted_proxy_names() {
    let world = World::with(1, settings(None)).await;
    let made = |name: &str| format!(r#"{{"name":"{name}"}}"#);
    for (name, from, lines, address) in [
        ("a", PROXY, &["203.0.113.9"][..], "203.0.113.9"),
        ("b", PROXY, &["6.6.6.6, 203.0.113.9", "10.1.9.9"], "203.0.113.9"),
        ("c", PROXY, &["[2001:db8::5]:443"], "2001:db8::5"),
        ("d", PROXY, &["6.6.6.6, nonsense"], PROXY),
        ("e", "198.51.100.1", &["6.6.6.6"], "198.51.100.1"),
    ] {
        let mut headers = vec![("x-yatai-api-token", ADMIN)];
        headers.extend(lines.iter().map(|line| ("x-forwarded-for", *line)));
        assert_eq!(send(&world, from, "POST /api/v1/api_tokens", &headers, &made(name)).await.status, 200);
        assert_eq!(events(&world, 1).await[0]["address"], address, "{name}");
    }
    // Wrong credentials slow the client down, not the proxy.
    world.pauses.seconds();
    for (address, token) in [("203.0.113.9", "one"), ("203.0.113.9", "two"), ("203.0.113.10", "three")] {
        let headers = [("x-yatai-api-token", token), ("x-forwarded-for", address)];
        assert_eq!(current(&world, PROXY, &headers).await.refused(), is(401, "unauthorized"));
    }
    assert_eq!(world.pauses.seconds(), [1, 2, 1]);
}

#[tokio::test]
async fn a_lower_role_ends_the_session_and_counts_at_once() {
    let world = World::with(1, settings(None)).await;
    let jonas = [(USER, "jonas")];
    assert_eq!(current(&world, PROXY, &jonas).await.status, 200);
    let root = Actor::command_line("root");
    world.app.store().change_role("jonas".into(), Role::Guest, root, world.now()).await.unwrap();
    assert_eq!(events(&world, 2).await[1]["operation_name"], "signed_out");
    let raw = send(&world, PROXY, "POST /api/v1/api_tokens", &jonas, r#"{"name":"x"}"#).await;
    assert_eq!(raw.refused(), is(403, "role_required"));
    assert_eq!(events(&world, 1).await[0]["operation_name"], "signed_in");
}

#[tokio::test]
async fn an_answer_names_the_person_of_the_proxy_and_a_change_for_another_one_is_refused() {
    let world = World::with(1, settings(None)).await;
    let store = world.app.store();
    let actor = Actor::command_line("root");
    store.add_member("zo\u{eb}".into(), "z@x".into(), Role::Developer, actor, world.now()).await.unwrap();
    for (sent, name) in [("jonas", "jonas"), ("zo\u{eb}", "zo%C3%AB")] {
        let raw = current(&world, PROXY, &[(USER, sent)]).await;
        assert_eq!((raw.status.as_u16(), raw.header("x-token-panel-person")), (200, name));
    }
    let create = async |person: &str| {
        let headers = [(USER, "zo\u{eb}"), ("x-token-panel-person", person)];
        send(&world, PROXY, "POST /api/v1/api_tokens", &headers, r#"{"name":"draft","scopes":["api"]}"#).await
    };
    let count = events(&world, 1000).await.len();
    for person in ["jonas", "zoe"] {
        assert_eq!(create(person).await.refused(), is(409, "another_person"));
    }
    assert_eq!(events(&world, 1000).await.len(), count, "nothing is written");
    assert_eq!(create("zo%C3%AB").await.status, 200);
}
