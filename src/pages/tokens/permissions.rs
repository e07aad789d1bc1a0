//! The role of the person who is signed in, and what it permits.

use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::context::Page;
use crate::session::rights::{Action, Permissions};
use token_api::{Role, ServerKind};

/// What the person may do; reactive. It can be read by views that come and go.
pub fn permissions(page: Page) -> Permissions {
    unsubscribe_on_cleanup(page.role);
    permissions_of(page, role_of(page.role.get()), page.session.server())
}

/// Sets the role on the page, and whether it lets the person create nothing.
pub fn set_role(page: Page, role: Role, server: ServerKind) {
    page.role.set(role_number(role));
    let permissions = permissions_of(page, role, server);
    page.creates_nothing.set(permissions.refusal(Action::Create).is_some());
}

/// Whether the person may read all activity of the organization: an admin; reactive.
pub fn sees_all_activity(page: Page) -> bool {
    page.role.get() == role_number(Role::Admin)
}

fn permissions_of(page: Page, role: Role, server: ServerKind) -> Permissions {
    // It need not be reactive: another person gets another page.
    let login = page.session.who_untracked().map(|who| who.user.name).unwrap_or_default();
    Permissions { role, login, server }
}

/// The roles by their number in the page's signal.
const ROLES: [Role; 5] = [Role::Unknown, Role::Guest, Role::Developer, Role::Admin, Role::ApiUser];

fn role_number(role: Role) -> u32 {
    ROLES.iter().position(|it| *it == role).unwrap_or_default() as u32
}

fn role_of(number: u32) -> Role {
    ROLES.get(number as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_is_the_same_after_its_number() {
        for role in ROLES {
            assert_eq!(role_of(role_number(role)), role);
        }
        assert_eq!((role_number(Role::Unknown), role_of(77)), (0, Role::Unknown));
    }
}
