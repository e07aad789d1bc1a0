//! What a role may do with tokens, and a sentence for what it may not do. The server decides; the panel only does not
//! offer what the server would refuse. Pure.

use panel_messages::{Message, m};
use token_api::{Role, ServerKind, Token};

/// What can be done.
#[derive(Clone, Copy, Debug)]
pub enum Action<'a> {
    /// Make a personal or a monitoring token.
    Create,
    /// Make an organization token.
    CreateForOrganization,
    /// Change this token.
    Change(&'a Token),
    /// Delete this token.
    Delete(&'a Token),
    /// Make a successor of this token.
    Replace(&'a Token),
}

/// The reason why a guest may do nothing.
pub const GUEST: Message = m::session_end::GUEST;

const ADMIN_ONLY: Message = m::session::ADMINISTRATORS_ONLY;
const CREATOR_CHANGES: Message = m::session::CREATOR_CHANGES;
const CREATOR_DELETES: Message = m::session::CREATOR_DELETES;

/// The person, their role and the kind of server, which decide what the person may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// The role that the server tells; unknown if it tells none.
    pub role: Role,
    /// The login name.
    pub login: String,
    /// What kind of server it is.
    pub server: ServerKind,
}

impl Permissions {
    /// The reason why this is not allowed; `None` if it is allowed or not known. An unknown role or a program's role gives no
    /// reason. On Yatai no role does: it checks no role before it makes, changes or deletes its caller's own tokens, and it
    /// shows no others.
    pub fn refusal(&self, action: Action<'_>) -> Option<&'static str> {
        self.reason(action).map(Message::text)
    }

    fn reason(&self, action: Action<'_>) -> Option<Message> {
        let is_admin = match self.role {
            _ if self.server == ServerKind::Yatai => return None,
            Role::Unknown | Role::ApiUser => return None,
            Role::Guest => return Some(GUEST),
            Role::Developer => false,
            Role::Admin => true,
        };
        let is_shared = match action {
            Action::Create => return None,
            Action::CreateForOrganization => true,
            Action::Change(token) | Action::Delete(token) | Action::Replace(token) => {
                token.is_organization_token
            }
        };
        match action {
            _ if is_shared => (!is_admin).then_some(ADMIN_ONLY),
            Action::Change(token) => self.is_anothers(token).then_some(CREATOR_CHANGES),
            Action::Delete(token) => (!is_admin && self.is_anothers(token)).then_some(CREATOR_DELETES),
            _ => None,
        }
    }

    /// Whether another person made it. Without a creator that is not known.
    fn is_anothers(&self, token: &Token) -> bool {
        !token.creator().is_empty() && token.creator() != self.login
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn token(creator: Option<&str>, is_organization_token: bool) -> Token {
        let user = creator.map(|name| json!({ "name": name }));
        let token = json!({ "uid": "u", "user": user, "is_organization_token": is_organization_token });
        serde_json::from_value(token).unwrap()
    }

    /// Each row: the role; then whether it may create, create for the organization, and change, delete and replace one's
    /// own token, another's personal token, and the organization's.
    const TABLE: [(Role, &str); 5] = [
        (Role::Guest, "-- --- --- ---"),
        (Role::Developer, "y- yyy --y ---"),
        (Role::Admin, "yy yyy -yy yyy"),
        (Role::ApiUser, "yy yyy yyy yyy"),
        (Role::Unknown, "yy yyy yyy yyy"),
    ];

    fn decisions(role: Role, server: ServerKind) -> String {
        let permissions = Permissions { role, login: "ada".to_owned(), server };
        let may = |action: Action<'_>| if permissions.refusal(action).is_none() { "y" } else { "-" };
        let mut said = [may(Action::Create), may(Action::CreateForOrganization)].concat();
        for (creator, is_organization_token) in [("ada", false), ("bob", false), ("ada", true)] {
            let token = token(Some(creator), is_organization_token);
            let three = [Action::Change(&token), Action::Delete(&token), Action::Replace(&token)].map(may);
            said.extend([" ", &three.concat()]);
        }
        said
    }

    #[test]
    fn each_role_may_do_what_the_table_says() {
        for (role, decided) in TABLE {
            for server in [ServerKind::BentoCloud, ServerKind::Embedded] {
                assert_eq!(decisions(role, server), decided, "{role:?}");
            }
            assert_eq!(decisions(role, ServerKind::Yatai), "yy yyy yyy yyy", "{role:?} on Yatai");
        }
    }

    #[test]
    fn a_token_without_a_creator_is_nobody_elses() {
        let permissions =
            Permissions { role: Role::Developer, login: "ada".to_owned(), ..Default::default() };
        for creator in [None, Some("")] {
            let token = token(creator, false);
            assert_eq!(permissions.refusal(Action::Change(&token)), None);
            assert_eq!(permissions.refusal(Action::Delete(&token)), None);
        }
    }

    #[test]
    fn a_refusal_says_who_may() {
        let permissions = |role| Permissions { role, login: "ada".to_owned(), ..Default::default() };
        let (theirs, shared) = (token(Some("bob"), false), token(Some("bob"), true));
        assert_eq!(permissions(Role::Guest).refusal(Action::Create), Some(GUEST.text()));
        assert_eq!(
            permissions(Role::Developer).refusal(Action::CreateForOrganization),
            Some(ADMIN_ONLY.text())
        );
        assert_eq!(permissions(Role::Admin).refusal(Action::Change(&theirs)), Some(CREATOR_CHANGES.text()));
        assert_eq!(permissions(Role::Developer).refusal(Action::Change(&shared)), Some(ADMIN_ONLY.text()));
        assert_eq!(
            permissions(Role::Developer).refusal(Action::Delete(&theirs)),
            Some(CREATOR_DELETES.text())
        );
        assert_eq!(permissions(Role::Developer).refusal(Action::Delete(&shared)), Some(ADMIN_ONLY.text()));
        assert_eq!(permissions(Role::Developer).refusal(Action::Replace(&shared)), Some(ADMIN_ONLY.text()));
    }
}
