//! The members of the organization and their roles.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use crate::{Time, User};

/// The role of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Sees what a developer sees and changes nothing.
    Guest,
    /// Creates, changes and deletes their own tokens.
    Developer,
    /// Administers the organization.
    Admin,
    /// An identity for programs.
    ApiUser,
    /// No role, or one that this crate does not know.
    #[default]
    Unknown,
}

impl Role {
    /// The role with this name in the JSON.
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
    /// The token that the request was sent with. `None` for a session, and where the server does not say: the embedded
    /// server alone does.
    pub credential: Option<OwnCredential>,
}

/// The token that a request was sent with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnCredential {
    /// The token's uid.
    pub uid: String,
    /// The token's name.
    pub name: String,
    /// When it expires; `None` for never.
    pub expired_at: Option<Time>,
}

impl OwnCredential {
    /// `None` without a uid: it would be no token.
    fn read(mut fields: Fields<'_>) -> Option<Self> {
        let (uid, name) = (fields.text(Field::Uid), fields.text(Field::Name));
        let expired_at = fields.time(Field::ExpiredAt);
        (!uid.is_empty()).then_some(Self { uid, name, expired_at })
    }
}

/// One member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The membership's uid. Yatai leaves it empty.
    pub uid: String,
    /// The role.
    pub role: Role,
    /// The person. Required, with a login name: members are found by it.
    pub user: User,
}

impl FromJson for OwnMembership {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        Ok(Self {
            role: Role::named(&fields.text(Field::Role)),
            username: fields.text(Field::Username),
            credential: fields.object(Field::Credential).and_then(OwnCredential::read),
        })
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

/// All members. One that cannot be read is an error for the whole list: an incomplete list cannot show who has left.
impl FromJson for Vec<Member> {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        if !json.is_list() {
            return Err(WrongShape("expected a list of members"));
        }
        json.list().into_iter().map(Member::from_json).collect()
    }
}
