//! A page that cannot start says why, and what to do, in plain HTML: with a file that is missing, damaged or blocked, without
//! WebAssembly, without JavaScript, and in a browser that is too old.

use crate::support::{App, Front, copy_of_the_panel, free_port, panel, until};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Serves a copy of the panel that was changed by `change`, and opens it.
async fn open_changed(app: &App, change: impl FnOnce(&Path)) {
    let site = app.folder().join("site");
    copy_of_the_panel(&site);
    change(&site);
    app.serve_behind(Front::plain(app.folder(), free_port(), &site, "/").await);
    app.goto("?q=stays").await;
}

/// The file of this kind.
fn file(site: &Path, beginning: &str, ending: &str) -> PathBuf {
    let is_it = |name: &str| name.starts_with(beginning) && name.ends_with(ending);
    let mut files = std::fs::read_dir(site).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| is_it(path.file_name().unwrap().to_str().unwrap())).unwrap()
}

fn remove(site: &Path, beginning: &str, ending: &str) {
    std::fs::remove_file(file(site, beginning, ending)).unwrap();
}

/// Waits until the page says this, and nothing else. Read from the document: no part of the panel is there.
async fn says(app: &App, part: &str) {
    let script = "return [...document.body.querySelectorAll('p')].filter(p => p.checkVisibility({ visibilityProperty: true }))
        .map(p => p.innerText).join('\\n')";
    until(&format!("the page says “{part}”"), async || {
        let said = app.browser.client().execute(script, vec![]).await.map_err(|error| error.to_string())?;
        let said = said.as_str().unwrap_or_default();
        if said.contains(part) && !said.contains('\n') {
            Ok(())
        } else {
            Err(format!("it says “{said}”"))
        }
    })
    .await;
}

/// The link on the page loads it again, and the address is kept.
async fn can_be_loaded_again(app: &App) {
    app.click("link", "Load the page again").await;
    app.expect_url("/?q=stays").await;
    // The browser's own words about files that it could not load.
    app.clear_logs().await;
}

#[tokio::test]
async fn a_missing_start_script_is_told_after_some_seconds() {
    panel(async |app| {
        open_changed(app, |site| remove(site, "start-", ".js")).await;
        says(app, "This page has not started yet.").await;
        can_be_loaded_again(app).await;
    })
    .await;
}

#[tokio::test]
async fn another_missing_file_is_told_after_one_more_try() {
    for (beginning, ending) in [("panel-", ".js"), ("panel-", ".wasm")] {
        panel(async |app| {
            open_changed(app, |site| remove(site, beginning, ending)).await;
            says(app, "A file of this page is missing, blocked or damaged").await;
            can_be_loaded_again(app).await;
            says(app, "A file of this page is missing, blocked or damaged").await;
            app.clear_logs().await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_damaged_file_is_told() {
    for (beginning, ending) in [("start-", ".js"), ("panel-", ".js"), ("panel-", ".wasm")] {
        panel(async |app| {
            open_changed(app, |site| {
                let damaged = file(site, beginning, ending);
                let mut bytes = std::fs::read(&damaged).unwrap();
                bytes.push(b' ');
                std::fs::write(damaged, bytes).unwrap();
            })
            .await;
            let words =
                if beginning == "start-" { "has not started yet" } else { "missing, blocked or damaged" };
            says(app, words).await;
            can_be_loaded_again(app).await;
            says(app, words).await;
            app.clear_logs().await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_blocked_script_is_told() {
    panel(async |app| {
        app.browser.block_requests(Some("/start-")).await;
        app.goto("?q=stays").await;
        says(app, "This page has not started yet.").await;
        can_be_loaded_again(app).await;
    })
    .await;
}

/// A web server may send a stricter policy of its own, which does not allow the script in the page.
#[tokio::test]
async fn a_page_whose_own_script_is_blocked_works() {
    panel(async |app| {
        open_changed(app, |site| {
            let page = site.join("index.html");
            let html = std::fs::read_to_string(&page).unwrap();
            let (before, digest) = html.split_once(" 'sha256-").unwrap();
            let (_, after) = digest.split_once('\'').unwrap();
            std::fs::write(&page, format!("{before}{after}")).unwrap();
        })
        .await;
        app.expect_visible("heading", "Sign in").await;
        let begun = app.browser.script("return [typeof program, typeof early]", vec![]).await;
        assert_eq!(begun.to_string(), r#"["undefined","undefined"]"#);
        // The browser's own words about the script.
        app.clear_logs().await;
    })
    .await;
}

#[tokio::test]
async fn a_page_whose_style_sheets_are_missing_works() {
    panel(async |app| {
        app.browser.block_requests(Some(".css")).await;
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        let script = "return document.body.innerText";
        let said = app.browser.script(script, vec![]).await;
        assert!(!said.as_str().unwrap().contains("has not started"), "{said}");
        app.expect_text("alert", "A style sheet of this page is missing").await;
        app.clear_logs().await;
    })
    .await;
}

#[tokio::test]
async fn a_panic_is_told_also_over_a_dialog() {
    // As wasm-bindgen passes a panic on: from an event's handler, and from a future. In the page's own scripts: browsers hide
    // what a driver's script throws.
    let thrown = "throw new WebAssembly.RuntimeError('unreachable')";
    let rejected = "Promise.reject(new WebAssembly.RuntimeError('unreachable'))";
    for script in [thrown, rejected] {
        panel(async |app| {
            app.browser
                .add_init_script(&format!("addEventListener('panic-of-the-test', () => {{ {script} }})"))
                .await;
            app.sign_in_by_link().await;
            app.expect_no_alert().await;
            app.click("link", "Create token").await;
            app.expect_visible("dialog", "Create API token").await;
            app.browser.script("dispatchEvent(new Event('panic-of-the-test')); return null", vec![]).await;
            app.expect_text("alert", "This page has stopped because of an error in it").await;
            app.clear_logs().await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_page_without_web_assembly_says_so() {
    panel(async |app| {
        app.browser.add_init_script("delete globalThis.WebAssembly").await;
        app.goto("?q=stays").await;
        says(app, "WebAssembly is off in this browser").await;
        can_be_loaded_again(app).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_without_javascript_says_so() {
    panel(async |app| {
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        app.browser.switch_scripts_off().await;
        app.goto("?q=stays").await;
        // No script of the test runs either: the source, as the browser has read it.
        let source = app.browser.client().source().await.unwrap();
        assert!(source.contains("JavaScript is off in this browser"), "{source}");
        app.screenshot("without-javascript").await;
    })
    .await;
}

#[tokio::test]
async fn an_old_browser_is_told_so_and_the_panel_works_as_far_as_it_can() {
    panel(async |app| {
        // As before Chrome 111, Firefox 113 and Safari 16.2.
        let source = "const supports = CSS.supports.bind(CSS);
            CSS.supports = (...asked) => !asked.join().includes('color-mix') && supports(...asked)";
        app.browser.add_init_script(source).await;
        app.sign_in_by_link().await;
        app.expect_text("alert", "This browser is too old for this page").await;
    })
    .await;
}

#[tokio::test]
async fn a_newer_version_is_there_after_the_page_was_loaded_again() {
    panel(async |app| {
        let page = app.folder().join("site/index.html");
        let mut new = String::new();
        open_changed(app, |_| {
            new = std::fs::read_to_string(&page).unwrap();
            // The page of an older version, whose files are gone.
            std::fs::write(&page, new.replace("data-bindings=\"./", "data-bindings=\"./old-")).unwrap();
        })
        .await;
        says(app, "or the site has a newer version").await;
        let script = "return performance.getEntriesByType('navigation')[0].type";
        assert_eq!(app.browser.script(script, vec![]).await, "reload", "it was loaded again by itself");
        std::fs::write(&page, &new).unwrap();
        // A host answers that nothing has changed if both are of one second.
        let file = std::fs::File::options().write(true).open(&page).unwrap();
        let later = file.metadata().unwrap().modified().unwrap() + Duration::from_secs(60);
        file.set_modified(later).unwrap();
        can_be_loaded_again(app).await;
        app.expect_visible("heading", "Sign in").await;
        app.expect_url("/?q=stays").await;
        // This host has no API.
        app.clear_logs().await;
    })
    .await;
}
