//! A user, as the creator of a token and as the person who is signed in.

use crate::wire;
use serde::{Deserialize, Serialize};

/// A user of the organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct User {
    /// The login name: the SDK's `created_by`, and the address's `creator`.
    #[serde(deserialize_with = "wire::text")]
    pub name: String,
    /// Mail address, may be empty.
    #[serde(deserialize_with = "wire::text")]
    pub email: String,
    /// Given name, may be empty.
    #[serde(deserialize_with = "wire::text")]
    pub first_name: String,
    /// Family name, may be empty.
    #[serde(deserialize_with = "wire::text")]
    pub last_name: String,
    /// Whether the server says that this user administers it. Absent from most answers.
    #[serde(deserialize_with = "wire::flag", skip_serializing_if = "std::ops::Not::not")]
    pub is_super_admin: bool,
}

impl User {
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
