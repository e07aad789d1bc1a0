//! `token-server member …`, on a database that a running server has open.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use support::Folder;
use support::outcome::{Outcome, done, outcome, refused};
use support::process::{PROGRAM, Server, database, database_holds};
use support::wire::Wire;

const ADMIN: &str = "value-of-the-admin-token-0123456789";
const DEMO: &str = "prefix-of-the-demo-0123456789abcd";
const SET: [(&str, &str); 2] = [("TOKEN_SERVER_ADMIN_TOKEN", ADMIN), ("TOKEN_SERVER_DEMO_TOKENS", DEMO)];
const MEMBER: &str = "prefix-of-the-demo-0123456789abcd-member";

fn member_as(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    outcome(
        Command::new(PROGRAM)
            .arg("member")
            .args(arguments)
            .arg("--database")
            .arg(database(folder))
            .env_remove("USER")
            .env_remove("LOGNAME")
            .envs(environment.iter().copied()),
    )
}

fn member(folder: &Path, arguments: &[&str]) -> Outcome {
    member_as(folder, &[("USER", "operator")], arguments)
}

fn status(server: &Server, path: &str, token: &str) -> u16 {
    server.send("GET", path, token, "").unwrap().0
}

/// The events without those of the server's own start, which makes sign-in links.
fn events(server: &Server, q: &str) -> Vec<Value> {
    let path = format!("/api/v1/current_org/events?count=1000&q={q}");
    let list: Value = serde_json::from_str(&server.send("GET", &path, ADMIN, "").unwrap().1).unwrap();
    let items = list["items"].as_array().unwrap().iter();
    items.filter(|event| event["system_user"] != "token-server").cloned().collect()
}

#[test]
fn a_removed_member_is_refused_at_once_and_the_event_names_the_system_user() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "5"], &SET);
    let current = "/api/v1/auth/current";
    assert_eq!(status(&server, current, MEMBER), 200);
    let link = done_link(member(&folder.0, &["link", "jonas", "--public-url", &server.url]));
    let session = sign_in(&server, &link).expect("a session");
    let by_session = || with_cookie(&server, current, &session);
    assert_eq!(by_session(), 200);
    let unused = done_link(member(&folder.0, &["link", "jonas", "--public-url", &server.url]));
    let output = done(member(&folder.0, &["remove", "jonas"]));
    assert!(output.contains("jonas is no longer a member"), "{output}");
    assert_eq!(status(&server, current, MEMBER), 401);
    assert_eq!(by_session(), 401, "their sessions");
    assert_eq!(sign_in(&server, &unused), None, "links that were made before");
    let members = server.send("GET", "/api/v1/members", ADMIN, "").unwrap().1;
    assert!(members.contains("\"sofia\"") && !members.contains("\"jonas\""), "{members}");
    let recorded = events(&server, "operation:member_changed");
    assert_eq!(recorded.len(), 3);
    for link in &recorded[1..] {
        assert_eq!((&link["name"], &link["system_user"]), (&"jonas".into(), &"operator".into()));
        assert_eq!(link["after"], serde_json::json!({"sign_in_link": true}));
        assert_eq!((&link["creator"], &link["before"]), (&Value::Null, &serde_json::json!({})));
    }
    for link in [link, unused] {
        let key = link.split_once("key=").unwrap().1;
        assert!(!database_holds(&folder.0, key), "never the key");
    }
    let recorded = &recorded[0];
    assert_eq!((&recorded["name"], &recorded["system_user"]), (&"jonas".into(), &"operator".into()));
    assert_eq!((&recorded["creator"], &recorded["before"]["role"]), (&Value::Null, &"developer".into()));
    assert_eq!(recorded["after"], serde_json::json!({}));
}

fn done_link(output: Outcome) -> String {
    assert_eq!(output.0, 0, "{}", output.2);
    assert_eq!(output.1.lines().count(), 1, "alone on its line: {}", output.1);
    assert!(output.2.contains("once"), "{}", output.2);
    output.1.trim().to_owned()
}

/// The session cookie that a link gives.
fn sign_in(server: &Server, link: &str) -> Option<String> {
    let path = link.strip_prefix(&server.url).expect("the server's own address");
    let asked = server.send("GET", path, "", "").unwrap().0;
    let answer = server.exchange("POST", "/login", "", "", path.strip_prefix("/login?").unwrap());
    let set = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    assert_eq!(asked, if set.is_some() { 200 } else { 403 }, "the page asks first, where the link works");
    Some(set?.split(';').next().unwrap().to_owned())
}

/// The status of the answer to a request with a cookie and no token.
fn with_cookie(server: &Server, path: &str, cookie: &str) -> u16 {
    let mut wire = Wire::to(&server.url).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: here\r\nCookie: {cookie}\r\n\r\n");
    wire.write(request.as_bytes()).unwrap();
    wire.answer().unwrap().status
}

#[test]
fn members_are_added_listed_and_given_roles() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let table = |output: String| {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        output.lines().map(words).collect::<Vec<_>>()
    };
    let list = || table(done(member(&folder.0, &["list"])));
    assert_eq!(list(), [vec!["NAME", "ROLE", "EMAIL"], vec!["admin", "admin", "admin@example.com"]]);
    let add = ["add", "ada", "--email", "ada@example.com"];
    assert!(done(member(&folder.0, &add)).contains("ada is a member now, as a developer"));
    assert!(refused(member(&folder.0, &add)).contains("ada is a member already, as a developer"));
    done(member(&folder.0, &["add", "gus", "--email", "gus@example.com", "--role", "guest"]));
    assert!(done(member(&folder.0, &["role", "ada", "admin"])).contains("ada is an admin now"));
    assert!(done(member(&folder.0, &["role", "ada", "admin"])).contains("already"));
    let rows = [["ada", "admin", "ada@example.com"], ["admin", "admin", "admin@example.com"]];
    assert_eq!(list()[1..3], rows);
    assert_eq!(list()[3], ["gus", "guest", "gus@example.com"]);
    let recorded = events(&server, "operation:member_changed+sort:created_at-asc");
    let recorded: Vec<_> = recorded
        .iter()
        .map(|event| {
            assert_eq!((&event["creator"], &event["resource"]), (&Value::Null, &Value::Null));
            let role = |what: &str| event[what]["role"].as_str().unwrap_or("-");
            format!("{} {} {}", event["name"].as_str().unwrap(), role("before"), role("after"))
        })
        .collect();
    assert_eq!(recorded, ["ada - developer", "gus - guest", "ada developer admin"]);
}

#[test]
fn the_last_admin_cannot_be_removed_and_unknown_names_are_refused() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "5"], &SET);
    for name in ["nobody", "ADMIN"] {
        for arguments in [&["remove", name][..], &["role", name, "guest"], &["link", name]] {
            assert!(refused(member(&folder.0, arguments)).contains("no member"), "{arguments:?}");
        }
    }
    for arguments in [&["remove", "tomasz"][..], &["role", "tomasz", "guest"], &["link", "tomasz"]] {
        assert!(refused(member(&folder.0, arguments)).contains("has left"), "{arguments:?}");
    }
    done(member(&folder.0, &["role", "mara", "developer"]));
    for arguments in [&["remove", "admin"][..], &["role", "admin", "guest"]] {
        assert!(refused(member(&folder.0, arguments)).contains("last admin"), "{arguments:?}");
    }
    assert_eq!(status(&server, "/api/v1/auth/current", ADMIN), 200);
    done(member(&folder.0, &["role", "sofia", "admin"]));
    done(member(&folder.0, &["remove", "admin"]));
    assert_eq!(status(&server, "/api/v1/auth/current", ADMIN), 401);
}

#[test]
fn the_old_tokens_of_a_returning_member_do_not_work() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "60"], &SET);
    let list = |server: &Server| server.send("GET", "/api/v1/api_tokens?count=1", MEMBER, "").unwrap();
    assert_eq!(list(&server).0, 200);
    done(member(&folder.0, &["remove", "jonas"]));
    let add = ["add", "jonas", "--email", "new@example.com", "--role", "guest"];
    let output = done(member(&folder.0, &add));
    assert!(output.contains("had left and is a member again, as a guest"), "{output}");
    assert!(output.contains("that expired now: "), "{output}");
    let (code, body) = list(&server);
    assert!(code == 401 && body.contains("token_expired"), "{body}");
    assert!(done(member(&folder.0, &["list"])).contains("new@example.com"));
    // Tokens of others and organization tokens have not expired.
    let db = Connection::open(database(&folder.0)).unwrap();
    let others = "SELECT count(*) FROM tokens t JOIN users u ON u.id = t.user_id
        WHERE t.expired_at = t.updated_at AND (u.name <> 'jonas' OR t.is_organization_token)";
    assert_eq!(db.query_row(others, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

#[test]
fn a_link_works_once_also_after_a_restart_and_only_its_hash_is_stored() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    done(member(&folder.0, &["add", "ada", "--email", "ada@example.com"]));
    let link = done_link(member(&folder.0, &["link", "ada", "--public-url", &format!("{}/", server.url)]));
    let key = link.split_once("/login?key=").unwrap().1.to_owned();
    assert!(key.len() >= 40 && !database_holds(&folder.0, &key));
    let path = link.strip_prefix(&server.url).unwrap().to_owned();
    server.kill();
    let server = Server::start(&folder, &[], &SET);
    let link = format!("{}{path}", server.url);
    assert!(sign_in(&server, &link).is_some_and(|cookie| cookie.starts_with("token_panel_session_")));
    assert_eq!(sign_in(&server, &link), None);
    assert!(!server.log().contains(&key));
    let elsewhere = done_link(member(&folder.0, &["link", "ada"]));
    assert!(elsewhere.starts_with("http://127.0.0.1:8787/login?key="), "{elsewhere}");
}

#[test]
fn two_servers_on_one_host_do_not_sign_each_other_out() {
    let folders = [Folder::new(), Folder::new()];
    let servers = [0, 1].map(|n| Server::start(&folders[n], &[], &SET));
    let cookies = [0, 1].map(|n| {
        let url = format!("{}/", servers[n].url);
        let link = done_link(member(&folders[n].0, &["link", "admin", "--public-url", &url]));
        sign_in(&servers[n], &link).unwrap()
    });
    // A browser sends the cookies of all ports of a host to each. With one name the second would replace the first.
    let names = [0, 1].map(|n| cookies[n].split('=').next().unwrap());
    assert_ne!(names[0], names[1]);
    for server in &servers {
        assert_eq!(with_cookie(server, "/api/v1/auth/current", &cookies.join("; ")), 200);
    }
}

#[test]
fn the_system_user_is_from_the_environment_or_a_number() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let add = |name: &str, environment: &[(&str, &str)]| {
        let email = format!("{name}@example.com");
        done(member_as(&folder.0, environment, &["add", name, "--email", &email]));
    };
    add("a", &[("LOGNAME", "by-logname")]);
    add("b", &[("USER", "")]);
    add("c", &[("USER", "by-user"), ("LOGNAME", "by-logname")]);
    let recorded = events(&server, "operation:member_changed+sort:created_at-asc");
    let users: Vec<_> = recorded.iter().map(|event| event["system_user"].as_str().unwrap()).collect();
    assert_eq!((users[0], users[2]), ("by-logname", "by-user"));
    assert!(cfg!(not(target_os = "linux")) || users[1].starts_with("uid "), "{}", users[1]);
}

#[test]
fn a_database_that_cannot_be_used_is_refused_with_a_sentence() {
    let folder = Folder::new();
    let list = || refused(member(&folder.0, &["list"]));
    assert!(list().contains("there is no database"));
    assert!(!database(&folder.0).exists(), "none is made");
    Server::start(&folder, &[], &SET).terminate();
    let db = Connection::open(database(&folder.0)).unwrap();
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    db.execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(list().contains("newer version"));
    db.execute_batch("PRAGMA user_version = 3").unwrap();
    assert!(list().contains("older schema"));
    db.pragma_update(None, "user_version", version).unwrap();
    assert!(done(member(&folder.0, &["list"])).contains("admin"));
    db.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(refused(member(&folder.0, &["add", "ada", "--email", "a@example.com"])).contains("try again"));
    assert!(done(member(&folder.0, &["list"])).contains("admin"), "reading goes on");
}

#[test]
fn a_wrong_command_line_has_exit_code_two() {
    let folder = Folder::new();
    for (arguments, word) in [
        (&["rename", "ada"][..], "list, add"),
        (&["add", "ada"], "--email"),
        (&["role", "ada", "api_user"], "guest, developer, admin"),
        (&["link", "ada", "--public-url", "here"], "https://"),
    ] {
        let (code, out, words) = member(&folder.0, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{words}");
        assert!(words.contains(word), "{arguments:?}: {words}");
    }
    let (code, out, _) = member(&folder.0, &["--help"]);
    assert!(code == 0 && out.contains("member add NAME"), "{out}");
}
