//! Who belongs to the organization, and what the person may do: asked in the background, once the list is there.
//!
//! The role is asked once; the person's own entry among the members tells it again. The members are asked after each time that the list was loaded, so that nobody who joined
//! meanwhile is taken for somebody who left. Whoever is told to have left is missing in a list of members that can be
//! read as a whole and has the person who asks in it; else nothing is claimed. A failure that may pass takes nothing away
//! that was told before.

use crate::browser::latest::Latest;
use crate::browser::subscriptions::forget_reader;
use crate::browser::timer::yield_to_browser;
use crate::components::keyed::built_anew;
use crate::components::notice::{failure_notice, notice, notice_of};
use crate::components::text::safe_text;
use crate::context::{MembersTold, Page};
use crate::format::error_messages::members_not_loaded;
use crate::query::Row;
use crate::session::rights::{Action, GUEST, Standing};
use crate::tokens::selection::Selection;
use leptos::html::span;
use leptos::prelude::*;
use std::sync::Arc;
use token_api::{Member, Role, ServerKind};
use token_client::{Error, calls};

/// Rows that are looked through at once.
const AT_ONCE: usize = 5000;

/// The element that says why everything is disabled for a guest.
pub const REASON_ID: &str = "role-reason";

/// Asks what is not known yet. What is under way ends with the caller's owner.
pub fn ask(page: Page) {
    ask_again(page, Latest::new());
}

fn ask_again(page: Page, latest: Latest) {
    let (session, epoch) = (page.session, page.session.epoch());
    latest.run(async move {
        let server = session.known_server().await;
        // Yatai has no such address.
        if server != ServerKind::Yatai && page.asks_role.get_value() {
            let own = session.client().send(calls::own_membership()).await;
            // Another answer than a refusal may come the next time.
            page.asks_role.set_value(own.as_ref().is_err_and(|error| !is_refused(error)));
            if let (Ok(own), true) = (own, session.epoch() == epoch) {
                learn_role(page, own.role, server);
            }
        }
        if !page.asks_members.get_value() {
            return;
        }
        let answer = session.client().send(calls::members()).await;
        let is_refusal = answer.as_ref().is_err_and(is_refused);
        page.asks_members.set_value(!is_refusal);
        if session.epoch() != epoch {
            return;
        }
        let login = session.who_untracked().map(|who| who.user.name).unwrap_or_default();
        let told = answer.map(|members| {
            let own = members.iter().find(|member| member.user.name == login).map(|own| own.role);
            (members, own)
        });
        let (left, told) = match told {
            Ok((members, Some(role))) => {
                // Not every server says it here.
                if role != Role::Unknown {
                    learn_role(page, role, server);
                }
                (leavers(page.rows(), &members).await, MembersTold::Yes)
            }
            // What was told before is true until something else is told.
            Err(_) if !is_refusal && page.members_told.get_untracked() == MembersTold::Yes as u32 => return,
            Err(_) if !is_refusal => (Selection::default(), MembersTold::Failed),
            // A list without the person who asks for it is not complete.
            _ => (Selection::default(), MembersTold::No),
        };
        page.left.try_set(left);
        page.members_told.try_set(told as u32);
    });
}

/// Whether asking again would be refused again.
fn is_refused(error: &Error) -> bool {
    matches!(error.status(), Some(400 | 401 | 403 | 404 | 405))
}

fn learn_role(page: Page, role: Role, server: ServerKind) {
    page.role.try_set(role_number(role));
    let login = page.session.who_untracked().map(|who| who.user.name).unwrap_or_default();
    let standing = Standing { role, login, server };
    page.creates_nothing.try_set(standing.refusal(Action::Create).is_some());
}

/// The login names of creators who are no members. A token without a creator is nobody's.
async fn leavers(rows: Arc<Vec<Arc<Row>>>, members: &[Member]) -> Selection {
    let members = Selection::from(members.iter().map(|member| member.user.name.clone()).collect::<Vec<_>>());
    let mut left: Vec<String> = Vec::new();
    for rows in rows.chunks(AT_ONCE) {
        for row in rows {
            let creator = row.token.creator();
            let is_known = creator.is_empty() || left.last().is_some_and(|last| last == creator);
            if !is_known && !members.contains(creator) {
                left.push(creator.to_owned());
            }
        }
        if rows.len() == AT_ONCE {
            yield_to_browser().await;
        }
    }
    Selection::from(left)
}

/// What the person may do; reactive. For readers that come and go.
pub fn standing(page: Page) -> Standing {
    // The page is one person's.
    let login = page.session.who_untracked().map(|who| who.user.name).unwrap_or_default();
    forget_reader(page.role);
    Standing { role: role_of(page.role.get()), login, server: page.session.server() }
}

const ROLES: [Role; 5] = [Role::Unknown, Role::Guest, Role::Developer, Role::Admin, Role::ApiUser];

fn role_number(role: Role) -> u32 {
    ROLES.iter().position(|it| *it == role).unwrap_or_default() as u32
}

fn role_of(number: u32) -> Role {
    ROLES.get(number as usize).copied().unwrap_or_default()
}

/// What stands above the list of a guest.
pub fn guest_notice(page: Page) -> Option<AnyView> {
    page.creates_nothing
        .get()
        .then(|| notice_of(span().attr("id", REASON_ID).child(safe_text(GUEST)).into_any()))
}

/// Why a list that should hold leavers' tokens alone holds all.
pub fn not_told_notice(page: Page) -> AnyView {
    let latest = Latest::new();
    // Another step in the address ends nothing that is under way.
    let why = Memo::new(move |_| {
        let is_asked = page.nav.with(|address| address.creator_left);
        (is_asked && page.has_no_members()).then(|| page.members_told.get() == MembersTold::Failed as u32)
    });
    let words = move || {
        Some(if why.get()? {
            failure_notice(&members_not_loaded(), Some(move || ask_again(page, latest)))
        } else {
            notice(
                "This server does not tell who its members are, so nobody can say whose creator has left (creator_left in \
                 the address). All tokens are shown.",
            )
        })
    };
    built_anew(words)
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

    /// A short list is looked through without a pause.
    fn at_once<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }

    #[test]
    fn leavers_are_creators_that_no_member_is() {
        let creators = [Some("ada"), Some("tom"), None, Some("tom"), Some(""), Some("Ada"), Some("zoe")];
        let rows: Vec<_> = creators.iter().zip(0..).map(|(name, at)| row(&format!("t{at}"), *name)).collect();
        let member = |name: &str| serde_json::from_value(json!({ "user": { "name": name } })).unwrap();
        let left = at_once(leavers(Arc::new(rows), &[member("ada"), member("zoe")]));
        assert_eq!(left, Selection::from(vec!["Ada".to_owned(), "tom".to_owned()]));
        assert!(!left.contains(""));
    }

    #[test]
    fn each_role_survives_its_number() {
        for role in ROLES {
            assert_eq!(role_of(role_number(role)), role);
        }
        assert_eq!((role_number(Role::Unknown), role_of(77)), (0, Role::Unknown));
    }
}
