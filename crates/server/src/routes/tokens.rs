//! List, create, get, update and delete API tokens.

use super::created::Created;
use super::login_code;
use crate::access::{Caller, READ_ORGANIZATION, RequestedAccess, WRITE_ORGANIZATION};
use crate::app::App;
use crate::caller::Peer;
use crate::failure::Failure;
use crate::input::{Body, Create, IdempotencyKey, list_query, read_update};
use crate::middleware::LogFields;
use crate::secrets::{Hash, new_secret, new_uid};
use crate::store::{CreateKey, NewToken};
use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::Uri;
use axum::http::request::Parts;
use token_api::{List, Token};

/// The uid in a path. One that is not valid UTF-8 is answered with 404.
pub struct Uid(String);

impl FromRequestParts<App> for Uid {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        path.map(|Path(uid)| Self(uid)).map_err(|_| Failure::no_such_token())
    }
}

/// `GET /api/v1/api_tokens`
pub async fn list(State(app): State<App>, caller: Caller, uri: Uri) -> Result<Json<List<Token>>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let query = list_query(&uri)?;
    let now = app.now();
    let (start, count) = (query.start, query.count);
    let (total, stored) = app.store().list(caller.visible(), query).await?;
    let items = stored.into_iter().map(|token| token.at(now)).collect();
    Ok(Json(List { start, count, total, items, unreadable: Vec::new() }))
}

/// `POST /api/v1/api_tokens`. A repeat with the same idempotency key is checked like a first create, because its answer
/// has a value too.
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    log: LogFields,
    IdempotencyKey(key): IdempotencyKey,
    body: Body,
) -> Result<Json<Created>, Failure> {
    caller.require_scope(WRITE_ORGANIZATION)?;
    let now = app.now();
    let wanted = Create::read(&body, now)?;
    caller.may_create(wanted.is_organization_token)?;
    let access = RequestedAccess {
        scopes: &wanted.scopes,
        is_global_access: wanted.is_global_access,
        is_global_router_access: wanted.is_global_router_access,
        deployment_uids: &wanted.deployment_uids,
    };
    caller.may_grant(&access, None)?;
    check_deployments(&app, wanted.deployment_uids.clone()).await?;
    let key = key.map(|key| CreateKey { key, request_hash: wanted.hash() });
    let value = new_secret();
    let new = NewToken {
        uid: new_uid(),
        creator: caller.member.id,
        name: wanted.name,
        description: wanted.description,
        scopes: wanted.scopes,
        labels: Vec::new(),
        deployment_uids: wanted.deployment_uids,
        created_at: now,
        expired_at: wanted.expired_at,
        last_used_at: None,
        is_organization_token: wanted.is_organization_token,
        is_global_access: wanted.is_global_access,
        is_global_router_access: wanted.is_global_router_access,
        is_monitoring_token: wanted.is_monitoring_token,
        hash: Hash::of(value.expose()),
    };
    let actor = caller.actor(peer.address());
    let token = match (wanted.code, key) {
        (Some(code), key) => {
            let sent = login_code::SentCode { peer, code };
            return created(login_code::create(&app, sent, new, actor, key, value).await?, &log);
        }
        (None, Some(key)) => app.store().add_once(new, key, actor).await?,
        (None, None) => app.store().add(new, actor).await?,
    };
    created(Token { token: Some(value), ..token.at(now) }, &log)
}

fn created(token: Token, log: &LogFields) -> Result<Json<Created>, Failure> {
    log.set_made(&token.uid);
    Ok(Json(Created::new(token)))
}

/// `GET /api/v1/api_tokens/{uid}`
pub async fn get(State(app): State<App>, caller: Caller, Uid(uid): Uid) -> Result<Json<Token>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let found = app.store().get(uid).await?.filter(|token| caller.sees(token));
    Ok(Json(found.ok_or_else(Failure::no_such_token)?.at(app.now())))
}

/// `PATCH /api/v1/api_tokens/{uid}`
pub async fn update(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Uid(uid): Uid,
    body: Body,
) -> Result<Json<Token>, Failure> {
    caller.require_scope(WRITE_ORGANIZATION)?;
    let now = app.now();
    let changed = app
        .store()
        .change(uid, caller.actor(peer.address()), now, move |token| {
            // Before the body is checked, so that errors do not reveal a token that the caller may not see.
            if !caller.sees(token) {
                return Err(Failure::no_such_token());
            }
            let change = read_update(&body, token, now)?;
            caller.may_change(token)?;
            let access = RequestedAccess { scopes: &change.scopes, ..RequestedAccess::of(token) };
            // An expired token has no access that it could keep.
            let already = Some(&**token).filter(|token| !token.has_expired(now));
            caller.may_grant(&access, already)?;
            Ok(change)
        })
        .await?;
    Ok(Json(changed.ok_or_else(Failure::no_such_token)?.at(now)))
}

/// `DELETE /api/v1/api_tokens/{uid}`
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Uid(uid): Uid,
) -> Result<Json<Token>, Failure> {
    caller.require_scope(WRITE_ORGANIZATION)?;
    let now = app.now();
    let actor = caller.actor(peer.address());
    let gone = app.store().remove(uid, actor, now, move |token| caller.may_delete(token)).await?;
    let mut token = gone.ok_or_else(Failure::no_such_token)?.at(now);
    token.deleted_at = Some(now.into());
    Ok(Json(token))
}

async fn check_deployments(app: &App, uids: Vec<String>) -> Result<(), Failure> {
    if uids.is_empty() {
        return Ok(());
    }
    match app.store().first_unknown_deployment(uids).await? {
        None => Ok(()),
        Some(uid) => {
            let shown: String = uid.chars().take(64).collect();
            Err(Failure::bad("unknown_deployment", format!("There is no deployment with the uid “{shown}”."))
                .in_field("deployment_uids"))
        }
    }
}
