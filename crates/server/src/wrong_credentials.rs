//! Slows wrong credentials down. The answer to a wrong one waits one second, and each further one from the same address
//! waits twice as long as the one before, up to ten seconds. At most 32 answers wait for one address, and 256 in all;
//! more wrong ones are answered with 429 at once. Values of which a signed-in person asks whose they are count in the same way,
//! for each person and address, and wait from the sixth on ([`LOOKUPS`]).
//!
//! A right credential never waits and is never refused, because all people behind a proxy share its address, and one
//! script with an old token must not lock them out. The password of the tests is different: it may be short, so it is
//! counted before it is compared, and forgiven where it is right. A credential that is known to have been valid (an expired token, the
//! token of a former member, an expired login code, the cookie of a session that has ended) is no guess and is not counted.

use crate::network::network;
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the first wrong credential of an address waits.
const FIRST: Duration = Duration::from_secs(1);

/// The longest wait.
const LONGEST: Duration = Duration::from_secs(10);

/// How many wrong ones wait.
#[derive(Clone, Copy)]
struct Rules {
    /// How many of one sender do not wait.
    free: u32,
    /// How many answers wait for one sender, and in all.
    max_waiting: usize,
    max_waiting_in_all: usize,
}

/// The rules of credentials. The last number is half of the connections that a server has.
const CREDENTIALS: Rules = Rules { free: 0, max_waiting: 32, max_waiting_in_all: 256 };

/// The rules of values that find no token: a person tries some that they have found.
const LOOKUPS: Rules = Rules { free: 5, max_waiting: 8, max_waiting_in_all: 64 };

/// After how long without a wrong credential an address begins with one second again.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::minutes(5);

/// The largest number of addresses in memory. Further addresses count as one.
const MAX_ADDRESSES: usize = 10_000;

/// How often entries that are forgotten are removed, at most, because that reads all entries.
const CLEANING_INTERVAL: TimeDelta = TimeDelta::seconds(1);

/// How many refused cookies are remembered for each address.
const MAX_REFUSED_COOKIES: usize = 32;

/// The kind of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialKind {
    /// A token's value, a key of a sign-in link, a login code of the command-line tool, or a password.
    Typed,
    /// A session's cookie. A browser sends an old one with each request, so a cookie that was refused is refused again
    /// without a wait: the second answer tells a guesser nothing.
    Cookie,
}

/// Who sends wrong ones: the row id of the person, where one is signed in, and the address. Both are `None` for all further
/// senders together.
type Sender = (Option<i64>, Option<IpAddr>);

/// The wrong credentials of the last minutes. Clones share them.
#[derive(Clone)]
pub struct WrongCredentials {
    rules: Rules,
    state: Arc<Mutex<State>>,
}

impl Default for WrongCredentials {
    fn default() -> Self {
        Self { rules: CREDENTIALS, state: Arc::default() }
    }
}

#[derive(Default)]
struct State {
    addresses: HashMap<Sender, Address>,
    /// How many answers wait now.
    waiting: usize,
    cleaned_at: DateTime<Utc>,
}

/// What is known of one address.
#[derive(Default)]
struct Address {
    /// How many different wrong credentials have come.
    count: u32,
    /// When the last answer was due.
    last: DateTime<Utc>,
    /// The answers that wait: the credential, and when its answer is due.
    waiting: Vec<(Hash, DateTime<Utc>)>,
    /// Cookies that were refused, the newest last.
    refused_cookies: VecDeque<Hash>,
}

impl Address {
    fn is_forgotten(&self, now: DateTime<Utc>) -> bool {
        self.waiting.is_empty() && (now - self.last).abs() >= FORGOTTEN_AFTER
    }
}

/// The place of an answer that waits. Dropping it gives the place back.
#[must_use]
pub struct Delay {
    /// How long the answer waits.
    pub duration: Duration,
    shared: WrongCredentials,
    key: Sender,
    credential: Hash,
    due: DateTime<Utc>,
    kind: CredentialKind,
    is_waiting: bool,
    /// Whether it is one more wrong credential.
    is_counted: bool,
}

impl Rules {
    /// How long one waits that comes after so many others.
    fn wait(self, count: u32) -> Duration {
        match count.checked_sub(self.free) {
            None => Duration::ZERO,
            Some(count) => FIRST.saturating_mul(1 << count.min(5)).min(LONGEST),
        }
    }
}

impl WrongCredentials {
    /// For values that find no token.
    pub fn of_lookups() -> Self {
        Self { rules: LOOKUPS, state: Arc::default() }
    }

    /// Counts a wrong credential. The answer has to wait for [`Delay::duration`] before [`Delay::finish`]. The error is
    /// the number of seconds until another one may come, where too many are waiting.
    ///
    /// Requests with the same credential that come while the first of them waits are one guess: they wait as long as it
    /// does. A page sends several at once.
    pub fn delay(
        &self,
        credential: Hash,
        kind: CredentialKind,
        from: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<Delay, u32> {
        self.delay_of((None, from.map(network)), credential, kind, now)
    }

    /// Counts a value that found no token, for this person at this address: nobody makes others wait.
    pub fn delay_lookup(
        &self,
        value: Hash,
        person: i64,
        from: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<Delay, u32> {
        self.delay_of((Some(person), from.map(network)), value, CredentialKind::Typed, now)
    }

    fn delay_of(
        &self,
        sender: Sender,
        credential: Hash,
        kind: CredentialKind,
        now: DateTime<Utc>,
    ) -> Result<Delay, u32> {
        let mut state = self.lock();
        let key = state.key(sender, now);
        let waiting_in_all = state.waiting;
        let address = state.addresses.entry(key).or_default();
        if address.is_forgotten(now) {
            address.count = 0;
        }
        let mut delay = Delay {
            duration: Duration::ZERO,
            shared: self.clone(),
            key,
            due: now,
            kind,
            is_waiting: false,
            is_counted: false,
            credential,
        };
        if kind == CredentialKind::Cookie && address.refused_cookies.contains(&delay.credential) {
            return Ok(delay);
        }
        if address.waiting.len() >= self.rules.max_waiting || waiting_in_all >= self.rules.max_waiting_in_all
        {
            return Err(u32::try_from(LONGEST.as_secs()).unwrap_or(u32::MAX));
        }
        let same = address.waiting.iter().find(|(other, _)| *other == delay.credential);
        delay.due = match same {
            Some((_, due)) => *due,
            None => {
                let wait = self.rules.wait(address.count);
                address.count = address.count.saturating_add(1);
                delay.is_counted = true;
                now + TimeDelta::from_std(wait).unwrap_or_default()
            }
        };
        // Limited, so that a clock that is set back does not make anybody wait longer.
        delay.duration = (delay.due - now).to_std().unwrap_or_default().min(LONGEST);
        delay.is_waiting = true;
        address.last = delay.due;
        address.waiting.push((delay.credential.clone(), delay.due));
        state.waiting += 1;
        Ok(delay)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The key of this sender; without person and address where there are too many others.
    fn key(&mut self, from: Sender, now: DateTime<Utc>) -> Sender {
        if self.addresses.len() < MAX_ADDRESSES || self.addresses.contains_key(&from) {
            return from;
        }
        if (now - self.cleaned_at).abs() >= CLEANING_INTERVAL {
            self.cleaned_at = now;
            self.addresses.retain(|_, address| !address.is_forgotten(now));
        }
        if self.addresses.len() < MAX_ADDRESSES { from } else { (None, None) }
    }
}

impl Delay {
    /// The credential was right, and does not count.
    pub fn forgive(self) {
        if self.is_counted
            && let Some(address) = self.shared.lock().addresses.get_mut(&self.key)
        {
            address.count = address.count.saturating_sub(1);
        }
    }

    /// Ends the wait: the answer is sent now.
    pub fn finish(self) {
        // Only now: a client that gives up earlier has not had its answer.
        if self.kind == CredentialKind::Cookie
            && self.is_waiting
            && let Some(address) = self.shared.lock().addresses.get_mut(&self.key)
        {
            address.refused_cookies.push_back(self.credential.clone());
            if address.refused_cookies.len() > MAX_REFUSED_COOKIES {
                address.refused_cookies.pop_front();
            }
        }
    }
}

impl Drop for Delay {
    fn drop(&mut self) {
        if !self.is_waiting {
            return;
        }
        let mut state = self.shared.lock();
        state.waiting = state.waiting.saturating_sub(1);
        if let Some(address) = state.addresses.get_mut(&self.key)
            && let Some(place) =
                address.waiting.iter().position(|it| it.0 == self.credential && it.1 == self.due)
        {
            address.waiting.swap_remove(place);
        }
    }
}

#[cfg(test)]
mod tests;
