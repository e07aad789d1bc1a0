//! The expiration that is chosen, and the moment that it means. Pure: the clock and the zone are parameters.

use crate::format::time::{Clock, Zone, clock_of};
use crate::state::draft::Draft;
use crate::state::draft::latest::LatestExpiration;
use crate::state::draft::refusal_words::expiration_words;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use panel_messages::{Message, m};
use token_api::{Expiration, parse_expiration};

/// The presets of the expiration, in days.
pub const PRESETS: [i64; 4] = [7, 30, 60, 90];

/// By how many days an existing token can be extended.
pub const EXTENSIONS: [i64; 2] = [30, 90];

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
    /// This many days later than it is; from now, where it has passed.
    Extend(i64),
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
            Self::Extend(days) => format!("+{days}"),
        }
    }

    /// Reads the value of the menu's option.
    pub fn from_value(value: &str) -> Self {
        match value {
            "never" => Self::Never,
            "latest" => Self::Latest,
            "keep" => Self::Keep,
            // "+30" is 30, too.
            _ => match value.parse() {
                Ok(days) if value.starts_with('+') => Self::Extend(days),
                Ok(days) if PRESETS.contains(&days) => Self::Days(days),
                _ => Self::Custom,
            },
        }
    }
}

impl Draft {
    /// The moment that a choice of days means; `None` for other choices, and where there is no such moment.
    pub fn moment_of(&self, choice: Choice, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match choice {
            Choice::Days(days) => now.checked_add_signed(TimeDelta::days(days)),
            Choice::Extend(days) => {
                self.ends.unwrap_or(now).max(now).checked_add_signed(TimeDelta::days(days))
            }
            _ => None,
        }
    }

    /// A note, if the typed local time does not exist or happens twice because clocks change.
    pub fn clock_note(&self, zone: &impl Zone) -> Option<Message> {
        let typed = parse_expiration(&self.custom).ok().filter(|_| self.choice == Choice::Custom)?;
        let Expiration::Local(local) = typed else { return None };
        match clock_of(local, zone)? {
            Clock::Once => None,
            Clock::Skipped => Some(m::draft::CLOCK_SKIPS),
            Clock::Twice => Some(m::draft::CLOCK_REPEATS),
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
            Choice::Never => return Ok(None),
            Choice::Keep => return Ok(self.ends),
            Choice::Days(_) | Choice::Extend(_) => {
                self.moment_of(self.choice, now).ok_or(m::draft::TOO_FAR.text())?
            }
            Choice::Latest => latest.ok_or(m::draft::NO_LIMIT.text())?.at,
            Choice::Custom => match parse_expiration(&self.custom) {
                Ok(Expiration::In(span)) => now + span,
                Ok(Expiration::At(at)) => at,
                Ok(Expiration::Local(local)) => zone.to_utc(local).ok_or(m::draft::NO_SUCH_MOMENT.text())?,
                Err(error) => return Err(expiration_words(error)),
            },
        };
        if at <= now {
            return Err(m::draft::PAST.string());
        }
        if at > now + TimeDelta::days(FURTHEST_DAYS) {
            return Err(m::draft::TOO_FAR.string());
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
