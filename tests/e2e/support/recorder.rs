//! A proxy between WebKit and all servers. WebKit's driver reports neither requests nor the console, so this notes
//! the requests, and a script that it adds to each page sends it the console, errors and violations of the policy.

use super::logs::{Line, Logs, Request};
use serde_json::{Map, Value};
use std::io::{Error, Result};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The script that is added to pages.
const SCRIPT: &str = include_str!("recorder.js");
/// Where pages find that script, on every origin, because their policy allows their own origin alone.
pub const SCRIPT_PATH: &str = "/e2e-recorder.js";
/// Where the script sends the lines.
const LINE_PATH: &str = "/e2e-recorder";

/// The running proxy. It ends with the test.
pub struct Recorder {
    /// `127.0.0.1:port`
    pub host: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    logs: Mutex<Logs>,
    /// Requests to addresses that contain this fail.
    blocked: Mutex<Option<String>>,
    /// Scripts that run before the page's own.
    scripts: Mutex<String>,
}

/// The first line and the headers of a request or an answer, and the beginning of its body.
struct Head {
    first: String,
    headers: Vec<(String, String)>,
    rest: Vec<u8>,
}

impl Recorder {
    /// Starts it on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let shared = Arc::<Shared>::default();
        let own = shared.clone();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let shared = own.clone();
                tokio::spawn(async move {
                    // A browser may close the connection early.
                    let _ = shared.pass_on(client).await;
                });
            }
        });
        Self { host, shared, task }
    }

    /// The logs since the last call.
    pub fn logs(&self) -> Logs {
        std::mem::take(&mut *self.shared.logs())
    }

    /// From now on requests to addresses that contain this fail; `None` ends that.
    pub fn block_requests(&self, part: Option<&str>) {
        *self.shared.blocked.lock().unwrap() = part.map(str::to_owned);
    }

    /// From the next page on, runs a script before the page's own scripts.
    pub fn add_init_script(&self, source: &str) {
        *self.shared.scripts.lock().unwrap() += &format!("{{ {source} }}\n");
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Shared {
    fn logs(&self) -> MutexGuard<'_, Logs> {
        self.logs.lock().unwrap()
    }

    fn note_failure(&self, url: &str, reason: &str) {
        // The browser asks for it, not the page.
        if !url.ends_with("/favicon.ico") {
            let message = format!("{url} - Failed to load resource: {reason}");
            let line = Line { level: "SEVERE".to_owned(), source: "network".to_owned(), message };
            self.logs().console.push(line);
        }
    }

    /// Passes one request on. Connections are not reused.
    async fn pass_on(&self, mut client: TcpStream) -> Result<()> {
        let Some(mut head) = Head::read(&mut client).await? else { return Ok(()) };
        head.read_body(&mut client).await?;
        let mut words = head.first.split(' ');
        let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default().to_owned());
        let (host, path) = split(&url);
        match path {
            SCRIPT_PATH => {
                let script = format!("{SCRIPT}{}", self.scripts.lock().unwrap());
                return answer(&mut client, &script).await;
            }
            LINE_PATH => {
                self.note_line(&head.rest);
                return answer(&mut client, "").await;
            }
            _ => {}
        }
        let connection = TcpStream::connect(host).await;
        self.note_request(method, &url, &head);
        if self.blocked.lock().unwrap().as_ref().is_some_and(|part| url.contains(part)) {
            self.note_failure(&url, "net::ERR_ (blocked by the test)");
            return Ok(());
        }
        let Ok(mut server) = connection else {
            self.note_failure(&url, "net::ERR_ (no connection)");
            return Ok(());
        };
        let is_page = head.header("accept").is_some_and(|kinds| kinds.contains("text/html"));
        head.first = format!("{method} {path} HTTP/1.1");
        head.set("connection", "close");
        if is_page {
            // The page is changed, so it must not be compressed.
            head.set("accept-encoding", "identity");
        }
        server.write_all(&head.bytes()).await?;
        let answered = tokio::select! {
            answered = Head::read(&mut server) => answered,
            // The page has aborted the request.
            _ = client.read_u8() => return Ok(()),
        };
        let Ok(Some(mut answered)) = answered else {
            self.note_failure(&url, "net::ERR_ (no answer)");
            return Ok(());
        };
        let status = answered.first.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
        if let Some(status) = status.filter(|status| *status >= 400) {
            self.note_failure(&url, &format!("the server responded with a status of {status}"));
        }
        if is_page && answered.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            answered.read_body(&mut server).await?;
            answered.add_script();
        }
        client.write_all(&answered.bytes()).await?;
        copy(&mut server, &mut client).await?;
        Ok(())
    }

    fn note_line(&self, body: &[u8]) {
        let line: Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let line = Line { level: text("level"), source: text("source"), message: text("message") };
        self.logs().console.push(line);
    }

    fn note_request(&self, method: &str, url: &str, head: &Head) {
        let headers: Map<String, Value> =
            head.headers.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
        let body = String::from_utf8_lossy(&head.rest).into_owned();
        let mut logs = self.logs();
        logs.requests.push(url.to_owned());
        logs.network.push(format!("{method} {url} {headers:?} {body}"));
        logs.sent.push(Request { url: url.to_owned(), method: method.to_owned(), headers, body });
    }
}

impl Head {
    /// Reads up to the end of the headers; `None` if the connection ends before.
    async fn read(stream: &mut TcpStream) -> Result<Option<Self>> {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            if stream.read_buf(&mut bytes).await? == 0 {
                return Ok(None);
            }
        };
        let rest = bytes.split_off(end + 4);
        let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = text.split("\r\n");
        let first = lines.next().unwrap_or_default().to_owned();
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
        Ok(Some(Self { first, headers, rest }))
    }

    /// Reads the body as far as its length is given.
    async fn read_body(&mut self, stream: &mut TcpStream) -> Result<()> {
        let length = self.header("content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
        while self.rest.len() < length {
            if stream.read_buf(&mut self.rest).await? == 0 {
                return Err(Error::other("the body ends early"));
            }
        }
        Ok(())
    }

    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(own, _)| !own.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// Adds the script before the first `meta` of a page, because one of them has the policy.
    fn add_script(&mut self) {
        let page = String::from_utf8_lossy(&self.rest);
        if let Some((before, after)) = page.split_once("<meta") {
            let page = format!("{before}<script src=\"{SCRIPT_PATH}\"></script><meta{after}");
            self.set("content-length", &page.len().to_string());
            self.rest = page.into_bytes();
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let lines = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
        let head = format!("{}\r\n{}\r\n", self.first, lines.collect::<String>());
        [head.as_bytes(), &self.rest].concat()
    }
}

/// The host and the path of an address, with the query.
fn split(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or((rest, "/"), |slash| rest.split_at(slash))
}

async fn answer(client: &mut TcpStream, script: &str) -> Result<()> {
    let length = script.len();
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nCache-Control: no-store\r\nConnection: close";
    client.write_all(format!("{head}\r\nContent-Length: {length}\r\n\r\n{script}").as_bytes()).await
}
