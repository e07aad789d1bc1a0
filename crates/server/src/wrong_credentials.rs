//! Slows wrong credentials down. The answer to a wrong one waits one second, and each further one from the same address
//! waits twice as long as the one before, up to ten seconds. At most 32 answers wait for one address, and 256 in all;
//! more wrong ones are answered with 429 at once.
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

/// How many answers wait for one address, and in all. The second number is half of the connections that a server has.
const MAX_WAITING: usize = 32;
const MAX_WAITING_IN_ALL: usize = 256;

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

/// The wrong credentials of the last minutes. Clones share them.
#[derive(Clone, Default)]
pub struct WrongCredentials(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    addresses: HashMap<Option<IpAddr>, Address>,
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
    key: Option<IpAddr>,
    credential: Hash,
    due: DateTime<Utc>,
    kind: CredentialKind,
    is_waiting: bool,
    /// Whether it is one more wrong credential.
    is_counted: bool,
}

impl WrongCredentials {
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
        let mut state = self.lock();
        let key = state.key(from.map(network), now);
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
        if address.waiting.len() >= MAX_WAITING || waiting_in_all >= MAX_WAITING_IN_ALL {
            return Err(u32::try_from(LONGEST.as_secs()).unwrap_or(u32::MAX));
        }
        let same = address.waiting.iter().find(|(other, _)| *other == delay.credential);
        delay.due = match same {
            Some((_, due)) => *due,
            None => {
                let wait = FIRST.saturating_mul(1 << address.count.min(5)).min(LONGEST);
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
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The key of this address; `None` where there are too many others.
    fn key(&mut self, from: Option<IpAddr>, now: DateTime<Utc>) -> Option<IpAddr> {
        if self.addresses.len() < MAX_ADDRESSES || self.addresses.contains_key(&from) {
            return from;
        }
        if (now - self.cleaned_at).abs() >= CLEANING_INTERVAL {
            self.cleaned_at = now;
            self.addresses.retain(|_, address| !address.is_forgotten(now));
        }
        if self.addresses.len() < MAX_ADDRESSES { from } else { None }
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
mod tests {
    use super::*;
    use CredentialKind::{Cookie, Typed};

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    /// How many seconds the answer to this wrong credential waits, which then is sent.
    fn waits(wrong: &WrongCredentials, value: &str, from: Option<IpAddr>, now: DateTime<Utc>) -> u64 {
        let delay = wrong.delay(Hash::of(value), Typed, from, now).expect("a place");
        let seconds = delay.duration.as_secs();
        delay.finish();
        seconds
    }

    #[test]
    fn the_wait_doubles_from_one_second_to_ten_and_is_forgotten() {
        let (wrong, from) = (WrongCredentials::default(), address("192.0.2.1"));
        let mut now = NOW;
        for (n, seconds) in [1, 2, 4, 8, 10, 10, 10].into_iter().enumerate() {
            assert_eq!(waits(&wrong, "the same", from, now), seconds, "{n}");
            now += TimeDelta::seconds(11);
        }
        assert_eq!(waits(&wrong, "a", address("192.0.2.2"), now), 1, "another address");
        now += FORGOTTEN_AFTER;
        assert_eq!(waits(&wrong, "a", from, now), 1);
        assert_eq!(waits(&wrong, "b", from, now), 2);
    }

    #[test]
    fn thirty_two_wait_for_an_address_and_more_are_refused_at_once() {
        let (wrong, from) = (WrongCredentials::default(), address("192.0.2.1"));
        let delay = |n: usize, from| wrong.delay(Hash::of(&n.to_string()), Typed, from, NOW);
        let mut waiting: Vec<Delay> = (0..32).map(|n| delay(n, from).ok().unwrap()).collect();
        assert_eq!(
            waiting.iter().map(|it| it.duration.as_secs()).take(6).collect::<Vec<_>>(),
            [1, 2, 4, 8, 10, 10]
        );
        for n in [32, 0] {
            assert_eq!(delay(n, from).err(), Some(10), "also one that waits already");
        }
        assert!(delay(0, address("192.0.2.2")).is_ok());
        waiting.pop();
        waiting.push(delay(33, from).ok().unwrap());
        assert!(delay(34, from).is_err());
        drop(waiting);
        assert!(delay(35, from).is_ok());
        assert_eq!(wrong.lock().waiting, 0);
    }

    #[test]
    fn all_addresses_together_cannot_take_all_connections() {
        let wrong = WrongCredentials::default();
        let delay = |n: usize| {
            let from = Some(IpAddr::from([10, 0, 0, u8::try_from(n % 256).unwrap()]));
            wrong.delay(Hash::of(&n.to_string()), Typed, from, NOW)
        };
        let waiting: Vec<Delay> = (0..256).map(|n| delay(n).ok().unwrap()).collect();
        assert!(delay(256).is_err());
        drop(waiting);
        assert!(delay(257).is_ok());
    }

    #[test]
    fn requests_with_the_same_credential_at_the_same_time_are_one_guess() {
        let (wrong, from) = (WrongCredentials::default(), address("192.0.2.1"));
        let at = |value: &str, milliseconds| {
            let now = NOW + TimeDelta::milliseconds(milliseconds);
            wrong.delay(Hash::of(value), Typed, from, now).ok().unwrap()
        };
        let (first, second) = (at("a", 0), at("a", 400));
        assert_eq!((first.duration.as_millis(), second.duration.as_millis()), (1000, 600));
        let other = at("b", 400);
        assert_eq!(other.duration.as_secs(), 2);
        first.finish();
        assert_eq!(at("a", 900).duration.as_millis(), 100, "the second still waits");
        second.finish();
        assert_eq!(at("a", 1000).duration.as_secs(), 4, "a new guess");
    }

    #[test]
    fn a_cookie_that_was_refused_is_refused_again_without_a_wait() {
        let (wrong, from) = (WrongCredentials::default(), address("192.0.2.1"));
        let delay = |value: &str, from| wrong.delay(Hash::of(value), Cookie, from, NOW).ok().unwrap();
        let given_up = delay("old", from);
        assert_eq!(given_up.duration.as_secs(), 1);
        drop(given_up);
        let answered = delay("old", from);
        assert_eq!(answered.duration.as_secs(), 2, "the client gave up before its answer");
        answered.finish();
        assert_eq!(delay("old", from).duration, Duration::ZERO);
        assert_eq!(delay("other", from).duration.as_secs(), 4);
        assert_eq!(delay("old", address("192.0.2.2")).duration.as_secs(), 1, "at another address");
        for n in 0..MAX_REFUSED_COOKIES {
            delay(&n.to_string(), from).finish();
        }
        assert!(delay("old", from).duration > Duration::ZERO, "the memory is bounded");
    }

    #[test]
    fn an_ipv6_network_is_one_address() {
        let wrong = WrongCredentials::default();
        assert_eq!(waits(&wrong, "a", address("192.0.2.1"), NOW), 1);
        assert_eq!(waits(&wrong, "b", address("::ffff:192.0.2.1"), NOW), 2, "the same address");
        assert_eq!(waits(&wrong, "c", address("2001:db8::1"), NOW), 1);
        assert_eq!(waits(&wrong, "d", address("2001:db8::ffff:2"), NOW), 2);
        assert_eq!(waits(&wrong, "e", address("2001:db8:0:1::1"), NOW), 1);
        assert_eq!(waits(&wrong, "f", None, NOW), 1);
    }

    #[test]
    fn a_clock_that_is_set_back_makes_nobody_wait_longer() {
        let (wrong, from) = (WrongCredentials::default(), address("192.0.2.1"));
        let before = wrong.delay(Hash::of("a"), Typed, from, NOW + TimeDelta::hours(3)).ok().unwrap();
        let same = wrong.delay(Hash::of("a"), Typed, from, NOW).ok().unwrap();
        assert_eq!(same.duration, LONGEST);
        drop((before, same));
        assert_eq!(waits(&wrong, "b", from, NOW), 1, "forgotten");
    }

    #[test]
    fn too_many_addresses_count_as_one_and_take_no_memory() {
        let wrong = WrongCredentials::default();
        for n in 0..2 * MAX_ADDRESSES {
            let from = Some(IpAddr::from(u32::try_from(n).unwrap().to_be_bytes()));
            waits(&wrong, "a", from, NOW);
        }
        let held = || wrong.lock().addresses.len();
        assert!(held() <= MAX_ADDRESSES + 1, "{}", held());
        assert_eq!(waits(&wrong, "a", address("203.0.113.1"), NOW), 10, "with all others");
        assert_eq!(waits(&wrong, "a", address("0.0.0.1"), NOW), 2, "an early address has its own count");
        let later = NOW + FORGOTTEN_AFTER + TimeDelta::minutes(1);
        assert_eq!(waits(&wrong, "a", address("203.0.113.1"), later), 1);
        assert_eq!(held(), 1, "old entries are removed");
    }
}
