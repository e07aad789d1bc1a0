//! What counts as being there, and when it is over: without a browser and without waiting.

use super::{Idle, Stands};
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const START: i64 = 1_763_888_888_123;

fn idle() -> Idle {
    Idle::new(15 * MINUTE, START)
}

#[test]
fn a_minute_before_the_end_there_is_a_warning_that_counts_down() {
    let idle = idle();
    let warning = START + 14 * MINUTE;
    assert_eq!(idle.stands(START), Stands::Quiet(warning));
    assert_eq!(idle.stands(warning - 1), Stands::Quiet(warning));
    assert_eq!(idle.stands(warning), Stands::Warned(60));
    assert_eq!(idle.stands(warning + 999), Stands::Warned(60));
    assert_eq!(idle.stands(warning + 1000), Stands::Warned(59));
    assert_eq!(idle.stands(warning + MINUTE - 1), Stands::Warned(1));
    assert_eq!(idle.stands(warning + MINUTE), Stands::Over);
    assert_eq!(idle.stands(i64::MAX), Stands::Over, "after a long sleep too");
}

#[test]
fn of_a_short_time_half_is_the_warning() {
    let idle = Idle::new(MINUTE, START);
    assert_eq!(idle.stands(START + 29_999), Stands::Quiet(START + 30_000));
    assert_eq!(idle.stands(START + 30_000), Stands::Warned(30));
}

#[test]
fn whoever_does_something_stays_and_the_other_tabs_hear_of_it_at_times() {
    let mut idle = idle();
    assert_eq!(idle.seen(START + 1000), Some(false), "not of every step");
    assert_eq!(idle.seen(START + 15_000), Some(true));
    assert_eq!(idle.seen(START + 15_001), Some(false));
    assert_eq!(idle.seen(START + 30_000), Some(true));
    assert_eq!(idle.stands(START + 30_000), Stands::Quiet(START + 30_000 + 14 * MINUTE));
}

#[test]
fn whoever_is_warned_has_to_say_that_they_stay() {
    let mut idle = idle();
    let now = START + 14 * MINUTE + 30_000;
    assert_eq!((idle.seen(now), idle.stands(now)), (None, Stands::Warned(30)));
    idle.stay(now);
    assert_eq!(idle.stands(now), Stands::Quiet(now + 14 * MINUTE));
}

#[test]
fn who_is_at_another_tab_is_there() {
    let mut idle = idle();
    let now = START + 20 * MINUTE;
    assert_eq!(idle.stands(now), Stands::Over);
    // This one was asleep meanwhile.
    idle.heard(Some(now - 1000), now);
    assert_eq!(idle.stands(now), Stands::Quiet(now - 1000 + 14 * MINUTE));
    idle.heard(Some(START), now);
    idle.heard(None, now);
    assert_eq!(idle.stands(now), Stands::Quiet(now - 1000 + 14 * MINUTE), "what is older changes nothing");
}

#[test]
fn a_clock_that_is_set_back_keeps_nobody_signed_in_for_longer() {
    let mut idle = idle();
    let now = START - 1000 * MINUTE;
    idle.heard(Some(START), now);
    assert_eq!(idle.stands(now), Stands::Quiet(now + 14 * MINUTE));
    assert_eq!(idle.seen(now + MINUTE), Some(true));
}

proptest! {
    #[test]
    fn nobody_is_signed_out_before_their_time_or_stays_beyond_it(
        limit in 1000i64..10 * 60 * MINUTE,
        steps in prop::collection::vec((0i64..60 * MINUTE, any::<bool>()), 0..20),
    ) {
        let mut idle = Idle::new(limit, START);
        let (mut now, mut last) = (START, START);
        for (wait, is_here) in steps {
            now += wait;
            if is_here {
                if idle.seen(now).is_some() {
                    last = now;
                }
            } else {
                idle.heard(Some(now), now);
                last = now;
            }
            prop_assert_eq!(idle.stands(last + limit), Stands::Over);
            prop_assert_ne!(idle.stands(last + limit - 1), Stands::Over);
            let Stands::Quiet(warning) = idle.stands(last) else { panic!() };
            prop_assert!(warning > last && warning < last + limit);
        }
    }
}
