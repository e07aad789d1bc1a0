//! The panel's files.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use support::*;
use token_server::Settings;

async fn world() -> (World, Folder) {
    let folder = Folder::new();
    let site = folder.0.join("site");
    std::fs::create_dir_all(site.join("snippets")).unwrap();
    std::fs::create_dir_all(site.join("hosting")).unwrap();
    std::fs::create_dir_all(site.join(".git")).unwrap();
    for (name, text) in [
        (
            "index.html",
            "<!doctype html><title>panel</title><script src=\"./panel-0123456789abcdef.js\"></script>",
        ),
        ("panel-0123456789abcdef.js", "let plain = 1;"),
        ("panel-0123456789abcdef.js.br", "brotli"),
        ("panel-0123456789abcdef.js.gz", "gzip"),
        ("panel-0123456789abcdef_bg.wasm", "wasm"),
        ("robots.txt", "User-agent: *"),
        ("hosting/Caddyfile", "outside"),
        (".git/config", "outside"),
    ] {
        std::fs::write(site.join(name), text).unwrap();
    }
    let settings = Settings { site: Some(site), ..Default::default() };
    (World::with(1, settings).await, folder)
}

#[tokio::test]
async fn the_panel_is_at_the_root_and_at_api_tokens() {
    let (world, _site) = world().await;
    for path in ["/", "/?q=x&status=active", "/api_tokens", "/api_tokens?code=abc", "/index.html"] {
        let raw = world.get(path).await;
        assert_eq!((raw.status.as_u16(), raw.header("cache-control")), (200, "no-cache"), "{path}");
        assert!(raw.header("content-type").starts_with("text/html") && raw.text().contains("panel"));
        assert_eq!(raw.header("x-content-type-options"), "nosniff");
        assert_eq!(raw.header("referrer-policy"), "no-referrer");
        let policy = raw.header("content-security-policy");
        for part in ["default-src 'none';", "frame-ancestors 'none'", "require-trusted-types-for 'script'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(raw.header("cross-origin-opener-policy"), "same-origin");
        assert!(raw.header("permissions-policy").contains("camera=()"));
    }
}

/// The script in the page is allowed by its digest, which differs between builds.
#[tokio::test]
async fn the_panel_has_the_policy_that_its_page_names() {
    let (world, site) = world().await;
    let page =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'sha256-x'; img-src 'self'\">";
    std::fs::write(site.0.join("site/index.html"), page).unwrap();
    for path in ["/", "/index.html", "/api_tokens"] {
        let policy = world.get(path).await.header("content-security-policy").to_owned();
        assert_eq!(policy, "script-src 'sha256-x'; img-src 'self'; frame-ancestors 'none'", "{path}");
    }
    // What is no page of the panel has the server's own.
    let file = world.get("/config.json").await.header("content-security-policy").to_owned();
    assert!(file.contains("default-src 'none'") && !file.contains("sha256"), "{file}");
}

#[tokio::test]
async fn pages_that_are_not_the_panel_cannot_run_scripts() {
    let (world, _site) = world().await;
    for path in [
        "/api/v1/auth/current",
        "/healthz",
        "/login?key=nope",
        "/login?key=0123456789abcdefghijklmnopqrstuv01234567",
        "/nothing-here",
    ] {
        let raw = world.get(path).await;
        let policy = raw.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("script-src"),
            "{path}: {policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    }
}

/// Firefox asks for the icon of each page, and reports one that the policy of the page refuses.
#[tokio::test]
async fn each_page_of_the_server_has_an_icon_that_its_policy_allows() {
    let (world, _site) = world().await;
    let bare = World::new().await;
    let link = token_server::bootstrap::links(&world.app, true).await.unwrap().remove(0);
    let asks = world.get(link.path.expose()).await;
    assert!(asks.text().contains("Continue"));
    for raw in [
        asks,
        world.get("/login?key=nope").await,
        world.get("/nothing-here").await,
        world.get("/.well-known/security.txt").await,
        world.use_link("/login?key=guess", &[]).await,
        world.use_link("/login?key=guess", &[("sec-fetch-site", "cross-site")]).await,
        bare.get("/").await,
    ] {
        assert!(raw.header("content-type").starts_with("text/html"), "{}", raw.text());
        assert!(raw.text().contains("<link rel=\"icon\" href=\"data:,\">"), "{}", raw.text());
        let policy = raw.header("content-security-policy");
        assert!(policy.contains("img-src data:;"), "{policy}");
    }
}

/// Behind a proxy the panel may be below a path, or another server may have it.
#[tokio::test]
async fn the_link_to_the_panel_is_relative_and_is_there_where_the_server_has_the_panel() {
    let (world, _site) = world().await;
    for path in
        ["/nothing", "/a/b/nothing", "/a//b", "/login", "/login?key=guess", "/.well-known/security.txt"]
    {
        let page = world.get(path).await.text();
        let link = page.split("href=\"").last().unwrap().split('"').next().unwrap();
        assert!(page.contains("Go to the panel") && !link.starts_with('/'), "{path}: {page}");
        assert_eq!(resolved(path, link), "/", "{path}");
        assert_eq!(resolved(&format!("/tools/tokens{path}"), link), "/tools/tokens/", "{path}");
    }
    let bare = World::new().await;
    for path in ["/", "/nothing", "/login?key=guess"] {
        assert!(!bare.get(path).await.text().contains("href=\"/"), "{path}");
        assert!(!bare.get(path).await.text().contains("Go to the panel"), "{path}");
    }
}

/// The path that a browser requests for a relative link on the page at `base`.
fn resolved(base: &str, relative: &str) -> String {
    let mut folder: Vec<&str> = base.split('?').next().unwrap().split('/').collect();
    folder.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => drop(folder.pop()),
            other => folder.push(other),
        }
    }
    folder.join("/")
}

#[tokio::test]
async fn the_panels_links_work_at_each_of_its_addresses() {
    let (world, _site) = world().await;
    for path in ["/", "/index.html", "/api_tokens", "/api_tokens?code=abc"] {
        let page = world.get(path).await.text();
        let script = page.split("src=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(world.get(&resolved(path, script)).await.text(), "let plain = 1;", "{path}");
        assert_eq!(world.get(&resolved(path, "config.json")).await.json()["endpoint"], "", "{path}");
    }
}

#[tokio::test]
async fn a_trailing_slash_redirects_to_the_panel_with_the_query() {
    let (world, _site) = world().await;
    for query in ["", "?code=abc", "?code=a%2Fb+c&q=%C3%A9&code=%26", "?q=//evil.example", "?"] {
        let path = format!("/api_tokens/{query}");
        for method in ["GET", "HEAD"] {
            let request = Request::builder().method(method).uri(&path).body(Body::empty()).unwrap();
            let raw = world.raw(request).await;
            assert_eq!((raw.status.as_u16(), raw.header("cache-control")), (307, "no-cache"), "{path}");
            assert_eq!(raw.header("location"), format!("../api_tokens{query}"));
        }
        let to = resolved(&path, world.get(&path).await.header("location"));
        assert_eq!(to, format!("/api_tokens{query}"));
        assert!(world.get(&to).await.text().contains("panel"));
    }
    assert_eq!(World::new().await.get("/api_tokens/").await.status, 404, "where no panel is served");
}

#[tokio::test]
async fn files_with_a_hash_are_cached_and_others_are_revalidated() {
    let (world, _site) = world().await;
    for (path, forever, kind) in [
        ("/panel-0123456789abcdef.js", true, "text/javascript"),
        ("/panel-0123456789abcdef_bg.wasm", true, "application/wasm"),
        ("/robots.txt", false, "text/plain"),
    ] {
        let raw = world.get(path).await;
        assert_eq!(raw.header("cache-control").contains("immutable"), forever, "{path}");
        assert!(raw.header("content-type").starts_with(kind), "{path}");
    }
    assert_eq!(world.get("/panel-fedcba9876543210.js").await.header("cache-control"), "no-store");
}

#[tokio::test]
async fn no_error_is_cached() {
    let (world, _site) = world().await;
    for (path, header, status) in [
        ("/panel-fedcba9876543210.js", ("accept", "*/*"), 404),
        ("/panel-0123456789abcdef.js", ("range", "bytes=99999999-"), 416),
        ("/panel-0123456789abcdef.js", ("if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT"), 412),
    ] {
        let request = Request::get(path).header(header.0, header.1).body(Body::empty());
        let raw = world.raw(request.unwrap()).await;
        assert_eq!(
            (raw.status.as_u16(), raw.header("cache-control")),
            (status, "no-store"),
            "{path} {header:?}"
        );
    }
}

#[tokio::test]
async fn compressed_files_are_served_on_request() {
    let (world, _site) = world().await;
    for (accept, encoding, body) in
        [("br, gzip", "br", "brotli"), ("gzip", "gzip", "gzip"), ("identity", "", "let plain = 1;")]
    {
        let request =
            Request::get("/panel-0123456789abcdef.js").header("accept-encoding", accept).body(Body::empty());
        let raw = world.raw(request.unwrap()).await;
        assert_eq!((raw.header("content-encoding"), raw.text().as_str()), (encoding, body));
        assert!(raw.header("content-type").starts_with("text/javascript"));
    }
}

#[tokio::test]
async fn the_config_has_every_feature() {
    let (world, _site) = world().await;
    let raw = world.get("/config.json").await;
    assert_eq!((raw.status.as_u16(), raw.header("cache-control")), (200, "no-store"));
    assert_eq!(raw.json()["endpoint"], "");
    assert_eq!(raw.json()["idle_sign_out_minutes"], 0, "nobody is signed out unless that is asked for");
    let settings = Settings { idle_sign_out: 15, ..Settings::default() };
    let strict = World::with(1, settings).await.get("/config.json").await;
    assert_eq!(strict.json()["idle_sign_out_minutes"], 15);
    for feature in [
        "organization_tokens",
        "protected_endpoints",
        "monitoring_tokens",
        "update",
        "cli_login",
        "router_access",
        "sessions",
        "labels",
        "find_by_value",
    ] {
        assert_eq!(raw.json()["features"][feature], true, "{feature}");
    }
}

#[tokio::test]
async fn the_config_says_whether_the_cookie_is_a_session() {
    let (world, _site) = world().await;
    assert_eq!(world.get("/config.json").await.json()["signed_in"], false);
    let cookie = world.sign_in("admin").await;
    for (cookie, signed_in) in [(cookie.as_str(), true), ("token_panel_session=made-up", false)] {
        let request = Request::get("/config.json").header("cookie", cookie).body(Body::empty());
        assert_eq!(world.raw(request.unwrap()).await.json()["signed_in"], signed_in);
    }
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let (world, folder) = world().await;
    std::fs::write(folder.0.join("outside.txt"), "outside").unwrap();
    for path in [
        "/nope",
        "/snippets",
        "/snippets/",
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/snippets/../../outside.txt",
        "/api_tokens/panel-0123456789abcdef.js",
        "/api_tokens//",
        "/.git/config",
        "/hosting/Caddyfile",
        "/hosting%2FCaddyfile",
        "/%68osting/Caddyfile",
        "//hosting/Caddyfile",
        "/./hosting/Caddyfile",
        "/x/../hosting/Caddyfile",
        "/%3Cscript%3E",
        "/%ff",
    ] {
        let raw = world.get(path).await;
        assert_eq!(raw.status, 404, "{path}");
        assert!(!raw.text().contains("outside") && !raw.text().contains("script"), "{path}");
    }
}

#[tokio::test]
async fn without_a_panel_the_root_is_a_notice() {
    let world = World::new().await;
    assert!(world.get("/").await.text().contains("--site"));
    let settings = Settings { site: Some(world.folder.0.join("not-built")), ..Default::default() };
    let world = World::with(1, settings).await;
    let raw = world.get("/").await;
    assert!(raw.status == 404 && raw.text().contains("not built yet"));
    // At a start it is refused.
    for (folder, word) in [("not-built", "is not a folder"), ("data", "holds no index.html")] {
        let refusal = token_server::check_site(&world.folder.0.join(folder)).unwrap_err();
        assert!(refusal.contains(word) && refusal.contains("--site"), "{refusal}");
    }
}

#[tokio::test]
async fn a_path_that_cannot_be_a_file_is_404() {
    let (world, _site) = world().await;
    let long = "a".repeat(300);
    let deep = "/a".repeat(3000);
    for path in ["/%00", "/robots.txt%00", &format!("/{long}"), &format!("/a/{long}.js"), &deep] {
        for method in ["GET", "HEAD"] {
            assert_eq!(world.send(method, path, ADMIN, "").await.status, 404, "{method} {path}");
        }
    }
}
