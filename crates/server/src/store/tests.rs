//! Migrations of databases with an older schema.

use super::migrate::MIGRATIONS;
use super::tokens::by_uid;
use super::{Clusters, ListQuery, Maker, Store, Visible, lock};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Creates a database with an older schema, in a new folder.
fn older(version: usize, rows: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(crate::secrets::new_uid());
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("tokens.sqlite");
    let old = Connection::open(&path).unwrap();
    for migration in &MIGRATIONS[..version] {
        old.execute_batch(migration).unwrap();
    }
    old.execute_batch(
        "INSERT INTO organizations VALUES (1, 'o', 'default', '', 0, 0, NULL);
         INSERT INTO users VALUES (1, 'ada', '', '', '', 'admin', NULL);",
    )
    .unwrap();
    old.execute_batch(rows).unwrap();
    old.pragma_update(None, "user_version", version as i64).unwrap();
    path
}

fn remove(path: &Path) {
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

/// SQL that inserts a token into a database with schema 1, 2 or 3.
fn old_token(uid: &str, scopes: &str, deployments: &str, is_api: u8, is_monitoring: u8) -> String {
    format!(
        "INSERT INTO tokens (uid, organization_id, user_id, name, description, scopes, labels, deployments, created_at,
            updated_at, is_api_token, is_organization_token, is_global_access, is_monitoring_token, hash, folded)
         VALUES ('{uid}', 1, 1, '{uid}', '', '{scopes}', '[]', '{deployments}', 0, 0, {is_api}, 0, 0,
            {is_monitoring}, CAST('{uid}' AS BLOB), '');"
    )
}

#[test]
fn a_database_with_the_first_schema_is_migrated() {
    let rows = old_token("kept", "[]", "[]", 1, 0) + &old_token("too", "[]", "[]", 1, 0);
    let path = older(1, &rows);
    for _ in 0..2 {
        let store = Store::open(&path).unwrap();
        let writer = lock(&store.0.writer);
        assert_eq!(by_uid(&writer, "kept").unwrap().unwrap().id, 1);
        assert!(by_uid(&writer, "too").unwrap().is_some());
    }
    remove(&path);
}

#[tokio::test]
async fn deployment_names_become_uids_and_tokens_without_scopes_lose_access() {
    const DEPLOYMENT: &str = "INSERT INTO deployments
        (uid, name, status, urls, kube_namespace, labels, created_at, updated_at) VALUES";
    let rows = [
        format!("{DEPLOYMENT} ('u-chat', 'chat', 'running', '[]', 'models', '[]', 1, 2);"),
        format!("{DEPLOYMENT} ('u-fraud', 'fraud', 'scaled_to_zero', '[]', 'models', '[]', 3, 4);"),
        old_token("both", r#"["api"]"#, r#"["fraud","gone","chat"]"#, 1, 0),
        old_token("gone", r#"["api"]"#, r#"["gone"]"#, 1, 0),
        old_token("bare", "[]", "[]", 1, 0),
        old_token("off", r#"["api"]"#, "[]", 0, 0),
        old_token("monitoring", r#"["api"]"#, r#"["chat"]"#, 0, 1),
    ]
    .concat();
    let path = older(3, &rows);
    let store = Store::open(&path).unwrap();
    let token = async |uid: &str| store.get(uid.to_owned()).await.unwrap().unwrap();
    let both = token("both").await;
    assert_eq!(both.deployment_uids, ["u-fraud", "u-chat"]);
    assert_eq!(both.deployment_names, ["fraud", "chat"]);
    assert!(both.is_api_token && both.is_access_token && !both.is_global_router_access);
    let gone = token("gone").await;
    assert!(gone.deployment_uids.is_empty() && gone.is_api_token && !gone.is_access_token);
    for uid in ["bare", "off", "monitoring"] {
        let token = token(uid).await;
        assert!(token.scopes.is_empty() && !token.is_api_token, "{uid}");
    }
    assert_eq!(token("monitoring").await.deployment_uids, ["u-chat"]);
    let page = || ListQuery { start: 0, count: 10, search: String::new() };
    let (total, found) = store.deployments(None, Clusters::Default, page()).await.unwrap().unwrap();
    assert_eq!(total, 2);
    let statuses: Vec<_> = found.iter().map(|d| (d.uid.as_str(), d.status.as_str())).collect();
    assert_eq!(statuses, [("u-chat", "running"), ("u-fraud", "non-deployed")]);
    assert!(found.iter().all(|d| d.cluster.as_ref().is_some_and(|c| c.name == "default")));
    assert_eq!(store.list_for(None, "u-chat".into(), Visible::All, page()).await.unwrap().0, 2);
    drop(store);
    remove(&path);
}

#[test]
fn the_database_is_copied_before_a_migration() {
    let path = older(3, &old_token("kept", r#"["api"]"#, r#"["gone"]"#, 1, 0));
    let copy = path.with_file_name("tokens.sqlite.schema-3");
    let names = || {
        let all = std::fs::read_dir(path.parent().unwrap()).unwrap();
        let mut names: Vec<_> = all.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    // Files of an earlier attempt that did not finish.
    std::fs::write(path.with_file_name("tokens.sqlite.schema-3.part"), "half").unwrap();
    std::fs::write(&copy, "older").unwrap();
    drop(Store::open(&path).unwrap());
    assert_eq!(names(), ["tokens.sqlite", "tokens.sqlite.schema-3"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let old = Connection::open(&copy).unwrap();
    let kept: (i64, String) = old
        .query_row(
            "SELECT (SELECT user_version FROM pragma_user_version), deployments FROM tokens",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(kept, (3, r#"["gone"]"#.into()));
    drop(old);
    // No copy for a database that needs no migration, or for a new one.
    std::fs::remove_file(&copy).unwrap();
    drop(Store::open(&path).unwrap());
    let new = path.with_file_name("new.sqlite");
    drop(Store::open(&new).unwrap());
    assert_eq!(names(), ["new.sqlite", "tokens.sqlite"]);
    remove(&path);
}

#[tokio::test]
async fn the_makers_of_tokens_are_taken_from_the_events_of_their_creates() {
    let path = older(3, "");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(MIGRATIONS[3]).unwrap();
    for uid in ["one", "three", "plain"] {
        old.execute(
            "INSERT INTO tokens (uid, organization_id, user_id, name, description, scopes, labels, deployment_uids,
                created_at, updated_at, is_organization_token, is_global_access, is_monitoring_token, hash, folded)
             VALUES (?1, 1, 1, ?1, '', '[]', '[]', '[]', 0, 0, 0, 0, 0, CAST(?1 AS BLOB), '')",
            [uid],
        )
        .unwrap();
    }
    // The token `two` was deleted.
    for (uid, by) in [("two", "one"), ("three", "two"), ("plain", "")] {
        old.execute(
            "INSERT INTO events (uid, created_at, operation, status, user_id, role, system_user, address,
                credential_uid, credential_name, name, token_uid, is_about_organization_token, before, after, folded)
             VALUES (?1, 0, 'created', 'success', 1, 'admin', '', '', ?2, ?2, ?1, ?1, 0, '{}', '{}', '')",
            [uid, by],
        )
        .unwrap();
    }
    old.pragma_update(None, "user_version", 4).unwrap();
    drop(old);
    let store = Store::open(&path).unwrap();
    let makers = async |uid: &str| store.get(uid.to_owned()).await.unwrap().unwrap().makers;
    let maker = |uid: &str, is_deleted| Maker {
        uid: uid.into(),
        name: uid.into(),
        is_organization_token: false,
        is_deleted,
    };
    assert_eq!(makers("three").await, [maker("two", true), maker("one", false)]);
    assert_eq!((makers("one").await, makers("plain").await), (Vec::new(), Vec::new()));
    remove(&path);
}
