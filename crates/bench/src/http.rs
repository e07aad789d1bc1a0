//! The part of HTTP/1 that the proxy needs for Chromium and the embedded server.

use std::io::{self, BufRead};
use std::sync::Arc;

/// Headers of the server that the browser does not get. With `cross-origin-opener-policy` it begins a new process, which takes
/// 28 ms and says nothing about a page; the plain pages have no such header either. A `date` of an answer that is kept is an old one,
/// and the panel would say that the clocks differ.
const NOT_PASSED_ON: [&str; 6] =
    ["connection", "content-length", "transfer-encoding", "set-cookie", "cross-origin-opener-policy", "date"];

/// An answer.
pub struct Answer {
    /// The code and its text, as in `200 OK`.
    pub status: String,
    /// `name: value`, each.
    pub headers: Vec<String>,
    body: Vec<u8>,
}

impl Answer {
    /// An answer of this media type.
    pub fn new(status: &str, media_type: &str, body: &[u8]) -> Answer {
        Answer {
            status: status.to_owned(),
            headers: vec![format!("content-type: {media_type}")],
            body: body.to_owned(),
        }
    }

    /// An answer without a body.
    pub fn status(status: &str) -> Answer {
        Answer { status: status.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    /// Reads a whole answer of the server.
    pub fn read(bytes: &[u8]) -> Option<Answer> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
        let mut lines = head.lines();
        let (_, status) = lines.next()?.split_once(' ')?;
        Some(Answer {
            status: status.to_owned(),
            headers: lines.map(str::to_owned).collect(),
            body: bytes.get(end + 4..)?.to_vec(),
        })
    }

    /// The answer as the browser gets it: with its own length, and without the server's cookie.
    pub fn bytes(&self) -> Arc<[u8]> {
        let mut bytes = format!("HTTP/1.1 {}\r\n", self.status).into_bytes();
        for line in &self.headers {
            let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
            if !NOT_PASSED_ON.contains(&name.as_str()) {
                bytes.extend_from_slice(line.as_bytes());
                bytes.extend_from_slice(b"\r\n");
            }
        }
        bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", self.body.len()).as_bytes());
        bytes.extend_from_slice(&self.body);
        bytes.into()
    }
}

/// A request of the browser.
pub struct Request {
    /// `GET`, `PUT` and so on.
    pub method: String,
    /// The path with its query.
    pub target: String,
    /// Whether the browser accepts brotli.
    pub takes_brotli: bool,
    /// What it sends.
    pub body: Vec<u8>,
}

impl Request {
    /// The next request; `None` where the browser has closed the connection.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut fields = line.split_whitespace().map(str::to_owned);
        let (Some(method), Some(target)) = (fields.next(), fields.next()) else { return Ok(None) };
        let (mut takes_brotli, mut length) = (false, 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => {
                    takes_brotli = value.split(',').any(|it| it.trim() == "br");
                }
                "content-length" => length = value.trim().parse().unwrap_or(0),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        Ok(Some(Request { method, target, takes_brotli, body }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Request};

    #[test]
    fn requests_are_read_one_after_another() {
        let mut text = &b"PUT /bench/a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /x?y HTTP/1.1\r\naccept-encoding: gzip, br\r\n\r\n"[..];
        let first = Request::read(&mut text).unwrap().unwrap();
        assert_eq!((first.method.as_str(), &first.body[..], first.takes_brotli), ("PUT", &b"abc"[..], false));
        let second = Request::read(&mut text).unwrap().unwrap();
        assert_eq!((second.target.as_str(), second.body.len(), second.takes_brotli), ("/x?y", 0, true));
        assert!(Request::read(&mut text).unwrap().is_none());
    }

    #[test]
    fn an_answer_is_passed_on_with_its_own_length_and_without_its_cookie() {
        let answer = Answer::read(
            b"HTTP/1.0 200 OK\r\nContent-Type: a/b\r\nSet-Cookie: c=d\r\nContent-Length: 9\r\n\r\nxy",
        )
        .unwrap();
        assert_eq!(
            &answer.bytes()[..],
            b"HTTP/1.1 200 OK\r\nContent-Type: a/b\r\ncontent-length: 2\r\n\r\nxy"
        );
    }
}
