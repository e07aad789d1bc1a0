//! The latest moment at which a token may expire, and the refusal of what is later. Pure.

use crate::format::time::{Zone, local};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use panel_messages::m;
use std::borrow::Cow;

/// The latest moment at which a token may expire. The forms take it as one value, from every rule that sets one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatestExpiration {
    /// The moment, in whole seconds.
    pub at: DateTime<Utc>,
    /// Why, as a clause without a full stop.
    pub reason: Cow<'static, str>,
}

impl LatestExpiration {
    /// The end of a life of so many days, which a site allows, from this moment on.
    pub fn of_lifetime(from: DateTime<Utc>, days: u32) -> Self {
        let at = from.checked_add_signed(TimeDelta::days(days.into())).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let reason = m::draft::latest_of_site(days).into();
        Self { at: at.trunc_subsecs(0), reason }
    }

    /// The stricter of two rules.
    pub fn earlier(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) => Some(if other.at < one.at { other } else { one }),
            (one, other) => one.or(other),
        }
    }

    /// Whether this expiration is too late; `None` is none at all.
    pub fn forbids(&self, expires: Option<DateTime<Utc>>) -> bool {
        expires.is_none_or(|at| at > self.at)
    }

    /// The rule as a sentence, with the moment.
    pub fn sentence(&self, zone: &impl Zone) -> String {
        m::draft::latest(&local(self.at, zone.offset_at(self.at)), &self.reason)
    }

    /// The refusal of an expiration that it forbids.
    pub fn refusal(&self, zone: &impl Zone) -> String {
        [m::draft::TOO_LATE.text(), " ", &self.sentence(zone)].concat()
    }
}
