//! The caller's own sessions. They can be seen and ended with a session only, not with a token.

use crate::access::Caller;
use crate::app::App;
use crate::failure::Failure;
use crate::peer::Peer;
use crate::store::{Ended, Session};
use crate::write::Write;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;
use token_api::{API, Time};

/// A session.
#[derive(Serialize)]
pub struct SessionAnswer {
    uid: String,
    kind: String,
    address: String,
    created_at: Option<Time>,
    last_used_at: Option<Time>,
    ends_at: Option<Time>,
    is_current: bool,
}

impl From<Session> for SessionAnswer {
    fn from(session: Session) -> Self {
        let Session { uid, kind, address, created_at, last_used_at, ends_at, is_current } = session;
        Self { uid, kind, address, created_at, last_used_at, ends_at, is_current }
    }
}

/// How many sessions have ended.
#[derive(Serialize)]
pub struct EndedSessions {
    ended: usize,
}

/// `GET /api/v1/sessions`: the newest first.
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<SessionAnswer>>, Failure> {
    let current = caller.require_session()?;
    let sessions = app.store().sessions(caller.member.id, current, app.idle_limit(), app.now()).await?;
    Ok(Json(sessions.into_iter().map(SessionAnswer::from).collect()))
}

/// `DELETE /api/v1/sessions/{uid}`
pub async fn end(
    State(app): State<App>,
    peer: Peer,
    caller: Caller,
    uid: Result<Path<String>, PathRejection>,
) -> Result<Json<EndedSessions>, Failure> {
    caller.require_session()?;
    // One that is no UTF-8.
    let Path(uid) = uid.map_err(|_| Failure::no_such("session"))?;
    // A session has every scope.
    let ending = app.write_as(&caller, API, move |Write { changes, caller, now, .. }| {
        caller.require_session()?;
        let actor = caller.actor(peer.address());
        match changes.end_session_of(caller.member.id, &uid, &actor, *now)? {
            Ended::Done => Ok(EndedSessions { ended: 1 }),
            Ended::Unknown => Err(Failure::no_such("session")),
            Ended::KeptByProxy => Err(kept_by_proxy()),
        }
    });
    Ok(Json(ending.await?))
}

/// `DELETE /api/v1/sessions`: all but the one that the request was sent with, and those that a proxy keeps.
pub async fn end_others(
    State(app): State<App>,
    peer: Peer,
    caller: Caller,
) -> Result<Json<EndedSessions>, Failure> {
    caller.require_session()?;
    let ending = app.write_as(&caller, API, move |Write { changes, caller, now, .. }| {
        let (current, actor) = (caller.require_session()?, caller.actor(peer.address()));
        Ok(EndedSessions { ended: changes.end_other_sessions(caller.member.id, &current, &actor, *now)? })
    });
    Ok(Json(ending.await?))
}

/// The refusal to end a session that would begin again with the next request.
pub(super) fn kept_by_proxy() -> Failure {
    Failure::new(
        StatusCode::CONFLICT,
        "kept_by_proxy",
        "The proxy in front of this server signs you in with each request: sign out there.",
    )
}
