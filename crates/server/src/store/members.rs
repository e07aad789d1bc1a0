//! Reads the organization's members: name, role, and whether they have left.

use super::Store;
use super::columns::micros;
use super::error::StoreError;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use token_api::User;

/// A role in the organization, from the fewest rights to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Sees what a developer sees, and cannot change anything.
    Guest,
    /// Creates, changes and deletes their own personal tokens.
    Developer,
    /// Sees all tokens and manages organization tokens.
    Admin,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Guest, Self::Developer, Self::Admin];

    /// BentoCloud's name of the role.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Developer => "developer",
            Self::Admin => "admin",
        }
    }

    /// The role with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A current or former member of the organization.
#[derive(Clone, Debug)]
pub struct Member {
    /// Row id.
    pub id: i64,
    /// As the API returns it.
    pub user: User,
    /// What the member may do.
    pub role: Role,
    /// Whether the member has left the organization.
    pub has_left: bool,
}

/// A person to insert at the first start: the first admin, or somebody of the demo data.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // `token_api::User` explains the fields.
pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub role: Role,
    pub has_left: bool,
}

/// Selects what [`member`] reads.
pub(super) const SELECT: &str =
    "SELECT u.id, u.name, u.email, u.first_name, u.last_name, u.role, u.left_at FROM users u";

/// Reads the seven columns of a member, beginning with column `first`.
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
        // The column has no other value. If it had, the fewest rights would be the safe choice.
        role: Role::of(&row.get::<_, String>(first + 5)?).unwrap_or(Role::Guest),
        has_left: row.get::<_, Option<i64>>(first + 6)?.is_some(),
    })
}

pub(super) fn by_name(db: &Connection, name: &str) -> Result<Option<Member>, StoreError> {
    Ok(db
        .prepare_cached(&format!("{SELECT} WHERE u.name = ?"))?
        .query_row([name], |row| member(row, 0))
        .optional()?)
}

pub(super) fn by_id(db: &Connection, id: i64) -> Result<Member, StoreError> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE u.id = ?"))?.query_row([id], |row| member(row, 0))?)
}

/// The text that a search for this member looks into: login name and display name.
pub(super) fn search_text_of(db: &Connection, id: i64) -> Result<String, StoreError> {
    let member = by_id(db, id)?;
    Ok(format!("{} {}", member.user.name, member.user.display_name()))
}

/// Inserts a person; does nothing where the login name exists.
pub(super) fn insert_person(db: &Connection, person: &Person, now: DateTime<Utc>) -> Result<(), StoreError> {
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
    /// The current or former member with this login name.
    pub async fn person(&self, name: impl Into<String>) -> Result<Option<Member>, StoreError> {
        let name = name.into();
        self.read(move |db| by_name(db, &name)).await
    }

    /// The admin with this login name; where there is none, the oldest admin.
    pub async fn first_admin(&self, name: &'static str) -> Result<Option<Member>, StoreError> {
        self.read(move |db| {
            Ok(db
                .prepare_cached(&format!(
                    "{SELECT} WHERE u.role = 'admin' AND u.left_at IS NULL ORDER BY u.name <> ?, u.id LIMIT 1"
                ))?
                .query_row([name], |row| member(row, 0))
                .optional()?)
        })
        .await
    }

    /// The current members, sorted by login name. `person` reads them.
    pub async fn members(&self, person: Option<i64>) -> Result<Vec<Member>, StoreError> {
        let everybody = self.everybody(person).await?;
        Ok(everybody.into_iter().filter(|member| !member.has_left).collect())
    }

    /// The current and former members, sorted by login name.
    pub async fn everybody(&self, person: Option<i64>) -> Result<Vec<Member>, StoreError> {
        self.read_list(person, |db| {
            let mut statement = db.prepare_cached(&format!("{SELECT} ORDER BY u.name"))?;
            let rows = statement.query_map([], |row| member(row, 0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}
