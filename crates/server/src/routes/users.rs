//! The signed-in user and the organization. No scope is needed, because `bentoml cloud login` calls both with any token.

use crate::access::Caller;
use crate::app::App;
use crate::failure::Failure;
use axum::Json;
use axum::extract::State;
use token_api::{Organization, User};

/// `GET /api/v1/auth/current`
pub async fn current(caller: Caller) -> Json<User> {
    let is_super_admin = caller.is_admin();
    Json(User { is_super_admin, ..caller.member.user })
}

/// `GET /api/v1/current_org`
pub async fn organization(State(app): State<App>, _: Caller) -> Result<Json<Organization>, Failure> {
    Ok(Json(app.store().organization().await?))
}
