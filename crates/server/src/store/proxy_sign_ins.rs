//! People whom an authenticating proxy signs in. A person has one session for each address (an IPv6 /64 is one): it begins
//! with the first request, and again after it has ended. So the trail has an event for each.

use super::Store;
use super::columns::micros;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::members::{Member, Role, by_name};
use super::session_uses::SessionUses;
use super::sessions::{self, NewSession, SessionKind};
use super::wrong_clock::is_valid;
use crate::network::network;
use crate::secrets::Hash;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use std::net::IpAddr;

/// Who a login name of the proxy is.
#[derive(Clone, Debug)]
pub enum ProxyPerson {
    /// A member, with the hash of the session.
    Member(Box<Member>, Hash),
    /// There is no such member.
    Unknown,
    /// The person has left the organization.
    HasLeft,
}

/// How many sessions of one person begin in the lifetime of one. Where there are as many, requests of further addresses use
/// the newest one: a person with many addresses must not fill the disk.
const MOST_SESSIONS: usize = 100;

/// What counts as one address.
fn place(address: &str) -> Option<IpAddr> {
    address.parse().ok().map(network)
}

/// The session of this user for a request from this address: its hash, and when it was last used. `is_live` says whether
/// it has not ended by not being used.
fn session_at(
    db: &Connection,
    user: i64,
    address: &str,
    is_live: &dyn Fn(&(Hash, i64)) -> bool,
    now: DateTime<Utc>,
) -> Result<Option<(Hash, i64)>, StoreError> {
    let here = place(address);
    let (mut newest, mut count) = (None, 0);
    let mut statement = db.prepare_cached(
        "SELECT hash, last_used_at, address, ends_at FROM sessions
         WHERE user_id = ? AND kind = 'proxy' AND ends_at > ? ORDER BY created_at DESC, uid LIMIT ?",
    )?;
    let mut rows = statement.query(params![user, micros(now), MOST_SESSIONS as i64])?;
    while let Some(row) = rows.next()? {
        count += 1;
        let Some(hash) = Hash::stored(&row.get::<_, Vec<u8>>(0)?) else { continue };
        let found = (hash, row.get(1)?);
        if !is_valid(row.get(3)?, SessionKind::Proxy.lifetime(), now) || !is_live(&found) {
            continue;
        }
        let began_at: String = row.get(2)?;
        if place(&began_at) == here {
            return Ok(Some(found));
        }
        newest = newest.or(Some(found));
    }
    Ok(newest.filter(|_| count >= MOST_SESSIONS))
}

/// Why the person with this unknown name does not become a member; `None` where they do. Identity providers take a typed
/// name in any case and may pass it on as it was typed, so a name that differs from that of a current or former member in
/// upper and lower case only is no other person. Letters outside of ASCII have more such spellings: those names do not join.
fn refusal_to_join(
    db: &Connection,
    name: &str,
    joins: Option<Role>,
) -> Result<Option<ProxyPerson>, StoreError> {
    if joins.is_none() || !name.is_ascii() {
        return Ok(Some(ProxyPerson::Unknown));
    }
    let has_left: Option<bool> = db
        .prepare_cached(
            "SELECT left_at IS NOT NULL AS gone FROM users WHERE lower(name) = lower(?) ORDER BY gone DESC",
        )?
        .query_row([name], |row| row.get(0))
        .optional()?;
    Ok(has_left.map(|has_left| if has_left { ProxyPerson::HasLeft } else { ProxyPerson::Unknown }))
}

/// Adds a member with this role. An address of email as the login name is the email address too.
fn join(
    db: &Connection,
    name: &str,
    role: Role,
    address: &str,
    now: DateTime<Utc>,
) -> Result<Option<Member>, StoreError> {
    let email = if name.contains('@') { name } else { "" };
    db.execute(
        "INSERT INTO users (name, email, first_name, last_name, role) VALUES (?, ?, '', '', ?)",
        params![name, email, role.name()],
    )?;
    let Some(member) = by_name(db, name)? else { return Ok(None) };
    let actor = Actor::person(&member, address.to_owned());
    events::record(db, &actor, &NewEvent::member(name, None, Some(role), now))?;
    Ok(Some(member))
}

impl Store {
    /// The person whom a trusted proxy names, and the use of their session, which begins where there is none. With `joins`
    /// an unknown person becomes a member with this role; a former member does not.
    pub async fn proxy_person(
        &self,
        name: String,
        address: String,
        joins: Option<Role>,
        idle: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<ProxyPerson, StoreError> {
        let uses = self.noted_session_uses();
        let is_live = move |(hash, used): &(Hash, i64)| {
            let noted = uses.get(hash.bytes()).copied().unwrap_or(i64::MIN);
            !SessionUses::is_idle(noted.max(*used), idle, now)
        };
        let (wanted, from) = (name.clone(), address.clone());
        let known = self
            .read(move |db| {
                let Some(member) = by_name(db, &wanted)? else {
                    return Ok(Err(refusal_to_join(db, &wanted, joins)?));
                };
                let session = session_at(db, member.id, &from, &is_live, now)?;
                Ok(Ok((member, session)))
            })
            .await?;
        match known {
            Err(Some(refusal)) => return Ok(refusal),
            Ok((member, _)) if member.has_left => return Ok(ProxyPerson::HasLeft),
            Ok((member, Some((hash, stored)))) => {
                self.note_session_use(hash.clone(), stored, now);
                return Ok(ProxyPerson::Member(Box::new(member), hash));
            }
            _ => {}
        }
        self.write(move |db| {
            let member = match by_name(db, &name)? {
                Some(member) => Some(member),
                None => match (refusal_to_join(db, &name, joins)?, joins) {
                    (Some(refusal), _) => return Ok(refusal),
                    (None, Some(role)) => join(db, &name, role, &address, now)?,
                    (None, None) => None,
                },
            };
            let Some(member) = member else { return Ok(ProxyPerson::Unknown) };
            if member.has_left {
                return Ok(ProxyPerson::HasLeft);
            }
            // Another request of the same page may have begun it since.
            let is_live = |(_, used): &(Hash, i64)| !SessionUses::is_idle(*used, idle, now);
            if let Some((hash, _)) = session_at(db, member.id, &address, &is_live, now)? {
                return Ok(ProxyPerson::Member(Box::new(member), hash));
            }
            let session = NewSession {
                hash: Hash::of_no_value(),
                kind: SessionKind::Proxy,
                address,
                ends_at: now + SessionKind::Proxy.lifetime(),
                replaced: Vec::new(),
            };
            Ok(match sessions::begin(db, &session, member.id, now)? {
                Some(member) => ProxyPerson::Member(Box::new(member), session.hash),
                None => ProxyPerson::HasLeft,
            })
        })
        .await
    }
}
