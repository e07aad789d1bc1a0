//! The token that the person is signed in with, as far as the server says.

use crate::browser::signal::RwSignal;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use chrono::{DateTime, Utc};
use token_api::{OwnCredential, Time};

/// What stands for a moment that is not known or never comes.
const NONE: i64 = i64::MAX;

/// The token that the person is signed in with. Only the embedded server says which one it is.
#[derive(Clone, Copy)]
pub struct OwnTokenState {
    uid: RwSignal<Option<String>>,
    /// When it expires, in seconds since 1970. A number, because a signal of one more type adds half a kilobyte to the list's
    /// piece.
    end: RwSignal<i64>,
}

impl OwnTokenState {
    /// Nothing is known.
    pub fn new() -> Self {
        Self { uid: RwSignal::new(None), end: RwSignal::new(NONE) }
    }

    /// Notes what the server says.
    pub fn set(self, credential: &OwnCredential) {
        self.uid.set(Some(credential.uid.clone()));
        self.set_end(credential.expired_at.as_ref().and_then(Time::utc));
    }

    /// Notes when it expires; `None` for never.
    pub fn set_end(self, at: Option<DateTime<Utc>>) {
        self.end.set(at.map_or(NONE, |at| at.timestamp()));
    }

    /// When it expires, in whole seconds; `None` for never, and where it is not known; reactive.
    pub fn end(self) -> Option<DateTime<Utc>> {
        unsubscribe_on_cleanup(self.end);
        DateTime::from_timestamp(self.end.get(), 0)
    }

    /// Its uid, where the server says; reactive.
    pub fn uid(self) -> Option<String> {
        unsubscribe_on_cleanup(self.uid);
        self.uid.get()
    }

    /// Whether it is the token of this uid, as far as is known.
    pub fn is(self, uid: &str) -> bool {
        self.uid.with_untracked(|own| own.as_deref() == Some(uid))
    }

    /// Forgets it: somebody signs in, maybe with another token.
    pub fn clear(self) {
        self.uid.set(None);
        self.end.set(NONE);
    }
}

impl Default for OwnTokenState {
    fn default() -> Self {
        Self::new()
    }
}
