//! The panel's main purpose in one test: find every token that was not used for 90 days, and delete them.

use crate::support::{ADMIN_TOKEN, panel, until};
use serde_json::Value;

#[tokio::test]
async fn unused_tokens_are_found_saved_as_a_view_deleted_with_undo_and_the_rest_exported() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let all = app.server.tokens().await.len();
        // The number in the summary is the number of rows behind its link.
        let summary = "return [...document.querySelectorAll('nav[aria-label=\"Summary\"] a')]
            .find(link => link.textContent.startsWith('Unused for 90 days'))?.textContent ?? null";
        let count = until("the summary counts", async || {
            let text = app.browser.script(summary, vec![]).await;
            let count = text.as_str().and_then(|text| text.rsplit(' ').next()?.parse::<usize>().ok());
            count.filter(|count| *count > 4).ok_or_else(|| format!("it says {text}"))
        })
        .await;
        app.click_link_to("unused", "90d").await;
        app.expect_url("/?unused=90d").await;
        app.expect_exact_text("status", &format!("{count} of {all} tokens")).await;

        app.click("button", "Views").await;
        app.click("button", "Save or manage views").await;
        app.fill("textbox", "Name of the view", "To clean up").await;
        app.click("button", "Save view").await;
        app.expect_text("status", "Saved “To clean up”.").await;
        app.click("button", "Close").await;

        let tokens = app.server.tokens().await;
        let names = app.row_names(&tokens).await;
        let unused = &names[..3];
        for name in unused {
            app.click("checkbox", &format!("Select {name}")).await;
        }
        let delete = async || {
            app.click("button", "Delete selected").await;
            app.click("button", "Delete 3 tokens").await;
            app.expect_text("status", "Deleting 3 tokens.").await;
        };
        delete().await;
        app.click("button", "Undo").await;
        app.expect_text("status", "Nothing was deleted.").await;
        assert_eq!(app.server.tokens().await.len(), all, "nothing is gone");
        app.expect_exact_text("status", "3 selected").await;
        delete().await;
        app.click("button", "Delete without undo").await;
        app.expect_text("status", "Deleted 3 tokens.").await;
        app.click("button", "Dismiss").await;
        app.expect_exact_text("status", &format!("{} of {} tokens", count - 3, all - 3)).await;

        // Open the saved view by its name.
        app.goto("").await;
        app.expect_list().await;
        app.click("button", "Views").await;
        app.click("link", "To clean up").await;
        app.expect_url("/?unused=90d").await;
        app.expect_exact_text("status", &format!("{} of {} tokens", count - 3, all - 3)).await;
        let text = app
            .download(".json", async || {
                app.click("button", "Export").await;
                app.click("button", "Download JSON").await;
            })
            .await;
        let exported: Vec<Value> = serde_json::from_str(&text).unwrap();
        let exported: Vec<&str> = exported.iter().map(|token| token["name"].as_str().unwrap()).collect();
        assert_eq!(exported, names[3..].iter().map(String::as_str).collect::<Vec<_>>());
        assert!(!text.contains(ADMIN_TOKEN));
        app.screenshot("cleanup").await;
    })
    .await;
}
