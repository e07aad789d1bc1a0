//! What a caller may see of the events, as SQL conditions on a row `e` of `events`.

use super::model::Visible;

/// The event was caused with an organization token.
const BY_ORGANIZATION_TOKEN: &str =
    "e.credential_uid IN (SELECT uid FROM tokens WHERE is_organization_token)";

/// What one kind of caller may see. The conditions may contain the parameter `:user`.
pub(super) struct EventVisibility {
    /// The events that the caller may read; `None` for all.
    pub events: Option<&'static str>,
    /// The events whose network address the caller may see.
    pub address: &'static str,
    /// The events whose credential (the token that the request was sent with) the caller may see: their own events, and
    /// those where they may see that token.
    pub credential: &'static str,
    /// The value of `:user`, a row id.
    pub user: Option<i64>,
}

impl EventVisibility {
    pub(super) fn of(visible: Visible) -> Self {
        const OWN: &str = "e.user_id = :user";
        match visible {
            Visible::All => Self { events: None, address: "1", credential: "1", user: None },
            Visible::Organization => Self {
                events: Some("e.is_about_organization_token"),
                address: "0",
                credential: BY_ORGANIZATION_TOKEN,
                user: None,
            },
            Visible::OwnAndOrganization(id) => Self {
                events: Some("(e.is_about_organization_token OR e.user_id = :user OR e.token_owner = :user)"),
                address: OWN,
                credential: "(e.user_id = :user OR e.credential_uid IN
                    (SELECT uid FROM tokens WHERE is_organization_token OR user_id = :user))",
                user: Some(id),
            },
            Visible::Own(id) => Self {
                events: Some("(e.user_id = :user OR e.token_owner = :user)"),
                address: OWN,
                credential: "(e.user_id = :user OR e.credential_uid IN
                    (SELECT uid FROM tokens WHERE user_id = :user))",
                user: Some(id),
            },
        }
    }
}
