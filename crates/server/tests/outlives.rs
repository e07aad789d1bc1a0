//! A right does not outlive its giver: what a token creates or extends ends no later than that token.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use axum::body::Body;
use axum::http::Request;
use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Value, json};
use support::*;
use token_api::{CreateToken, Token};
use token_client::calls::{get_token, list_tokens};
use token_server::Settings;

const TOKENS: &str = "/api/v1/api_tokens";

fn minutes(n: i64) -> TimeDelta {
    TimeDelta::minutes(n)
}

/// A token of the member that ends in five minutes: its uid, value and end.
async fn short(world: &World) -> (String, String, DateTime<Utc>) {
    let end = world.now() + minutes(5);
    let wanted = CreateToken { expired_at: Some(end.into()), ..token("short", &["api"]) };
    let (made, value) = world.make(MEMBER, &wanted).await;
    (made.uid, value, end)
}

async fn create(world: &World, by: &str, more: Value) -> Raw {
    let mut body = json!({"name": "made", "scopes": ["read_organization"]});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    world.send("POST", TOKENS, by, &body.to_string()).await
}

async fn change(world: &World, by: &str, uid: &str, body: Value) -> Raw {
    world.send("PATCH", &format!("{TOKENS}/{uid}"), by, &body.to_string()).await
}

async fn total(world: &World) -> u64 {
    world.call(ADMIN, &list_tokens(0, 1, "")).await.unwrap().total
}

/// Checks that the refusal names the field and the latest expiry, in its sentence too.
fn check_refusal(raw: &Raw, latest: DateTime<Utc>) {
    assert_eq!(raw.refused(), is(403, "outlives_its_maker"), "{}", raw.text());
    let body = raw.json();
    assert_eq!(body["field"], "expired_at");
    assert_eq!(body["latest"], json_time(latest));
    assert!(body["error"].as_str().unwrap().contains(body["latest"].as_str().unwrap()), "{body}");
}

#[tokio::test]
async fn what_a_token_creates_ends_no_later_than_itself() {
    let world = World::new().await;
    let (_, by, end) = short(&world).await;
    let before = total(&world).await;
    let code = world.get("/api/v1/auth/code").await.json()["code"].as_str().unwrap().to_owned();
    let later = end + TimeDelta::microseconds(1);
    for wanted in [
        json!({}),
        json!({"expired_at": null}),
        json!({"expired_at": "0001-01-01T00:00:00Z"}),
        json!({"expired_at": json_time(later)}),
        json!({"expired_at": null, "code": code}),
        json!({"expired_at": json_time(later), "is_monitoring_token": true}),
    ] {
        check_refusal(&create(&world, &by, wanted).await, end);
    }
    assert_eq!(total(&world).await, before, "nothing was created");
    let poll = world.get(&format!("/api/v1/auth/token?code={code}")).await;
    assert_eq!(poll.refused(), is(400, "authorization_pending"), "the code waits");
    for (name, at) in [("as-long", end), ("shorter", end - minutes(1))] {
        let made = create(&world, &by, json!({"name": name, "expired_at": json_time(at)})).await;
        assert_eq!((made.status.as_u16(), &made.json()["expired_at"]), (200, &json_time(at)));
    }
    let made = create(&world, &by, json!({"name": "cli", "expired_at": json_time(end), "code": code})).await;
    assert_eq!(made.status, 200, "{}", made.text());
}

#[tokio::test]
async fn an_organization_token_gives_no_more_time_either() {
    let world = World::new().await;
    let end = world.now() + minutes(5);
    let wanted = CreateToken { expired_at: Some(end.into()), ..organization_token("shared", &["api"]) };
    let (_, by) = world.make(ADMIN, &wanted).await;
    check_refusal(&create(&world, &by, json!({"is_organization_token": true})).await, end);
    check_refusal(&create(&world, &by, json!({})).await, end);
    let wanted = json!({"is_organization_token": true, "expired_at": json_time(end)});
    assert_eq!(create(&world, &by, wanted).await.status, 200);
}

#[tokio::test]
async fn a_token_extends_no_token_beyond_its_own_end() {
    let world = World::new().await;
    let (own, by, end) = short(&world).await;
    let early = CreateToken { expired_at: Some((world.now() + minutes(1)).into()), ..token("early", &[]) };
    let (early, _) = world.make(MEMBER, &early).await;
    let past = CreateToken { expired_at: Some((world.now() + minutes(2)).into()), ..token("past", &[]) };
    let (past, _) = world.make(MEMBER, &past).await;
    world.later(TimeDelta::seconds(150));
    for uid in [&own, &early.uid, &past.uid] {
        check_refusal(&change(&world, &by, uid, json!({"expired_at": null})).await, end);
        check_refusal(
            &change(&world, &by, uid, json!({"expired_at": json_time(end + minutes(1))})).await,
            end,
        );
    }
    for uid in [&early.uid, &past.uid] {
        let kept = world.call(ADMIN, &get_token(uid)).await.unwrap().unwrap();
        assert!(kept.is_expired, "still expired");
        assert_eq!(change(&world, &by, uid, json!({"expired_at": json_time(end)})).await.status, 200);
    }
    assert_eq!(
        change(&world, &by, &own, json!({"expired_at": json_time(end - minutes(1))})).await.status,
        200
    );
    // The new end of its own counts from now on.
    check_refusal(&change(&world, &by, &own, json!({"expired_at": json_time(end)})).await, end - minutes(1));
}

#[tokio::test]
async fn a_longer_token_can_be_shortened_described_and_narrowed_but_gets_no_rights() {
    let world = World::new().await;
    let (_, by, end) = short(&world).await;
    let (long, _) = world.make(MEMBER, &token("long", &["read_organization", "read_cluster"])).await;
    let year = world.now() + TimeDelta::days(365);
    for body in [
        json!({"description": "ours"}),
        json!({}),
        json!({"expired_at": json_time(year)}),
        json!({"scopes": ["read_organization"]}),
        json!({"expired_at": json_time(year - minutes(1)), "scopes": ["read_organization"]}),
    ] {
        let raw = change(&world, &by, &long.uid, body.clone()).await;
        assert_eq!(raw.status, 200, "{body}: {}", raw.text());
    }
    for body in [
        json!({"scopes": ["read_organization", "write_organization"]}),
        json!({"scopes": ["api"]}),
        json!({"scopes": ["read_organization", "other"], "expired_at": json_time(end + minutes(1))}),
    ] {
        check_refusal(&change(&world, &by, &long.uid, body).await, end);
    }
    let kept = world.call(ADMIN, &get_token(&long.uid)).await.unwrap().unwrap();
    assert_eq!(kept.scopes, ["read_organization"]);
    let both = json!({"scopes": ["api"], "expired_at": json_time(end)});
    assert_eq!(change(&world, &by, &long.uid, both).await.status, 200);
}

#[tokio::test]
async fn a_token_gives_no_time_to_access_that_it_does_not_have() {
    let world = World::new().await;
    let narrow = ["read_organization", "write_organization"];
    let (_, by) = world.make(MEMBER, &token("narrow", &narrow)).await;
    let end = world.now() + minutes(5);
    let (deployment, later) =
        (world.deployment("europe", "document-search").await, json_time(end + minutes(1)));
    let until_then = |wanted| CreateToken { expired_at: Some(end.into()), ..wanted };
    for wanted in [
        token("all", &["api"]),
        CreateToken { is_global_router_access: Some(true), ..token("router", &narrow) },
        CreateToken { deployment_uids: Some(vec![deployment]), ..token("deployment", &narrow) },
    ] {
        let (made, _) = world.make(MEMBER, &until_then(wanted)).await;
        for body in [json!({"expired_at": null}), json!({"expired_at": later})] {
            let raw = change(&world, &by, &made.uid, body).await;
            assert_eq!(raw.refused(), is(403, "scope_escalation"), "{}", raw.text());
        }
        for body in [
            json!({"description": "ours"}),
            json!({"expired_at": json_time(end)}),
            json!({"expired_at": json_time(end - minutes(1))}),
        ] {
            assert_eq!(change(&world, &by, &made.uid, body).await.status, 200, "access is kept");
        }
    }
    let (made, _) = world.make(MEMBER, &until_then(token("same", &narrow))).await;
    assert_eq!(
        change(&world, &by, &made.uid, json!({"expired_at": null})).await.status,
        200,
        "its own access"
    );
}

#[tokio::test]
async fn sessions_and_tokens_without_an_end_have_no_limit() {
    let world = World::new().await;
    let cookie = world.sign_in("member").await;
    let by_session = async |method: &str, path: &str, body: Value| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", &cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json");
        world.raw(request.body(Body::from(body.to_string())).unwrap()).await
    };
    let (uid, _, _) = short(&world).await;
    assert_eq!(by_session("POST", TOKENS, json!({"name": "endless"})).await.status, 200);
    let path = format!("{TOKENS}/{uid}");
    assert_eq!(by_session("PATCH", &path, json!({"expired_at": null})).await.status, 200);
    assert_eq!(create(&world, MEMBER, json!({})).await.status, 200, "no end, no limit");
    let like_yatai = World::with(1, Settings { like_yatai: true, ..Settings::default() }).await;
    let (_, by, _) = short(&like_yatai).await;
    let body = json!({"name": "endless", "scopes": ["api"]}).to_string();
    assert_eq!(like_yatai.send("POST", TOKENS, &by, &body).await.status, 200, "Yatai has no such rule");
}

#[tokio::test]
async fn a_repeat_is_checked_like_a_create_and_gives_the_value_only_to_its_maker() {
    let world = World::new().await;
    let (_, by, end) = short(&world).await;
    let post = async |by: &str, expired_at: Value| {
        let request = Request::post(TOKENS)
            .header("x-yatai-api-token", by)
            .header("idempotency-key", "k")
            .header("content-type", "application/json");
        let body = json!({"name": "once", "scopes": ["read_organization"], "expired_at": expired_at});
        world.raw(request.body(Body::from(body.to_string())).unwrap()).await
    };
    assert_eq!(post(MEMBER, json_time(end + minutes(1))).await.status, 200);
    check_refusal(&post(&by, json_time(end + minutes(1))).await, end);
    let world = World::new().await;
    let (_, by, end) = short(&world).await;
    let post = async |by: &str| {
        let request = Request::post(TOKENS)
            .header("x-yatai-api-token", by)
            .header("idempotency-key", "k")
            .header("content-type", "application/json");
        let body = json!({"name": "once", "expired_at": json_time(end)});
        world.raw(request.body(Body::from(body.to_string())).unwrap()).await
    };
    assert_eq!(post(&by).await.status, 200);
    assert_eq!(post(&by).await.status, 200, "its own repeat");
    assert_eq!(post(MEMBER).await.refused(), is(409, "already_created"), "another token is not the maker");
}

/// One step of a random sequence. Numbers choose among the tokens that there are.
#[derive(Clone, Debug)]
enum Step {
    Create { by: usize, end: Option<i64>, scopes: usize },
    Change { by: usize, token: usize, end: Option<i64>, scopes: Option<usize> },
    Delete { by: usize, token: usize },
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let end = || prop_oneof![1 => Just(None), 4 => (1_i64..90).prop_map(Some)];
    let step = prop_oneof![
        4 => (any::<usize>(), end(), any::<usize>())
            .prop_map(|(by, end, scopes)| Step::Create { by, end, scopes }),
        4 => (any::<usize>(), any::<usize>(), end(), proptest::option::of(any::<usize>()))
            .prop_map(|(by, token, end, scopes)| Step::Change { by, token, end, scopes }),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(by, token)| Step::Delete { by, token }),
        1 => (1_i64..20).prop_map(Step::Wait),
    ];
    vec(step, 1..40)
}

/// A token that the test knows: its value, and the latest end that its makers ever allowed.
struct Known {
    uid: String,
    value: String,
    bound: Option<DateTime<Utc>>,
}

/// The scopes that steps give.
const SCOPES: [&[&str]; 4] = [
    &["api"],
    &["write_organization"],
    &["read_organization", "write_organization"],
    &["api", "read_cluster"],
];

fn scopes_of(index: usize) -> Vec<String> {
    SCOPES[index % SCOPES.len()].iter().map(|scope| (*scope).to_owned()).collect()
}

/// Until when a token gives this scope; the earliest time where it does not.
fn gives_until(token: &Token, scope: &str) -> DateTime<Utc> {
    match token.allows(scope) && !token.is_expired {
        true => token.expires().unwrap_or(DateTime::<Utc>::MAX_UTC),
        false => DateTime::<Utc>::MIN_UTC,
    }
}

/// Checks that the token gives each of its scopes no longer than one of the givers did.
fn check_access(after: &Token, givers: &[&Token]) -> Result<(), String> {
    for scope in &after.scopes {
        let given = givers.iter().map(|giver| gives_until(giver, scope)).max();
        if given.is_none_or(|given| gives_until(after, scope) > given) {
            return Err(format!("{scope} until {:?}, which no giver had", after.expired_at));
        }
    }
    Ok(())
}

/// Whether an end is within a bound; `None` is never.
fn is_within(end: Option<DateTime<Utc>>, bound: Option<DateTime<Utc>>) -> bool {
    bound.is_none_or(|bound| end.is_some_and(|end| end <= bound))
}

async fn run(steps: &[Step]) -> Result<(), String> {
    let world = World::new().await;
    let (uid, value, end) = short(&world).await;
    let long = CreateToken { expired_at: Some((end + minutes(60)).into()), ..token("longer", &["api"]) };
    let (long, long_value) = world.make(MEMBER, &long).await;
    let mut known = vec![
        Known { uid, value, bound: Some(end) },
        Known { bound: long.expires(), uid: long.uid, value: long_value },
    ];
    // Tokens with few scopes and no end.
    for scopes in [SCOPES[1], SCOPES[2]] {
        let (made, value) = world.make(MEMBER, &token(&format!("of-{}", scopes.len()), scopes)).await;
        known.push(Known { uid: made.uid, value, bound: None });
    }
    let now_of = async |uid: &str| world.call(MEMBER, &get_token(uid)).await.unwrap();
    for (n, step) in steps.iter().enumerate() {
        let at = |end: Option<i64>| end.map(|end| world.now() + minutes(end));
        match step {
            Step::Wait(time) => world.later(minutes(*time)),
            Step::Create { by, end, scopes } => {
                let maker = &known[by % known.len()];
                let own = now_of(&maker.uid).await;
                let body = json!({"name": format!("t{n}"), "scopes": scopes_of(*scopes), "expired_at": at(*end).map(json_time)});
                let raw = world.send("POST", TOKENS, &maker.value, &body.to_string()).await;
                if raw.status != 200 {
                    continue;
                }
                let own = own.ok_or("made by a token that was deleted")?;
                let made: Token = serde_json::from_slice(&raw.body).unwrap();
                if !is_within(made.expires(), own.expires()) || !is_within(made.expires(), maker.bound) {
                    return Err(format!("step {n}: {:?} is later than its maker", made.expired_at));
                }
                check_access(&made, &[&own]).map_err(|error| format!("step {n}: {error}"))?;
                let (value, bound) = (made.token.unwrap().expose().to_owned(), maker.bound);
                known.push(Known { uid: made.uid, value, bound });
            }
            Step::Change { by, token, end, scopes } => {
                let (maker, changed) = (&known[by % known.len()], &known[token % known.len()]);
                let (own, before) = (now_of(&maker.uid).await, now_of(&changed.uid).await);
                let mut body = json!({"expired_at": at(*end).map(json_time)});
                if let Some(scopes) = scopes {
                    body["scopes"] = json!(scopes_of(*scopes));
                }
                if change(&world, &maker.value, &changed.uid, body).await.status != 200 {
                    continue;
                }
                let (own, before) =
                    (own.ok_or("changed by a deleted token")?, before.ok_or("nothing to change")?);
                let after = now_of(&changed.uid).await.ok_or("changed, and is not there")?;
                check_access(&after, &[&before, &own]).map_err(|error| format!("step {n}: {error}"))?;
                let is_later = !is_within(after.expires(), before.expires());
                if is_later
                    && !(is_within(after.expires(), own.expires()) && is_within(after.expires(), maker.bound))
                {
                    return Err(format!("step {n}: extended to {:?}", after.expired_at));
                }
                if is_later {
                    // The longer of both givers may stand behind it now.
                    let bound = maker.bound.zip(changed.bound).map(|(one, other)| one.max(other));
                    let index = token % known.len();
                    known[index].bound = bound;
                }
            }
            Step::Delete { by, token } => {
                let (maker, gone) = (&known[by % known.len()], &known[token % known.len()]);
                world.send("DELETE", &format!("{TOKENS}/{}", gone.uid), &maker.value, "").await;
            }
        }
    }
    Ok(())
}

#[test]
fn no_sequence_of_creates_and_changes_leads_past_the_end_of_the_makers() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let cases = std::env::var("OUTLIVES_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(24);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    runner
        .run(&steps(), |steps| runtime.block_on(run(&steps)).map_err(TestCaseError::fail))
        .unwrap_or_else(|error| panic!("{error}"));
}
