//! The state of the view as one struct: the filters, the sort order, and which dialog is open. [`parse`] reads it from a
//! query string, and [`Address::href`] writes it.
//!
//! All of it is in the query string of one page, so that a static host without rewrite rules can serve every bookmark
//! under any path. Pure, except `history.rs`. What a filter means for a token is in `query.rs`.

pub mod activity;
mod days;
pub mod filter;
pub mod history;
mod ignored;
pub mod length;
mod read;
mod sort;
mod span;
pub mod vec_set;
mod write;

pub use days::Days;
pub use ignored::{Ignored, keys_of_ignored, names_of_ignored};
pub use read::{Parsed, parse};
pub use sort::{Sort, SortKey};
pub use span::Span;

use crate::address::vec_set::VecSet;

/// An active token counts as expiring for this many days before its end.
pub const EXPIRING_DAYS: i64 = 14;

/// What the query string says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The search: all of its words must occur.
    pub q: String,
    /// Any of these states.
    pub status: VecSet<Status>,
    /// Any of these scopes; `none` stands for tokens without scopes.
    pub scope: VecSet<String>,
    /// Any of these types.
    pub token_type: VecSet<Type>,
    /// Created by any of these users.
    pub creator: VecSet<String>,
    /// Never expires, or expires within this time or in this span of days.
    pub expires: Option<NeverOr>,
    /// Never used, or last used within this time.
    pub used: Option<NeverOr>,
    /// Not used within this time.
    pub unused: Option<Span>,
    /// Created within this time.
    pub created: Option<Span>,
    /// May access any of these protected deployments.
    pub deployment: VecSet<String>,
    /// Has any of these labels: `KEY` or `KEY:VALUE`.
    pub label: VecSet<String>,
    /// Created by a person who has left the organization.
    pub creator_left: bool,
    /// Lives longer than this from its creation, or never expires.
    pub longer_than: Option<Span>,
    /// The sort order.
    pub sort: Sort,
    /// The trail is shown in place of the table, with these filters, still encoded: `key=value`. [`activity`] reads them.
    pub activity: Option<Vec<String>>,
    /// The review is shown in place of the table, with the same filters.
    pub review: bool,
    /// The uid of the token whose details are open.
    pub token: Option<String>,
    /// The create dialog is open, with these values filled in.
    pub new: Option<Prefill>,
    /// The login code of the command-line tool.
    pub code: Option<String>,
    /// The unknown keys with their values, still encoded: `key=value`.
    pub unknown: Vec<String>,
}

/// The values of `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Status {
    Active,
    Expiring,
    Expired,
}

impl Status {
    /// All values, in display order.
    pub const ALL: [Self; 3] = [Self::Active, Self::Expiring, Self::Expired];

    /// The value in the query string.
    pub fn key(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
        }
    }
}

/// The values of `type` and `token_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Type {
    Personal,
    Organization,
    Monitoring,
}

impl Type {
    /// All values, in display order.
    pub const ALL: [Self; 3] = [Self::Personal, Self::Organization, Self::Monitoring];

    /// The value in the query string.
    pub fn key(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Organization => "organization",
            Self::Monitoring => "monitoring",
        }
    }
}

/// The value `never`, a duration, or (for `expires` only) a span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NeverOr {
    Never,
    Within(Span),
    Between(Days),
}

/// The values that the create dialog is filled in with, unchecked: the form checks them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Prefill {
    pub name: Option<String>,
    pub description: Option<String>,
    pub scopes: Option<Vec<String>>,
    pub expires_in: Option<String>,
    pub expires_at: Option<String>,
    pub token_type: Option<String>,
}

impl Prefill {
    /// The keys of these values.
    pub const KEYS: [&str; 6] = ["name", "description", "scopes", "expires_in", "expires_at", "token_type"];
}

impl Address {
    /// Whether the address has a filter.
    pub fn is_filtered(&self) -> bool {
        *self
            != Self {
                sort: self.sort,
                activity: self.activity.clone(),
                review: self.review,
                token: self.token.clone(),
                new: self.new.clone(),
                code: self.code.clone(),
                unknown: self.unknown.clone(),
                ..Self::default()
            }
    }

    /// The same view without filters. The sort order, the review, the login code and unknown keys stay.
    pub fn without_filters(&self) -> Self {
        Self {
            sort: self.sort,
            review: self.review,
            unknown: self.unknown.clone(),
            code: self.code.clone(),
            ..Self::default()
        }
    }

    /// The filters and the sort order only: without dialogs, login code and unknown keys.
    pub fn filters_and_sort(&self) -> Self {
        let (activity, token, new, code) = (None, None, None, None);
        Self { activity, review: false, token, new, code, unknown: Vec::new(), ..self.clone() }
    }

    /// The same list without an open dialog. A login code stays until it is used or cancelled.
    pub fn without_dialogs(&self) -> Self {
        Self { token: None, new: None, ..self.clone() }
    }

    /// The same view with the details of this token open.
    pub fn with_token(&self, uid: &str) -> Self {
        Self { token: Some(uid.to_owned()), new: None, ..self.clone() }
    }

    /// The same view with the create dialog open.
    pub fn with_new(&self, prefill: Prefill) -> Self {
        Self { token: None, new: Some(prefill), ..self.clone() }
    }
}

#[cfg(test)]
mod tests;
