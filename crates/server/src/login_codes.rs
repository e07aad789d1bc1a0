//! The browser login of the command-line tool. A create with a code leaves its token here, with its value, for ten
//! minutes; the tool fetches it once. This is the only place that keeps a value, in memory only.
//!
//! A code is issued without credentials, so nothing is stored for it until a signed-in person uses it: a code contains its
//! time and a signature. Requesting many codes therefore takes no memory. A code cannot be guessed (80 random bits and a
//! signature of 128), so wrong guesses do not block the right one. The routes slow down wrong codes only, because the tool
//! polls once a second, often from an address that many people share.

use crate::secrets::{CodeSigner, Hash};
use crate::store::StoreError;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use token_api::Token;
use tokio::sync::OwnedMutexGuard;

/// How long a code is valid.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// How many codes one person can use within [`LIFETIME`].
const MAX_USED: usize = 100;

/// How long a create with a code waits for those before it.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

/// Why a code is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// This process did not issue the code.
    Unknown,
    /// This process issued the code, but it has expired.
    Expired,
    /// Another create has used the code, or its token was fetched.
    Used,
    /// No create has used the code yet.
    Pending,
    /// This person has used too many codes.
    TooMany,
}

/// A code that a create has used. It is kept until it expires, so that a second use gets another error than an unknown
/// code.
struct UsedCode {
    issued: DateTime<Utc>,
    /// Row id of the person.
    by: i64,
    state: State,
}

enum State {
    /// The create is running.
    Reserved,
    /// The token, with its value, waits for the tool.
    Ready(Box<Token>),
    /// The token was fetched.
    Taken,
}

/// The used codes by their hash, so that the time of a lookup reveals nothing about a code.
type UsedCodes = Arc<Mutex<HashMap<Hash, UsedCode>>>;

fn lock(used: &UsedCodes) -> MutexGuard<'_, HashMap<Hash, UsedCode>> {
    used.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Issues codes, and keeps those that were used.
#[derive(Default)]
pub struct LoginCodes {
    signer: CodeSigner,
    used: UsedCodes,
    creates: Arc<tokio::sync::Mutex<()>>,
}

/// A code that belongs to one create. Dropping it without [`Reservation::answer`] makes the code usable again.
pub struct Reservation {
    used: UsedCodes,
    code: Hash,
}

impl Reservation {
    /// Leaves the token, with its value, for the tool.
    pub fn answer(self, token: Token) {
        // An expired code was removed, and nobody can poll with it.
        if let Some(used) = lock(&self.used).get_mut(&self.code) {
            used.state = State::Ready(Box::new(token));
        }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut all = lock(&self.used);
        if all.get(&self.code).is_some_and(|used| matches!(used.state, State::Reserved)) {
            all.remove(&self.code);
        }
    }
}

/// A token that the tool is fetching. Dropping it without [`HandOver::finish`] lets the tool fetch it again.
pub struct HandOver {
    used: UsedCodes,
    code: Hash,
    token: Option<Box<Token>>,
}

impl HandOver {
    /// The token's uid.
    pub fn uid(&self) -> String {
        self.token.as_ref().map(|token| token.uid.clone()).unwrap_or_default()
    }

    /// Returns the token; it cannot be fetched again.
    pub fn finish(mut self) -> Option<Token> {
        self.token.take().map(|token| *token)
    }
}

impl Drop for HandOver {
    fn drop(&mut self) {
        if let Some(token) = self.token.take()
            && let Some(used) = lock(&self.used).get_mut(&self.code)
        {
            used.state = State::Ready(token);
        }
    }
}

impl LoginCodes {
    /// A new code.
    pub fn issue(&self, now: DateTime<Utc>) -> String {
        self.signer.new_code(now)
    }

    /// Waits until no other create with a code is running, so that a repeated create does not overlap with the first one.
    pub async fn lock_creates(&self) -> Result<OwnedMutexGuard<()>, StoreError> {
        let guard = tokio::time::timeout(QUEUE_TIMEOUT, self.creates.clone().lock_owned()).await;
        guard.map_err(|_| StoreError::Unavailable("other creates with a code have kept it busy".into()))
    }

    /// Reserves the code for one create of this person.
    pub fn reserve(&self, code: &str, by: i64, now: DateTime<Utc>) -> Result<Reservation, CodeError> {
        let issued = self.issued(code, now)?;
        self.remove_expired(now);
        let code = Hash::of(code);
        let mut all = lock(&self.used);
        if all.contains_key(&code) {
            return Err(CodeError::Used);
        }
        if all.values().filter(|other| other.by == by).count() >= MAX_USED {
            return Err(CodeError::TooMany);
        }
        all.insert(code.clone(), UsedCode { issued, by, state: State::Reserved });
        Ok(Reservation { used: self.used.clone(), code })
    }

    /// Fetches the token, once.
    pub fn take(&self, code: &str, now: DateTime<Utc>) -> Result<HandOver, CodeError> {
        self.issued(code, now)?;
        let code = Hash::of(code);
        let mut all = lock(&self.used);
        let Some(used) = all.get_mut(&code) else { return Err(CodeError::Pending) };
        match std::mem::replace(&mut used.state, State::Taken) {
            State::Ready(token) => Ok(HandOver { used: self.used.clone(), code, token: Some(token) }),
            State::Taken => Err(CodeError::Used),
            State::Reserved => {
                used.state = State::Reserved;
                Err(CodeError::Pending)
            }
        }
    }

    /// Removes expired codes, with their tokens' values. It is also called regularly, so that a value does not stay in the
    /// memory of a server that nobody uses.
    pub fn remove_expired(&self, now: DateTime<Utc>) {
        lock(&self.used).retain(|_, used| is_valid(used.issued, now));
    }

    /// When this process issued the code; an error where it did not, or where the code has expired.
    fn issued(&self, code: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, CodeError> {
        let issued = self.signer.issued_at(code).ok_or(CodeError::Unknown)?;
        if is_valid(issued, now) { Ok(issued) } else { Err(CodeError::Expired) }
    }
}

/// Also false for a time in the future, so that a clock that is set back does not extend a code.
fn is_valid(issued: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - issued).abs() < LIFETIME
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn token() -> Token {
        serde_json::from_str(r#"{"uid":"u"}"#).unwrap()
    }

    fn answer(codes: &LoginCodes, code: &str, by: i64) -> Result<(), CodeError> {
        codes.reserve(code, by, NOW).map(|reserved| reserved.answer(token()))
    }

    #[test]
    fn requested_codes_take_no_memory() {
        let codes = LoginCodes::default();
        let honest = codes.issue(NOW);
        for _ in 0..2000 {
            let other = codes.issue(NOW);
            assert_ne!(other, honest);
            assert!(matches!(codes.take(&other, NOW), Err(CodeError::Pending)));
        }
        assert_eq!(lock(&codes.used).len(), 0);
        assert_eq!(answer(&codes, &honest, 1), Ok(()));
        // Two people with the same code: the second cannot replace the token.
        assert_eq!(answer(&codes, &honest, 2), Err(CodeError::Used));
        assert!(codes.take(&honest, NOW).unwrap().finish().is_some());
        assert!(matches!(codes.take(&honest, NOW), Err(CodeError::Used)));
    }

    #[test]
    fn a_code_of_another_process_or_a_changed_code_is_unknown() {
        let (codes, others) = (LoginCodes::default(), LoginCodes::default());
        let code = codes.issue(NOW);
        assert_eq!(answer(&codes, &others.issue(NOW), 1), Err(CodeError::Unknown), "of another process");
        for at in 0..code.len() {
            let mut forged = code.clone().into_bytes();
            forged[at] = if forged[at] == b'0' { b'1' } else { b'0' };
            let forged = String::from_utf8(forged).unwrap();
            assert_eq!(answer(&codes, &forged, 1), Err(CodeError::Unknown), "changed at {at}");
        }
        for odd in ["", "0", &code[1..], &code.to_uppercase(), &format!("{code}0"), &format!("{code} "), "é"]
        {
            assert_eq!(answer(&codes, odd, 1), Err(CodeError::Unknown), "{odd}");
            assert!(matches!(codes.take(odd, NOW), Err(CodeError::Unknown)));
        }
        assert_eq!(answer(&codes, &code, 1), Ok(()));
    }

    #[test]
    fn a_reserved_code_belongs_to_one_create_and_is_free_again_when_it_fails() {
        let codes = LoginCodes::default();
        let code = codes.issue(NOW);
        let reserved = codes.reserve(&code, 1, NOW).ok().unwrap();
        assert_eq!(answer(&codes, &code, 1), Err(CodeError::Used));
        assert!(matches!(codes.take(&code, NOW), Err(CodeError::Pending)));
        drop(reserved);
        assert!(matches!(codes.take(&code, NOW), Err(CodeError::Pending)));
        assert_eq!(answer(&codes, &code, 2), Ok(()));
    }

    #[test]
    fn a_token_can_be_fetched_again_when_the_hand_over_fails() {
        let codes = LoginCodes::default();
        let code = codes.issue(NOW);
        assert_eq!(answer(&codes, &code, 1), Ok(()));
        let hand_over = codes.take(&code, NOW).ok().unwrap();
        assert!(matches!(codes.take(&code, NOW), Err(CodeError::Used)), "one at a time");
        drop(hand_over);
        assert_eq!(codes.take(&code, NOW).ok().unwrap().finish().unwrap().uid, "u");
        assert!(matches!(codes.take(&code, NOW), Err(CodeError::Used)));
    }

    #[test]
    fn one_person_can_use_a_limited_number_of_codes() {
        let codes = LoginCodes::default();
        // Codes of failed creates do not count.
        for _ in 0..2 * MAX_USED {
            drop(codes.reserve(&codes.issue(NOW), 1, NOW).ok().unwrap());
        }
        for _ in 0..MAX_USED {
            assert_eq!(answer(&codes, &codes.issue(NOW), 1), Ok(()));
        }
        assert_eq!(answer(&codes, &codes.issue(NOW), 1), Err(CodeError::TooMany));
        assert_eq!(answer(&codes, &codes.issue(NOW), 2), Ok(()));
        let later = NOW + LIFETIME;
        assert!(codes.reserve(&codes.issue(later), 1, later).is_ok());
    }

    #[test]
    fn a_value_that_is_not_fetched_is_removed_in_time() {
        let codes = LoginCodes::default();
        assert_eq!(answer(&codes, &codes.issue(NOW), 1), Ok(()));
        codes.remove_expired(NOW + LIFETIME - TimeDelta::seconds(1));
        assert_eq!(lock(&codes.used).len(), 1);
        codes.remove_expired(NOW + LIFETIME);
        assert_eq!(lock(&codes.used).len(), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_extend_a_code() {
        let codes = LoginCodes::default();
        let code = codes.issue(NOW + TimeDelta::hours(3));
        assert!(matches!(codes.take(&code, NOW), Err(CodeError::Expired)));
    }
}
