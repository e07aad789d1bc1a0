//! How often wrong credentials are answered in full from one address: thirty at once, then one a second. After that the
//! answer is 429, until some time has passed.
//!
//! Only what was wrong is counted, and callers look at a credential before they ask here: a right one is accepted at any
//! time, whatever else comes from its address. All people behind one proxy share that address, and somebody's script
//! with an old token must not lock them out. So this is no defence of the values, which are too long to be guessed; it
//! tells a client that runs wild to slow down.
//!
//! What never lives here: the clock, HTTP, and anything about a credential but its kind.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

/// How many wrong ones may come at once.
const BURST: i32 = 30;

/// How long it takes until one more may come.
const EACH: TimeDelta = TimeDelta::seconds(1);

/// How many addresses are told apart; those beyond share one allowance.
const MOST: usize = 10_000;

/// What was wrong. Each kind has its own allowance: a script with an old token keeps nobody's browser from being told
/// that its session has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
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

/// The wrong ones of late.
#[derive(Default)]
pub struct RateLimit(Mutex<Noted>);

#[derive(Default)]
struct Noted {
    /// When the last from each address will be forgotten.
    forgotten: HashMap<(Kind, Option<IpAddr>), DateTime<Utc>>,
    /// When the past was last thrown away.
    tidied: DateTime<Utc>,
}

impl RateLimit {
    /// Notes a wrong one; an error says after how many seconds another one may come.
    pub fn wrong(&self, kind: Kind, from: Option<IpAddr>, now: DateTime<Utc>) -> Result<(), u32> {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut key = (kind, from.map(network));
        if noted.forgotten.len() >= MOST && !noted.forgotten.contains_key(&key) {
            // Looking at all of them is not for every request.
            if (now - noted.tidied).abs() >= EACH {
                noted.tidied = now;
                noted.forgotten.retain(|_, forgotten| *forgotten > now);
            }
            if noted.forgotten.len() >= MOST {
                key.1 = None;
            }
        }
        let most = now + EACH * BURST;
        // A clock that was put back must not close an address for hours.
        let before = noted.forgotten.get(&key).copied().unwrap_or(now).clamp(now, most);
        let (forgotten, is_too_many) = (before + EACH, before + EACH > most);
        noted.forgotten.insert(key, if is_too_many { before } else { forgotten });
        if is_too_many {
            let wait = (forgotten - most).num_milliseconds().unsigned_abs().div_ceil(1000);
            return Err(u32::try_from(wait).unwrap_or(u32::MAX).max(1));
        }
        Ok(())
    }
}

/// Who has one address of IPv6 has 2^64 of them.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    fn exhaust(rate_limit: &RateLimit, kind: Kind, from: Option<IpAddr>) {
        for n in 0..BURST {
            assert_eq!(rate_limit.wrong(kind, from, NOW), Ok(()), "{n}");
        }
        assert_eq!(rate_limit.wrong(kind, from, NOW), Err(1));
    }

    #[test]
    fn thirty_at_once_then_one_a_second() {
        let (rate_limit, from) = (RateLimit::default(), address("192.0.2.1"));
        exhaust(&rate_limit, Kind::Token, from);
        let in_between = NOW + TimeDelta::milliseconds(400);
        assert_eq!(rate_limit.wrong(Kind::Token, from, in_between), Err(1));
        let later = NOW + TimeDelta::seconds(2);
        assert_eq!(rate_limit.wrong(Kind::Token, from, later), Ok(()));
        assert_eq!(rate_limit.wrong(Kind::Token, from, later), Ok(()));
        assert_eq!(rate_limit.wrong(Kind::Token, from, later), Err(1));
        let much_later = NOW + TimeDelta::hours(1);
        for _ in 0..BURST {
            assert_eq!(rate_limit.wrong(Kind::Token, from, much_later), Ok(()));
        }
        assert_eq!(rate_limit.wrong(Kind::Token, from, much_later), Err(1), "no more than at first");
    }

    #[test]
    fn addresses_and_kinds_are_apart_and_a_network_of_version_six_is_one() {
        let rate_limit = RateLimit::default();
        exhaust(&rate_limit, Kind::Token, address("192.0.2.1"));
        exhaust(&rate_limit, Kind::Session, address("192.0.2.1"));
        exhaust(&rate_limit, Kind::Token, address("192.0.2.2"));
        exhaust(&rate_limit, Kind::Token, None);
        assert_eq!(
            rate_limit.wrong(Kind::Token, address("::ffff:192.0.2.1"), NOW),
            Err(1),
            "the same address"
        );
        exhaust(&rate_limit, Kind::Token, address("2001:db8::1"));
        assert_eq!(rate_limit.wrong(Kind::Token, address("2001:db8::ffff:2"), NOW), Err(1));
        assert_eq!(rate_limit.wrong(Kind::Token, address("2001:db8:0:1::1"), NOW), Ok(()));
    }

    #[test]
    fn a_clock_that_was_put_back_closes_no_address_for_long() {
        let (rate_limit, from) = (RateLimit::default(), address("192.0.2.1"));
        for _ in 0..BURST {
            assert_eq!(rate_limit.wrong(Kind::Token, from, NOW + TimeDelta::hours(3)), Ok(()));
        }
        assert_eq!(rate_limit.wrong(Kind::Token, from, NOW), Err(1));
        assert_eq!(rate_limit.wrong(Kind::Token, from, NOW + TimeDelta::seconds(31)), Ok(()));
    }

    #[test]
    fn addresses_beyond_count_take_no_memory_and_share_an_allowance() {
        let rate_limit = RateLimit::default();
        for n in 0..3 * MOST {
            let from = Some(IpAddr::from(u32::try_from(n).unwrap().to_be_bytes()));
            let _ = rate_limit.wrong(Kind::Token, from, NOW);
        }
        let held = || rate_limit.0.lock().unwrap().forgotten.len();
        assert!(held() <= MOST + 1, "{}", held());
        assert_eq!(
            rate_limit.wrong(Kind::Token, address("203.0.113.1"), NOW),
            Err(1),
            "what is shared is used up"
        );
        assert_eq!(
            rate_limit.wrong(Kind::Token, address("0.0.0.1"), NOW),
            Ok(()),
            "who came first has their own"
        );
        let later = NOW + TimeDelta::minutes(1);
        assert_eq!(rate_limit.wrong(Kind::Token, address("203.0.113.1"), later), Ok(()));
        assert_eq!(held(), 1, "the past is forgotten");
    }
}
