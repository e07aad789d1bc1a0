//! Who may do what: pure decisions on scopes and roles. The README of this crate has the table. `caller.rs` finds out who
//! the caller is.

mod lifetime;
mod reading;

pub use self::reading::handed_over;

use self::lifetime::is_later;

use crate::failure::Failure;
use crate::secrets::Hash;
use crate::store::{Actor, Member, Role, SentCredential, StoredToken, TokenChange, Visible};
use chrono::{DateTime, Utc};
use token_api::{API, Token};

/// Needed to read tokens.
pub const READ_ORGANIZATION: &str = "read_organization";
/// Needed to create, change and delete tokens.
pub const WRITE_ORGANIZATION: &str = "write_organization";
/// Needed to read deployments.
pub const READ_CLUSTER: &str = "read_cluster";

/// Who sends a request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The person: for a token, its creator.
    pub member: Member,
    /// What the request was sent with.
    pub credential: Credential,
    /// Whether the caller sees only their own tokens, also as an admin: on Yatai.
    pub only_own: bool,
    /// The hash of what the request was sent with. A write looks it up again.
    pub(crate) sent: SentCredential,
}

/// What a request was sent with.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A session, by a cookie or by a proxy: all rights of the person.
    Session,
    /// A token: only what its scopes allow.
    Token(Box<Token>),
}

/// The access that a create or an update asks for.
#[derive(Default)]
pub struct RequestedAccess<'a> {
    /// The scopes.
    pub scopes: &'a [String],
    /// Access to every protected deployment.
    pub is_global_access: bool,
    /// Access to the organization's router endpoint.
    pub is_global_router_access: bool,
    /// Uids of the protected deployments that the token may access.
    pub deployment_uids: &'a [String],
}

impl<'a> RequestedAccess<'a> {
    /// The access that this token has now.
    pub fn of(token: &'a Token) -> Self {
        Self {
            scopes: &token.scopes,
            is_global_access: token.is_global_access,
            is_global_router_access: token.is_global_router_access,
            deployment_uids: &token.deployment_uids,
        }
    }
}

impl Caller {
    /// Refuses a token without this scope.
    pub fn require_scope(&self, scope: &'static str) -> Result<(), Failure> {
        match &self.credential {
            Credential::Token(token) if !token.allows(scope) => {
                Err(Failure::forbidden("scope_required", format!("the api_token need the scopes: {scope}")))
            }
            _ => Ok(()),
        }
    }

    /// The hash of the session; refuses a token.
    pub fn require_session(&self) -> Result<Hash, Failure> {
        match &self.sent {
            SentCredential::Session(hash) => Ok(hash.clone()),
            SentCredential::Token(_) => Err(Failure::forbidden(
                "session_required",
                "Sessions can be listed and ended by a signed-in person only, not with an API token.",
            )),
        }
    }

    /// Whether the caller is an admin who has not left.
    pub fn is_admin(&self) -> bool {
        self.member.role == Role::Admin && !self.member.has_left
    }

    /// The caller as the actor of an event, at this address.
    pub fn actor(&self, address: String) -> Actor {
        let person = Actor::person(&self.member, address);
        match (&self.credential, &self.sent) {
            (Credential::Token(token), _) => person.with_token(token),
            (Credential::Session, SentCredential::Session(hash)) => person.with_session(hash.session_id()),
            // On Yatai a token has the rights of a session.
            (Credential::Session, SentCredential::Token(_)) => person,
        }
    }

    /// Uid of the token that the request was sent with; `None` for a session.
    pub fn token_uid(&self) -> Option<String> {
        match &self.credential {
            Credential::Session => None,
            Credential::Token(token) => Some(token.uid.clone()),
        }
    }

    /// Which tokens the caller may see. An organization token still works after its creator has left, but then sees
    /// organization tokens only.
    pub fn visible(&self) -> Visible {
        if self.only_own {
            Visible::Own(self.member.id)
        } else if self.is_admin() {
            Visible::All
        } else if self.member.has_left {
            Visible::Organization
        } else {
            Visible::OwnAndOrganization(self.member.id)
        }
    }

    /// Whether the caller may see this token.
    pub fn sees(&self, token: &StoredToken) -> bool {
        match self.visible() {
            Visible::All => true,
            Visible::OwnAndOrganization(id) => token.is_organization_token || token.creator.id == id,
            Visible::Organization => token.is_organization_token,
            Visible::Own(id) => token.creator.id == id,
        }
    }

    /// Refuses to create a token of this type where the caller may not.
    pub fn may_create(&self, is_organization_token: bool) -> Result<(), Failure> {
        if self.member.has_left {
            return Err(Failure::forbidden(
                "creator_left",
                "This token's creator has left the organization: it cannot create tokens.",
            ));
        }
        self.refuse_guest("create")?;
        if is_organization_token { self.require_admin("create") } else { Ok(()) }
    }

    /// Refuses to change this token where the caller may not.
    pub fn may_change(&self, token: &StoredToken) -> Result<(), Failure> {
        if !self.sees(token) {
            return Err(Failure::no_such_token());
        }
        self.refuse_guest("change")?;
        if self.only_own {
            return Ok(());
        }
        if token.is_organization_token {
            return self.require_admin("change");
        }
        if token.creator.id != self.member.id {
            return Err(Failure::forbidden(
                "creator_required",
                "A personal token can be changed by its creator only. You may delete it.",
            ));
        }
        Ok(())
    }

    /// Refuses to delete this token where the caller may not.
    pub fn may_delete(&self, token: &StoredToken) -> Result<(), Failure> {
        if !self.sees(token) {
            return Err(Failure::no_such_token());
        }
        self.refuse_guest("delete")?;
        if token.is_organization_token && !self.only_own { self.require_admin("delete") } else { Ok(()) }
    }

    /// Refuses to give a token access that the caller's own token does not have. A token that is changed keeps the access
    /// that it has already (`already`).
    pub fn may_grant(&self, wanted: &RequestedAccess<'_>, already: Option<&Token>) -> Result<(), Failure> {
        let Credential::Token(own) = &self.credential else { return Ok(()) };
        if own.allows(API) {
            return Ok(());
        }
        let had = |scope: &str| already.is_some_and(|t| t.scopes.iter().any(|s| s == scope));
        let lacking: Vec<&str> =
            wanted.scopes.iter().map(String::as_str).filter(|s| !own.allows(s) && !had(s)).collect();
        if !lacking.is_empty() {
            return Err(Failure::forbidden(
                "scope_escalation",
                format!(
                    "The token that you use lacks these scopes itself, so it cannot give them: {}.",
                    lacking.join(", ")
                ),
            )
            .in_field("scopes"));
        }
        let reaches =
            |token: &Token, uid: &String| token.is_global_access || token.deployment_uids.contains(uid);
        if wanted.is_global_access && !own.is_global_access && !already.is_some_and(|t| t.is_global_access) {
            return Err(Failure::forbidden(
                "scope_escalation",
                "The token that you use does not reach all protected deployments itself, so it cannot give that.",
            )
            .in_field("is_global_access"));
        }
        if wanted.is_global_router_access
            && !own.is_global_router_access
            && !already.is_some_and(|t| t.is_global_router_access)
        {
            return Err(Failure::forbidden(
                "scope_escalation",
                "The token that you use does not reach the router endpoint itself, so it cannot give that.",
            )
            .in_field("is_global_router_access"));
        }
        let lacks = |uid: &&String| !reaches(own, uid) && !already.is_some_and(|t| reaches(t, uid));
        if let Some(uid) = wanted.deployment_uids.iter().find(lacks) {
            return Err(Failure::forbidden(
                "scope_escalation",
                format!("The token that you use does not reach the deployment {uid} itself, so it cannot give that."),
            )
            .in_field("deployment_uids"));
        }
        Ok(())
    }

    /// Refuses a change that gives a token access that the caller's own token does not have. Access is kept only for the
    /// time until the token's present end: to extend it is to give all of it, and an expired token has none. A caller who
    /// may not read tokens must not learn from the answer what it has: of the scopes that they send they need all, with an
    /// expiry all that the token has, whatever its end is, and the refusal names none.
    pub fn may_grant_by_change(
        &self,
        token: &Token,
        change: &TokenChange,
        sent: &[&str],
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let access = RequestedAccess { scopes: &change.scopes, ..RequestedAccess::of(token) };
        if self.may_read() {
            let gives_time = is_later(change.expired_at, token.expires());
            let already = Some(token).filter(|token| !gives_time && !token.has_expired(now));
            return self.may_grant(&access, already);
        }
        let already = Some(token).filter(|_| !sent.contains(&"expired_at"));
        let of_sent = RequestedAccess { scopes: &change.scopes, ..RequestedAccess::default() };
        let scopes = if sent.contains(&"scopes") { self.may_grant(&of_sent, None) } else { Ok(()) };
        scopes.and(self.may_grant(&access, already)).map_err(|_| {
            Failure::forbidden(
                "scope_escalation",
                "The token that you use lacks some of this access itself, so it cannot make this change.",
            )
            .in_field("scopes")
        })
    }

    fn refuse_guest(&self, verb: &str) -> Result<(), Failure> {
        if self.member.role != Role::Guest {
            return Ok(());
        }
        Err(Failure::forbidden(
            "role_required",
            format!(
                "Your role in the organization is guest, and guests cannot {verb} API tokens: an admin can give you another role."
            ),
        ))
    }

    fn require_admin(&self, verb: &str) -> Result<(), Failure> {
        if self.is_admin() {
            return Ok(());
        }
        Err(Failure::forbidden(
            "admin_required",
            format!("Only admins of the organization can {verb} organization tokens."),
        ))
    }
}
