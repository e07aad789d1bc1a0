//! Reads who belongs to the organization, and the role of the person who is signed in.

use crate::session::request_scope::RequestScope;
use token_api::{Member, OwnMembership, Role};
use token_client::{Error, calls};

/// What the server says about the person's own membership.
pub enum RoleAnswer {
    /// The membership. Its role can be unknown.
    Own(OwnMembership),
    /// The server refuses: it would refuse again.
    Refused,
    /// The request failed; another try may work.
    Failed,
}

/// Reads the membership of the person who is signed in.
pub async fn read_role(scope: &RequestScope) -> RoleAnswer {
    match scope.client().send(calls::own_membership()).await {
        Ok(own) => RoleAnswer::Own(own),
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
