//! The title of the tab tells the view, and no search.

use crate::support::{App, panel, uid, until};
use serde_json::json;

async fn expect_title(app: &App, title: &str) {
    until(&format!("the title is “{title}”"), async || {
        let is = app.browser.script("return document.title", vec![]).await;
        if is == title { Ok(()) } else { Err(format!("it is {is}")) }
    })
    .await;
}

#[tokio::test]
async fn the_title_tells_the_view() {
    panel(async |app| {
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        let site = "return fetch('config.json').then(it => it.json()).then(it => it.title ?? 'Tokens')";
        let site = app.browser.script(site, vec![]).await.as_str().unwrap().to_owned();
        expect_title(app, &format!("Sign in · {site}")).await;
        app.sign_in_by_link().await;
        expect_title(app, &format!("API tokens · {site}")).await;
        let token = app.server.make(json!({ "name": "worker", "scopes": ["api"] })).await;
        for (address, view) in [
            ("?status=expired&used=never".to_owned(), "Expired, Never used · "),
            ("?q=cursed-secret&type=personal".to_owned(), "Search, Type: Personal · "),
            (format!("?status=expired&token={}", uid(&token)), "worker · "),
            ("?new".to_owned(), "Create API token · "),
            ("?view=activity".to_owned(), "Activity · "),
            (String::new(), ""),
        ] {
            app.goto(&address).await;
            expect_title(app, &format!("{view}API tokens · {site}")).await;
        }
        app.click("link", "worker").await;
        expect_title(app, &format!("worker · API tokens · {site}")).await;
        app.go_back().await;
        expect_title(app, &format!("API tokens · {site}")).await;
        app.click("button", "Sign out").await;
        expect_title(app, &format!("Sign in · {site}")).await;
    })
    .await;
}
