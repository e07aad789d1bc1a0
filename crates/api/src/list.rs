//! One page of a list.

use crate::wire;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// One page: `items` are those from `start` on, at most `count`, of `total` in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: DeserializeOwned"))]
pub struct List<T> {
    /// Offset of the first item.
    #[serde(default, deserialize_with = "wire::count")]
    pub start: u64,
    /// How many were asked for, or what the server made of that.
    #[serde(default, deserialize_with = "wire::count")]
    pub count: u64,
    /// How many there are in all, by the server's word. Required: an answer without it is not a list.
    #[serde(deserialize_with = "wire::count")]
    pub total: u64,
    /// The page itself. Required, but may be null.
    #[serde(deserialize_with = "wire::list")]
    pub items: Vec<T>,
}
