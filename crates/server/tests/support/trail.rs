//! Compares the trail with the data: replays all events of a database, and expects the tokens, roles and sessions that the
//! tables have.

use rusqlite::Connection;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How much was compared.
#[derive(Debug)]
pub struct Agreed {
    pub events: usize,
    pub tokens: usize,
}

/// The fields that events have of a token, as its row has them. As in events, those that are empty, false or null are left
/// out.
fn rows(db: &Connection) -> BTreeMap<String, Map<String, Value>> {
    let sql = "SELECT uid, description, scopes, expired_at, deployment_uids, is_global_access,
        is_global_router_access, is_monitoring_token, is_organization_token, labels FROM tokens";
    let mut statement = db.prepare(sql).unwrap();
    let row = |row: &rusqlite::Row<'_>| {
        let list = |column: usize| -> Value {
            serde_json::from_str(&row.get::<_, String>(column).unwrap()).unwrap()
        };
        let flag = |column: usize| json!(row.get::<_, bool>(column).unwrap());
        let ends: Option<i64> = row.get(3)?;
        let ends = ends.map(|at| token_api::Time::from(chrono::DateTime::from_timestamp_micros(at).unwrap()));
        let fields = json!({
            "description": row.get::<_, String>(1)?, "scopes": list(2), "expired_at": ends, "deployment_uids": list(4),
            "is_global_access": flag(5), "is_global_router_access": flag(6), "is_monitoring_token": flag(7),
            "is_organization_token": flag(8), "labels": list(9),
        });
        Ok((row.get(0)?, without_empty(fields.as_object().unwrap().clone())))
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

fn without_empty(mut fields: Map<String, Value>) -> Map<String, Value> {
    let empty = [json!(null), json!(false), json!([]), json!("")];
    fields.retain(|_, value| !empty.contains(value));
    fields
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

/// Only the fields that [`rows`] has: an event can say more about a create.
fn of_row(fields: &Map<String, Value>) -> Map<String, Value> {
    const FIELDS: [&str; 9] = [
        "description",
        "scopes",
        "expired_at",
        "deployment_uids",
        "is_global_access",
        "is_global_router_access",
        "is_monitoring_token",
        "is_organization_token",
        "labels",
    ];
    fields
        .iter()
        .filter(|(name, _)| FIELDS.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect()
}

/// Replays the events in the order in which they were written. With `has_old_demo`, tokens without a `created` event are
/// left out: only the newest 300 tokens of the demo data have one.
pub fn agrees(path: &Path, has_old_demo: bool) -> Agreed {
    let db = Connection::open(path).unwrap();
    let mut statement = db
        .prepare("SELECT operation, name, token_uid, before, after, role, session FROM events ORDER BY id")
        .unwrap();
    let events: Vec<[String; 7]> = statement
        .query_map([], |row| {
            let text = |column| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
            Ok([text(0)?, text(1)?, text(2)?, text(3)?, text(4)?, text(5)?, text(6)?])
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut tokens = BTreeMap::<&str, Map<String, Value>>::new();
    let mut roles = BTreeMap::<&str, Value>::new();
    let mut sessions = BTreeSet::<&str>::new();
    for [operation, name, uid, before, after, _, session] in &events {
        let (before, after) = (object(before), object(after));
        match operation.as_str() {
            "created" => {
                let known = tokens.insert(uid, without_empty(of_row(&after)));
                assert!(known.is_none(), "{uid} was created twice");
            }
            "updated" => {
                let Some(fields) = tokens.get_mut(uid.as_str()) else {
                    assert!(has_old_demo, "{uid} was changed and not created");
                    continue;
                };
                for (field, was) in of_row(&before) {
                    let empty =
                        without_empty([(field.clone(), was.clone())].into_iter().collect()).is_empty();
                    let now = fields.get(&field);
                    assert!(
                        now == Some(&was) || now.is_none() && empty,
                        "{uid}: {field} was {now:?}, not {was}"
                    );
                }
                fields.extend(of_row(&after));
                *fields = without_empty(fields.clone());
            }
            "deleted" => {
                let fields = tokens.remove(uid.as_str());
                assert!(
                    fields.is_none() && has_old_demo || fields == Some(of_row(&before)),
                    "{uid}: {fields:?} {before:?}"
                );
            }
            "member_changed" if after.contains_key("sign_in_link") => {}
            "member_changed" => {
                let known = roles.insert(name, after.get("role").cloned().unwrap_or_default());
                let was = before.get("role").cloned().unwrap_or_default();
                assert!(known.is_none_or(|known| known == was), "{name}: {was}");
            }
            "signed_in" => assert!(sessions.insert(session), "{session} began twice"),
            "signed_out" => assert!(sessions.remove(session.as_str()), "{session} ended and had not begun"),
            _ => {}
        }
    }
    let mut kept = rows(&db);
    if has_old_demo {
        kept.retain(|uid, _| tokens.contains_key(uid.as_str()));
    }
    let tokens: BTreeMap<String, _> =
        tokens.into_iter().map(|(uid, fields)| (uid.to_owned(), fields)).collect();
    assert_eq!(tokens, kept, "the events tell of other tokens than there are");
    for (name, role) in roles {
        let sql = "SELECT iif(left_at IS NULL, role, NULL) FROM users WHERE name = ?";
        let now: Option<String> = db.query_row(sql, [name], |row| row.get(0)).unwrap();
        assert_eq!(json!(now), role, "{name}");
    }
    let open: u32 = db.query_row("SELECT count(*) FROM sessions", [], |row| row.get(0)).unwrap();
    assert!(open as usize <= sessions.len(), "{open} sessions, of which {} have begun", sessions.len());
    Agreed { events: events.len(), tokens: kept.len() }
}
