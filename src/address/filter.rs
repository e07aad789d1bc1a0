//! The filters of an address that have a menu or a time.

use crate::address::{Address, NeverOr};

/// A filter by time.
#[derive(Clone, Copy, PartialEq)]
#[allow(missing_docs)] // Each variant is the key of that name.
pub enum Date {
    Expires,
    Used,
    Unused,
    Created,
}

impl Date {
    /// All filters by time.
    pub const ALL: [Self; 4] = [Self::Expires, Self::Used, Self::Unused, Self::Created];

    /// The value in the address.
    pub fn of(self, a: &Address) -> Option<NeverOr> {
        match self {
            Self::Expires => a.expires,
            Self::Used => a.used,
            Self::Unused => a.unused.map(NeverOr::Within),
            Self::Created => a.created.map(NeverOr::Within),
        }
    }

    /// Sets the value in the address.
    pub fn set(self, a: &mut Address, to: Option<NeverOr>) {
        let span = match to {
            Some(NeverOr::Within(span)) => Some(span),
            _ => None,
        };
        match self {
            Self::Expires => a.expires = to,
            Self::Used => a.used = to,
            Self::Unused => a.unused = span,
            Self::Created => a.created = span,
        }
    }
}

/// A filter that has a menu.
#[derive(Clone, Copy)]
#[allow(missing_docs)] // Each variant is the menu of that name.
pub enum FilterMenu {
    Status,
    Scopes,
    Type,
    Creator,
    Dates,
    Deployment,
    Label,
}

impl FilterMenu {
    /// The number of values that the address has for this filter.
    pub fn active_count(self, a: &Address) -> usize {
        match self {
            Self::Status => a.status.len(),
            Self::Scopes => a.scope.len(),
            Self::Type => a.token_type.len(),
            Self::Creator => a.creator.len(),
            Self::Dates => Date::ALL.into_iter().filter(|date| date.of(a).is_some()).count(),
            Self::Deployment => a.deployment.len(),
            Self::Label => a.label.len(),
        }
    }
}
