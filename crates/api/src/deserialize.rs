//! serde's `Deserialize` for the wire types, by their tolerant [`FromJson`]. The server and the tests use it. The panel
//! calls [`FromJson`] itself, so nothing of this is in its WebAssembly.

use crate::{
    Cluster, Deployment, FromJson, Json, Label, List, LoginCode, Member, Organization, OwnMembership, Token,
    User,
};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

macro_rules! deserialize {
    ($($type:ident)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::from_json(Json::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}

deserialize! { Cluster Deployment Label LoginCode Member Organization OwnMembership Token User }

impl<'de, T: FromJson> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(Json::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
