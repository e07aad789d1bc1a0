//! An organization without tokens.

use crate::support::{App, panel, uid};

/// Signs in by this link, when the organization has no token left.
async fn empty(app: &App, link: &str) {
    let tokens = app.server.tokens().await;
    app.follow_sign_in_link(link).await;
    app.expect_list().await;
    let (admin, others): (Vec<_>, Vec<_>) =
        tokens.iter().partition(|token| token["name"] == "first-admin-token");
    assert_eq!(admin.len(), 1, "the token that asks is deleted last");
    for token in others.into_iter().chain(admin) {
        app.server.ask("DELETE", &format!("/api/v1/api_tokens/{}", uid(token)), None, 200).await;
    }
    app.reload().await;
    app.expect_visible("heading", "No tokens yet").await;
}

#[tokio::test]
async fn an_empty_organization_begins_with_three_cards_and_no_zeros() {
    panel(async |app| {
        let link = app.server.admin_link().await;
        empty(app, &link).await;
        let zeros = "return [...document.querySelectorAll('nav[aria-label=Summary] a, figure')].filter(e => e.checkVisibility()).length";
        assert_eq!(app.browser.script(zeros, vec![]).await, 0);
        for (width, scheme) in
            [(320, "light"), (375, "dark"), (768, "light"), (960, "dark"), (1280, "light"), (1280, "dark")]
        {
            app.browser.set_viewport_size(width, 800).await;
            app.browser.emulate_color_scheme(scheme).await;
            app.screenshot(&format!("first-run-{width}-{scheme}")).await;
        }
        for (card, name, scopes) in [
            ("For CI", "ci-deploy", &["read_organization", "write_organization", "read_cluster", "write_cluster"][..]),
            ("For a notebook", "notebook", &["read_organization", "read_cluster"]),
            ("For calling a deployment", "call-deployment", &[]),
        ] {
            assert!(!app.description("link", card).await.is_empty(), "{card}");
            app.click("link", card).await;
            app.expect_visible("dialog", "Create API token").await;
            app.expect_value("textbox", "Name", name).await;
            for scope in ["api", "read_organization", "write_organization", "read_cluster", "write_cluster"] {
                assert_eq!(app.is_checked("checkbox", scope).await, scopes.contains(&scope), "{card}: {scope}");
            }
            app.click("button", "Cancel").await;
            app.expect_hidden("dialog", "Create API token").await;
        }
        app.click("link", "For a notebook").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.expect_visible("table", "API tokens").await;
        app.expect_hidden("heading", "No tokens yet").await;
        assert!(app.browser.script(zeros, vec![]).await.as_u64().unwrap() > 8, "the summary is back");
    })
    .await;
}

#[tokio::test]
async fn a_guest_of_an_empty_organization_has_words_and_no_cards() {
    panel(async |app| {
        app.server.member(&["role", "jonas", "guest"]);
        let link = app.server.member_link().await;
        empty(app, &link).await;
        app.expect_text("status", "You are a guest of this organization").await;
        app.expect_hidden("link", "For CI").await;
        let said = "return document.querySelector('section').innerText";
        let said = app.browser.script(said, vec![]).await;
        assert!(said.as_str().unwrap().contains("You can create none"), "{said}");
        app.screenshot("first-run-guest").await;
    })
    .await;
}

#[tokio::test]
async fn a_site_without_protected_endpoints_offers_no_card_for_them() {
    panel(async |app| {
        let link = app.server.admin_link().await;
        empty(app, &link).await;
        app.serve_below("/").await;
        app.answer_settings_with("200 OK", "application/json", r#"{ "signed_in": true }"#);
        app.goto("").await;
        app.expect_visible("heading", "No tokens yet").await;
        app.expect_hidden("link", "For calling a deployment").await;
        app.expect_visible("link", "For watching deployments").await;
    })
    .await;
}
