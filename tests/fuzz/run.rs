//! How long a test runs, and what it prints at the end.

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseResult, TestRunner};
use std::cell::Cell;
use std::time::{Duration, Instant};

/// The default number of inputs for each test.
const CASES: u32 = 300;
/// The number of inputs between two reads of the clock.
const BETWEEN: u32 = 2_000;
/// The number of tests in this folder, which share the minutes.
const TESTS: u32 = 14;

/// Tries as many inputs, or for as long, as the environment says.
pub fn throw<S: Strategy>(name: &'static str, inputs: S, test: impl Fn(S::Value) -> TestCaseResult) {
    let number = |key: &str| std::env::var(key).ok().and_then(|text| text.parse::<f64>().ok());
    let time =
        number("FUZZ_MINUTES").map(|minutes| Duration::from_secs_f64(minutes * 60.0 / f64::from(TESTS)));
    let cases = number("FUZZ_CASES").map_or(CASES, |cases| cases as u32);
    let config = Config {
        cases: if time.is_some() { BETWEEN } else { cases },
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let (begun, thrown) = (now(), Cell::new(0_u64));
    loop {
        // A new runner each time: a runner's count of inputs is never reset.
        let outcome = TestRunner::new(config.clone()).run(&inputs, |input| {
            thrown.set(thrown.get() + 1);
            test(input)
        });
        if let Err(failure) = outcome {
            panic!("{name}, after {} inputs: {failure}", thrown.get());
        }
        if time.is_none_or(|time| begun.elapsed() >= time) {
            break;
        }
    }
    println!("{name}: {} inputs in {:.0} s", thrown.get(), begun.elapsed().as_secs_f64());
}

#[allow(clippy::disallowed_methods)] // Only measures the duration of the test.
fn now() -> Instant {
    Instant::now()
}
