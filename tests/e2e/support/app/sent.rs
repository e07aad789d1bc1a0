//! The panel's requests, by the browser's network log.

use super::App;
use serde_json::Value;

/// A request of the page.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Its path and query.
    pub path: String,
    /// Its JSON body; null if there is none.
    pub body: Value,
    /// Its headers, as the page set them.
    pub headers: Value,
}

impl App {
    /// The requests with this method to the API's tokens, oldest first.
    pub async fn sent(&self, method: &str) -> Vec<Sent> {
        let own = self.server.url();
        let all = self.logs().await.sent.into_iter().filter(|request| request.method == method);
        all.filter_map(|request| {
            let path = request.url.strip_prefix(&own)?.to_owned();
            let body = serde_json::from_str(&request.body).unwrap_or_default();
            let headers = Value::Object(request.headers);
            path.starts_with("/api/v1/api_tokens").then_some(Sent { path, body, headers })
        })
        .collect()
    }
}
