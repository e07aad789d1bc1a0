//! People whom a real nginx signs in with `auth_request`. A second server of it stands for the identity provider: its
//! session is the cookie `who`, with the login name.

use crate::support::{ADMIN_TOKEN, Answer, App, Front, panel_with, request};
use serde_json::{Value, json};

/// The options of the server. nginx connects from this address, and nobody else does.
const OPTIONS: [&str; 4] = ["--user-header", "X-Remote-User", "--trusted-proxy", "127.0.0.2"];

/// The settings of nginx, as `docs/hosting.md` has them.
fn servers(api: &str, provider: u16) -> String {
    format!(
        "server {{
            listen 127.0.0.1:PORT;
            location = /auth {{
                internal;
                proxy_pass http://127.0.0.1:{provider}/;
                proxy_pass_request_body off;
                proxy_set_header Content-Length '';
            }}
            location = /become {{ add_header Set-Cookie 'who=$arg_name; Path=/'; default_type text/html; return 200 '<link rel=icon href=data:,>ok'; }}
            # The panel asks this without credentials.
            location = /api/v1/info {{ proxy_pass {api}; proxy_set_header X-Remote-User ''; }}
            location = /config.json {{ proxy_pass {api}; proxy_set_header X-Remote-User $cookie_who; proxy_bind 127.0.0.2; }}
            location / {{
                auth_request /auth;
                auth_request_set $person $upstream_http_x_person;
                proxy_pass {api};
                proxy_bind 127.0.0.2;
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                proxy_set_header X-Remote-User $person;
            }}
        }}
        server {{
            listen 127.0.0.1:{provider};
            location / {{
                if ($cookie_who = '') {{ return 401; }}
                add_header X-Person $cookie_who;
                return 204;
            }}
        }}
        "
    )
}

async fn behind(app: &App) {
    let servers = servers(&app.server.url(), crate::support::free_port());
    app.serve_behind(Front::nginx_of(app.folder(), "127.0.0.1", &servers).await);
}

/// The same with the shipped settings for the API, and the line for the person after them.
fn servers_with_shipped_settings(api: &str, provider: u16) -> String {
    let shipped = std::path::PathBuf::from(std::env::var_os("PANEL_DIST").unwrap()).join("hosting/nginx");
    let include = |file: &str| format!("include {};", shipped.join(file).display());
    let own = servers(api, provider)
        .replace("proxy_set_header Host $http_host;", &include("api.conf"))
        .replace("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;", "");
    format!("{}{own}", include("http.conf"))
}

async fn ask(app: &App, what: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let host = app.origin().replace("http://", "");
    let own = [("Host", host.as_str()), ("Content-Type", "application/json")];
    request(&host, what, &[&own, headers].concat(), body).await
}

fn body(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

async fn newest_event(app: &App) -> Value {
    let page = app.server.ask("GET", "/api/v1/current_org/events?count=1", None, 200).await;
    page["items"][0].clone()
}

const CURRENT: &str = "GET /api/v1/auth/current";

#[tokio::test]
async fn only_the_proxy_names_the_person_and_the_client() {
    panel_with(&OPTIONS, async |app| {
        behind(app).await;
        assert_eq!(ask(app, CURRENT, &[], "").await.status, 401, "by nginx");
        let jonas = ("Cookie", "who=jonas");
        assert_eq!(body(&ask(app, CURRENT, &[jonas], "").await)["name"], "jonas");
        // What the client sends itself is overwritten, and without the proxy it is ignored.
        let spoofed = [jonas, ("X-Remote-User", "admin"), ("X-Forwarded-For", "6.6.6.6")];
        assert_eq!(body(&ask(app, CURRENT, &spoofed, "").await)["name"], "jonas");
        let api = app.server.url().replace("http://", "");
        for header in ["X-Remote-User", "x-remote-user", "X_Remote_User"] {
            let direct = request(&api, CURRENT, &[(header, "admin")], "").await;
            assert_eq!(direct.status, 401, "{header}");
        }
        let event = newest_event(app).await;
        assert_eq!((&event["operation_name"], &event["name"]), (&"signed_in".into(), &"jonas".into()));
        assert_eq!(event["address"], "127.0.0.1");

        let create = async |headers: &[(&str, &str)], name: &str| {
            let body = format!(r#"{{"name":"{name}","scopes":["api"]}}"#);
            ask(app, "POST /api/v1/api_tokens", &[&spoofed[..], headers].concat(), &body).await
        };
        let own = app.origin();
        assert_eq!(create(&[("Origin", &own)], "by-proxy").await.status, 200);
        assert_eq!(newest_event(app).await["address"], "127.0.0.1", "not the one that the client made up");
        for (headers, code) in [
            (&[("Origin", "http://elsewhere.test")][..], "origin_mismatch"),
            (&[("Origin", "http://elsewhere.test"), ("Sec-Fetch-Site", "cross-site")], "cross_origin"),
        ] {
            let refused = create(headers, "from-elsewhere").await;
            assert_eq!((refused.status, &body(&refused)["code"]), (403, &code.into()));
        }
        // A token wins.
        let both = [jonas, ("X-YATAI-API-TOKEN", ADMIN_TOKEN)];
        assert_eq!(body(&ask(app, CURRENT, &both, "").await)["name"], "admin");

        for (name, code) in [("kim", "unknown_person"), ("Jonas", "unknown_person")] {
            let refused = ask(app, CURRENT, &[("Cookie", &["who=", name].concat())], "").await;
            assert_eq!((refused.status, &body(&refused)["code"]), (403, &code.into()));
        }
        app.server.member(&["remove", "jonas"]);
        let refused = ask(app, CURRENT, &[jonas], "").await;
        assert_eq!((refused.status, &body(&refused)["code"]), (403, &"person_left".into()));

        app.server.start_again_with(&[&OPTIONS[..], &["--auto-join", "guest"]].concat()).await;
        let kim = ("Cookie", "who=kim@example.com");
        assert_eq!(ask(app, CURRENT, &[kim], "").await.status, 200);
        let role = ask(app, "GET /api/v1/members/current", &[kim], "").await;
        assert_eq!(body(&role)["role"], "guest");
        assert_eq!(ask(app, CURRENT, &[jonas], "").await.status, 403, "a removed person is not added again");
        // The guards of this test look at a browser's requests.
        app.goto(&[&app.origin(), "/become?name=jonas"].concat()).await;
    })
    .await;
}

#[tokio::test]
async fn the_person_is_set_after_the_shipped_settings() {
    panel_with(&OPTIONS, async |app| {
        let servers = servers_with_shipped_settings(&app.server.url(), crate::support::free_port());
        app.serve_behind(Front::nginx_of(app.folder(), "127.0.0.1", &servers).await);
        for more in [None, Some(("X-Remote-User", "admin")), Some(("Remote-User", "admin"))] {
            let headers: Vec<_> = [("Cookie", "who=jonas")].into_iter().chain(more).collect();
            assert_eq!(body(&ask(app, CURRENT, &headers, "").await)["name"], "jonas", "{more:?}");
        }
        // The guards of this test look at a browser's requests.
        app.goto(&[&app.origin(), "/become?name=jonas"].concat()).await;
    })
    .await;
}

#[tokio::test]
async fn the_panel_says_who_signs_in_and_out() {
    panel_with(&OPTIONS, async |app| {
        behind(app).await;
        let become_person = async |name: &str| {
            app.goto(&[&app.origin(), "/become?name=", name].concat()).await;
            app.goto("").await;
        };
        app.expect_console_error("403").await;
        become_person("kim").await;
        app.expect_text("alert", "the server does not know you as a member").await;
        app.expect_text("alert", "kim").await;

        become_person("admin").await;
        app.expect_list().await;
        app.click("button", "Your sessions").await;
        app.expect_text_in("table", "Your sessions", "by the proxy").await;
        app.click("button", "Close").await;
        app.start_create("by-single-sign-on").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;

        app.expect_console_error("409").await;
        app.click("button", "Sign out").await;
        app.expect_text("alert", "a proxy in front of the server signs you in").await;
        app.expect_text("alert", "Sign out there").await;
    })
    .await;
}

#[tokio::test]
async fn a_form_of_one_person_is_not_sent_when_the_proxy_names_another() {
    panel_with(&OPTIONS, async |app| {
        behind(app).await;
        app.goto(&[&app.origin(), "/become?name=admin"].concat()).await;
        app.goto("").await;
        app.expect_list().await;
        app.start_create("half-typed").await;
        // Another application of the same provider, in another tab.
        app.browser.script("return fetch('/become?name=jonas').then(answer => answer.status)", vec![]).await;
        app.expect_console_error("409").await;
        app.click("button", "Create token").await;
        app.expect_text("banner", "Jonas Weber").await;
        app.expect_hidden("dialog", "Create API token").await;
        assert_eq!(app.server.named("half-typed").await.len(), 0);
        app.click("link", "Create token").await;
        app.expect_value("textbox", "Name", "").await;
        app.press(&["Escape"]).await;

        app.browser.script("return fetch('/become?name=admin').then(answer => answer.status)", vec![]).await;
        app.click("button", "Refresh").await;
        app.expect_no_text("banner", "Jonas Weber").await;
        app.expect_list().await;
    })
    .await;
}

#[tokio::test]
async fn a_role_that_was_taken_away_is_noticed_by_a_deletion() {
    panel_with(&OPTIONS, async |app| {
        behind(app).await;
        for name in ["leak-a", "leak-b"] {
            let body = format!(r#"{{"name":"{name}","scopes":["api"]}}"#);
            let by_member = [("Cookie", "who=jonas"), ("Origin", &app.origin())];
            assert_eq!(ask(app, "POST /api/v1/api_tokens", &by_member, &body).await.status, 200);
        }
        app.goto(&[&app.origin(), "/become?name=admin"].concat()).await;
        // Otherwise the member list tells the role.
        app.expect_console_error("403").await;
        app.server.order(json!({ "members": "fault-403" })).await;
        for (name, is_one) in [("leak-a", true), ("leak-b", false)] {
            app.goto(&format!("?q={name}")).await;
            app.expect_filtered_list().await;
            app.click("checkbox", &format!("Select {name}")).await;
            app.click("link", "Create token").await;
            app.click("radio", "Organization").await;
            app.press(&["Escape"]).await;
            if is_one {
                app.click("link", name).await;
                app.click("button", "Delete token").await;
                app.expect_visible("alertdialog", "Delete token?").await;
            } else {
                app.click("button", "Delete selected").await;
            }
            app.server.member(&["role", "jonas", "admin"]);
            app.server.member(&["role", "admin", "developer"]);
            app.expect_console_error("404").await;
            if is_one {
                app.click("button", "Delete without undo").await;
                app.expect_text("status", "or you may not see it any more").await;
            } else {
                app.click("button", "Delete without undo").await;
                app.expect_text("alert", "you may not see it any more").await;
            }
            app.click("link", "Create token").await;
            app.expect_description("radio", "Organization", "Only administrators").await;
            app.press(&["Escape"]).await;
            app.server.member(&["role", "admin", "admin"]);
            assert_eq!(app.server.named(name).await.len(), 1);
        }
    })
    .await;
}
