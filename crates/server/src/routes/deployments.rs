//! Deployments, as far as protected access needs them. They are demo data: nothing is deployed here.

use crate::access::{Caller, READ_CLUSTER};
use crate::app::App;
use crate::failure::Failure;
use crate::input::page;
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use token_api::{Deployment, List};

/// `GET /api/v1/deployments`
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<List<Deployment>>, Failure> {
    caller.needs(READ_CLUSTER)?;
    let page = page(&uri)?;
    let (start, count) = (page.start, page.count);
    let (total, items) = app.store().deployments(page).await?;
    Ok(Json(List { start, count, total, items, unreadable: Vec::new() }))
}
