//! The first requests are under way before the program runs. They are the client's own, and none is sent twice.

use crate::support::{App, Kind, panel};
use serde_json::{Value, json};

const PATHS: [&str; 4] = [
    "/api/v1/auth/current",
    "/api/v1/current_org",
    "/api/v1/api_tokens?start=0&count=100",
    "/api/v1/members/current",
];

/// The headers of the page's requests for this path.
async fn asked(app: &App, path: &str) -> Vec<Value> {
    let url = format!("{}{path}", app.server.url());
    let sent = app.logs().await.sent;
    sent.into_iter().filter(|it| it.url == url).map(|it| Value::Object(it.headers)).collect()
}

/// Loads the page again, and waits until the role and the members were asked for, which comes last.
async fn load(app: &App) {
    app.clear_logs().await;
    app.reload().await;
    app.expect_list().await;
    app.expect_visible("link", "Creator left 8").await;
}

/// Before the program runs, it waits until all of these requests are under way, and then for this expression, whose value is kept in
/// `before`. Without the script in the page that would be never.
fn program_waits_for(expression: &str) -> String {
    program_waits("Object.keys(globalThis.early ?? {}).length < 5", expression)
}

/// Before the program runs, it waits while this condition is true, and then for the expression, whose value is kept in `before`.
fn program_waits(condition: &str, expression: &str) -> String {
    let script = "for (const how of ['instantiate', 'instantiateStreaming']) {
        const own = WebAssembly[how].bind(WebAssembly);
        WebAssembly[how] = async (...all) => {
            globalThis.before ??= (async () => {
                while (CONDITION) await new Promise(done => setTimeout(done, 5));
                return EXPRESSION;
            })();
            await globalThis.before;
            return own(...all);
        };
    }";
    script.replace("CONDITION", condition).replace("EXPRESSION", expression)
}

#[tokio::test]
async fn each_is_sent_once_and_before_the_program_runs() {
    if Kind::wanted() != Kind::Chromium {
        return;
    }
    panel(async |app| {
        app.sign_in_by_link().await;
        app.browser.add_init_script(&program_waits_for("Object.keys(globalThis.early)")).await;
        load(app).await;
        for path in PATHS {
            assert_eq!(asked(app, path).await.len(), 1, "{path}");
        }
        let before = app.browser.script("return globalThis.before", vec![]).await;
        for path in PATHS {
            assert!(before.as_array().unwrap().contains(&json!(path)), "{path}: {before}");
        }
        // Nothing is left that a later request could take.
        assert_eq!(app.browser.script("return Object.keys(globalThis.early)", vec![]).await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn they_are_what_the_client_sends() {
    if Kind::wanted() != Kind::Chromium {
        return;
    }
    panel(async |app| {
        app.sign_in_by_link().await;
        // The client finds no answers, and sends its own.
        let hide = "Object.defineProperty(globalThis, 'early', { get() {}, set() {} })";
        app.browser.add_init_script(hide).await;
        load(app).await;
        for path in PATHS {
            let both = asked(app, path).await;
            assert_eq!(both.len(), 2, "{path}: {both:?}");
            assert_eq!(both[0], both[1], "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_and_a_kept_token_have_none() {
    if Kind::wanted() != Kind::Chromium {
        return;
    }
    panel(async |app| {
        app.clear_logs().await;
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        for path in PATHS {
            assert!(asked(app, path).await.is_empty(), "{path}");
        }
        app.sign_in_for_the_tab().await;
        app.expect_visible("link", "Creator left 8").await;
        load(app).await;
        for path in PATHS {
            let sent = asked(app, path).await;
            assert_eq!(sent.len(), 1, "{path}: {sent:?}");
            let has_token = sent[0]
                .as_object()
                .unwrap()
                .keys()
                .any(|name| name.eq_ignore_ascii_case("x-yatai-api-token"));
            assert!(has_token, "{path} is sent with the token");
        }
    })
    .await;
}

/// Nobody is signed in, so the sign-in page is needed, which is in the second piece.
#[tokio::test]
async fn the_second_piece_is_fetched_before_the_program_runs_where_nobody_is_signed_in() {
    if Kind::wanted() != Kind::Chromium {
        return;
    }
    panel(async |app| {
        app.browser.add_init_script(&program_waits("!globalThis.second", "true")).await;
        app.clear_logs().await;
        app.goto("").await;
        app.expect_visible("heading", "Sign in").await;
        let requests = app.logs().await.requests;
        assert_eq!(requests.iter().filter(|url| url.contains("/lazy-")).count(), 1, "{requests:?}");
    })
    .await;
}

/// They were sent for the person who was signed in then.
#[tokio::test]
async fn what_another_tab_tells_before_the_program_runs_drops_them() {
    if Kind::wanted() != Kind::Chromium {
        return;
    }
    panel(async |app| {
        app.sign_in_by_link().await;
        app.expect_visible("link", "Creator left 8").await;
        let told = "(async () => {
            new BroadcastChannel('bento-token-panel').postMessage('in');
            while (globalThis.early) await new Promise(done => setTimeout(done, 5));
        })()";
        app.browser.add_init_script(&program_waits_for(told)).await;
        load(app).await;
        for path in [PATHS[0], PATHS[2]] {
            assert_eq!(asked(app, path).await.len(), 2, "{path} is sent again");
        }
    })
    .await;
}
