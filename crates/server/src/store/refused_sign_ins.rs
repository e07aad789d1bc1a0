//! Counts refused sign-ins: one event for each address and minute. They are noted in memory and written together, so that
//! many wrong credentials cause few writes and few rows.

use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::{Store, lock};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The largest number of events about refused sign-ins in an hour. Further addresses are counted together, in one event a
/// minute: many addresses must not fill the disk.
const EVENTS_AN_HOUR: i64 = 600;

/// The largest number of addresses that are noted in memory. Further ones are counted together.
const MAX_NOTED: usize = 1000;

/// The refused sign-ins that are not written yet, by the start of their minute and their address.
pub(super) type Refusals = HashMap<(DateTime<Utc>, String), Refused>;

/// The refused sign-ins of one address in one minute.
#[derive(Clone, Debug)]
pub(super) struct Refused {
    first_at: DateTime<Utc>,
    count: u32,
    /// The kinds of the credentials, sorted.
    credentials: Vec<String>,
    /// Whether they came from several addresses, which are not named.
    are_others: bool,
}

impl Refused {
    fn add(&mut self, other: &Self) {
        self.first_at = self.first_at.min(other.first_at);
        self.count = self.count.saturating_add(other.count);
        self.credentials = merged(&self.credentials, &other.credentials);
        self.are_others |= other.are_others;
    }

    /// The field `after` of the event.
    fn after(&self, before: &[String]) -> Map<String, Value> {
        let mut after = Map::new();
        after.insert("credentials".into(), json!(merged(before, &self.credentials)));
        if self.are_others {
            after.insert("other_addresses".into(), json!(true));
        }
        after
    }
}

fn merged(one: &[String], other: &[String]) -> Vec<String> {
    let mut all = [one, other].concat();
    all.sort_unstable();
    all.dedup();
    all
}

fn minute_of(at: DateTime<Utc>) -> DateTime<Utc> {
    at - TimeDelta::microseconds(micros(at).rem_euclid(60_000_000))
}

fn add(noted: &mut Refusals, (minute, address): (DateTime<Utc>, String), refused: &Refused) {
    let mut key = (minute, address);
    let mut refused = refused.clone();
    if noted.len() >= MAX_NOTED && !noted.contains_key(&key) {
        (key.1, refused.are_others) = (String::new(), true);
    }
    match noted.get_mut(&key) {
        Some(known) => known.add(&refused),
        None => {
            noted.insert(key, refused);
        }
    }
}

/// Adds to the event of this address and minute, or records a new one.
fn write(db: &Connection, minute: DateTime<Utc>, address: &str, refused: &Refused) -> Result<(), StoreError> {
    let known = db
        .prepare_cached(
            "SELECT id, after FROM events
             WHERE operation = 'sign_in_refused' AND created_at >= ? AND created_at < ? AND address = ?
             ORDER BY id LIMIT 1",
        )?
        .query_row(params![micros(minute), micros(minute + TimeDelta::minutes(1)), address], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    if let Some((id, after)) = known {
        let before: Map<String, Value> = serde_json::from_str(&after).unwrap_or_default();
        let texts = before.get("credentials").and_then(Value::as_array).into_iter().flatten();
        let credentials: Vec<String> = texts.filter_map(|text| text.as_str().map(str::to_owned)).collect();
        db.prepare_cached("UPDATE events SET count = count + ?, after = ? WHERE id = ?")?
            .execute(params![refused.count, Value::Object(refused.after(&credentials)).to_string(), id])?;
        return Ok(());
    }
    let of_the_hour: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM events
             WHERE operation = 'sign_in_refused' AND created_at > ? AND created_at <= ?",
        )?
        .query_row([micros(refused.first_at - TimeDelta::hours(1)), micros(refused.first_at)], |row| {
            row.get(0)
        })?;
    if of_the_hour >= EVENTS_AN_HOUR && !refused.are_others {
        return write(db, minute, "", &Refused { are_others: true, ..refused.clone() });
    }
    let event = NewEvent::refused_sign_ins(refused.count, refused.after(&[]), refused.first_at);
    events::record(db, &Actor::unknown(address.to_owned()), &event)
}

impl Store {
    /// Notes a refused sign-in from this address. `credential` says what was wrong, such as `link`.
    /// [`Store::write_refused_sign_ins`] writes it.
    pub fn note_refused_sign_in(&self, credential: &str, address: String, now: DateTime<Utc>) {
        let refused =
            Refused { first_at: now, count: 1, credentials: vec![credential.into()], are_others: false };
        add(&mut lock(&self.0.refusals), (minute_of(now), address), &refused);
    }

    /// Writes the noted refusals in one transaction. After an error they are still noted.
    pub async fn write_refused_sign_ins(&self) -> Result<(), StoreError> {
        let noted = std::mem::take(&mut *lock(&self.0.refusals));
        if noted.is_empty() {
            return Ok(());
        }
        let mut sorted: Vec<_> = noted.clone().into_iter().collect();
        sorted.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let written = self
            .write(move |db| {
                for ((minute, address), refused) in &sorted {
                    write(db, *minute, address, refused)?;
                }
                Ok(())
            })
            .await;
        if written.is_err() {
            let mut now_noted = lock(&self.0.refusals);
            for (key, refused) in noted {
                add(&mut now_noted, key, &refused);
            }
        }
        written
    }
}
