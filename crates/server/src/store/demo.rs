//! Inserts the demo data: people, deployments, tokens, and events of the newest tokens.

use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::members::{Member, Person, by_name, insert_person};
use super::model::{NewToken, StoredToken};
use super::tokens::by_uid;
use super::{Store, deployments, tokens};
use crate::secrets::fixed_uid;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use token_api::Deployment;

/// How many of the newest tokens have events.
const WITH_EVENTS: usize = 300;

/// One of this many tokens was changed after it was created.
const CHANGED_ONE_IN: usize = 3;

impl Store {
    /// Inserts people, deployments and tokens in one transaction. Returns false, and changes nothing, where this database
    /// had demo data before. `token` makes the token with this index; its creator is one of the members.
    pub async fn fill_demo(
        &self,
        people: &'static [Person],
        all_deployments: Vec<Deployment>,
        count: usize,
        now: DateTime<Utc>,
        token: impl Fn(usize, &[Member]) -> NewToken + Send + 'static,
    ) -> Result<bool, StoreError> {
        self.write(move |db| {
            let filled: Option<i64> =
                db.query_row("SELECT demo_at FROM organizations ORDER BY id LIMIT 1", [], |row| row.get(0))?;
            if filled.is_some() {
                return Ok(false);
            }
            for person in people {
                insert_person(db, person, now)?;
            }
            let mut members = Vec::new();
            for person in people {
                members.extend(by_name(db, person.name)?);
            }
            for deployment in all_deployments {
                deployments::insert(db, &deployment, now)?;
            }
            // The oldest token first, so that row ids are in the order of time.
            for index in (0..count).rev() {
                let token = token(index, &members);
                tokens::insert(db, &token)?;
                if index < WITH_EVENTS
                    && let Some(stored) = by_uid(db, &token.uid)?
                {
                    record(db, &stored, token.created_at, (index % CHANGED_ONE_IN == 1).then_some(now))?;
                }
            }
            db.execute("UPDATE organizations SET demo_at = ?", [micros(now)])?;
            Ok(true)
        })
        .await
    }
}

/// Records that a token was created. With `now`, also that its description was changed, half-way between then and now.
fn record(
    db: &Connection,
    token: &StoredToken,
    created_at: DateTime<Utc>,
    now: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let actor = Actor::person(&token.creator, String::new());
    let uid = |what: &str| fixed_uid(&format!("demo event {what} {}", token.uid));
    let mut before = token.clone();
    if now.is_some() {
        before.token.description = "To be described".into();
    }
    events::record(db, &actor, &NewEvent::created(&before, created_at).with_uid(uid("created")))?;
    if let Some(now) = now {
        let at = created_at + (now - created_at) / 2;
        db.execute("UPDATE tokens SET updated_at = ? WHERE id = ?", params![micros(at), token.id])?;
        events::record(db, &actor, &NewEvent::updated(&before, token, at).with_uid(uid("updated")))?;
    }
    Ok(())
}
