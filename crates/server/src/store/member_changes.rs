//! Adds and removes members, and changes their roles. Each change is an event.

use super::Store;
use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::members::{Member, Role, by_name};
use super::sessions;
use super::tokens::by_uid;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

/// The result of adding a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// The login name is new.
    New,
    /// A former member is a member again. Their personal tokens that were still valid have expired.
    Returned {
        /// How many tokens have expired.
        expired: usize,
    },
    /// The person is a member already, with this role.
    Present(Role),
}

/// The result of changing a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The change was made.
    Done,
    /// The member has this role already.
    Same,
    /// There is no member with this login name.
    Unknown,
    /// The person has left the organization.
    HasLeft,
    /// The member is the last admin.
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

/// Sets the expiry of a returning member's personal tokens to now, so that they do not work again; each is an event.
/// Returns how many were not expired yet.
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
            events::record(db, actor, &NewEvent::updated(&before, &after, now))?;
        }
    }
    Ok(uids.len())
}

/// Ends the sessions of a user, each with an event, and deletes their sign-in links.
fn end_sign_ins(db: &Connection, user: i64, actor: &Actor, now: DateTime<Utc>) -> Result<(), StoreError> {
    sessions::end_all(db, user, actor, now)?;
    db.execute("DELETE FROM sign_in_keys WHERE user_id = ?", [user])?;
    Ok(())
}

impl Store {
    /// Adds a member. A former member comes back with this email address and role.
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
                    // Leaving deleted them already. Any that is still there must not work again.
                    end_sign_ins(db, member.id, &actor, now)?;
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
            events::record(db, &actor, &NewEvent::member(&name, None, Some(role), now))?;
            Ok(added)
        })
        .await
    }

    /// Runs a change of a current member in a transaction.
    async fn change_member(
        &self,
        name: String,
        change: impl FnOnce(&Connection, &Member) -> Result<Changed, StoreError> + Send + 'static,
    ) -> Result<Changed, StoreError> {
        self.write(move |db| match by_name(db, &name)? {
            None => Ok(Changed::Unknown),
            Some(member) if member.has_left => Ok(Changed::HasLeft),
            Some(member) => change(db, &member),
        })
        .await
    }

    /// Changes the role of a member. A lower one ends their sessions, with whatever they show; a higher one is in force
    /// with the next request.
    pub async fn change_role(
        &self,
        name: String,
        role: Role,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<Changed, StoreError> {
        self.change_member(name, move |db, member| {
            if member.role == role {
                return Ok(Changed::Same);
            }
            if is_last_admin(db, member)? {
                return Ok(Changed::LastAdmin);
            }
            db.execute("UPDATE users SET role = ? WHERE id = ?", params![role.name(), member.id])?;
            if role < member.role {
                sessions::end_all(db, member.id, &actor, now)?;
            }
            events::record(
                db,
                &actor,
                &NewEvent::member(&member.user.name, Some(member.role), Some(role), now),
            )?;
            Ok(Changed::Done)
        })
        .await
    }

    /// Removes a member from the organization. Their sessions and sign-in links end, and their personal tokens are
    /// refused from now on.
    pub async fn remove_member(
        &self,
        name: String,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<Changed, StoreError> {
        self.change_member(name, move |db, member| {
            if is_last_admin(db, member)? {
                return Ok(Changed::LastAdmin);
            }
            db.execute("UPDATE users SET left_at = ? WHERE id = ?", params![micros(now), member.id])?;
            end_sign_ins(db, member.id, &actor, now)?;
            events::record(db, &actor, &NewEvent::member(&member.user.name, Some(member.role), None, now))?;
            Ok(Changed::Done)
        })
        .await
    }
}
