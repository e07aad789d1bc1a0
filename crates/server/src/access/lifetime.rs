//! A right does not outlive its giver: what a token creates or extends ends no later than that token. Sessions have no
//! such limit.

use super::{Caller, Credential};
use crate::failure::Failure;
use crate::store::TokenChange;
use chrono::{DateTime, Utc};
use token_api::Token;

/// Whether an expiry is later than another; `None` is never.
pub(super) fn is_later(end: Option<DateTime<Utc>>, than: Option<DateTime<Utc>>) -> bool {
    match (end, than) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(end), Some(than)) => end > than,
    }
}

impl Caller {
    /// The expiry of the caller's own token; `None` for a session, and for a token that never expires.
    fn own_expiry(&self) -> Option<DateTime<Utc>> {
        match &self.credential {
            Credential::Session => None,
            Credential::Token(own) => own.expires(),
        }
    }

    /// Refuses to create a token that would end after the caller's own.
    pub fn may_create_until(&self, end: Option<DateTime<Utc>>) -> Result<(), Failure> {
        match self.own_expiry() {
            Some(latest) if is_later(end, Some(latest)) => Err(Failure::outlives_its_maker(
                latest,
                "What a token makes ends no later than itself, and the token that you use ends",
            )),
            _ => Ok(()),
        }
    }

    /// Refuses a change that extends a token beyond the end of the caller's own, and one that gives scopes to a token
    /// which ends after it: those rights would outlive their giver. A longer token can be shortened, described and
    /// narrowed. A caller who may not read tokens must not learn the token's end from the answer: what they send is refused
    /// whatever that end is.
    pub fn may_change_until(
        &self,
        token: &Token,
        change: &TokenChange,
        sent: &[&str],
    ) -> Result<(), Failure> {
        if !self.may_read() {
            return self.may_change_unread(change, sent);
        }
        let Some(latest) = self.own_expiry().filter(|own| is_later(change.expired_at, Some(*own))) else {
            return Ok(());
        };
        if is_later(change.expired_at, token.expires()) {
            return Err(Failure::outlives_its_maker(
                latest,
                "What a token extends ends no later than itself, and the token that you use ends",
            ));
        }
        if change.scopes.iter().any(|scope| !token.allows(scope)) {
            return Err(Failure::outlives_its_maker(
                latest,
                "A token gives scopes only to tokens that end no later than itself, and the token that you use ends",
            ));
        }
        Ok(())
    }

    /// Whether a change sets the token's end. The end that it has already is none, unless the caller may not read tokens: a
    /// refusal must not tell them that they have found it.
    pub fn gives_end(&self, token: &Token, change: &TokenChange, sent: &[&str]) -> bool {
        sent.contains(&"expired_at") && !(self.may_read() && change.expired_at == token.expires())
    }

    fn may_change_unread(&self, change: &TokenChange, sent: &[&str]) -> Result<(), Failure> {
        let Some(latest) = self.own_expiry() else { return Ok(()) };
        let sends_end = sent.contains(&"expired_at");
        if sends_end && is_later(change.expired_at, Some(latest)) {
            return Err(Failure::outlives_its_maker(
                latest,
                "A token that cannot read tokens sets no end that is later than its own, and the token that you use ends",
            ));
        }
        if sent.contains(&"scopes") && !sends_end {
            return Err(Failure::outlives_its_maker(
                latest,
                "A token that cannot read tokens changes scopes only together with an expiry that is no later than its own end, and the token that you use ends",
            ));
        }
        Ok(())
    }
}
