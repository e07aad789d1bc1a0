//! The clipboard: what a person would paste, and one that refuses.

use super::app::App;

impl App {
    /// What was copied last, as pasting it elsewhere would show.
    pub async fn clipboard_text(&self) -> String {
        self.browser.clipboard().await
    }

    /// From now on this page's clipboard refuses, as it does where a policy or a person forbids it.
    pub async fn refuse_clipboard(&self) {
        self.step("the clipboard refuses".into());
        let refuse = "navigator.clipboard.writeText = () =>
            Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'))";
        self.browser.script(refuse, vec![]).await;
    }
}
