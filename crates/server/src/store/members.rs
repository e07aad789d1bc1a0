//! The organization's members: who they are, which role they have, and whether they have left.

use super::{Store, StoreError, micros};
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

impl Store {
    /// Somebody by their login name, also who has left.
    pub async fn person(&self, name: impl Into<String>) -> Result<Option<Member>, StoreError> {
        let name = name.into();
        self.read(move |db| by_name(db, &name)).await
    }

    /// The admin with this login name; without one, the admin who has been here for the longest time.
    pub async fn first_admin(&self, name: &'static str) -> Result<Option<Member>, StoreError> {
        self.read(move |db| {
            Ok(db
                .prepare_cached(&format!(
                    "{MEMBER} WHERE u.role = 'admin' AND u.left_at IS NULL ORDER BY u.name <> ?, u.id LIMIT 1"
                ))?
                .query_row([name], |row| member(row, 0))
                .optional()?)
        })
        .await
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
}
