//! What scopes mean on each kind of server, and warnings about broad ones. Pure.
//!
//! Yatai checks the scopes of a token for the organization, members, models, Bentos, clusters and deployments, but not for
//! tokens: there a token without scopes can make one with `api`.

use crate::address::Type;
use crate::format::abilities::{ANY_MAKES_TOKENS, BROAD, IDLE_SCOPES, MAKES_TOKENS};
use crate::state::draft::Draft;
use panel_messages::{Message, m};
use token_api::{API, ServerKind};

/// What every token can do on Yatai.
pub const ANY_ON_YATAI: Message = m::create::ANY_ON_YATAI;

/// What a scope allows, in a line.
pub fn scope_meaning(scope: &str, server: ServerKind) -> Message {
    match (scope, server) {
        (API, ServerKind::Yatai) => m::create::SCOPE_API_YATAI,
        ("read_organization", ServerKind::Yatai) => m::create::SCOPE_READ_ORGANIZATION_YATAI,
        ("write_organization", ServerKind::Yatai) => m::create::SCOPE_WRITE_ORGANIZATION_YATAI,
        (API, _) => m::create::SCOPE_API,
        ("read_organization", _) => m::create::SCOPE_READ_ORGANIZATION,
        ("write_organization", _) => m::create::SCOPE_WRITE_ORGANIZATION,
        ("read_cluster", _) => m::create::SCOPE_READ_CLUSTER,
        ("write_cluster", _) => m::create::SCOPE_WRITE_CLUSTER,
        _ => m::create::SCOPE_NOT_DOCUMENTED,
    }
}

/// A warning about the chosen scopes; `None` if there is nothing to warn about.
pub fn scope_warning(draft: &Draft, server: ServerKind) -> Option<&'static str> {
    let has = |scope: &str| draft.scopes.iter().any(|s| s == scope);
    if server == ServerKind::Yatai {
        // It holds for every choice of scopes.
        return Some(ANY_MAKES_TOKENS.text());
    }
    if draft.token_type == Type::Monitoring {
        (!draft.scopes.is_empty()).then_some(IDLE_SCOPES.text())
    } else if has(API) {
        Some(BROAD.text())
    } else if has("write_organization") {
        Some(MAKES_TOKENS.text())
    } else if draft.scopes.is_empty() && (draft.protected || draft.router) {
        Some(m::create::NO_SCOPE.text())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_api::ALL_SCOPES;

    fn draft(scopes: &[&str]) -> Draft {
        Draft { scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(), ..Default::default() }
    }

    #[test]
    fn on_yatai_no_scopes_are_called_narrow() {
        for scopes in [vec![], vec![API], vec!["read_cluster"], vec!["write_organization"], vec!["other"]] {
            let said = scope_warning(&draft(&scopes), ServerKind::Yatai).unwrap();
            assert!(said.contains("whatever you choose") && said.contains("make one with api"), "{said}");
            assert!(!said.contains("Broad") && !said.contains("Narrower"), "{said}");
        }
        for scope in ALL_SCOPES {
            let said = scope_meaning(scope, ServerKind::Yatai).text();
            assert!(!said.contains("token") && !said.contains("Broad"), "{scope}: {said}");
        }
    }

    #[test]
    fn elsewhere_only_broad_scopes_have_a_warning() {
        for server in [ServerKind::BentoCloud, ServerKind::Embedded] {
            assert!(scope_warning(&draft(&[API, "read_cluster"]), server).unwrap().starts_with("Broad"));
            assert!(scope_warning(&draft(&["write_organization"]), server).unwrap().contains("create"));
            assert_eq!(scope_warning(&draft(&["read_cluster"]), server), None);
            assert_eq!(scope_warning(&draft(&[]), server), None);
            let endpoints = Draft { protected: true, ..draft(&[]) };
            assert!(scope_warning(&endpoints, server).unwrap().contains("call endpoints"));
            let metrics = Draft { token_type: Type::Monitoring, ..draft(&["read_cluster"]) };
            assert!(scope_warning(&metrics, server).unwrap().contains("metrics"));
        }
    }

    #[test]
    fn every_documented_scope_is_explained_on_each_server() {
        for server in [ServerKind::BentoCloud, ServerKind::Yatai, ServerKind::Embedded] {
            let unknown = scope_meaning("other", server);
            for scope in ALL_SCOPES {
                assert_ne!(scope_meaning(scope, server), unknown, "{scope}");
            }
        }
    }
}
