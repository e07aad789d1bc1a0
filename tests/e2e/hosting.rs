//! The panel on common web servers: nginx and Caddy from the system's packages with the panel's shipped settings, at
//! the root and below a path, with the API behind them; and a plain static host.

mod https;

use crate::story::story;
use crate::support::{
    ADMIN_TOKEN, App, Front, copy_of_the_panel, exchange, fetch, files_holding, free_port, panel, post,
    request,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const BELOW: &str = "/tools/tokens/";

/// Opens the panel and signs in for this tab.
async fn sign_in(app: &App) {
    app.goto("").await;
    app.expect_visible("heading", "Sign in").await;
    app.sign_in_for_the_tab().await;
    app.expect_list().await;
}

/// Runs the whole story, and opens a bookmark of a view.
///
/// A static host cannot tell whether there is a session. If the API is on the same host, where a cookie would be sent,
/// the panel asks the API, and the browser logs the refusal.
async fn story_and_bookmark(app: &App) {
    sign_in(app).await;
    app.goto("?q=e&sort=name").await;
    app.expect_filtered_list().await;
    let path = app.url().await;
    assert!(path.ends_with("/?q=e&sort=name"), "{path}");
    app.reload().await;
    app.expect_filtered_list().await;
    app.goto("").await;
    app.expect_list().await;
    story(app).await;
}

/// The files of the built panel, relative to its folder, without the compressed copies.
fn files() -> Vec<(String, PathBuf)> {
    let dist = PathBuf::from(std::env::var_os("PANEL_DIST").unwrap());
    let mut found: Vec<(String, PathBuf)> = std::fs::read_dir(&dist)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .filter(|(name, _)| !name.ends_with(".br") && !name.ends_with(".gz"))
        .collect();
    found.sort();
    assert!(found.len() > 8, "{found:?}");
    found
}

/// A header of the embedded server's page; the shipped settings must have the same.
async fn said_by_the_embedded_server(app: &App, header: &str) -> String {
    let host = app.server.url();
    let page = fetch(host.trim_start_matches("http://"), "/", "identity").await;
    page.header(header).unwrap().to_owned()
}

/// Every file is served compressed as its copy on disk, with its media type, its cache time and every header.
async fn serves_every_file(app: &App, front: &Front, path: &str) {
    let mut policies = Vec::new();
    for header in ["content-security-policy", "permissions-policy"] {
        policies.push((header, said_by_the_embedded_server(app, header).await));
    }
    for (name, file) in files() {
        let address = format!("{path}{}", if name == "index.html" { "" } else { &name });
        let is_hashed =
            name.rsplit_once('-').is_some_and(|(_, rest)| rest.split('.').next().unwrap().len() >= 8);
        for encoding in ["br", "gzip", "identity"] {
            let answer = fetch(front.host(), &address, encoding).await;
            let told = format!("{address} as {encoding}: {:?}", answer.headers);
            assert_eq!(answer.status, 200, "{told}");
            let packed = match encoding {
                "br" => file.with_file_name(format!("{name}.br")),
                "gzip" => file.with_file_name(format!("{name}.gz")),
                _ => file.clone(),
            };
            // The operator of a site edits the settings, so they have no compressed copies.
            if packed.exists() && encoding != "identity" {
                assert_eq!(answer.header("content-encoding"), Some(encoding), "{told}");
                assert!(answer.header("vary").unwrap().contains("Accept-Encoding"), "{told}");
            } else {
                assert_eq!(answer.header("content-encoding"), None, "{told}");
            }
            let bytes = std::fs::read(if packed.exists() { &packed } else { &file }).unwrap();
            assert!(answer.body == bytes, "{told}");
            let kind = match name.rsplit('.').next().unwrap() {
                "html" => "text/html",
                "js" => "text/javascript",
                "css" => "text/css",
                "wasm" => "application/wasm",
                "svg" => "image/svg+xml",
                "json" => "application/json",
                "txt" => "text/plain",
                other => panic!("{other}"),
            };
            assert!(answer.header("content-type").unwrap().starts_with(kind), "{told}");
            let caching = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
            assert_eq!(answer.header("cache-control"), Some(caching), "{told}");
            for (header, value) in &policies {
                assert_eq!(answer.header(header), Some(value.as_str()), "{told}");
            }
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{told}");
            assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{told}");
            assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"), "{told}");
        }
    }
}

/// No error of a file with a hash in its name is answered with a time for which browsers keep it.
async fn keeps_no_error(host: &str) {
    let hashed = files().into_iter().map(|(name, _)| name).find(|name| name.ends_with(".wasm")).unwrap();
    let absent = "nothing-0123456789abcdef.js";
    for (method, name, header) in [
        ("GET", absent, ""),
        ("GET", absent, "Range: bytes=0-3\r\n"),
        ("GET", &hashed, "Range: bytes=99999999-\r\n"),
        ("GET", &hashed, "If-Match: \"other\"\r\n"),
        ("GET", &hashed, "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n"),
        ("POST", &hashed, "Content-Length: 0\r\n"),
        ("POST", absent, "Content-Length: 0\r\n"),
        ("DELETE", &hashed, ""),
        ("GET", "x-0123456789abcdef.js/", ""),
        ("GET", &format!("{}-0123456789abcdef.js", "x".repeat(300)), ""),
        ("GET", "%00-0123456789abcdef.js", ""),
    ] {
        let request =
            format!("{method} /{name} HTTP/1.1\r\nHost: {host}\r\n{header}Connection: close\r\n\r\n");
        let answer = exchange(host, &request).await.unwrap();
        let is_kept = answer.header("cache-control").is_some_and(|it| it.contains("max-age"));
        assert_eq!(
            is_kept,
            answer.status < 400 && name == hashed,
            "{request}{} {:?}",
            answer.status,
            answer.headers
        );
    }
}

/// A file is read, and nothing else.
async fn only_reads_files(host: &str, path: &str) {
    for method in ["POST", "PUT", "DELETE", "TRACE", "FOO"] {
        for name in ["", "index.html", "config.json"] {
            let what = format!("{method} {path}{name}");
            let request = format!("{what} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            assert_eq!(exchange(host, &request).await.unwrap().status, 405, "{what}");
        }
    }
}

/// The API is passed on unchanged and without caching; the web server's settings are not served.
async fn passes_the_api_on(front: &Front, path: &str) {
    let refused = fetch(front.host(), "/api/v1/auth/current", "identity").await;
    assert_eq!(refused.status, 401);
    let words: Value = serde_json::from_slice(&refused.body).unwrap();
    assert_eq!(words["code"], "unauthorized");
    assert!(refused.header("x-trace-id").is_some());
    assert_eq!(refused.header("cache-control"), Some("no-store"));
    assert_eq!(refused.header("x-content-type-options"), Some("nosniff"));
    assert!(refused.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"));
    // Over plain HTTP a browser sends no other header about a request's origin.
    for (from, status) in [(front.origin(), 200), ("http://evil.example".to_owned(), 403)] {
        let answer =
            post(front.host(), "/logout", &[("Origin", &from), ("Cookie", "token_panel_session=none")]).await;
        assert_eq!(answer.status, status, "from {from}");
    }
    for own in ["hosting/Caddyfile", "hosting/nginx/root.conf"] {
        assert_eq!(fetch(front.host(), &format!("{path}{own}"), "identity").await.status, 404, "{own}");
    }
    for nothing in ["nothing.js", "../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"] {
        let status = fetch(front.host(), &format!("{path}{nothing}"), "identity").await.status;
        assert!(matches!(status, 400 | 404), "{nothing}: {status}");
    }
}

/// The address that the command-line tool opens leads to the panel with its query, and is in no log.
async fn leads_the_tool_to_the_panel(app: &App, host: Host, path: &str) {
    app.expect_console_error("401").await;
    let mut login = app.start_cli_login();
    let address = login.address().await;
    let (origin, code) = address.split_once("/api_tokens?code=").unwrap();
    assert_eq!(origin, app.origin());
    app.goto(&address).await;
    app.expect_visible("heading", "Sign in").await;
    app.expect_url(&format!("{path}?code={code}")).await;
    app.sign_in_by_token().await;
    app.expect_text_in("dialog", "Create API token", code).await;
    app.click("button", "Create token").await;
    app.expect_text("status", "The BentoML CLI is signed in with the token").await;
    app.expect_url(path).await;
    let (exit, terminal) = login.wait().await;
    assert_eq!(exit, 0, "{terminal}");
    let written = files_holding(&app.folder().join(host.folder()), code);
    assert_eq!(written, Vec::<PathBuf>::new(), "no log has it");
}

/// The web servers that the panel has settings for.
#[derive(Clone, Copy)]
enum Host {
    Nginx,
    Caddy,
}

impl Host {
    /// Starts it in front of the test's server, with the panel at this path.
    async fn start(self, app: &App, path: &str) -> Front {
        match self {
            Self::Nginx => Front::nginx(app.folder(), &app.server.url(), path).await,
            Self::Caddy => Front::caddy(app.folder(), &app.server.url(), path).await,
        }
    }

    /// Its logs in the test's folder.
    fn folder(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }
}

async fn is_at(host: Host, path: &str) {
    panel(async |app| {
        let front = host.start(app, path).await;
        serves_every_file(app, &front, path).await;
        only_reads_files(front.host(), path).await;
        passes_the_api_on(&front, path).await;
        app.serve_behind(front);
        app.expect_console_error("401").await;
        story_and_bookmark(app).await;
        leads_the_tool_to_the_panel(app, host, path).await;
    })
    .await;
}

#[tokio::test]
async fn nginx_at_the_root() {
    is_at(Host::Nginx, "/").await;
}

#[tokio::test]
async fn nginx_below_a_path() {
    is_at(Host::Nginx, BELOW).await;
}

#[tokio::test]
async fn caddy_at_the_root() {
    is_at(Host::Caddy, "/").await;
}

#[tokio::test]
async fn caddy_below_a_path() {
    is_at(Host::Caddy, BELOW).await;
}

/// The Kubernetes manifest of the panel: its nginx and its `config.json`, for an API elsewhere.
#[tokio::test]
async fn nginx_of_the_kubernetes_manifest() {
    panel(async |app| {
        let front = Front::nginx_of_the_manifest(app.folder(), &app.server.url()).await;
        let host = front.host().to_owned();
        for (path, encoding, status) in [
            ("/", Some("gzip"), 200),
            ("/config.json", None, 200),
            ("/hosting/README.md", None, 404),
            ("/api/v1/auth/current", Some("gzip"), 401),
        ] {
            let answer = fetch(&host, path, "gzip").await;
            assert_eq!((answer.status, answer.header("content-encoding")), (status, encoding), "{path}");
        }
        for header in ["content-security-policy", "permissions-policy"] {
            let page = fetch(&host, "/", "identity").await;
            assert_eq!(page.header(header), Some(&*said_by_the_embedded_server(app, header).await));
        }
        keeps_no_error(&host).await;
        let tool = fetch(&host, "/api_tokens?code=abc", "identity").await;
        assert_eq!((tool.status, tool.header("location")), (302, Some("/?code=abc")));
        app.serve_behind(front);
        app.expect_console_error("401").await;
        sign_in(app).await;
    })
    .await;
}

/// Requests whose body is held back take no place of the API, which would refuse everybody else.
#[tokio::test]
async fn nginx_and_caddy_collect_a_request_before_they_pass_it_on() {
    panel(async |app| {
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        for host in [Host::Nginx, Host::Caddy] {
            let api = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = format!("http://{}", api.local_addr().unwrap());
            let front = match host {
                Host::Nginx => Front::nginx(app.folder(), &address, "/").await,
                Host::Caddy => Front::caddy(app.folder(), &address, "/").await,
            };
            let mut held_back = Vec::new();
            for path in ["/login", "/api/v1/api_tokens"].iter().cycle().take(20) {
                let mut stream = TcpStream::connect(front.host()).await.unwrap();
                let head = format!(
                    "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: 10\r\n\r\nkey=",
                    front.host()
                );
                stream.write_all(head.as_bytes()).await.unwrap();
                held_back.push(stream);
            }
            let whole = format!("GET /api/v1/info HTTP/1.1\r\nHost: {}\r\n\r\n", front.host());
            let mut asking = TcpStream::connect(front.host()).await.unwrap();
            asking.write_all(whole.as_bytes()).await.unwrap();
            let (mut first, _) = api.accept().await.unwrap();
            let mut start = [0; 17];
            first.read_exact(&mut start).await.unwrap();
            assert_eq!(std::str::from_utf8(&start), Ok("GET /api/v1/info "), "the only one that is complete");
        }
    })
    .await;
}

/// The embedded server's sign-in link leads to the panel at any path, with its cookie.
#[tokio::test]
async fn nginx_and_caddy_lead_the_sign_in_link_below_the_path() {
    for host in [Host::Nginx, Host::Caddy] {
        panel(async |app| {
            app.serve_behind(host.start(app, BELOW).await);
            let link = app.server.admin_link().await.replace(&app.server.url(), &app.origin());
            app.follow_sign_in_link(&link).await;
            app.expect_list().await;
            app.expect_url(BELOW).await;
            app.expect_console_error("401").await;
            app.click("button", "Sign out").await;
            app.expect_visible("heading", "Sign in").await;
            app.reload().await;
            app.expect_visible("heading", "Sign in").await;
        })
        .await;
    }
}

/// A proxy without its API answers with its own error page: the panel shows a message and works again when the API is
/// back, and the proxy's logs hold neither a token nor a login code.
async fn is_without_its_api(host: Host) {
    panel(async |app| {
        let front = host.start(app, "/").await;
        let address = front.host().to_owned();
        app.serve_behind(front);
        app.expect_console_error("401").await;
        sign_in(app).await;
        app.expect_console_error("502").await;
        app.server.kill();
        app.click("button", "Refresh").await;
        app.expect_text("alert", "a proxy got no answer from the server").await;
        let polled = fetch(&address, "/api/v1/auth/token?code=planted-login-code", "identity").await;
        assert_eq!(polled.status, 502);
        app.server.start_again().await;
        app.click("button", "Try again").await;
        app.expect_no_alert().await;
        let logs = app.folder().join(host.folder());
        assert!(!files_holding(&logs, "/api/v1/auth/token").is_empty(), "it was written down that it failed");
        for value in [ADMIN_TOKEN, "planted-login-code"] {
            assert_eq!(files_holding(&logs, value), Vec::<PathBuf>::new());
        }
    })
    .await;
}

#[tokio::test]
async fn nginx_without_its_api() {
    is_without_its_api(Host::Nginx).await;
}

#[tokio::test]
async fn caddy_without_its_api() {
    is_without_its_api(Host::Caddy).await;
}

/// Below a path of a plain static host, with the API on another origin, as `dist --endpoint` builds it.
#[tokio::test]
async fn a_plain_static_host() {
    panel(async |app| {
        let port = free_port();
        let site = app.folder().join("site");
        let own = site.join("tools/tokens");
        copy_of_the_panel(&own);
        points_at(&own, &app.server.url());
        let origin = format!("http://127.0.0.1:{port}");
        app.server.start_again_with(&["--allow-origin", &origin]).await;
        app.serve_behind(Front::plain(app.folder(), port, &site, BELOW).await);
        story_and_bookmark(app).await;
        // The command-line tool opens this address if this host is the API's root; the file there redirects to the
        // panel.
        app.goto("api_tokens?code=0123").await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_url(&format!("{BELOW}?code=0123")).await;
        app.go_back().await;
        app.expect_visible("heading", "Sign in").await;
        assert!(!app.url().await.contains("api_tokens"), "the detour is no step of the history");
    })
    .await;
}

/// What `cargo xtask dist --endpoint` does to a built panel.
fn points_at(panel: &Path, api: &str) {
    let page = panel.join("index.html");
    let html = std::fs::read_to_string(&page).unwrap();
    assert_eq!(html.matches("connect-src 'self'").count(), 1);
    let html = html.replace("connect-src 'self'", &format!("connect-src 'self' {api}"));
    std::fs::write(page, html).unwrap();
    let settings = panel.join("config.json");
    let mut json: Value = serde_json::from_slice(&std::fs::read(&settings).unwrap()).unwrap();
    json["endpoint"] = json!(api);
    std::fs::write(settings, json.to_string()).unwrap();
}

/// The headers in which proxies usually name the person.
const USER_HEADERS: [&str; 9] = [
    "Remote-User",
    "X-Remote-User",
    "X-Forwarded-User",
    "X-Forwarded-Email",
    "X-Forwarded-Preferred-Username",
    "X-Auth-Request-User",
    "X-Auth-Request-Email",
    "X-Auth-Request-Preferred-Username",
    "X-WebAuth-User",
];

/// The shipped settings pass on no header that names a person, also where the server believes the web server.
#[tokio::test]
async fn a_browser_names_no_person() {
    panel(async |app| {
        let api = app.server.url();
        let fronts =
            [Front::nginx(app.folder(), &api, "/").await, Front::caddy(app.folder(), &api, "/").await];
        for header in USER_HEADERS {
            let options = ["--trusted-proxy", "127.0.0.1", "--user-header", header];
            app.server.start_again_with(&options).await;
            let ask = async |host: &str| {
                let headers = [("Host", host), (header, "admin")];
                request(host, "GET /api/v1/auth/current", &headers, "").await.status
            };
            assert_eq!(ask(api.trim_start_matches("http://")).await, 200, "{header} itself is believed");
            for front in &fronts {
                assert_eq!(ask(front.host()).await, 401, "{header} by {}", front.host());
            }
        }
        // The guards of this test look at a browser's requests.
        app.goto("").await;
    })
    .await;
}
