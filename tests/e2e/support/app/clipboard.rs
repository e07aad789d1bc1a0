//! The clipboard: its text, and a clipboard that refuses.

use super::App;

impl App {
    /// The text of the clipboard.
    pub async fn clipboard_text(&self) -> String {
        self.browser.clipboard().await
    }

    /// Makes this page's clipboard refuse, as if a policy or the person forbade it.
    pub async fn refuse_clipboard(&self) {
        self.step("the clipboard refuses".into());
        let refuse = "navigator.clipboard.writeText = () =>
            Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'))";
        self.browser.script(refuse, vec![]).await;
    }
}
