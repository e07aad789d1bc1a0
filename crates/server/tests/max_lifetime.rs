//! `--max-lifetime`: how long tokens may live from their creation.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use support::*;
use token_api::CreateToken;
use token_client::calls::{create_token, login_code};
use token_server::{MaxLifetime, Settings};

const TOKENS: &str = "/api/v1/api_tokens";
const SENTENCE: &str = "This server allows tokens to live at most 90 days from their creation.";

async fn world() -> World {
    let max_lifetime = Some(MaxLifetime::parse("90").unwrap());
    World::with(1, Settings { max_lifetime, ..Default::default() }).await
}

fn until(name: &str, end: Option<DateTime<Utc>>) -> CreateToken {
    CreateToken { expired_at: end.map(Into::into), ..token(name, &["api"]) }
}

fn check_refusal(raw: &Raw) {
    assert_eq!(raw.refused(), is(400, "lifetime_too_long"));
    assert_eq!((&raw.json()["error"], &raw.json()["field"]), (&json!(SENTENCE), &json!("expired_at")));
}

/// Creates a token that ends after so many days.
async fn made(world: &World, days: i64) -> Value {
    let end = world.now() + TimeDelta::days(days);
    json!(world.make(ADMIN, &until("made", Some(end))).await.0)
}

#[tokio::test]
async fn a_create_beyond_the_limit_is_refused_and_creates_nothing() {
    let world = world().await;
    let latest = world.now() + TimeDelta::days(90) + TimeDelta::hours(1);
    for (n, end) in [None, Some(latest + TimeDelta::seconds(1))].into_iter().enumerate() {
        let body = serde_json::to_string(&until(&format!("late-{n}"), end)).unwrap();
        check_refusal(&world.send("POST", TOKENS, ADMIN, &body).await);
    }
    // The panel computes "90 days" by its own clock, and a person looks at the form for a while.
    for (n, end) in [latest, world.now() + TimeDelta::seconds(1)].into_iter().enumerate() {
        world.make(ADMIN, &until(&format!("fits-{n}"), Some(end))).await;
    }
    let list = world.send("GET", &format!("{TOKENS}?search=late-"), ADMIN, "").await.json();
    assert_eq!(list["total"], 0);
}

#[tokio::test]
async fn a_change_counts_from_the_creation() {
    let world = world().await;
    let made = made(&world, 30).await;
    let at = format!("{TOKENS}/{}", made["uid"].as_str().unwrap());
    let latest = world.now() + TimeDelta::days(90) + TimeDelta::hours(1);
    world.later(TimeDelta::days(10));
    let change = async |end: Value| {
        world.send("PATCH", &at, ADMIN, &json!({ "expired_at": end, "description": "new" }).to_string()).await
    };
    for late in
        [json!(null), json_time(latest + TimeDelta::seconds(1)), json_time(world.now() + TimeDelta::days(90))]
    {
        check_refusal(&change(late).await);
    }
    let kept = world.send("GET", &at, ADMIN, "").await.json();
    assert_eq!(
        (&kept["expired_at"], &kept["description"]),
        (&made["expired_at"], &json!("")),
        "nothing changed"
    );
    assert_eq!(change(json_time(latest)).await.status, 200);
}

#[tokio::test]
async fn an_older_token_that_breaks_the_rule_can_be_changed_and_shortened() {
    let world = world().await;
    let list = world.send("GET", &format!("{TOKENS}?search=first-admin-token"), ADMIN, "").await.json();
    let old = &list["items"][0];
    assert!(old["expired_at"].is_null());
    let at = format!("{TOKENS}/{}", old["uid"].as_str().unwrap());
    for body in [json!({"description": "new"}), json!({"scopes": ["api"], "expired_at": null})] {
        assert_eq!(world.send("PATCH", &at, ADMIN, &body.to_string()).await.status, 200, "{body}");
    }
    let too_long = json!({ "expired_at": json_time(world.now() + TimeDelta::days(200)) }).to_string();
    check_refusal(&world.send("PATCH", &at, ADMIN, &too_long).await);
    let shorter = json!({ "expired_at": json_time(world.now() + TimeDelta::days(20)) }).to_string();
    assert_eq!(world.send("PATCH", &at, ADMIN, &shorter).await.status, 200);
    check_refusal(&world.send("PATCH", &at, ADMIN, r#"{"expired_at":null}"#).await);
}

/// The exception for an end that stays would tell it.
#[tokio::test]
async fn who_may_not_read_tokens_does_not_learn_that_they_have_found_the_end() {
    let world = world().await;
    let (_, writer) = world
        .make(
            ADMIN,
            &CreateToken {
                scopes: Some(vec!["write_organization".into()]),
                ..until("writer", Some(world.now() + TimeDelta::days(90)))
            },
        )
        .await;
    let list = world.send("GET", &format!("{TOKENS}?search=first-admin-token"), ADMIN, "").await.json();
    let at = format!("{TOKENS}/{}", list["items"][0]["uid"].as_str().unwrap());
    let raw = world.send("PATCH", &at, &writer, r#"{"expired_at":null}"#).await;
    assert_eq!(raw.refused(), is(403, "scope_escalation"), "rights come first");
    // An organization token without scopes, which everybody may extend as far as rights go.
    let shared = CreateToken { scopes: None, ..until("shared", Some(world.now() + TimeDelta::days(80))) };
    let shared = CreateToken { is_organization_token: Some(true), ..shared };
    let uid = world.make(ADMIN, &shared).await.0.uid;
    let database = rusqlite::Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    let older = (world.now() - TimeDelta::days(60)).timestamp_micros();
    database.execute("UPDATE tokens SET created_at = ? WHERE uid = ?", (older, &uid)).unwrap();
    let same = json!({ "expired_at": json_time(world.now() + TimeDelta::days(80)) }).to_string();
    assert_eq!(world.send("PATCH", &format!("{TOKENS}/{uid}"), ADMIN, &same).await.status, 200, "it stays");
    check_refusal(&world.send("PATCH", &format!("{TOKENS}/{uid}"), &writer, &same).await);
}

#[tokio::test]
async fn the_command_lines_login_obeys_it_and_keeps_its_code() {
    let world = world().await;
    let code = world.call("", &login_code()).await.unwrap().code;
    let with_code = |end| CreateToken { code: Some(code.clone()), ..until("cli", end) };
    let call = create_token(&with_code(None));
    assert_eq!(refused(world.call(ADMIN, &call).await), is(400, "lifetime_too_long"));
    let call = create_token(&with_code(Some(world.now() + TimeDelta::days(30))));
    assert!(world.call(ADMIN, &call).await.is_ok());
    assert_eq!(world.get(&format!("/api/v1/auth/token?code={code}")).await.status, 200);
}

#[tokio::test]
async fn the_first_admin_token_is_exempt_and_the_settings_name_the_limit() {
    let world = world().await;
    let first = world.send("GET", &format!("{TOKENS}?search=first-admin-token"), ADMIN, "").await.json();
    assert!(first["items"][0]["expired_at"].is_null());
    assert_eq!(world.get("/config.json").await.json()["max_lifetime_days"], 90);
    let without = World::new().await;
    assert!(without.get("/config.json").await.json().get("max_lifetime_days").is_none());
    without.make(ADMIN, &until("endless", None)).await;
}
