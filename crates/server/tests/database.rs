//! A database that is locked, full, damaged, or of another program: the error is a sentence, and nothing is half done.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use support::process::{PROGRAM, Server, database};
use support::*;
use token_client::calls::{create_token, list_tokens};
use token_server::bootstrap::links;

const VALUE: &str = "value-of-the-admin-token-0123456789";
const SET: [(&str, &str); 1] = [("TOKEN_SERVER_ADMIN_TOKEN", VALUE)];

fn code(answer: &(u16, String)) -> (u16, String) {
    let body: Value = serde_json::from_str(&answer.1).unwrap_or_else(|_| panic!("no JSON: {}", answer.1));
    assert!(body["error"].as_str().is_some_and(|words| words.len() > 20), "a sentence: {body}");
    is(answer.0, body["code"].as_str().unwrap())
}

fn create(server: &Server, name: &str) -> (u16, String) {
    server.send("POST", "/api/v1/api_tokens", VALUE, &format!(r#"{{"name":"{name}"}}"#)).expect("an answer")
}

// ---- locked ----

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_database_refuses_changes_but_can_be_read() {
    let world = World::new().await;
    let link = links(&world.app, true).await.unwrap().remove(0);
    let other = Connection::open(world.folder.0.join("data/tokens.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let names: Vec<String> = (0..12).map(|n| format!("refused-{n}")).collect();
    let attempts = async {
        let mut tasks = Vec::new();
        for name in &names {
            let world = &world;
            tasks.push(async move {
                let body = format!(r#"{{"name":"{name}"}}"#);
                world.send("POST", "/api/v1/api_tokens", ADMIN, &body).await
            });
        }
        let mut refused = Vec::new();
        for raw in futures(tasks).await {
            assert!(raw.header("retry-after").parse::<u32>().is_ok());
            refused.push(raw.refused());
        }
        refused
    };
    // All answers come within the time that a browser waits.
    let signing_in = world.use_link(link.path.expose(), &[]);
    let reading = async {
        let list = world.call(ADMIN, &list_tokens(0, 10, "")).await.unwrap();
        assert_eq!(list.total, 5);
    };
    let (refused, signed_in, ()) =
        tokio::time::timeout(Duration::from_secs(15), async { tokio::join!(attempts, signing_in, reading) })
            .await
            .expect("answers in time");
    assert_eq!(refused, vec![is(503, "database_unavailable"); 12]);
    let (status, page) = signed_in.refused_page();
    assert_eq!(
        (status, signed_in.header("retry-after"), signed_in.header("x-trace-id").len()),
        (503, "2", 32)
    );
    assert!(page.contains("The database is busy") && page.contains("works for ten minutes"), "{page}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(world.use_link(link.path.expose(), &[]).await.status, 303, "the link still works");
    let list = world.call(ADMIN, &list_tokens(0, 10, "refused")).await.unwrap();
    assert_eq!(list.total, 0, "no token was created");
    assert!(world.call(ADMIN, &create_token(&token("refused-0", &[]))).await.is_ok(), "the name is free");
}

/// Runs all of them at the same time.
async fn futures<T>(tasks: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut tasks: Vec<_> = tasks.into_iter().map(|task| (Box::pin(task), None)).collect();
    std::future::poll_fn(|cx| {
        for (task, done) in &mut tasks {
            if done.is_none()
                && let std::task::Poll::Ready(value) = task.as_mut().poll(cx)
            {
                *done = Some(value);
            }
        }
        match tasks.iter().all(|(_, done)| done.is_some()) {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
    tasks.into_iter().filter_map(|(_, done)| done).collect()
}

// ---- full ----

/// Limits the size of the files that the process can write, in bytes; `unlimited` removes the limit.
#[cfg(target_os = "linux")]
fn may_write(server: &Server, size: &str) {
    let pid = server.pid().to_string();
    let limit = format!("--fsize={size}:unlimited");
    assert!(Command::new("prlimit").args(["--pid", &pid, &limit]).status().unwrap().success());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_refuses_changes_until_there_is_room() {
    let folder = Folder::new();
    // With the signal ignored, a file that is too large is an error.
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", PROGRAM]);
    let server = Server::start_by(&mut shell, &folder, &["--demo", "40"], &SET);
    assert_eq!(create(&server, "before").0, 200);
    let largest =
        fs::read_dir(folder.0.join("data")).unwrap().map(|it| it.unwrap().metadata().unwrap().len());
    may_write(&server, &(largest.max().unwrap() + 100).to_string());
    for n in 0..3 {
        let answer = create(&server, &format!("refused-{n}"));
        assert_eq!(code(&answer), is(503, "database_unavailable"), "{n}");
        let list = server.send("GET", "/api/v1/api_tokens?count=100", VALUE, "").unwrap();
        assert!(list.0 == 200 && list.1.contains("\"before\"") && !list.1.contains("refused"), "{}", list.1);
        assert_eq!(server.send("GET", "/healthz", "", "").unwrap().0, 200);
    }
    may_write(&server, "unlimited");
    assert_eq!(create(&server, "refused-0").0, 200, "there is room again");
    server.kill();
    let server = Server::start(&folder, &[], &SET);
    let list = server.send("GET", "/api/v1/api_tokens?search=refused", VALUE, "").unwrap();
    assert!(list.1.contains("\"total\":1") && list.1.contains("refused-0"), "{}", list.1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_log_that_cannot_be_written_fails_no_request() {
    let folder = Folder::new();
    let mut shell = Command::new("sh");
    shell.args(["-c", "exec \"$0\" \"$@\" 2>/dev/full", PROGRAM]);
    let server = Server::start_by(&mut shell, &folder, &[], &SET);
    for n in 0..3 {
        assert_eq!(create(&server, &format!("t-{n}")).0, 200);
        assert_eq!(server.send("GET", "/api/v1/auth/current", "wrong", "").unwrap().0, 401);
    }
    assert_eq!(server.terminate().0, Some(0));
}

// ---- file modes ----

#[cfg(unix)]
#[test]
fn files_that_others_could_read_get_mode_0600_at_the_next_start() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let modes = || {
        let mut modes: Vec<_> = fs::read_dir(folder.0.join("data"))
            .unwrap()
            .map(|it| it.unwrap())
            .map(|it| {
                (it.file_name().into_string().unwrap(), it.metadata().unwrap().permissions().mode() & 0o777)
            })
            .collect();
        modes.sort();
        modes
    };
    let all = |mode| ["", "-shm", "-wal"].map(|end| (format!("tokens.sqlite{end}"), mode)).to_vec();
    let mut open = Command::new("sh");
    open.args(["-c", "umask 0; exec \"$0\" \"$@\"", PROGRAM]);
    let server = Server::start_by(&mut open, &folder, &[], &SET);
    assert_eq!(modes(), all(0o600), "with any umask");
    server.kill();
    for (name, _) in modes() {
        fs::set_permissions(folder.0.join("data").join(name), fs::Permissions::from_mode(0o666)).unwrap();
    }
    let server = Server::start(&folder, &[], &SET);
    assert_eq!(modes(), all(0o600));
    assert_eq!(create(&server, "ci").0, 200);
    assert_eq!(modes(), all(0o600));
}

// ---- of another program, or damaged ----

/// Creates a database with some tokens; after a clean shutdown it is one file.
fn made(folder: &Folder) -> Vec<u8> {
    let server = Server::start(folder, &["--demo", "400"], &SET);
    assert_eq!(server.terminate().0, Some(0));
    fs::read(database(&folder.0)).unwrap()
}

/// The line that the program prints when it refuses to start; `None` when it starts.
fn refusal(folder: &Path) -> Option<String> {
    let mut child = Command::new(PROGRAM)
        .args(["--listen", "127.0.0.1:0", "--database"])
        .arg(database(folder))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0];
    let started = std::io::Read::read(child.stdout.as_mut().unwrap(), &mut first).unwrap() == 1;
    if started {
        child.kill().unwrap();
        child.wait().unwrap();
        return None;
    }
    let output = child.wait_with_output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(
        words.starts_with("token-server: ") && words.trim().lines().count() == 1,
        "one sentence: {words}"
    );
    assert!(!words.contains("panic"), "{words}");
    Some(words)
}

#[track_caller]
fn is_refused(folder: &Folder, expected: &[&str]) {
    let before = fs::read(database(&folder.0)).unwrap();
    let words = refusal(&folder.0).expect("it must not start");
    for part in expected {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(fs::read(database(&folder.0)).unwrap() == before, "the file was changed");
}

#[test]
fn a_file_that_is_not_a_database_of_this_server_is_refused_and_unchanged() {
    let folder = Folder::new();
    let file = database(&folder.0);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "Dear diary, today I wrote no database at all.\n".repeat(200)).unwrap();
    is_refused(&folder, &["is not a database", "--database"]);
    fs::write(&file, "short").unwrap();
    is_refused(&folder, &["is not a database", "--database"]);
    for version in [0, 2] {
        fs::remove_file(&file).unwrap();
        let other = Connection::open(&file).unwrap();
        other
            .execute_batch(&format!(
                "CREATE TABLE users (id INTEGER); INSERT INTO users VALUES (1); PRAGMA user_version = {version}"
            ))
            .unwrap();
        drop(other);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
            is_refused(&folder, &["another program", "not changed", "--database"]);
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o644);
        }
        is_refused(&folder, &["another program"]);
    }
}

#[test]
fn a_database_with_a_newer_schema_is_refused_and_unchanged() {
    let folder = Folder::new();
    made(&folder);
    let file = Connection::open(database(&folder.0)).unwrap();
    file.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(file);
    is_refused(&folder, &["newer version", "schema 99", "--database"]);
}

#[test]
fn a_damaged_database_is_refused_with_advice() {
    let folder = Folder::new();
    let whole = made(&folder);
    let file = database(&folder.0);
    let damaged = &["damaged", "backup", ".recover"][..];
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    is_refused(&folder, damaged);
    fs::write(&file, &whole[..whole.len() - 1000]).unwrap();
    is_refused(&folder, damaged);
    let with = |from: usize, bytes: &[u8]| {
        let mut changed = whole.clone();
        changed[from..from + bytes.len()].copy_from_slice(bytes);
        fs::write(&file, changed).unwrap();
    };
    with(0, b"SQLite formed");
    is_refused(&folder, damaged);
    with(16, &[0, 0]);
    is_refused(&folder, damaged);
    // Overwrites a page in the middle.
    let middle = whole.len() / 4096 / 2 * 4096;
    with(middle, &[0xff; 4096]);
    is_refused(&folder, damaged);
    with(middle, &[0; 4096]);
    is_refused(&folder, damaged);
    fs::write(&file, &whole).unwrap();
    assert_eq!(refusal(&folder.0), None, "the repaired database is opened");
}

#[test]
fn an_empty_database_with_a_log_is_refused_and_the_log_is_kept() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    assert_eq!(create(&server, "kept").0, 200);
    server.kill();
    let file = database(&folder.0);
    let log = file.with_file_name("tokens.sqlite-wal");
    let (whole, written) = (fs::read(&file).unwrap(), fs::read(&log).unwrap());
    fs::write(&file, "").unwrap();
    is_refused(&folder, &["is empty", "tokens.sqlite-wal", "backup"]);
    assert!(fs::read(&log).unwrap() == written);
    fs::write(&file, whole).unwrap();
    let server = Server::start(&folder, &[], &SET);
    let list = server.send("GET", "/api/v1/api_tokens?search=kept", VALUE, "").unwrap();
    assert!(list.1.contains("\"total\":1"), "{}", list.1);
}

#[test]
fn with_any_changed_bytes_the_server_refuses_to_start_or_answers() {
    let folder = Folder::new();
    let whole = made(&folder);
    let mut state = 7_u64;
    let mut refused = 0;
    for _ in 0..24 {
        let mut changed = whole.clone();
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Half of the changes are in the headers of the file and of the pages.
            let at = (state >> 33) as usize % whole.len();
            let at = if state >> 20 & 1 == 0 { at / 4096 * 4096 + at % 24 } else { at };
            changed[at] ^= 1 << (state >> 60 & 7);
        }
        fs::write(database(&folder.0), changed).unwrap();
        if refusal(&folder.0).is_some() {
            refused += 1;
            continue;
        }
        let server = Server::start(&folder, &[], &SET);
        for path in ["/healthz", "/api/v1/api_tokens?count=1000", "/api/v1/deployments?count=1000"] {
            let answer = server.send("GET", path, VALUE, "").expect("an answer");
            assert!(serde_json::from_str::<Value>(&answer.1).is_ok(), "{path}: {answer:?}");
        }
        server.kill();
        for end in ["-wal", "-shm"] {
            let _ = fs::remove_file(database(&folder.0).with_file_name(format!("tokens.sqlite{end}")));
        }
    }
    assert!(refused > 4, "only {refused} were refused, so too little was damaged");
}

#[test]
fn a_database_that_another_program_locks_is_refused_at_the_start() {
    let folder = Folder::new();
    made(&folder);
    let other = Connection::open(database(&folder.0)).unwrap();
    other
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE x (y); COMMIT")
        .unwrap();
    let words = refusal(&folder.0).expect("it must not start");
    assert!(words.contains("locked") && words.contains("end the program"), "{words}");
}

#[test]
fn damage_that_is_found_later_is_answered_with_a_sentence() {
    let folder = Folder::new();
    made(&folder);
    let server = Server::start(&folder, &[], &SET);
    let file = database(&folder.0);
    let mut bytes = fs::read(&file).unwrap();
    let from = 8 * 4096;
    assert!(bytes.len() > 2 * from);
    bytes[from..].fill(0xff);
    fs::write(&file, bytes).unwrap();
    let list = server.send("GET", "/api/v1/api_tokens?count=1000", VALUE, "").expect("an answer");
    assert_eq!(code(&list), is(500, "database_damaged"));
    assert!(list.1.contains("backup"), "{}", list.1);
    assert!(server.log().contains("malformed"), "the log says why: {}", server.log());
    assert!(server.send("GET", "/", "", "").is_some(), "the server still runs");
}

// ---- with an older schema ----

/// Makes a database of the schema before this one, as an older server leaves it.
fn of_the_schema_before(folder: &Path) -> (std::path::PathBuf, i64) {
    let mut migrations: Vec<_> =
        fs::read_dir("src/migrations").unwrap().map(|file| file.unwrap().path()).collect();
    migrations.sort_by_key(|path| path.file_stem().unwrap().to_str().unwrap().parse::<u32>().unwrap());
    migrations.pop();
    let file = database(folder);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let old = Connection::open(&file).unwrap();
    old.pragma_update(None, "journal_mode", "WAL").unwrap();
    for migration in &migrations {
        old.execute_batch(&fs::read_to_string(migration).unwrap()).unwrap();
    }
    let version = migrations.len() as i64;
    old.pragma_update(None, "user_version", version).unwrap();
    (file, version)
}

fn schema_of(file: &Path) -> i64 {
    Connection::open(file).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_start_that_cannot_listen_does_not_migrate_the_database() {
    let folder = Folder::new();
    let (file, version) = of_the_schema_before(&folder.0);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut start = Command::new(PROGRAM);
    let ended =
        start.args(["--listen", &address, "--database"]).arg(&file).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!ended.status.success() && said.contains("cannot listen"), "{said}");
    assert_eq!(schema_of(&file), version, "{said}");
    assert!(!file.with_file_name(format!("tokens.sqlite.schema-{version}")).exists());
}

#[test]
fn a_database_that_an_older_server_has_open_is_not_migrated() {
    let folder = Folder::new();
    let (file, version) = of_the_schema_before(&folder.0);
    let older = Connection::open(&file).unwrap();
    assert_eq!(older.query_row("SELECT count(*) FROM users", [], |row| row.get(0)), Ok(0));
    let words = refusal(&folder.0).expect("it must not start");
    assert!(words.contains("end the program"), "{words}");
    assert_eq!(schema_of(&file), version);
    older.execute("DELETE FROM sessions", []).expect("it goes on");
    drop(older);
    assert_eq!(refusal(&folder.0), None);
}

#[test]
fn a_database_with_an_older_schema_is_migrated_and_the_log_names_what_is_lost() {
    let folder = Folder::new();
    let file = database(&folder.0);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let old = Connection::open(&file).unwrap();
    for migration in [
        include_str!("../src/migrations/1.sql"),
        include_str!("../src/migrations/2.sql"),
        include_str!("../src/migrations/3.sql"),
    ] {
        old.execute_batch(migration).unwrap();
    }
    old.execute_batch(
        "INSERT INTO organizations VALUES (1, 'o', 'default', '', 0, 0, NULL);
         INSERT INTO users VALUES (1, 'admin', '', '', '', 'admin', NULL), (2, 'ada', '', '', '', 'member', NULL),
            (3, 'bob', '', '', '', 'member', 1);
         INSERT INTO sessions VALUES (x'05', 2, 9999999999999999);
         INSERT INTO tokens (uid, organization_id, user_id, name, description, scopes, labels, deployments, created_at,
            updated_at, is_api_token, is_organization_token, is_global_access, is_monitoring_token, hash, folded)
         VALUES
            ('a', 1, 1, 'a', '', '[\"api\"]', '[]', '[\"gone\",\"lost\"]', 0, 0, 1, 0, 0, 0, x'01', ''),
            ('b', 1, 1, 'b', '', '[\"api\"]', '[]', '[\"gone\"]', 0, 0, 0, 0, 0, 0, x'02', ''),
            ('c', 1, 1, 'c', '', '[]', '[]', '[]', 0, 0, 1, 0, 0, 0, x'03', ''),
            ('d', 1, 1, 'd', '', '[]', '[]', '[]', 0, 0, 1, 0, 0, 0, x'04', ''),
            ('e', 1, 1, 'e', '', 'api', '[]', '[\"gone', 0, 0, 1, 0, 0, 0, x'06', ''),
            ('f', 1, 1, 'f', '', '[\"api\"]', '[]', '{\"gone\":1}', 0, 0, 1, 0, 0, 0, x'07', ''),
            ('g', 1, 1, 'g', '', '[\"api\",1]', '[]', '[\"gone\",null]', 0, 0, 0, 0, 0, 0, x'08', '');
         PRAGMA user_version = 3",
    )
    .unwrap();
    drop(old);
    let server = Server::start(&folder, &[], &SET);
    let log = server.log();
    let copy = file.with_file_name("tokens.sqlite.schema-3");
    assert!(log.contains(&*copy.to_string_lossy()) && copy.is_file(), "{log}");
    for words in [
        r#"3 deployment names in tokens belong to no deployment: they are dropped. The tokens: "a" (uid "a"): ["gone", "lost"]; "b" (uid "b"): ["gone"]"#,
        r#"3 tokens have no scopes: they can no longer be used with the API. The tokens: "c" (uid "c"); "d" (uid "d"); "e" (uid "e")"#,
        r#"1 tokens had scopes but no Developer Operations Access: their scopes are dropped. The tokens: "b" (uid "b"): ["api"]"#,
    ] {
        assert_eq!(log.matches(words).count(), 1, "{words}: {log}");
    }
    let new = Connection::open(&file).unwrap();
    let rows = |sql: &str| {
        let mut statement = new.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.collect::<Result<Vec<_>, _>>().unwrap()
    };
    let lists =
        "SELECT concat_ws(' ', name, scopes, deployment_uids) FROM tokens WHERE uid >= 'e' ORDER BY uid";
    assert_eq!(rows(lists)[..3], ["e [] []", r#"f ["api"] []"#, "g [] []"]);
    let people = "SELECT concat_ws(' ', name, role, left_at) FROM users ORDER BY id";
    assert_eq!(rows(people), ["admin admin", "ada developer", "bob developer 1"]);
    // The cookie has another name since, so that session cannot be used any more.
    assert_eq!(rows("SELECT uid FROM sessions"), [""; 0]);
    assert!(new.execute("UPDATE users SET role = 'member'", []).is_err(), "no other role is stored");
    let broken = rows("SELECT \"table\" FROM pragma_foreign_key_check");
    assert!(broken.is_empty(), "{broken:?}");
    server.kill();
    let server = Server::start(&folder, &[], &SET);
    assert_eq!(server.log().matches("schema-3").count(), 1, "once: {}", server.log());
}

// ---- with a clock that is ahead ----

#[test]
fn a_clock_that_is_ahead_does_not_delete_the_trail() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    for name in ["one", "two", "three"] {
        assert_eq!(create(&server, name).0, 200);
    }
    server.kill();
    // To a clock that is 500 days ahead, each event is 500 days old. One is too old even for the newest of them.
    let file = Connection::open(database(&folder.0)).unwrap();
    let day = 24 * 60 * 60 * 1_000_000_i64;
    file.execute("UPDATE events SET created_at = created_at - 500 * ?", [day]).unwrap();
    file.execute("UPDATE events SET created_at = created_at - 401 * ? WHERE name = 'one'", [day]).unwrap();
    drop(file);
    let server = Server::start(&folder, &[], &SET);
    let events = || server.send("GET", "/api/v1/current_org/events?count=1000", VALUE, "").unwrap().1;
    let has_deleted = |_| !events().contains("\"one\"") && server.log().contains("deleted old events");
    assert!((0..10_000).any(has_deleted), "the oldest is deleted: {}", server.log());
    let left = events();
    assert!(left.contains("\"two\"") && left.contains("\"three\""), "{left}");
    assert!(server.log().contains("deleted old events events=1"), "{}", server.log());
}
