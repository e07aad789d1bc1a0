//! Waiting: the only place where a test sleeps.

use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The time limit of an attempt, long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// The time limit for starting other programs.
const MORE_PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(30);

/// Tries until it succeeds. After the time limit it fails with the last reason.
pub async fn until<T>(what: &str, attempt: impl AsyncFnMut() -> Result<T, String>) -> T {
    until_the_end_of(PATIENCE, what, attempt).await
}

/// The same with a longer time limit, for other programs, which start slowly.
pub async fn until_slow<T>(what: &str, attempt: impl AsyncFnMut() -> Result<T, String>) -> T {
    until_the_end_of(MORE_PATIENCE, what, attempt).await
}

async fn until_the_end_of<T>(
    patience: Duration,
    what: &str,
    mut attempt: impl AsyncFnMut() -> Result<T, String>,
) -> T {
    let end = Instant::now() + patience;
    loop {
        match attempt().await {
            Ok(value) => return value,
            Err(reason) if Instant::now() > end => panic!("{what}: {reason}"),
            Err(_) => sleep(PAUSE).await,
        }
    }
}
