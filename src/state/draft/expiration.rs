//! The expiration that is chosen, and the moment that it means. Pure: the clock and the zone are parameters.

use crate::format::time::{Clock, Zone, clock_of};
use crate::state::draft::Draft;
use crate::state::draft::check::sentence;
use crate::state::draft::latest::LatestExpiration;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use token_api::{Expiration, parse_expiration};

/// The presets of the expiration, in days.
pub const PRESETS: [i64; 4] = [7, 30, 60, 90];

/// The furthest expiration that is accepted, in days: a century.
pub(super) const FURTHEST_DAYS: i64 = 36_525;

/// A choice in the expiration's menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This many days from now.
    Days(i64),
    /// The moment or the length that is typed.
    Custom,
    /// The latest moment that is allowed.
    Latest,
    /// Never.
    Never,
    /// As it is, when a token is changed.
    Keep,
}

impl Choice {
    /// The value of the menu's option.
    pub fn value(self) -> String {
        match self {
            Self::Days(days) => days.to_string(),
            Self::Custom => "custom".to_owned(),
            Self::Latest => "latest".to_owned(),
            Self::Never => "never".to_owned(),
            Self::Keep => "keep".to_owned(),
        }
    }

    /// Reads the value of the menu's option.
    pub fn from_value(value: &str) -> Self {
        match value {
            "never" => Self::Never,
            "latest" => Self::Latest,
            "keep" => Self::Keep,
            _ => match value.parse() {
                Ok(days) if PRESETS.contains(&days) => Self::Days(days),
                _ => Self::Custom,
            },
        }
    }
}

impl Draft {
    /// A note, if the typed local time does not exist or happens twice because clocks change.
    pub fn clock_note(&self, zone: &impl Zone) -> Option<&'static str> {
        let typed = parse_expiration(&self.custom).ok().filter(|_| self.choice == Choice::Custom)?;
        let Expiration::Local(local) = typed else { return None };
        match clock_of(local, zone)? {
            Clock::Once => None,
            Clock::Skipped => {
                Some(" · The clock jumps over the time you typed: it ends as much later as the clock jumps.")
            }
            Clock::Twice => {
                Some(" · The clock shows the time you typed twice that night: the first is meant.")
            }
        }
    }

    /// The moment when the token would expire, in whole seconds; `None` for never. The error is a sentence. `latest` is the
    /// latest moment that is allowed, where there is a limit.
    pub fn expires(
        &self,
        now: DateTime<Utc>,
        zone: &impl Zone,
        latest: Option<&LatestExpiration>,
    ) -> Result<Option<DateTime<Utc>>, String> {
        let expires = self.expires_without_limit(now, zone, latest)?;
        match latest {
            Some(latest) if self.choice != Choice::Keep && latest.forbids(expires) => {
                Err(latest.refusal(zone))
            }
            _ => Ok(expires),
        }
    }

    fn expires_without_limit(
        &self,
        now: DateTime<Utc>,
        zone: &impl Zone,
        latest: Option<&LatestExpiration>,
    ) -> Result<Option<DateTime<Utc>>, String> {
        let now = now.trunc_subsecs(0);
        let at = match self.choice {
            // A new token has none to keep; when a token is changed, nothing is sent.
            Choice::Never | Choice::Keep => return Ok(None),
            Choice::Days(days) => now + TimeDelta::days(days),
            Choice::Latest => latest.ok_or("There is no limit any more: choose an expiration.")?.at,
            Choice::Custom => match parse_expiration(&self.custom) {
                Ok(Expiration::In(span)) => now + span,
                Ok(Expiration::At(at)) => at,
                Ok(Expiration::Local(local)) => zone
                    .to_utc(local)
                    .ok_or_else(|| "There is no such moment in your time zone.".to_owned())?,
                Err(error) => return Err(sentence(&error.to_string())),
            },
        };
        if at <= now {
            return Err("This moment is past: choose one that is still to come.".to_owned());
        }
        if at > now + TimeDelta::days(FURTHEST_DAYS) {
            return Err(
                "This is more than 100 years away: choose an earlier moment, or “No expiration”.".to_owned()
            );
        }
        Ok(Some(at))
    }
}

/// The choice that a link's `expires_in` or `expires_at` means; `None` if it is not valid.
pub(super) fn choice_of_link(key: &str, text: &str) -> Option<Choice> {
    if (key, text) == ("expires_in", "never") {
        return Some(Choice::Never);
    }
    Some(match parse_expiration(text).ok()? {
        Expiration::In(span) if PRESETS.iter().any(|days| TimeDelta::days(*days) == span) => {
            Choice::Days(span.num_days())
        }
        _ => Choice::Custom,
    })
}
