//! Plain HTTP requests to servers on this machine, without a browser.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends a request with JSON or without a body. Returns the status and the body, or the reason of a failure.
pub async fn send(
    host: &str,
    method: &str,
    path: &str,
    token: &str,
    body: Option<&Value>,
) -> Result<(u16, String), String> {
    let body = body.map(Value::to_string).unwrap_or_default();
    // HTTP/1.0 has no chunks to join.
    let request = format!(
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\nX-YATAI-API-TOKEN: {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = exchange(host, &request).await.map_err(|reason| format!("{method} {path}: {reason}"))?;
    Ok((answer.status, String::from_utf8_lossy(&answer.body).into_owned()))
}

/// An answer without any decoding.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, compressed if it was sent so.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header. Fails if there are two of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str());
        let value = found.next();
        assert_eq!(found.next(), None, "{name} stands once");
        value
    }
}

/// Fetches a file as a browser that accepts this encoding.
pub async fn fetch(host: &str, path: &str, encoding: &str) -> Answer {
    // Some servers do not compress for HTTP/1.0.
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
    );
    let mut answer = exchange(host, &request).await.unwrap_or_else(|reason| panic!("{path}: {reason}"));
    if answer.header("transfer-encoding") == Some("chunked") {
        answer.body = in_one(&answer.body).unwrap_or_else(|| panic!("{path}: chunks of another form"));
    }
    answer
}

/// Sends a POST without a body, with these headers.
pub async fn post(host: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
    exchange(host, &request).await.unwrap_or_else(|reason| panic!("{path}: {reason}"))
}

/// Joins the chunks of a body.
fn in_one(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?, 16).ok()?;
        rest = rest.get(end + 2..)?;
        if length == 0 {
            return Some(whole);
        }
        whole.extend(rest.get(..length)?);
        rest = rest.get(length + 2..)?;
    }
}

/// Sends a whole request that ends its connection.
pub async fn exchange(host: &str, request: &str) -> Result<Answer, String> {
    let words = |error: std::io::Error| error.to_string();
    let mut stream = TcpStream::connect(host).await.map_err(words)?;
    stream.write_all(request.as_bytes()).await.map_err(words)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.map_err(words)?;
    read_answer(&answer).ok_or_else(|| "no answer".to_owned())
}

/// Reads the bytes of one answer.
pub fn read_answer(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let (first, rest) = head.split_once("\r\n").unwrap_or((&head, ""));
    let headers = rest.lines().filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let status = first.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, headers, body: answer[end + 4..].to_vec() })
}
