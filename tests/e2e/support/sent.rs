//! What the panel sent, as the browser's own log of the network has it.

use super::app::App;
use serde_json::Value;

/// A request that left the page.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Its address, from the path on.
    pub path: String,
    /// Its body; null for none.
    pub body: Value,
    /// Its headers, as the page set them.
    pub headers: Value,
}

impl App {
    /// The requests with this method to the API's tokens, oldest first.
    pub async fn sent(&self, method: &str) -> Vec<Sent> {
        let own = self.server.url();
        let read = |event: &String| {
            let event: Value = serde_json::from_str(event).ok()?;
            let request = &event["message"]["params"]["request"];
            let path = request["url"].as_str()?.strip_prefix(&own)?.to_owned();
            let is_meant = event["message"]["method"] == "Network.requestWillBeSent"
                && request["method"] == method
                && path.starts_with("/api/v1/api_tokens");
            let body = request["postData"].as_str().unwrap_or("null");
            let body = serde_json::from_str(body).unwrap_or_default();
            is_meant.then(|| Sent { path, body, headers: request["headers"].clone() })
        };
        self.logs().await.network.iter().filter_map(read).collect()
    }
}
