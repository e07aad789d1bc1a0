//! Plain requests to the server on this machine, past the panel.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends a request with JSON or nothing; the status and the body, or why there is none.
pub async fn send(
    host: &str,
    method: &str,
    path: &str,
    token: &str,
    body: Option<&Value>,
) -> Result<(u16, String), String> {
    let words = |error: std::io::Error| format!("{method} {path}: {error}");
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut stream = TcpStream::connect(host).await.map_err(words)?;
    // The older version of the protocol has no chunks to put together.
    let request = format!(
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\nX-YATAI-API-TOKEN: {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.map_err(words)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.map_err(words)?;
    let answer = String::from_utf8_lossy(&answer);
    let parts = || {
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
    };
    parts().ok_or_else(|| format!("{method} {path}: no answer"))
}
