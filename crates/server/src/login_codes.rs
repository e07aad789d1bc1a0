//! The browser login of the command-line tool: a create that carries a code leaves its token here for
//! the tool, for ten minutes, and the token is given out once. The one place where a value is kept at
//! all, in memory alone.
//!
//! Asking for a code needs no credentials, so nothing is kept of one until somebody who is signed in
//! uses it: a code holds its time and is sealed, and is known again by that. Nobody can fill the
//! memory, or take the place of others, by asking. A code cannot be guessed (80 random bits under a
//! seal of 128), so no guess stops a right one: that would have to stop the command-line tool too,
//! which polls once a second, often from the same address as everybody behind one proxy. Wrong ones
//! alone are slowed down, by the routes.
//!
//! What never lives here: the clock, the database, and whether somebody may create a token.

use crate::secrets::{Hash, Seal};
use crate::store::StoreError;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use token_api::Token;
use tokio::sync::OwnedMutexGuard;

/// How long a code lives.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// How many codes one person can use within the lifetime of a code.
const MAX_USED: usize = 100;

/// How long a create with a code waits for those before it.
const TURN: Duration = Duration::from_secs(5);

/// Why a code was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not of this process, or older than ten minutes.
    Unknown,
    /// Another create has it.
    Used,
    /// No create has answered it yet.
    Pending,
    /// This person has used too many.
    TooMany,
}

/// A code that a create carried. Kept until its time is over, so that a second use is told apart from
/// an unknown code.
struct Used {
    issued: DateTime<Utc>,
    by: i64,
    answer: Answer,
}

enum Answer {
    /// The create is not done.
    Reserved,
    /// The token, with its value.
    Ready(Box<Token>),
    /// It was given out.
    Taken,
}

/// The codes that were used, by their hash: a lookup's time then says nothing about a code.
type AllUsed = Arc<Mutex<HashMap<Hash, Used>>>;

fn lock(used: &AllUsed) -> MutexGuard<'_, HashMap<Hash, Used>> {
    used.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The codes that wait, and those that were used.
#[derive(Default)]
pub struct LoginCodes {
    seal: Seal,
    used: AllUsed,
    turns: Arc<tokio::sync::Mutex<()>>,
}

/// A code that one create has for itself. Dropped without an answer, the code waits again.
pub struct Reservation {
    used: AllUsed,
    code: Hash,
}

impl Reservation {
    /// Leaves the token, with its value, for whoever polls with the code.
    pub fn answer(self, token: Token) {
        // A code whose time is over is forgotten: nobody can poll with it.
        if let Some(used) = lock(&self.used).get_mut(&self.code) {
            used.answer = Answer::Ready(Box::new(token));
        }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut all = lock(&self.used);
        if all.get(&self.code).is_some_and(|used| matches!(used.answer, Answer::Reserved)) {
            all.remove(&self.code);
        }
    }
}

/// A token on its way to whoever polled. Dropped before it is kept, it waits again.
pub struct Taken {
    used: AllUsed,
    code: Hash,
    token: Option<Box<Token>>,
}

impl Taken {
    /// The token's uid.
    pub fn uid(&self) -> String {
        self.token.as_ref().map(|token| token.uid.clone()).unwrap_or_default()
    }

    /// The token, which is given out now.
    pub fn keep(mut self) -> Option<Token> {
        self.token.take().map(|token| *token)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        if let Some(token) = self.token.take()
            && let Some(used) = lock(&self.used).get_mut(&self.code)
        {
            used.answer = Answer::Ready(token);
        }
    }
}

impl LoginCodes {
    /// A new code.
    pub fn issue(&self, now: DateTime<Utc>) -> String {
        self.seal.stamp(now)
    }

    /// Waits until no other create with a code is under way. A repeat of a create then meets the first one done, or
    /// not begun.
    pub async fn turn(&self) -> Result<OwnedMutexGuard<()>, StoreError> {
        let turn = tokio::time::timeout(TURN, self.turns.clone().lock_owned()).await;
        turn.map_err(|_| StoreError::Unavailable("other creates with a code have kept it busy".into()))
    }

    /// Keeps the code for one create of this person's.
    pub fn reserve(&self, code: &str, by: i64, now: DateTime<Utc>) -> Result<Reservation, Refused> {
        let issued = self.issued(code, now)?;
        self.forget_ended(now);
        let code = Hash::of(code);
        let mut all = lock(&self.used);
        if all.contains_key(&code) {
            return Err(Refused::Used);
        }
        if all.values().filter(|other| other.by == by).count() >= MAX_USED {
            return Err(Refused::TooMany);
        }
        all.insert(code.clone(), Used { issued, by, answer: Answer::Reserved });
        Ok(Reservation { used: self.used.clone(), code })
    }

    /// Gives the token out, once.
    pub fn take(&self, code: &str, now: DateTime<Utc>) -> Result<Taken, Refused> {
        self.issued(code, now)?;
        let code = Hash::of(code);
        let mut all = lock(&self.used);
        let Some(used) = all.get_mut(&code) else { return Err(Refused::Pending) };
        match std::mem::replace(&mut used.answer, Answer::Taken) {
            Answer::Ready(token) => Ok(Taken { used: self.used.clone(), code, token: Some(token) }),
            Answer::Taken => Err(Refused::Used),
            Answer::Reserved => {
                used.answer = Answer::Reserved;
                Err(Refused::Pending)
            }
        }
    }

    /// Forgets what nobody came for in time. Called by the clock too: on a quiet server a value must
    /// not outlive its code until the next login.
    pub fn forget_ended(&self, now: DateTime<Utc>) {
        lock(&self.used).retain(|_, used| is_alive(used.issued, now));
    }

    /// When the code was issued, if that was here and its time is not over.
    fn issued(&self, code: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refused> {
        self.seal.stamped_at(code).filter(|issued| is_alive(*issued, now)).ok_or(Refused::Unknown)
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

    fn token() -> Token {
        serde_json::from_str(r#"{"uid":"u"}"#).unwrap()
    }

    fn answer(codes: &LoginCodes, code: &str, by: i64) -> Result<(), Refused> {
        codes.reserve(code, by, NOW).map(|reserved| reserved.answer(token()))
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
        assert_eq!(lock(&codes.used).len(), 0);
        assert_eq!(answer(&codes, &honest, 1), Ok(()));
        // Two people at the same moment: the second cannot put another token in its place.
        assert_eq!(answer(&codes, &honest, 2), Err(Refused::Used));
        assert!(codes.take(&honest, NOW).unwrap().keep().is_some());
        assert!(matches!(codes.take(&honest, NOW), Err(Refused::Used)));
    }

    #[test]
    fn a_code_that_this_process_did_not_issue_is_unknown() {
        let (codes, others) = (LoginCodes::default(), LoginCodes::default());
        let code = codes.issue(NOW);
        assert_eq!(answer(&codes, &others.issue(NOW), 1), Err(Refused::Unknown), "of another process");
        for at in 0..code.len() {
            let mut forged = code.clone().into_bytes();
            forged[at] = if forged[at] == b'0' { b'1' } else { b'0' };
            let forged = String::from_utf8(forged).unwrap();
            assert_eq!(answer(&codes, &forged, 1), Err(Refused::Unknown), "changed at {at}");
        }
        for odd in ["", "0", &code[1..], &code.to_uppercase(), &format!("{code}0"), &format!("{code} "), "é"]
        {
            assert_eq!(answer(&codes, odd, 1), Err(Refused::Unknown), "{odd}");
            assert!(matches!(codes.take(odd, NOW), Err(Refused::Unknown)));
        }
        assert_eq!(answer(&codes, &code, 1), Ok(()));
    }

    #[test]
    fn a_reserved_code_is_one_creates_alone_and_waits_again_when_that_fails() {
        let codes = LoginCodes::default();
        let code = codes.issue(NOW);
        let reserved = codes.reserve(&code, 1, NOW).ok().unwrap();
        assert_eq!(answer(&codes, &code, 1), Err(Refused::Used));
        assert!(matches!(codes.take(&code, NOW), Err(Refused::Pending)));
        drop(reserved);
        assert!(matches!(codes.take(&code, NOW), Err(Refused::Pending)));
        assert_eq!(answer(&codes, &code, 2), Ok(()));
    }

    #[test]
    fn a_token_that_could_not_be_given_out_waits_again() {
        let codes = LoginCodes::default();
        let code = codes.issue(NOW);
        assert_eq!(answer(&codes, &code, 1), Ok(()));
        let taken = codes.take(&code, NOW).ok().unwrap();
        assert!(matches!(codes.take(&code, NOW), Err(Refused::Used)), "one at a time");
        drop(taken);
        assert_eq!(codes.take(&code, NOW).ok().unwrap().keep().unwrap().uid, "u");
        assert!(matches!(codes.take(&code, NOW), Err(Refused::Used)));
    }

    #[test]
    fn what_one_person_uses_is_limited_and_leaves_room_for_others() {
        let codes = LoginCodes::default();
        // What was given back does not count.
        for _ in 0..2 * MAX_USED {
            drop(codes.reserve(&codes.issue(NOW), 1, NOW).ok().unwrap());
        }
        for _ in 0..MAX_USED {
            assert_eq!(answer(&codes, &codes.issue(NOW), 1), Ok(()));
        }
        assert_eq!(answer(&codes, &codes.issue(NOW), 1), Err(Refused::TooMany));
        assert_eq!(answer(&codes, &codes.issue(NOW), 2), Ok(()));
        let later = NOW + LIFETIME;
        assert!(codes.reserve(&codes.issue(later), 1, later).is_ok());
    }

    #[test]
    fn a_value_that_nobody_came_for_is_forgotten_in_time() {
        let codes = LoginCodes::default();
        assert_eq!(answer(&codes, &codes.issue(NOW), 1), Ok(()));
        codes.forget_ended(NOW + LIFETIME - TimeDelta::seconds(1));
        assert_eq!(lock(&codes.used).len(), 1);
        codes.forget_ended(NOW + LIFETIME);
        assert_eq!(lock(&codes.used).len(), 0);
    }

    #[test]
    fn a_clock_that_was_put_back_gives_a_code_no_hours() {
        let codes = LoginCodes::default();
        let code = codes.issue(NOW + TimeDelta::hours(3));
        assert!(matches!(codes.take(&code, NOW), Err(Refused::Unknown)));
    }
}
