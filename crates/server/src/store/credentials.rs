//! What a request is sent with, and whom that stands for at one moment. It is looked up at the head of a request, and
//! again inside the transaction of its write: in between, the token may be deleted, the session ended, or the person
//! removed.

use super::Store;
use super::changes::Changes;
use super::error::StoreError;
use super::members::Member;
use super::model::StoredToken;
use super::{sessions, tokens};
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

/// The hash of what a request is sent with.
#[derive(Clone, Debug)]
pub enum SentCredential {
    /// Of a token's value.
    Token(Hash),
    /// Of the value of a session cookie.
    Session(Hash),
}

/// What the database has for a credential.
#[derive(Clone, Debug)]
pub enum FoundCredential {
    /// The token, without looking at rights; `None` where there is none.
    Token(Option<Box<StoredToken>>),
    /// The member whose session this is; `None` where it has ended or the member has left.
    Session(Option<Member>),
}

impl Store {
    /// What the database has for this credential now. A session that was not used for the time `idle` has ended; zero is no
    /// limit.
    fn find_in(
        &self,
        db: &Connection,
        sent: &SentCredential,
        idle: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<FoundCredential, StoreError> {
        Ok(match sent {
            SentCredential::Token(hash) => FoundCredential::Token(tokens::by_hash(db, hash)?.map(Box::new)),
            SentCredential::Session(hash) => {
                let noted = self.noted_session_use(hash);
                FoundCredential::Session(sessions::member_of(db, hash, noted, idle, now)?)
            }
        })
    }

    /// The token with this hash, without looking at rights.
    pub async fn find_token(&self, hash: Hash) -> Result<FoundCredential, StoreError> {
        self.read(move |db| Ok(FoundCredential::Token(tokens::by_hash(db, &hash)?.map(Box::new)))).await
    }

    /// Runs a write in the name of the sender of a request, in one transaction. `idle` is the time without a use after which
    /// a session has ended. `clock` is read when the transaction has begun. `identify` gets what the credential stands for then, and returns the sender or a refusal. `work` gets the
    /// sender and the time. An error rolls the transaction back.
    pub async fn write_as<S, T, E>(
        &self,
        credential: SentCredential,
        idle: TimeDelta,
        clock: impl FnOnce() -> DateTime<Utc> + Send + 'static,
        identify: impl FnOnce(FoundCredential, DateTime<Utc>) -> Result<S, E> + Send + 'static,
        work: impl FnOnce(Changes<'_>, S, DateTime<Utc>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let store = self.clone();
        self.write(move |db| {
            let now = clock();
            let sender = identify(store.find_in(db, &credential, idle, now)?, now)?;
            work(Changes { db, store: &store.0 }, sender, now)
        })
        .await
    }
}
