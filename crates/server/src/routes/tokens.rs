//! List, create, get, update and delete API tokens.

use super::created::Created;
use super::login_code;
use super::new_token::CreateRequest;
use super::written::Written;
use crate::access::{Caller, READ_ORGANIZATION, WRITE_ORGANIZATION};
use crate::app::App;
use crate::failure::Failure;
use crate::input::{Body, IdempotencyKey, list_query, read_update, sent_fields};
use crate::middleware::LogFields;
use crate::peer::Peer;
use crate::secrets::new_secret;
use crate::write::Write;
use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::Uri;
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use token_api::{List, Time, Token};

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
    let (total, stored) = app.store().list(Some(caller.member.id), caller.visible(), query).await?;
    let items = stored.into_iter().map(|token| caller.readable(token, now)).collect();
    Ok(Json(List { start, count, total, items, unreadable: Vec::new() }))
}

/// `POST /api/v1/api_tokens`
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    log: LogFields,
    IdempotencyKey(key): IdempotencyKey,
    body: Body,
) -> Result<Json<Created>, Failure> {
    // A code that is no text is refused with the other fields.
    let code = body.text("code").ok().flatten().map(str::to_owned);
    let request = CreateRequest { body, key, value: new_secret(), address: peer.address() };
    if let Some(code) = code {
        let sent = login_code::SentCode { peer, code };
        return created(login_code::create(&app, &caller, sent, request).await?, &log);
    }
    let adding = app.write_as(&caller, WRITE_ORGANIZATION, move |write| {
        let stored = request.check(write)?.add(write)?;
        Ok(request.with_value(write, stored))
    });
    created(adding.await?, &log)
}

fn created(token: Token, log: &LogFields) -> Result<Json<Created>, Failure> {
    log.set_made(&token.uid);
    Ok(Json(Created::new(token)))
}

/// `GET /api/v1/api_tokens/{uid}`
pub async fn get(State(app): State<App>, caller: Caller, Uid(uid): Uid) -> Result<Json<Token>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let found = app.store().get(uid).await?.filter(|token| caller.sees(token));
    Ok(Json(caller.readable(found.ok_or_else(Failure::no_such_token)?, app.now())))
}

/// `PATCH /api/v1/api_tokens/{uid}`
pub async fn update(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Uid(uid): Uid,
    body: Body,
) -> Result<Json<Written>, Failure> {
    let updating =
        app.write_as(&caller, WRITE_ORGANIZATION, move |Write { changes, caller, now, max_lifetime }| {
            // Before the body is checked, so that errors do not reveal a token that the caller may not see.
            let token = changes.token(&uid)?.filter(|token| caller.sees(token));
            let token = token.ok_or_else(Failure::no_such_token)?;
            let sent = sent_fields(&body);
            let change = read_update(&body, &token, caller.may_read(), *now)?;
            caller.may_change(&token)?;
            caller.may_grant_by_change(&token, &change, &sent, *now)?;
            caller.may_change_until(&token, &change, &sent)?;
            if let Some(limit) = max_lifetime
                && caller.gives_end(&token, &change, &sent)
            {
                limit.check(created_at(&token)?, change.expired_at)?;
            }
            let changed = changes.update(&token, &change, &caller.actor(peer.address()), *now)?;
            Written::new(caller, changed, &sent, *now)
        });
    Ok(Json(updating.await?))
}

/// When the token was created, from which its lifetime is counted.
fn created_at(token: &Token) -> Result<DateTime<Utc>, Failure> {
    let at = token.created_at.as_ref().and_then(Time::utc);
    at.ok_or_else(|| Failure::internal("a token has no time of its creation"))
}

/// `DELETE /api/v1/api_tokens/{uid}`
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    Uid(uid): Uid,
) -> Result<Json<Written>, Failure> {
    let deleting =
        app.write_as(&caller, WRITE_ORGANIZATION, move |Write { changes, caller, now, .. }| {
            let token = changes.token(&uid)?.ok_or_else(Failure::no_such_token)?;
            caller.may_delete(&token)?;
            changes.delete(&token, &caller.actor(peer.address()), *now)?;
            Ok(Written::new(caller, token, &[], *now)?.deleted(*now))
        });
    Ok(Json(deleting.await?))
}
