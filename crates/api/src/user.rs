//! A user, as the creator of a token and as the person who is signed in.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use serde::Serialize;

/// A user of the organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct User {
    /// The login name: the SDK's `created_by`, and the address's `creator`.
    pub name: String,
    /// Mail address, may be empty.
    pub email: String,
    /// Given name, may be empty.
    pub first_name: String,
    /// Family name, may be empty.
    pub last_name: String,
    /// Whether the server says that this user administers it. Absent from most answers.
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

    /// The name to show: "first last" where set, else the login name.
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
