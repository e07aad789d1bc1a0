//! The latest moment at which a token may expire, and the refusal of what is later. Pure.

use crate::format::time::{Zone, local};
use chrono::{DateTime, Utc};

/// The latest moment at which a token may expire. The forms take it as one value, from every rule that sets one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatestExpiration {
    /// The moment, in whole seconds.
    pub at: DateTime<Utc>,
    /// Why, as a clause without a full stop.
    pub reason: &'static str,
}

impl LatestExpiration {
    /// Whether this expiration is too late; `None` is none at all.
    pub fn forbids(&self, expires: Option<DateTime<Utc>>) -> bool {
        expires.is_none_or(|at| at > self.at)
    }

    /// The rule as a sentence, with the moment.
    pub fn sentence(&self, zone: &impl Zone) -> String {
        format!("{} is the latest: {}.", local(self.at, zone.offset_at(self.at)), self.reason)
    }

    /// The refusal of an expiration that it forbids.
    pub fn refusal(&self, zone: &impl Zone) -> String {
        format!("This is too late. {}", self.sentence(zone))
    }
}
