//! The value of a new token is shown once and is nowhere afterwards: not in the page, its address and history, the
//! browser's storage, logs and requests, nor in the server's output. The same search finds planted values.

use crate::support::{App, files_holding, panel, until};
use serde_json::json;

/// Everything that a script of the page can read, as name and text, with the addresses and states of the page's
/// history entries.
const PLACES: &str = r#"
    const places = {
        'the document': document.documentElement.outerHTML,
        'the fields': [...document.querySelectorAll('input, textarea, select, output')].map(f => f.value).join('\n'),
        'the title': document.title,
        'the address': location.href,
        'the window': JSON.stringify([window.name, document.referrer, history.state, String(getSelection())]),
        'the history': JSON.stringify(navigation.entries().map(entry => [entry.url, entry.getState()])),
        'the resources': JSON.stringify(performance.getEntries()),
        'the local storage': JSON.stringify(Object.entries(localStorage)),
        'the session storage': JSON.stringify(Object.entries(sessionStorage)),
    };
    const stored = [];
    for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => resolve(request.result);
            request.onerror = reject;
        });
        for (const store of database.objectStoreNames) {
            const all = operation => new Promise((resolve, reject) => {
                const request = database.transaction(store).objectStore(store)[operation]();
                request.onsuccess = () => resolve(request.result);
                request.onerror = reject;
            });
            stored.push(store, await all('getAllKeys'), await all('getAll'));
        }
        stored.push(name);
        database.close();
    }
    places['the databases'] = JSON.stringify(stored);
    const cached = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            cached.push(name, request.url, await (await cache.match(request)).text());
        }
    }
    places['the caches'] = JSON.stringify(cached);
    return places;
"#;

/// The places where a text is found.
async fn places_of(app: &App, value: &str) -> Vec<String> {
    let script = format!("return (async () => {{ {PLACES} }})()");
    let places = app.browser.script(&script, vec![]).await;
    let mut texts: Vec<(String, String)> = Vec::new();
    for (place, text) in places.as_object().unwrap() {
        texts.push((place.clone(), text.as_str().unwrap().to_owned()));
    }
    let cookies = app.browser.cookies().await;
    texts.push(("the cookies".into(), cookies.to_string()));
    let logs = app.logs().await;
    let console: Vec<_> = logs.console.iter().map(|line| line.message.as_str()).collect();
    texts.push(("the console".into(), console.join("\n")));
    texts.push(("the network".into(), logs.network.join("\n")));
    texts.push(("the server's output".into(), app.server.output()));
    let mut found: Vec<String> =
        texts.into_iter().filter(|(_, text)| text.contains(value)).map(|(place, _)| place).collect();
    if !files_holding(&app.server.database_folder(), value).is_empty() {
        found.push("the server's database".into());
    }
    found.sort();
    found
}

#[tokio::test]
async fn the_value_is_nowhere_after_the_reveal() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let mut values = Vec::new();
        for (name, copies) in [("one", false), ("two", true)] {
            app.click("link", "Create token").await;
            app.name_token(name).await;
            app.click("button", "Create token").await;
            app.expect_visible("dialog", "Save your new token").await;
            let value = app.input_value("textbox", "Token value").await;
            assert!(value.len() >= 20, "a value: {value}");
            // Only in the reveal.
            assert_eq!(places_of(app, &value).await, ["the fields"]);
            if copies {
                app.click("button", "Copy token").await;
                app.expect_text("status", "opied").await;
            }
            app.click("checkbox", "I have saved this token").await;
            app.click("button", "Done").await;
            app.expect_hidden("dialog", "Save your new token").await;
            assert_eq!(places_of(app, &value).await, [""; 0]);
            app.expect_not_on_disk(&value);
            values.push(value);
        }
        let nowhere = async || {
            for value in &values {
                assert_eq!(places_of(app, value).await, [""; 0]);
            }
        };

        let uid = app.server.tokens().await[0]["uid"].as_str().unwrap().to_owned();
        app.go_back().await;
        nowhere().await;
        app.go_back().await;
        nowhere().await;
        app.go_forward().await;
        app.go_forward().await;
        nowhere().await;
        app.expect_hidden("dialog", "Save your new token").await;
        app.goto(&format!("?token={uid}")).await;
        app.expect_visible("dialog", "Token details").await;
        nowhere().await;
        app.reload().await;
        app.expect_visible("dialog", "Token details").await;
        nowhere().await;
        app.goto("?new").await;
        app.expect_visible("dialog", "Create API token").await;
        nowhere().await;
    })
    .await;
}

#[tokio::test]
async fn a_value_that_is_looked_for_is_nowhere() {
    panel(async |app| {
        let made = app.server.make(json!({"name": "found-in-a-log", "scopes": ["read_cluster"]})).await;
        let value = made["token"].as_str().unwrap().to_owned();
        app.sign_in_by_link().await;
        app.expect_list().await;
        let wrong = "of-no-token-0123456789";
        for (value, said) in [(value.as_str(), "found-in-a-log"), (wrong, "No token that you may see")] {
            app.click("button", "Find by value").await;
            app.fill("textbox", "Token value", value).await;
            app.click("button", "Find").await;
            app.expect_text_in("dialog", "Which token is this?", said).await;
            // The network has the request itself.
            assert_eq!(places_of(app, value).await, ["the fields", "the network"]);
            app.clear_logs().await;
            app.server.order(json!({"find": "fault-500", "times": 1})).await;
            app.expect_console_error("500").await;
            app.click("button", "Find").await;
            app.expect_text("alert", "Could not look for the token").await;
            assert_eq!(places_of(app, value).await, ["the fields", "the network"]);
            app.clear_logs().await;
            app.press(&["Escape"]).await;
            app.expect_hidden("dialog", "Which token is this?").await;
            assert_eq!(places_of(app, value).await, [""; 0]);
            app.expect_not_on_disk(value);
        }
    })
    .await;
}

/// Only the answer to the create and the tool's own request hold the value; no second request of the page does.
#[tokio::test]
async fn the_value_for_the_command_line_is_nowhere_in_the_browser() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let code = app.server.ask("GET", "/api/v1/auth/code", None, 200).await["code"].clone();
        let code = code.as_str().unwrap();
        app.goto(&format!("?code={code}")).await;
        app.expect_visible("dialog", "Create API token").await;
        app.click("button", "Create token").await;
        app.expect_text("status", "The BentoML CLI is signed in with the token").await;
        let handed = app.server.ask("GET", &format!("/api/v1/auth/token?code={code}"), None, 200).await;
        let value = handed["token"].as_str().unwrap();
        assert!(value.len() >= 20);
        assert_eq!(places_of(app, value).await, [""; 0]);
        app.click("button", "Dismiss").await;
        app.goto("").await;
        app.expect_list().await;
        assert_eq!(places_of(app, value).await, [""; 0]);
        app.expect_not_on_disk(value);
    })
    .await;
}

#[tokio::test]
async fn back_does_not_end_the_reveal() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click_link_to("status", "expired").await;
        app.click("link", "Create token").await;
        app.name_token("held").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        let value = app.input_value("textbox", "Token value").await;
        app.go_back().await;
        assert_eq!(app.input_value("textbox", "Token value").await, value);
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
        app.expect_hidden("dialog", "Save your new token").await;
        assert_eq!(places_of(app, &value).await, [""; 0]);
    })
    .await;
}

/// The search works: a value planted in each place is found there, and only there.
#[tokio::test]
async fn a_planted_value_is_found_in_every_place() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (place, script) in [
            ("the document", "document.body.dataset.x = value"),
            ("the fields", "document.querySelector('input').value = value"),
            ("the history", "navigation.updateCurrentEntry({ state: { value } })"),
            ("the local storage", "localStorage.setItem('x', value)"),
            ("the session storage", "sessionStorage.setItem('x', value)"),
            ("the window", "window.name = value"),
            ("the resources", "performance.mark(value)"),
            ("the console", "console.log(value)"),
            ("the network", "await fetch('/healthz', { headers: { 'x-test': value } })"),
            ("the caches", "await (await caches.open('x')).put('/x', new Response(value))"),
            (
                "the databases",
                "await new Promise((resolve, reject) => {
                    const open = indexedDB.open('x');
                    open.onupgradeneeded = () => open.result.createObjectStore('x').put({ deep: [value] }, 1);
                    open.onsuccess = () => (open.result.close(), resolve());
                    open.onerror = reject;
                })",
            ),
        ] {
            let value = format!("planted-in-{}", place.replace(' ', "-"));
            let script = format!("const value = arguments[0]; return (async () => {{ {script} }})()");
            app.browser.script(&script, vec![json!(value)]).await;
            until(&format!("{value} is found"), async || {
                let places = places_of(app, &value).await;
                if places == [place] { Ok(()) } else { Err(format!("it is found in {places:?}")) }
            })
            .await;
        }

        // Values that also appear in a second place, and values planted on the server.
        let plant = async |script: &str, value: &str| {
            app.browser.script(script, vec![json!(value)]).await;
            places_of(app, value).await
        };
        let places =
            plant("history.pushState(null, '', '?q=' + arguments[0])", "planted-in-the-address").await;
        assert_eq!(places, ["the address", "the history"]);
        let places = plant("document.title = arguments[0]", "planted-in-the-title").await;
        assert_eq!(places, ["the document", "the title"]);
        let places = plant("document.cookie = 'x=' + arguments[0]", "planted-in-the-cookies").await;
        assert_eq!(places, ["the cookies"]);
        let token = json!({ "name": "planted-in-sqlite" });
        app.server.ask("POST", "/api/v1/api_tokens", Some(&token), 200).await;
        assert_eq!(places_of(app, "planted-in-sqlite").await, ["the server's database"]);
        app.server.ask("GET", "/api/v1/planted-in-the-path", None, 404).await;
        assert_eq!(places_of(app, "planted-in-the-path").await, ["the server's output"]);
        app.expect_on_disk("planted-in-the-local-storage");
    })
    .await;
}
