//! Opening and closing dialogs leaks nothing: no listener, no node, no memory, no effect. A script in the page does it
//! hundreds of times, and the counts after the first rounds must equal the counts after the last.
//!
//! Not covered: the reveal, because each round would create a token, and the questions before leaving it and after
//! idling.

use crate::support::{App, Kind, panel};
use serde_json::{Value, json};

/// Rounds before the first count: one-time allocations (the second piece, cached texts, table capacity) happen in
/// them.
const WARM: usize = 50;

/// Rounds in one script, few enough for the driver's time limit.
const AT_ONCE: usize = 50;

/// A page of WebAssembly's memory, in bytes.
const PAGE: u64 = 65_536;

/// Allowed growth in nodes: the browser sometimes keeps the content of the last closed menu or dialog, up to 42 nodes.
/// A leak of one node a round would be at least 150.
const SOME_NODES: u64 = 60;

/// A step of a person: a role and a name to click or wait for, or a key.
enum Step<'a> {
    Click(&'a str, &'a str),
    Press(&'a str),
    See(&'a str, &'a str),
    SeeNo(&'a str, &'a str),
}
use Step::{Click, Press, See, SeeNo};

/// Counts after a garbage collection, and the work caused by one letter in the search box and by one hour passing:
/// changes of the document, and calls from the panel to the page.
#[derive(Clone, Debug, PartialEq)]
struct Held {
    listeners: u64,
    nodes: u64,
    /// The size of the WebAssembly memory, in bytes.
    memory: u64,
    letter: Value,
    hour: Value,
}

async fn held(app: &App) -> Held {
    let stirred = app.browser.script("return leaks.stir()", vec![]).await;
    // Objects that the first collection releases are collected by the second.
    for _ in 0..2 {
        app.browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    }
    let metrics = app.browser.devtools("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let mut all = metrics["metrics"].as_array().unwrap().iter();
        all.find(|metric| metric["name"] == name).unwrap()["value"].as_f64().unwrap() as u64
    };
    let memory = app.browser.script("return leaks.memory()", vec![]).await.as_u64().unwrap();
    Held {
        listeners: metric("JSEventListeners"),
        nodes: metric("Nodes"),
        memory,
        letter: stirred["letter"].clone(),
        hour: stirred["hour"].clone(),
    }
}

/// Runs the panel with the script, in Chromium, the only browser that reports these counts.
async fn counted(test: impl AsyncFnOnce(&mut App)) {
    if Kind::wanted() != Kind::Chromium {
        return;
    }
    panel(async |app| {
        app.browser.add_init_script(include_str!("leaks.js")).await;
        app.browser.devtools("Performance.enable", json!({})).await;
        app.sign_in_by_link().await;
        // Background requests after the list have ended.
        app.click_until("link", "Creator left", "Creator left").await;
        test(app).await;
        // Chromium limits so many history changes in a few seconds and logs it. The panel keeps working.
        let trouble = app.problems().await;
        assert!(trouble.iter().all(|line| line.contains("Throttling navigation")), "{trouble:#?}");
        app.clear_logs().await;
    })
    .await;
}

async fn walk(app: &App, steps: &Value, rounds: usize) {
    for begun in (0..rounds).step_by(AT_ONCE) {
        let script = "return leaks.walk(arguments[0], arguments[1])";
        let now = AT_ONCE.min(rounds - begun);
        app.browser.script(script, vec![steps.clone(), json!(now)]).await;
    }
}

/// Takes these steps `rounds` times. Returns the counts after the first rounds and after the last if they differ.
async fn leaks(app: &App, what: &str, rounds: usize, steps: &[Step<'_>]) -> Option<String> {
    // Once by the driver: the script finds the same elements.
    for step in steps {
        match step {
            Click(role, name) => app.click(role, name).await,
            Press(key) => app.press(&[key]).await,
            See(role, name) => drop(app.expect_visible(role, name).await),
            SeeNo(role, name) => app.expect_hidden(role, name).await,
        }
    }
    let one = |step: &Step| match step {
        Click(role, name) => json!(["click", role, name]),
        Press(key) => json!(["press", key]),
        See(role, name) => json!(["see", role, name]),
        SeeNo(role, name) => json!(["seeNo", role, name]),
    };
    let steps: Value = steps.iter().map(one).collect();
    walk(app, &steps, WARM).await;
    let mut first = held(app).await;
    walk(app, &steps, rounds - WARM).await;
    let mut last = held(app).await;
    // The allocator may take one page more, once: then it is counted again from there. A leak takes more each time.
    if last.memory == first.memory + PAGE {
        println!("{what}, after {rounds} rounds: {last:?}, from {first:?}");
        walk(app, &steps, rounds - WARM).await;
        (first, last) = (last, held(app).await);
    }
    println!("{what}, after {WARM} rounds: {first:?}");
    println!("{what}, after {rounds} rounds: {last:?}");
    let same_nodes = last.nodes <= first.nodes + SOME_NODES;
    let is_same = Held { nodes: first.nodes, ..last.clone() } == first && same_nodes;
    (!is_same).then(|| format!("{what}: {first:?} after {WARM} rounds, {last:?} after {rounds}"))
}

#[tokio::test]
async fn the_create_dialog_leaks_nothing() {
    counted(async |app| {
        let dialog = ("dialog", "Create API token");
        let steps = [Press("c"), See(dialog.0, dialog.1), Press("Escape"), SeeNo(dialog.0, dialog.1)];
        let found = leaks(app, "create, left with Escape", 700, &steps).await;
        assert!(found.is_none(), "{found:#?}");
    })
    .await;
}

#[tokio::test]
async fn dialogs_about_a_token_leak_nothing() {
    counted(async |app| {
        let tokens = app.server.tokens().await;
        let name = tokens[1]["name"].as_str().unwrap();
        let mut found = Vec::new();
        let details = ("dialog", "Token details");
        let steps = [
            Click("link", name),
            See(details.0, details.1),
            See("button", "Edit token"),
            Click("button", "Close"),
            SeeNo(details.0, details.1),
        ];
        found.extend(leaks(app, "details", 600, &steps).await);

        app.click("link", name).await;
        for (button, role, dialog) in [
            ("Edit token", "form", "Edit token"),
            ("Replace", "dialog", "Replace token"),
            ("Delete token", "alertdialog", "Delete token?"),
        ] {
            let steps =
                [Click("button", button), See(role, dialog), Click("button", "Cancel"), SeeNo(role, dialog)];
            found.extend(leaks(app, dialog, 300, &steps).await);
        }
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

#[tokio::test]
async fn dialogs_and_menus_of_the_list_leak_nothing() {
    counted(async |app| {
        let mut found = Vec::new();
        let create = ("dialog", "Create API token");
        let steps = [
            Click("link", "Create token"),
            See(create.0, create.1),
            Click("button", "Cancel"),
            SeeNo(create.0, create.1),
        ];
        found.extend(leaks(app, "create, left with Cancel", 200, &steps).await);

        let keys = ("dialog", "Keys");
        let steps = [Press("?"), See(keys.0, keys.1), Click("button", "Close"), SeeNo(keys.0, keys.1)];
        found.extend(leaks(app, "keys", 200, &steps).await);

        let views = ("dialog", "Saved views");
        let steps = [
            Click("button", "Views"),
            Click("button", "Save or manage views"),
            See(views.0, views.1),
            Click("button", "Close"),
            SeeNo(views.0, views.1),
        ];
        found.extend(leaks(app, "saved views", 200, &steps).await);

        let tokens = app.server.tokens().await;
        let actions = format!("Actions for {}", tokens[1]["name"].as_str().unwrap());
        let steps = [
            Click("button", &actions),
            See("menuitem", "Delete…"),
            // It gives the focus back to the button.
            Click("menuitem", "Copy link"),
            SeeNo("menuitem", "Delete…"),
        ];
        found.extend(leaks(app, "row menu", 300, &steps).await);
        // A short menu: the last one that was built may still be held.
        let is_monitoring = |token: &&Value| token["is_monitoring_token"] == true;
        let monitoring = format!("Monitoring {}", tokens.iter().filter(is_monitoring).count());
        for (menu, role, item) in [("Export", "button", "Download CSV"), ("Type", "link", &*monitoring)] {
            let steps = [Click("button", menu), See(role, item), Press("Escape"), SeeNo(role, item)];
            found.extend(leaks(app, menu, 200, &steps).await);
        }

        let (name, count) = (tokens[1]["name"].as_str().unwrap(), tokens.len());
        app.click("checkbox", &format!("Select {name}")).await;
        app.click("button", &format!("Select all {count}")).await;
        let question = format!("Delete {count} tokens?");
        let steps = [
            Click("button", "Delete selected"),
            See("alertdialog", &question),
            Click("button", "Cancel"),
            SeeNo("alertdialog", &question),
        ];
        found.extend(leaks(app, "deleting many", 200, &steps).await);
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_leak_is_noticed() {
    counted(async |app| {
        let before = held(app).await;
        assert_eq!(held(app).await, before, "looking changes nothing");
        let leave = async |what: &str| {
            let script = "for (let i = 0; i < 50; i += 1) leaks.leave[arguments[0]]()";
            app.browser.script(script, vec![json!(what)]).await;
            held(app).await
        };
        let with_nodes = leave("node").await;
        assert!(with_nodes.nodes >= before.nodes + 50, "{before:?}, {with_nodes:?}");
        let with_memory = leave("memory").await;
        assert!(with_memory.memory > before.memory, "{before:?}, {with_memory:?}");
        let with_listeners = leave("listener").await;
        assert!(with_listeners.listeners >= before.listeners + 50, "{before:?}, {with_listeners:?}");
        let with_readers = leave("reader").await;
        assert_ne!(with_readers.letter, before.letter, "{with_readers:?}");
        assert_eq!(with_readers.hour, before.hour, "{with_readers:?}");
    })
    .await;
}
