//! One connection, written and read byte by byte, so that a test can send invalid requests.
#![allow(dead_code)] // Each test file uses its own part.

use super::description::check_answer;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A connection. Reading fails after a timeout.
pub struct Wire {
    stream: BufReader<TcpStream>,
    host: String,
}

/// An answer: status, head as text, and body.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&self.body)))
    }
}

impl Wire {
    /// Connects to `http://host:port` or `host:port`.
    pub fn to(url: &str) -> io::Result<Self> {
        let host = url.strip_prefix("http://").unwrap_or(url).to_owned();
        let stream = TcpStream::connect(&host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), host })
    }

    pub fn patience(&self, time: Duration) {
        self.stream.get_ref().set_read_timeout(Some(time)).unwrap();
    }

    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes)
    }

    /// Sends a request. `more` are lines of the head, each with its line end.
    pub fn send(&mut self, method: &str, path: &str, token: &str, more: &str, body: &str) -> io::Result<()> {
        let (host, length) = (&self.host, body.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nX-YATAI-API-TOKEN: {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n{body}"
        );
        self.write(request.as_bytes())
    }

    /// Reads one answer. Fails where the connection ends too early.
    pub fn answer(&mut self) -> io::Result<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut head)? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
        let status = head.split(' ').nth(1).and_then(|n| n.parse().ok()).ok_or(ErrorKind::InvalidData)?;
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("content-length").then(|| value.parse().ok())?
        });
        let mut body = vec![0; length.unwrap_or(0)];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, head, body })
    }

    /// Sends a request, reads the answer, and checks it against the description.
    pub fn ask(&mut self, method: &str, path: &str, token: &str, body: &str) -> io::Result<Answer> {
        self.send(method, path, token, "", body)?;
        let answer = self.answer()?;
        check_answer(method, path, answer.status, &answer.head, &answer.body);
        Ok(answer)
    }

    /// Reads until the server closes the connection. Fails where it does not.
    pub fn rest(&mut self) -> io::Result<Vec<u8>> {
        let mut rest = Vec::new();
        match self.stream.read_to_end(&mut rest) {
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Err(error),
            // A reset counts as closed.
            _ => Ok(rest),
        }
    }
}
