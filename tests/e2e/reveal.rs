//! A new token's value is shown once: a key, a step back or a refusing clipboard does not lose it. If a reload loses
//! it, the panel says so and offers to delete or replace the token.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

async fn can_be_done(app: &App) -> bool {
    app.expect_visible("button", "Done").await.is_enabled().await.unwrap()
}

async fn done(app: &App) {
    app.click("button", "Done").await;
    app.expect_hidden("dialog", "Save your new token").await;
}

#[tokio::test]
async fn done_needs_a_copy_or_the_tick() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (name, save) in [("by-copy", "Copy token"), ("by-download", "Download"), ("by-word", "")] {
            let value = app.reveal_token(name).await;
            assert!(!can_be_done(app).await, "{name}");
            match save {
                "" => app.click("checkbox", "I have saved this token").await,
                "Download" => {
                    let file =
                        app.download("by-download.token.txt", async || app.click("button", save).await);
                    assert_eq!(file.await, value, "the value alone");
                    app.expect_text("status", "Look whether the file is there").await;
                    assert!(!can_be_done(app).await, "a browser does not say whether it wrote the file");
                    app.click("checkbox", "I have saved this token").await;
                }
                button => app.click("button", button).await,
            }
            until("it can be done with", async || {
                if can_be_done(app).await { Ok(()) } else { Err("it is disabled".into()) }
            })
            .await;
            if save == "Copy token" {
                app.expect_text("status", "Copied.").await;
                assert_eq!(app.clipboard_text().await, value);
            }
            done(app).await;
        }
    })
    .await;
}

#[tokio::test]
async fn escape_a_click_outside_and_back_do_not_close_it() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click_link_to("status", "expired").await;
        let value = app.reveal_token("guarded").await;
        for _ in 0..3 {
            app.press(&["Escape"]).await;
        }
        app.expect_text("alert", "it cannot be shown again").await;
        app.click_outside_dialogs().await;
        app.go_back().await;
        app.go_back().await;
        assert_eq!(app.token_value().await, value);
        // After saving, Escape closes it as the button does.
        app.click("checkbox", "I have saved this token").await;
        app.expect_no_alert().await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Save your new token").await;
    })
    .await;
}

#[tokio::test]
async fn a_value_is_checked_by_a_request_for_its_person() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.reveal_token("checked").await;
        assert_eq!(app.server.token("checked").await["last_used_at"], Value::Null);
        app.click("button", "Check that it works").await;
        app.expect_text("status", "It works: the API takes it for admin (admin).").await;
        // The check uses the value, not the cookie of the session.
        until("the server has seen it used", async || {
            let used = app.server.token("checked").await["last_used_at"].clone();
            if used.is_string() { Ok(()) } else { Err(format!("last used {used}")) }
        })
        .await;

        app.expect_console_error("401").await;
        app.server.order(json!({ "current": "fault-401" })).await;
        app.click("button", "Check that it works").await;
        app.expect_text("alert", "Could not check the token: the API did not accept it.").await;
        // The person is still signed in, and the value is still shown.
        app.token_value().await;
        app.click("button", "Check that it works").await;
        app.expect_text("status", "It works").await;
        app.expect_no_alert().await;
        app.click("checkbox", "I have saved this token").await;
        done(app).await;
        app.expect_visible("heading", "API tokens").await;
    })
    .await;
}

/// Creates a token, and reloads the page before its value is saved.
async fn lose(app: &App, name: &str) {
    app.sign_in_by_link().await;
    app.click("link", "Create token").await;
    app.fill("textbox", "Name", name).await;
    app.fill("textbox", "Description", "Nobody has it").await;
    app.click("checkbox", "write_cluster").await;
    app.click("button", "Create token").await;
    app.token_value().await;
    app.reload_and_discard().await;
    app.expect_list().await;
    let alert = app.expect_text("alert", "Nobody has the value of").await;
    for part in [name, uid(&app.server.token(name).await), "the page was left before it was saved"] {
        assert!(alert.contains(part), "{part}: {alert}");
    }
}

#[tokio::test]
async fn a_token_whose_value_was_lost_by_a_reload_can_be_deleted_from_its_notice() {
    panel(async |app| {
        lose(app, "lost-and-deleted").await;
        app.click("button", "Delete it").await;
        let question = app.inner_text("alertdialog", "Delete token?").await;
        assert!(question.contains("lost-and-deleted"), "{question}");
        // Cancelling changes nothing.
        app.click("button", "Cancel").await;
        app.expect_text("alert", "Nobody has the value of").await;
        app.click("button", "Delete it").await;
        app.delete_without_undo().await;
        app.expect_hidden("alertdialog", "Delete token?").await;
        app.expect_no_alert().await;
        app.expect_hidden("link", "lost-and-deleted").await;
        assert!(app.server.named("lost-and-deleted").await.is_empty());
        app.reload().await;
        app.expect_list().await;
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_whose_value_was_lost_by_a_reload_can_be_replaced() {
    panel(async |app| {
        lose(app, "lost-and-replaced").await;
        let old = app.server.token("lost-and-replaced").await;
        app.click("button", "Replace it").await;
        app.delete_without_undo().await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "lost-and-replaced");
        assert_eq!(app.input_value("textbox", "Description").await, "Nobody has it");
        app.expect_checked("write_cluster", "true").await;
        app.expect_checked("read_cluster", "false").await;
        assert!(app.server.named("lost-and-replaced").await.is_empty());
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.expect_no_alert().await;
        let new = app.server.token("lost-and-replaced").await;
        assert_ne!(new["uid"], old["uid"]);
        for key in [
            "description",
            "scopes",
            "is_organization_token",
            "is_api_token",
            "is_global_access",
            "deployment_uids",
        ] {
            assert_eq!(new[key], old[key], "{key}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_person_who_has_the_value_dismisses_the_notice_once() {
    panel(async |app| {
        lose(app, "written-down").await;
        // The notice comes back until the person reacts.
        app.reload().await;
        app.expect_list().await;
        app.expect_text("alert", "written-down").await;
        app.click("button", "I have its value").await;
        app.expect_no_alert().await;
        app.reload().await;
        app.expect_list().await;
        app.expect_no_alert().await;
        app.server.token("written-down").await;
    })
    .await;
}

#[tokio::test]
async fn a_saved_value_leaves_no_notice_after_a_reload() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.reveal_token("saved-and-reloaded").await;
        app.click("checkbox", "I have saved this token").await;
        // The value is saved, although the dialog is still open: no warning and no notice.
        app.reload().await;
        app.expect_list().await;
        app.expect_visible("link", "saved-and-reloaded").await;
        app.expect_no_alert().await;
        assert_eq!(app.logs().await.prompts, [""; 0]);

        // Unticking counts, too.
        app.reveal_token("not-saved-after-all").await;
        app.click("checkbox", "I have saved this token").await;
        app.click("checkbox", "I have saved this token").await;
        app.reload_and_discard().await;
        app.expect_text("alert", "not-saved-after-all").await;
    })
    .await;
}

#[tokio::test]
async fn a_copy_moves_nothing() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.reveal_token("nothing-moves").await;
        let places = "return [...document.querySelectorAll('dialog :is(button, input)')].map(e => e.getBoundingClientRect().top)";
        for width in [1280, 375] {
            app.browser.set_viewport_size(width, 1200).await;
            let before = app.browser.script(places, vec![]).await;
            app.click("button", "Copy token").await;
            app.expect_text("status", "Copied. Paste it where it will be kept.").await;
            assert_eq!(app.browser.script(places, vec![]).await, before, "a copy at {width}");
            app.click("button", "Copy with the real value").await;
            app.expect_exact_text("status", "Copied").await;
            assert_eq!(app.browser.script(places, vec![]).await, before, "a copy of a command at {width}");
            app.click("tab", "Environment").await;
            app.click("tab", "CLI login").await;
            app.click("button", "Download").await;
            app.expect_text("status", "Given to the browser as a file.").await;
            assert_eq!(app.browser.script(places, vec![]).await, before, "a download at {width}");
        }
        app.click("checkbox", "I have saved this token").await;
        app.click("button", "Done").await;
    })
    .await;
}

#[tokio::test]
async fn a_refused_copy_is_reported_and_does_not_count_as_saved() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let value = app.reveal_token("not-copied").await;
        app.refuse_clipboard().await;
        app.click("button", "Hide").await;
        app.click("button", "Copy token").await;
        app.expect_text("status", "Not copied: the browser refused. The value is selected").await;
        assert_eq!(app.browser.focused().await.unwrap(), ("textbox".into(), "Token value".into()));
        let selected = "const field = document.activeElement;
            return field.value.slice(field.selectionStart, field.selectionEnd)";
        assert_eq!(app.browser.script(selected, vec![]).await, value.as_str());
        assert!(!can_be_done(app).await);
        app.press(&["Escape"]).await;
        app.expect_text("alert", "it cannot be shown again").await;
        app.click("button", "Copy with the real value").await;
        app.expect_text("status", "Not copied").await;
        assert!(!can_be_done(app).await);
        app.click("checkbox", "I have saved this token").await;
        done(app).await;
    })
    .await;
}

/// Copies each of these instructions, and asserts that the text has the value and this part.
async fn copies_each(app: &App, value: &str, steps: &[(&str, &str)]) {
    for (tab, part) in steps {
        app.click("tab", tab).await;
        app.click("button", "Copy with the real value").await;
        app.expect_text("status", "Copied").await;
        let copied = app.clipboard_text().await;
        assert!(copied.contains(&part.replace("VALUE", value)), "{tab}: {part}");
    }
}

#[tokio::test]
async fn a_value_can_be_hidden() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let value = app.reveal_token("hidden").await;
        let looks =
            "return getComputedStyle(document.querySelector('dialog input[readonly]')).webkitTextSecurity";
        assert_eq!(app.browser.script(looks, vec![]).await, "none");
        app.click("button", "Hide").await;
        app.expect_visible("button", "Show").await;
        assert_eq!(app.browser.script(looks, vec![]).await, "disc");
        assert_eq!(app.input_value("textbox", "Token value").await, value, "programs find it all the same");
        app.click("button", "Show").await;
        app.expect_visible("button", "Hide").await;
        assert_eq!(app.browser.script(looks, vec![]).await, "none");
        app.click("checkbox", "I have saved this token").await;
        done(app).await;
    })
    .await;
}

#[tokio::test]
async fn the_next_steps_match_the_access_and_are_copied_with_the_value() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let api = ["CLI login", "Older CLI", "Where am I", "Environment"];
        let endpoints = ["cURL", "cURL (Basic)", "Python", "gRPC", "Browser"];
        let tabs = async || app.browser.names("tab").await.unwrap();

        let value = app.reveal_token("for-the-api").await;
        assert_eq!(tabs().await, api);
        copies_each(
            app,
            &value,
            &[
                (
                    "CLI login",
                    "bentoml cloud login \\\n  --api-token VALUE \\\n  --endpoint http://127.0.0.1:",
                ),
                (
                    "Older CLI",
                    "bentoml yatai login \\\n  --api-token VALUE \\\n  --endpoint http://127.0.0.1:",
                ),
            ],
        )
        .await;
        // This instruction does not contain the value.
        app.click("tab", "Where am I").await;
        app.click("button", "Copy").await;
        app.expect_text("status", "Copied").await;
        let copied = app.clipboard_text().await;
        assert!(copied.contains("bentoml cloud current-context") && !copied.contains(&value), "{copied}");
        app.click("tab", "Environment").await;
        let shown = app.inner_text("dialog", "Save your new token").await;
        assert!(shown.contains("export BENTO_CLOUD_API_KEY=••••••••"), "{shown}");
        app.click("button", "Copy with the real value").await;
        app.expect_text("status", "Copied").await;
        let url = app.server.url();
        let wanted = format!("export BENTO_CLOUD_API_KEY={value}\nexport BENTO_CLOUD_API_ENDPOINT={url}");
        assert_eq!(app.clipboard_text().await, wanted);
        app.click("checkbox", "I have saved this token").await;
        done(app).await;

        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "for-endpoints").await;
        app.click("checkbox", "Developer Operations Access").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("button", "Create token").await;
        let value = app.token_value().await;
        assert_eq!(tabs().await, endpoints);
        // Such a token has no access to the API, so there is no check.
        app.expect_hidden("button", "Check that it works").await;
        copies_each(
            app,
            &value,
            &[
                ("cURL", "-H 'Authorization: Bearer VALUE'"),
                ("cURL (Basic)", "-H 'Authorization: Basic VALUE'"),
                ("Python", "bentoml.SyncHTTPClient("),
                ("Python", "token=\"VALUE\""),
                ("gRPC", "grpc.access_token_call_credentials(\"VALUE\")"),
                ("Browser", "Authorization: Bearer VALUE"),
            ],
        )
        .await;
        app.click("checkbox", "I have saved this token").await;
        done(app).await;

        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "for-metrics").await;
        app.click("radio", "Monitoring").await;
        app.click("button", "Create token").await;
        let value = app.token_value().await;
        assert_eq!(tabs().await, ["Prometheus"]);
        copies_each(
            app,
            &value,
            &[
                ("Prometheus", "curl -H \"Authorization: Bearer VALUE\""),
                ("Prometheus", "--data-urlencode 'match[]={yatai_ai_bento_function!=\"\"}'"),
            ],
        )
        .await;
        app.click("checkbox", "I have saved this token").await;
        done(app).await;

        app.click("link", "Create token").await;
        app.name_token("for-both").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("button", "Create token").await;
        app.token_value().await;
        assert_eq!(tabs().await, [api.as_slice(), endpoints.as_slice()].concat());
        app.click("checkbox", "I have saved this token").await;
        done(app).await;
    })
    .await;
}

#[tokio::test]
async fn the_chosen_deployment_is_in_its_snippets() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("for-one").await;
        app.click("button", "Call a deployment").await;
        app.click("checkbox", "chat-assistant").await;
        app.click("button", "Create token").await;
        app.token_value().await;
        for tab in ["cURL", "cURL (Basic)", "Python", "gRPC", "Browser"] {
            app.click("tab", tab).await;
            app.expect_text_in("dialog", "Save your new token", "chat-assistant.organization.").await;
        }
        app.confirm_saved().await;
    })
    .await;
}

#[tokio::test]
async fn tabs_and_the_copy_button_cover_nothing_and_fit() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("fits").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("button", "Create token").await;
        app.token_value().await;
        let problems = "const dialog = document.querySelector('dialog').getBoundingClientRect(), found = [];
            const buttons = [...document.querySelectorAll('dialog :is([role=tab], .step button)')];
            const box = e => e.getBoundingClientRect();
            const snippet = box(document.querySelector('dialog pre'));
            for (const button of buttons) {
                const { left, right, top, bottom, height } = box(button);
                if (left < dialog.left || right > dialog.right) found.push(`outside: ${button.textContent}`);
                if (button.scrollWidth > button.clientWidth) found.push(`cut: ${button.textContent}`);
                if (height < 24) found.push(`${height} high: ${button.textContent}`);
                if (top < snippet.bottom && bottom > snippet.top) found.push(`over the snippet: ${button.textContent}`);
            }
            return found";
        for width in [320, 375, 768, 960, 1280] {
            app.browser.set_viewport_size(width, 800).await;
            for tab in ["CLI login", "Where am I", "gRPC"] {
                app.click("tab", tab).await;
                assert_eq!(app.browser.script(problems, vec![]).await, json!([]), "{tab} at {width}");
                let label = if tab == "Where am I" { "Copy" } else { "Copy with the real value" };
                let copy = app.expect_visible("button", label).await;
                assert_eq!(copy.text().await.unwrap(), label, "what is seen says the same");
            }
            // The picture goes to people: without the value.
            app.browser.script("document.querySelector('dialog input[readonly]').hidden = true", vec![]).await;
            app.screenshot(&format!("reveal-{width}")).await;
            app.browser.script("document.querySelector('dialog input[readonly]').hidden = false", vec![]).await;
        }
        app.confirm_saved().await;
    })
    .await;
}
