//! Reads one token, and creates, changes and deletes tokens. Each change is written together with its event.

use super::changes::Changes;
use super::columns::{from_json, micros, time, to_json};
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::members::{self, member};
use super::model::{NewToken, StoredToken, TokenChange};
use super::organization::organization;
use super::{Store, makers};
use crate::secrets::Hash;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use token_api::Token;

/// Selects what [`stored`] reads, and the token's hash in column 28. Of the makers of a token the nearest 32 are read.
pub(super) const SELECT: &str =
    "SELECT t.id, t.uid, t.name, t.description, t.scopes, t.labels, t.deployment_uids,
    iif(t.deployment_uids = '[]', '[]', (
        SELECT json_group_array(coalesce(d.name, '') ORDER BY e.key)
        FROM json_each(t.deployment_uids) e LEFT JOIN deployments d ON d.uid = e.value)),
    t.created_at, t.updated_at, t.expired_at, t.last_used_at, t.is_organization_token, t.is_global_access,
    t.is_global_router_access, t.is_monitoring_token,
    u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at,
    o.uid, o.name, o.description, o.created_at, o.updated_at, t.hash,
    iif(t.made_with IS NULL, '[]', (
        WITH RECURSIVE chain (uid, name, is_organization_token, made_with, depth) AS (
            SELECT uid, name, is_organization_token, made_with, 1 FROM token_makers WHERE uid = t.made_with
            UNION ALL
            SELECT m.uid, m.name, m.is_organization_token, m.made_with, depth + 1
            FROM chain JOIN token_makers m ON m.uid = chain.made_with WHERE depth < 32)
        SELECT json_group_array(json_array(uid, name, is_organization_token,
            NOT EXISTS (SELECT 1 FROM tokens k WHERE k.uid = chain.uid)) ORDER BY depth) FROM chain))
    FROM tokens t JOIN users u ON u.id = t.user_id JOIN organizations o ON o.id = t.organization_id";

pub(super) fn stored(row: &Row<'_>) -> rusqlite::Result<StoredToken> {
    let creator = member(row, 16)?;
    let scopes: Vec<String> = from_json(&row.get::<_, String>(4)?);
    let deployment_uids: Vec<String> = from_json(&row.get::<_, String>(6)?);
    let is_global_access = row.get(13)?;
    Ok(StoredToken {
        id: row.get(0)?,
        token: Token {
            uid: row.get(1)?,
            name: row.get(2)?,
            description: row.get(3)?,
            is_api_token: !scopes.is_empty(),
            scopes,
            labels: from_json(&row.get::<_, String>(5)?),
            is_access_token: is_global_access || !deployment_uids.is_empty(),
            deployment_uids,
            deployment_names: from_json(&row.get::<_, String>(7)?),
            created_at: time(row.get(8)?),
            updated_at: time(row.get(9)?),
            deleted_at: None,
            expired_at: row.get::<_, Option<i64>>(10)?.and_then(time),
            last_used_at: row.get::<_, Option<i64>>(11)?.and_then(time),
            is_expired: false,
            is_organization_token: row.get(12)?,
            is_global_access,
            is_global_router_access: row.get(14)?,
            is_monitoring_token: row.get(15)?,
            created_with: Vec::new(),
            resource_type: "api_token".into(),
            user: Some(creator.user.clone()),
            organization: Some(organization(row, 23)?),
            token: None,
        },
        makers: makers::read(&row.get::<_, String>(29)?),
        creator,
    })
}

pub(super) fn by_uid(db: &Connection, uid: &str) -> Result<Option<StoredToken>, StoreError> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE t.uid = ?"))?.query_row([uid], stored).optional()?)
}

pub(super) fn by_hash(db: &Connection, hash: &Hash) -> Result<Option<StoredToken>, StoreError> {
    let found = db
        .prepare_cached(&format!("{SELECT} WHERE t.hash = ?"))?
        .query_row([hash.bytes()], |row| Ok((stored(row)?, row.get::<_, Vec<u8>>(28)?)))
        .optional()?;
    Ok(found.filter(|(_, kept)| hash.matches(kept)).map(|(token, _)| token))
}

/// Inserts a token, without an event.
pub(super) fn insert(db: &Connection, token: &NewToken) -> Result<(), StoreError> {
    let creator = members::search_text_of(db, token.creator)?;
    if let Some(maker) = &token.made_with {
        makers::note(db, maker)?;
    }
    db.prepare_cached(
        "INSERT INTO tokens (uid, organization_id, user_id, name, description, scopes, labels, deployment_uids,
            created_at, updated_at, expired_at, last_used_at, is_organization_token, is_global_access,
            is_global_router_access, is_monitoring_token, hash, folded, made_with)
         VALUES (?, (SELECT min(id) FROM organizations), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        token.uid,
        token.creator,
        token.name,
        token.description,
        to_json(&token.scopes),
        to_json(&token.labels),
        to_json(&token.deployment_uids),
        micros(token.created_at),
        micros(token.created_at),
        token.expired_at.map(micros),
        token.last_used_at.map(micros),
        token.is_organization_token,
        token.is_global_access,
        token.is_global_router_access,
        token.is_monitoring_token,
        token.hash.bytes(),
        search_text(&token.name, &token.description, &token.uid, &creator),
        token.made_with,
    ])?;
    Ok(())
}

/// Inserts a token and its `created` event.
pub(super) fn create(db: &Connection, token: &NewToken, actor: &Actor) -> Result<StoredToken, StoreError> {
    insert(db, token)?;
    let added = by_uid(db, &token.uid)?;
    let added = added.ok_or_else(|| StoreError::Broken("an added token was not there".into()))?;
    events::record(db, actor, &NewEvent::created(&added, token.created_at))?;
    Ok(added)
}

fn update(
    db: &Connection,
    token: &StoredToken,
    change: &TokenChange,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let creator = members::search_text_of(db, token.creator.id)?;
    db.prepare_cached(
        "UPDATE tokens SET description = ?, scopes = ?, expired_at = ?, labels = ?, updated_at = ?, folded = ?
         WHERE id = ?",
    )?
    .execute(params![
        change.description,
        to_json(&change.scopes),
        change.expired_at.map(micros),
        to_json(&change.labels),
        micros(now),
        search_text(&token.name, &change.description, &token.uid, &creator),
        token.id,
    ])?;
    Ok(())
}

fn delete(db: &Connection, token: &StoredToken, actor: &Actor, now: DateTime<Utc>) -> Result<(), StoreError> {
    db.execute("DELETE FROM tokens WHERE id = ?", [token.id])?;
    events::record(db, actor, &NewEvent::deleted(token, now))
}

/// The text that a search looks into, in lower case. The separator is a control character that a search cannot contain,
/// so no search matches across two fields.
fn search_text(name: &str, description: &str, uid: &str, creator: &str) -> String {
    format!("{name}\u{1f}{description}\u{1f}{uid}\u{1f}{creator}").to_lowercase()
}

impl Changes<'_> {
    /// Adds a token.
    pub fn create(&self, token: &NewToken, actor: &Actor) -> Result<StoredToken, StoreError> {
        create(self.db, token, actor)
    }

    /// The token with this uid, without looking at rights.
    pub fn token(&self, uid: &str) -> Result<Option<StoredToken>, StoreError> {
        by_uid(self.db, uid)
    }

    /// Changes a token, and returns it as it is after that. A change that changes nothing is not written, and no event.
    pub fn update(
        &self,
        token: &StoredToken,
        change: &TokenChange,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<StoredToken, StoreError> {
        if change.changes_nothing_of(token) {
            return Ok(token.clone());
        }
        update(self.db, token, change, now)?;
        let changed = by_uid(self.db, &token.uid)?;
        let changed = changed.ok_or_else(|| StoreError::Broken("a changed token was not there".into()))?;
        events::record(self.db, actor, &NewEvent::updated(token, &changed, now))?;
        Ok(changed)
    }

    /// Deletes a token.
    pub fn delete(&self, token: &StoredToken, actor: &Actor, now: DateTime<Utc>) -> Result<(), StoreError> {
        delete(self.db, token, actor, now)
    }
}

impl Store {
    /// The token with this hash, without looking at rights.
    pub async fn by_hash(&self, hash: Hash) -> Result<Option<StoredToken>, StoreError> {
        self.read(move |db| by_hash(db, &hash)).await
    }

    /// The token with this uid, without looking at rights.
    pub async fn get(&self, uid: String) -> Result<Option<StoredToken>, StoreError> {
        self.read(move |db| by_uid(db, &uid)).await
    }

    /// Adds a token that no request asks for.
    pub async fn add(&self, token: NewToken, actor: Actor) -> Result<StoredToken, StoreError> {
        self.write(move |db| create(db, &token, &actor)).await
    }

    /// Deletes a token without a request for it. Does nothing where there is none with this uid.
    pub async fn remove(&self, uid: String, actor: Actor, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| match by_uid(db, &uid)? {
            Some(token) => delete(db, &token, &actor, now),
            None => Ok(()),
        })
        .await
    }

    /// Records that the command-line tool, at this address, fetched the value of the token with this uid. Returns the
    /// token as it is now; `None`, without an event, where it was deleted, has expired, or belonged to somebody who has
    /// left: then its value is of no use.
    pub async fn record_hand_over(
        &self,
        uid: String,
        address: String,
        now: DateTime<Utc>,
    ) -> Result<Option<StoredToken>, StoreError> {
        self.write(move |db| {
            let Some(token) = by_uid(db, &uid)?.filter(|token| !token.has_ended(now)) else {
                return Ok(None);
            };
            let actor = Actor::person(&token.creator, address);
            events::record(db, &actor, &NewEvent::handed_over(&token, now))?;
            Ok(Some(token))
        })
        .await
    }
}
