//! The create dialog's templates, and the sentences beside its buttons: what the token can and cannot do, and when it ends.

use crate::support::{App, panel};
use serde_json::{Value, json};

const SCOPES: [&str; 5] = ["api", "read_organization", "write_organization", "read_cluster", "write_cluster"];
const PROTECTED: &str = "Protected Endpoint Access";

/// Asserts what the open form has.
async fn expect_form(app: &App, kind: &str, scopes: &[&str], is_protected: bool, period: &str) {
    assert!(app.is_checked("radio", kind).await, "{kind}");
    assert_eq!(app.is_checked("checkbox", PROTECTED).await, is_protected);
    if scopes.is_empty() {
        app.expect_hidden("group", "Scopes").await;
    } else {
        for scope in SCOPES {
            app.expect_checked(scope, &scopes.contains(&scope).to_string()).await;
        }
    }
    assert_eq!(app.input_value("combobox", "Expiration").await, period);
}

#[tokio::test]
async fn a_template_sets_type_scopes_access_and_expiration() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "from-a-template").await;
        app.fill("textbox", "Description", "Stays").await;
        let read = ["read_organization", "read_cluster"];
        for (template, kind, scopes, is_protected, period) in [
            ("CI deploy", "Organization", &SCOPES[1..], false, "90"),
            ("Read-only", "Personal", &read, false, "30"),
            ("Call a deployment", "Personal", &[], true, "90"),
            ("Notebook", "Personal", &read, true, "7"),
        ] {
            app.click("button", template).await;
            expect_form(app, kind, scopes, is_protected, period).await;
            let said = app.description("button", template).await;
            assert!(said.ends_with(&format!(" {period} days.")) && !said.contains("in "), "{said}");
            let pressed =
                "return [...document.querySelectorAll('dialog [aria-pressed=true]')].map(e => e.firstChild.textContent)";
            assert_eq!(app.browser.script(pressed, vec![]).await, json!([template]));
            assert_eq!(app.input_value("textbox", "Name").await, "from-a-template");
            assert_eq!(app.input_value("textbox", "Description").await, "Stays");
        }
        // The chosen period is the first one that the dialog tells from now.
        let text = app.inner_text("dialog", "Create API token").await;
        let first = text.split("in ").skip(1).find(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        assert!(first.unwrap().starts_with("7 days"), "{text}");
        app.click("checkbox", "read_cluster").await;
        let pressed = "return document.querySelectorAll('dialog [aria-pressed=true]').length";
        assert_eq!(app.browser.script(pressed, vec![]).await, 0, "what is changed is no template any more");
        app.click("button", "CI deploy").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        let made = app.server.token("from-a-template").await;
        assert_eq!([&made["is_organization_token"], &made["description"]], [&json!(true), &json!("Stays")]);
        assert_eq!(made["scopes"], json!(SCOPES[1..]));
    })
    .await;
}

#[tokio::test]
async fn a_template_that_the_site_does_not_offer_is_left_out() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.browser.switch_off_features(&["organization_tokens", "protected_endpoints"]).await;
        app.goto("?new").await;
        app.expect_visible("button", "Read-only").await;
        for gone in ["Call a deployment", "Notebook"] {
            app.expect_hidden("button", gone).await;
        }
        app.click("button", "CI deploy").await;
        assert!(app.is_checked("radio", "Personal").await);
        app.expect_no_text("status", "protected deployments").await;
    })
    .await;
}

#[tokio::test]
async fn what_the_token_can_do_is_in_sight_while_one_chooses() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (width, height) in [(1280, 800), (960, 800), (768, 900), (375, 667)] {
            app.browser.set_viewport_size(width, height).await;
            app.goto("?new").await;
            app.expect_text("status", "Can do nothing yet").await;
            for (template, parts) in [
                ("Read-only", &["Can see members", "Cannot change anything", "in 30 days"][..]),
                ("CI deploy", &["see and change deployments", "create and delete tokens", "in 90 days"]),
                ("Notebook", &["call all protected deployments", "Cannot change anything", "in 7 days"]),
                ("Call a deployment", &["Choose a deployment.", "in 90 days"]),
            ] {
                app.click("button", template).await;
                for part in parts {
                    app.expect_text("status", part).await;
                    app.expect_in_viewport(part).await;
                }
                app.screenshot(&format!("template-{}-{width}", template.replace(' ', "-"))).await;
            }
            app.click("checkbox", "chat-assistant").await;
            app.expect_in_viewport("Can call chat-assistant. Cannot use the API.").await;
            app.click("checkbox", "Developer Operations Access").await;
            app.click("checkbox", "api").await;
            app.expect_in_viewport("Broad: anyone who has this token can do everything that you can.").await;
            app.expect_in_viewport("Can call chat-assistant.").await;
            app.click("button", "Cancel").await;
        }
    })
    .await;
}

/// Why these controls of the dialog cannot be seen as a whole.
const UNSEEN: &str = "
    const found = [];
    for (const e of document.querySelectorAll(arguments[0])) {
        const box = e.getBoundingClientRect();
        for (const y of [box.top + 3, box.bottom - 3]) {
            const at = document.elementFromPoint(box.left + box.width / 2, y);
            if (!at || !(e.contains(at) || at.contains(e))) found.push(`${e.localName} “${e.textContent.slice(0, 20)}” at ${y}`);
        }
    }
    return found";

async fn unseen(app: &App, which: &str) -> Value {
    app.browser.script(UNSEEN, vec![json!(which)]).await
}

#[tokio::test]
async fn title_and_buttons_stay_while_the_form_scrolls() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (width, height) in [(1280, 800), (1280, 600), (960, 600), (375, 667)] {
            app.browser.set_viewport_size(width, height).await;
            app.goto("?new").await;
            app.click("button", "Notebook").await;
            for to in ["0", "1e6"] {
                let scroll = format!("document.querySelector('dialog .form-body').scrollTop = {to}");
                app.browser.script(&scroll, vec![]).await;
                let places = unseen(app, "dialog h2, dialog .actions > button").await;
                assert_eq!(places, json!([]), "{width} x {height}, scrolled to {to}");
            }
            let seen = unseen(app, "dialog select").await;
            assert_eq!(seen, json!([]), "the end of the form is reached at {width} x {height}");
            app.click("button", "Cancel").await;
        }
    })
    .await;
}

#[tokio::test]
async fn scopes_and_expiration_are_in_the_first_screen_of_a_laptop() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.browser.set_viewport_size(1280, 800).await;
        app.click("link", "Create token").await;
        for template in ["", "CI deploy", "Read-only", "Notebook", "Call a deployment"] {
            if !template.is_empty() {
                app.click("button", template).await;
            }
            app.expect_visible("combobox", "Expiration").await;
            let places =
                unseen(app, "dialog .scopes label, dialog .scopes .hint, dialog select, dialog h2").await;
            assert_eq!(places, json!([]), "{template}");
        }
        app.select_option("Expiration", "Custom…").await;
        app.expect_visible("textbox", "Expiration date").await;
        assert_eq!(unseen(app, "dialog .custom-date input, dialog .scopes label").await, json!([]));
        app.screenshot("create-custom-1280").await;
    })
    .await;
}

/// The colours from 20 px above the buttons up to them, as "r,g,b", in the blank left edge of the form, on a picture of the page.
const EDGE: &str = "
    const bytes = Uint8Array.from(atob(arguments[0]), c => c.charCodeAt(0));
    return createImageBitmap(new Blob([bytes])).then(image => {
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
        context.drawImage(image, 0, 0);
        const box = document.querySelector('dialog .actions').getBoundingClientRect();
        const colour = y => context.getImageData(box.left + 6, y, 1, 1).data.slice(0, 3).join();
        return [colour(Math.floor(box.top) - 40), colour(Math.floor(box.top) - 3)];
    })";

#[tokio::test]
async fn a_form_that_goes_on_has_a_shadow_at_its_edge() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for scheme in ["light", "dark"] {
            app.browser.emulate_color_scheme(scheme).await;
            app.browser.set_viewport_size(700, 600).await;
            app.goto("?new").await;
            app.expect_visible("checkbox", "write_cluster").await;
            app.browser
                .script(
                    "return Promise.all(document.getAnimations().map(it => it.finished)).then(() => 0)",
                    vec![],
                )
                .await;
            let colours = async |top: &str| {
                let scroll = format!("document.querySelector('dialog .form-body').scrollTop = {top}");
                app.browser.script(&scroll, vec![]).await;
                let image = app.browser.picture().await;
                app.browser.script(EDGE, vec![json!(image)]).await
            };
            let more = colours("0").await;
            app.screenshot(&format!("create-goes-on-{scheme}")).await;
            assert_ne!(more[0], more[1], "{scheme}: there is more");
            let end = colours("1e6").await;
            assert_eq!(end[0], end[1], "{scheme}: this is the end");
            app.click("button", "Cancel").await;
        }
    })
    .await;
}
