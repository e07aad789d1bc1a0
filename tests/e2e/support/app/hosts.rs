//! Other hosts for the panel than the embedded server.

use super::super::below;
use super::super::front::Front;
use super::App;

impl App {
    /// From here on the panel is below this path, on another port, with the API at the root.
    pub async fn serve_below(&self, path: &str) {
        self.serve_behind(below::start(&self.server.url(), path, self.settings.clone()).await);
    }

    /// From here on the panel is behind this web server.
    pub fn serve_behind(&self, front: Front) {
        self.step(format!("the panel is at {}", front.url()));
        *self.front.borrow_mut() = Some(front);
    }

    /// From the next page on, the host of [`Self::serve_below`] answers requests for `config.json` with this status,
    /// media type and body.
    pub fn answer_settings_with(&self, status: &str, kind: &str, body: &str) {
        self.step(format!("config.json is {status} {kind} {body}"));
        *self.settings.lock().unwrap() = Some([status, kind, body].map(str::to_owned));
    }
}
