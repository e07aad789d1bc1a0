//! When a page that failed is asked for again, and how long each attempt may take: within 45 seconds of the first
//! request the person knows. Pure.

use token_client::{Error, Unreadable};

/// So many attempts, where nothing else ends them.
const ATTEMPTS: u32 = 4;

/// The first pause; each is twice as long as the one before.
const FIRST_PAUSE: u32 = 500;

/// No attempt begins later than this, and none lasts longer than to the end.
const LAST_START: u32 = 35_000;
const END: u32 = 43_000;

/// How many milliseconds to wait before the next attempt, after so many attempts and milliseconds; `None` to give up.
pub fn pause(error: &Error, attempts: u32, spent: u32) -> Option<u32> {
    if attempts >= ATTEMPTS || !may_pass(error) {
        return None;
    }
    let asked = match error {
        Error::Refused(refusal) => refusal.retry_after.map_or(0, |seconds| seconds.saturating_mul(1000)),
        _ => 0,
    };
    let pause = asked.max(FIRST_PAUSE << attempts.saturating_sub(1).min(8));
    (spent.saturating_add(pause) <= LAST_START).then_some(pause)
}

/// How many seconds an attempt may take that begins after so many milliseconds.
pub fn patience(usual: u32, spent: u32) -> u32 {
    usual.min(END.saturating_sub(spent) / 1000).max(1)
}

/// Whether the same request may go well a moment later.
fn may_pass(error: &Error) -> bool {
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
    fn a_server_that_says_when_is_waited_for_but_not_too_long() {
        assert_eq!(pause(&refused(429, Some(7)), 1, 0), Some(7000));
        assert_eq!(pause(&refused(503, Some(0)), 1, 0), Some(500), "at least as long as without");
        assert_eq!(pause(&refused(429, Some(30)), 1, 4000), Some(30_000));
        assert_eq!(pause(&refused(429, Some(30)), 2, 6000), None);
        assert_eq!(pause(&refused(429, Some(u32::MAX)), 1, 0), None);
    }

    #[test]
    fn what_no_second_attempt_can_change_is_told_at_once() {
        for status in [400, 401, 403, 404, 409, 422, 501, 505] {
            assert_eq!(pause(&refused(status, Some(1)), 1, 0), None, "{status}");
        }
        let unreadable = |what| Error::Unreadable { status: 200, what, trace_id: None };
        for what in [Unreadable::Html, Unreadable::Redirect, Unreadable::Shape("x")] {
            assert_eq!(pause(&unreadable(what), 1, 0), None);
        }
        assert!(pause(&unreadable(Unreadable::Truncated), 1, 0).is_some());
    }

    /// However it fails, and however long each attempt takes.
    #[test]
    fn it_is_told_within_45_seconds() {
        for error in
            [Error::Network, Error::Timeout { seconds: 30 }, refused(503, Some(9)), refused(429, Some(33))]
        {
            for takes in [0, 10, 999, 3000, 14_999, 29_999, u32::MAX] {
                let (mut spent, mut attempts) = (0, 0);
                loop {
                    spent += takes.min(patience(30, spent) * 1000);
                    attempts += 1;
                    match pause(&error, attempts, spent) {
                        Some(pause) => spent += pause,
                        None => break,
                    }
                }
                assert!(spent <= 44_000, "{error:?} {takes}: {spent} ms");
            }
        }
    }
}
