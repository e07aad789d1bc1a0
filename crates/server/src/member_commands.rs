//! Runs `token-server member …` on a database that a server may have open. The caller prints the result.

use crate::bootstrap;
use crate::options::Action;
use crate::store::{Actor, Added, Changed, Member, Role, Store, StoreError};
use chrono::{DateTime, Utc};
use token_api::Secret;

/// What the command prints.
#[derive(Debug)]
pub enum Output {
    /// Lines of text.
    Lines(Vec<String>),
    /// A sign-in link: the server's address, then path and query with the key.
    Link(String, Secret),
}

/// Runs the action. The events name this system user. An error is a sentence.
pub async fn run(
    store: &Store,
    action: Action,
    system_user: &str,
    now: DateTime<Utc>,
) -> Result<Output, String> {
    let system_user: String = system_user.chars().filter(|c| !c.is_control()).take(64).collect();
    let actor = Actor::command_line(&system_user);
    let lines = match action {
        Action::List => table(&store.everybody(None).await.map_err(explain)?),
        Action::Add { name, email, role } => {
            let added = store.add_member(name.clone(), email, role, actor, now).await.map_err(explain)?;
            vec![describe_added(&name, role, added)?]
        }
        Action::ChangeRole { name, role } => {
            let changed = store.change_role(name.clone(), role, actor, now).await.map_err(explain)?;
            let role = with_article(role);
            match changed {
                Changed::Done => vec![format!("{name} is {role} now.")],
                Changed::Same => vec![format!("{name} is {role} already.")],
                refused => return Err(refusal(&name, refused, "have another role")),
            }
        }
        Action::Remove { name } => {
            match store.remove_member(name.clone(), actor, now).await.map_err(explain)? {
                Changed::Done => {
                    vec![format!("{name} is no longer a member: their personal tokens are refused.")]
                }
                refused => return Err(refusal(&name, refused, "be removed")),
            }
        }
        Action::Link { name, public_url } => {
            let found = store.person(&*name).await.map_err(explain)?;
            let member = found.ok_or_else(|| refusal(&name, Changed::Unknown, ""))?;
            let path = bootstrap::link(store, &member, Some(actor), now).await.map_err(explain)?;
            let path = path.ok_or_else(|| refusal(&name, Changed::HasLeft, ""))?;
            return Ok(Output::Link(public_url, path));
        }
    };
    Ok(Output::Lines(lines))
}

fn describe_added(name: &str, role: Role, added: Added) -> Result<String, String> {
    let role = with_article(role);
    match added {
        Added::New => Ok(format!("{name} is a member now, as {role}.")),
        Added::Returned { expired: 0 } => Ok(format!("{name} had left and is a member again, as {role}.")),
        Added::Returned { expired } => Ok(format!(
            "{name} had left and is a member again, as {role}. Personal tokens that expired now: {expired}."
        )),
        Added::Present(present) => Err(format!(
            "{name} is a member already, as {}: “member role {name} ROLE” gives another role",
            with_article(present)
        )),
    }
}

fn refusal(name: &str, refused: Changed, what: &str) -> String {
    match refused {
        Changed::HasLeft => {
            format!("{name} has left the organization: “member add {name} --email EMAIL” brings them back")
        }
        Changed::LastAdmin => {
            format!("{name} is the last admin and cannot {what}: make somebody else an admin first")
        }
        Changed::Unknown | Changed::Done | Changed::Same => {
            format!("there is no member with the login name {name}: “member list” shows all")
        }
    }
}

fn with_article(role: Role) -> &'static str {
    match role {
        Role::Guest => "a guest",
        Role::Developer => "a developer",
        Role::Admin => "an admin",
    }
}

fn explain(error: StoreError) -> String {
    match error {
        StoreError::Unavailable(detail) => {
            format!("the database cannot be used now ({detail}): try again in a moment")
        }
        other => format!("the database cannot be used: {other}"),
    }
}

/// Login name, role and email address in columns. The role of a former member is `left`.
fn table(members: &[Member]) -> Vec<String> {
    let rows = members.iter().map(|member| {
        let role = if member.has_left { "left" } else { member.role.name() };
        [member.user.name.as_str(), role, member.user.email.as_str()]
    });
    let rows: Vec<_> = std::iter::once(["NAME", "ROLE", "EMAIL"]).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let (first, second) = (width(0), width(1));
    rows.iter().map(|[name, role, email]| format!("{name:first$}  {role:second$}  {email}")).collect()
}
