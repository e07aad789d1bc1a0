//! Times that a clock has left in the future, which was ahead and is right again: what began then is not valid.

use super::columns::micros;
use chrono::{DateTime, TimeDelta, Utc};

/// How far a time may be in the future: clocks are often set by a few seconds.
const TOLERANCE: TimeDelta = TimeDelta::minutes(1);

/// Whether this time, in microseconds since 1970, is in the future.
pub(super) fn is_in_future(at: i64, now: DateTime<Utc>) -> bool {
    at > micros(now + TOLERANCE)
}

/// Whether what ends at this time, in microseconds since 1970, and lasts for `lifetime` is valid: it has begun and not ended.
pub(super) fn is_valid(ends_at: i64, lifetime: TimeDelta, now: DateTime<Utc>) -> bool {
    ends_at > micros(now) && !is_in_future(ends_at, now + lifetime)
}
