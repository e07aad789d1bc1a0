//! What happens once at each start: the organization, the first admin's token, the demo data, and
//! the links that are printed.
//!
//! What never lives here: printing. The caller decides where the words go; they hold values.

use crate::app::App;
use crate::demo;
use crate::secrets::{Hash, new_secret, new_uid};
use crate::store::{Member, NewToken, Store, StoreError};
use chrono::{DateTime, Utc};
use token_api::{API, Secret};

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
    let first = store.found(new_uid(), demo::ADMIN, now).await?;
    let admin = admin(store).await?;
    // Looked for apart from the organization: a start that broke off between the two is made good.
    match &data.admin_token {
        Some(value) if first => add_personal(store, &admin, "first-admin-token", FIRST, value, now).await?,
        Some(value) => made.ignored_admin_token = store.by_hash(Hash::of(value.expose())).await?.is_none(),
        None if first => {
            let value = new_secret();
            add_personal(store, &admin, "first-admin-token", FIRST, &value, now).await?;
            made.admin_token = Some(value);
        }
        None => {}
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
                let value = Secret::new(format!("{}-{role}", prefix.expose()));
                if store.by_hash(Hash::of(value.expose())).await?.is_none() {
                    add_personal(store, &member, "demo-sign-in", "Signs the demo person in", &value, now)
                        .await?;
                }
            }
        }
    }
    Ok(made)
}

const FIRST: &str = "Made by the first start of the server";

/// One line that is printed: what it is for, and the link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Whom it signs in.
    pub who: &'static str,
    /// The path and query; the key in it works once.
    pub path: Secret,
}

/// New sign-in links: for the admin, and for the demo's member where there is one.
pub async fn links(app: &App) -> Result<Vec<Link>, StoreError> {
    let mut links = Vec::new();
    for (name, who) in [("admin", "admin"), (demo::MEMBER, "member")] {
        if let Some(member) = app.store().person(name).await? {
            let path = Secret::new(format!("/login?key={}", app.keys().issue(member.id).expose()));
            links.push(Link { who, path });
        }
    }
    Ok(links)
}

async fn admin(store: &Store) -> Result<Member, StoreError> {
    store.person(demo::ADMIN.name).await?.ok_or_else(|| StoreError::Broken("the admin is missing".into()))
}

async fn add_personal(
    store: &Store,
    member: &Member,
    name: &str,
    description: &str,
    value: &Secret,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let token = NewToken {
        uid: new_uid(),
        creator: member.id,
        name: name.into(),
        description: description.into(),
        scopes: vec![API.into()],
        labels: Vec::new(),
        deployments: Vec::new(),
        created_at: now,
        expired_at: None,
        last_used_at: None,
        is_api_token: true,
        is_organization_token: false,
        is_global_access: false,
        is_monitoring_token: false,
        hash: Hash::of(value.expose()),
    };
    store.add(token).await.map(drop)
}
