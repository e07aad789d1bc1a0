//! Tolerant reading of JSON. A null, a missing field or a value of another kind becomes the field's default and is
//! no error, so that one odd field does not hide a whole page of tokens.
//!
//! Every wire type is read from one [`Json`] by [`FromJson`]. Readers that serde derives are separate code for each
//! type; they made the list's piece of the panel 7 KB larger.
//!
//! Not here: the wire types, and writing.

mod field;
mod fields;
mod reader;

pub(crate) use field::Field;
pub(crate) use fields::Fields;

use std::borrow::Cow;
use std::fmt;

/// A type that can be read from [`Json`].
pub trait FromJson: Sized {
    /// Reads the value. Fails where a field that must be present is missing or has another kind.
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape>;
}

/// A JSON value, as far as the API's field names go: other fields are skipped.
///
/// A text without escapes borrows from the input until it is read. So a token's value has one copy beside the answer
/// itself, and [`Secret`](crate::Secret) wipes that copy. There is no `Debug`, because the value can be in here.
pub struct Json<'a>(Kind<'a>);

enum Kind<'a> {
    Null,
    True,
    False,
    Number(i64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Fields<'a>),
}

/// The answer is valid JSON, but not of the expected shape. Holds a fixed message of this program, for example
/// ``expected a text as `uid` ``, and nothing of the answer: an answer can hold a token's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongShape(pub &'static str);

impl fmt::Display for WrongShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for WrongShape {}

impl<'a> Json<'a> {
    const NULL: Self = Self(Kind::Null);

    pub(crate) fn is_object(&self) -> bool {
        matches!(self.0, Kind::Object(_))
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.0, Kind::Null)
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self.0, Kind::List(_))
    }

    pub(crate) fn is_number(&self) -> bool {
        matches!(self.0, Kind::Number(_))
    }

    pub(crate) fn is_null_or_list(&self) -> bool {
        matches!(self.0, Kind::Null | Kind::List(_))
    }

    /// The fields of an object. Any other kind is an error.
    pub(crate) fn object(self) -> Result<Fields<'a>, WrongShape> {
        match self.0 {
            Kind::Object(fields) => Ok(fields),
            _ => Err(WrongShape("expected an object")),
        }
    }

    /// A count. Negative numbers and other kinds are 0.
    pub(crate) fn count(self) -> u64 {
        match self.0 {
            Kind::Number(n) => u64::try_from(n).unwrap_or(0),
            _ => 0,
        }
    }

    /// The items of a list. Null and other kinds are an empty list.
    pub(crate) fn list(self) -> Vec<Json<'a>> {
        match self.0 {
            Kind::List(items) => items,
            _ => Vec::new(),
        }
    }

    /// A text. Other kinds are `None`.
    pub(crate) fn text(self) -> Option<String> {
        match self.0 {
            Kind::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }
}
