//! The browser's logs: its console and its requests.

use serde_json::{Map, Value};

/// A line of the console.
#[derive(Clone, Debug)]
pub struct Line {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    /// `network`, `javascript`, `console-api`, …
    pub source: String,
    /// The text.
    pub message: String,
}

impl Line {
    /// Whether it is an error or a warning.
    pub fn is_problem(&self) -> bool {
        matches!(self.level.as_str(), "SEVERE" | "WARNING")
    }
}

/// A request of a page.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its URL.
    pub url: String,
    /// `GET`, `POST`, …
    pub method: String,
    /// The headers that the page set.
    pub headers: Map<String, Value>,
    /// The body; empty if there is none.
    pub body: String,
}

/// All logs.
#[derive(Clone, Debug, Default)]
pub struct Logs {
    /// The console's lines.
    pub console: Vec<Line>,
    /// The URLs of all requests.
    pub requests: Vec<String>,
    /// The same requests with method, headers and body.
    pub sent: Vec<Request>,
    /// The kinds of prompts that pages have opened: `beforeunload`, `alert`, …
    pub prompts: Vec<String>,
    /// All network events as text, with headers, URLs and bodies of requests.
    pub network: Vec<String>,
}

impl Logs {
    /// Reads the logs of chromedriver.
    pub fn read(console: Vec<Value>, performance: Vec<Value>) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut logs = Self::default();
        logs.console.extend(console.iter().map(|line| Line {
            level: text(&line["level"]),
            source: text(&line["source"]),
            message: text(&line["message"]),
        }));
        for entry in &performance {
            let raw = text(&entry["message"]);
            let event: Value = serde_json::from_str(&raw).unwrap_or_default();
            let (method, parameters) = (&event["message"]["method"], &event["message"]["params"]);
            match method.as_str().unwrap_or_default() {
                // The browser's start page is not the panel's.
                "Network.requestWillBeSent" if text(&parameters["documentURL"]).starts_with("chrome://") => {}
                "Network.requestWillBeSent" => {
                    let request = &parameters["request"];
                    logs.requests.push(text(&request["url"]));
                    logs.sent.push(Request {
                        url: text(&request["url"]),
                        method: text(&request["method"]),
                        headers: request["headers"].as_object().cloned().unwrap_or_default(),
                        body: text(&request["postData"]),
                    });
                }
                "Page.javascriptDialogOpening" => logs.prompts.push(text(&parameters["type"])),
                "Network.webSocketCreated" => logs.requests.push(text(&parameters["url"])),
                _ => {}
            }
            if method.as_str().is_some_and(|method| method.starts_with("Network.")) {
                logs.network.push(raw);
            }
        }
        logs
    }

    /// Appends later logs.
    pub fn extend(&mut self, later: Self) {
        self.console.extend(later.console);
        self.requests.extend(later.requests);
        self.sent.extend(later.sent);
        self.prompts.extend(later.prompts);
        self.network.extend(later.network);
    }
}
