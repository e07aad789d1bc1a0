//! Prometheus' own checker (`promtool`) on the real answer of the real program, and on the alert rules of `docs/`. These
//! tests run only when they are named, because they need that tool: `PROMTOOL` is its path. `cargo xtask test` gets it.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use rusqlite::Connection;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use support::Folder;
use support::process::{Server, database};

const ADMIN: &str = "value-of-the-admin-token-0123456789";
const SET: [(&str, &str); 1] = [("TOKEN_SERVER_ADMIN_TOKEN", ADMIN)];

/// The alert rules that an operator copies.
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/prometheus/alerts.yml");

/// When they fire, with `RULES` in the place of their path.
const WHEN_THEY_FIRE: &str = include_str!("prometheus/alerts_test.yml");

/// What promtool says about this input; it has to find nothing wrong.
#[track_caller]
fn promtool(arguments: &[&str], input: &str) -> String {
    let Some(program) = std::env::var_os("PROMTOOL") else {
        panic!(
            "PROMTOOL is not set: it must name the program promtool. `cargo xtask test` gets it from Debian's package prometheus"
        )
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("promtool starts");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{input}");
    said
}

/// The body of what this address, without `http://`, answers with 200.
fn get(address: &str) -> String {
    let (host, path) = address.split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    body.to_owned()
}

#[test]
fn the_answer_keeps_to_the_conventions_of_prometheus() {
    let folder = Folder::new();
    let mut server = Server::start(&folder, &["--demo", "60", "--metrics", "127.0.0.1:0"], &SET);
    let line = server.next_line();
    let address =
        line.strip_prefix("Metrics: http://").unwrap_or_else(|| panic!("it printed {line:?}")).to_owned();
    for token in [ADMIN, "wrong"] {
        server.send("GET", "/api/v1/api_tokens/nothing", token, "").unwrap();
    }
    let hostile = "it's \"quoted\\\", {le=\"1\"} 2\n# EOF\r\u{202e}\u{1F511}";
    let db = Connection::open(database(&folder.0)).unwrap();
    db.execute(
        "UPDATE tokens SET name = ? WHERE id = (SELECT max(id) FROM tokens WHERE expired_at IS NOT NULL)",
        [hostile],
    )
    .unwrap();
    let text = get(&address);
    assert!(text.contains("\\n# EOF"), "the hostile name is there: {text}");
    assert_eq!(promtool(&["check", "metrics"], &text), "", "promtool has an advice");
    for name in ["tokens", "token_expiry_timestamp_seconds", "refused_sign_ins_total", "http_requests_total"]
    {
        assert!(text.contains(&format!("\n# TYPE token_server_{name} ")), "{name}: {text}");
    }
    let (code, _) = server.terminate();
    assert_eq!(code, Some(0), "both listeners end");
    assert!(TcpStream::connect(address.split_once('/').unwrap().0).is_err());
}

#[test]
fn the_alert_rules_are_valid_and_fire_when_they_have_to() {
    assert!(promtool(&["check", "rules", RULES], "").contains("SUCCESS"));
    let folder = Folder::new();
    let tests = folder.0.join("alerts_test.yml");
    fs::write(&tests, WHEN_THEY_FIRE.replace("RULES", &format!("'{RULES}'"))).unwrap();
    promtool(&["test", "rules", tests.to_str().unwrap()], "");
}

#[test]
fn the_alert_rules_use_only_series_that_the_server_has() {
    let folder = Folder::new();
    let mut server = Server::start(&folder, &["--demo", "60", "--metrics", "127.0.0.1:0"], &SET);
    let line = server.next_line();
    server.send("GET", "/healthz", "", "").unwrap();
    let text = get(line.strip_prefix("Metrics: http://").unwrap());
    let rules = fs::read_to_string(Path::new(RULES)).unwrap();
    let words = rules.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let mut used: Vec<&str> = words.filter(|word| word.starts_with("token_server_")).collect();
    used.dedup();
    assert!(used.len() >= 4, "{used:?}");
    for name in used {
        assert!(text.contains(&format!("# TYPE {name} ")), "{name} is in no answer");
    }
}
