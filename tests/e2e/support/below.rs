//! A small reverse proxy that has the panel below a path: it removes the path from each request, and passes requests
//! of the API on unchanged. Like a static host it can answer `config.json` itself.

use super::front::Front;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

/// The answer to requests for `config.json`, if it is not the server's: a status, a media type and a body.
pub type Settings = Arc<Mutex<Option<[String; 3]>>>;

/// Starts the proxy on a free port.
pub async fn start(server: &str, path: &str, settings: Settings) -> Front {
    let server = server.trim_start_matches("http://").to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let own = path.to_owned();
    let task = tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (server, path) = (server.clone(), own.clone());
            let settings = settings.lock().unwrap().clone();
            tokio::spawn(async move {
                // A browser may close the connection early.
                let _ = pass_on(client, &server, &path, settings).await;
            });
        }
    });
    Front::of_task(host, path, task)
}

/// Passes one request on. Connections are not reused, so only the first line needs a change.
async fn pass_on(
    mut client: TcpStream,
    server: &str,
    path: &str,
    settings: Option<[String; 3]>,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        if client.read_buf(&mut head).await? == 0 {
            return Ok(());
        }
    }
    let text = String::from_utf8_lossy(&head);
    let (first, rest) = text.split_once("\r\n").unwrap_or((&text, ""));
    if let Some([status, kind, body]) = settings.filter(|_| first.contains("/config.json ")) {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close"
        );
        return client.write_all(format!("{head}\r\n\r\n{body}").as_bytes()).await;
    }
    let first = first.replacen(&format!(" {path}"), " /", 1);
    let rest = rest.replacen("Connection: keep-alive", "Connection: close", 1);
    let mut upstream = TcpStream::connect(server).await?;
    upstream.write_all(format!("{first}\r\n{rest}").as_bytes()).await?;
    copy_bidirectional(&mut client, &mut upstream).await?;
    Ok(())
}
