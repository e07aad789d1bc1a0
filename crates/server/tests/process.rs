//! The program: what it prints, how it ends, and what survives a kill.

mod support;
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use support::Folder;
use support::process::{PROGRAM, Server, database, database_holds};
use support::wire::Wire;

const ADMIN: &str = "value-of-the-admin-token-0123456789";
const SET: [(&str, &str); 1] = [("TOKEN_SERVER_ADMIN_TOKEN", ADMIN)];

#[test]
fn it_prints_a_link_that_works_and_ends_cleanly() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "5"], &[]);
    assert_eq!(server.send("GET", "/healthz", "", "").unwrap().0, 200);
    let (code, printed) = server.terminate();
    assert_eq!(code, Some(0));
    assert_eq!(printed.matches("/login?key=").count(), 2, "{printed}");
    let token =
        printed.lines().find_map(|line| line.strip_prefix("Admin token (not shown again): ")).unwrap();

    let server = Server::start(&folder, &[], &[]);
    assert_eq!(server.send("GET", "/api/v1/auth/current", token, "").unwrap().0, 200);
    let (_, printed) = server.terminate();
    assert!(!printed.contains("Admin token") && !printed.contains("/login?key="), "printed once: {printed}");
    let hint = format!("member link NAME --database {}", database(&folder.0).display());
    assert!(printed.contains(&hint), "{printed}");
}

#[test]
fn links_are_for_an_admin_and_with_a_demo_for_its_member() {
    let folder = Folder::new();
    let member = |folder: &Folder, arguments: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.arg("member").args(arguments).arg("--database").arg(database(&folder.0));
        assert!(command.output().unwrap().status.success(), "{arguments:?}");
    };
    // The people whom the printed links sign in, and whether the output says that somebody has left.
    let start = |folder: &Folder, arguments: &[&str]| {
        let arguments = [arguments, &["--print-link"]].concat();
        let (_, printed) = Server::start(folder, &arguments, &[]).terminate();
        let db = Connection::open(database(&folder.0)).unwrap();
        let people: Option<String> = db
            .query_row(
                "SELECT group_concat(name, ' ' ORDER BY u.id) FROM sign_in_keys k JOIN users u ON u.id = k.user_id",
                [],
                |row| row.get(0),
            )
            .unwrap();
        db.execute("DELETE FROM sign_in_keys", []).unwrap();
        let people = people.unwrap_or_default();
        assert_eq!(printed.matches("/login?key=").count(), people.split(' ').count(), "{printed}");
        assert_eq!(printed.matches("Sign in (works once): ").count(), 1, "{printed}");
        (people, printed.contains("Tomasz Nowak left the organization"))
    };
    let is = |people: &str, has_leaver: bool| (people.to_owned(), has_leaver);
    assert_eq!(start(&folder, &[]), is("admin", false));
    assert_eq!(start(&folder, &["--demo", "3"]), is("admin jonas", true));
    assert_eq!(start(&folder, &[]), is("admin", false), "a run without the demo");
    member(&folder, &["remove", "jonas"]);
    member(&folder, &["add", "tomasz", "--email", "tomasz@example.com"]);
    assert_eq!(start(&folder, &["--demo", "3"]), is("admin", false), "what is true no more");
    member(&folder, &["role", "admin", "developer"]);
    assert_eq!(start(&folder, &[]), is("mara", false), "the admin who is left");
    member(&folder, &["role", "sofia", "admin"]);
    assert_eq!(start(&folder, &[]), is("mara", false), "the oldest");
    member(&folder, &["role", "admin", "admin"]);
    assert_eq!(start(&folder, &[]), is("admin", false));

    // Members with the same names who are not of the demo.
    let real = Folder::new();
    start(&real, &[]);
    for name in ["jonas", "tomasz"] {
        member(&real, &["add", name, "--email", &format!("{name}@real.example")]);
    }
    member(&real, &["remove", "tomasz"]);
    assert_eq!(start(&real, &["--demo", "3"]), is("admin", false));
}

#[test]
fn answered_changes_survive_a_kill() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let (status, body) =
        server.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"kept","scopes":["api"]}"#).unwrap();
    assert_eq!(status, 200);
    let kept: Value = serde_json::from_str(&body).unwrap();
    let (_, body) = server.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"deleted"}"#).unwrap();
    let deleted: Value = serde_json::from_str(&body).unwrap();
    let path = |token: &Value| format!("/api/v1/api_tokens/{}", token["uid"].as_str().unwrap());
    assert_eq!(server.send("DELETE", &path(&deleted), ADMIN, "").unwrap().0, 200);
    server.kill();

    let server = Server::start(&folder, &[], &SET);
    let value = kept["token"].as_str().unwrap();
    assert_eq!(server.send("GET", &path(&kept), value, "").unwrap().0, 200);
    assert_eq!(server.send("GET", &path(&deleted), value, "").unwrap().0, 404);
}

#[test]
fn a_create_can_be_repeated_after_a_kill() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--faults"], &SET);
    let create = |server: &Server| {
        let body = r#"{"name":"kept","scopes":["api"]}"#;
        server.exchange("POST", "/api/v1/api_tokens", ADMIN, "Idempotency-Key: k-1\r\n", body)
    };
    assert_eq!(server.send("POST", "/faults", "", r#"{"create":"fault-lost"}"#).unwrap().0, 200);
    assert_eq!(create(&server), "");
    server.kill();

    let server = Server::start(&folder, &[], &SET);
    let answer = create(&server);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let made: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    let list = server.send("GET", "/api/v1/api_tokens?search=kept", made["token"].as_str().unwrap(), "");
    let list: Value = serde_json::from_str(&list.unwrap().1).unwrap();
    assert_eq!((&list["total"], &list["items"][0]["uid"]), (&1.into(), &made["uid"]));
}

#[test]
fn neither_log_nor_database_contain_a_value() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "3"], &SET);
    let (_, body) = server.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"ci"}"#).unwrap();
    let made: Value = serde_json::from_str(&body).unwrap();
    let (value, uid) = (made["token"].as_str().unwrap(), made["uid"].as_str().unwrap());
    let key = "0123456789abcdefghijklmnopqrstuv01234567";
    server.send("GET", &format!("/login?key={key}"), "", "").unwrap();
    server.send("POST", "/login", "", &format!("key={key}")).unwrap();
    server.send("GET", "/api/v1/api_tokens?search=private-search", ADMIN, "").unwrap();
    server.send("POST", "/api/v1/api_tokens", ADMIN, r#"{"name":"BAD private-body"}"#).unwrap();
    server.send("GET", "/api/v1/auth/token?code=private-code", "", "").unwrap();
    server.send("GET", &format!("/api/v1/api_tokens/{uid}"), "private-token", "").unwrap();
    let log = server.log();
    assert!(log.contains(uid) && log.contains("/login"), "the log is there: {log}");
    for secret in [value, ADMIN, key, "private-"] {
        assert!(!log.contains(secret), "{secret} is in {log}");
    }
    assert!(database_holds(&folder.0, uid));
    assert!(!database_holds(&folder.0, value) && !database_holds(&folder.0, ADMIN));
}

#[test]
fn faults_can_close_the_connection() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--faults"], &SET);
    let create =
        |name: &str| server.send("POST", "/api/v1/api_tokens", ADMIN, &format!(r#"{{"name":"{name}"}}"#));
    assert_eq!(create("fault-reset"), None);
    assert_eq!(create("fault-lost"), None);
    let order = server.send("POST", "/faults", "", r#"{"create":"fault-lost","list":"fault-half"}"#);
    assert_eq!(order, Some((200, "{}".into())));
    assert_eq!(create("lost"), None);
    let half = server.send("GET", "/api/v1/api_tokens", ADMIN, "").unwrap();
    assert!(half.0 == 200 && serde_json::from_str::<Value>(&half.1).is_err());
    let list: Value =
        serde_json::from_str(&server.send("GET", "/api/v1/api_tokens", ADMIN, "").unwrap().1).unwrap();
    let names: Vec<&str> =
        list["items"].as_array().unwrap().iter().map(|t| t["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["lost", "fault-lost", "first-admin-token"]);
}

#[test]
fn faults_can_cut_an_answer_after_its_head() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "200", "--faults"], &SET);
    let exchange = |method: &str, path: &str, body: &str| {
        let answer = server.exchange(method, path, ADMIN, "", body);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no head: {answer}"));
        let head = head.to_ascii_lowercase();
        assert!(head.starts_with("http/1.1 200") && head.contains("content-type: application/json"));
        assert!(head.contains("x-trace-id: ") && !head.contains("transfer-encoding"), "{head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
        (length.parse::<usize>().unwrap(), body.to_owned())
    };
    let create = |name: &str| exchange("POST", "/api/v1/api_tokens", &format!(r#"{{"name":"{name}"}}"#));
    let (length, sent) = create("fault-cut");
    assert_eq!(sent.len(), length / 2);
    assert!(sent.starts_with('{') && sent.contains(r#""uid":"#), "{sent}");
    let (length, sent) = create("fault-head");
    assert!(length > 100 && sent.is_empty(), "{sent}");
    let list = "/api/v1/api_tokens?count=1000";
    for (name, part) in [("fault-cut", 2), ("fault-head", 0)] {
        let order = || server.send("POST", "/faults", "", &format!(r#"{{"list":"{name}"}}"#)).unwrap();
        for path in [format!("{list}&search={name}"), list.to_owned()] {
            if path == list {
                order();
            }
            let (length, sent) = exchange("GET", &path, "");
            assert!(length > 50_000, "the whole list: {length}");
            assert_eq!(sent.len(), length.checked_div(part).unwrap_or(0), "{path}");
            assert!(sent.is_empty() || sent.starts_with(r#"{"start":0"#));
        }
        let found = exchange("GET", &format!("{list}&search={name}%20"), "").1;
        assert!(found.contains(&format!(r#""name":"{name}""#)), "carried out: {found}");
    }
    let (length, sent) = exchange("GET", list, "");
    assert_eq!(length, sent.len(), "the order is used up");
}

#[test]
fn wrong_arguments_are_refused_with_a_sentence() {
    let output = Command::new(env!("CARGO_BIN_EXE_token-server")).args(["--demo", "many"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--demo takes a whole number"));
}

#[test]
fn a_wrong_credential_is_answered_after_a_second_and_a_right_one_at_once() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let took = |token: &str| {
        let before = now();
        let status = server.send("GET", "/api/v1/auth/current", token, "").unwrap().0;
        (status, before.elapsed())
    };
    let (status, time) = took("guess");
    assert!(status == 401 && time >= Duration::from_secs(1), "{time:?}");
    let (status, time) = std::thread::scope(|scope| {
        let guessing = scope.spawn(|| took("guess"));
        std::thread::sleep(Duration::from_millis(200));
        let right = took(ADMIN);
        assert!(guessing.join().unwrap().1 >= Duration::from_secs(2));
        right
    });
    assert!(status == 200 && time < Duration::from_secs(1), "{time:?}");
}

#[test]
fn wrong_credentials_that_wait_do_not_delay_the_end() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let (answered, answers) = std::sync::mpsc::channel();
    // One more than can wait.
    for n in 0..33 {
        let (mut wire, answered) = (Wire::to(&server.url).unwrap(), answered.clone());
        std::thread::spawn(move || {
            wire.send("GET", "/api/v1/auth/current", &format!("guess-{n}"), "", "").unwrap();
            answered.send(wire.answer().map(|answer| answer.status).ok()).unwrap();
        });
    }
    drop(answered);
    assert!(answers.iter().any(|status| status == Some(429)), "all places are taken");
    let before = now();
    assert_eq!(server.terminate().0, Some(0));
    let time = before.elapsed();
    assert!(time < Duration::from_secs(5), "{time:?}");
    let statuses: Vec<_> = answers.iter().collect();
    assert!(statuses.len() > 20 && statuses.iter().all(|status| *status == Some(401)), "{statuses:?}");
}

#[allow(clippy::disallowed_methods, reason = "a test of how long an answer takes")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

#[cfg(target_os = "linux")]
#[test]
fn secret_values_do_not_stay_in_the_environment() {
    const DEMO: &str = "prefix-of-the-demo-0123456789abcd";
    const PASSWORD: &str = "password-of-the-demo";
    let folder = Folder::new();
    let environment = [
        ("TOKEN_SERVER_ADMIN_TOKEN", ADMIN),
        ("TOKEN_SERVER_DEMO_TOKENS", DEMO),
        ("TOKEN_SERVER_DEMO_PASSWORD", PASSWORD),
        ("KEPT", "a-variable-of-its-own"),
    ];
    let server = Server::start(&folder, &["--demo", "3"], &environment);
    let read = |name: &str| {
        let bytes = std::fs::read(format!("/proc/{}/{name}", server.pid())).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let (seen, line) = (read("environ"), read("cmdline"));
    assert!(seen.contains("KEPT=a-variable-of-its-own"), "{seen}");
    assert!(line.starts_with(PROGRAM) && line.contains("--demo"), "{line}");
    for secret in [ADMIN, DEMO, PASSWORD] {
        assert!(!seen.contains(secret) && !line.contains(secret), "{secret}: {seen} {line}");
    }
    assert_eq!(read("comm").trim(), "token-server");
    for token in [ADMIN, &format!("{DEMO}-member")] {
        assert_eq!(server.send("GET", "/api/v1/auth/current", token, "").unwrap().0, 200);
    }
    assert_eq!(server.terminate().0, Some(0), "it is the same process, and ends cleanly");
}

#[cfg(unix)]
#[test]
fn the_first_admin_token_comes_from_a_file_that_only_its_owner_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let file = folder.0.join("token");
    std::fs::write(&file, format!("{ADMIN}\n")).unwrap();
    let arguments = ["--admin-token-file", file.to_str().unwrap()];
    let refusal = || {
        let mut command = Command::new(PROGRAM);
        let output = command.args(arguments).arg("--database").arg(database(&folder.0)).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let words = refusal();
    assert!(words.contains("others can read") && !words.contains(ADMIN), "{words}");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let server = Server::start(&folder, &arguments, &[]);
    assert_eq!(server.send("GET", "/api/v1/auth/current", ADMIN, "").unwrap().0, 200);
    let (code, printed) = server.terminate();
    assert!(code == Some(0) && !printed.contains("Admin token") && !printed.contains(ADMIN), "{printed}");
    // As systemd gives a credential.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o440)).unwrap();
    assert!(refusal().contains("others can read"));
    let credentials = [("CREDENTIALS_DIRECTORY", folder.0.to_str().unwrap())];
    assert_eq!(Server::start(&folder, &arguments, &credentials).terminate().0, Some(0));
    std::fs::remove_file(&file).unwrap();
    assert!(refusal().contains("cannot read"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_the_server_makes_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for umask in ["0", "777"] {
        let folder = Folder::new();
        let made = folder.0.join("a/b");
        let mut shell = Command::new("sh");
        let script = format!("umask {umask}; exec \"$0\" \"$@\" --database \"$MADE/tokens.sqlite\"");
        shell.args(["-c", &script, PROGRAM]).env("MADE", &made);
        let server = Server::start_by(&mut shell, &folder, &[], &SET);
        assert_eq!([mode(&folder.0.join("a")), mode(&made)], [0o700, 0o700], "{umask}");
        assert!(!server.log().contains("others can read"), "{}", server.log());
    }
    let folder = Folder::new();
    let data = folder.0.join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o750)).unwrap();
    let server = Server::start(&folder, &[], &SET);
    let log = server.log();
    assert!(log.contains("others can read") && log.contains("chmod 700"), "{log}");
    assert_eq!(mode(&data), 0o750, "it is the operator's");
}

#[test]
fn faults_warn_loudly() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--faults"], &SET);
    let log = server.log();
    assert!(
        log.contains("WARNING: --faults is on") && log.matches("this server is for tests").count() == 2,
        "{log}"
    );
    drop(server);
    let quiet = Folder::new();
    assert!(!Server::start(&quiet, &[], &SET).log().contains("this server is for tests"));
}

#[test]
fn a_start_that_would_not_serve_or_not_be_safe_is_refused_in_words() {
    let folder = Folder::new();
    let empty = folder.0.to_str().unwrap();
    let refusal = |arguments: &[&str], value: &str| {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).arg("--database").arg(database(&folder.0));
        let output = command.env("TOKEN_SERVER_ADMIN_TOKEN", value).output().unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        let words = String::from_utf8(output.stderr).unwrap();
        assert!(words.starts_with("token-server: ") && words.lines().count() == 1, "{words}");
        words
    };
    assert!(refusal(&["--site", empty], "").contains("holds no index.html"));
    assert!(refusal(&["--site", &format!("{empty}/none")], ADMIN).contains("is not a folder"));
    let words = refusal(&[], &ADMIN[..31]);
    assert!(words.contains("TOKEN_SERVER_ADMIN_TOKEN") && words.contains("32 at least"), "{words}");
    assert!(!database(&folder.0).exists(), "nothing was made");
    // A unit file of an older version.
    Server::start(&folder, &[], &SET).terminate();
    let words = refusal(&[], &ADMIN[..31]);
    assert!(words.contains("Remove the variable: this database has an admin already"), "{words}");
    let words = refusal(&["--admin-token-file", "none"], "");
    assert!(words.contains("Remove the option: this database has an admin already"), "{words}");
}

#[cfg(unix)]
#[test]
fn nothing_secret_is_below_the_folder_that_everybody_can_get() {
    let folder = Folder::new();
    let [site, outside] = ["site", "outside"].map(|name| folder.0.join(name));
    std::fs::create_dir_all(site.join("there")).unwrap();
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(site.join("index.html"), "").unwrap();
    std::fs::write(outside.join("real.sqlite"), "").unwrap();
    std::os::unix::fs::symlink(&site, folder.0.join("link")).unwrap();
    std::os::unix::fs::symlink(outside.join("real.sqlite"), site.join("linked.sqlite")).unwrap();
    std::os::unix::fs::symlink(site.join("there/real.sqlite"), outside.join("linked.sqlite")).unwrap();
    std::fs::write(site.join("there/real.sqlite"), "").unwrap();
    // A start that is not refused ends too, because this address is taken.
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refusal = |option: &str, file: &Path| {
        let mut command = Command::new(PROGRAM);
        command.current_dir(&folder.0).args(["--listen", &address, "--site", "site", option]).arg(file);
        if option != "--database" {
            command.arg("--database").arg(database(&folder.0));
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{option} {}", file.display());
        String::from_utf8(output.stderr).unwrap()
    };
    for file in [
        site.join("tokens.sqlite"),
        site.join("new/folder/tokens.sqlite"),
        folder.0.join("link/there/tokens.sqlite"),
        site.join("linked.sqlite"),
        outside.join("linked.sqlite"),
        "site/tokens.sqlite".into(),
    ] {
        let words = refusal("--database", &file);
        assert!(words.contains("below --site") && words.lines().count() == 1, "{words}");
    }
    std::fs::write(site.join("token"), ADMIN).unwrap();
    assert!(refusal("--admin-token-file", &site.join("token")).contains("below --site"));
    let server = Server::start(&folder, &["--site", site.to_str().unwrap()], &SET);
    assert_eq!(server.send("GET", "/", "", "").unwrap().0, 200, "a database beside it");
}
