//! Deployments, for tokens with protected endpoint access. They come from the demo data; this server deploys nothing.

use crate::access::{Caller, READ_CLUSTER, READ_ORGANIZATION};
use crate::app::App;
use crate::failure::Failure;
use crate::input::{clusters, list_query};
use crate::store::Clusters;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::Uri;
use token_api::{Deployment, List, Token};

/// `GET /api/v1/deployments`: the deployments of all clusters.
pub async fn list_all(
    State(app): State<App>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<List<Deployment>>, Failure> {
    list_in(&app, &caller, Clusters::All, &uri).await
}

/// `GET /api/v2/deployments`
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<List<Deployment>>, Failure> {
    list_in(&app, &caller, clusters(&uri)?, &uri).await
}

async fn list_in(
    app: &App,
    caller: &Caller,
    clusters: Clusters,
    uri: &Uri,
) -> Result<Json<List<Deployment>>, Failure> {
    caller.require_scope(READ_CLUSTER)?;
    let query = list_query(uri)?;
    let (start, count) = (query.start, query.count);
    let found = app.store().deployments(Some(caller.member.id), clusters, query).await?;
    let (total, items) = found.ok_or_else(|| Failure::no_such("cluster"))?;
    Ok(Json(List { start, count, total, items, unreadable: Vec::new() }))
}

/// `GET /api/v2/deployments/{name}/api_tokens`: the tokens that may access this deployment.
pub async fn api_tokens(
    State(app): State<App>,
    caller: Caller,
    name: Result<Path<String>, PathRejection>,
    uri: Uri,
) -> Result<Json<List<Token>>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let query = list_query(&uri)?;
    let unknown = || Failure::no_such("deployment");
    // A name that is not valid UTF-8 belongs to no deployment.
    let Path(name) = name.map_err(|_| unknown())?;
    // The name is looked up in one cluster, so `all` means the default one.
    let clusters = match clusters(&uri)? {
        Clusters::All => Clusters::Default,
        one => one,
    };
    let deployment = app.store().deployment_uid(clusters, name).await?.ok_or_else(unknown)?;
    let now = app.now();
    let (start, count) = (query.start, query.count);
    let (total, stored) =
        app.store().list_for(Some(caller.member.id), deployment, caller.visible(), query).await?;
    let items = stored.into_iter().map(|token| caller.readable(token, now)).collect();
    Ok(Json(List { start, count, total, items, unreadable: Vec::new() }))
}
