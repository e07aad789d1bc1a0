//! What the browser logged: its console, and what it sent where.

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
    /// Whether a person should be told.
    pub fn is_trouble(&self) -> bool {
        matches!(self.level.as_str(), "SEVERE" | "WARNING")
    }
}

/// A request that left a page.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// `GET`, `POST`, …
    pub method: String,
    /// As the page set them.
    pub headers: Map<String, Value>,
    /// Empty for none.
    pub body: String,
}

/// All logs.
#[derive(Clone, Debug, Default)]
pub struct Logs {
    /// The console's lines.
    pub console: Vec<Line>,
    /// Addresses that a page sent something to.
    pub requests: Vec<String>,
    /// The same requests as they were sent.
    pub sent: Vec<Request>,
    /// The kinds of prompts that a page has raised: `beforeunload`, `alert`, …
    pub prompts: Vec<String>,
    /// All events of the browser's network, as text: headers, addresses and bodies that pages sent.
    pub network: Vec<String>,
}

impl Logs {
    /// Reads what chromedriver gives.
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
                // The browser's own start page is none of the panel's.
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

    /// Adds what came later.
    pub fn extend(&mut self, later: Self) {
        self.console.extend(later.console);
        self.requests.extend(later.requests);
        self.sent.extend(later.sent);
        self.prompts.extend(later.prompts);
        self.network.extend(later.network);
    }
}
