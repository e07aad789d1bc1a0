//! A user: the creator of a token, or the person who is signed in.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use serde::Serialize;

/// A user of the organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct User {
    /// The login name. The SDK calls it `created_by`, the panel's address `creator`.
    pub name: String,
    /// The email address; may be empty.
    pub email: String,
    /// The given name; may be empty.
    pub first_name: String,
    /// The family name; may be empty.
    pub last_name: String,
    /// Whether this user is an administrator of the whole server. Most answers leave it out, which is false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_super_admin: bool,
}

impl User {
    #[inline(never)]
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            name: fields.text(Field::Name),
            email: fields.text(Field::Email),
            first_name: fields.text(Field::FirstName),
            last_name: fields.text(Field::LastName),
            is_super_admin: fields.flag(Field::IsSuperAdmin),
        }
    }

    /// The name to show: given and family name if set, else the login name.
    pub fn display_name(&self) -> String {
        match (self.first_name.trim(), self.last_name.trim()) {
            ("", "") => self.name.clone(),
            (first, "") => first.to_owned(),
            ("", last) => last.to_owned(),
            (first, last) => format!("{first} {last}"),
        }
    }
}

impl FromJson for User {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        json.object().map(Self::read)
    }
}
