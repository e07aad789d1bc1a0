//! Which of the cookies that a browser sends is its session.

use crate::app::App;
use crate::failure::Failure;
use crate::secrets::Hash;
use crate::store::{Member, StoreError};
use axum::http::{HeaderMap, StatusCode};
use chrono::{DateTime, Utc};

/// What the cookies of a request are.
pub(crate) enum BrowserSession {
    /// There is no cookie of this server.
    Missing,
    /// None of them is a session. `is_guess` says whether this one never was one, as far as is known.
    Ended { hash: Hash, is_guess: bool },
    /// A session: its person and its hash.
    Valid(Box<Member>, Hash),
    /// Sessions of different people. Another program on this host may have set one of them.
    OfSeveralPeople,
}

impl BrowserSession {
    /// The session of a request. With `is_use` the request is a use of it.
    pub(crate) async fn of(
        app: &App,
        headers: &HeaderMap,
        is_use: bool,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let (store, idle) = (app.store(), app.idle_limit());
        let hashes: Vec<Hash> = app.settings().cookie.values(headers).into_iter().map(Hash::of).collect();
        let mut live: Option<(Member, Hash)> = None;
        for hash in &hashes {
            let found = match is_use && live.is_none() {
                true => store.use_session(hash.clone(), idle, now).await?,
                false => store.session(hash.clone(), idle, now).await?,
            };
            match (found, &live) {
                (Some(member), Some((other, _))) if member.id != other.id => {
                    return Ok(Self::OfSeveralPeople);
                }
                (Some(member), None) => live = Some((member, hash.clone())),
                _ => {}
            }
        }
        if let Some((member, hash)) = live {
            return Ok(Self::Valid(Box::new(member), hash));
        }
        for hash in &hashes {
            if !store.is_past_session(hash.clone()).await? {
                return Ok(Self::Ended { hash: hash.clone(), is_guess: true });
            }
        }
        Ok(match hashes.into_iter().next() {
            Some(hash) => Self::Ended { hash, is_guess: false },
            None => Self::Missing,
        })
    }
}

/// The refusal of a request with the sessions of different people.
pub(crate) fn several_sessions() -> Failure {
    Failure::new(
        StatusCode::FORBIDDEN,
        "several_sessions",
        "Your browser sent the sessions of different people, one of which another program on this host may have set: delete the cookies of this host, and sign in again.",
    )
}
