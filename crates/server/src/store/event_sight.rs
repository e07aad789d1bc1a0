//! What a caller may know of the events, as conditions of SQL on a row `e` of `events`.
//!
//! What never lives here: who is an admin (the caller of the store says what is visible).

use super::Visible;

/// Tokens that everybody in the organization may know of.
const SHARED: &str = "e.credential_uid IN (SELECT uid FROM tokens WHERE is_organization_token)";

/// What one kind of caller may know. Each condition may name `:user`.
pub(super) struct Sight {
    /// Which events they may read; `None` for all.
    pub seen: Option<&'static str>,
    /// Of which events they may know the address.
    pub own: &'static str,
    /// Of which events they may know the token that proved who did it: of their own, and where they may see that token.
    pub credential: &'static str,
    /// The row that `:user` stands for.
    pub user: Option<i64>,
}

impl Sight {
    pub(super) fn of(visible: Visible) -> Self {
        const OWN: &str = "e.user_id = :user";
        match visible {
            Visible::All => Self { seen: None, own: "1", credential: "1", user: None },
            Visible::Organization => {
                Self { seen: Some("e.is_about_organization_token"), own: "0", credential: SHARED, user: None }
            }
            Visible::OwnAndOrganization(id) => Self {
                seen: Some("(e.is_about_organization_token OR e.user_id = :user OR e.token_owner = :user)"),
                own: OWN,
                credential: "(e.user_id = :user OR e.credential_uid IN
                    (SELECT uid FROM tokens WHERE is_organization_token OR user_id = :user))",
                user: Some(id),
            },
            Visible::Own(id) => Self {
                seen: Some("(e.user_id = :user OR e.token_owner = :user)"),
                own: OWN,
                credential: "(e.user_id = :user OR e.credential_uid IN
                    (SELECT uid FROM tokens WHERE user_id = :user))",
                user: Some(id),
            },
        }
    }
}
