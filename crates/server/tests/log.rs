//! The log: who sent each request, from where, with which token; never a value, and no line that a client could make up.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use rusqlite::Connection;
use serde_json::Value;
use support::Folder;
use support::process::{Server, database};

const ADMIN: &str = "value-of-the-admin-token-that-is-long-enough";
const SET: [(&str, &str); 1] = [("TOKEN_SERVER_ADMIN_TOKEN", ADMIN)];
const TOKENS: &str = "/api/v1/api_tokens";

#[test]
fn each_request_names_the_person_the_token_and_the_address() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let made = server.send("POST", TOKENS, ADMIN, r#"{"name":"logged","scopes":["api"]}"#).unwrap().1;
    let made: Value = serde_json::from_str(&made).unwrap();
    let (uid, value) = (made["uid"].as_str().unwrap(), made["token"].as_str().unwrap());
    assert_eq!(server.send("DELETE", &format!("{TOKENS}/{uid}"), value, "").unwrap().0, 200);
    assert_eq!(server.send("GET", TOKENS, "a-guess", "").unwrap().0, 401);
    let log = server.log();
    let line = |part: &str| {
        log.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("no {part}: {log}")).to_owned()
    };
    let create = line("method=POST");
    for part in [r#"user="admin""#, r#"address="127.0.0.1""#, &format!("made=\"{uid}\""), "token=\""] {
        assert!(create.contains(part), "{part}: {create}");
    }
    let delete = line("method=DELETE");
    assert!(delete.contains(&format!("token=\"{uid}\"")), "{delete}");
    let refused = line("status=401");
    assert!(refused.contains(r#"address="127.0.0.1""#) && !refused.contains("user="), "{refused}");
    assert!(refused.contains(r#"code="unauthorized""#) && !delete.contains("code="), "{refused}");
    for secret in [ADMIN, value, "a-guess"] {
        assert!(!log.contains(secret), "never a value");
    }
}

#[test]
fn a_name_with_a_line_break_stays_on_its_line() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let db = Connection::open(database(&folder.0)).unwrap();
    db.execute("UPDATE users SET name = 'ad\nmin INFO \u{1b}[31mforged'", []).unwrap();
    assert_eq!(server.send("GET", TOKENS, ADMIN, "").unwrap().0, 200);
    assert_eq!(server.send("GET", "/api/v1/%0aforged%1b", ADMIN, "").unwrap().0, 404);
    let log = server.log();
    let line = log.lines().find(|line| line.contains("method=GET")).expect("a line");
    assert!(line.contains(r"user="), "{line}");
    assert!(line.contains(r"ad\nmin INFO"), "{line}");
    assert!(!log.contains('\u{1b}'), "{log}");
    assert!(log.lines().all(|line| !line.starts_with("forged") && !line.starts_with("min")), "{log}");
}
