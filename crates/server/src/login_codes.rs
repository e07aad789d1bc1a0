//! The browser login of the command-line tool: a code waits for a token for ten minutes, and the
//! token is given out once. The one place where a value is kept at all, in memory alone.
//!
//! Asking for a code needs no credentials, so nothing is kept of one until somebody who is signed in
//! approves it: a code holds its time and is sealed, and is known again by that. Nobody can fill the
//! memory, or take the place of others, by asking. A code cannot be guessed (80 random bits under a
//! seal of 128), so no guess stops a right one: that would have to stop the command-line tool too,
//! which polls once a second, often from the same address as everybody behind one proxy. Wrong ones
//! alone are slowed down, by the routes.
//!
//! What never lives here: the clock, the database, and whether somebody may hand a token over.

use crate::secrets::{Hash, Seal};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use token_api::Secret;

/// How long a code lives.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// How many codes one person can approve within the lifetime of a code.
const MAX_APPROVED: usize = 100;

/// Why a code was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not of this process, or older than ten minutes.
    Unknown,
    /// Approved before.
    Used,
    /// Nobody has approved it yet.
    Pending,
    /// This person has approved too many.
    TooMany,
}

/// A code that somebody approved. Kept until its time is over, so that a second use is told apart
/// from an unknown code.
struct Approved {
    issued: DateTime<Utc>,
    by: i64,
    /// None once it was given out.
    token: Option<Secret>,
}

/// The codes that were approved, by their hash: a lookup's time then says nothing about a code.
#[derive(Default)]
pub struct LoginCodes {
    seal: Seal,
    approved: Mutex<HashMap<Hash, Approved>>,
}

impl LoginCodes {
    /// A new code.
    pub fn issue(&self, now: DateTime<Utc>) -> String {
        self.seal.stamp(now)
    }

    /// Whether the code waits for a token.
    pub fn check_pending(&self, code: &str, now: DateTime<Utc>) -> Result<(), Refused> {
        self.issued(code, now)?;
        if self.approved().contains_key(&Hash::of(code)) { Err(Refused::Used) } else { Ok(()) }
    }

    /// Leaves a token of this person's for whoever polls with this code.
    pub fn approve(&self, code: &str, token: Secret, by: i64, now: DateTime<Utc>) -> Result<(), Refused> {
        let issued = self.issued(code, now)?;
        self.forget_ended(now);
        let mut approved = self.approved();
        if approved.contains_key(&Hash::of(code)) {
            return Err(Refused::Used);
        }
        if approved.values().filter(|other| other.by == by).count() >= MAX_APPROVED {
            return Err(Refused::TooMany);
        }
        approved.insert(Hash::of(code), Approved { issued, by, token: Some(token) });
        Ok(())
    }

    /// Gives the token out, once.
    pub fn take(&self, code: &str, now: DateTime<Utc>) -> Result<Secret, Refused> {
        self.issued(code, now)?;
        match self.approved().get_mut(&Hash::of(code)) {
            Some(approved) => approved.token.take().ok_or(Refused::Used),
            None => Err(Refused::Pending),
        }
    }

    /// Forgets what nobody came for in time. Called by the clock too: on a quiet server a value must
    /// not outlive its code until the next login.
    pub fn forget_ended(&self, now: DateTime<Utc>) {
        self.approved().retain(|_, approved| is_alive(approved.issued, now));
    }

    /// When the code was issued, if that was here and its time is not over.
    fn issued(&self, code: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refused> {
        self.seal.stamped_at(code).filter(|issued| is_alive(*issued, now)).ok_or(Refused::Unknown)
    }

    fn approved(&self) -> MutexGuard<'_, HashMap<Hash, Approved>> {
        self.approved.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A clock that was put back must not give a code hours.
fn is_alive(issued: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - issued).abs() < LIFETIME
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn approve(codes: &LoginCodes, code: &str, by: i64) -> Result<(), Refused> {
        codes.approve(code, Secret::new("value"), by, NOW)
    }

    #[test]
    fn asking_for_codes_costs_no_memory_and_no_place() {
        let codes = LoginCodes::default();
        let honest = codes.issue(NOW);
        for _ in 0..2000 {
            let other = codes.issue(NOW);
            assert_ne!(other, honest);
            assert!(matches!(codes.take(&other, NOW), Err(Refused::Pending)));
        }
        assert_eq!(codes.approved().len(), 0);
        assert_eq!(approve(&codes, &honest, 1), Ok(()));
        // Two people at the same moment: the second cannot put another token in its place.
        assert_eq!(approve(&codes, &honest, 2), Err(Refused::Used));
        assert!(codes.take(&honest, NOW).is_ok());
    }

    #[test]
    fn a_code_that_this_process_did_not_issue_is_unknown() {
        let (codes, others) = (LoginCodes::default(), LoginCodes::default());
        let code = codes.issue(NOW);
        assert_eq!(approve(&codes, &others.issue(NOW), 1), Err(Refused::Unknown), "of another process");
        for at in 0..code.len() {
            let mut forged = code.clone().into_bytes();
            forged[at] = if forged[at] == b'0' { b'1' } else { b'0' };
            let forged = String::from_utf8(forged).unwrap();
            assert_eq!(approve(&codes, &forged, 1), Err(Refused::Unknown), "changed at {at}");
        }
        for odd in ["", "0", &code[1..], &code.to_uppercase(), &format!("{code}0"), &format!("{code} "), "é"]
        {
            assert_eq!(approve(&codes, odd, 1), Err(Refused::Unknown), "{odd}");
            assert!(matches!(codes.take(odd, NOW), Err(Refused::Unknown)));
        }
        assert_eq!(codes.check_pending(&code, NOW), Ok(()));
    }

    #[test]
    fn what_one_person_approves_is_limited_and_leaves_room_for_others() {
        let codes = LoginCodes::default();
        for _ in 0..MAX_APPROVED {
            assert_eq!(approve(&codes, &codes.issue(NOW), 1), Ok(()));
        }
        assert_eq!(approve(&codes, &codes.issue(NOW), 1), Err(Refused::TooMany));
        assert_eq!(approve(&codes, &codes.issue(NOW), 2), Ok(()));
        let later = NOW + LIFETIME;
        let code = codes.issue(later);
        assert_eq!(codes.approve(&code, Secret::new("value"), 1, later), Ok(()));
    }

    #[test]
    fn a_value_that_nobody_came_for_is_forgotten_in_time() {
        let codes = LoginCodes::default();
        assert_eq!(approve(&codes, &codes.issue(NOW), 1), Ok(()));
        codes.forget_ended(NOW + LIFETIME - TimeDelta::seconds(1));
        assert_eq!(codes.approved().len(), 1);
        codes.forget_ended(NOW + LIFETIME);
        assert_eq!(codes.approved().len(), 0);
    }

    #[test]
    fn a_clock_that_was_put_back_gives_a_code_no_hours() {
        let codes = LoginCodes::default();
        let code = codes.issue(NOW + TimeDelta::hours(3));
        assert_eq!(codes.check_pending(&code, NOW), Err(Refused::Unknown));
    }
}
