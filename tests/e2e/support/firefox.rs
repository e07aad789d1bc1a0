//! What Firefox tells of itself: its console, its network and its prompts, in the words that the tests use for Chromium's.
//! Its console has no line for an answer that is a refusal or does not come, so that such lines are written here.

use super::bidi::Bidi;
use super::logs::{Line, Logs, Request};
use serde_json::{Value, json};
use std::cell::RefCell;

/// What is told.
const EVENTS: [&str; 5] = [
    "log.entryAdded",
    "network.beforeRequestSent",
    "network.responseCompleted",
    "network.fetchError",
    "browsingContext.userPromptOpened",
];

/// Bodies that are longer are not kept.
const LONGEST_BODY: u64 = 1 << 20;

/// The running Firefox.
pub struct Firefox {
    bidi: Bidi,
    /// The number of the standing order to hold requests back, where there is one.
    held: RefCell<Option<Value>>,
}

impl Firefox {
    /// Connects, and asks to be told everything from here on.
    pub async fn start(url: &str) -> Self {
        let firefox = Self { bidi: Bidi::connect(url).await, held: RefCell::default() };
        firefox.order("session.subscribe", json!({ "events": EVENTS })).await;
        let bodies = json!({ "dataTypes": ["request"], "maxEncodedDataSize": LONGEST_BODY });
        firefox.order("network.addDataCollector", bodies).await;
        firefox
    }

    /// Gives an order.
    pub async fn order(&self, method: &str, parameters: Value) -> Value {
        self.bidi.order(method, parameters).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// From now on no request reaches an address with this in it; `None` ends that.
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

    /// What happened since this was last asked.
    pub async fn logs(&self) -> Logs {
        // What was told before the answer to this is here when it is.
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

    /// Reads what was sent, and adds its body to it.
    async fn request(&self, request: &mut Value) -> Request {
        if request["bodySize"].as_u64().is_some_and(|size| size > 0) {
            let wanted = json!({ "dataType": "request", "request": request["request"] });
            // One that was never sent has none.
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

/// The bullets of lists come from a font within the browser. One of a page's own would be a breach of its policy, which is a
/// line in the console.
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

/// What a page gives up itself is no failure.
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
