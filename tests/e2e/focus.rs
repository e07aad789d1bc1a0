//! Where the focus is after a sign-in and after a dialog; what describes an alert dialog; exact times on focus and tap.

use crate::support::{App, panel, until};
use serde_json::json;

async fn focused(app: &App, role: &str, name: &str) {
    until(&format!("{role} “{name}” has the focus"), async || {
        let (is, called) = app.browser.focused().await?;
        if is == role && called == name { Ok(()) } else { Err(format!("{is} “{called}” has it")) }
    })
    .await;
}

#[tokio::test]
async fn after_a_sign_in_it_is_on_the_heading() {
    panel(async |app| {
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        focused(app, "textbox", "API token").await;
        app.sign_in_by_token().await;
        app.expect_list().await;
        focused(app, "heading", "API tokens").await;
        app.click("button", "Sign out").await;
        focused(app, "textbox", "API token").await;
    })
    .await;
}

#[tokio::test]
async fn after_the_details_it_is_on_the_row() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let token = app.server.make(json!({ "name": "worker", "scopes": ["api"] })).await;
        // Opened by its address: nothing had the focus before.
        app.open_details(&token).await;
        app.expect_hidden("heading", "Loading").await;
        until("the row is there", async || {
            let row = "return document.querySelector('td a') !== null";
            if app.browser.script(row, vec![]).await == true { Ok(()) } else { Err("it is not".into()) }
        })
        .await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        focused(app, "link", "worker").await;
        // Opened by a click beside the link: the table has the focus then.
        let place = "const row = [...document.querySelectorAll('tr')].find(row => row.textContent.includes('worker'));
            const shown = [...row.cells].filter(cell => cell.checkVisibility());
            const box = shown.at(-1).getBoundingClientRect();
            return [Math.round(box.right - 6), Math.round(box.top + box.height / 2)]";
        let place = app.browser.script(place, vec![]).await;
        let at = |index: usize| place[index].as_u64().unwrap() as u32;
        app.browser.click_at(at(0), at(1)).await;
        app.expect_visible("dialog", "Token details").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;
        focused(app, "link", "worker").await;
    })
    .await;
}

#[tokio::test]
async fn after_a_create_it_is_on_the_new_row() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "brand-new").await;
        app.click("checkbox", "read_cluster").await;
        app.focus("textbox", "Name").await;
        app.press(&["Enter"]).await;
        app.expect_visible("dialog", "Save your new token").await;
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
        app.expect_hidden("dialog", "Save your new token").await;
        focused(app, "link", "brand-new").await;
    })
    .await;
}

#[tokio::test]
async fn an_alert_dialog_is_described_by_its_message() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for n in 1..=2 {
            app.server.make(json!({ "name": format!("bulk-{n}") })).await;
        }
        let token = app.server.make(json!({ "name": "worker", "scopes": ["api"] })).await;
        app.open_details(&token).await;
        app.click("button", "Delete token").await;
        app.expect_visible("alertdialog", "Delete token?").await;
        app.expect_description("alertdialog", "Delete token?", "worker").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.goto("?q=bulk-").await;
        app.expect_filtered_list().await;
        app.click("checkbox", "Select bulk-1").await;
        app.click("checkbox", "Select bulk-2").await;
        app.click("button", "Delete selected").await;
        app.expect_description("alertdialog", "Delete 2 tokens?", "They stop working. For 8 seconds").await;
    })
    .await;
}

/// Waits until the page shows the exact form of a time, with the words for UTC, outside of tooltips.
async fn shows_exact_time(app: &App, is_shown: bool) {
    until(&format!("an exact time is shown: {is_shown}"), async || {
        let script = "return [...document.querySelectorAll('time')].some(time => {
            const box = time.lastElementChild?.getBoundingClientRect() ?? new DOMRect();
            const top = document.elementFromPoint(box.left + box.width / 2, box.bottom - 6);
            return / UTC/.test(time.innerText) && time.contains(top) });";
        let is = app.browser.script(script, vec![]).await;
        if is == is_shown { Ok(()) } else { Err(format!("{is}")) }
    })
    .await;
}

#[tokio::test]
async fn exact_times_are_shown_on_focus_and_tap() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("button", "Your sessions").await;
        app.expect_text_in("table", "Your sessions", "just now").await;
        shows_exact_time(app, false).await;
        // By the keyboard: the time comes before the buttons.
        app.press(&["Shift", "Tab"]).await;
        app.press(&["Shift", "Tab"]).await;
        shows_exact_time(app, true).await;
        app.screenshot("exact-time-sessions").await;
        app.focus("button", "Close").await;
        shows_exact_time(app, false).await;
        app.press(&["Escape"]).await;

        app.goto("?view=activity").await;
        app.expect_visible("table", "Activity").await;
        shows_exact_time(app, false).await;
        for width in [1280, 375] {
            app.browser.set_viewport_size(width, 800).await;
            let place =
                "const time = document.querySelector('td time'); time.scrollIntoView({ block: 'center' });
                const box = time.getBoundingClientRect();
                return [Math.round(box.left + 4), Math.round(box.top + box.height / 2)]";
            let place = app.browser.script(place, vec![]).await;
            let at = |index: usize| place[index].as_u64().unwrap() as u32;
            app.browser.click_at(at(0), at(1)).await;
            shows_exact_time(app, true).await;
            app.screenshot(&format!("exact-time-activity-{width}")).await;
            let fits = "return document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(app.browser.script(fits, vec![]).await, true, "at {width}");
            app.click("heading", "API tokens").await;
            shows_exact_time(app, false).await;
        }
    })
    .await;
}
