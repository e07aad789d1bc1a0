//! The address defines the view: the table shows what the address says, in every way to get there. The expected rows
//! are computed here a second time, from the API's own list.

use crate::support::{App, panel, uid, until};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use std::cmp::Ordering;

/// The values of a comma-separated key; none where it is absent.
fn list<'a>(query: &'a [(&str, &str)], key: &str) -> Vec<&'a str> {
    query.iter().filter(|(k, _)| *k == key).flat_map(|(_, value)| value.split(',')).collect()
}

fn time(token: &Value, key: &str) -> Option<DateTime<Utc>> {
    token[key].as_str().map(|text| DateTime::parse_from_rfc3339(text).unwrap().to_utc())
}

fn status_is(token: &Value, status: &str, now: DateTime<Utc>) -> bool {
    let end = time(token, "expired_at");
    let expired = token["is_expired"] == true || end.is_some_and(|at| at <= now);
    match status {
        "expired" => expired,
        "active" => !expired,
        "expiring" => !expired && end.is_some_and(|at| at <= now + TimeDelta::days(14)),
        other => panic!("no expected order for the column {other}"),
    }
}

fn holds_word(token: &Value, word: &str) -> bool {
    let user = &token["user"];
    let texts = [&token["name"], &token["description"], &token["uid"], &user["name"]];
    let texts = texts.map(|text| text.as_str().unwrap_or_default().to_lowercase());
    let part = |key: &str| user[key].as_str().unwrap_or_default();
    let full = format!("{} {}", part("first_name"), part("last_name")).to_lowercase();
    let label = |label: &Value| {
        format!("{}:{}", label["key"].as_str().unwrap(), label["value"].as_str().unwrap()).to_lowercase()
    };
    let labels: Vec<String> = token["labels"].as_array().unwrap().iter().map(label).collect();
    texts.iter().chain([&full]).chain(&labels).any(|text| text.contains(&word.to_lowercase()))
}

fn holds_scope(token: &Value, scope: &str) -> bool {
    let scopes = token["scopes"].as_array().map(Vec::as_slice).unwrap_or_default();
    if scope == "none" { scopes.is_empty() } else { scopes.iter().any(|it| it == scope) }
}

fn span(text: &str) -> TimeDelta {
    let (number, unit) = text.split_at(text.len() - 1);
    let hours = match unit {
        "h" => 1,
        "d" => 24,
        "w" => 168,
        other => panic!("{other}"),
    };
    TimeDelta::hours(number.parse::<i64>().unwrap() * hours)
}

fn is_type(token: &Value, kind: &str) -> bool {
    let is = |flag: &str| token[flag] == true;
    match kind {
        "monitoring" => is("is_monitoring_token"),
        "organization" => is("is_organization_token") && !is("is_monitoring_token"),
        "personal" => !is("is_organization_token") && !is("is_monitoring_token"),
        other => panic!("{other}"),
    }
}

fn may_access(token: &Value, deployment: &str) -> bool {
    let named = token["deployment_names"].as_array().is_some_and(|all| all.iter().any(|it| it == deployment));
    token["is_global_access"] == true || named
}

/// Whether a token matches the keys about time.
fn in_time(token: &Value, query: &[(&str, &str)], now: DateTime<Utc>) -> bool {
    let (end, used, born) =
        (time(token, "expired_at"), time(token, "last_used_at"), time(token, "created_at").unwrap());
    query.iter().all(|(key, value)| match (*key, *value) {
        ("expires", "never") => end.is_none() && token["is_expired"] != true,
        ("expires", within) => {
            !status_is(token, "expired", now) && end.is_some_and(|at| at <= now + span(within))
        }
        ("used", "never") => used.is_none(),
        ("used", within) => used.is_some_and(|at| at >= now - span(within)),
        ("unused", length) => used.unwrap_or(born) < now - span(length),
        ("created", within) => born >= now - span(within),
        _ => true,
    })
}

/// The names of the tokens that this address shows, in order. `tokens` is the API's list, newest first.
fn expected(tokens: &[Value], address: &str, now: DateTime<Utc>) -> Vec<String> {
    let query: Vec<(&str, &str)> =
        address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')).collect();
    let only_left = address.contains("creator_left");
    let words: Vec<&str> = list(&query, "q").into_iter().flat_map(|q| q.split('+')).collect();
    let (statuses, scopes) = (list(&query, "status"), list(&query, "scope"));
    let (types, creators) = (list(&query, "type"), list(&query, "creator"));
    let deployments = list(&query, "deployment");
    let mut hits: Vec<&Value> = tokens
        .iter()
        .filter(|token| words.iter().all(|word| holds_word(token, word)))
        .filter(|token| statuses.is_empty() || statuses.iter().any(|it| status_is(token, it, now)))
        .filter(|token| scopes.is_empty() || scopes.iter().any(|it| holds_scope(token, it)))
        .filter(|token| types.is_empty() || types.iter().any(|it| is_type(token, it)))
        .filter(|token| creators.is_empty() || creators.iter().any(|it| token["user"]["name"] == *it))
        .filter(|token| deployments.is_empty() || deployments.iter().any(|it| may_access(token, it)))
        .filter(|token| in_time(token, &query, now))
        // The person of the demo who has left.
        .filter(|token| !only_left || token["user"]["name"] == "tomasz")
        .collect();
    let sort = list(&query, "sort").first().copied().unwrap_or("-created").to_owned();
    let (descending, key) = match sort.strip_prefix('-') {
        Some(key) => (true, key.to_owned()),
        None => (false, sort),
    };
    let text = |token: &Value| match key.as_str() {
        "name" => Some(token["name"].as_str().unwrap().to_lowercase()),
        // These texts sort in the order of their times.
        "created" => time(token, "created_at").map(|at| at.format("%FT%T%.9f").to_string()),
        "expires" => time(token, "expired_at").map(|at| at.format("%FT%T%.9f").to_string()),
        "used" => time(token, "last_used_at").map(|at| at.format("%FT%T%.9f").to_string()),
        other => panic!("{other}"),
    };
    hits.sort_by(|a, b| match (text(a), text(b)) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        // "Never" is last in both directions.
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    hits.iter().map(|token| token["name"].as_str().unwrap().to_owned()).collect()
}

/// All tokens, after the server has noted the use of the token that asks, so that later lists are equal.
async fn settled_tokens(app: &App) -> Vec<Value> {
    until("the use of the admin's token is written", async || {
        let tokens = app.server.tokens().await;
        let used = tokens
            .iter()
            .any(|token| token["name"] == "first-admin-token" && token["last_used_at"].is_string());
        if used { Ok(tokens) } else { Err("it is not".into()) }
    })
    .await
}

/// Waits until the table shows what this address should show, and the count says so.
async fn shows(app: &App, tokens: &[Value], address: &str) {
    // A new tab may navigate while a script runs, and then the script has no result.
    let now = until("the page tells the time", async || {
        let now = app.browser.script("return new Date().toISOString()", vec![]).await;
        now.as_str().map(str::to_owned).ok_or_else(|| now.to_string())
    })
    .await;
    let now = DateTime::parse_from_rfc3339(&now).unwrap().to_utc();
    let expected = expected(tokens, address, now);
    assert!(!expected.is_empty(), "{address} tests nothing");
    until(&format!("{address} shows {expected:?}"), async || {
        let rows = app.row_names(tokens).await;
        if rows == expected { Ok(()) } else { Err(format!("it shows {rows:?}")) }
    })
    .await;
    let is_order = |pair: &str| pair.is_empty() || pair.starts_with("sort=");
    let is_filtered = !address.trim_start_matches('?').split('&').all(is_order);
    let (shown, all) = (expected.len(), tokens.len());
    let count = match is_filtered {
        true => format!("{shown} of {all} tokens"),
        false => format!("{all} tokens"),
    };
    app.expect_exact_text("status", &count).await;
    let rows = app.expect_visible("table", "API tokens").await.attr("aria-rowcount").await.unwrap().unwrap();
    assert_eq!(rows, (shown + 1).to_string(), "rows and the header");
}

/// Every key, alone and combined.
const ADDRESSES: [&str; 32] = [
    "",
    "?q=deploy",
    "?q=BOT",
    "?q=jonas",
    "?q=de+pl",
    "?status=expired",
    "?status=expiring",
    "?status=expiring,expired",
    "?scope=api",
    "?scope=none,write_cluster",
    "?scope=operate_cluster",
    "?type=organization",
    "?type=personal,monitoring",
    "?creator=jonas",
    "?expires=never",
    "?expires=30d",
    "?used=never",
    "?used=1w",
    "?unused=90d",
    "?created=30d",
    "?deployment=fraud-score",
    "?creator_left",
    "?creator_left&status=active&sort=name",
    "?q=e&status=active&scope=read_organization&sort=-name",
    "?type=organization&unused=24h&sort=expires",
    "?expires=90d&used=4w&sort=-used",
    "?sort=name",
    "?sort=created",
    "?sort=expires",
    "?sort=-expires",
    "?sort=used",
    "?sort=-used&status=active",
];

#[tokio::test]
async fn rows_and_count_match_the_address() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.sign_in_by_link().await;
        for address in ADDRESSES {
            app.goto(address).await;
            shows(app, &tokens, address).await;
        }
    })
    .await;
}

#[tokio::test]
async fn back_forward_reload_and_a_pasted_address_show_the_same_view() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.sign_in_by_link().await;
        let depth = async || app.browser.script("return history.length", vec![]).await.as_u64().unwrap();
        let start = depth().await;

        app.click_link_to("status", "expired").await;
        app.expect_url("/?status=expired").await;
        shows(app, &tokens, "?status=expired").await;
        assert_eq!(depth().await, start + 1);

        app.fill("searchbox", "Search tokens", "e").await;
        app.expect_url("/?q=e&status=expired").await;
        shows(app, &tokens, "?q=e&status=expired").await;
        assert_eq!(depth().await, start + 1, "typing replaces");

        app.click("link", "Name").await;
        let all = "?q=e&status=expired&sort=name";
        app.expect_url(&format!("/{all}")).await;
        shows(app, &tokens, all).await;
        assert_eq!(depth().await, start + 2);

        app.go_back().await;
        shows(app, &tokens, "?q=e&status=expired").await;
        assert_eq!(app.input_value("searchbox", "Search tokens").await, "e");
        app.go_back().await;
        app.expect_url("/").await;
        shows(app, &tokens, "").await;
        assert_eq!(app.input_value("searchbox", "Search tokens").await, "");
        app.go_forward().await;
        app.go_forward().await;
        app.expect_url(&format!("/{all}")).await;
        shows(app, &tokens, all).await;
        app.reload().await;
        shows(app, &tokens, all).await;
        app.goto_in_new_tab(all).await;
        shows(app, &tokens, all).await;
        assert_eq!(app.input_value("searchbox", "Search tokens").await, "e");
    })
    .await;
}

#[tokio::test]
async fn ten_changes_are_undone_and_redone_by_back_and_forward() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.sign_in_by_link().await;
        // An option's name ends with a number: it is found by its address.
        let menu = async |name: &str, to: &str| {
            let (key, value) = to.split_once('=').unwrap();
            app.click("button", name).await;
            app.click_link_to(key, value).await;
            app.press(&["Escape"]).await;
        };
        // One control of each kind; each is a history entry.
        let steps: [(&str, &str); 10] = [
            ("Status", "status=active"),
            ("Scopes", "scope=read_cluster"),
            ("Type", "type=personal"),
            ("Type (1)", "type=personal,organization"),
            ("Dates", "expires=90d"),
            ("", "Name"),
            ("", "Name"),
            ("", "Remove filter: Scope: read_cluster"),
            ("", "Expires"),
            ("", "Clear filters"),
        ];
        let addresses = [
            "",
            "?status=active",
            "?status=active&scope=read_cluster",
            "?status=active&scope=read_cluster&type=personal",
            "?status=active&scope=read_cluster&type=personal,organization",
            "?status=active&scope=read_cluster&type=personal,organization&expires=90d",
            "?status=active&scope=read_cluster&type=personal,organization&expires=90d&sort=name",
            "?status=active&scope=read_cluster&type=personal,organization&expires=90d&sort=-name",
            "?status=active&type=personal,organization&expires=90d&sort=-name",
            "?status=active&type=personal,organization&expires=90d&sort=expires",
            "?sort=expires",
        ];
        for ((name, link), address) in steps.into_iter().zip(&addresses[1..]) {
            match (name, link) {
                ("", link) => app.click("link", link).await,
                (name, to) => menu(name, to).await,
            }
            app.expect_url(&format!("/{address}")).await;
            shows(app, &tokens, address).await;
        }
        for address in addresses[..10].iter().rev() {
            app.go_back().await;
            app.expect_url(&format!("/{address}")).await;
            shows(app, &tokens, address).await;
        }
        for address in &addresses[1..] {
            app.go_forward().await;
            app.expect_url(&format!("/{address}")).await;
            shows(app, &tokens, address).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_filter_opened_in_a_new_tab_shows_the_filtered_list() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.sign_in_by_link().await;
        app.goto("?q=e").await;
        let option = "return document.querySelector(`.menu[open] a[href='${arguments[0]}']`)";
        for (menu, address) in [
            ("Status", "?q=e&status=active"),
            ("Scopes", "?q=e&scope=api"),
            ("Creator", "?q=e&creator=jonas"),
            ("Type", "?q=e&type=organization"),
        ] {
            app.click("button", menu).await;
            let link = until("the option is there", async || {
                let found = app.browser.script(option, vec![json!(address)]).await;
                app.browser.element(&found).ok_or_else(|| "it is not".to_owned())
            })
            .await;
            app.browser.middle_click(&link).await;
            app.expect_url(&format!("/{address}")).await;
            shows(app, &tokens, address).await;
            app.close_tab().await;
            app.expect_url("/?q=e").await;
            app.press(&["Escape"]).await;
        }
        app.middle_click("Name").await;
        shows(app, &tokens, "?q=e&sort=name").await;
    })
    .await;
}

#[tokio::test]
async fn below_a_path_bookmarks_show_the_same_view() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.serve_below("/tools/tokens/").await;
        app.goto("").await;
        app.sign_in_for_the_tab().await;
        app.expect_list().await;
        for address in ADDRESSES.into_iter().skip(1).step_by(2) {
            app.goto(address).await;
            shows(app, &tokens, address).await;
            app.reload().await;
            shows(app, &tokens, address).await;
        }
        // The panel's links stay below the path.
        app.click("link", "Name").await;
        let address = app.url().await;
        assert!(address.starts_with("/tools/tokens/?"), "{address}");
        app.goto_in_new_tab("?status=expired").await;
        app.expect_visible("heading", "Sign in").await;
        app.sign_in_by_token().await;
        shows(app, &tokens, "?status=expired").await;
    })
    .await;
}

#[tokio::test]
async fn every_column_sorts_in_both_directions_and_shows_which() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.sign_in_by_link().await;
        let order = async |name: &str| {
            app.expect_visible("columnheader", name).await.attr("aria-sort").await.unwrap()
        };
        assert_eq!(order("Created").await.as_deref(), Some("descending"));
        for name in ["Name", "Scopes", "Created", "Expires", "Last used", "Created by"] {
            let mut orders = Vec::new();
            for _ in 0..2 {
                app.click("link", name).await;
                let sort = app.url().await;
                let sort = sort.rsplit_once("sort=").map_or("-created", |(_, sort)| sort).to_owned();
                let order = order(name).await.unwrap_or_default();
                assert_eq!(order == "descending", sort.starts_with('-'), "{name}: {sort}, {order}");
                orders.push(order);
                match name {
                    // These two sort by the text of their cells.
                    "Scopes" => assert_eq!(app.row_names(&tokens).await.len(), tokens.len()),
                    "Created by" => {
                        let mut cells = app.column_texts("Created by").await;
                        if sort.starts_with('-') {
                            cells.reverse();
                        }
                        assert!(cells.is_sorted_by_key(|cell| cell.to_lowercase()), "{cells:?}");
                    }
                    _ => shows(app, &tokens, &format!("?sort={sort}")).await,
                }
                for other in ["Name", "Scopes", "Created", "Expires", "Last used", "Created by"] {
                    if other != name {
                        assert_eq!(
                            app.expect_visible("columnheader", other).await.attr("aria-sort").await.unwrap(),
                            None
                        );
                    }
                }
            }
            orders.sort();
            assert_eq!(orders, ["ascending", "descending"], "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn details_open_by_their_address_and_back_closes_them() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.sign_in_by_link().await;
        let token = &tokens[3];
        let (uid, name) = (uid(token), token["name"].as_str().unwrap());
        app.goto(&format!("?status=active,expired&token={uid}")).await;
        app.expect_text_in("dialog", "Token details", uid).await;
        app.expect_text_in("dialog", "Token details", name).await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        app.expect_url("/?status=active,expired").await;
        app.go_back().await;
        app.expect_visible("dialog", "Token details").await;

        app.goto("").await;
        app.click("link", name).await;
        app.expect_visible("dialog", "Token details").await;
        app.expect_url(&format!("/?token={uid}")).await;
        app.go_back().await;
        app.expect_hidden("dialog", "Token details").await;

        app.expect_console_error("404").await;
        app.goto("?token=nosuchtoken").await;
        app.expect_text_in("dialog", "Token details", "no such token").await;
    })
    .await;
}

#[tokio::test]
async fn unknown_keys_are_kept_and_invalid_values_are_named() {
    panel(async |app| {
        let tokens = settled_tokens(app).await;
        app.sign_in_by_link().await;
        app.goto("?utm=a%2Cb&flag").await;
        shows(app, &tokens, "").await;
        app.click("link", "Name").await;
        app.expect_url("/?sort=name&utm=a%2Cb&flag").await;
        app.fill("searchbox", "Search tokens", "bot").await;
        app.expect_url("/?q=bot&sort=name&utm=a%2Cb&flag").await;
        app.click("link", "Create token").await;
        app.expect_visible("dialog", "Create API token").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        app.expect_url("/?q=bot&sort=name&utm=a%2Cb&flag").await;

        app.goto("?status=bogus,expired&expires=soon&sort=colour").await;
        let notice = app.expect_text("status", "bogus").await;
        for value in ["status=bogus", "expires=soon", "sort=colour"] {
            assert!(notice.contains(value), "{value} is named in {notice}");
        }
        assert!(!notice.contains("status=expired"), "{notice}");
        shows(app, &tokens, "?status=expired").await;
        // A text of an address that is no plain word is not shown, and none becomes markup.
        app.goto("?expires=%3Cimg+src=x%20onerror=alert(1)%3E").await;
        let notice = app.expect_text("status", "Ignored in the address: expires").await;
        assert!(!notice.contains("img"), "{notice}");
        assert_eq!(app.browser.script("return document.images.length", vec![]).await, json!(0));
    })
    .await;
}
