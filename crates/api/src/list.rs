//! One page of a list.

use crate::json::{Field, FromJson, Json, WrongShape};
use serde::Serialize;

/// One page: `items` are those from `start` on, at most `count`, of `total` in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct List<T> {
    /// Offset of the first item.
    pub start: u64,
    /// How many were asked for, or what the server made of that.
    pub count: u64,
    /// How many there are in all, by the server's word. Required: an answer without it is not a list.
    pub total: u64,
    /// The page itself. Required, but may be null.
    pub items: Vec<T>,
    /// Where between them something stood that could not be read, counted from the page's first place. One odd item
    /// must not hide the others, and its place must not be taken for free.
    #[serde(skip)]
    pub unreadable: Vec<usize>,
}

impl<T: FromJson> FromJson for List<T> {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        let (Some(total), Some(items)) = (fields.take(Field::Total), fields.take(Field::Items)) else {
            return Err(WrongShape("expected `total` and `items`"));
        };
        let items = items.list();
        // Nothing, of which nobody says that it is all.
        if items.is_empty() && !total.is_number() {
            return Err(WrongShape("expected a number as `total`"));
        }
        let (mut read, mut unreadable) = (Vec::with_capacity(items.len()), Vec::new());
        for (place, item) in items.into_iter().enumerate() {
            match T::from_json(item) {
                Ok(item) => read.push(item),
                Err(_) => unreadable.push(place),
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
