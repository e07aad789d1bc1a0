//! Links that the panel makes are short enough for every server, and a link's own words are not shown as the panel's.

use crate::support::panel;

#[tokio::test]
async fn a_message_in_a_link_is_not_shown_as_the_panels_own() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?status=Your+account+is+locked,+call+0800&sort=call,0800&used=soon").await;
        app.expect_exact_text(
            "status",
            "Ignored in the address: status, sort, used=soon. These values mean nothing here.",
        )
        .await;
        let said = "return document.body.innerText.split('Your account is locked').length - 1";
        for key in ["q", "creator"] {
            app.goto(&format!("?{key}=Your+account+is+locked:+call+0800")).await;
            app.expect_visible("heading", "No token matches").await;
            assert_eq!(app.browser.script(said, vec![]).await, 1, "only where the filter can be removed");
            let words = "“Your account is locked: call 0800”";
            let filter = if key == "q" { words.to_owned() } else { format!("Created by {words}") };
            app.expect_visible("link", &format!("Remove filter: {filter}")).await;
        }
        app.goto("?new&name=ci&token_type=Your+account+is+locked&expires_in=soon").await;
        app.expect_exact_text("status", "Not understood in the link: token_type, expires_in=soon").await;
    })
    .await;
}

#[tokio::test]
async fn a_copied_link_is_no_longer_than_servers_allow() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.name_token("described").await;
        app.paste("textbox", "Description", &"界".repeat(1008)).await;
        app.click("button", "Copy as").await;
        app.expect_text_in(
            "dialog",
            "Create API token",
            "Too long for a link, which leaves out: description.",
        )
        .await;
        app.click("button", "Copy as link").await;
        app.expect_visible("button", "Copied").await;
        let link = app.clipboard_text().await;
        assert!(link.len() < 4096, "{}", link.len());
        assert!(link.contains("?new&name=described&") && !link.contains("description"), "{link}");
        assert_eq!(app.input_value("textbox", "Description").await, "界".repeat(1008), "the form keeps it");
        app.goto_in_new_tab(&link).await;
        app.expect_value("textbox", "Name", "described").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_that_is_pasted_into_the_search_is_not_in_the_address() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?status=active").await;
        app.expect_filtered_list().await;
        app.paste("searchbox", "Search tokens", &"a1".repeat(16)).await;
        app.expect_text("status", "The search has a word as long as a token").await;
        app.expect_url("/?status=active").await;
    })
    .await;
}

#[tokio::test]
async fn a_search_that_is_too_long_is_not_in_the_address_and_still_searches() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let total = app.server.tokens().await.len();
        app.goto("?status=active&sort=name").await;
        app.expect_filtered_list().await;
        app.paste("searchbox", "Search tokens", &"界 ".repeat(1008)).await;
        app.expect_text("status", &format!("0 of {total} tokens")).await;
        app.expect_text("status", "This view is too long for an address.").await;
        app.expect_url("/?status=active&sort=name").await;
        app.click("button", "Views").await;
        app.click("button", "Save or manage views").await;
        app.fill("textbox", "Name of the view", "Long").await;
        app.click("button", "Save view").await;
        app.expect_invalid("textbox", "Name of the view", "The view is too long for a link").await;
        app.click("button", "Close").await;
        app.reload().await;
        app.expect_filtered_list().await;
        app.expect_no_text("status", "too long for an address").await;
    })
    .await;
}
