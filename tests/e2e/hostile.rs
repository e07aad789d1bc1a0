//! A malicious server: none of its texts becomes markup, hides characters, changes the direction of other text, or
//! breaks the layout.

use crate::support::{App, panel, uid};
use serde_json::{Value, json};

/// Elements of the page and of open dialogs that are wider than the window.
const TOO_WIDE: &str = "
    const places = [document.documentElement, ...document.querySelectorAll('dialog[open]')];
    return places.filter(e => e.scrollWidth > e.clientWidth).map(e => e.localName + ' ' + e.scrollWidth);";

/// Elements that the panel never creates, and attributes that would run a script.
const MARKUP: &str = "
    const strange = [...document.querySelectorAll('img, svg, script:not([src], [data-panel]), iframe, object, embed, style, font')];
    const armed = [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')));
    return [...strange, ...armed].map(e => e.outerHTML.slice(0, 200));";

/// The number of table rows with another height than the first.
const ROWS: &str = "
    const rows = [...document.querySelectorAll('tr[data-uid]')].map(row => row.getBoundingClientRect().height);
    return rows.filter(height => height !== rows[0]).length;";
/// The number of invisible or direction-changing characters in the page's text.
const HIDDEN: &str = r"return (document.body.innerText.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\udb40[\udc00-\udc7f]/g) ?? []).length";

async fn holds(app: &App, view: &str) {
    for width in [1280, 375] {
        app.browser.set_viewport_size(width, 800).await;
        let wide = app.browser.script(TOO_WIDE, vec![]).await;
        assert_eq!(wide, json!([]), "{view} at {width}");
        app.screenshot(&format!("hostile-{view}-{width}")).await;
    }
    app.browser.set_viewport_size(1280, 900).await;
    assert_eq!(app.browser.script(MARKUP, vec![]).await, json!([]), "{view}");
    assert_eq!(app.browser.script(HIDDEN, vec![]).await, 0, "{view}");
}

/// The token whose current name at the server contains this.
async fn token_with(app: &App, part: &str) -> Value {
    let tokens = app.server.tokens().await;
    tokens.into_iter().find(|token| token["name"].as_str().unwrap().contains(part)).unwrap()
}

async fn open_details(app: &App, part: &str) -> Value {
    let token = token_with(app, part).await;
    app.open_details(&token).await;
    app.expect_visible("button", "Edit token").await;
    token
}

#[tokio::test]
async fn a_malicious_list_is_plain_text_with_marked_characters() {
    panel(async |app| {
        app.server.order(json!({ "hostile": true })).await;
        app.sign_in_by_link().await;
        let links = app.browser.names("link").await.unwrap();
        assert!(links.contains(&"<script>alert(1)</script>".to_owned()), "{links:?}");
        holds(app, "list").await;
        assert_eq!(app.browser.script(ROWS, vec![]).await, 0, "all rows are of one height");
        // By role and name, as assistive technology reads them.
        let mut marks = app.browser.names("image").await.unwrap();
        marks.extend(app.browser.names("img").await.unwrap());
        for (code, what) in [
            ("U+202E", "turns the direction of text"),
            ("U+2066", "turns the direction of text"),
            ("U+200B", "cannot be seen"),
            ("U+FEFF", "cannot be seen"),
            ("U+0000", "control character"),
            ("U+001B", "control character"),
            ("U+E0061", "cannot be seen"),
            ("U+E000", "means nothing by itself"),
            ("U+000A", "ends a line"),
        ] {
            let name = format!("⟨{code}⟩, {what}");
            assert!(marks.contains(&name), "{name} in {marks:?}");
        }
        assert!(marks.iter().any(|mark| mark.ends_with(" accents⟩, left out")), "{marks:?}");
        assert!(marks.contains(&"с, of another alphabet than the letters beside it".to_owned()), "{marks:?}");

        // Search uses the real text, not the marked one.
        app.goto("?q=%E2%80%AEdorp").await;
        app.expect_text("status", " of 61 tokens").await;
        assert!(app.browser.names("link").await.unwrap().iter().any(|name| name.contains("dorp-ic")));
        app.goto("?q=U%2B202E").await;
        app.expect_text("status", "0 of 61 tokens").await;
    })
    .await;
}

#[tokio::test]
async fn a_name_that_looks_like_another_names_it() {
    panel(async |app| {
        app.server.order(json!({ "hostile": true })).await;
        app.sign_in_by_link().await;
        let real = uid(&token_with(app, "ci-prod").await).to_owned();
        let row = async |uid: &str| {
            let script = "return document.querySelector(`tr[data-uid='${arguments[0]}'] td`).innerText";
            app.browser.script(script, vec![json!(uid)]).await.as_str().unwrap().to_owned()
        };
        let says = async |part: &str, other: &str| {
            let uid = uid(&token_with(app, part).await).to_owned();
            crate::support::until("the imitation is told", async || {
                let text = row(&uid).await;
                if text.contains(&format!("looks like “{other}”")) { Ok(()) } else { Err(text) }
            })
            .await;
        };
        says("сi-prod", "ci-prod").await;
        says("ｃｉ-prod", "ci-prod").await;
        says("ci-pr0d", "ci-prod").await;
        says("ci-prod", "ci-pr0d").await;
        app.goto(&format!("?token={real}")).await;
        app.expect_visible("dialog", "Token details").await;
        app.expect_text("dialog", "looks like “ci-pr0d”").await;
        open_details(app, "сi-prod").await;
        app.expect_text("dialog", "looks like “ci-prod”").await;
        let plain = uid(&token_with(app, "<script>").await).to_owned();
        assert!(!row(&plain).await.contains("looks like"));
    })
    .await;
}

#[tokio::test]
async fn malicious_details_are_complete_and_their_exports_exact() {
    panel(async |app| {
        app.server.order(json!({ "hostile": true })).await;
        app.sign_in_by_link().await;
        for (view, part) in
            [("details-markup", "<img"), ("details-turned", "dorp-ic"), ("details-long", "long-name-")]
        {
            let token = open_details(app, part).await;
            holds(app, view).await;
            let dialog = app.inner_text("dialog", "Token details").await;
            if part == "long-name-" {
                assert_eq!(dialog.matches("long-name-").count(), 1000, "the whole of it");
            }
            app.click("tab", "JSON").await;
            let script = "return document.querySelector('[role=tabpanel] pre').textContent";
            let json = app.browser.script(script, vec![]).await.as_str().unwrap().to_owned();
            let written: Value = serde_json::from_str(&json).unwrap();
            assert_eq!(written["name"], token["name"]);
            assert_eq!(written["description"], token["description"]);
            holds(app, &format!("{view}-json")).await;
        }
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        holds(app, "delete").await;
    })
    .await;
}

/// Reads the three files with other programs, and compares them with the server's answer.
const READERS: &str = r#"
import csv, json, sys, yaml
folder = sys.argv[1]
told, as_json, as_yaml = (yaml.safe_load(open(f"{folder}/{name}", encoding="utf-8")) if name.endswith("yaml")
    else json.load(open(f"{folder}/{name}", encoding="utf-8")) for name in ("told.json", "list.json", "list.yaml"))
words = lambda tokens: [(it["uid"], it["name"], it["description"], it["scopes"], it["labels"]) for it in tokens]
assert words(as_json) == words(told), "JSON"
assert words(as_yaml) == words(told), "YAML"
rows = list(csv.DictReader(open(f"{folder}/list.csv", newline="", encoding="utf-8-sig"), strict=True))
assert [row["UID"] for row in rows] == [it["uid"] for it in told], "CSV"
for row in rows:
    for cell in row.values():
        assert cell[:1] not in tuple("=+-@\t\r\n"), cell
        assert not any(sign in cell for sign in "\0\x1b\r\u202e\u2066\u2028"), cell
print(len(rows), "read")
"#;

#[tokio::test]
async fn an_export_of_malicious_texts_is_read_back_by_other_programs() {
    panel(async |app| {
        app.server.order(json!({ "hostile": true })).await;
        app.sign_in_by_link().await;
        let told = app.server.tokens().await;
        let folder = app.server.database_folder();
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        write("told.json", &json!(told).to_string());
        for form in ["JSON", "YAML", "CSV"] {
            let ending = format!(".{}", form.to_lowercase());
            let text = app
                .download(&ending, async || {
                    app.click("button", "Export").await;
                    app.click("button", &format!("Download {form}")).await;
                })
                .await;
            write(&format!("list{ending}"), &text);
        }
        write("read.py", READERS);
        let said = app.shell(&format!("python3 '{0}/read.py' '{0}'", folder.display()));
        assert_eq!(said.trim(), format!("{} read", told.len()));
    })
    .await;
}

#[tokio::test]
async fn a_malicious_error_message_is_quoted_as_text_and_shortened() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.server.order(json!({ "hostile": true })).await;
        app.expect_console_error("400").await;
        app.server.order(json!({ "list": "fault-400", "times": 9 })).await;
        app.reload().await;
        let alert = app.expect_text("alert", "<svg onload=alert(1)>").await;
        assert!(alert.contains("⟨U+202E⟩desrever"), "{alert}");
        assert!(alert.chars().count() < 1_000, "{} characters", alert.chars().count());
        holds(app, "refusal").await;
    })
    .await;
}

#[tokio::test]
async fn a_sites_title_and_its_settings_are_plain_text() {
    panel(async |app| {
        let answer = async |settings: Value| {
            let script = format!(
                "{{ const real = window.fetch;
                window.fetch = async (...all) => {{
                    const url = all[0].url ?? String(all[0]);
                    return url.endsWith('config.json') ? new Response({}) : real(...all);
                }} }}",
                json!(settings.to_string())
            );
            app.browser.add_init_script(&script).await;
        };
        let title = format!("<b>Tokens</b>\u{202e}{}", "title ".repeat(1_700));
        answer(json!({ "title": title, "signed_in": false })).await;
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        holds(app, "title").await;
        let shown =
            app.browser.script("return document.querySelector('header strong').innerText", vec![]).await;
        assert!(shown.as_str().unwrap().starts_with("<b>Tokens</b>⟨U+202E⟩title"), "{shown}");

        let endpoint = format!("<script>\u{202e}{}", "x".repeat(10_000));
        answer(json!({ "endpoint": endpoint })).await;
        app.reload().await;
        let alert = app.expect_text("alert", "config.json is wrong").await;
        assert!(alert.contains("<script>⟨U+202E⟩xxx"), "{}", &alert[..200]);
        holds(app, "endpoint").await;
    })
    .await;
}
