//! `/login`, `POST /logout`, and what a session may do.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::{Request, request::Builder};
use chrono::TimeDelta;
use serde_json::json;
use support::*;
use token_server::bootstrap::links;

fn current(cookie: &str) -> Builder {
    Request::get("/api/v1/auth/current").header("cookie", cookie)
}

async fn send(world: &World, request: Builder, body: &str) -> Raw {
    world.raw(request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn a_link_works_once_and_redirects_to_the_panel() {
    let world = World::new().await;
    let link = links(&world.app, true).await.unwrap().remove(0);
    let raw = world.use_link(link.path.expose(), &[]).await;
    assert_eq!((raw.status.as_u16(), raw.header("location")), (303, "/"));
    assert_eq!(raw.header("cache-control"), "no-store");
    let cookie = raw.header("set-cookie");
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    let session = cookie.split(';').next().unwrap();
    let other = format!("theme=dark; {session}");
    assert_eq!(send(&world, current(&other), "").await.json()["name"], "admin");

    let again = world.use_link(link.path.expose(), &[]).await;
    assert_eq!((again.status.as_u16(), again.header("set-cookie")), (403, ""));
    assert!(again.header("content-type").starts_with("text/html"));
    assert!(again.text().contains("member link NAME") && !again.text().contains(link.path.expose()));
    for form in ["", "key=", "key=guess", "key=%ff", "other=1"] {
        let raw = send(&world, sign_in_request(form, &[]), form).await;
        assert_eq!((raw.status.as_u16(), raw.header("set-cookie")), (403, ""), "{form}");
    }
}

/// A browser shows the answer to the second press.
#[tokio::test]
async fn pressing_continue_twice_leads_to_the_panel_twice() {
    let world = World::new().await;
    let link = links(&world.app, true).await.unwrap().remove(0);
    let press = async |cookie: &str| world.use_link(link.path.expose(), &[("cookie", cookie)]).await;
    let cookie = press("").await.header("set-cookie").split(';').next().unwrap().to_owned();
    for _ in 0..2 {
        let raw = press(&cookie).await;
        assert_eq!((raw.status.as_u16(), raw.header("location"), raw.header("set-cookie")), (303, "/", ""));
    }
    assert_eq!(world.pauses.seconds(), [0_u64; 0], "it is no guess");
    assert_eq!(send(&world, current(&cookie), "").await.json()["name"], "admin");
    // The link has still worked only once, and another person is not taken for this one.
    let other = world.sign_in("member").await;
    for cookie in ["", "token_panel_session=guess", &other] {
        let raw = press(cookie).await;
        assert_eq!((raw.status.as_u16(), raw.header("set-cookie")), (403, ""), "{cookie}");
    }
    let events = "/api/v1/current_org/events?start=0&count=100&q=operation:signed_in";
    assert_eq!(world.send("GET", events, ADMIN, "").await.json()["total"], 2, "of admin and of jonas");
    send(&world, Request::post("/logout").header("cookie", &cookie), "").await;
    assert_eq!(press(&cookie).await.status, 403, "the session has ended");
    let again = world.sign_in("admin").await;
    world.later(TimeDelta::minutes(11));
    assert_eq!(press(&again).await.status, 403, "the link has expired");
}

#[tokio::test]
async fn getting_a_link_asks_and_uses_nothing_up() {
    let world = World::new().await;
    let link = links(&world.app, true).await.unwrap().remove(0);
    let key = link.path.expose().split_once('=').unwrap().1;
    for n in 0..20 {
        let mut request = Request::get(link.path.expose());
        if n % 2 == 1 {
            request = request.header("sec-purpose", "prefetch;prerender");
        }
        let raw = send(&world, request, "").await;
        assert_eq!((raw.status.as_u16(), raw.header("set-cookie")), (200, ""));
        assert_eq!(raw.header("cache-control"), "no-store");
        assert_eq!(raw.header("referrer-policy"), "same-origin");
        let policy = raw.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("form-action 'self'"),
            "{policy}"
        );
        assert!(!policy.contains("script-src"), "{policy}");
        let page = raw.text();
        assert!(
            page.contains("<form method=\"post\" action=\"login\">")
                && page.contains("<button>Continue</button>")
        );
        assert_eq!(page.matches(key).count(), 1, "in the form alone, not in the title: {page}");
        assert!(!page.contains("<script") && page.contains("light dark"), "{page}");
    }
    let raw = world.send("HEAD", link.path.expose(), ADMIN, "").await;
    assert_eq!((raw.status.as_u16(), raw.text().as_str()), (200, ""));
    let raw = world.use_link(link.path.expose(), &[]).await;
    assert_eq!(raw.status, 303);
    assert_eq!((raw.header("referrer-policy"), raw.header("cache-control")), ("no-referrer", "no-store"));
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
}

#[tokio::test]
async fn only_a_key_that_works_gets_the_page() {
    let world = World::new().await;
    let refused = async |path: &str| {
        let raw = world.get(path).await;
        assert_eq!((raw.status.as_u16(), raw.header("referrer-policy")), (403, "no-referrer"), "{path}");
        assert!(raw.header("content-security-policy").contains("form-action 'none'"));
        assert!(raw.text().contains("This sign-in link cannot be used") && !raw.text().contains("<form"));
    };
    for path in ["/login", "/login?key=", "/login?key=guess", "/login?key=%ff", "/login?other=1"] {
        refused(path).await;
    }
    assert_eq!(world.pauses.seconds(), [0_u64; 0], "none of them can be a key");
    let markup = world.get("/login?key=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(markup.status == 403 && !markup.text().contains("alert"));
    // An unknown, a used and an old key are refused as by the form.
    let [used, old] =
        [links(&world.app, true).await.unwrap().remove(0), links(&world.app, true).await.unwrap().remove(0)];
    assert_eq!(world.use_link(used.path.expose(), &[]).await.status, 303);
    refused(&format!("/login?key={}", "0".repeat(40))).await;
    refused(used.path.expose()).await;
    world.later(TimeDelta::minutes(11));
    refused(old.path.expose()).await;
    assert_eq!(world.pauses.seconds(), [1, 2, 1]);
    // What a page of any site can make a browser ask for is no attempt.
    let picture = Request::get(used.path.expose()).header("sec-fetch-mode", "no-cors");
    assert_eq!(send(&world, picture, "").await.status, 403);
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
    let events = "/api/v1/current_org/events?start=0&count=1&q=operation:sign_in_refused";
    let newest = world.send("GET", events, ADMIN, "").await.json();
    assert_eq!((&newest["total"], &newest["items"][0]["count"]), (&json!(2), &json!(1)), "{newest}");
}

#[tokio::test]
async fn the_page_says_whom_a_link_signs_in_and_whose_session_ends() {
    let world = World::new().await;
    let page = async |who: &str, cookie: &str| {
        let link = links(&world.app, true).await.unwrap().into_iter().find(|link| link.who == who).unwrap();
        let html = send(&world, Request::get(link.path.expose()).header("cookie", cookie), "").await.text();
        html.replace("<bdi>", "").replace("</bdi>", "")
    };
    let (admin, jonas) = (world.sign_in("admin").await, world.sign_in("member").await);
    for (who, name) in [("member", "as Jonas Weber (jonas) to"), ("admin", "as admin to")] {
        for cookie in ["", "token_panel_session=guess", if who == "admin" { &admin } else { &jonas }] {
            let page = page(who, cookie).await;
            assert!(page.contains(name) && page.contains("<button>Continue</button>"), "{page}");
            assert!(!page.contains("session ends") && !page.contains("sessions of"), "{cookie}: {page}");
        }
    }
    let other = page("admin", &jonas).await;
    assert!(other.contains("You are signed in as Jonas Weber (jonas) now; that session ends."), "{other}");
    let both = page("admin", &format!("{admin}; {jonas}")).await;
    assert!(both.contains("has sessions of several people now; they end"), "{both}");
    assert_eq!(send(&world, current(&jonas), "").await.status, 200, "nothing has ended yet");
    assert_eq!(world.pauses.seconds(), [0_u64; 0]);
    // A name that looks like HTML is text.
    let database = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    database.execute("UPDATE users SET first_name = '<b>&' WHERE name = 'jonas'", []).unwrap();
    assert!(page("member", "").await.contains("as &lt;b&gt;&amp; Weber (jonas) to"));
}

#[tokio::test]
async fn another_site_cannot_sign_a_browser_in() {
    let world = World::new().await;
    // Somebody else's link, which would make a person work as that somebody.
    let link = links(&world.app, true).await.unwrap().remove(0);
    let host = ("host", "tokens.example:8787");
    for refused in [
        &[host, ("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
        &[host, ("sec-fetch-site", "same-site"), ("origin", "http://tokens.example:8787")],
        // Over plain HTTP under a name, where browsers send no Sec-Fetch-Site.
        &[host, ("origin", "http://evil.example")],
        &[host, ("origin", "http://tokens.example")],
        &[host, ("origin", "null")],
    ] {
        let raw = world.use_link(link.path.expose(), refused).await;
        assert_eq!((raw.status.as_u16(), raw.header("set-cookie")), (403, ""), "{refused:?}");
        assert!(raw.text().contains("was not started here"), "{refused:?}");
    }
    let own = [host, ("origin", "http://tokens.example:8787")];
    assert_eq!(world.use_link(link.path.expose(), &own).await.status, 303, "nothing was used up");
    let [https, http] =
        [links(&world.app, true).await.unwrap().remove(0), links(&world.app, true).await.unwrap().remove(0)];
    let behind = [("host", "tokens.example:443"), ("origin", "https://tokens.example")];
    assert_eq!(world.use_link(https.path.expose(), &behind).await.status, 303, "the default port of a proxy");
    let named = [host, ("sec-fetch-site", "same-origin"), ("origin", "http://tokens.example:8787")];
    assert_eq!(world.use_link(http.path.expose(), &named).await.status, 303);
}

#[tokio::test]
async fn the_form_has_limits() {
    let world = World::new().await;
    let refused = async |kind: &str, body: String| {
        let request = Request::post("/login").header("content-type", kind);
        world.raw(request.body(Body::from(body)).unwrap()).await.refused_page()
    };
    let form = "application/x-www-form-urlencoded";
    for kind in ["application/json", "text/plain"] {
        let (status, sentence) = refused(kind, "key=a".into()).await;
        assert!(status == 415 && sentence.contains("must be sent as application/x-www-form"), "{sentence}");
    }
    let (status, sentence) = refused(form, "key=".to_owned() + &"a".repeat(4_100)).await;
    assert!(status == 413 && sentence.contains("at most 4 KB"), "{sentence}");
    let link = links(&world.app, true).await.unwrap().remove(0);
    let key = link.path.expose().split_once('?').unwrap().1;
    for bad in ["key=a b".to_owned(), format!("{key}#more")] {
        let (status, sentence) = refused(form, bad).await;
        assert!(status == 400 && sentence.contains("cannot be read"), "{sentence}");
    }
}

#[tokio::test]
async fn a_link_is_valid_for_ten_minutes() {
    let world = World::new().await;
    let [early, late] =
        [links(&world.app, true).await.unwrap().remove(0), links(&world.app, true).await.unwrap().remove(0)];
    world.later(TimeDelta::minutes(10) - TimeDelta::seconds(1));
    assert_eq!(world.use_link(early.path.expose(), &[]).await.status, 303);
    world.later(TimeDelta::seconds(1));
    let raw = world.use_link(late.path.expose(), &[]).await;
    assert_eq!(raw.status, 403);
    assert!(raw.text().contains("older than ten minutes"), "{}", raw.text());
}

#[tokio::test]
async fn a_session_has_every_scope_and_the_role_of_its_person() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    let list = Request::get("/api/v1/api_tokens").header("cookie", &cookie);
    assert_eq!(send(&world, list, "").await.status, 200);
    let create = |cookie: &str| {
        Request::post("/api/v1/api_tokens")
            .header("cookie", cookie)
            .header("content-type", "application/json; charset=utf-8")
            .header("sec-fetch-site", "same-origin")
    };
    let body = r#"{"name":"by-session","scopes":["api"],"is_organization_token":true}"#;
    assert_eq!(send(&world, create(&cookie), body).await.status, 200);
    let member = world.sign_in("member").await;
    assert_eq!(send(&world, create(&member), body).await.refused(), is(403, "admin_required"));
}

#[tokio::test]
async fn other_sites_cannot_use_a_session() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    let body = r#"{"name":"x"}"#;
    let attempt = async |headers: &[(&str, &str)]| {
        let mut request =
            Request::post("/api/v1/api_tokens").header("cookie", &cookie).header("host", "127.0.0.1:8787");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        send(&world, request.header("content-length", body.len()), body).await
    };
    let json = ("content-type", "application/json");
    for refused in [
        &[json, ("sec-fetch-site", "cross-site")][..],
        &[json, ("sec-fetch-site", "same-site"), ("origin", "http://127.0.0.1:8787")],
        &[json, ("origin", "null")],
    ] {
        assert_eq!(attempt(refused).await.refused(), is(403, "cross_origin"), "{refused:?}");
    }
    // Over plain HTTP it may be another site, or a proxy that does not pass the name on.
    for refused in [
        &[json, ("origin", "http://evil.example")][..],
        &[json, ("origin", "http://evil.example"), ("x-forwarded-host", "tokens.example")],
    ] {
        assert_eq!(attempt(refused).await.refused(), is(403, "origin_mismatch"), "{refused:?}");
    }
    let form = [("sec-fetch-site", "same-origin"), ("content-type", "text/plain")];
    assert_eq!(attempt(&form).await.refused(), is(415, "json_required"));
    assert_eq!(attempt(&[json, ("origin", "http://127.0.0.1:8787")]).await.status, 200);
    // Behind a proxy with another host name, on plain HTTP, where browsers do not send Sec-Fetch-Site.
    let behind = [json, ("origin", "http://tokens.example"), ("x-forwarded-host", "tokens.example")];
    assert_eq!(attempt(&behind).await.refused(), is(409, "name_taken"), "it was let in");
    let logout = Request::post("/logout").header("cookie", &cookie).header("sec-fetch-site", "cross-site");
    assert_eq!(send(&world, logout, "").await.refused(), is(403, "cross_origin"));
    assert_eq!(send(&world, current(&cookie), "").await.status, 200);
}

#[tokio::test]
async fn a_token_in_the_header_wins_over_the_cookie() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    let with = |token: &str| current(&cookie).header("x-yatai-api-token", token);
    assert_eq!(send(&world, with(MEMBER), "").await.json()["name"], "jonas");
    assert_eq!(send(&world, with("guess"), "").await.refused(), is(401, "unauthorized"));
    assert_eq!(send(&world, with(""), "").await.refused(), is(401, "unauthorized"));
}

#[tokio::test]
async fn signing_out_ends_the_session_and_clears_the_cookie() {
    let world = World::new().await;
    let (cookie, other) = (world.sign_in("admin").await, world.sign_in("admin").await);
    let raw = send(&world, Request::post("/logout").header("cookie", &cookie), "").await;
    assert_eq!((raw.status.as_u16(), raw.text().as_str()), (200, "{}"));
    assert!(raw.header("set-cookie").contains("Max-Age=0") && raw.header("set-cookie").contains("HttpOnly"));
    assert_eq!(raw.header("cache-control"), "no-store");
    assert_eq!(send(&world, current(&cookie), "").await.refused(), is(401, "session_ended"));
    assert_eq!(send(&world, current(&other), "").await.status, 200);
    assert!(world.call("", &token_client::calls::sign_out()).await.is_ok());
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_and_is_stored_as_a_hash() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    world.later(TimeDelta::hours(12) - TimeDelta::seconds(1));
    assert_eq!(send(&world, current(&cookie), "").await.status, 200);
    world.later(TimeDelta::seconds(1));
    assert_eq!(send(&world, current(&cookie), "").await.refused(), is(401, "session_ended"));
    let value = cookie.split_once('=').unwrap().1.as_bytes();
    for file in std::fs::read_dir(world.folder.0.join("data")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(value.len()).any(|window| window == value));
    }
}

#[tokio::test]
async fn a_planted_cookie_does_not_become_a_session() {
    let world = World::new().await;
    let planted = "token_panel_session=chosen-by-somebody-else";
    let link = links(&world.app, true).await.unwrap().remove(0);
    let raw = world.use_link(link.path.expose(), &[("cookie", planted)]).await;
    assert_eq!(raw.status, 303);
    let given = raw.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(given.starts_with("token_panel_session=") && given != planted, "{given}");
    assert_eq!(send(&world, current(&given), "").await.status, 200);
    assert_eq!(send(&world, current(planted), "").await.refused(), is(401, "session_ended"));
}

#[tokio::test]
async fn a_new_sign_in_ends_the_browsers_old_session_only() {
    let world = World::new().await;
    let (before, elsewhere) = (world.sign_in("admin").await, world.sign_in("admin").await);
    assert_eq!(world.use_link("/login?key=guess", &[("cookie", &before)]).await.status, 403);
    assert_eq!(
        send(&world, current(&before), "").await.status,
        200,
        "a link that leads nowhere ends nothing"
    );
    let link = links(&world.app, true).await.unwrap().remove(0);
    let raw = world.use_link(link.path.expose(), &[("cookie", &before)]).await;
    let after = raw.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(send(&world, current(&before), "").await.refused(), is(401, "session_ended"));
    for alive in [after, elsewhere] {
        assert_eq!(send(&world, current(&alive), "").await.status, 200);
    }
}

#[tokio::test]
async fn other_sites_cannot_make_changes_with_a_session() {
    let world = World::new().await;
    let cookie = world.sign_in("admin").await;
    let (made, _) = world.make(ADMIN, &token("kept", &["api"])).await;
    let one = format!("/api/v1/api_tokens/{}", made.uid);
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let for_a_code = format!(r#"{{"name":"made","code":"{code}"}}"#);
    for (method, path, body) in [
        ("POST", "/api/v1/api_tokens", r#"{"name":"made"}"#),
        ("PATCH", one.as_str(), r#"{"description":"changed"}"#),
        ("DELETE", one.as_str(), ""),
        ("POST", "/api/v1/api_tokens", for_a_code.as_str()),
        ("POST", "/logout", ""),
    ] {
        let request = |site: &str| {
            Request::builder()
                .method(method)
                .uri(path)
                .header("cookie", &cookie)
                .header("content-type", "application/json")
                .header("sec-fetch-site", site)
        };
        for site in ["cross-site", "same-site", "made-up", ""] {
            let raw = send(&world, request(site), body).await;
            assert_eq!(raw.refused(), is(403, "cross_origin"), "{method} {path} {site}");
        }
    }
    let list = world.call(ADMIN, &token_client::calls::list_tokens(0, 100, "kept")).await.unwrap();
    assert_eq!((list.total, list.items[0].description.as_str()), (1, ""));
    // The same requests are accepted from the panel's own pages.
    let delete = Request::delete(&one).header("cookie", &cookie).header("sec-fetch-site", "same-origin");
    assert_eq!(send(&world, delete, "").await.status, 200);
}

#[tokio::test]
async fn concurrent_uses_of_a_link_sign_in_once() {
    let world = World::new().await;
    let link = links(&world.app, true).await.unwrap().remove(0);
    let (a, b, c, d) = tokio::join!(
        world.use_link(link.path.expose(), &[]),
        world.use_link(link.path.expose(), &[]),
        world.use_link(link.path.expose(), &[]),
        world.use_link(link.path.expose(), &[])
    );
    let mut statuses = [a, b, c, d].map(|raw| raw.status.as_u16());
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 403, 403, 403]);
}
