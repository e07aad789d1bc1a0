//! What a person sees while a command works: steps with the seconds since the command began, on standard error.
//! Standard output is left to what is asked for: the server's address, the totals.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

static START: OnceLock<Instant> = OnceLock::new();

/// Starts the clock; called first thing.
pub fn start() {
    elapsed();
}

/// Now, for measuring this program's own progress.
#[allow(clippy::disallowed_methods, reason = "a build tool that reports how long its own steps take")]
pub fn now() -> Instant {
    Instant::now()
}

/// The time since the command began.
pub fn elapsed() -> Duration {
    now().duration_since(*START.get_or_init(now))
}

/// Reports one step.
pub fn step(text: impl AsRef<str>) {
    eprintln!("[{:>6.1} s] {}", elapsed().as_secs_f64(), text.as_ref());
}
