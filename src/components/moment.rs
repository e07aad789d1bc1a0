//! The exact form of a time that is shown relative to now.

use crate::format::time::{Zone, exact_local, exact_utc};
use chrono::{DateTime, Utc};

/// The local time with its zone, and UTC, on two lines.
pub fn exact(at: DateTime<Utc>, zone: &impl Zone) -> String {
    format!("{} ({})\n{}", exact_local(at, zone.offset_at(at)), zone.name(), exact_utc(at))
}
