//! Serves the files of the built panel, and its `config.json`.

use crate::app::App;
use crate::browser_session::BrowserSession;
use crate::failure::Failure;
use crate::peer::Peer;
use crate::plain_page::page;
use crate::wrong_credentials::CredentialKind;
use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tower::Service;
use tower_http::services::ServeDir;

/// For files whose name contains a hash of their content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For all other files: cached, but checked at each use.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// Checks at the start that the folder holds a built panel. An error is a sentence.
pub fn check(folder: &Path) -> Result<(), String> {
    if folder.join("index.html").is_file() {
        return Ok(());
    }
    let shown = folder.display();
    let what = if folder.is_dir() { "holds no index.html" } else { "is not a folder" };
    Err(format!(
        "--site {shown} {what}: it takes the folder of the built panel, which `cargo xtask dist` makes"
    ))
}

/// Checks at the start that this file, the value of `option`, is not below the folder, where everybody could get it. The
/// file does not have to be there yet. An error is a sentence.
pub fn check_outside(folder: &Path, option: &str, file: &Path) -> Result<(), String> {
    let Ok(served) = folder.canonicalize() else { return Ok(()) };
    // As it is named, and where links lead.
    let named =
        std::path::absolute(file).ok().and_then(|file| Some(real(file.parent()?).join(file.file_name()?)));
    if named.is_none_or(|named| named.starts_with(&served)) || real(file).starts_with(&served) {
        let (folder, file) = (folder.display(), file.display());
        return Err(format!(
            "{option} {file} is below --site {folder}, whose files everybody can get: keep it elsewhere"
        ));
    }
    Ok(())
}

/// The path without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for existing in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (existing.canonicalize(), path.strip_prefix(existing)) {
            return real.join(rest);
        }
    }
    path
}

/// `GET /config.json`: all features are on. `signed_in` says whether the browser's cookie is a valid session, because a
/// script cannot read the cookie, and a refused API request would be an error in the browser's console. The panel needs
/// this answer to show how to sign in, so other people's wrong credentials cannot refuse it.
pub async fn config(
    State(app): State<App>,
    peer: Peer,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Failure> {
    // A person whom a proxy names counts also where they are refused, and so do sessions of several people: the panel then
    // asks, and shows why.
    let is_named = peer.named_person(&app, &headers).map_or(true, |name| name.is_some());
    let found = BrowserSession::of(&app, &headers, false, app.now()).await?;
    if let (false, BrowserSession::Ended { hash, is_guess: true }) = (is_named, &found) {
        peer.slow_down_briefly(&app, CredentialKind::Cookie, hash.clone()).await;
    }
    let has_ended = matches!(found, BrowserSession::Ended { .. });
    let signed_in = is_named || !(has_ended || matches!(found, BrowserSession::Missing));
    // A cookie that is no session is removed, so that the browser does not send it with each request.
    let removed = (!signed_in && has_ended).then(|| [(header::SET_COOKIE, app.settings().cookie.clear())]);
    let mut config: Value = json!({
        "endpoint": "",
        "signed_in": signed_in,
        "idle_sign_out_minutes": app.settings().idle_sign_out,
        "features": {
            "organization_tokens": true,
            "protected_endpoints": true,
            "monitoring_tokens": true,
            "update": true,
            "cli_login": true,
            "router_access": true,
            "sessions": true,
            "labels": true,
            "find_by_value": true,
        },
    });
    if let Some(limit) = app.settings().max_lifetime {
        config["max_lifetime_days"] = json!(limit.days());
    }
    let kept = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((kept, removed, Json(config)))
}

/// Serves a file of the panel. `/api_tokens`, which the command-line tool opens, is the panel too. `/api_tokens/` redirects
/// there, because the panel's relative links would be wrong below it.
pub async fn serve(app: &App, mut request: Request) -> Response {
    let Some(folder) = app.settings().site.as_ref() else {
        return if request.uri().path() == "/" {
            let text = "This server has only the API. To serve the panel too, start it with --site.";
            page(StatusCode::OK, "Token server", text, None)
        } else {
            no_such_page(app, request.uri())
        };
    };
    let uri = request.uri().clone();
    if !can_be_a_file(uri.path()) {
        return no_such_page(app, &uri);
    }
    match request.uri().path() {
        "/api_tokens" => *request.uri_mut() = Uri::from_static("/"),
        "/api_tokens/" => return without_slash(app, &uri),
        _ => {}
    }
    let is_front = matches!(request.uri().path(), "/" | "/index.html");
    let policy = if is_front { policy_of_page(folder).await } else { None };
    let immutable = has_hash(request.uri().path());
    let mut files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(is_front);
    let served = match files.call(request).await {
        Ok(served) => served,
        Err(never) => match never {},
    };
    match served.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {
            let mut response = served.map(Body::new);
            let caching = if immutable { FOREVER } else { REVALIDATE };
            response.headers_mut().insert(header::CACHE_CONTROL, caching);
            if let Some(policy) = policy {
                response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            }
            response
        }
        StatusCode::NOT_FOUND if is_front => page(
            StatusCode::NOT_FOUND,
            "The panel is not built yet",
            "The folder that --site names holds no index.html. Build the panel, then load this page again.",
            None,
        ),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => no_such_page(app, &uri),
        _ => {
            let mut response = served.map(Body::new);
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
    }
}

/// The policy that the page itself names, and that no other page may show it in a frame, which only a header can say. It differs
/// from the other pages' policy by the digest of the script in the page, and by the API's origin where that is another one. `None`
/// for a page without a policy.
async fn policy_of_page(folder: &Path) -> Option<HeaderValue> {
    let page = tokio::fs::read_to_string(folder.join("index.html")).await.ok()?;
    let (_, rest) = page.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"")?;
    let (policy, _) = rest.split_once('"')?;
    HeaderValue::try_from(format!("{policy}; frame-ancestors 'none'")).ok()
}

/// Redirects to `/api_tokens` with the same query, which contains the login code. The address is relative, so that it is
/// right behind a proxy with a path. The redirect is temporary, so that browsers do not cache it.
fn without_slash(app: &App, uri: &Uri) -> Response {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    match HeaderValue::try_from(format!("../api_tokens{query}")) {
        Ok(location) => {
            let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, REVALIDATE)];
            (StatusCode::TEMPORARY_REDIRECT, headers).into_response()
        }
        Err(_) => no_such_page(app, uri),
    }
}

pub fn no_such_page(app: &App, uri: &Uri) -> Response {
    let panel = panel_from(app, uri.path());
    page(StatusCode::NOT_FOUND, "No such page", "There is nothing at this address.", panel.as_deref())
}

/// The address of the panel for a page at this path; `None` where another server has the panel, at an address that is not known
/// here. It is relative, so that it is right behind a proxy with a path.
pub fn panel_from(app: &App, path: &str) -> Option<String> {
    let folders = path.matches('/').count().saturating_sub(1);
    app.settings().site.as_ref().map(|_| ["./", &"../".repeat(folders)].concat())
}

/// Whether a path can be a file of the panel. No file name contains a percent sign or begins with a dot (`.git`).
/// Names that are too long for the file system would be answered with 500. The folder `hosting` is for other web servers.
fn can_be_a_file(path: &str) -> bool {
    !path.contains('%')
        && path.len() <= 1000
        && path.split('/').all(|part| part.len() <= 200 && part != "hosting" && !part.starts_with('.'))
}

/// Whether the path contains a hash of the content, as in `panel-0123456789abcdef_bg.wasm`.
fn has_hash(path: &str) -> bool {
    path.split('/').any(|part| {
        part.split('-').skip(1).any(|piece| {
            let digits = piece.bytes().take_while(u8::is_ascii_hexdigit).count();
            digits >= 8 && piece.as_bytes().get(digits).is_none_or(|end| !end.is_ascii_alphanumeric())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::has_hash;

    #[test]
    fn a_hash_in_a_name_has_at_least_eight_hexadecimal_digits() {
        for hashed in [
            "/panel-0123456789abcdef.js",
            "/a/panel-01234567_bg.wasm",
            "/snippets/x-0123456789abcdef/inline0.js",
        ] {
            assert!(has_hash(hashed), "{hashed}");
        }
        for plain in ["/index.html", "/config.json", "/a-0123.css", "/deadbeef01.js", "/a-deadbeefs.js"] {
            assert!(!has_hash(plain), "{plain}");
        }
    }
}
