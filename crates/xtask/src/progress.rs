//! What a person sees while a command works: steps with the seconds since the command began, on standard error. Standard
//! output is for results alone: the server's address, the totals.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

static START: OnceLock<Instant> = OnceLock::new();

/// Starts the clock; called first.
pub fn start() {
    elapsed();
}

/// The present time, to measure how long a step takes.
#[allow(clippy::disallowed_methods, reason = "a build tool that reports how long its own steps take")]
pub fn now() -> Instant {
    Instant::now()
}

/// Reports one step.
pub fn step(text: impl AsRef<str>) {
    eprintln!("[{:>6.1} s] {}", elapsed().as_secs_f64(), text.as_ref());
}

fn elapsed() -> Duration {
    now().duration_since(*START.get_or_init(now))
}
