//! One page of a list.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use serde::Serialize;

/// One page: at most `count` items from the offset `start` on, of `total` in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct List<T> {
    /// Offset of the first item.
    pub start: u64,
    /// The size of the page: what was asked for, or the limit that the server applied.
    pub count: u64,
    /// How many items there are in all, according to the server. Required: an answer without it is no list.
    pub total: u64,
    /// The items that could be read. The field is required, but may be null.
    pub items: Vec<T>,
    /// The positions in the page, from 0, of items that could not be read. One odd item must not hide the others, and
    /// its position still counts when the next page is asked for.
    #[serde(skip)]
    pub unreadable: Vec<usize>,
}

impl<T: FromJson> FromJson for List<T> {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        Self::read(json.object()?)
    }
}

impl<T: FromJson> List<T> {
    /// Reads a page from the fields of an answer.
    pub(crate) fn read(mut fields: Fields<'_>) -> Result<Self, WrongShape> {
        let (Some(total), Some(items)) = (fields.take(Field::Total), fields.take(Field::Items)) else {
            return Err(WrongShape("expected `total` and `items`"));
        };
        let items = items.list();
        // An empty page without a total does not say that the list is empty.
        if items.is_empty() && !total.is_number() {
            return Err(WrongShape("expected a number as `total`"));
        }
        let (mut read, mut unreadable) = (Vec::with_capacity(items.len()), Vec::new());
        for (position, item) in items.into_iter().enumerate() {
            match T::from_json(item) {
                Ok(item) => read.push(item),
                Err(_) => unreadable.push(position),
            }
        }
        Ok(Self {
            start: fields.count(Field::Start),
            count: fields.count(Field::Count),
            total: total.count(),
            items: read,
            unreadable,
        })
    }
}
