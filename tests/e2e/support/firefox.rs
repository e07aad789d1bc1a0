//! Firefox's console, network and prompts, in the form of Chromium's logs. Firefox's console has no line for an error
//! status or a failed request, so this file adds them.

use super::bidi::Bidi;
use super::logs::{Line, Logs, Request};
use serde_json::{Value, json};
use std::cell::RefCell;

/// The events to subscribe to.
const EVENTS: [&str; 5] = [
    "log.entryAdded",
    "network.beforeRequestSent",
    "network.responseCompleted",
    "network.fetchError",
    "browsingContext.userPromptOpened",
];

/// The maximum size of a stored request body, in bytes.
const LONGEST_BODY: u64 = 1 << 20;

/// The running Firefox.
pub struct Firefox {
    bidi: Bidi,
    /// The id of the active interception of requests, if there is one.
    held: RefCell<Option<Value>>,
}

impl Firefox {
    /// Connects, and subscribes to the events.
    pub async fn start(url: &str) -> Self {
        let firefox = Self { bidi: Bidi::connect(url).await, held: RefCell::default() };
        firefox.order("session.subscribe", json!({ "events": EVENTS })).await;
        let bodies = json!({ "dataTypes": ["request"], "maxEncodedDataSize": LONGEST_BODY });
        firefox.order("network.addDataCollector", bodies).await;
        firefox
    }

    /// Sends a command.
    pub async fn order(&self, method: &str, parameters: Value) -> Value {
        self.bidi.order(method, parameters).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// From now on requests to addresses that contain this fail; `None` ends that.
    pub async fn block_requests(&self, part: Option<&str>) {
        self.bidi.block_requests(part);
        let held = self.held.take();
        if let Some(intercept) = held {
            self.order("network.removeIntercept", json!({ "intercept": intercept })).await;
        }
        if part.is_some() {
            let phases = json!({ "phases": ["beforeRequestSent"] });
            let intercept = self.order("network.addIntercept", phases).await["intercept"].take();
            *self.held.borrow_mut() = Some(intercept);
        }
    }

    /// The logs since the last call.
    pub async fn logs(&self) -> Logs {
        // Earlier events arrive before the answer to this command.
        self.order("session.status", json!({})).await;
        let mut logs = Logs::default();
        for mut event in self.bidi.events() {
            let method = event["method"].as_str().unwrap_or_default().to_owned();
            let parameters = &mut event["params"];
            match method.as_str() {
                "log.entryAdded" => logs.console.push(line(parameters)),
                "browsingContext.userPromptOpened" => logs.prompts.push(text(&parameters["type"])),
                "network.beforeRequestSent" if is_its_own(&parameters["request"]) => {}
                "network.beforeRequestSent" => {
                    let request = self.request(&mut parameters["request"]).await;
                    logs.requests.push(request.url.clone());
                    logs.sent.push(request);
                }
                "network.responseCompleted" => logs.console.extend(refusal(parameters)),
                "network.fetchError" => logs.console.extend(no_answer(parameters)),
                _ => {}
            }
            if method.starts_with("network.") {
                logs.network.push(event.to_string());
            }
        }
        logs
    }

    /// Adds the body to a request.
    async fn request(&self, request: &mut Value) -> Request {
        if request["bodySize"].as_u64().is_some_and(|size| size > 0) {
            let wanted = json!({ "dataType": "request", "request": request["request"] });
            // A request that was never sent has no body.
            if let Ok(body) = self.bidi.order("network.getData", wanted).await {
                request["body"] = body["bytes"]["value"].clone();
            }
        }
        let headers = request["headers"].as_array().into_iter().flatten();
        Request {
            url: text(&request["url"]),
            method: text(&request["method"]),
            headers: headers.map(|it| (text(&it["name"]), it["value"]["value"].clone())).collect(),
            body: text(&request["body"]),
        }
    }
}

/// Whether a request is for the browser's built-in font of list bullets. A page's own font would violate its policy,
/// which is a line in the console.
fn is_its_own(request: &Value) -> bool {
    request["url"].as_str().is_some_and(|url| url.starts_with("data:font/woff2;"))
        && request["destination"] == "font"
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn line(entry: &Value) -> Line {
    let level = match entry["level"].as_str().unwrap_or_default() {
        "error" => "SEVERE",
        "warn" => "WARNING",
        "debug" => "DEBUG",
        _ => "INFO",
    };
    let source = if entry["type"] == "console" { "console-api" } else { "javascript" };
    Line { level: level.to_owned(), source: source.to_owned(), message: text(&entry["text"]) }
}

fn refusal(answer: &Value) -> Option<Line> {
    let status = answer["response"]["status"].as_u64()?;
    (status >= 400).then(|| failed(answer, &format!("the server responded with a status of {status}")))
}

/// A request that the page aborts is no failure.
fn no_answer(error: &Value) -> Option<Line> {
    let reason = text(&error["errorText"]);
    let is_failure = !matches!(reason.as_str(), "NS_BINDING_ABORTED" | "NS_ERROR_ABORT");
    is_failure.then(|| failed(error, &format!("net::ERR_ ({reason})")))
}

fn failed(event: &Value, reason: &str) -> Line {
    let url = text(&event["request"]["url"]);
    let message = format!("{url} - Failed to load resource: {reason}");
    Line { level: "SEVERE".to_owned(), source: "network".to_owned(), message }
}
