//! Reading who belongs to the organization, and the role of the person who is signed in.
//!
//! A creator counts as having left only when they are missing in a complete list of members: one that could be read as a
//! whole and that holds the person who asks for it.

use crate::browser::timer::yield_to_browser;
use crate::query::Row;
use crate::session::request_scope::RequestScope;
use crate::tokens::selection::Selection;
use std::sync::Arc;
use token_api::{Member, Role};
use token_client::{Error, calls};

/// Rows that are looked at before the browser gets a turn.
const ROWS_AT_ONCE: usize = 5000;

/// What the server says about the person's own membership.
pub enum RoleAnswer {
    /// This role, which can be unknown.
    Role(Role),
    /// The server refuses: it would refuse again.
    Refused,
    /// The request failed; another try may work.
    Failed,
}

/// Reads the role of the person who is signed in.
pub async fn read_role(scope: &RequestScope) -> RoleAnswer {
    match scope.client().send(calls::own_membership()).await {
        Ok(own) => RoleAnswer::Role(own.role),
        Err(error) if is_refusal(&error) => RoleAnswer::Refused,
        Err(_) => RoleAnswer::Failed,
    }
}

/// What the server says about the members.
pub enum MembersAnswer {
    /// All members, and the role of the person who asked, which can be unknown.
    Complete(Vec<Member>, Role),
    /// A list without the person who asked for it, which therefore is not complete.
    Incomplete,
    /// The server refuses: it would refuse again.
    Refused,
    /// The request failed; another try may work.
    Failed,
}

/// Reads the members of the organization.
pub async fn read_members(scope: &RequestScope) -> MembersAnswer {
    match scope.client().send(calls::members()).await {
        Ok(members) => {
            let login = scope.session().who_untracked().map(|who| who.user.name).unwrap_or_default();
            match members.iter().find(|member| member.user.name == login).map(|own| own.role) {
                Some(role) => MembersAnswer::Complete(members, role),
                None => MembersAnswer::Incomplete,
            }
        }
        Err(error) if is_refusal(&error) => MembersAnswer::Refused,
        Err(_) => MembersAnswer::Failed,
    }
}

/// Whether the same request would be refused again.
fn is_refusal(error: &Error) -> bool {
    matches!(error.status(), Some(400 | 401 | 403 | 404 | 405))
}

/// The login names of creators who are not among the members. A token without a creator names nobody.
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
