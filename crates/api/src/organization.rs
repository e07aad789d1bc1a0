//! An organization, to which tokens belong.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use crate::{Label, Time};
use serde::Serialize;

/// An organization, with the fields that the SDK requires of every resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // The fields of all resources are explained at `Token`.
pub struct Organization {
    pub uid: String,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub deleted_at: Option<Time>,
    pub name: String,
    pub resource_type: String,
    pub labels: Vec<Label>,
    pub description: String,
}

// The common fields are read in each type by itself: Rust structs share no fields, and `serde(flatten)` adds code.
impl Organization {
    #[inline(never)]
    pub(crate) fn read(mut fields: Fields<'_>) -> Self {
        Self {
            uid: fields.text(Field::Uid),
            created_at: fields.time(Field::CreatedAt),
            updated_at: fields.time(Field::UpdatedAt),
            deleted_at: fields.time(Field::DeletedAt),
            name: fields.text(Field::Name),
            resource_type: fields.text(Field::ResourceType),
            labels: Label::all(&mut fields),
            description: fields.text(Field::Description),
        }
    }
}

impl FromJson for Organization {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        json.object().map(Self::read)
    }
}
