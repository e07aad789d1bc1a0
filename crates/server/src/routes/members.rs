//! The organization's members and their roles.

use crate::access::{Caller, READ_ORGANIZATION};
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
    Ok(Json(Own { role: caller.member.role.name(), username: caller.member.user.name }))
}

/// `GET /api/v1/members`: the current members, sorted by name. When they joined is not recorded; the times are those of
/// the organization.
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Membership>>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let organization = app.store().organization().await?;
    let all = app.store().members().await?.into_iter().map(|member| Membership {
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
