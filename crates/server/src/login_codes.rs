//! The browser login of the command-line tool: a code waits for a token for ten minutes, and the
//! token is given out once. The one place where a value is kept at all, in memory alone.
//!
//! What never lives here: the clock, the database, and whether somebody may hand a token over.

use crate::secrets::{Hash, new_secret};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use token_api::Secret;

/// How long a code lives.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// How many codes can wait: asking for one needs no credentials, so there must be an end to it.
const MAX_CODES: usize = 1000;

/// Why a code was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Never heard of, or older than ten minutes.
    Unknown,
    /// Approved before.
    Used,
    /// Nobody has approved it yet.
    Pending,
    /// Too many codes wait.
    TooMany,
}

enum State {
    Pending,
    Approved(Secret),
    /// Kept until its time is over, so that a second approval is told apart from an unknown code.
    Taken,
}

/// The codes, by their hash: a lookup's time then says nothing about a code.
#[derive(Default)]
pub struct LoginCodes(Mutex<HashMap<Hash, (DateTime<Utc>, State)>>);

impl LoginCodes {
    /// A new code.
    pub fn issue(&self, now: DateTime<Utc>) -> Result<String, Refused> {
        let mut codes = self.living(now);
        if codes.len() >= MAX_CODES {
            return Err(Refused::TooMany);
        }
        let code = new_secret();
        codes.insert(Hash::of(code.expose()), (now, State::Pending));
        Ok(code.expose().to_owned())
    }

    /// Whether the code waits for a token.
    pub fn check_pending(&self, code: &str, now: DateTime<Utc>) -> Result<(), Refused> {
        match self.living(now).get(&Hash::of(code)) {
            Some((_, State::Pending)) => Ok(()),
            Some(_) => Err(Refused::Used),
            None => Err(Refused::Unknown),
        }
    }

    /// Leaves a token for whoever polls with this code.
    pub fn approve(&self, code: &str, token: Secret, now: DateTime<Utc>) -> Result<(), Refused> {
        match self.living(now).get_mut(&Hash::of(code)) {
            Some((_, state @ State::Pending)) => {
                *state = State::Approved(token);
                Ok(())
            }
            Some(_) => Err(Refused::Used),
            None => Err(Refused::Unknown),
        }
    }

    /// Gives the token out, once.
    pub fn take(&self, code: &str, now: DateTime<Utc>) -> Result<Secret, Refused> {
        let mut codes = self.living(now);
        let Some((_, state)) = codes.get_mut(&Hash::of(code)) else { return Err(Refused::Unknown) };
        match std::mem::replace(state, State::Taken) {
            State::Approved(token) => Ok(token),
            State::Pending => {
                *state = State::Pending;
                Err(Refused::Pending)
            }
            State::Taken => Err(Refused::Used),
        }
    }

    fn living(&self, now: DateTime<Utc>) -> MutexGuard<'_, HashMap<Hash, (DateTime<Utc>, State)>> {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|_, (issued, _)| now - *issued < LIFETIME);
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_an_end_to_waiting_codes_and_time_makes_room() {
        let (codes, now) = (LoginCodes::default(), DateTime::UNIX_EPOCH);
        for _ in 0..MAX_CODES {
            codes.issue(now).unwrap();
        }
        assert_eq!(codes.issue(now), Err(Refused::TooMany));
        assert!(codes.issue(now + LIFETIME).is_ok());
    }
}
