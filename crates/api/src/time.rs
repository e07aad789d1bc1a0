//! Points in time as the API's servers write them: RFC 3339 with 0 to 9 fractional digits and any
//! offset (Go), or without an offset (the Python SDK, read as UTC because a server can do no
//! better). Go's zero time means "no time". A text that is no time is kept as it came: showing
//! "never" for an expiry that could not be read would be a dangerous lie.

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time from the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// A moment, with the offset it was written in.
    At(DateTime<FixedOffset>),
    /// What the server sent instead of a time.
    Unreadable(Box<str>),
}

impl Time {
    /// Reads a time; `None` for Go's "no time" and for an empty text.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty()
            || text.starts_with("0001-01-01T00:00:00")
            || text.starts_with("0001-01-01 00:00:00")
        {
            return None;
        }
        match read(text) {
            Some(at) => Some(Self::At(at)),
            None => Some(Self::Unreadable(text.chars().take(100).collect())),
        }
    }

    /// The moment in UTC, where it could be read.
    pub fn utc(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::At(at) => Some(at.to_utc()),
            Self::Unreadable(_) => None,
        }
    }
}

/// RFC 3339, with a space or a `T` before the time of day, and with or without an offset.
pub(crate) fn read(text: &str) -> Option<DateTime<FixedOffset>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at);
    }
    // Only these forms are tried: chrono's own format strings would cost the panel's bundle more
    // than all the wire types together.
    let with_t = text.replacen(' ', "T", 1);
    DateTime::parse_from_rfc3339(&with_t)
        .or_else(|_| DateTime::parse_from_rfc3339(&format!("{with_t}Z")))
        .ok()
}

impl From<DateTime<Utc>> for Time {
    fn from(at: DateTime<Utc>) -> Self {
        Self::At(at.fixed_offset())
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::At(at) => serializer.serialize_str(&at.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
            Self::Unreadable(text) => serializer.serialize_str(text),
        }
    }
}

/// Reads an optional time from anything JSON can hold: null and Go's zero time are none, and what
/// is not a text is kept as unreadable.
pub(crate) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
    Ok(match TimeOrNot::deserialize(deserializer)? {
        TimeOrNot::Text(text) => Time::parse(&text),
        TimeOrNot::Null => None,
        TimeOrNot::Other => Some(Time::Unreadable("not a time".into())),
    })
}

enum TimeOrNot {
    Text(String),
    Null,
    Other,
}

impl<'de> Deserialize<'de> for TimeOrNot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = TimeOrNot;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a time or null")
            }
            fn visit_str<E>(self, text: &str) -> Result<TimeOrNot, E> {
                Ok(TimeOrNot::Text(text.to_owned()))
            }
            fn visit_unit<E>(self) -> Result<TimeOrNot, E> {
                Ok(TimeOrNot::Null)
            }
            fn visit_none<E>(self) -> Result<TimeOrNot, E> {
                Ok(TimeOrNot::Null)
            }
            fn visit_bool<E>(self, _: bool) -> Result<TimeOrNot, E> {
                Ok(TimeOrNot::Other)
            }
            fn visit_i64<E>(self, _: i64) -> Result<TimeOrNot, E> {
                Ok(TimeOrNot::Other)
            }
            fn visit_u64<E>(self, _: u64) -> Result<TimeOrNot, E> {
                Ok(TimeOrNot::Other)
            }
            fn visit_f64<E>(self, _: f64) -> Result<TimeOrNot, E> {
                Ok(TimeOrNot::Other)
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<TimeOrNot, A::Error> {
                while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(TimeOrNot::Other)
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<TimeOrNot, A::Error> {
                while map.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
                Ok(TimeOrNot::Other)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
