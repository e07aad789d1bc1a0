//! The built panel: files from a folder, with the headers that their names call for, and the few
//! plain pages of the server's own.
//!
//! What never lives here: anything about tokens.

use crate::app::App;
use crate::caller::session_cookie;
use crate::failure::Failure;
use crate::secrets::Hash;
use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};
use tower::Service;
use tower_http::services::ServeDir;

/// For names that change with their content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For everything else: kept, but asked about each time.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");

/// `GET /config.json`: this server has every feature. It also says whether the browser's cookie is
/// a session: a script cannot see that, and asking the API in vain is an error in its console.
pub async fn config(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, Failure> {
    let signed_in = match session_cookie(&headers) {
        Some(cookie) => app.store().session(Hash::of(cookie), app.now()).await?.is_some(),
        None => false,
    };
    let config: Value = json!({
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
        },
    });
    let kept = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((kept, Json(config)))
}

/// A file of the panel. `/api_tokens`, which the command-line tool opens, is the panel too: the files
/// that it names are beside it. They are not below it, so `/api_tokens/` leads there.
pub async fn serve(app: &App, mut request: Request) -> Response {
    let Some(folder) = app.settings().site.as_ref() else {
        return if request.uri().path() == "/" {
            page(
                StatusCode::OK,
                "Token server",
                "The API is here. No panel is served: start the server with --site.",
            )
        } else {
            no_such_page()
        };
    };
    if !can_be_a_file(request.uri().path()) {
        return no_such_page();
    }
    match request.uri().path() {
        "/api_tokens" => *request.uri_mut() = Uri::from_static("/"),
        "/api_tokens/" => return without_slash(request.uri()),
        _ => {}
    }
    let is_front = matches!(request.uri().path(), "/" | "/index.html");
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
            let caching = if immutable { FOREVER } else { ASK };
            response.headers_mut().insert(header::CACHE_CONTROL, caching);
            response
        }
        StatusCode::NOT_FOUND if is_front => page(
            StatusCode::NOT_FOUND,
            "The panel is not built yet",
            "The folder that --site names holds no index.html. Build the panel, then load this page again.",
        ),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => no_such_page(),
        _ => served.map(Body::new),
    }
}

/// To `/api_tokens`, with the query as it is: it holds the login code. Relative, so that it is right
/// below any path of a proxy; for this time only, so that no browser remembers it.
fn without_slash(uri: &Uri) -> Response {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    match HeaderValue::try_from(format!("../api_tokens{query}")) {
        Ok(location) => {
            let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, ASK)];
            (StatusCode::TEMPORARY_REDIRECT, headers).into_response()
        }
        Err(_) => no_such_page(),
    }
}

fn no_such_page() -> Response {
    page(StatusCode::NOT_FOUND, "No such page", "There is nothing at this address.")
}

/// Whether a visitor may ask for a file of this name. None takes a percent sign, least of all that of a zero byte; longer
/// names than a file system takes would be its error, and a 500; and one folder is for other web servers.
fn can_be_a_file(path: &str) -> bool {
    !path.contains('%')
        && path.len() <= 1000
        && path.split('/').all(|part| part.len() <= 200 && part != "hosting")
}

/// Whether a part of the path holds a hash of the content, as in `panel-0123456789abcdef_bg.wasm`.
fn has_hash(path: &str) -> bool {
    path.split('/').any(|part| {
        part.split('-').skip(1).any(|piece| {
            let digits = piece.bytes().take_while(u8::is_ascii_hexdigit).count();
            digits >= 8 && piece.as_bytes().get(digits).is_none_or(|end| !end.is_ascii_alphanumeric())
        })
    })
}

const STYLE: &str =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}";

/// A plain page may have its style, known by its hash, and nothing else.
const PLAIN_POLICY: &str = "default-src 'none'; style-src 'sha256-9aRtHcZoVuTlZF9jYO2bLm1NGQxPXb1DJyUdq0otHMU='; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A plain page of fixed words; nothing of a request is ever in it.
pub fn page(status: StatusCode, heading: &'static str, text: &'static str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{heading}</title>\
         <style>{STYLE}</style>\
         <h1>{heading}</h1><p>{text}</p><p><a href=\"/\">Go to the panel</a></p></html>"
    );
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, PLAIN_POLICY)];
    (status, headers, Html(html)).into_response()
}

#[cfg(test)]
mod tests {
    use super::{PLAIN_POLICY, STYLE, has_hash};
    use base64::Engine;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_of_plain_pages_knows_their_style() {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE));
        assert!(PLAIN_POLICY.contains(&format!("style-src 'sha256-{hash}'")), "it is {hash}");
    }

    #[test]
    fn a_hash_in_the_name_is_eight_hexadecimal_digits_or_more() {
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
