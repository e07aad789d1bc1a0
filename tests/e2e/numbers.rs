//! The numbers beside the summary's links and the filters' options: there are none before the list is known, and each is the
//! number of rows that its link leads to.

use crate::support::{App, panel, until};
use serde_json::json;

/// The texts of the summary's visible links.
const LINKS: &str = "return [...document.querySelectorAll('nav[aria-label=\"Summary\"] a')]
    .filter(link => link.checkVisibility()).map(link => link.textContent)";

/// The left edges of those links.
const EDGES: &str = "return [...document.querySelectorAll('nav[aria-label=\"Summary\"] a')]
    .filter(link => link.checkVisibility()).slice(0, 8).map(link => [link.offsetLeft, link.offsetTop])";

/// The texts and the addresses of the open menu's links.
const OPTIONS: &str = "return [...document.querySelectorAll('details.menu[open] .menu-items a')]
    .map(link => [link.textContent, link.getAttribute('href')])";

async fn texts(app: &App) -> Vec<String> {
    let links = app.browser.script(LINKS, vec![]).await;
    links.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// The number at the end of a link's text.
fn number(text: &str) -> Option<usize> {
    text.rsplit(' ').next()?.parse().ok()
}

/// Waits until each link has a number, and returns their texts.
async fn counted(app: &App) -> Vec<String> {
    until("the summary counts", async || {
        let texts = texts(app).await;
        let has_all = !texts.is_empty() && texts.iter().all(|text| number(text).is_some());
        if has_all { Ok(texts) } else { Err(format!("{texts:?}")) }
    })
    .await
}

#[tokio::test]
async fn there_are_no_numbers_while_the_list_is_loaded_and_nothing_moves_when_they_come() {
    panel(async |app| {
        app.server.order(json!({ "chaos": { "count": 20, "changes": 0, "failing": 0 } })).await;
        app.server.order(json!({ "list": "fault-hang", "after": 1, "times": 30 })).await;
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_exact_text("status", "Loading: 20 of 61 tokens").await;
        let labels = [
            "All",
            "Active",
            "Expiring in 14 days",
            "Expired",
            "Never expires",
            "Never used",
            "Unused for 90 days",
            "Broad",
        ];
        let loading = texts(app).await;
        assert_eq!(loading.iter().take(8).map(|text| text.trim()).collect::<Vec<_>>(), labels);
        let edges = app.browser.script(EDGES, vec![]).await;

        // Loading that has stopped leaves a part, and its numbers say of what.
        app.click("button", "Stop").await;
        assert_eq!(counted(app).await[0], "All 20");
        let note = "return document.querySelector('nav[aria-label=\"Summary\"]').innerText";
        let said = async || app.browser.script(note, vec![]).await.as_str().unwrap().to_owned();
        assert!(said().await.contains("The numbers count the 20 loaded tokens."), "{}", said().await);

        app.server.order(json!({ "list": null })).await;
        app.click("button", "Try again").await;
        app.expect_exact_text("status", "61 tokens").await;
        until("all are counted", async || {
            let texts = counted(app).await;
            if texts[0] == "All 61" { Ok(()) } else { Err(format!("{texts:?}")) }
        })
        .await;
        assert!(!said().await.contains("The numbers count"));
        assert_eq!(app.browser.script(EDGES, vec![]).await, edges);
    })
    .await;
}

#[tokio::test]
async fn a_link_of_the_summary_adds_to_the_filters_and_an_active_one_changes_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let click = "document.querySelectorAll('nav[aria-label=\"Summary\"] a')[arguments[0]].click()";
        let current =
            "return document.querySelectorAll('nav[aria-label=\"Summary\"] a')[arguments[0]].ariaCurrent";
        let length = async || app.browser.script("return history.length", vec![]).await;
        for at in 0..8 {
            app.goto("?q=e&type=personal&created=52w").await;
            app.expect_filtered_list().await;
            let count = number(&counted(app).await[at]).unwrap();
            app.browser.script(click, vec![json!(at)]).await;
            app.expect_text("status", &format!("{count} of ")).await;
            let url = app.url().await;
            assert!(["q=e", "type=personal", "created=52w"].iter().all(|part| url.contains(part)), "{url}");
            assert_eq!(app.browser.script(current, vec![json!(at)]).await, json!("true"), "{url}");
            let before = length().await;
            app.browser.script(click, vec![json!(at)]).await;
            assert_eq!((app.url().await, length().await), (url, before), "nothing changes");
        }
        app.goto("?q=e&status=active&used=never&creator_left").await;
        app.expect_filtered_list().await;
        app.browser.script(click, vec![json!(0)]).await;
        app.expect_url("/?q=e").await;
    })
    .await;
}

#[tokio::test]
async fn each_option_of_a_filter_says_how_many_rows_it_leaves() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for menu in ["Status", "Scopes", "Type", "Creator", "Dates", "Deployment"] {
            app.goto("?q=e&status=active").await;
            app.expect_filtered_list().await;
            app.click("button", if menu == "Status" { "Status (1)" } else { menu }).await;
            let options = until("the options have numbers", async || {
                let options: Vec<(String, String)> =
                    serde_json::from_value(app.browser.script(OPTIONS, vec![]).await)
                        .map_err(|e| e.to_string())?;
                let has_all = !options.is_empty() && options.iter().all(|(text, _)| number(text).is_some());
                if has_all { Ok(options) } else { Err(format!("{options:?}")) }
            })
            .await;
            for (text, href) in options.iter().step_by(options.len().div_ceil(4)) {
                app.goto(href).await;
                app.expect_text("status", &format!("{} of ", number(text).unwrap())).await;
            }
        }
    })
    .await;
}

/// The first "in" before a number in a text, and what follows.
fn first_in(text: &str) -> &str {
    let is_start = |at: &usize| {
        let before = text[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        before && text[at + 3..].starts_with(|c: char| c.is_ascii_digit())
    };
    let at = text.match_indices("in ").map(|(at, _)| at).find(is_start);
    at.map_or("", |at| &text[at..])
}

#[tokio::test]
async fn the_form_and_the_list_say_the_same_of_when_a_token_ends() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        for (option, words) in [("7 days", "in 7 days"), ("90 days", "in 90 days"), ("30 days", "in 30 days")]
        {
            app.select_option("Expiration", option).await;
            until(words, async || {
                let text = app.inner_text("dialog", "Create API token").await;
                if first_in(&text).starts_with(words) { Ok(()) } else { Err(first_in(&text).to_owned()) }
            })
            .await;
        }
        app.click("button", "Cancel").await;
        app.goto("?new&name=half-a-year&scopes=read_cluster&expires_in=180d").await;
        until("the form says when it ends", async || {
            let text = app.inner_text("dialog", "Create API token").await;
            if first_in(&text).starts_with("in 6 months") { Ok(()) } else { Err(text) }
        })
        .await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.goto("?q=half-a-year&expires=180d").await;
        app.expect_text_in("table", "API tokens", "in 6 months").await;
        app.expect_visible("link", "Remove filter: Expires within 6 months").await;
    })
    .await;
}
