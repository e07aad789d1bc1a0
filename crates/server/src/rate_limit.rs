//! Limits wrong credentials from one address: thirty at once, then one a second. More are answered with 429.
//!
//! Only wrong credentials count. A right one is accepted at any time, because all people behind a proxy share its address,
//! and one script with an old token must not lock them out. The limit does not protect the values, which are too long to
//! be guessed; it slows down clients that fail in a loop.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

/// How many wrong credentials may come at once.
const BURST: i32 = 30;

/// The time after which one more may come.
const INTERVAL: TimeDelta = TimeDelta::seconds(1);

/// The largest number of addresses in memory. Further addresses share one allowance.
const MAX_ADDRESSES: usize = 10_000;

/// The kind of a credential. Each kind has its own allowance, so that a script with an old token does not hide from a
/// browser at the same address that its session has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CredentialKind {
    /// A token's value.
    Token,
    /// A session's cookie.
    Session,
    /// The key of a sign-in link.
    LoginKey,
    /// A code of the command-line tool's login.
    LoginCode,
    /// A password, with `--like-yatai`.
    Password,
}

impl CredentialKind {
    /// The name in events.
    pub fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Session => "session",
            Self::LoginKey => "link",
            Self::LoginCode => "login_code",
            Self::Password => "password",
        }
    }
}

/// The wrong credentials of the last seconds.
#[derive(Default)]
pub struct RateLimit(Mutex<State>);

#[derive(Default)]
struct State {
    /// When each address has its full allowance again.
    recovered_at: HashMap<(CredentialKind, Option<IpAddr>), DateTime<Utc>>,
    /// When entries in the past were last removed.
    cleaned_at: DateTime<Utc>,
}

impl RateLimit {
    /// Counts a wrong credential. The error is the number of seconds until another one may come.
    pub fn count_wrong(
        &self,
        kind: CredentialKind,
        from: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<(), u32> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut key = (kind, from.map(network));
        if state.recovered_at.len() >= MAX_ADDRESSES && !state.recovered_at.contains_key(&key) {
            // At most once a second, because it reads all entries.
            if (now - state.cleaned_at).abs() >= INTERVAL {
                state.cleaned_at = now;
                state.recovered_at.retain(|_, at| *at > now);
            }
            if state.recovered_at.len() >= MAX_ADDRESSES {
                key.1 = None;
            }
        }
        let latest = now + INTERVAL * BURST;
        // Limited, so that a clock that is set back does not block an address for hours.
        let before = state.recovered_at.get(&key).copied().unwrap_or(now).clamp(now, latest);
        let (after, is_too_many) = (before + INTERVAL, before + INTERVAL > latest);
        state.recovered_at.insert(key, if is_too_many { before } else { after });
        if is_too_many {
            let wait = (after - latest).num_milliseconds().unsigned_abs().div_ceil(1000);
            return Err(u32::try_from(wait).unwrap_or(u32::MAX).max(1));
        }
        Ok(())
    }
}

/// The /64 network of an IPv6 address, because one client usually has all of its addresses.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    fn exhaust(rate_limit: &RateLimit, kind: CredentialKind, from: Option<IpAddr>) {
        for n in 0..BURST {
            assert_eq!(rate_limit.count_wrong(kind, from, NOW), Ok(()), "{n}");
        }
        assert_eq!(rate_limit.count_wrong(kind, from, NOW), Err(1));
    }

    #[test]
    fn thirty_at_once_then_one_a_second() {
        let (rate_limit, from) = (RateLimit::default(), address("192.0.2.1"));
        exhaust(&rate_limit, CredentialKind::Token, from);
        let in_between = NOW + TimeDelta::milliseconds(400);
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, from, in_between), Err(1));
        let later = NOW + TimeDelta::seconds(2);
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, from, later), Ok(()));
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, from, later), Ok(()));
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, from, later), Err(1));
        let much_later = NOW + TimeDelta::hours(1);
        for _ in 0..BURST {
            assert_eq!(rate_limit.count_wrong(CredentialKind::Token, from, much_later), Ok(()));
        }
        assert_eq!(
            rate_limit.count_wrong(CredentialKind::Token, from, much_later),
            Err(1),
            "no more than at first"
        );
    }

    #[test]
    fn addresses_and_kinds_are_counted_separately_and_an_ipv6_network_together() {
        let rate_limit = RateLimit::default();
        exhaust(&rate_limit, CredentialKind::Token, address("192.0.2.1"));
        exhaust(&rate_limit, CredentialKind::Session, address("192.0.2.1"));
        exhaust(&rate_limit, CredentialKind::Token, address("192.0.2.2"));
        exhaust(&rate_limit, CredentialKind::Token, None);
        assert_eq!(
            rate_limit.count_wrong(CredentialKind::Token, address("::ffff:192.0.2.1"), NOW),
            Err(1),
            "the same address"
        );
        exhaust(&rate_limit, CredentialKind::Token, address("2001:db8::1"));
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, address("2001:db8::ffff:2"), NOW), Err(1));
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, address("2001:db8:0:1::1"), NOW), Ok(()));
    }

    #[test]
    fn a_clock_that_is_set_back_blocks_an_address_for_seconds_only() {
        let (rate_limit, from) = (RateLimit::default(), address("192.0.2.1"));
        for _ in 0..BURST {
            assert_eq!(
                rate_limit.count_wrong(CredentialKind::Token, from, NOW + TimeDelta::hours(3)),
                Ok(())
            );
        }
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, from, NOW), Err(1));
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, from, NOW + TimeDelta::seconds(31)), Ok(()));
    }

    #[test]
    fn too_many_addresses_share_an_allowance_and_take_no_memory() {
        let rate_limit = RateLimit::default();
        for n in 0..3 * MAX_ADDRESSES {
            let from = Some(IpAddr::from(u32::try_from(n).unwrap().to_be_bytes()));
            let _ = rate_limit.count_wrong(CredentialKind::Token, from, NOW);
        }
        let held = || rate_limit.0.lock().unwrap().recovered_at.len();
        assert!(held() <= MAX_ADDRESSES + 1, "{}", held());
        assert_eq!(
            rate_limit.count_wrong(CredentialKind::Token, address("203.0.113.1"), NOW),
            Err(1),
            "the shared allowance is used up"
        );
        assert_eq!(
            rate_limit.count_wrong(CredentialKind::Token, address("0.0.0.1"), NOW),
            Ok(()),
            "an early address has its own allowance"
        );
        let later = NOW + TimeDelta::minutes(1);
        assert_eq!(rate_limit.count_wrong(CredentialKind::Token, address("203.0.113.1"), later), Ok(()));
        assert_eq!(held(), 1, "old entries are removed");
    }
}
