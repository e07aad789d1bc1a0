//! The organization's members: who they are, which role they have, and whether they have left.

use super::events::{Actor, Told};
use super::{Store, StoreError, events, micros};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use token_api::User;

/// What somebody may do in the organization, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Sees what a developer sees, and changes nothing.
    Guest,
    /// Makes, changes and deletes personal tokens of their own.
    Developer,
    /// Administers the organization.
    Admin,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Guest, Self::Developer, Self::Admin];

    /// By BentoCloud's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Developer => "developer",
            Self::Admin => "admin",
        }
    }

    /// The role of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Somebody in the organization, or who was.
#[derive(Clone, Debug)]
pub struct Member {
    /// Row.
    pub id: i64,
    /// As the wire has it.
    pub user: User,
    /// What they may do.
    pub role: Role,
    /// Whether they are no longer in it.
    pub has_left: bool,
}

/// Somebody of the demo data.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub role: Role,
    pub has_left: bool,
}

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

pub(super) const MEMBER: &str =
    "SELECT u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at FROM users u";

pub(super) fn member(row: &Row<'_>, first: usize) -> rusqlite::Result<Member> {
    Ok(Member {
        id: row.get(first)?,
        user: User {
            name: row.get(first + 1)?,
            email: row.get(first + 2)?,
            first_name: row.get(first + 3)?,
            last_name: row.get(first + 4)?,
            is_super_admin: false,
        },
        // The column holds no other name. If it did, the least would be right.
        role: Role::of(&row.get::<_, String>(first + 5)?).unwrap_or(Role::Guest),
        has_left: row.get::<_, Option<i64>>(first + 6)?.is_some(),
    })
}

pub(super) fn by_name(db: &Connection, name: &str) -> Result<Option<Member>, StoreError> {
    Ok(db
        .prepare_cached(&format!("{MEMBER} WHERE u.name = ?"))?
        .query_row([name], |row| member(row, 0))
        .optional()?)
}

/// What a search for somebody looks into.
pub(super) fn creator_words(db: &Connection, id: i64) -> Result<String, StoreError> {
    let member =
        db.prepare_cached(&format!("{MEMBER} WHERE u.id = ?"))?.query_row([id], |row| member(row, 0))?;
    Ok(words(&member))
}

pub(super) fn words(member: &Member) -> String {
    format!("{} {}", member.user.name, member.user.display_name())
}

pub(super) fn add_person(db: &Connection, person: &Person, now: DateTime<Utc>) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO users (name, email, first_name, last_name, role, left_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (name) DO NOTHING",
    )?
    .execute(params![
        person.name,
        person.email,
        person.first_name,
        person.last_name,
        person.role.name(),
        person.has_left.then(|| micros(now)),
    ])?;
    Ok(())
}

fn is_last_admin(db: &Connection, member: &Member) -> Result<bool, StoreError> {
    let others: i64 = db.query_row(
        "SELECT count(*) FROM users WHERE role = 'admin' AND left_at IS NULL AND id <> ?",
        [member.id],
        |row| row.get(0),
    )?;
    Ok(member.role == Role::Admin && others == 0)
}

/// Ends the personal tokens of somebody who comes back: they died when they left. How many were alive.
fn expire_tokens(db: &Connection, user: i64, now: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(db.execute(
        "UPDATE tokens SET expired_at = ?1, updated_at = ?1
         WHERE user_id = ?2 AND NOT is_organization_token AND (expired_at IS NULL OR expired_at > ?1)",
        params![micros(now), user],
    )?)
}

impl Store {
    /// Somebody by their login name, also who has left.
    pub async fn person(&self, name: impl Into<String>) -> Result<Option<Member>, StoreError> {
        let name = name.into();
        self.read(move |db| by_name(db, &name)).await
    }

    /// Everybody who has not left, by login name.
    pub async fn members(&self) -> Result<Vec<Member>, StoreError> {
        let everybody = self.everybody().await?;
        Ok(everybody.into_iter().filter(|member| !member.has_left).collect())
    }

    /// Everybody who is or was in the organization, by login name.
    pub async fn everybody(&self) -> Result<Vec<Member>, StoreError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(&format!("{MEMBER} ORDER BY u.name"))?;
            let rows = statement.query_map([], |row| member(row, 0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

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
                    Added::Returned { expired: expire_tokens(db, member.id, now)? }
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
            db.execute("DELETE FROM sessions WHERE user_id = ?", [member.id])?;
            db.execute("DELETE FROM sign_in_keys WHERE user_id = ?", [member.id])?;
            events::write(db, &actor, &Told::member(&name, Some(member.role), None, now))?;
            Ok(Changed::Done)
        })
        .await
    }
}
