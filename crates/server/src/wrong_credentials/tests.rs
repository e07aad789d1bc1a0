//! How long wrong credentials and wrong values wait, and for whom.

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

#[test]
fn the_first_five_values_that_find_nothing_do_not_wait_and_each_person_has_an_own_count() {
    let (wrong, from) = (WrongCredentials::of_lookups(), address("192.0.2.1"));
    let waits = |person: i64, from| {
        let delay = wrong.delay_lookup(Hash::of("a"), person, from, NOW).ok().unwrap();
        delay.duration.as_secs()
    };
    let of_one: Vec<u64> = (0..12).map(|_| waits(1, from)).collect();
    assert_eq!(of_one, [0, 0, 0, 0, 0, 1, 2, 4, 8, 10, 10, 10]);
    assert_eq!((waits(2, from), waits(1, address("192.0.2.2"))), (0, 0), "another person, another address");
}
