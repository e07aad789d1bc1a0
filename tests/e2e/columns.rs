//! The menu "Columns": columns that are hidden, and the density of the rows. Both are remembered.

use crate::support::{App, panel, until};
use serde_json::json;

async fn headers(app: &App) -> Vec<String> {
    app.browser.names("columnheader").await.unwrap()
}

/// Cells of the first row that are shown, by their labels.
async fn cells(app: &App) -> Vec<String> {
    let script =
        "return [...document.querySelector('tr[data-uid]').cells].filter(cell => cell.checkVisibility())
        .map(cell => cell.dataset.label ?? 'Name')";
    serde_json::from_value(app.browser.script(script, vec![]).await).unwrap()
}

async fn row_height(app: &App) -> f64 {
    let script = "return document.querySelector('tr[data-uid]').getBoundingClientRect().height";
    app.browser.script(script, vec![]).await.as_f64().unwrap()
}

async fn name_width(app: &App) -> f64 {
    let script = "return document.querySelector('tr[data-uid] td').getBoundingClientRect().width";
    app.browser.script(script, vec![]).await.as_f64().unwrap()
}

#[tokio::test]
async fn hidden_columns_are_gone_at_every_width_and_remembered() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.browser.set_viewport_size(960, 800).await;
        let before = name_width(app).await;
        app.click("button", "Columns").await;
        for name in ["Scopes", "Created", "Expires", "Last used", "Created by", "UID"] {
            assert!(app.is_checked("checkbox", name).await, "{name}");
        }
        app.click("checkbox", "Last used").await;
        app.click("checkbox", "Created").await;
        app.screenshot("columns-960").await;
        app.press(&["Escape"]).await;
        assert_eq!(headers(app).await, ["Name", "Scopes", "Expires", "Created by", "UID"]);
        assert!(name_width(app).await >= before + 60.0, "the name has more room");
        for width in [1280, 768, 375] {
            app.browser.set_viewport_size(width, 800).await;
            assert_eq!(cells(app).await, ["Name", "Scopes", "Expires", "Created by", "UID"], "{width}");
        }
        app.browser.set_viewport_size(1280, 800).await;
        app.reload().await;
        app.expect_list().await;
        assert_eq!(headers(app).await, ["Name", "Scopes", "Expires", "Created by", "UID"]);

        app.click("button", "Columns").await;
        assert!(!app.is_checked("checkbox", "Created").await);
        app.click("checkbox", "Created").await;
        app.click("checkbox", "Last used").await;
        app.expect_visible("columnheader", "Last used").await;
        app.expect_visible("columnheader", "Created").await;
    })
    .await;
}

#[tokio::test]
async fn rows_are_comfortable_or_compact() {
    panel(async |app| {
        app.sign_in_by_link().await;
        assert_eq!(row_height(app).await, 40.0);
        app.click("button", "Columns").await;
        app.expect_visible("radiogroup", "Density").await;
        assert!(app.is_checked("radio", "Comfortable").await);
        app.click("radio", "Compact").await;
        assert_eq!(row_height(app).await, 32.0);
        app.reload().await;
        app.expect_list().await;
        assert_eq!(row_height(app).await, 32.0);
        app.click("button", "Columns").await;
        assert!(app.is_checked("radio", "Compact").await);
        app.click("radio", "Comfortable").await;
        assert_eq!(row_height(app).await, 40.0);
    })
    .await;
}

#[tokio::test]
async fn a_long_table_has_the_length_of_its_density() {
    panel(async |app| {
        for n in 0..500 {
            app.server.make(json!({ "name": format!("many-{n}") })).await;
        }
        app.sign_in_by_link().await;
        let length =
            "return document.querySelector('[aria-label=\"API tokens\"]').getBoundingClientRect().height";
        let rows = app.server.tokens().await.len() as f64;
        for (width, density, row) in [
            (1280, "Compact", 32.0),
            (1280, "Comfortable", 40.0),
            (768, "Comfortable", 64.0),
            (768, "Compact", 56.0),
        ] {
            app.browser.set_viewport_size(width, 800).await;
            app.click("button", "Columns").await;
            app.click("radio", density).await;
            app.press(&["Escape"]).await;
            until(&format!("{rows} rows of {row} are there, at {width}"), async || {
                let is = app.browser.script(length, vec![]).await.as_f64().unwrap();
                if (is - rows * row - 30.0).abs() < 10.0 { Ok(()) } else { Err(format!("it is {is}")) }
            })
            .await;
        }
    })
    .await;
}
