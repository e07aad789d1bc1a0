//! Who belongs to the organization, and in which role.

use crate::User;
use crate::json::{Field, FromJson, Json, WrongShape};

/// What somebody may do in the organization.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Sees what a developer sees, and changes nothing.
    Guest,
    /// Makes and changes what is their own.
    Developer,
    /// Administers the organization.
    Admin,
    /// An identity for programs.
    ApiUser,
    /// None, or one that this program does not know.
    #[default]
    Unknown,
}

impl Role {
    /// The role of this name on the wire.
    pub fn named(name: &str) -> Self {
        match name {
            "guest" => Self::Guest,
            "developer" => Self::Developer,
            "admin" => Self::Admin,
            "api_user" => Self::ApiUser,
            _ => Self::Unknown,
        }
    }
}

/// The caller's own membership.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnMembership {
    /// The role.
    pub role: Role,
    /// The login name.
    pub username: String,
}

/// One member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The membership's uid. Yatai leaves it empty.
    pub uid: String,
    /// The role.
    pub role: Role,
    /// The person. Required, with a login name: without it nobody can be found in the list.
    pub user: User,
}

impl FromJson for OwnMembership {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        Ok(Self { role: Role::named(&fields.text(Field::Role)), username: fields.text(Field::Username) })
    }
}

impl FromJson for Member {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        let user = fields.object(Field::User).map(User::read).filter(|user| !user.name.is_empty());
        Ok(Self {
            uid: fields.text(Field::Uid),
            role: Role::named(&fields.text(Field::Role)),
            user: user.ok_or(WrongShape("expected a `user` with a `name`"))?,
        })
    }
}

/// All members. A single one that cannot be read makes the whole list unreadable: from a part of it nobody can tell who
/// is missing.
impl FromJson for Vec<Member> {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        if !json.is_list() {
            return Err(WrongShape("expected a list of members"));
        }
        json.list().into_iter().map(Member::from_json).collect()
    }
}
