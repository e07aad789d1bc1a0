//! The whole state of the view, as one struct: what is filtered, how it is sorted, and which
//! dialog is open. [`parse`] reads it from a query string and [`Address::href`] writes it back.
//!
//! It is the query string of one page, so that a static host with no rewrite rule serves every
//! bookmark under any path. Pure: what never lives here is the browser's history (`nav.rs`) and
//! the meaning of a filter (`query.rs`).

pub mod filter;
pub mod history;
mod read;
mod sort;
mod span;
pub mod vec_set;
mod write;

pub use read::{Ignored, Parsed, parse};
pub use sort::{Sort, SortKey};
pub use span::Span;

use crate::address::vec_set::VecSet;

/// Days within which an active token counts as expiring.
pub const EXPIRING_DAYS: i64 = 14;

/// The address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Words that must all occur.
    pub q: String,
    /// Any of these states.
    pub status: VecSet<Status>,
    /// At least one of these scopes; `none` = holds no scope.
    pub scope: VecSet<String>,
    /// Any of these types.
    pub token_type: VecSet<Type>,
    /// Made by any of these users.
    pub creator: VecSet<String>,
    /// Ends never, or from now until then.
    pub expires: Option<NeverOr>,
    /// Used never, or within that time.
    pub used: Option<NeverOr>,
    /// Not used within that time.
    pub unused: Option<Span>,
    /// Created within that time.
    pub created: Option<Span>,
    /// May access any of these protected deployments.
    pub deployment: VecSet<String>,
    /// Made by somebody who is no member of the organization any more.
    pub creator_left: bool,
    /// The order.
    pub sort: Sort,
    /// The uid of the token whose details are open.
    pub token: Option<String>,
    /// The create dialog is open, perhaps prefilled.
    pub new: Option<Prefill>,
    /// The command-line tool's login code.
    pub code: Option<String>,
    /// `key=value` as it came, for keys that the panel does not know.
    pub unknown: Vec<String>,
}

/// What `status` can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Status {
    Active,
    Expiring,
    Expired,
}

impl Status {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::Active, Self::Expiring, Self::Expired];

    /// As the address has it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
        }
    }
}

/// What `type` and `token_type` can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Type {
    Personal,
    Organization,
    Monitoring,
}

impl Type {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::Personal, Self::Organization, Self::Monitoring];

    /// As the address has it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Organization => "organization",
            Self::Monitoring => "monitoring",
        }
    }
}

/// `never`, or a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NeverOr {
    Never,
    Within(Span),
}

/// What the create dialog is opened with, as it stands in the address: the form judges it.
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
    /// The keys that fill the dialog in.
    pub const KEYS: [&str; 6] = ["name", "description", "scopes", "expires_in", "expires_at", "token_type"];
}

impl Address {
    /// Whether any token may be left out of the view.
    pub fn is_filtered(&self) -> bool {
        *self
            != Self {
                sort: self.sort,
                token: self.token.clone(),
                new: self.new.clone(),
                code: self.code.clone(),
                unknown: self.unknown.clone(),
                ..Self::default()
            }
    }

    /// The same view with no filter; order and unknown keys stay.
    pub fn without_filters(&self) -> Self {
        Self { sort: self.sort, unknown: self.unknown.clone(), code: self.code.clone(), ..Self::default() }
    }

    /// The same list with no dialog open. A login code stays: it ends by being used or cancelled.
    pub fn without_dialogs(&self) -> Self {
        Self { token: None, new: None, ..self.clone() }
    }

    /// The same view with this token's details open.
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
