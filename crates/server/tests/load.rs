//! A load test: a hundred clients, each with its own connection, send requests without a pause. It runs on request only,
//! against a release build:
//!
//! ```text
//! cargo build --release -p token-server
//! LOAD_SERVER=target/release/token-server cargo test -p token-server --test load -- --ignored --nocapture
//! ```
//!
//! `LOAD_TOKENS` (100000), `LOAD_CLIENTS` (100) and `LOAD_SECONDS` (20) change the size.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use support::Folder;
use support::process::{PROGRAM, Server, database};
use support::trail;
use support::wire::Wire;

const ADMIN: &str = "prefix-of-load-0123456789abcdefgh-admin";
const MEMBER: &str = "prefix-of-load-0123456789abcdefgh-member";

/// The requests: name, how many of ten, and the token.
const MIX: [(&str, u64, &str); 5] = [
    ("a page of 100", 4, ADMIN),
    ("a page of 100, as a member", 1, MEMBER),
    ("a page of 1000", 1, ADMIN),
    ("one token", 2, ADMIN),
    ("who am I", 2, ADMIN),
];

/// In place of one of this many requests, a token is made, changed and deleted.
const WRITES_ONE_IN: u64 = 50;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}

#[allow(clippy::disallowed_methods, reason = "it measures")]
fn now() -> Instant {
    Instant::now()
}

fn part(times: &[Duration], of_thousand: usize) -> f64 {
    let at = (times.len() * of_thousand / 1000).min(times.len() - 1);
    times[at].as_secs_f64() * 1000.0
}

/// Makes, changes and deletes a token; `None` where an answer is not 200.
fn write(wire: &mut Wire, name: &str) -> Option<()> {
    let mut ask = |method: &str, path: &str, body: &str| {
        wire.send(method, path, ADMIN, "", body).ok()?;
        wire.answer().ok().filter(|answer| answer.status == 200)
    };
    let made = ask("POST", "/api/v1/api_tokens", &format!(r#"{{"name":"{name}"}}"#))?;
    let path = format!("/api/v1/api_tokens/{}", made.json()["uid"].as_str()?);
    ask("PATCH", &path, r#"{"description":"changed"}"#)?;
    ask("DELETE", &path, "").map(drop)
}

#[test]
#[ignore = "measures, for half a minute and alone on the machine"]
fn a_hundred_clients() {
    let (tokens, clients) = (number("LOAD_TOKENS", 100_000), number("LOAD_CLIENTS", 100));
    let seconds = number("LOAD_SECONDS", 20);
    let folder = Folder::new();
    let program = std::env::var("LOAD_SERVER").unwrap_or_else(|_| PROGRAM.to_owned());
    let environment = [("TOKEN_SERVER_DEMO_TOKENS", "prefix-of-load-0123456789abcdefgh")];
    let demo = tokens.to_string();
    let started = now();
    let server = Server::start_by(&mut Command::new(program), &folder, &["--demo", &demo], &environment);
    println!("{tokens} tokens made in {:.1} s", started.elapsed().as_secs_f64());
    let list = server.send("GET", "/api/v1/api_tokens?count=1000&start=500", ADMIN, "").unwrap().1;
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let uids: Vec<&str> =
        list["items"].as_array().unwrap().iter().map(|t| t["uid"].as_str().unwrap()).collect();

    let (over, started) = (AtomicBool::new(false), now());
    let mut all: Vec<(usize, Duration)> = Vec::new();
    let mut errors = 0;
    std::thread::scope(|scope| {
        let tasks: Vec<_> = (0..clients)
            .map(|client| {
                let (over, url, uids) = (&over, &server.url, &uids);
                scope.spawn(move || {
                    let mut wire = Wire::to(url).unwrap();
                    let (mut times, mut errors, mut n) = (Vec::new(), 0, client.wrapping_mul(7919));
                    while !over.load(Ordering::Relaxed) {
                        n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                        let chance = n >> 33;
                        if chance % WRITES_ONE_IN == 0 {
                            let asked = now();
                            match write(&mut wire, &format!("load-{client}-{chance}")) {
                                Some(()) => times.push((MIX.len(), asked.elapsed())),
                                None => errors += 1,
                            }
                            continue;
                        }
                        let mut left = chance / WRITES_ONE_IN % 10;
                        let kind = MIX.iter().position(|(_, weight, _)| match left.checked_sub(*weight) {
                            None => true,
                            Some(rest) => {
                                left = rest;
                                false
                            }
                        });
                        let kind = kind.unwrap();
                        let start = chance / 10 % tokens;
                        let path = match kind {
                            0 | 1 => format!("/api/v1/api_tokens?count=100&start={start}"),
                            2 => format!("/api/v1/api_tokens?count=1000&start={start}"),
                            3 => format!("/api/v1/api_tokens/{}", uids[start as usize % uids.len()]),
                            _ => "/api/v1/auth/current".to_owned(),
                        };
                        let asked = now();
                        // Without the check against the description, which must not be measured.
                        match wire.send("GET", &path, MIX[kind].2, "", "").and_then(|()| wire.answer()) {
                            Ok(answer) if answer.status == 200 => times.push((kind, asked.elapsed())),
                            _ => errors += 1,
                        }
                    }
                    (times, errors)
                })
            })
            .collect();
        std::thread::park_timeout(Duration::from_secs(seconds));
        over.store(true, Ordering::Relaxed);
        for task in tasks {
            let (times, failed) = task.join().unwrap();
            all.extend(times);
            errors += failed;
        }
    });
    let took = started.elapsed().as_secs_f64();
    println!(
        "{clients} clients, {took:.1} s: {} answers, {errors} errors, {:.0} a second",
        all.len(),
        all.len() as f64 / took
    );
    let report = |name: &str, mut times: Vec<Duration>| {
        if times.is_empty() {
            return;
        }
        times.sort_unstable();
        println!(
            "{name:28} {:7} answers   p50 {:7.1} ms   p99 {:7.1} ms   longest {:7.1} ms",
            times.len(),
            part(&times, 500),
            part(&times, 990),
            part(&times, 1000)
        );
    };
    report("all", all.iter().map(|it| it.1).collect());
    for (kind, (name, _, _)) in MIX.iter().enumerate() {
        report(name, all.iter().filter(|it| it.0 == kind).map(|it| it.1).collect());
    }
    report(
        "a create, a change and a deletion",
        all.iter().filter(|it| it.0 == MIX.len()).map(|it| it.1).collect(),
    );
    // One client: the time of a request without other load.
    let mut wire = Wire::to(&server.url).unwrap();
    for (name, path) in [
        ("alone: a page of 100", format!("/api/v1/api_tokens?count=100&start={}", tokens / 2)),
        ("alone: a page of 1000", format!("/api/v1/api_tokens?count=1000&start={}", tokens / 2)),
        ("alone: a search", "/api/v1/api_tokens?count=100&search=deploy".to_owned()),
    ] {
        let times = (0..20).map(|_| {
            let asked = now();
            wire.send("GET", &path, ADMIN, "", "").unwrap();
            assert_eq!(wire.answer().unwrap().status, 200);
            asked.elapsed()
        });
        report(name, times.collect());
    }
    assert_eq!(errors, 0);
    drop(wire);
    assert_eq!(server.terminate().0, Some(0));
    let agreed = trail::agrees(&database(&folder.0), true);
    println!("{} events agree with the tokens", agreed.events);
}
