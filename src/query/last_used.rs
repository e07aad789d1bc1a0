//! Which tokens were used since a moment.

use crate::query::{Row, utc};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// The rows of this creator, or of all, that were used at this moment or later.
pub fn used_since(rows: &[Arc<Row>], since: DateTime<Utc>, creator: Option<&str>) -> Vec<Arc<Row>> {
    let is_used = |row: &&Arc<Row>| {
        utc(&row.token.last_used_at).is_some_and(|at| at >= since)
            && creator.is_none_or(|name| name == row.token.creator())
    };
    rows.iter().filter(is_used).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn those_of_the_creator_that_were_used_since() {
        let row = |name: &str, creator: &str, used: serde_json::Value| {
            let token = json!({"uid": name, "name": name, "user": {"name": creator}, "last_used_at": used});
            Arc::new(Row::new(serde_json::from_value(token).unwrap()))
        };
        let rows = [
            row("before", "ada", json!("2026-11-22T09:59:59Z")),
            row("then", "ada", json!("2026-11-22T10:00:00Z")),
            row("other", "tom", json!("2026-11-22T10:00:01Z")),
            row("never", "ada", json!(null)),
            row("odd", "ada", json!("soon")),
        ];
        let since = DateTime::parse_from_rfc3339("2026-11-22T10:00:00Z").unwrap().to_utc();
        let names = |creator: Option<&str>| {
            used_since(&rows, since, creator).iter().map(|row| row.token.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(Some("ada")), ["then"]);
        assert_eq!(names(None), ["then", "other"]);
    }
}
