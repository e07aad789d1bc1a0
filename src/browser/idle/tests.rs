//! When the warning and the sign-out come, without a browser and without waiting.

use super::{Idle, State};
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const START: i64 = 1_763_888_888_123;

fn idle() -> Idle {
    Idle::new(15 * MINUTE, START)
}

#[test]
fn the_warning_begins_a_minute_before_the_end_and_counts_down() {
    let idle = idle();
    let warning = START + 14 * MINUTE;
    assert_eq!(idle.state(START), State::Active(warning));
    assert_eq!(idle.state(warning - 1), State::Active(warning));
    assert_eq!(idle.state(warning), State::Warned(60));
    assert_eq!(idle.state(warning + 999), State::Warned(60));
    assert_eq!(idle.state(warning + 1000), State::Warned(59));
    assert_eq!(idle.state(warning + MINUTE - 1), State::Warned(1));
    assert_eq!(idle.state(warning + MINUTE), State::Over);
    assert_eq!(idle.state(i64::MAX), State::Over, "after a long sleep too");
}

#[test]
fn for_a_short_limit_the_warning_is_half_of_it() {
    let idle = Idle::new(MINUTE, START);
    assert_eq!(idle.state(START + 29_999), State::Active(START + 30_000));
    assert_eq!(idle.state(START + 30_000), State::Warned(30));
}

#[test]
fn activity_is_shared_with_the_other_tabs_at_times() {
    let mut idle = idle();
    assert_eq!(idle.on_activity(START + 1000), Some(false), "not every event");
    assert_eq!(idle.on_activity(START + 15_000), Some(true));
    assert_eq!(idle.on_activity(START + 15_001), Some(false));
    assert_eq!(idle.on_activity(START + 30_000), Some(true));
    assert_eq!(idle.state(START + 30_000), State::Active(START + 30_000 + 14 * MINUTE));
}

#[test]
fn after_the_warning_only_an_answer_counts() {
    let mut idle = idle();
    let now = START + 14 * MINUTE + 30_000;
    assert_eq!((idle.on_activity(now), idle.state(now)), (None, State::Warned(30)));
    idle.stay(now);
    assert_eq!(idle.state(now), State::Active(now + 14 * MINUTE));
}

#[test]
fn activity_in_another_tab_counts() {
    let mut idle = idle();
    let now = START + 20 * MINUTE;
    assert_eq!(idle.state(now), State::Over);
    // This tab was asleep meanwhile.
    idle.on_other_tab(Some(now - 1000), now);
    assert_eq!(idle.state(now), State::Active(now - 1000 + 14 * MINUTE));
    idle.on_other_tab(Some(START), now);
    idle.on_other_tab(None, now);
    assert_eq!(idle.state(now), State::Active(now - 1000 + 14 * MINUTE), "an older time changes nothing");
}

#[test]
fn a_clock_that_is_set_back_does_not_extend_the_limit() {
    let mut idle = idle();
    let now = START - 1000 * MINUTE;
    idle.on_other_tab(Some(START), now);
    assert_eq!(idle.state(now), State::Active(now + 14 * MINUTE));
    assert_eq!(idle.on_activity(now + MINUTE), Some(true));
}

proptest! {
    #[test]
    fn the_sign_out_is_neither_early_nor_late(
        limit in 1000i64..10 * 60 * MINUTE,
        steps in prop::collection::vec((0i64..60 * MINUTE, any::<bool>()), 0..20),
    ) {
        let mut idle = Idle::new(limit, START);
        let (mut now, mut last) = (START, START);
        for (wait, is_this_tab) in steps {
            now += wait;
            if is_this_tab {
                if idle.on_activity(now).is_some() {
                    last = now;
                }
            } else {
                idle.on_other_tab(Some(now), now);
                last = now;
            }
            prop_assert_eq!(idle.state(last + limit), State::Over);
            prop_assert_ne!(idle.state(last + limit - 1), State::Over);
            let State::Active(warning) = idle.state(last) else { panic!() };
            prop_assert!(warning > last && warning < last + limit);
        }
    }
}
