//! The figures of tokens for `/metrics`: how many there are, and when they expire.

use super::Store;
use super::columns::{as_i64, micros};
use super::error::StoreError;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use token_api::TokenType;

/// The largest number of tokens whose expiry is told one by one.
pub const MAX_EXPIRIES: u64 = 1000;

/// How long after its expiry a token is still told, so that an alert about it does not end at the moment it expires.
const TOLD_AFTER_EXPIRY: TimeDelta = TimeDelta::days(7);

/// Scrapes wait for each other as the lists of one person do, because everybody who reaches the listener can ask. It is the
/// row id of no person.
const SCRAPES: i64 = 0;

/// What a token is at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenState {
    /// It works.
    Active,
    /// It has expired.
    Expired,
    /// It has not expired, but it is a personal token of somebody who left.
    CreatorLeft,
}

/// The figures at a time.
#[derive(Debug, Default)]
pub struct TokenFigures {
    /// The number of tokens of each state and type; those with none are missing.
    pub counts: HashMap<(TokenState, TokenType), i64>,
    /// The earliest expiries first, [`MAX_EXPIRIES`] at most, of tokens that are active or expired in the last week.
    pub expiries: Vec<Expiry>,
    /// How many more such tokens there are.
    pub omitted_expiries: i64,
}

/// When a token expires.
#[derive(Debug)]
#[allow(missing_docs)] // `token_api::Token` explains the fields.
pub struct Expiry {
    pub name: String,
    pub uid: String,
    pub at: DateTime<Utc>,
}

/// A token whose creator is still a member, or that belongs to the organization, and that expires at a time after `?1`.
const TOLD: &str = "FROM tokens t JOIN users u ON u.id = t.user_id
    WHERE t.expired_at > ?1 AND (u.left_at IS NULL OR t.is_organization_token)";

impl Store {
    /// The figures at this time.
    pub async fn token_figures(&self, now: DateTime<Utc>) -> Result<TokenFigures, StoreError> {
        self.read_list(Some(SCRAPES), move |db| {
            let mut figures = TokenFigures::default();
            let mut counts = db.prepare_cached(
                "SELECT coalesce(t.expired_at <= ?1, 0), u.left_at IS NOT NULL AND NOT t.is_organization_token,
                    t.is_monitoring_token, t.is_organization_token, count(*)
                 FROM tokens t JOIN users u ON u.id = t.user_id GROUP BY 1, 2, 3, 4",
            )?;
            let mut rows = counts.query([micros(now)])?;
            while let Some(row) = rows.next()? {
                let state = match (row.get(0)?, row.get(1)?) {
                    (true, _) => TokenState::Expired,
                    (false, true) => TokenState::CreatorLeft,
                    (false, false) => TokenState::Active,
                };
                let kind = match (row.get(2)?, row.get(3)?) {
                    (true, _) => TokenType::Monitoring,
                    (false, true) => TokenType::Organization,
                    (false, false) => TokenType::Personal,
                };
                *figures.counts.entry((state, kind)).or_default() += row.get::<_, i64>(4)?;
            }
            let after = micros(now - TOLD_AFTER_EXPIRY);
            let mut earliest = db.prepare_cached(&format!(
                "SELECT t.name, t.uid, t.expired_at {TOLD} ORDER BY t.expired_at, t.id LIMIT ?2"
            ))?;
            let mut rows = earliest.query([after, as_i64(MAX_EXPIRIES)])?;
            while let Some(row) = rows.next()? {
                // A number that is no time is outside of what the API accepts.
                if let Some(at) = DateTime::from_timestamp_micros(row.get(2)?) {
                    figures.expiries.push(Expiry { name: row.get(0)?, uid: row.get(1)?, at });
                }
            }
            let all: i64 =
                db.prepare_cached(&format!("SELECT count(*) {TOLD}"))?.query_row([after], |row| row.get(0))?;
            figures.omitted_expiries = all - i64::try_from(figures.expiries.len()).unwrap_or(all);
            Ok(figures)
        })
        .await
    }
}
