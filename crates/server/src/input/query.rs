//! The query of a request's address.

use crate::failure::Failure;
use crate::store::{Clusters, ListQuery};
use axum::extract::Query;
use axum::http::Uri;

/// The largest page.
const MAX_COUNT: u64 = 1000;

/// The size of a page where the query has none.
const DEFAULT_COUNT: u64 = 20;

/// All pairs of key and value.
fn pairs(uri: &Uri) -> Result<Vec<(String, String)>, Failure> {
    Query::<Vec<(String, String)>>::try_from_uri(uri)
        .map(|query| query.0)
        .map_err(|_| Failure::bad("invalid_query", "The query cannot be read: it is not form-urlencoded."))
}

/// The first value of this key.
pub fn query_value(uri: &Uri, key: &str) -> Result<Option<String>, Failure> {
    Ok(pairs(uri)?.into_iter().find(|(k, _)| k == key).map(|(_, value)| value))
}

/// Reads `cluster` and `all`. `cluster` wins over `all`; without both it is the default cluster.
pub fn clusters(uri: &Uri) -> Result<Clusters, Failure> {
    let all = match query_value(uri, "all")?.as_deref() {
        None | Some("" | "false") => false,
        Some("true") => true,
        Some(_) => {
            let sentence = "The value of all must be true or false.";
            return Err(Failure::bad("invalid_query", sentence).in_field("all"));
        }
    };
    Ok(match query_value(uri, "cluster")?.filter(|name| !name.is_empty()) {
        Some(name) => Clusters::Named(name),
        None if all => Clusters::All,
        None => Clusters::Default,
    })
}

/// Reads `start`, `count` and `search`. The count is limited to 1 to 1000.
pub fn list_query(uri: &Uri) -> Result<ListQuery, Failure> {
    let query = unlimited_list_query(uri, DEFAULT_COUNT)?;
    Ok(ListQuery { count: query.count.clamp(1, MAX_COUNT), ..query })
}

/// Reads `start`, `count` and `search`, with any count; `default_count` where the query has none.
pub fn unlimited_list_query(uri: &Uri, default_count: u64) -> Result<ListQuery, Failure> {
    let pairs = pairs(uri)?;
    let number = |key: &'static str, default: u64| {
        let Some((_, text)) = pairs.iter().find(|(k, _)| k == key) else { return Ok(default) };
        if text.is_empty() {
            return Ok(default);
        }
        text.parse::<u64>().ok().filter(|n| i64::try_from(*n).is_ok()).ok_or_else(|| {
            Failure::bad("invalid_query", format!("The value of {key} must be a whole number from 0."))
                .in_field(key)
        })
    };
    Ok(ListQuery {
        start: number("start", 0)?,
        count: number("count", default_count)?,
        search: pairs.iter().find(|(k, _)| k == "search").map_or("", |(_, v)| v.trim()).to_owned(),
    })
}
