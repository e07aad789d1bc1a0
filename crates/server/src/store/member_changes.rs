//! Adding members, giving them roles, and taking them out of the organization. Each change is an event.
//!
//! What never lives here: who may do that.

use super::events::{self, Actor, Told};
use super::members::{Member, Role, by_name};
use super::{Store, StoreError, by_uid, micros};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

/// What came of adding a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Nobody of this name was there before.
    New,
    /// Somebody who had left is a member again; so many personal tokens of theirs have expired by that.
    Returned {
        /// How many.
        expired: usize,
    },
    /// They are a member already, with this role.
    Present(Role),
}

/// What came of a change of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was carried out.
    Done,
    /// It is so already.
    Same,
    /// There is nobody of this name.
    Unknown,
    /// They have left the organization.
    HasLeft,
    /// There would be no admin any more.
    LastAdmin,
}

fn is_last_admin(db: &Connection, member: &Member) -> Result<bool, StoreError> {
    let others: i64 = db.query_row(
        "SELECT count(*) FROM users WHERE role = 'admin' AND left_at IS NULL AND id <> ?",
        [member.id],
        |row| row.get(0),
    )?;
    Ok(member.role == Role::Admin && others == 0)
}

/// Ends the personal tokens of somebody who comes back: they died when they left. Each is an event. How many were alive.
fn expire_tokens(db: &Connection, user: i64, actor: &Actor, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let uids = db
        .prepare_cached(
            "SELECT uid FROM tokens
             WHERE user_id = ?2 AND NOT is_organization_token AND (expired_at IS NULL OR expired_at > ?1) ORDER BY id",
        )?
        .query_map(params![micros(now), user], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    for uid in &uids {
        let before = by_uid(db, uid)?;
        db.prepare_cached("UPDATE tokens SET expired_at = ?1, updated_at = ?1 WHERE uid = ?2")?
            .execute(params![micros(now), uid])?;
        if let (Some(before), Some(after)) = (before, by_uid(db, uid)?) {
            events::write(db, actor, &Told::updated(&before, &after, now))?;
        }
    }
    Ok(uids.len())
}

/// Ends what signs somebody in: their sessions and sign-in links.
fn end_sign_ins(db: &Connection, user: i64) -> Result<(), StoreError> {
    db.execute("DELETE FROM sessions WHERE user_id = ?", [user])?;
    db.execute("DELETE FROM sign_in_keys WHERE user_id = ?", [user])?;
    Ok(())
}

impl Store {
    /// Adds a member. Somebody who had left comes back, with this email address and role.
    pub async fn add_member(
        &self,
        name: String,
        email: String,
        role: Role,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<Added, StoreError> {
        self.write(move |db| {
            let before = by_name(db, &name)?;
            let added = match &before {
                Some(member) if !member.has_left => return Ok(Added::Present(member.role)),
                Some(member) => {
                    db.execute(
                        "UPDATE users SET email = ?, role = ?, left_at = NULL WHERE id = ?",
                        params![email, role.name(), member.id],
                    )?;
                    // Leaving ends them. One that is there all the same must not begin to work again.
                    end_sign_ins(db, member.id)?;
                    Added::Returned { expired: expire_tokens(db, member.id, &actor, now)? }
                }
                None => {
                    db.execute(
                        "INSERT INTO users (name, email, first_name, last_name, role) VALUES (?, ?, '', '', ?)",
                        params![name, email, role.name()],
                    )?;
                    Added::New
                }
            };
            events::write(db, &actor, &Told::member(&name, None, Some(role), now))?;
            Ok(added)
        })
        .await
    }

    /// Gives a member another role.
    pub async fn change_role(
        &self,
        name: String,
        role: Role,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<Changed, StoreError> {
        self.write(move |db| {
            let Some(member) = by_name(db, &name)? else { return Ok(Changed::Unknown) };
            if member.has_left {
                return Ok(Changed::HasLeft);
            }
            if member.role == role {
                return Ok(Changed::Same);
            }
            if is_last_admin(db, &member)? {
                return Ok(Changed::LastAdmin);
            }
            db.execute("UPDATE users SET role = ? WHERE id = ?", params![role.name(), member.id])?;
            events::write(db, &actor, &Told::member(&name, Some(member.role), Some(role), now))?;
            Ok(Changed::Done)
        })
        .await
    }

    /// Takes a member out of the organization: their sessions and sign-in links end, and from now on their personal tokens
    /// are refused.
    pub async fn remove_member(
        &self,
        name: String,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<Changed, StoreError> {
        self.write(move |db| {
            let Some(member) = by_name(db, &name)? else { return Ok(Changed::Unknown) };
            if member.has_left {
                return Ok(Changed::HasLeft);
            }
            if is_last_admin(db, &member)? {
                return Ok(Changed::LastAdmin);
            }
            db.execute("UPDATE users SET left_at = ? WHERE id = ?", params![micros(now), member.id])?;
            end_sign_ins(db, member.id)?;
            events::write(db, &actor, &Told::member(&name, Some(member.role), None, now))?;
            Ok(Changed::Done)
        })
        .await
    }
}
