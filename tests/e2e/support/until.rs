//! Waiting: the one place where a test lets time pass.

use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longer than another program takes to start there.
const MORE_PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(30);

/// Tries until it succeeds; what it said last is the failure's reason.
pub async fn until<T>(what: &str, attempt: impl AsyncFnMut() -> Result<T, String>) -> T {
    until_the_end_of(PATIENCE, what, attempt).await
}

/// The same for what other programs do, which take their time to start.
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
