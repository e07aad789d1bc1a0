//! The fields of one JSON object, and how a value of each kind is read.

use super::{Field, Json, Kind, WrongShape};
use crate::Time;

/// The fields of an object, one entry for each [`Field`]: a search in a list of fields is slower than the empty entries
/// cost. Reading a field takes it out. If the JSON has a field twice, the last one counts.
pub(crate) struct Fields<'a>(pub(super) Box<[Option<Json<'a>>; Field::COUNT]>);

// These functions are called for many fields of many types. `inline(never)` keeps one copy of each in the WebAssembly.
impl<'a> Fields<'a> {
    /// The value of a field as it is; `None` if the field is missing.
    #[inline(never)]
    pub(crate) fn take(&mut self, key: Field) -> Option<Json<'a>> {
        self.0[key as usize].take()
    }

    fn kind(&mut self, key: Field) -> Kind<'a> {
        self.take(key).unwrap_or(Json::NULL).0
    }

    /// A text. Numbers and booleans become their JSON text, everything else is empty.
    #[inline(never)]
    pub(crate) fn text(&mut self, key: Field) -> String {
        match self.kind(key) {
            Kind::Text(text) => text.into_owned(),
            Kind::True => "true".to_owned(),
            Kind::False => "false".to_owned(),
            Kind::Number(n) => n.to_string(),
            _ => String::new(),
        }
    }

    /// A text that must be present and not empty. Fails with `message`.
    #[inline(never)]
    pub(crate) fn required(&mut self, key: Field, message: &'static str) -> Result<String, WrongShape> {
        self.take(key).and_then(Json::text).filter(|text| !text.is_empty()).ok_or(WrongShape(message))
    }

    /// A text; `None` if the field is missing or null. Any other kind fails with `message`.
    pub(crate) fn optional(
        &mut self,
        key: Field,
        message: &'static str,
    ) -> Result<Option<String>, WrongShape> {
        match self.kind(key) {
            Kind::Text(text) => Ok(Some(text.into_owned())),
            Kind::Null => Ok(None),
            _ => Err(WrongShape(message)),
        }
    }

    /// A flag; everything but `true` is false.
    #[inline(never)]
    pub(crate) fn flag(&mut self, key: Field) -> bool {
        matches!(self.kind(key), Kind::True)
    }

    /// A flag; `otherwise` if it is neither `true` nor `false`.
    pub(crate) fn flag_or(&mut self, key: Field, otherwise: bool) -> bool {
        match self.kind(key) {
            Kind::True => true,
            Kind::False => false,
            _ => otherwise,
        }
    }

    /// A count. Negative numbers and other kinds are 0.
    #[inline(never)]
    pub(crate) fn count(&mut self, key: Field) -> u64 {
        self.take(key).map_or(0, Json::count)
    }

    /// A time. Null and Go's zero time are `None`; other kinds than a text are [`Time::Unreadable`].
    #[inline(never)]
    pub(crate) fn time(&mut self, key: Field) -> Option<Time> {
        match self.kind(key) {
            Kind::Text(text) => Time::parse(&text),
            Kind::Null => None,
            _ => Some(Time::Unreadable("not a time".into())),
        }
    }

    /// An object. Null and other kinds are `None`.
    #[inline(never)]
    pub(crate) fn object(&mut self, key: Field) -> Option<Fields<'a>> {
        self.take(key)?.object().ok()
    }

    /// A list of texts. Items of other kinds are left out; null is an empty list.
    #[inline(never)]
    pub(crate) fn texts(&mut self, key: Field) -> Vec<String> {
        self.list(key).into_iter().filter_map(Json::text).collect()
    }

    /// A list. Null and other kinds are an empty list.
    #[inline(never)]
    pub(crate) fn list(&mut self, key: Field) -> Vec<Json<'a>> {
        self.take(key).map_or(Vec::new(), Json::list)
    }
}
