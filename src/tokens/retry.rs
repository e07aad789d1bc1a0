//! When a failed request is sent again, and how long each attempt may take. A failure is reported at most 45 seconds after
//! the first attempt began. Pure.

use token_client::{Error, Unreadable};

/// The largest number of attempts.
const ATTEMPTS: u32 = 4;

/// The first pause in milliseconds. Each further pause is twice as long.
const FIRST_PAUSE: u32 = 500;

/// The latest start of an attempt, in milliseconds after the first one began.
const LAST_START: u32 = 35_000;
/// The end of the last attempt, in milliseconds after the first one began.
const END: u32 = 43_000;

/// The milliseconds to wait before the next attempt, after this number of attempts and `spent` milliseconds; `None` to
/// give up.
pub fn pause(error: &Error, attempts: u32, spent: u32) -> Option<u32> {
    if attempts >= ATTEMPTS || !is_temporary(error) {
        return None;
    }
    let asked = match error {
        Error::Refused(refusal) => refusal.retry_after.map_or(0, |seconds| seconds.saturating_mul(1000)),
        _ => 0,
    };
    let pause = asked.max(FIRST_PAUSE << attempts.saturating_sub(1).min(8));
    (spent.saturating_add(pause) <= LAST_START).then_some(pause)
}

/// The timeout in seconds of an attempt that begins after `spent` milliseconds.
pub fn attempt_timeout(usual: u32, spent: u32) -> u32 {
    usual.min(END.saturating_sub(spent) / 1000).max(1)
}

/// Whether the same request may succeed a moment later.
fn is_temporary(error: &Error) -> bool {
    match error {
        Error::Network | Error::Timeout { .. } => true,
        Error::Unreadable { what, .. } => {
            matches!(what, Unreadable::Empty | Unreadable::Truncated | Unreadable::NotJson)
        }
        Error::Refused(refusal) => matches!(refusal.status, 408 | 425 | 429 | 500 | 502..=504 | 506..),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_client::Refusal;

    fn refused(status: u16, retry_after: Option<u32>) -> Error {
        Error::Refused(Refusal { status, retry_after, ..Default::default() })
    }

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<_> = (1..=5).map(|attempts| pause(&refused(500, None), attempts, 0)).collect();
        assert_eq!(pauses, [Some(500), Some(1000), Some(2000), None, None]);
    }

    #[test]
    fn retry_after_is_followed_but_not_too_long() {
        assert_eq!(pause(&refused(429, Some(7)), 1, 0), Some(7000));
        assert_eq!(pause(&refused(503, Some(0)), 1, 0), Some(500), "at least as long as without it");
        assert_eq!(pause(&refused(429, Some(30)), 1, 4000), Some(30_000));
        assert_eq!(pause(&refused(429, Some(30)), 2, 6000), None);
        assert_eq!(pause(&refused(429, Some(u32::MAX)), 1, 0), None);
    }

    #[test]
    fn permanent_errors_are_reported_at_once() {
        for status in [400, 401, 403, 404, 409, 422, 501, 505] {
            assert_eq!(pause(&refused(status, Some(1)), 1, 0), None, "{status}");
        }
        let unreadable = |what| Error::Unreadable { status: 200, what, trace_id: None };
        for what in [Unreadable::Html, Unreadable::Redirect, Unreadable::Shape("x")] {
            assert_eq!(pause(&unreadable(what), 1, 0), None);
        }
        assert!(pause(&unreadable(Unreadable::Truncated), 1, 0).is_some());
    }

    /// For each kind of error and each duration of an attempt.
    #[test]
    fn a_failure_is_reported_within_45_seconds() {
        for error in
            [Error::Network, Error::Timeout { seconds: 30 }, refused(503, Some(9)), refused(429, Some(33))]
        {
            for duration in [0, 10, 999, 3000, 14_999, 29_999, u32::MAX] {
                let (mut spent, mut attempts) = (0, 0);
                loop {
                    spent += duration.min(attempt_timeout(30, spent) * 1000);
                    attempts += 1;
                    match pause(&error, attempts, spent) {
                        Some(pause) => spent += pause,
                        None => break,
                    }
                }
                assert!(spent <= 44_000, "{error:?} {duration}: {spent} ms");
            }
        }
    }
}
