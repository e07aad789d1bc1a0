//! A create: what is typed, what was sent, and the outcome.

use crate::browser::session_storage::Sent;
use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::format::error_messages::Failure;
use crate::state::draft::Draft;
use crate::state::fingerprint::sent;
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{CreateToken, Token};

/// A create as it is sent. It is repeated unchanged, with the same idempotency key: a server that knows such keys makes no
/// second token.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The form.
    pub draft: Draft,
    /// The body.
    pub create: CreateToken,
    /// The idempotency key.
    pub key: String,
    /// The moment from which its lifetime counts.
    pub at: DateTime<Utc>,
    /// The login name of the person who sends it.
    pub me: String,
}

impl Attempt {
    /// Whether it may be repeated: its expiration counts from when it was first sent, at most 10 minutes ago.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        now.signed_duration_since(self.at) < TimeDelta::minutes(10)
    }

    /// The fingerprint by which the token that it makes can be recognized.
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

/// The outcome of a create, as its dialog shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing to show.
    None,
    /// It is under way.
    UnderWay,
    /// The server refused.
    Refused(Failure),
    /// No answer came; the list is being read to see whether a token was made.
    Looking(Failure),
    /// No answer came, and this token was made.
    Made(Failure, Box<Token>),
    /// No answer came, and there is this token of the same name; this create may have made it.
    Similar(Failure, Box<Token>),
    /// No answer came, and no token was made.
    NotMade(Failure),
    /// No answer came, and the list could not be read.
    Unknown(Failure, Failure),
}

impl Outcome {
    /// Whether no other create may be sent now.
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
    /// Whether a person or a link chose the expiration. Otherwise the panel proposes it.
    pub is_expiration_chosen: bool,
    /// The uid of the token that the new one is to replace.
    pub replaces: Option<String>,
}

/// The create dialog's state, which outlives the dialog and its page.
#[derive(Clone, Copy)]
pub struct CreateState {
    /// What was typed and not sent.
    pub draft: RwSignal<Option<KeptDraft>>,
    /// The outcome of the last create, while its dialog has to show it.
    pub outcome: RwSignal<Outcome>,
    /// A name that the server refused as taken.
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

    /// Looks at the outcome; reactive. For readers that come and go.
    pub fn with_outcome<T>(self, look: impl FnOnce(&Outcome) -> T) -> T {
        unsubscribe_on_cleanup(self.outcome);
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
