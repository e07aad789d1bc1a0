//! chromedriver, geckodriver or WebKitWebDriver, and commands that fantoccini does not have.

use super::kind::Kind;
use super::process::{Process, text_of};
use super::{until, webkit};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use std::path::Path;
use url::{ParseError, Url};

/// The running driver.
pub struct Driver {
    _process: Process,
    /// For WebKit, which has no mode without one.
    _screen: Option<Process>,
    /// Its address.
    pub url: String,
}

impl Driver {
    /// Starts it on a free port. With port 0 chromedriver chooses a port that is free for IPv6, and exits if another
    /// program uses it for IPv4: then it is started again, a few times.
    pub async fn start(kind: Kind, folder: &Path) -> Self {
        let ready = match kind {
            Kind::Chromium => "started successfully on port ",
            Kind::Firefox => "Listening on 127.0.0.1:",
            Kind::WebKit => return Self::start_webkit(folder).await,
        };
        for attempt in 0..5 {
            let command = kind.driver(folder);
            let out = folder.join(format!("driver-{attempt}.txt"));
            let process = Process::start(command, &out, &out);
            let port = until("the driver starts", async || {
                let text = text_of(&out);
                if text.contains("Exiting") {
                    return Ok(None);
                }
                let port = text.split_once(ready).and_then(|(_, rest)| {
                    let (digits, rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
                    (!rest.is_empty()).then(|| digits.to_owned())
                });
                port.map(Some).ok_or(text)
            })
            .await;
            if let Some(port) = port {
                return Self { _process: process, _screen: None, url: format!("http://127.0.0.1:{port}") };
            }
        }
        panic!("the driver finds no free port");
    }

    async fn start_webkit(folder: &Path) -> Self {
        let (screen, display) = webkit::start_screen(folder).await;
        let program = Kind::WebKit.driver(folder).get_program().to_owned();
        let (process, url) =
            webkit::start_driver(program, folder, &display, &folder.join("driver.txt")).await;
        Self { _process: process, _screen: Some(screen), url }
    }
}

/// A command of the WebDriver protocol, below the session's address.
#[derive(Debug)]
pub struct Wire {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl Wire {
    /// A GET command.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), body: None }
    }

    /// A POST command.
    pub fn post(path: impl Into<String>, body: Value) -> Self {
        Self { method: Method::POST, path: path.into(), body: Some(body) }
    }
}

impl WebDriverCompatibleCommand for Wire {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}
