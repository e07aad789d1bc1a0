//! A create: what is typed, what was sent, and what came of it.

use crate::browser::session_storage::Sent;
use crate::browser::subscriptions::forget_reader;
use crate::format::error_messages::Failure;
use crate::state::draft::Draft;
use crate::state::fingerprint::sent;
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use token_api::{CreateToken, Token};

/// A create as it is sent. It is sent again unchanged, under the same key: a server that knows such keys
/// makes no second token of it.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// What it was made of.
    pub draft: Draft,
    /// What is sent.
    pub create: CreateToken,
    /// Its name for the server.
    pub key: String,
    /// The moment from which its expiry counts.
    pub at: DateTime<Utc>,
    /// The login name of who sends it.
    pub me: String,
}

impl Attempt {
    /// Whether it is still what is meant: its expiry counts from when it was sent first.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        now.signed_duration_since(self.at) < TimeDelta::minutes(10)
    }

    /// By what the token that it makes is known.
    pub fn sent(&self) -> Sent {
        sent(&self.create, &self.me, self.at)
    }
}

/// What the new token is for.
#[derive(Clone, Debug, Default)]
pub struct CreatePurpose {
    /// The uid of the token that it replaces.
    pub replaces: Option<String>,
}

/// What came of a create, as far as its dialog has to show it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing to show.
    None,
    /// It is under way.
    UnderWay,
    /// The server said no.
    Refused(Failure),
    /// No answer came; whether a token was made is being looked up.
    Looking(Failure),
    /// No answer came, and this token was made.
    Made(Failure, Box<Token>),
    /// No answer came, and this token has the name; whether it comes from this create is not certain.
    Similar(Failure, Box<Token>),
    /// No answer came, and no token was made.
    NotMade(Failure),
    /// No answer came, and nobody knows.
    Unknown(Failure, Failure),
}

impl Outcome {
    /// Whether nothing else may be sent.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::UnderWay | Self::Looking(_))
    }
}

/// What was typed into the create dialog and not sent.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptDraft {
    /// The part of the address that opened the dialog.
    pub opened_by: String,
    /// What was typed.
    pub draft: Draft,
    /// The uid of the token that the new one is to replace.
    pub replaces: Option<String>,
}

/// The create dialog's state, which outlives the dialog and its page.
#[derive(Clone, Copy)]
pub struct CreateState {
    /// What was typed and not sent.
    pub draft: RwSignal<Option<KeptDraft>>,
    /// What came of the last create, while its dialog has to show it.
    pub outcome: RwSignal<Outcome>,
    /// A name that the server called taken.
    pub taken: RwSignal<Option<String>>,
    /// The create that was sent last and not answered.
    pub attempt: StoredValue<Option<Attempt>>,
    /// The token that was created last, for the list.
    pub created: RwSignal<Option<Token>>,
}

impl CreateState {
    /// Nothing was typed or sent.
    pub fn new() -> Self {
        Self {
            draft: RwSignal::new(None),
            outcome: RwSignal::new(Outcome::None),
            taken: RwSignal::new(None),
            attempt: StoredValue::new(None),
            created: RwSignal::new(None),
        }
    }

    /// Looks at what came of the last create; reactive. For readers that come and go.
    pub fn with_outcome<T>(self, look: impl FnOnce(&Outcome) -> T) -> T {
        forget_reader(self.outcome);
        self.outcome.with(look)
    }

    /// Whether it is the create that was sent last, by the person who is still signed in.
    pub fn is_current(self, attempt: &Attempt) -> bool {
        self.attempt.with_value(|it| it.as_ref().is_some_and(|it| it.key == attempt.key))
    }

    /// Forgets what was typed, sent and answered.
    pub fn clear(self) {
        self.draft.set(None);
        self.outcome.set(Outcome::None);
        self.taken.set(None);
        self.attempt.set_value(None);
        self.created.set(None);
    }
}

impl Default for CreateState {
    fn default() -> Self {
        Self::new()
    }
}
