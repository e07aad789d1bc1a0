//! Waiting: the one place where a test lets time pass.

use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(30);

/// Tries until it succeeds; what it said last is the failure's reason.
pub async fn until<T>(what: &str, mut attempt: impl AsyncFnMut() -> Result<T, String>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        match attempt().await {
            Ok(value) => return value,
            Err(reason) if Instant::now() > end => panic!("{what}: {reason}"),
            Err(_) => sleep(PAUSE).await,
        }
    }
}
