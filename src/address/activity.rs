//! The filters of the trail: who, about which tokens, what, and when. [`Address`](crate::address::Address) keeps them encoded,
//! because the piece of the program that shows the list does not need them.

use crate::address::days::parse_day;
use crate::address::read::{decode, insert, list};
use crate::address::vec_set::VecSet;
use crate::address::{Ignored, Span};
use crate::format::time::Zone;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use form_urlencoded::byte_serialize;
use panel_messages::{Message, m};

/// The operations that the embedded server records, with their words.
pub const OPERATIONS: [(&str, Message); 9] = [
    ("created", m::activity::CREATED),
    ("updated", m::activity::CHANGED),
    ("deleted", m::activity::DELETED),
    ("handed_over", m::activity::HANDED_OVER),
    ("looked_up", m::activity::LOOKED_UP),
    ("signed_in", m::activity::SIGNED_IN),
    ("sign_in_refused", m::activity::SIGN_IN_REFUSED),
    ("signed_out", m::activity::SIGNED_OUT),
    ("member_changed", m::activity::MEMBER_CHANGED),
];

/// The largest length of a uid in the address.
const MAX_UID: usize = 128;

/// What an event must match. Empty filters match all events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// Login names.
    pub by: VecSet<String>,
    /// Uids of tokens.
    pub about: VecSet<String>,
    /// Operations.
    pub did: VecSet<String>,
    /// The earliest moment.
    pub since: Option<Moment>,
    /// The latest moment.
    pub until: Option<Moment>,
}

/// A moment as it is written in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The text in the address.
    pub text: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// So long ago.
    Ago(Span),
    /// A day in the zone shown.
    Day(NaiveDate),
    /// An exact time.
    At(DateTime<Utc>),
}

impl Moment {
    /// Reads a duration (`7d`: so long ago), a date or a time with its offset; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let kind = match Span::parse(text) {
            Some(span) => Kind::Ago(span),
            None if text.len() == 10 => Kind::Day(parse_day(text)?),
            None => Kind::At(DateTime::parse_from_rfc3339(text).ok()?.to_utc()),
        };
        Some(Self { text: text.to_owned(), kind })
    }

    /// The first moment that is meant.
    pub fn first(&self, now: DateTime<Utc>, zone: &impl Zone) -> Option<DateTime<Utc>> {
        match self.kind {
            Kind::Ago(span) => now.checked_sub_signed(span.delta()),
            Kind::Day(day) => zone.to_utc(day.and_time(NaiveTime::MIN)),
            Kind::At(at) => Some(at),
        }
    }

    /// The last moment that is meant: of a day, its end.
    pub fn last(&self, now: DateTime<Utc>, zone: &impl Zone) -> Option<DateTime<Utc>> {
        match self.kind {
            Kind::Day(day) => {
                let next = day.checked_add_days(Days::new(1))?;
                zone.to_utc(next.and_time(NaiveTime::MIN))?.checked_sub_signed(TimeDelta::microseconds(1))
            }
            _ => self.first(now, zone),
        }
    }
}

impl ActivityFilter {
    /// Reads the pieces of an address. Values that mean nothing are returned.
    pub fn read(pieces: &[String]) -> (Self, Vec<Ignored>) {
        let (mut filter, mut ignored) = (Self::default(), Vec::new());
        for piece in pieces {
            let Some((key, raw)) = piece.split_once('=') else { continue };
            let key = decode(key);
            for value in list(raw) {
                let is_known = match key.as_str() {
                    "by" => insert(&mut filter.by, &value),
                    "about" => is_uid(&value) && insert(&mut filter.about, &value),
                    "did" => is_operation(&value) && insert(&mut filter.did, &value),
                    "since" => set_once(&mut filter.since, &value),
                    _ => set_once(&mut filter.until, &value),
                };
                if !is_known {
                    ignored.push(Ignored { key: key.clone(), value });
                }
            }
        }
        (filter, ignored)
    }

    /// Reads pieces that are joined by `&`.
    pub fn of_text(pieces: &str) -> (Self, Vec<Ignored>) {
        Self::read(&pieces.split('&').map(str::to_owned).collect::<Vec<_>>())
    }

    /// The pieces for an address.
    pub fn pieces(&self) -> Vec<String> {
        let texts = |set: &VecSet<String>| set.iter().map(|text| encode(text)).collect::<Vec<_>>().join(",");
        let moment = |at: &Option<Moment>| at.as_ref().map(|at| encode(&at.text)).unwrap_or_default();
        [
            ("by=", texts(&self.by)),
            ("about=", texts(&self.about)),
            ("did=", texts(&self.did)),
            ("since=", moment(&self.since)),
            ("until=", moment(&self.until)),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| [key, &value].concat())
        .collect()
    }
}

/// Whether a text can be a uid.
pub fn is_uid(text: &str) -> bool {
    (1..=MAX_UID).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn is_operation(text: &str) -> bool {
    OPERATIONS.iter().any(|(name, _)| *name == text)
}

fn set_once(field: &mut Option<Moment>, text: &str) -> bool {
    let moment = Moment::parse(text).filter(|_| field.is_none());
    let is_set = moment.is_some();
    if is_set {
        *field = moment;
    }
    is_set
}

fn encode(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;
    use crate::format::time::utc_offset;
    use chrono::{FixedOffset, NaiveDateTime};

    struct Utc0;
    impl Zone for Utc0 {
        fn offset_at(&self, _: DateTime<Utc>) -> FixedOffset {
            utc_offset()
        }
        fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
            Some(local.and_utc())
        }
        fn name(&self) -> String {
            "UTC".to_owned()
        }
    }

    fn read(search: &str) -> (ActivityFilter, Vec<(String, String)>) {
        let parsed = parse(search);
        assert_eq!(parsed.ignored, [], "{search}");
        let (filter, ignored) = ActivityFilter::read(&parsed.address.activity.unwrap());
        (filter, ignored.into_iter().map(|it| (it.key, it.value)).collect())
    }

    #[test]
    fn every_filter_is_read_and_written() {
        let search =
            "?view=activity&by=ada,b%2Cc+d&about=u1,u2&did=created,deleted&since=7d&until=2026-11-30";
        let (filter, ignored) = read(search);
        assert_eq!(ignored, []);
        assert_eq!(Vec::from_iter(&filter.by), ["ada", "b,c d"]);
        assert_eq!((filter.about.len(), filter.did.len()), (2, 2));
        let address = crate::address::Address { activity: Some(filter.pieces()), ..Default::default() };
        assert_eq!(address.href(), search);
        assert_eq!(parse(&address.href()).address, address);
    }

    #[test]
    fn values_without_a_meaning_are_named() {
        let (filter, ignored) = read(
            "?view=activity&did=created,exploded&about=a%20b&since=soon&until=2026-02-30&until=1d&until=2d",
        );
        assert_eq!(filter.did.len(), 1);
        assert_eq!(filter.until.map(|at| at.text).as_deref(), Some("1d"));
        let named: Vec<_> = ignored.iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_eq!(named, ["did=exploded", "about=a b", "since=soon", "until=2026-02-30", "until=2d"]);
    }

    #[test]
    fn the_filters_need_the_view() {
        let parsed = parse("?by=ada&q=x");
        assert_eq!((parsed.address.activity, parsed.address.unknown), (None, vec!["by=ada".to_owned()]));
        let parsed = parse("?view=review2");
        assert_eq!((parsed.address.activity, parsed.ignored.len()), (None, 1));
        assert!(!parse("?view=activity&by=ada").address.is_filtered());
    }

    #[test]
    fn moments_are_durations_days_and_times() {
        let now = "2026-11-30T12:00:00Z".parse().unwrap();
        let both = |text: &str| {
            let moment = Moment::parse(text).unwrap();
            [moment.first(now, &Utc0), moment.last(now, &Utc0)].map(|at| at.unwrap().to_rfc3339())
        };
        assert_eq!(both("1d"), ["2026-11-29T12:00:00+00:00"; 2]);
        assert_eq!(both("2026-11-01"), ["2026-11-01T00:00:00+00:00", "2026-11-01T23:59:59.999999+00:00"]);
        assert_eq!(both("2026-11-01T02:00:00+02:00"), ["2026-11-01T00:00:00+00:00"; 2]);
        for text in ["", "soon", "0d", "2026-1-1", "2026-02-30", "2026-11-01T00:00:00"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
