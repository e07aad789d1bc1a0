//! A deployment, as far as the access of a token to protected endpoints needs it.

use crate::wire::{Field, FromJson, Json, Refused};
use crate::{Label, Time};
use serde::Serialize;

/// A deployment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // The resource fields are the same everywhere; `Token` explains them.
pub struct Deployment {
    pub uid: String,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub deleted_at: Option<Time>,
    pub name: String,
    pub resource_type: String,
    pub labels: Vec<Label>,
    /// What the server says of its state, such as `running`.
    pub status: String,
    /// Where it answers.
    pub urls: Vec<String>,
    pub kube_namespace: String,
}

impl FromJson for Deployment {
    fn from_json(json: Json<'_>) -> Result<Self, Refused> {
        let mut fields = json.object()?;
        Ok(Self {
            uid: fields.text(Field::Uid),
            created_at: fields.time(Field::CreatedAt),
            updated_at: fields.time(Field::UpdatedAt),
            deleted_at: fields.time(Field::DeletedAt),
            name: fields.text(Field::Name),
            resource_type: fields.text(Field::ResourceType),
            labels: Label::all(&mut fields),
            status: fields.text(Field::Status),
            urls: fields.texts(Field::Urls),
            kube_namespace: fields.text(Field::KubeNamespace),
        })
    }
}
