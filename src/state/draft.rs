//! What is typed into the create or the edit dialog. Pure: the clock and the zone are parameters.

mod check;
mod expiration;
mod free_name;
mod latest;
mod refusal_words;

use crate::address::vec_set::VecSet;
use crate::address::{Ignored, Prefill, Type};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use panel_messages::m;
use token_api::{Time, Token, TokenType, is_valid_scope, labels_text};

pub use check::Refusals;
pub use expiration::{Choice, EXTENSIONS, PRESETS};
pub use free_name::free_name;
pub use latest::LatestExpiration;

/// A protected deployment that is chosen. Its uid is sent: a name is unique within its cluster only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // Each is what its name says.
pub struct Chosen {
    pub uid: String,
    pub name: String,
}

/// The form's fields, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Draft {
    pub name: String,
    pub description: String,
    /// As typed: `key:value`, with commas in between.
    pub labels: String,
    pub scopes: VecSet<String>,
    pub token_type: Type,
    /// Developer Operations Access, which the scopes give. Without it no scope is sent.
    pub developer: bool,
    /// Protected Endpoint Access.
    pub protected: bool,
    /// Whether that is access to all protected deployments, not to chosen ones.
    pub all_deployments: bool,
    pub deployments: VecSet<Chosen>,
    /// Router Access.
    pub router: bool,
    pub choice: Choice,
    pub custom: String,
    /// The expiration of the token that is changed.
    pub ends: Option<DateTime<Utc>>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            labels: String::new(),
            scopes: VecSet::default(),
            token_type: Type::Personal,
            developer: true,
            protected: false,
            all_deployments: true,
            deployments: VecSet::default(),
            router: false,
            choice: Choice::Days(30),
            custom: String::new(),
            ends: None,
        }
    }
}

impl Draft {
    /// The form that a link fills in, and the values of the link that are not valid.
    pub fn from_prefill(prefill: &Prefill) -> (Self, Vec<Ignored>) {
        let mut draft = Self::default();
        let mut odd = Vec::new();
        // An invalid name or a too long description is shown, and refused beside its field.
        draft.name = prefill.name.clone().unwrap_or_default();
        draft.description = prefill.description.clone().unwrap_or_default();
        for scope in prefill.scopes.iter().flatten() {
            if is_valid_scope(scope) {
                draft.scopes.insert(scope.clone());
            } else {
                odd.push(Ignored::new("scopes", scope));
            }
        }
        if let Some(kind) = &prefill.token_type {
            match Type::ALL.into_iter().find(|t| t.key() == kind) {
                Some(kind) => draft.token_type = kind,
                None => odd.push(Ignored::new("token_type", kind)),
            }
        }
        // If both are given, the moment counts.
        let mut is_set = false;
        for (key, text) in [("expires_at", &prefill.expires_at), ("expires_in", &prefill.expires_in)] {
            let Some(text) = text.as_deref().map(str::trim) else { continue };
            match expiration::choice_of_link(key, text).filter(|_| !is_set) {
                Some(choice) => {
                    is_set = true;
                    draft.choice = choice;
                    if choice == Choice::Custom {
                        draft.custom = text.to_owned();
                    }
                }
                None => odd.push(Ignored::new(key, text)),
            }
        }
        (draft, odd)
    }

    /// The form for a new token with the rights and the lifetime of this one.
    pub fn like(token: &Token, name: String) -> Self {
        let length = token.created_at.as_ref().and_then(Time::utc).zip(token.expires());
        let days = length.map(|(from, to)| {
            (to - from + TimeDelta::hours(12)).num_days().clamp(1, expiration::FURTHEST_DAYS)
        });
        let (choice, custom) = match days {
            Some(days) if PRESETS.contains(&days) => (Choice::Days(days), String::new()),
            Some(days) => (Choice::Custom, format!("{days}d")),
            // Without an end, or with one that could not be read: an end is proposed.
            None => (Choice::Days(90), String::new()),
        };
        Self { name, choice, custom, ends: None, ..Self::of(token) }
    }

    /// The form that holds what this token has, to change it.
    pub fn of(token: &Token) -> Self {
        Self {
            name: token.name.clone(),
            description: token.description.clone(),
            labels: labels_text(&token.labels),
            scopes: token.scopes.iter().cloned().collect(),
            token_type: match token.token_type() {
                TokenType::Personal => Type::Personal,
                TokenType::Organization => Type::Organization,
                TokenType::Monitoring => Type::Monitoring,
            },
            developer: token.is_api_token || !token.scopes.is_empty(),
            protected: token.is_access_token,
            // Never more than it has: if the server does not say which deployments it has, they have to be chosen.
            all_deployments: token.is_global_access || !token.is_access_token,
            deployments: chosen(token),
            router: token.is_global_router_access,
            choice: Choice::Keep,
            custom: String::new(),
            ends: token.expires(),
        }
    }

    /// The form for `bentoml cloud login`: the least that the tool needs to sign in and to list tokens, for 30 days.
    pub fn for_login(today: NaiveDate, is_taken: impl Fn(&str) -> bool) -> Self {
        Self {
            name: free_name(&format!("cli-{today}"), is_taken),
            description: m::draft::LOGIN_DESCRIPTION.string(),
            scopes: VecSet::from(["read_organization".to_owned()]),
            ..Self::default()
        }
    }
}

/// The deployments of a token. A deployment without a name is shown by its uid.
fn chosen(token: &Token) -> VecSet<Chosen> {
    let name = |(place, uid): (usize, &String)| {
        let name = token.deployment_names.get(place).filter(|name| !name.is_empty()).unwrap_or(uid);
        Chosen { uid: uid.clone(), name: name.clone() }
    };
    token.deployment_uids.iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_latest;
#[cfg(test)]
mod tests_prefill;
#[cfg(test)]
mod tests_zones;
