//! What stands between the browser and the server while times are taken: it answers from memory what it has asked the
//! server once, so that the server's time is not what is measured, and it is signed in, so that a fresh profile is too.
//! Beside that it serves the plain pages, below `/bench/`. It knows nothing of what passes through it.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::failure::{Context, Failure};

/// Where the plain pages are.
const PLAIN: &str = "/bench/";

/// The front of one server. It ends with the program.
pub struct Front {
    origin: String,
}

struct Shared {
    server: u16,
    cookie: String,
    plain: PathBuf,
    /// Whole answers by what was asked.
    kept: Mutex<HashMap<String, Arc<[u8]>>>,
}

impl Front {
    /// Signs in at the server by its link, and listens on a port that is free.
    pub fn start(server: u16, link: &str, plain: PathBuf) -> Result<Front, Failure> {
        let mut shared = Shared { server, cookie: String::new(), plain, kept: Mutex::default() };
        let answer = shared.ask(link, false).context(|| "cannot sign in at the server".to_owned())?;
        let cookie = answer.headers.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("set-cookie").then(|| value.split(';').next())?
        });
        cookie
            .ok_or_else(|| Failure::new("the server gives no session for its own link"))?
            .trim()
            .clone_into(&mut shared.cookie);
        let problem = || "cannot listen on this machine".to_owned();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context(problem)?;
        let origin = format!("http://{}", listener.local_addr().context(problem)?);
        let shared = Arc::new(shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = shared.clone();
                // A connection that breaks is the browser's way to say that it has enough.
                thread::spawn(move || shared.converse(&stream));
            }
        });
        Ok(Front { origin })
    }

    /// `http://127.0.0.1:port`
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// An answer of the server.
struct Answer {
    status: String,
    headers: Vec<String>,
    body: Vec<u8>,
}

impl Shared {
    /// Answers one request after another.
    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = Request::read(&mut reader)? {
            let mut stream = stream;
            stream.write_all(&self.answer(request))?;
        }
        Ok(())
    }

    fn answer(&self, request: Request) -> Arc<[u8]> {
        let key = format!("{} {}", request.takes_brotli, request.target);
        if request.method == "PUT" && request.target.starts_with(PLAIN) {
            let answer = packed("200 OK", &["content-type: application/json".to_owned()], &request.body);
            for takes_brotli in [true, false] {
                self.keep(format!("{takes_brotli} {}", request.target), answer.clone());
            }
            return packed("204 No Content", &[], &[]);
        }
        if request.method != "GET" {
            return packed("405 Method Not Allowed", &[], &[]);
        }
        if let Some(kept) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return kept.clone();
        }
        if let Some(name) = request.target.strip_prefix(PLAIN) {
            return plain(&self.plain, name);
        }
        match self.ask(&request.target, request.takes_brotli) {
            Ok(answer) => {
                let bytes = packed(&answer.status, &answer.headers, &answer.body);
                if answer.status.starts_with("200") {
                    self.keep(key, bytes.clone());
                }
                bytes
            }
            Err(_) => packed("502 Bad Gateway", &[], &[]),
        }
    }

    fn keep(&self, key: String, answer: Arc<[u8]>) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(key, answer);
    }

    /// Asks the server. The files of the panel come as they are packed in its folder; what the API says comes as it is,
    /// so that unpacking is not measured either.
    fn ask(&self, target: &str, takes_brotli: bool) -> io::Result<Answer> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.server))?;
        let packing = if takes_brotli && !target.starts_with("/api/") { "br" } else { "identity" };
        // The older version of the protocol: an answer in one piece, which ends with the connection.
        write!(
            stream,
            "GET {target} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\nAccept-Encoding: {packing}\r\nCookie: {}\r\n\r\n",
            self.server, self.cookie
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Answer::read(&bytes).ok_or_else(|| io::Error::other("no answer"))
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Option<Answer> {
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
}

struct Request {
    method: String,
    target: String,
    takes_brotli: bool,
    body: Vec<u8>,
}

impl Request {
    /// The next request; none where the browser has hung up.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_whitespace().map(str::to_owned);
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
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

/// A file of the plain pages.
fn plain(folder: &Path, name: &str) -> Arc<[u8]> {
    let name = match name.split('?').next() {
        None | Some("") => "index.html",
        Some(name) => name,
    };
    let kind = match name.rsplit_once('.') {
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        _ => return packed("404 Not Found", &[], &[]),
    };
    match fs::read(folder.join(name)) {
        Ok(bytes) if !name.contains(['/', '\\']) => {
            packed("200 OK", &[format!("content-type: {kind}")], &bytes)
        }
        _ => packed("404 Not Found", &[], &[]),
    }
}

/// An answer as it is sent, in one piece.
fn packed(status: &str, headers: &[String], body: &[u8]) -> Arc<[u8]> {
    let mut bytes = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for line in headers {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if !["connection", "content-length", "transfer-encoding", "set-cookie"].contains(&name.as_str()) {
            bytes.extend_from_slice(line.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
    }
    bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
    bytes.extend_from_slice(body);
    bytes.into()
}

#[cfg(test)]
mod tests {
    use super::{Answer, Request, packed};

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
        let bytes = packed(&answer.status, &answer.headers, &answer.body);
        assert_eq!(&bytes[..], b"HTTP/1.1 200 OK\r\nContent-Type: a/b\r\ncontent-length: 2\r\n\r\nxy");
    }
}
