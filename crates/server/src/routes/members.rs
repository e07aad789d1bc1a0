//! The organization's members and their roles.

use crate::access::{Caller, Credential, READ_ORGANIZATION};
use crate::app::App;
use crate::failure::Failure;
use crate::secrets::fixed_uid;
use crate::store::Role;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use token_api::{Organization, Time, User};

/// The caller's own membership.
#[derive(Serialize)]
pub struct Own {
    role: &'static str,
    username: String,
    /// The token that the request was sent with. Only this server says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    credential: Option<OwnCredential>,
}

/// The token that a request was sent with.
#[derive(Serialize)]
struct OwnCredential {
    uid: String,
    name: String,
    expired_at: Option<Time>,
}

/// One membership.
#[derive(Serialize)]
pub struct Membership {
    uid: String,
    role: &'static str,
    user: User,
    /// Always `None`: the creator is not recorded.
    creator: Option<User>,
    organization: Organization,
    created_at: Option<Time>,
    updated_at: Option<Time>,
    deleted_at: Option<Time>,
}

/// `GET /api/v1/members/current`
pub async fn current(caller: Caller) -> Result<Json<Own>, Failure> {
    // An organization token still works after its creator has left.
    if caller.member.has_left {
        return Err(Failure::forbidden(
            "creator_left",
            "This token's creator has left the organization: it has no role.",
        ));
    }
    let credential = match caller.credential {
        Credential::Session => None,
        Credential::Token(token) => {
            Some(OwnCredential { uid: token.uid, name: token.name, expired_at: token.expired_at })
        }
    };
    Ok(Json(Own { role: caller.member.role.name(), username: caller.member.user.name, credential }))
}

/// `GET /api/v1/members`: the current members, sorted by name. When they joined is not recorded; the times are those of
/// the organization.
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Membership>>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let organization = app.store().organization().await?;
    let all = app.store().members(Some(caller.member.id)).await?.into_iter().map(|member| Membership {
        uid: fixed_uid(&format!("member {}", member.user.name)),
        role: member.role.name(),
        user: User { is_super_admin: member.role == Role::Admin, ..member.user },
        creator: None,
        created_at: organization.created_at.clone(),
        updated_at: organization.updated_at.clone(),
        deleted_at: None,
        organization: organization.clone(),
    });
    Ok(Json(all.collect()))
}
