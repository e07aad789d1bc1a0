//! A deployment, with the fields that a token's access to protected endpoints needs.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use crate::{Label, Time};
use serde::Serialize;

/// A deployment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // The fields of all resources are explained at `Token`.
pub struct Deployment {
    pub uid: String,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub deleted_at: Option<Time>,
    pub name: String,
    pub resource_type: String,
    pub labels: Vec<Label>,
    /// Its state, such as `running`.
    pub status: String,
    pub kube_namespace: String,
    /// The cluster where it runs. A deployment's name is unique only within its cluster.
    pub cluster: Option<Cluster>,
}

/// A cluster. Together with a deployment's name it identifies the deployment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // The fields of all resources are explained at `Token`.
pub struct Cluster {
    pub uid: String,
    pub name: String,
    pub resource_type: String,
}

impl FromJson for Cluster {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        json.object().map(Self::read)
    }
}

impl Cluster {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            uid: fields.text(Field::Uid),
            name: fields.text(Field::Name),
            resource_type: fields.text(Field::ResourceType),
        }
    }
}

// The common fields are read in each type by itself: Rust structs share no fields, and `serde(flatten)` adds code.
impl FromJson for Deployment {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
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
            kube_namespace: fields.text(Field::KubeNamespace),
            cluster: fields.object(Field::Cluster).map(Cluster::read),
        })
    }
}
