//! The frame: what the page paints before any script runs, and how the panel takes its place.

use crate::support::{App, panel, until};
use serde_json::{Value, json};

/// The left and top edges, and the height where it counts, of what the frame and the panel both have.
const PLACES: &str = "
    const box = (selector, ...what) => {
        const element = document.querySelector(selector);
        return element && what.map(name => Math.round(element.getBoundingClientRect()[name]));
    };
    const frame = document.getElementById('frame');
    const head = frame ? '#frame .columns' : 'main thead';
    return [Boolean(frame), {
        header: box('.top', 'top', 'bottom'), heading: box('h1', 'left', 'top', 'height'), sheet: box('.sheet', 'left', 'top', 'right'),
        filters: box('.filters', 'top', 'bottom'), columns: box(head, 'top', 'bottom'),
    }]";

/// Waits until the frame is there, or gone and rows in its place.
async fn places(app: &App, of_frame: bool) -> Value {
    until("the places", async || {
        let found = app.browser.script(PLACES, vec![]).await;
        let is_whole = found[1].as_object().is_some_and(|all| all.values().all(Value::is_array));
        if found[0] == of_frame && is_whole { Ok(found[1].clone()) } else { Err(found.to_string()) }
    })
    .await
}

#[tokio::test]
async fn the_panel_comes_to_the_place_of_the_frame() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for width in [1280, 1100, 960, 768, 640, 375] {
            app.browser.set_viewport_size(width, 800).await;
            app.browser.block_requests(Some("/start-")).await;
            app.reload().await;
            let frame = places(app, true).await;
            app.browser.block_requests(None).await;
            app.reload().await;
            app.expect_list().await;
            app.clear_logs().await;
            assert_eq!(places(app, false).await, frame, "at {width}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_frame_is_in_the_remembered_theme_and_has_no_words_but_its_heading() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_list().await;
        app.browser.script("localStorage.setItem('bento-token-panel.theme', 'dark')", vec![]).await;
        app.browser.block_requests(Some("/start-")).await;
        app.reload().await;
        let look = "const frame = document.getElementById('frame');
            return [frame.innerText.trim(), frame.querySelectorAll('td, th, [aria-label]').length,
                document.documentElement.dataset.theme]";
        let found = app.browser.script(look, vec![]).await;
        assert_eq!(
            (&found[0], &found[1], &found[2]),
            (&json!("API tokens"), &json!(0), &json!("dark")),
            "{found}"
        );
        app.browser.block_requests(None).await;
        app.clear_logs().await;
    })
    .await;
}
