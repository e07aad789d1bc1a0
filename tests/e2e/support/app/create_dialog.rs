//! The create dialog and the reveal after it.

use super::{App, FormValues};

impl App {
    /// Opens the create dialog, and names a token as [`Self::name_token`] does.
    pub async fn start_create(&self, name: &str) {
        self.click("link", "Create token").await;
        self.name_token(name).await;
    }

    /// Fills in a name in the open create dialog, and a scope if there is none: a token without any right is refused.
    pub async fn name_token(&self, name: &str) {
        self.expect_visible("textbox", "Name").await;
        let script = "return document.querySelectorAll('dialog .scopes input:checked').length";
        if self.browser.script(script, vec![]).await == 0 {
            self.click("checkbox", "read_cluster").await;
        }
        // Last, so that this field has the focus.
        self.fill("textbox", "Name", name).await;
    }

    /// Fills in every field of the open create dialog, and returns the values.
    pub async fn fill_create_dialog(&self, name: &str) -> FormValues {
        self.fill("textbox", "Name", name).await;
        self.fill("textbox", "Description", "All of this\nmust stay").await;
        self.click("radio", "Organization").await;
        self.click("checkbox", "read_organization").await;
        self.click("checkbox", "write_cluster").await;
        self.select_option("Expiration", "Custom…").await;
        self.fill("textbox", "Expiration date", "45d").await;
        self.create_dialog_values().await
    }

    /// The values of the open create dialog.
    pub async fn create_dialog_values(&self) -> FormValues {
        let mut filled = Vec::new();
        for name in ["Name", "Description", "Expiration date"] {
            filled.push((name.to_owned(), self.input_value("textbox", name).await));
        }
        for name in ["Personal", "Organization", "Monitoring"] {
            filled.push((name.to_owned(), self.is_checked("radio", name).await.to_string()));
        }
        for name in ["api", "read_organization", "write_organization", "read_cluster", "write_cluster"] {
            filled.push((name.to_owned(), self.is_checked("checkbox", name).await.to_string()));
        }
        filled.push(("Expiration".to_owned(), self.input_value("combobox", "Expiration").await));
        filled
    }

    /// Waits for the reveal, confirms that the value is saved, closes it, and returns the value.
    pub async fn save_token_value(&self) -> String {
        let value = self.token_value().await;
        self.confirm_saved().await;
        value
    }

    /// Creates a token with this name, and returns the value that is shown. The reveal stays open.
    pub async fn reveal_token(&self, name: &str) -> String {
        self.start_create(name).await;
        self.click("button", "Create token").await;
        self.token_value().await
    }

    /// The value in the open reveal.
    pub async fn token_value(&self) -> String {
        self.expect_visible("dialog", "Save your new token").await;
        let value = self.input_value("textbox", "Token value").await;
        assert!(value.len() >= 20, "a value: {value}");
        value
    }

    /// Confirms in the reveal that the value is saved, and closes it.
    pub async fn confirm_saved(&self) {
        self.click("checkbox", "I have saved this token").await;
        self.click("button", "Done").await;
        self.expect_hidden("dialog", "Save your new token").await;
    }
}
