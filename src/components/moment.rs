//! A moment: relative to now on screen, exact when asked.

use crate::format::time::{Zone, exact_local, exact_utc};
use chrono::{DateTime, Utc};

/// Local and UTC, for a title.
pub fn exact(at: DateTime<Utc>, zone: &impl Zone) -> String {
    format!("{} ({})\n{}", exact_local(at, zone.offset_at(at)), zone.name(), exact_utc(at))
}
