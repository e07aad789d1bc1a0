//! A proxy between the browser and the server. It answers from memory what it has asked the server once, so that the
//! server's time is not measured, and it is signed in, so that a browser with a fresh profile is too. It also serves the
//! plain pages, below `/bench/`.

use std::collections::HashMap;
use std::io::{self, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

use crate::http::{Answer, Request};

/// Where the plain pages are.
const PLAIN: &str = "/bench/";

const PLAIN_PAGE: &str = include_str!("../plain/index.html");
const PLAIN_SCRIPT: &str = include_str!("../plain/plain.js");

/// The proxy of one server. It runs until the program ends.
pub struct Front {
    origin: String,
}

struct Shared {
    /// The server's port.
    server: u16,
    cookie: String,
    /// Answers as they are sent, by encoding and target of the request.
    kept: Mutex<HashMap<String, Arc<[u8]>>>,
}

impl Front {
    /// Signs in at the server by the path of its link, and listens on a free port.
    pub fn start(server: u16, login: &str) -> Result<Front> {
        let mut shared = Shared { server, cookie: String::new(), kept: Mutex::default() };
        let answer = sign_in(server, login).context("cannot sign in at the server")?;
        let cookie = answer.headers.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("set-cookie").then(|| value.split(';').next())?
        });
        shared.cookie = cookie.context("the server gives no session for its own link")?.trim().to_owned();
        let problem = "cannot listen on this machine";
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context(problem)?;
        let origin = format!("http://{}", listener.local_addr().context(problem)?);
        let shared = Arc::new(shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = shared.clone();
                // The browser breaks connections that it needs no more: that is no error.
                thread::spawn(move || shared.serve(&stream));
            }
        });
        Ok(Front { origin })
    }

    /// `http://127.0.0.1:port`
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl Shared {
    /// Answers the requests of one connection, one after another.
    fn serve(&self, stream: &TcpStream) -> io::Result<()> {
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
            let answer = Answer::new("200 OK", "application/json", &request.body).bytes();
            for takes_brotli in [true, false] {
                self.keep(format!("{takes_brotli} {}", request.target), answer.clone());
            }
            return Answer::status("204 No Content").bytes();
        }
        if request.method != "GET" {
            return Answer::status("405 Method Not Allowed").bytes();
        }
        if let Some(kept) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return kept.clone();
        }
        if let Some(name) = request.target.strip_prefix(PLAIN) {
            return plain(name).bytes();
        }
        match self.ask(&request.target, request.takes_brotli) {
            Ok(answer) => {
                let bytes = answer.bytes();
                if answer.status.starts_with("200") {
                    self.keep(key, bytes.clone());
                }
                bytes
            }
            Err(_) => Answer::status("502 Bad Gateway").bytes(),
        }
    }

    fn keep(&self, key: String, answer: Arc<[u8]>) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(key, answer);
    }

    /// Asks the server. The panel's files come compressed, as a visitor gets them; answers of the API come uncompressed,
    /// so that decompressing is not measured.
    fn ask(&self, target: &str, takes_brotli: bool) -> io::Result<Answer> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.server))?;
        let encoding = if takes_brotli && !target.starts_with("/api/") { "br" } else { "identity" };
        // HTTP/1.0: the answer comes in one piece and ends with the connection.
        write!(
            stream,
            "GET {target} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\nAccept-Encoding: {encoding}\r\nCookie: {}\r\n\r\n",
            self.server, self.cookie
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Answer::read(&bytes).ok_or_else(|| io::Error::other("no answer"))
    }
}

/// Posts the key of a sign-in link, as the link's page does.
fn sign_in(server: u16, login: &str) -> io::Result<Answer> {
    let (path, form) = login.split_once('?').unwrap_or((login, ""));
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server))?;
    write!(
        stream,
        "POST {path} HTTP/1.0\r\nHost: 127.0.0.1:{server}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Answer::read(&bytes).ok_or_else(|| io::Error::other("no answer"))
}

/// A file of the plain pages.
fn plain(name: &str) -> Answer {
    match name.split('?').next() {
        None | Some("" | "index.html") => {
            Answer::new("200 OK", "text/html; charset=utf-8", PLAIN_PAGE.as_bytes())
        }
        Some("plain.js") => Answer::new("200 OK", "text/javascript; charset=utf-8", PLAIN_SCRIPT.as_bytes()),
        Some(_) => Answer::status("404 Not Found"),
    }
}
