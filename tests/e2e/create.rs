//! Creating a token: the choices and what they mean, what is refused, and that the created token is the one shown.

use crate::support::{App, panel, uid, until};
use serde_json::{Value, json};

/// Opens the create dialog and names a token.
async fn name(app: &App, name: &str) {
    app.click("link", "Create token").await;
    app.fill("textbox", "Name", name).await;
}

/// Submits the dialog, and returns the token as the server has it.
async fn create(app: &App, name: &str) -> Value {
    app.click("button", "Create token").await;
    app.save_token_value().await;
    let mut made = app.server.named(name).await;
    assert_eq!(made.len(), 1, "tokens called {name}");
    made.remove(0)
}

/// The last create that was sent.
async fn sent(app: &App) -> Value {
    app.sent("POST").await.pop().unwrap().body
}

#[tokio::test]
async fn each_type_is_explained_and_created() {
    panel(async |app| {
        app.sign_in_by_link().await;
        for (kind, means, made) in [
            ("Personal", "Ends when you leave the organization", [false, false]),
            ("Organization", "Stays when you leave", [true, false]),
            ("Monitoring", "Prometheus metrics only", [false, true]),
        ] {
            let called = kind.to_lowercase();
            app.start_create(&called).await;
            app.expect_visible("group", "Access").await;
            let said = app.description("radio", kind).await;
            assert!(said.contains(means), "{kind}: {said}");
            app.click("radio", kind).await;
            assert!(app.is_checked("radio", kind).await);
            if kind == "Monitoring" {
                app.expect_hidden("group", "Access").await;
            }
            let token = create(app, &called).await;
            assert_eq!(
                [&token["is_organization_token"], &token["is_monitoring_token"]],
                made.map(Value::from).each_ref()
            );
        }
    })
    .await;
}

#[tokio::test]
async fn access_covers_the_api_and_all_or_chosen_deployments() {
    panel(async |app| {
        app.sign_in_by_link().await;
        name(app, "all-of-them").await;
        let (developer, protected) = ("Developer Operations Access", "Protected Endpoint Access");
        assert!(app.description("checkbox", developer).await.contains("the API"));
        assert!(app.description("checkbox", protected).await.contains("deployments"));
        assert!(app.is_checked("checkbox", developer).await);
        assert!(!app.is_checked("checkbox", protected).await);
        app.expect_hidden("group", "Deployments").await;
        app.click("checkbox", protected).await;
        app.expect_visible("group", "Deployments").await;
        assert!(app.is_checked("checkbox", "All deployments").await);
        app.click("checkbox", developer).await;
        let token = create(app, "all-of-them").await;
        assert_eq!(
            [&token["is_api_token"], &token["is_global_access"], &token["deployment_uids"]],
            [&json!(false), &json!(true), &json!([])]
        );

        app.start_create("two-of-them").await;
        app.click("checkbox", protected).await;
        app.click("checkbox", "All deployments").await;
        let all = app.server.deployments().await;
        let names: Vec<&str> = all.iter().map(|deployment| deployment["name"].as_str().unwrap()).collect();
        let mut twice = None;
        for (deployment, name) in all.iter().zip(&names) {
            let cluster = deployment["cluster"]["name"].as_str().unwrap();
            if names.iter().filter(|it| *it == name).count() == 1 {
                app.expect_visible("checkbox", name).await;
            } else {
                // A deployment's name is unique only within its cluster.
                let label = format!("{name} ({cluster})");
                app.expect_visible("checkbox", &label).await;
                app.expect_hidden("checkbox", name).await;
                twice = Some((label, uid(deployment)));
            }
        }
        let (label, uid) = twice.expect("the demo has two deployments of one name");
        for chosen in ["chat-assistant", "fraud-score", &label] {
            app.click("checkbox", chosen).await;
        }
        app.click("checkbox", "fraud-score").await;
        let token = create(app, "two-of-them").await;
        assert_eq!([&token["is_api_token"], &token["is_global_access"]], [&json!(true), &json!(false)]);
        let chat = app.server.deployment_uid("chat-assistant").await;
        assert_eq!(sorted(&token["deployment_uids"]), sorted(&json!([chat, uid])));
        assert_eq!(sorted(&sent(app).await["deployment_uids"]), sorted(&json!([chat, uid])));
    })
    .await;
}

/// Texts in a fixed order, to compare lists whose order does not matter.
fn sorted(texts: &Value) -> Vec<&str> {
    let mut all: Vec<&str> = texts.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    all.sort_unstable();
    all
}

#[tokio::test]
async fn scopes_belong_to_developer_operations_access() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let developer = "Developer Operations Access";
        name(app, "endpoints-alone").await;
        app.click("checkbox", "write_cluster").await;
        app.click("checkbox", developer).await;
        app.expect_hidden("group", "Scopes").await;
        app.click("checkbox", developer).await;
        // The boxes that were ticked before are ticked again.
        app.expect_checked("write_cluster", "true").await;
        app.click("checkbox", developer).await;
        app.expect_hidden("group", "Scopes").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        let token = create(app, "endpoints-alone").await;
        assert_eq!([&token["scopes"], &token["is_api_token"]], [&json!([]), &json!(false)]);
        assert_eq!(sent(app).await["scopes"], json!([]));
        app.expect_no_alert().await;
    })
    .await;
}

#[tokio::test]
async fn router_access_is_offered_if_the_site_has_it() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let (router, developer) = ("Router Access", "Developer Operations Access");
        name(app, "through-the-router").await;
        assert!(!app.is_checked("checkbox", router).await);
        assert!(app.description("checkbox", router).await.contains("router endpoint"));
        app.click("checkbox", router).await;
        app.click("checkbox", developer).await;
        let token = create(app, "through-the-router").await;
        assert_eq!(token["is_global_router_access"], true);
        app.click("link", "through-the-router").await;
        app.expect_text_in("dialog", "Token details", router).await;

        app.browser.switch_off_features(&["router_access"]).await;
        app.goto("").await;
        name(app, "without-it").await;
        app.expect_hidden("checkbox", router).await;
    })
    .await;
}

/// From now on the server leaves out some fields of a new token in its answers to these methods.
async fn answers_less(app: &App, methods: &[&str]) {
    let less = "const fetched = window.fetch;
        window.fetch = async (...asked) => {
            const answer = await fetched(...asked);
            const method = asked[0].method ?? asked[1]?.method ?? 'GET';
            const isOne = /\\/api_tokens(\\/[^/?]+)?$/.test(answer.url);
            if (!answer.ok || !isOne || !arguments0.includes(method)) return answer;
            const token = await answer.json();
            return Response.json({ ...token, is_global_access: false, is_access_token: false, expired_at: null });
        }";
    let less = less.replace("arguments0", &json!(methods).to_string());
    app.browser.script(&less, vec![]).await;
}

#[tokio::test]
async fn missing_fields_of_an_answer_are_looked_up_before_a_difference_is_reported() {
    panel(async |app| {
        app.sign_in_by_link().await;
        answers_less(app, &["POST"]).await;
        app.start_create("said-later").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.expect_visible("textbox", "Token value").await;
        app.expect_no_alert().await;
        app.save_token_value().await;

        // If that request fails, the first answer is all there is.
        app.expect_console_error("500").await;
        app.server.order(json!({ "get": "fault-500", "times": 1 })).await;
        app.start_create("said-never").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        app.expect_text("alert", "It lacks access to all protected deployments.").await;
        app.save_token_value().await;
        assert_eq!(app.server.named("said-never").await[0]["is_global_access"], true);
    })
    .await;
}

#[tokio::test]
async fn a_type_that_the_site_does_not_offer_can_be_changed() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.browser.switch_off_features(&["organization_tokens", "monitoring_tokens"]).await;
        app.goto("?new&name=not-offered&scopes=read_cluster&token_type=organization").await;
        app.expect_description("radio", "Organization", "This site does not offer the type Organization.")
            .await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "This site does not offer the type Organization. Choose another type.")
            .await;
        app.screenshot("type-not-offered").await;
        assert!(app.sent("POST").await.is_empty());
        app.click("radio", "Personal").await;
        app.expect_no_alert().await;
        let token = create(app, "not-offered").await;
        assert_eq!(token["is_organization_token"], false);
        // With only one type there is no choice.
        app.click("link", "Create token").await;
        app.expect_visible("textbox", "Name").await;
        app.expect_hidden("radio", "Organization").await;
    })
    .await;
}

#[tokio::test]
async fn differences_from_the_request_are_shown_with_the_value() {
    panel(async |app| {
        app.sign_in_by_link().await;
        // A server without deployments accepts the create and never mentions them.
        answers_less(app, &["POST", "GET"]).await;
        app.start_create("less-than-asked").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("button", "Create token").await;
        app.expect_visible("dialog", "Save your new token").await;
        let alert = app.expect_text("alert", "The server did not make the token as you asked.").await;
        for part in
            ["It lacks access to all protected deployments.", "It never ends: you asked for", "delete it"]
        {
            assert!(alert.contains(part), "{part}: {alert}");
        }
        app.save_token_value().await;
    })
    .await;
}

#[tokio::test]
async fn deployments_that_could_not_be_loaded_can_be_retried() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("later").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.expect_console_error("500").await;
        app.server.order(json!({ "deployments": "fault-500" })).await;
        app.click("checkbox", "All deployments").await;
        app.expect_text("alert", "Could not load the deployments").await;
        app.click("button", "Try again").await;
        app.click("checkbox", "chat-assistant").await;
        let token = create(app, "later").await;
        assert_eq!(token["deployment_names"], json!(["chat-assistant"]));
    })
    .await;
}

#[tokio::test]
async fn many_deployments_have_a_search() {
    panel(async |app| {
        app.sign_in_by_link().await;
        // More deployments than the demo has.
        let more = "const fetched = window.fetch;
            window.fetch = async (...asked) => {
                const answer = await fetched(...asked);
                if (!String(asked[0].url ?? asked[0]).includes('/api/v2/deployments')) return answer;
                const list = await answer.json();
                for (let n = 0; n < 40; n++) list.items.push({ ...list.items[0], uid: `replica-${n}`, name: `replica-${n}` });
                return Response.json({ ...list, total: list.items.length });
            }";
        app.browser.script(more, vec![]).await;
        app.start_create("searched").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("checkbox", "All deployments").await;
        app.expect_visible("checkbox", "replica-39").await;
        app.click("checkbox", "chat-assistant").await;
        app.fill("searchbox", "Search deployments", "SPEECH").await;
        app.expect_hidden("checkbox", "replica-39").await;
        app.expect_hidden("checkbox", "chat-assistant").await;
        app.click("checkbox", "speech-to-text").await;
        // A deployment that the search hides stays chosen.
        app.fill("searchbox", "Search deployments", "").await;
        assert!(app.is_checked("checkbox", "chat-assistant").await);
        assert!(!app.is_checked("checkbox", "replica-39").await);
        let token = create(app, "searched").await;
        assert_eq!(sorted(&token["deployment_names"]), ["chat-assistant", "speech-to-text"]);
    })
    .await;
}

#[tokio::test]
async fn a_token_without_any_right_is_refused_and_nothing_typed_is_lost() {
    panel(async |app| {
        app.sign_in_by_link().await;
        name(app, "useless").await;
        app.fill("textbox", "Description", "Stays").await;
        app.expect_no_alert().await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "choose at least one scope or access").await;
        app.click("checkbox", "Developer Operations Access").await;
        // The message is at the field that fixes it.
        app.expect_text("alert", "choose at least one scope or access").await;
        app.click("button", "Create token").await;
        until("the focus is on the field with the error", async || {
            let (role, name) = app.browser.focused().await?;
            let is_there = role == "checkbox" && name == "Developer Operations Access";
            if is_there { Ok(()) } else { Err(format!("{role} “{name}” has the focus")) }
        })
        .await;

        app.click("checkbox", "Protected Endpoint Access").await;
        app.expect_no_alert().await;
        app.click("checkbox", "All deployments").await;
        app.expect_text("alert", "Choose at least one deployment").await;
        app.click("button", "Create token").await;
        app.expect_text("alert", "Choose at least one deployment").await;
        assert_eq!(app.sent("POST").await.len(), 0, "nothing was sent");
        app.click("checkbox", "sentiment-de").await;
        app.expect_no_alert().await;

        // A scope alone is enough, too.
        app.click("checkbox", "Protected Endpoint Access").await;
        app.expect_text("alert", "choose at least one scope or access").await;
        app.click("checkbox", "Developer Operations Access").await;
        app.click("checkbox", "read_cluster").await;
        app.expect_no_alert().await;
        let token = create(app, "useless").await;
        assert_eq!([&token["description"], &token["is_api_token"]], [&json!("Stays"), &json!(true)]);
        assert_eq!([&token["scopes"], &token["deployment_uids"]], [&json!(["read_cluster"]), &json!([])]);
    })
    .await;
}

#[tokio::test]
async fn a_group_of_scopes_has_a_checkbox() {
    panel(async |app| {
        app.sign_in_by_link().await;
        name(app, "grouped").await;
        for (group, parts) in [
            ("All organization scopes", ["read_organization", "write_organization"]),
            ("All cluster scopes", ["read_cluster", "write_cluster"]),
        ] {
            app.expect_checked(group, "false").await;
            app.click("checkbox", parts[1]).await;
            app.expect_checked(group, "mixed").await;
            app.click("checkbox", parts[0]).await;
            app.expect_checked(group, "true").await;
            app.click("checkbox", parts[1]).await;
            app.expect_checked(group, "mixed").await;
            app.click("checkbox", group).await;
            for part in parts {
                app.expect_checked(part, "true").await;
            }
            app.expect_checked(group, "true").await;
            app.click("checkbox", group).await;
            for part in parts {
                app.expect_checked(part, "false").await;
            }
            app.expect_checked(group, "false").await;
        }
        app.click("checkbox", "All cluster scopes").await;
        app.expect_checked("All organization scopes", "false").await;
        let token = create(app, "grouped").await;
        assert_eq!(token["scopes"], json!(["read_cluster", "write_cluster"]));
    })
    .await;
}

#[tokio::test]
async fn a_scope_that_api_implies_says_so() {
    panel(async |app| {
        app.sign_in_by_link().await;
        name(app, "implied").await;
        app.click("checkbox", "read_organization").await;
        app.click("checkbox", "read_cluster").await;
        assert!(!app.description("checkbox", "write_cluster").await.contains("Implied"));
        app.click("checkbox", "api").await;
        app.expect_description("checkbox", "write_cluster", "Implied by api").await;
        app.expect_checked("write_cluster", "false").await;
        let said = app.description("checkbox", "read_cluster").await;
        assert!(!said.contains("Implied"), "it is chosen itself: {said}");
        let token = create(app, "implied").await;
        assert_eq!(token["scopes"], json!(["api", "read_organization", "read_cluster"]));
    })
    .await;
}

/// From now on stores the time that the dialog shows at the moment when the form is sent.
async fn remember_what_is_shown(app: &App) {
    let script = "window.addEventListener('submit', () => {
            window.shownAtLast = document.querySelector('[role=status] time')?.dateTime ?? 'none';
        }, { capture: true })";
    app.browser.script(script, vec![]).await;
}

#[tokio::test]
async fn the_shown_expiration_is_sent_and_stored() {
    panel(async |app| {
        // Far from the server's zone, and not by whole hours of offset.
        app.browser.set_time_zone("Asia/Kathmandu").await;
        app.sign_in_by_link().await;
        remember_what_is_shown(app).await;
        let script = "const day = new Date(Date.now() + 40 * 864e5).toISOString().slice(0, 10);
            return [day, Date.parse(day + 'T18:30:15+05:45') / 1000, Date.parse(day + 'T00:00:00+05:45') / 1000,
                Date.now() / 1000]";
        let days = app.browser.script(script, vec![]).await;
        let (day, now) = (days[0].as_str().unwrap(), days[3].as_f64().unwrap());
        let ahead = |hours: f64| now + hours * 3600.0;
        for (number, (typed, end)) in [
            ("30d", ahead(30.0 * 24.0)),
            ("1w", ahead(7.0 * 24.0)),
            ("24h", ahead(24.0)),
            (&format!("{day}T18:30:15"), days[1].as_f64().unwrap()),
            (&format!("{day} 18:30:15"), days[1].as_f64().unwrap()),
            (&format!("{day}T12:45:15Z"), days[1].as_f64().unwrap()),
            (day, days[2].as_f64().unwrap()),
        ]
        .into_iter()
        .enumerate()
        {
            let called = format!("typed-{number}");
            app.start_create(&called).await;
            app.select_option("Expiration", "Custom…").await;
            app.fill("textbox", "Expiration date", typed).await;
            let said = app.expect_text("status", "Ends ").await;
            assert!(said.contains(" Asia/Kat") && said.contains(" UTC") && said.contains("in "), "{said}");
            let token = create(app, &called).await;
            assert_ends(app, &token, end, typed).await;
        }
        app.start_create("chosen").await;
        app.select_option("Expiration", "60 days").await;
        let token = create(app, "chosen").await;
        assert_ends(app, &token, ahead(60.0 * 24.0), "60 days").await;
    })
    .await;
}

/// Asserts that a token expires at the second that the dialog showed, within two minutes of `end`.
async fn assert_ends(app: &App, token: &Value, end: f64, typed: &str) {
    let shown = app.browser.script("return window.shownAtLast", vec![]).await;
    let (asked, stored) = (&sent(app).await["expired_at"], &token["expired_at"]);
    let script = "return [...arguments].map(text => Date.parse(text) / 1000)";
    let moments = app.browser.script(script, vec![shown.clone(), asked.clone(), stored.clone()]).await;
    let seconds =
        |n: usize| moments[n].as_f64().unwrap_or_else(|| panic!("{typed}: {shown}, {asked}, {stored}"));
    assert_eq!(seconds(0), seconds(1), "{typed}: what is shown is sent");
    assert_eq!(seconds(1), seconds(2), "{typed}: what is sent is stored");
    let off = seconds(2) - end;
    assert!((0.0..120.0).contains(&off.abs()), "{typed}: {stored} is {off} s off");
}

#[tokio::test]
async fn a_token_without_expiration_is_shown_as_such() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.start_create("endless").await;
        app.select_option("Expiration", "No expiration").await;
        app.expect_text("status", "Never ends. A token that leaks works until somebody deletes it.").await;
        let token = create(app, "endless").await;
        assert_eq!(token["expired_at"], Value::Null);
        assert_eq!(sent(app).await["expired_at"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn the_form_is_copied_as_a_link_as_a_command_and_as_python() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        let filled = app.fill_create_dialog("copied").await;
        app.click("button", "Copy as").await;
        app.click("button", "Copy as command").await;
        app.expect_visible("button", "Copied").await;
        let command = app.clipboard_text().await;
        for part in [
            "\nbentoml api-token create copied \\\n",
            "--description 'All of this\nmust stay'",
            "--scope read_organization",
            "--scope write_cluster",
            "--expires 45d",
        ] {
            assert!(command.contains(part), "{part}: {command}");
        }
        // The dialog names what the command cannot express.
        assert!(command.starts_with("# Token type and access cannot be set here"), "{command}");

        app.click("button", "Copy as Python").await;
        let python = until("Python is copied", async || {
            let text = app.clipboard_text().await;
            if text.starts_with("import bentoml") { Ok(text) } else { Err(text) }
        })
        .await;
        for part in [
            "bentoml.api_token.create(",
            "name=\"copied\"",
            "description=\"All of this\\nmust stay\"",
            "scopes=[\"read_organization\", \"write_cluster\"]",
        ] {
            assert!(python.contains(part), "{part}: {python}");
        }

        app.click("button", "Copy as link").await;
        let link = until("a link is copied", async || {
            let text = app.clipboard_text().await;
            if text.starts_with("http") { Ok(text) } else { Err(text) }
        })
        .await;
        app.goto_in_new_tab(&link).await;
        app.expect_visible("dialog", "Create API token").await;
        assert_eq!(app.create_dialog_values().await, filled);
        app.close_tab().await;

        // What none of the three can express is named beside them.
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("button", "Copied").await;
        app.expect_text_in("dialog", "Create API token", "None of them can set the access").await;
    })
    .await;
}

#[tokio::test]
async fn a_form_with_an_invalid_expiration_is_not_copied() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.name_token("endless").await;
        app.select_option("Expiration", "Custom…").await;
        for label in ["Copy as link", "Copy as command", "Copy as Python"] {
            app.click("button", "Copy as").await;
            app.click("button", label).await;
            app.expect_invalid("textbox", "Expiration date", "An expiration is required").await;
            // The menu is closed again, and the field is visible.
            app.expect_hidden("button", label).await;
        }
        app.fill("textbox", "Expiration date", "3w").await;
        app.click("button", "Copy as").await;
        app.click("button", "Copy as command").await;
        app.expect_visible("button", "Copied").await;
        assert!(app.clipboard_text().await.ends_with("--expires 3w"));
    })
    .await;
}

#[tokio::test]
async fn scopes_without_effect_are_named() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.click("link", "Create token").await;
        app.fill("textbox", "Name", "idle-scopes").await;
        app.click("checkbox", "api").await;
        app.expect_text("status", "Broad: anyone who has this token").await;
        app.click("radio", "Monitoring").await;
        app.expect_text("status", "reads metrics and nothing else: these scopes do nothing").await;
        app.expect_no_text("status", "Broad").await;
        app.click("button", "Create token").await;
        app.save_token_value().await;
        app.click("link", "idle-scopes").await;
        app.expect_text_in("dialog", "Token details", "Prometheus metrics only").await;
        let text = app.inner_text("dialog", "Token details").await;
        assert!(!text.contains("Broad"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_draft_survives_escape_and_opening_details_but_not_cancel() {
    panel(async |app| {
        app.sign_in_by_link().await;
        name(app, "drafted").await;
        app.click("checkbox", "Protected Endpoint Access").await;
        app.click("checkbox", "All deployments").await;
        app.click("checkbox", "chat-assistant").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Create API token").await;
        let other = app.server.tokens().await[0]["name"].as_str().unwrap().to_owned();
        app.click("link", &other).await;
        app.expect_visible("dialog", "Token details").await;
        app.press(&["Escape"]).await;
        app.expect_hidden("dialog", "Token details").await;

        app.click("link", "Create token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "drafted");
        assert!(app.is_checked("checkbox", "Protected Endpoint Access").await);
        assert!(!app.is_checked("checkbox", "All deployments").await);
        assert!(app.is_checked("checkbox", "chat-assistant").await);

        app.click("button", "Cancel").await;
        app.expect_hidden("dialog", "Create API token").await;
        app.click("link", "Create token").await;
        assert_eq!(app.input_value("textbox", "Name").await, "");
        assert!(!app.is_checked("checkbox", "Protected Endpoint Access").await);
    })
    .await;
}

#[tokio::test]
async fn a_double_click_and_a_second_enter_create_one_token() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.server.order(json!({ "create": "fault-slow-1s" })).await;
        app.start_create("clicked-twice").await;
        app.double_click("button", "Create token").await;
        app.save_token_value().await;

        app.server.order(json!({ "create": "fault-slow-1s" })).await;
        app.start_create("entered-twice").await;
        app.press(&["Enter"]).await;
        app.press(&["Enter"]).await;
        app.save_token_value().await;

        let sent = app.sent("POST").await;
        let names: Vec<_> = sent.iter().map(|sent| &sent.body["name"]).collect();
        assert_eq!(names, ["clicked-twice", "entered-twice"]);
        for name in names {
            assert_eq!(app.server.named(name.as_str().unwrap()).await.len(), 1);
        }
    })
    .await;
}
