//! Reads [`Json`] from any serde deserializer.

use super::{Field, Fields, Json, Kind};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut json = Self::NULL;
        Reader { into: &mut json, levels: LEVELS }.deserialize(deserializer)?;
        Ok(json)
    }
}

/// How many nested lists and objects are read: a page, its items, a token, its organization, the organization's labels,
/// a label. What is nested deeper is skipped and not kept.
const LEVELS: u8 = 6;

/// Writes the value that it reads to `into`, with at most `levels` nested lists and objects. Returning values from one
/// function to the next would be slower than reading them.
struct Reader<'r, 'de> {
    into: &'r mut Json<'de>,
    levels: u8,
}

impl<'de> Reader<'_, 'de> {
    fn set<E>(self, kind: Kind<'de>) -> Result<(), E> {
        self.into.0 = kind;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.set(Kind::Null)
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.set(Kind::Null)
    }

    fn visit_bool<E>(self, b: bool) -> Result<(), E> {
        self.set(if b { Kind::True } else { Kind::False })
    }

    fn visit_i64<E>(self, n: i64) -> Result<(), E> {
        self.set(Kind::Number(n))
    }

    fn visit_u64<E>(self, n: u64) -> Result<(), E> {
        self.set(Kind::Number(i64::try_from(n).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, n: f64) -> Result<(), E> {
        // Saturates: a count out of range becomes the largest or smallest number.
        self.set(Kind::Number(n as i64))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.set(Kind::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.set(Kind::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<(), E> {
        self.set(Kind::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut items = Vec::new();
        match self.levels.checked_sub(1) {
            Some(levels) => loop {
                let mut item = Json::NULL;
                if seq.next_element_seed(Reader { into: &mut item, levels })?.is_none() {
                    break;
                }
                items.push(item);
            },
            None => while seq.next_element::<IgnoredAny>()?.is_some() {},
        }
        self.set(Kind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut fields = Box::new([const { None }; Field::COUNT]);
        while let Some(name) = map.next_key_seed(Name)? {
            match (name, self.levels.checked_sub(1)) {
                (Some(key), Some(levels)) => {
                    let into = fields[key as usize].insert(Json::NULL);
                    map.next_value_seed(Reader { into, levels })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        self.set(Kind::Object(Fields(fields)))
    }
}

/// Reads a field's name; `None` if no wire type reads this field.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<Field>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Field>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Option<Field>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<Field>, E> {
        Ok(Field::named(text))
    }
}
