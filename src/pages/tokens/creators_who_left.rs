//! Which creators have left the organization: those who are missing in a complete list of its members.

use crate::browser::timer::yield_to_browser;
use crate::query::Row;
use crate::tokens::selection::Selection;
use std::sync::Arc;
use token_api::Member;

/// How many rows are checked before yielding to the browser.
const ROWS_AT_ONCE: usize = 5000;

/// The login names of creators who are not among the members. Tokens without a creator are left out.
pub async fn creators_who_left(rows: Arc<Vec<Arc<Row>>>, members: &[Member]) -> Selection {
    let members = Selection::from(members.iter().map(|member| member.user.name.clone()).collect::<Vec<_>>());
    let mut left: Vec<String> = Vec::new();
    for rows in rows.chunks(ROWS_AT_ONCE) {
        for row in rows {
            let creator = row.token.creator();
            let is_known = creator.is_empty() || left.last().is_some_and(|last| last == creator);
            if !is_known && !members.contains(creator) {
                left.push(creator.to_owned());
            }
        }
        if rows.len() == ROWS_AT_ONCE {
            yield_to_browser().await;
        }
    }
    Selection::from(left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn row(uid: &str, creator: Option<&str>) -> Arc<Row> {
        let user = creator.map(|name| json!({ "name": name }));
        Arc::new(Row::new(serde_json::from_value(json!({ "uid": uid, "user": user })).unwrap()))
    }

    /// The result of a future that is ready at its first poll. A short list is looked through without a pause.
    fn ready<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }

    #[test]
    fn creators_who_left_are_those_that_are_no_members() {
        let creators = [Some("ada"), Some("tom"), None, Some("tom"), Some(""), Some("Ada"), Some("zoe")];
        let rows: Vec<_> = creators.iter().zip(0..).map(|(name, at)| row(&format!("t{at}"), *name)).collect();
        let member = |name: &str| serde_json::from_value(json!({ "user": { "name": name } })).unwrap();
        let left = ready(creators_who_left(Arc::new(rows), &[member("ada"), member("zoe")]));
        assert_eq!(left, Selection::from(vec!["Ada".to_owned(), "tom".to_owned()]));
        assert!(!left.contains(""));
    }
}
