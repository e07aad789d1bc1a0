//! Prepares the database at each start: the organization, the first admin's token, the demo data and sign-in links. The
//! caller prints the results, which contain secret values.

use crate::app::App;
use crate::demo;
use crate::secrets::{Hash, new_secret, new_uid};
use crate::store::{Actor, Member, NewToken, Store, StoreError};
use chrono::{DateTime, Utc};
use token_api::Secret;

/// What the command line and the environment say about the data.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The value of the first admin token; `None` for a random one. Used at the first start only.
    pub admin_token: Option<Secret>,
    /// How many demo tokens to create; 0 for no demo data.
    pub demo: usize,
    /// For tests, the prefix of known values: the demo's admin, member and former member get a personal token with the
    /// value `<prefix>-admin`, `<prefix>-member` and `<prefix>-leaver`.
    pub demo_tokens: Option<Secret>,
}

/// What a start created.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// The value of the admin token, where this start made a random one.
    pub admin_token: Option<Secret>,
    /// Whether the database is new.
    pub is_first: bool,
    /// Whether the given admin token has no effect, because the database has an admin already.
    pub ignored_admin_token: bool,
    /// Whether this start inserted the demo data.
    pub demo: bool,
}

/// Creates what is missing.
pub async fn prepare(store: &Store, data: &Data, now: DateTime<Utc>) -> Result<Made, StoreError> {
    let mut made = Made::default();
    let value = data.admin_token.clone().unwrap_or_else(new_secret);
    let hash = Hash::of(value.expose());
    let first = store
        .create_organization(new_uid(), demo::ADMIN, now, move |admin| {
            NewToken::personal(admin, "first-admin-token", "Made by the first start of the server", hash, now)
        })
        .await?;
    made.is_first = first;
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

/// Adds a token with this hash. A start with another prefix needs another name for the token.
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

/// A sign-in link.
#[derive(Clone, Debug)]
pub struct Link {
    /// The role of the person whom it signs in, as it is printed.
    pub who: &'static str,
    /// Path and query. The key in it works once.
    pub path: Secret,
}

/// Path and query of a new sign-in link for this member; `None` where the member has left. With `made_by` an event records
/// it.
pub async fn link(
    store: &Store,
    member: &Member,
    made_by: Option<Actor>,
    now: DateTime<Utc>,
) -> Result<Option<Secret>, StoreError> {
    let key = new_secret();
    let added = store.add_sign_in_key(Hash::of(key.expose()), member, made_by, now).await?;
    Ok(added.then(|| Secret::new(format!("/login?key={}", key.expose()))))
}

/// New sign-in links for the first admin and, with the demo, for the demo's member.
pub async fn links(app: &App, has_demo: bool) -> Result<Vec<Link>, StoreError> {
    let store = app.store();
    let mut members = vec![("admin", store.first_admin(demo::ADMIN.name).await?)];
    if has_demo {
        members.push(("member", demo_person(store, demo::MEMBER).await?));
    }
    let mut links = Vec::new();
    for (who, member) in members {
        if let Some(member) = member
            && let Some(path) = link(store, &member, Some(Actor::server()), app.now()).await?
        {
            links.push(Link { who, path });
        }
    }
    Ok(links)
}

/// The display name of the demo's former member; `None` where that person is a member again.
pub async fn demo_leaver(store: &Store) -> Result<Option<String>, StoreError> {
    let leaver = demo_person(store, demo::LEAVER).await?.filter(|leaver| leaver.has_left);
    Ok(leaver.map(|leaver| leaver.user.display_name()))
}

/// The person of the demo data with this login name; `None` where the name belongs to somebody else.
async fn demo_person(store: &Store, name: &str) -> Result<Option<Member>, StoreError> {
    let is_of_demo = |member: &Member| {
        demo::PEOPLE.iter().any(|demo| demo.name == member.user.name && demo.email == member.user.email)
    };
    Ok(store.person(name).await?.filter(is_of_demo))
}
