//! The pictures in README.md and docs: not a test, but made with what the tests have. `cargo xtask pictures` runs it, and
//! names the folder in `PICTURES`.

use crate::support::{App, panel};
use serde_json::json;
use std::path::PathBuf;

/// Saves what the window shows.
async fn take(app: &App, name: &str) {
    let folder = std::env::var_os("PICTURES").expect("PICTURES is not set: `cargo xtask pictures` sets it");
    let picture = app.browser.client().screenshot().await.unwrap();
    std::fs::write(PathBuf::from(folder).join(name).with_extension("png"), picture).unwrap();
}

#[tokio::test]
#[ignore = "makes the pictures of the documentation: `cargo xtask pictures` runs it"]
async fn of_the_list_and_the_dialogs() {
    panel(async |app| {
        app.browser.set_viewport_size(1280, 800).await;
        app.browser.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        app.browser.emulate_color_scheme("light").await;
        app.sign_in_by_link().await;
        take(app, "list-light").await;
        app.browser.emulate_color_scheme("dark").await;
        take(app, "list-dark").await;

        app.browser.emulate_color_scheme("light").await;
        app.click("link", "Create token").await;
        app.click("checkbox", "read_organization").await;
        app.click("checkbox", "read_cluster").await;
        app.select_option("Expiration", "90 days").await;
        // Last, because what has the focus is in view: the picture begins at the dialog's top.
        app.fill("textbox", "Description", "Reads the clusters for the report of each night").await;
        app.fill("textbox", "Name", "nightly-report").await;
        take(app, "create").await;

        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        // The picture must not show a value that works.
        app.click("button", "Hide").await;
        app.expect_visible("button", "Show").await;
        take(app, "reveal").await;
        app.save_token_value().await;
    })
    .await;
}
