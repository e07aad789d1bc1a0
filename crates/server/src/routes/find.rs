//! Finds the token that has a value. A value is in the body alone, and from there only its hash goes on: it is in no answer,
//! event, refusal or log.

use crate::access::{Caller, READ_ORGANIZATION};
use crate::app::App;
use crate::failure::Failure;
use crate::input::{Body, searched_value};
use crate::peer::{Peer, wait};
use crate::secrets::Hash;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use token_api::Token;

/// The answer.
#[derive(Serialize)]
pub struct Found {
    /// The token; null where there is none that the caller may see.
    token: Option<Token>,
}

/// `POST /api/v1/api_tokens/find` with `{"value": "…"}`. The answer to a value that finds nothing waits after the first few: it
/// takes a place before anything is written, so that many of them cause few events.
pub async fn find(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    body: Body,
) -> Result<Json<Found>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let hash = Hash::of(searched_value(&body)?);
    drop(body);
    let is_there = app.store().by_hash(hash.clone()).await?.is_some_and(|token| caller.sees(&token));
    let delay = match is_there {
        true => None,
        false => Some(peer.count_wrong_lookup(&app, caller.member.id, hash.clone())?),
    };
    let looking = app.write_as(&caller, READ_ORGANIZATION, move |write| {
        let (caller, now) = (&write.caller, write.now);
        let actor = caller.actor(peer.address());
        let found = write.changes.look_up(&hash, |token| caller.sees(token), &actor, now)?;
        Ok(found.map(|token| caller.readable(token, now)))
    });
    let token = looking.await?;
    match delay {
        Some(delay) if token.is_none() => wait(&app, delay).await,
        Some(delay) => delay.forgive(),
        None => {}
    }
    Ok(Json(Found { token }))
}
