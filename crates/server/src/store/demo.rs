//! Fills in the demo data: people, deployments, tokens, and what happened to the newest of them.

use super::deployments::add_deployment;
use super::events::{self, Actor, Told};
use super::members::{Member, Person, add_person, by_name, words};
use super::{NewToken, Store, StoreError, Stored, add_token, by_uid, micros};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::collections::HashMap;
use token_api::Deployment;

/// How many tokens have events: a few hundred, however many tokens there are.
const WITH_EVENTS: usize = 300;

/// Every so many tokens, one was changed since it was made.
const CHANGED: usize = 3;

impl Store {
    /// Fills in people, deployments and tokens in one transaction, once in the life of a database;
    /// whether it did. `token` makes the one with this index for these people's rows.
    pub async fn fill_demo(
        &self,
        people: &'static [Person],
        deployments: Vec<Deployment>,
        tokens: usize,
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
                add_person(db, person, now)?;
            }
            let mut members = Vec::new();
            for person in people {
                members.extend(by_name(db, person.name)?);
            }
            for deployment in deployments {
                add_deployment(db, &deployment, now)?;
            }
            let by_id: HashMap<i64, &Member> = members.iter().map(|m| (m.id, m)).collect();
            // The oldest first, so that the rows' order is the order in time.
            for index in (0..tokens).rev() {
                let token = token(index, &members);
                let creator = by_id.get(&token.creator);
                add_token(db, &token, &creator.map(|creator| words(creator)).unwrap_or_default())?;
                if index < WITH_EVENTS
                    && let Some(stored) = by_uid(db, &token.uid)?
                {
                    tell(db, &stored, token.created_at, (index % CHANGED == 1).then_some(now))?;
                }
            }
            db.execute("UPDATE organizations SET demo_at = ?", [micros(now)])?;
            Ok(true)
        })
        .await
    }
}

/// That a token was made and, with `now`, that its description was changed half-way since.
fn tell(
    db: &Connection,
    token: &Stored,
    created_at: DateTime<Utc>,
    now: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let actor = Actor::person(&token.creator, String::new());
    let uid = |what: &str| crate::secrets::fixed_uid(&format!("demo event {what} {}", token.uid));
    let mut before = token.clone();
    if now.is_some() {
        before.token.description = "To be described".into();
    }
    events::write(db, &actor, &Told::created(&before, created_at).with_uid(uid("created")))?;
    if let Some(now) = now {
        let at = created_at + (now - created_at) / 2;
        db.execute("UPDATE tokens SET updated_at = ? WHERE id = ?", params![micros(at), token.id])?;
        events::write(db, &actor, &Told::updated(&before, token, at).with_uid(uid("updated")))?;
    }
    Ok(())
}
