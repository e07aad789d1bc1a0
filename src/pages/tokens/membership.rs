//! The person's role and the members of the organization, requested in the background after the list.
//!
//! The role is asked for once, and again after each load where the person is signed in with a token, because its end may
//! have been moved. The members are asked for each time the list was loaded: somebody may have joined meanwhile. After a
//! failed request the earlier answer stays in use.

use crate::actions::read_members::{MembersAnswer, RoleAnswer, read_members, read_role};
use crate::browser::latest::Latest;
use crate::context::{MembersKnown, Page};
use crate::pages::tokens::creators_who_left::creators_who_left;
use crate::pages::tokens::permissions::set_role;
use crate::session::request_scope::RequestScope;
use crate::tokens::selection::Selection;
use token_api::{Role, ServerKind};

/// Asks for what is not known yet. The requests end with the caller's owner.
pub fn ask(page: Page) {
    ask_within(page, Latest::new());
}

/// The same, within `latest`: its earlier requests are aborted.
pub fn ask_within(page: Page, latest: Latest) {
    let scope = RequestScope::in_background(page.session);
    latest.run(async move {
        let server = page.session.known_server().await;
        // Yatai has no such address.
        if server != ServerKind::Yatai && page.asks_role.get_value() {
            let answer = read_role(&scope).await;
            let is_by_token = matches!(&answer, RoleAnswer::Own(own) if own.credential.is_some());
            page.asks_role.set_value(is_by_token || matches!(answer, RoleAnswer::Failed));
            if let (RoleAnswer::Own(own), true) = (answer, scope.is_current()) {
                set_role(page, own.role, server);
                if let Some(credential) = &own.credential {
                    page.own_token.set(credential);
                }
            }
        }
        if !page.asks_members.get_value() {
            return;
        }
        let answer = read_members(&scope).await;
        page.asks_members.set_value(!matches!(answer, MembersAnswer::Refused));
        if !scope.is_current() {
            return;
        }
        let was_told = page.members_known.get_untracked() == MembersKnown::Yes as u32;
        let (left, told) = match answer {
            MembersAnswer::Complete(members, own_role) => {
                // Not every server has the role in this answer.
                if own_role != Role::Unknown {
                    set_role(page, own_role, server);
                }
                (creators_who_left(page.rows(), &members).await, MembersKnown::Yes)
            }
            MembersAnswer::Failed if was_told => return,
            MembersAnswer::Failed => (Selection::default(), MembersKnown::Failed),
            MembersAnswer::Refused | MembersAnswer::Incomplete => (Selection::default(), MembersKnown::No),
        };
        page.left.set(left);
        page.members_known.set(told as u32);
    });
}
