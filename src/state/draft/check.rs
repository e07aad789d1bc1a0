//! The rules that a draft has to pass, and the request that it becomes. Pure.

use crate::address::Type;
use crate::format::abilities::{Abilities, Calls};
use crate::format::time::Zone;
use crate::state::draft::refusal_words::{label_words, name_words};
use crate::state::draft::{Draft, LatestExpiration};
use chrono::{DateTime, Utc};
use panel_messages::m;
use token_api::{ALL_SCOPES, CreateToken, MAX_DESCRIPTION, ServerKind, Time, check_name, parse_labels};

/// The reason for each refused field; it is shown beside the field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Refusals {
    pub name: Option<String>,
    pub description: Option<String>,
    pub labels: Option<String>,
    pub access: Option<String>,
    pub scopes: Option<String>,
    pub expiration: Option<String>,
}

impl Draft {
    /// The reason why the name is refused.
    pub fn name_refusal(&self, is_taken: impl Fn(&str) -> bool) -> Option<String> {
        match check_name(self.name.trim()) {
            Err(error) => Some(name_words(error)),
            Ok(()) if is_taken(self.name.trim()) => Some(m::draft::NAME_TAKEN.string()),
            Ok(()) => None,
        }
    }

    /// The reason why the description is refused.
    pub fn description_refusal(&self) -> Option<String> {
        let length = self.description.chars().count();
        (length > MAX_DESCRIPTION).then(|| m::draft::description_too_long(length, MAX_DESCRIPTION))
    }

    /// The reason why the labels are refused.
    pub fn labels_refusal(&self) -> Option<String> {
        parse_labels(&self.labels).err().map(|error| label_words(&error))
    }

    /// The reason why the access is refused.
    pub fn access_refusal(&self, server: ServerKind) -> Option<String> {
        if self.has_protected_access() && !self.all_deployments && self.deployments.is_empty() {
            return Some(m::draft::NO_DEPLOYMENT.string());
        }
        (self.is_idle(server) && !self.developer).then(|| m::draft::DOES_NOTHING.string())
    }

    /// The reason why the scopes are refused.
    pub fn scopes_refusal(&self, server: ServerKind) -> Option<String> {
        (self.is_idle(server) && self.developer).then(|| m::draft::DOES_NOTHING.string())
    }

    /// Whether the token could do nothing. Yatai checks scopes in few places, so a token without scopes can do much there.
    fn is_idle(&self, server: ServerKind) -> bool {
        let has_access = self.developer && !self.scopes.is_empty() || self.protected || self.router;
        server != ServerKind::Yatai && self.token_type != Type::Monitoring && !has_access
    }

    /// The request that the form asks for, or the reasons for the refused fields. `latest` is the latest expiration that is
    /// allowed, where there is a limit.
    pub fn check(
        &self,
        server: ServerKind,
        now: DateTime<Utc>,
        zone: &impl Zone,
        latest: Option<&LatestExpiration>,
        is_taken: impl Fn(&str) -> bool,
    ) -> Result<CreateToken, Box<Refusals>> {
        let expires = self.expires(now, zone, latest);
        let refusals = Refusals {
            name: self.name_refusal(is_taken),
            description: self.description_refusal(),
            labels: self.labels_refusal(),
            access: self.access_refusal(server),
            scopes: self.scopes_refusal(server),
            expiration: expires.as_ref().err().cloned(),
        };
        match expires {
            Ok(expires) if refusals == Refusals::default() => Ok(CreateToken {
                name: self.name.trim().to_owned(),
                description: Some(self.description.clone()).filter(|d| !d.is_empty()),
                scopes: Some(self.sent_scopes()),
                expired_at: expires.map(Time::from),
                // Set by the caller, which knows whether a command line waits for it.
                code: None,
                // Sent only if chosen: other servers may not know these keys.
                deployment_uids: (self.has_protected_access() && !self.all_deployments)
                    .then(|| self.deployments.iter().map(|it| it.uid.clone()).collect()),
                is_global_access: (self.has_protected_access() && self.all_deployments).then_some(true),
                is_global_router_access: (self.router && self.token_type != Type::Monitoring).then_some(true),
                is_monitoring_token: (self.token_type == Type::Monitoring).then_some(true),
                is_organization_token: (self.token_type == Type::Organization).then_some(true),
                labels: parse_labels(&self.labels).ok().filter(|labels| !labels.is_empty()),
            }),
            _ => Err(Box::new(refusals)),
        }
    }

    /// Whether access to protected endpoints is sent: a monitoring token only reads metrics.
    fn has_protected_access(&self) -> bool {
        self.protected && self.token_type != Type::Monitoring
    }

    /// The names of the chosen deployments.
    pub fn deployment_names(&self) -> Vec<String> {
        self.deployments.iter().map(|it| it.name.clone()).collect()
    }

    /// What the token would be able to do. `has_endpoints` is whether the site offers access to protected deployments.
    pub fn abilities(&self, server: ServerKind, has_endpoints: bool) -> Abilities {
        let calls = match self.has_protected_access() {
            true if self.all_deployments => Calls::All,
            true => Calls::These(self.deployment_names()),
            false if has_endpoints => Calls::None,
            false => Calls::NotOffered,
        };
        let is_monitoring = self.token_type == Type::Monitoring;
        Abilities { server, is_monitoring, scopes: self.sent_scopes(), calls, has_router: self.router }
    }

    /// The scopes that are sent: the known ones first, in their usual order.
    pub fn sent_scopes(&self) -> Vec<String> {
        if !self.developer {
            return Vec::new();
        }
        let known = ALL_SCOPES.iter().map(|s| (*s).to_owned()).filter(|s| self.scopes.contains(s));
        let other = self.scopes.iter().filter(|s| !ALL_SCOPES.contains(&s.as_str())).cloned();
        known.chain(other).collect()
    }
}
