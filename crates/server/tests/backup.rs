//! `token-server backup` and `token-server restore`, with the real program.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use support::Folder;
use support::outcome::{Outcome, done, outcome, refused};
use support::process::{PROGRAM, Server, database};

const ADMIN: &str = "value-of-the-admin-token-0123456789";
const SET: [(&str, &str); 1] = [("TOKEN_SERVER_ADMIN_TOKEN", ADMIN)];

fn run(verb: &str, file: &Path, database: &Path, more: &[&str]) -> Outcome {
    outcome(Command::new(PROGRAM).arg(verb).arg(file).arg("--database").arg(database).args(more))
}

fn create(server: &Server, name: &str) -> Option<String> {
    let (status, body) = server.send(
        "POST",
        "/api/v1/api_tokens",
        ADMIN,
        &format!(r#"{{"name":"{name}","scopes":["api"]}}"#),
    )?;
    (status == 200)
        .then(|| serde_json::from_str::<Value>(&body).unwrap()["token"].as_str().unwrap().to_owned())
}

fn status(server: &Server, token: &str) -> u16 {
    server.send("GET", "/api/v1/auth/current", token, "").unwrap().0
}

/// The names in a folder, without those of logs.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_backup_under_writes_has_every_token_that_was_answered_before_it() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "20"], &SET);
    let backup = folder.0.join("backup.sqlite");
    let (answered, ended) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let before = std::thread::scope(|scope| {
        let (server, answered, ended) = (&server, &answered, &ended);
        let write = |writer: usize| {
            scope.spawn(move || {
                for n in 0.. {
                    if ended.load(Ordering::SeqCst) {
                        break;
                    }
                    let name = format!("w{writer}-{n}");
                    let value = create(server, &name).expect("a write during the backup is answered");
                    answered.lock().unwrap().push((name, value));
                }
            })
        };
        let writers = [write(0), write(1)];
        let wait_for = |count: usize| {
            // A writer that failed ends the test instead of this loop.
            while answered.lock().unwrap().len() < count && !writers.iter().any(|it| it.is_finished()) {
                std::thread::yield_now();
            }
        };
        wait_for(20);
        let before = answered.lock().unwrap().clone();
        let output = run("backup", &backup, &database(&folder.0), &[]);
        // The writers go on until they have written after the backup too.
        let during = answered.lock().unwrap().len();
        wait_for(during + 2);
        ended.store(true, Ordering::SeqCst);
        assert!(done(output).contains("is a backup now"));
        before
    });
    assert_eq!(names(&folder.0), ["backup.sqlite", "data", "log"], "nothing else is left");
    let last = answered.lock().unwrap().last().cloned().unwrap();
    drop(server);

    let other = Folder::new();
    let restored = database(&other.0);
    let output = done(run("restore", &backup, &restored, &[]));
    assert!(output.contains("All people sign in again"), "{output}");
    let db = Connection::open(&restored).unwrap();
    let check: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    drop(db);
    let server = Server::start(&other, &[], &[]);
    for (name, value) in &before {
        assert_eq!(status(&server, value), 200, "{name} was answered before the backup");
    }
    assert_eq!(status(&server, &last.1), 401, "{} is newer than the backup", last.0);
    assert!(create(&server, "after-the-restore").is_some());
}

#[test]
fn a_backup_never_overwrites_a_file_and_is_readable_by_its_owner_only() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let backup = folder.0.join("backup.sqlite");
    fs::write(&backup, "of somebody else").unwrap();
    let refusal = refused(run("backup", &backup, &database(&folder.0), &[]));
    assert!(refusal.contains("exists already"), "{refusal}");
    assert_eq!(fs::read_to_string(&backup).unwrap(), "of somebody else");
    fs::remove_file(&backup).unwrap();
    // Whatever the umask.
    let script = format!("umask 0; exec {PROGRAM} backup \"$0\" --database \"$1\"");
    let made =
        Command::new("sh").args(["-c", &script]).arg(&backup).arg(database(&folder.0)).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&backup).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    // The name under which it is written is not overwritten either.
    fs::write(folder.0.join("c.part"), "of somebody else").unwrap();
    assert!(
        refused(run("backup", &folder.0.join("c"), &database(&folder.0), &[]))
            .contains("c.part exists already")
    );
    assert_eq!(fs::read_to_string(folder.0.join("c.part")).unwrap(), "of somebody else");
    assert!(!folder.0.join("c").exists());
    let refusal = refused(run("backup", &folder.0.join("b"), &folder.0.join("nothing.sqlite"), &[]));
    assert!(refusal.contains("there is no database"), "{refusal}");
    assert!(!folder.0.join("b").exists() && !folder.0.join("nothing.sqlite").exists());
    drop(server);
}

#[test]
fn a_restore_replaces_nothing_by_accident() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[], &SET);
    let (backup, path) = (folder.0.join("backup.sqlite"), database(&folder.0));
    done(run("backup", &backup, &path, &[]));
    let kept = create(&server, "after-the-backup").unwrap();

    let refusal = refused(run("restore", &backup, &path, &[]));
    assert!(refusal.contains("already") && refusal.contains("--replace"), "{refusal}");
    let refusal = refused(run("restore", &backup, &path, &["--replace"]));
    assert!(refusal.contains("has") && refusal.contains("open"), "{refusal}");
    assert_eq!(status(&server, &kept), 200, "the server goes on");
    assert!(create(&server, "still-writes").is_some());
    assert!(!names(&folder.0.join("data")).iter().any(|name| name.contains("restor")));
    server.kill();

    // Its log has changes that are not in the file: they go with it.
    let output = done(run("restore", &backup, &path, &["--replace"]));
    assert!(output.contains("tokens.sqlite.replaced"), "{output}");
    assert_eq!(names(&folder.0.join("data")), ["tokens.sqlite", "tokens.sqlite.replaced"]);
    let server = Server::start(&folder, &[], &[]);
    assert_eq!((status(&server, ADMIN), status(&server, &kept)), (200, 401));
    drop(server);
    let old = Connection::open(folder.0.join("data/tokens.sqlite.replaced")).unwrap();
    let names = "SELECT count(*) FROM tokens WHERE name IN ('after-the-backup', 'still-writes')";
    assert_eq!(old.query_row(names, [], |row| row.get::<_, i64>(0)).unwrap(), 2);
}

#[test]
fn a_damaged_database_is_replaced_with_its_log() {
    for content in ["", "damaged"] {
        let folder = Folder::new();
        let server = Server::start(&folder, &[], &SET);
        let (backup, path) = (folder.0.join("backup.sqlite"), database(&folder.0));
        done(run("backup", &backup, &path, &[]));
        let kept = create(&server, "in-the-log").unwrap();
        server.kill();
        fs::write(&path, content.repeat(1000)).unwrap();
        assert!(folder.0.join("data/tokens.sqlite-wal").exists(), "the case that is tested");
        done(run("restore", &backup, &path, &["--replace"]));
        assert!(!folder.0.join("data/tokens.sqlite-wal").exists(), "another database's log");
        let server = Server::start(&folder, &[], &[]);
        assert_eq!((status(&server, ADMIN), status(&server, &kept)), (200, 401), "{content:?}");
    }
}

#[test]
fn only_a_database_of_this_server_is_restored() {
    let folder = Folder::new();
    drop(Server::start(&folder, &[], &SET));
    let backup = folder.0.join("backup.sqlite");
    done(run("backup", &backup, &database(&folder.0), &[]));
    let with = |name: &str, statement: &str| {
        let path = folder.0.join(name);
        fs::copy(&backup, &path).unwrap();
        Connection::open(&path).unwrap().execute_batch(statement).unwrap();
        path
    };
    let text = folder.0.join("text");
    fs::write(&text, "no database").unwrap();
    let empty = folder.0.join("empty");
    fs::write(&empty, "").unwrap();
    let target = folder.0.join("new/tokens.sqlite");
    for (file, word) in [
        (text, "no backup of this server"),
        (empty, "no backup of this server"),
        (folder.0.join("nothing"), "there is no file"),
        (with("foreign", "DROP TABLE tokens"), "no backup of this server"),
        (with("newer", "PRAGMA user_version = 1000"), "newer version"),
    ] {
        let refusal = refused(run("restore", &file, &target, &[]));
        assert!(refusal.contains(word), "{refusal}");
        assert!(!target.exists(), "{file:?}");
    }
    let foreign = with("of-another-program", "DROP TABLE tokens");
    let refusal = refused(run("restore", &backup, &foreign, &["--replace"]));
    assert!(refusal.contains("another program"), "{refusal}");
    // The way back to an older version.
    let newer = with("newer-here", "PRAGMA user_version = 1000");
    done(run("restore", &backup, &newer, &["--replace"]));
    let version = |path: &Path| -> i64 {
        Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    assert!(version(&newer) < 1000 && version(&folder.0.join("newer-here.replaced")) == 1000);
}

#[test]
fn sessions_and_sign_in_links_of_a_backup_have_ended() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--print-link"], &SET);
    let backup = folder.0.join("backup.sqlite");
    done(run("backup", &backup, &database(&folder.0), &[]));
    drop(server);
    let restored = folder.0.join("restored.sqlite");
    done(run("restore", &backup, &restored, &[]));
    let keys = |path: &Path| -> i64 {
        let db = Connection::open(path).unwrap();
        db.query_row(
            "SELECT (SELECT count(*) FROM sign_in_keys) + (SELECT count(*) FROM sessions)",
            [],
            |row| row.get(0),
        )
        .unwrap()
    };
    assert_eq!((keys(&backup), keys(&restored)), (1, 0));
}
