//! The shipped settings with HTTPS, and their limits for an address.

use super::{Host, keeps_no_error};
use crate::support::{App, Front, exchange, panel, until};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const A_YEAR: Option<&str> = Some("max-age=31536000");

/// Plain HTTP leads to the same address by HTTPS; every answer forbids plain HTTP; the session's cookie never goes by plain
/// HTTP.
async fn is_by_https(host: Host) {
    panel(async |app| {
        let front = host.start_by_https(app).await;
        let tls = front.tls();
        let path = "/?q=a%20b&token=%E2%9C%93";
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", tls.http);
        let answer = exchange(&tls.http, &request).await.unwrap();
        let to = format!("{}{path}", front.origin());
        assert_eq!((answer.status, answer.header("location")), (308, Some(to.as_str())));
        for (path, status) in [
            ("/", 200),
            ("/nothing-0123456789abcdef.js", 404),
            ("/api/v1/auth/current", 401),
            ("/hosting/Caddyfile", 404),
        ] {
            let answer = tls.certificate.fetch(front.host(), path);
            assert_eq!(answer.status, status, "{path}");
            assert_eq!(answer.header("strict-transport-security"), A_YEAR, "{path}");
        }
        let origin = front.origin();
        app.serve_behind(front);
        let link = app.server.admin_link().await.replace(&app.server.url(), &origin);
        app.goto(&link).await;
        app.expect_list().await;
        let cookies = app.browser.cookies().await;
        let cookies = cookies.as_array().unwrap();
        assert!(!cookies.is_empty() && cookies.iter().all(|cookie| cookie["secure"] == true), "{cookies:?}");
        app.click("button", "Sign out").await;
        app.expect_visible("heading", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn nginx_by_https() {
    is_by_https(Host::Nginx).await;
}

#[tokio::test]
async fn caddy_by_https() {
    is_by_https(Host::Caddy).await;
}

/// An error of a file that is kept for a year is not kept, whatever error it is.
#[tokio::test]
async fn no_host_lets_a_browser_keep_an_error() {
    panel(async |app| {
        for host in [Host::Nginx, Host::Caddy] {
            let front = host.start(app, "/").await;
            keeps_no_error(front.host()).await;
        }
        keeps_no_error(app.server.url().trim_start_matches("http://")).await;
        app.sign_in_by_link().await;
    })
    .await;
}

/// Sends requests for a small file on one connection, one after another. Returns the statuses.
async fn ask_again_and_again(host: String, count: usize) -> Vec<String> {
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let mut statuses = Vec::new();
    let (mut read, mut bytes) = (Vec::new(), [0; 4096]);
    for _ in 0..count {
        let request = format!("HEAD /config.json HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        read.clear();
        while !read.ends_with(b"\r\n\r\n") {
            let length = stream.read(&mut bytes).await.unwrap();
            assert!(length > 0, "the connection ended");
            read.extend_from_slice(&bytes[..length]);
        }
        statuses.push(String::from_utf8_lossy(&read[9..12]).into_owned());
        // nginx ends a connection after 1,000 requests.
        if statuses.len() % 500 == 0 {
            stream = TcpStream::connect(&host).await.unwrap();
        }
    }
    statuses
}

/// Waits for the requests of four connections, as many as the panel uses.
async fn four_at_once(host: &str, count: usize) -> Duration {
    let began = Instant::now();
    let connections: Vec<_> =
        (0..4).map(|_| tokio::spawn(ask_again_and_again(host.to_owned(), count / 4))).collect();
    for connection in connections {
        let statuses = connection.await.unwrap();
        assert!(statuses.iter().all(|status| status == "200"), "{statuses:?}");
    }
    began.elapsed()
}

/// nginx answers what the panel needs for its largest tasks, makes more requests wait, and refuses connections beyond a number.
#[tokio::test]
async fn nginx_limits_one_address() {
    panel(async |app| {
        let front = Host::Nginx.start(app, "/").await;
        let host = front.host().to_owned();
        let quick = four_at_once(&host, 1000).await;
        // 200 more in each second are allowed at once. The time that has passed is counted too.
        let slow = four_at_once(&host, 1000).await;
        assert!(quick + slow > Duration::from_secs(4), "{quick:?} and then {slow:?}");

        // Each connection counts while nginx waits for the body of its request.
        let mut waiting = Vec::new();
        for _ in 0..256 {
            let mut stream = TcpStream::connect(&host).await.unwrap();
            let head = format!("POST /api/v1/none HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\n\r\n");
            stream.write_all(head.as_bytes()).await.unwrap();
            waiting.push(stream);
        }
        let request = format!("GET /config.json HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        until("connections are refused", async || {
            let answer = exchange(&host, &request).await?;
            if answer.status == 429 { Ok(()) } else { Err(format!("{}", answer.status)) }
        })
        .await;
        drop(waiting);
        app.sign_in_by_link().await;
        until("they are answered again", async || {
            let answer = exchange(&host, &request).await?;
            if answer.status == 200 { Ok(()) } else { Err(format!("{}", answer.status)) }
        })
        .await;
    })
    .await;
}

impl Host {
    /// Starts it with HTTPS in front of the test's server, with the panel at the root.
    async fn start_by_https(self, app: &App) -> Front {
        match self {
            Self::Nginx => Front::nginx_by_https(app.folder(), &app.server.url()).await,
            Self::Caddy => Front::caddy_by_https(app.folder(), &app.server.url()).await,
        }
    }
}
