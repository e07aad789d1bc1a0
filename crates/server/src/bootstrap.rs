//! What happens once at each start: the organization, the first admin's token, the demo data, and
//! the links that are printed.
//!
//! What never lives here: printing. The caller decides where the words go; they hold values.

use crate::app::App;
use crate::demo;
use crate::secrets::{Hash, new_secret, new_uid};
use crate::store::{Actor, Member, NewToken, Store, StoreError};
use chrono::{DateTime, Utc};
use token_api::Secret;

/// What the environment and the command line say about the data.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The first admin token's value; random where there is none. Counts at the first start alone.
    pub admin_token: Option<Secret>,
    /// How many demo tokens to make; 0 for no demo data.
    pub demo: usize,
    /// For tests: demo people get a personal token each, with the value
    /// `<prefix>-admin`, `<prefix>-member` or `<prefix>-leaver`.
    pub demo_tokens: Option<Secret>,
}

/// What a start made.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// The admin token's value, where this start made it up.
    pub admin_token: Option<Secret>,
    /// Whether the admin token in the environment is not the one of the first start, and so means nothing.
    pub ignored_admin_token: bool,
    /// Whether this start filled in the demo data.
    pub demo: bool,
}

/// Makes what is missing.
pub async fn prepare(store: &Store, data: &Data, now: DateTime<Utc>) -> Result<Made, StoreError> {
    let mut made = Made::default();
    let value = data.admin_token.clone().unwrap_or_else(new_secret);
    let hash = Hash::of(value.expose());
    let first = store
        .create_organization(new_uid(), demo::ADMIN, now, move |admin| {
            NewToken::personal(admin, "first-admin-token", "Made by the first start of the server", hash, now)
        })
        .await?;
    if first && data.admin_token.is_none() {
        made.admin_token = Some(value);
    } else if !first && data.admin_token.is_some() {
        made.ignored_admin_token = store.by_hash(Hash::of(value.expose())).await?.is_none();
    }
    if data.demo > 0 {
        made.demo = store
            .fill_demo(&demo::PEOPLE, demo::deployments(now), data.demo, now, move |index, people| {
                demo::token(index, people, now)
            })
            .await?;
        if let Some(prefix) = &data.demo_tokens {
            for (person, role) in [("admin", "admin"), (demo::MEMBER, "member"), (demo::LEAVER, "leaver")] {
                let Some(member) = store.person(person).await? else { continue };
                let hash = Hash::of(Secret::new(format!("{}-{role}", prefix.expose())).expose());
                if store.by_hash(hash.clone()).await?.is_none() {
                    add_demo_sign_in(store, &member, hash, now).await?;
                }
            }
        }
    }
    Ok(made)
}

/// Another prefix than the last time needs another name.
async fn add_demo_sign_in(
    store: &Store,
    person: &Member,
    hash: Hash,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const WORDS: &str = "Signs the demo person in";
    let actor = Actor::person(person, String::new());
    let person = person.id;
    match store.add(NewToken::personal(person, "demo-sign-in", WORDS, hash.clone(), now), actor.clone()).await
    {
        Err(StoreError::NameTaken) => {
            let name = format!("demo-sign-in-{}", new_uid());
            store.add(NewToken::personal(person, &name, WORDS, hash, now), actor).await.map(drop)
        }
        other => other.map(drop),
    }
}

/// One line that is printed: what it is for, and the link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Whom it signs in.
    pub who: &'static str,
    /// The path and query; the key in it works once.
    pub path: Secret,
}

/// A new sign-in link for this member: its path, with a key that works once; `None` where they have left. With `told_by`
/// an event tells of it.
pub async fn link(
    store: &Store,
    member: &Member,
    told_by: Option<Actor>,
    now: DateTime<Utc>,
) -> Result<Option<Secret>, StoreError> {
    let key = new_secret();
    let added = store.add_sign_in_key(Hash::of(key.expose()), member, told_by, now).await?;
    Ok(added.then(|| Secret::new(format!("/login?key={}", key.expose()))))
}

/// New sign-in links: for the first admin and, where this run has the demo, for the demo's member while they are one.
pub async fn links(app: &App, has_demo: bool) -> Result<Vec<Link>, StoreError> {
    let store = app.store();
    let mut members = vec![("admin", store.first_admin(demo::ADMIN.name).await?)];
    if has_demo {
        members.push(("member", demo_person(store, demo::MEMBER).await?));
    }
    let mut links = Vec::new();
    for (who, member) in members {
        if let Some(member) = member
            && let Some(path) = link(store, &member, None, app.now()).await?
        {
            links.push(Link { who, path });
        }
    }
    Ok(links)
}

/// The display name of the demo's person who left, while that is so.
pub async fn demo_leaver(store: &Store) -> Result<Option<String>, StoreError> {
    let leaver = demo_person(store, demo::LEAVER).await?.filter(|leaver| leaver.has_left);
    Ok(leaver.map(|leaver| leaver.user.display_name()))
}

/// Somebody of the demo data, and not somebody else of that login name, who was there before it.
async fn demo_person(store: &Store, name: &str) -> Result<Option<Member>, StoreError> {
    let of_the_demo = |member: &Member| {
        demo::PEOPLE.iter().any(|demo| demo.name == member.user.name && demo.email == member.user.email)
    };
    Ok(store.person(name).await?.filter(of_the_demo))
}
