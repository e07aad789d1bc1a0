//! The figure "Expirations": a bar for each week in which tokens of the current view expire, each a link to them.

use crate::support::{App, panel, until};
use serde_json::json;

/// The names and addresses of the bars.
const BARS: &str =
    "return [...document.querySelectorAll('figure a')].filter(a => a.checkVisibility() && a.ariaLabel)
    .map(a => [a.ariaLabel, a.getAttribute('href')])";

const HEIGHT: &str = "return document.querySelector('figure').getBoundingClientRect().height";

async fn bars(app: &App) -> Vec<(String, String)> {
    serde_json::from_value(app.browser.script(BARS, vec![]).await).unwrap()
}

async fn some_bars(app: &App) -> Vec<(String, String)> {
    until("there are bars", async || {
        let bars = bars(app).await;
        if bars.is_empty() { Err("there are none".into()) } else { Ok(bars) }
    })
    .await
}

/// The number and the Monday in a bar's name.
fn parts(name: &str) -> (usize, &str) {
    let (number, rest) = name.split_once(' ').unwrap();
    let number = number.parse().unwrap();
    let words = if number == 1 { "token expires in the week of " } else { "tokens expire in the week of " };
    (number, rest.strip_prefix(words).unwrap())
}

/// Makes a token that expires at this hour, in the browser's zone, so many days after this week's Monday.
async fn make(app: &App, name: &str, days: i64, hour: i64, scopes: &[&str]) {
    let script = "const at = new Date(); at.setDate(at.getDate() - (at.getDay() + 6) % 7 + arguments[0]);
        at.setHours(arguments[1], 30, 0, 0); return at.toISOString().slice(0, 19) + 'Z'";
    let expired_at = app.browser.script(script, vec![json!(days), json!(hour)]).await;
    app.server.make(json!({ "name": name, "scopes": scopes, "expired_at": expired_at })).await;
}

/// The date so many days after this week's Monday, in the browser's zone.
async fn date(app: &App, days: i64) -> String {
    let script = "const at = new Date(); at.setDate(at.getDate() - (at.getDay() + 6) % 7 + arguments[0]);
        return [at.getFullYear(), String(at.getMonth() + 1).padStart(2, 0), String(at.getDate()).padStart(2, 0)].join('-')";
    app.browser.script(script, vec![json!(days)]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn each_bar_leads_to_the_tokens_of_its_week_over_the_current_filter() {
    panel(async |app| {
        app.browser.set_time_zone("America/New_York").await;
        app.goto("").await;
        // Late on Sunday and early on Monday, in the zone shown: in UTC both are on Monday.
        make(app, "week-late", 20, 23, &["api"]).await;
        make(app, "week-early", 21, 0, &["read_cluster"]).await;
        app.sign_in_by_link().await;
        app.goto("?q=week-&sort=name").await;
        app.expect_text("status", "2 of ").await;
        app.expect_visible("figure", "Expirations").await;
        let bars = some_bars(app).await;
        let (third, fourth) = (date(app, 14).await, date(app, 21).await);
        let (end, last) = (date(app, 20).await, date(app, 27).await);
        assert_eq!(
            bars,
            [
                (
                    format!("1 token expires in the week of {third}"),
                    format!("?q=week-&expires={third}..{end}&sort=name")
                ),
                (
                    format!("1 token expires in the week of {fourth}"),
                    format!("?q=week-&expires={fourth}..{last}&sort=name")
                ),
            ]
        );
        app.click("link", &bars[1].0).await;
        app.expect_url(&format!("/{}", bars[1].1)).await;
        app.expect_text("status", "1 of ").await;
        app.expect_visible("link", "week-early").await;
        app.expect_hidden("link", "week-late").await;
        app.expect_visible("link", &format!("Remove filter: Expires {fourth} to {last}")).await;
        // Its own filter does not empty the figure, and the bar has the focus still.
        assert_eq!(some_bars(app).await.len(), 2);
        assert_eq!(app.browser.focused().await.unwrap().1, bars[1].0);
        let current = app.expect_visible("link", &bars[1].0).await.attr("aria-current").await.unwrap();
        assert_eq!(current.as_deref(), Some("true"));
        app.go_back().await;
        app.expect_url("/?q=week-&sort=name").await;
    })
    .await;
}

#[tokio::test]
async fn the_bars_count_the_filtered_list() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for search in ["", "?scope=api", "?status=active&type=personal", "?expires=14d"] {
            app.goto(search).await;
            app.expect_visible("table", "API tokens").await;
            let bars = some_bars(app).await;
            for (name, href) in bars.iter().step_by(bars.len().div_ceil(4)) {
                app.goto(href).await;
                app.expect_text("status", &format!("{} of ", parts(name).0)).await;
            }
        }
        app.goto("?expires=never&q=there-is-no-such-token").await;
        app.expect_text_in("figure", "Expirations", "None in the next 26 weeks.").await;
        assert_eq!(bars(app).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_the_list_changes_the_bars() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?q=sooner-or-later").await;
        app.expect_text_in("figure", "Expirations", "None in the next 26 weeks.").await;
        make(app, "sooner-or-later", 30, 12, &["api"]).await;
        app.click("button", "Refresh").await;
        let week = date(app, 28).await;
        app.expect_visible("link", &format!("1 token expires in the week of {week}")).await;
    })
    .await;
}

#[tokio::test]
async fn the_figure_is_a_table_too() {
    panel(async |app| {
        app.sign_in_by_link().await;
        make(app, "seen-1", 35, 12, &["api"]).await;
        make(app, "seen-2", 36, 12, &["read_cluster"]).await;
        make(app, "seen-3", 37, 12, &["read_cluster"]).await;
        app.goto("?q=seen-").await;
        some_bars(app).await;
        app.expect_hidden("table", "Expirations by week").await;
        app.click("button", "As a table").await;
        app.expect_visible("table", "Expirations by week").await;
        let week = date(app, 35).await;
        let rows = "return [...document.querySelector('[aria-label=\"Expirations by week\"]').rows]
            .map(row => [...row.cells].map(cell => cell.textContent))";
        let rows = app.browser.script(rows, vec![]).await;
        assert_eq!(rows, json!([["Week of", "Broad", "Other"], [week, "1", "2"]]));
        for (width, scheme) in [(375, "light"), (768, "dark"), (1280, "light")] {
            app.browser.set_viewport_size(width, 800).await;
            app.browser.emulate_color_scheme(scheme).await;
            app.screenshot(&format!("expirations-table-{width}-{scheme}")).await;
        }
        app.click("link", &week).await;
        app.expect_url(&format!("/?q=seen-&expires={week}..{}", date(app, 41).await)).await;
    })
    .await;
}

#[tokio::test]
async fn there_is_room_before_there_are_numbers_and_no_number_before_the_list_is_known() {
    panel(async |app| {
        app.server.order(json!({ "chaos": { "count": 20, "changes": 0, "failing": 0 } })).await;
        app.server.order(json!({ "list": "fault-hang", "after": 1, "times": 30 })).await;
        app.goto("").await;
        app.sign_in_by_token().await;
        app.expect_exact_text("status", "Loading: 20 of 61 tokens").await;
        let place = "const figure = document.querySelector('figure').getBoundingClientRect();
            return [figure.top, figure.height, document.querySelector('section').getBoundingClientRect().top]";
        let before = app.browser.script(place, vec![]).await;
        assert_eq!(app.browser.script(HEIGHT, vec![]).await, 48.0);
        app.expect_visible("button", "Expirations").await;
        assert_eq!(bars(app).await, []);
        app.server.order(json!({ "list": null })).await;
        app.click("button", "Stop").await;
        app.click("button", "Try again").await;
        app.expect_exact_text("status", "61 tokens").await;
        some_bars(app).await;
        assert_eq!(app.browser.script(place, vec![]).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_figure_can_be_folded_and_stays_so() {
    panel(async |app| {
        app.sign_in_by_link().await;
        some_bars(app).await;
        let expanded = async || {
            let button = app.expect_visible("button", "Expirations").await;
            button.attr("aria-expanded").await.unwrap().unwrap()
        };
        assert_eq!(expanded().await, "true");
        app.click("button", "Expirations").await;
        app.expect_hidden("button", "As a table").await;
        assert_eq!((expanded().await.as_str(), bars(app).await), ("false", vec![]));
        // Known before the first paint: it is never as high as the open one.
        let watch = "window.tallest = 0; const look = () => {
            tallest = Math.max(tallest, document.querySelector('figure')?.getBoundingClientRect().height ?? 0);
            requestAnimationFrame(look) }; look()";
        app.browser.add_init_script(watch).await;
        app.reload().await;
        app.expect_list().await;
        assert_eq!(expanded().await, "false");
        assert_eq!(app.browser.script("return tallest", vec![]).await, 24.0);
        app.click("button", "Expirations").await;
        some_bars(app).await;
        assert_eq!(app.browser.script(HEIGHT, vec![]).await, 48.0);

        // On a phone it is folded, unless the person opens it.
        app.browser.script("localStorage.clear()", vec![]).await;
        app.browser.set_viewport_size(375, 667).await;
        app.reload().await;
        app.expect_list().await;
        assert_eq!(expanded().await, "false");
        assert_eq!(app.browser.script(HEIGHT, vec![]).await, 24.0);
        app.click("button", "Expirations").await;
        some_bars(app).await;
        app.reload().await;
        app.expect_list().await;
        assert_eq!(expanded().await, "true");
        some_bars(app).await;
        assert_eq!(app.browser.script(HEIGHT, vec![]).await, 48.0);
    })
    .await;
}

/// The contrast of each bar's colours to the page behind them.
const CONTRASTS: &str = "
    const rgb = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = color => rgb(color).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = light(getComputedStyle(document.body).backgroundColor);
    return [...document.querySelectorAll('figure a i')].map(bar => light(getComputedStyle(bar).backgroundColor))
        .map(it => (Math.max(it, ground) + 0.05) / (Math.min(it, ground) + 0.05))";

#[tokio::test]
async fn the_bars_are_seen_at_every_width_and_in_both_themes() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("button", "Expirations").await;
        app.click("button", "Expirations").await;
        for scheme in ["light", "dark"] {
            app.browser.emulate_color_scheme(scheme).await;
            for width in [320, 375, 640, 768, 960, 1280, 1920] {
                app.browser.set_viewport_size(width, 800).await;
                let names = some_bars(app).await;
                let contrasts = app.browser.script(CONTRASTS, vec![]).await;
                let contrasts = contrasts.as_array().unwrap();
                assert!(
                    contrasts.len() > names.len() && contrasts.iter().all(|it| it.as_f64().unwrap() >= 3.0)
                );
                let root =
                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
                assert_eq!(app.browser.script(root, vec![]).await, true, "{width}");
                assert_eq!(app.browser.script(HEIGHT, vec![]).await, 48.0, "{width}");
                app.focus("link", &names.last().unwrap().0).await;
                // By the keyboard, the bar says what it is.
                app.press(&["Tab"]).await;
                app.press(&["Shift", "Tab"]).await;
                let tip = "return getComputedStyle(document.activeElement, '::after').content";
                let tip = app.browser.script(tip, vec![]).await;
                assert!(tip.as_str().unwrap().contains(&names.last().unwrap().0), "{tip}");
                let fits =
                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
                assert_eq!(app.browser.script(fits, vec![]).await, true, "with the tip, at {width}");
                app.screenshot(&format!("expirations-{width}-{scheme}")).await;
            }
        }
    })
    .await;
}
