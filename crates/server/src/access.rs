//! Who may do what: scopes and roles, as pure decisions. The table is in the README of this crate.
//!
//! What never lives here: HTTP, SQL, and how a caller proved who they are (that is `caller.rs`).

use crate::failure::Failure;
use crate::store::{Actor, Member, Role, StoredToken, Visible};
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
    /// How they proved it.
    pub by: Credential,
    /// Whether tokens are their creator's alone, whoever administers the organization: on Yatai.
    pub only_own: bool,
}

/// How a caller proved who they are.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A session cookie: the person, with everything they may do.
    Session,
    /// A token: no more than its scopes allow.
    Token(Box<Token>),
}

/// What somebody wants a token to be able to do.
pub struct Wanted<'a> {
    /// Its scopes.
    pub scopes: &'a [String],
    /// Whether it reaches every protected deployment.
    pub is_global_access: bool,
    /// Whether it reaches the organization's router endpoint.
    pub is_global_router_access: bool,
    /// The uids of the protected deployments that it reaches.
    pub deployment_uids: &'a [String],
}

impl Caller {
    /// Refuses a token that lacks this scope.
    pub fn needs(&self, scope: &'static str) -> Result<(), Failure> {
        match &self.by {
            Credential::Token(token) if !token.allows(scope) => {
                Err(Failure::forbidden("scope_required", format!("the api_token need the scopes: {scope}")))
            }
            _ => Ok(()),
        }
    }

    /// An admin who is still there.
    pub fn is_admin(&self) -> bool {
        self.member.role == Role::Admin && !self.member.has_left
    }

    /// As the trail names this caller, at this address.
    pub fn actor(&self, address: String) -> Actor {
        let person = Actor::person(&self.member, address);
        match &self.by {
            Credential::Session => person,
            Credential::Token(token) => person.with_token(token),
        }
    }

    /// What this caller may know of. An organization token outlives its creator, but then reaches
    /// nothing personal.
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

    /// Whether this caller may know of this token.
    pub fn sees(&self, token: &StoredToken) -> bool {
        match self.visible() {
            Visible::All => true,
            Visible::OwnAndOrganization(id) => token.is_organization_token || token.creator.id == id,
            Visible::Organization => token.is_organization_token,
            Visible::Own(id) => token.creator.id == id,
        }
    }

    /// Whether this caller may create such a token.
    pub fn may_create(&self, is_organization_token: bool) -> Result<(), Failure> {
        if self.member.has_left {
            return Err(Failure::forbidden(
                "creator_left",
                "This token's creator has left the organization: it cannot create tokens.",
            ));
        }
        self.is_no_guest("create")?;
        if is_organization_token { self.needs_admin("create") } else { Ok(()) }
    }

    /// Whether this caller may change this token.
    pub fn may_change(&self, token: &StoredToken) -> Result<(), Failure> {
        if !self.sees(token) {
            return Err(Failure::no_such_token());
        }
        self.is_no_guest("change")?;
        if self.only_own {
            return Ok(());
        }
        if token.is_organization_token {
            return self.needs_admin("change");
        }
        if token.creator.id != self.member.id {
            return Err(Failure::forbidden(
                "creator_required",
                "A personal token can be changed by its creator only. You may delete it.",
            ));
        }
        Ok(())
    }

    /// Whether this caller may delete this token.
    pub fn may_delete(&self, token: &StoredToken) -> Result<(), Failure> {
        if !self.sees(token) {
            return Err(Failure::no_such_token());
        }
        self.is_no_guest("delete")?;
        if token.is_organization_token && !self.only_own { self.needs_admin("delete") } else { Ok(()) }
    }

    /// Refuses to give a token what the caller's own token lacks. What it could do before
    /// (`already`, where it could do anything) may stay.
    pub fn may_grant(&self, wanted: &Wanted<'_>, already: Option<&Token>) -> Result<(), Failure> {
        let Credential::Token(own) = &self.by else { return Ok(()) };
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

    fn is_no_guest(&self, verb: &str) -> Result<(), Failure> {
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

    fn needs_admin(&self, verb: &str) -> Result<(), Failure> {
        if self.is_admin() {
            return Ok(());
        }
        Err(Failure::forbidden(
            "admin_required",
            format!("Only admins of the organization can {verb} organization tokens."),
        ))
    }
}
