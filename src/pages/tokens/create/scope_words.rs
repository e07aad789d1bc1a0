//! What scopes mean, in words, on each kind of server. Pure.
//!
//! Yatai looks at a token's scopes for its organization, members, models, Bentos, clusters and deployments, and at none for
//! its tokens: a token without scopes can make one with `api` there.

use crate::address::Type;
use crate::state::draft::Draft;
use token_api::{API, ServerKind};

/// What every token can do on Yatai.
pub const ANY_ON_YATAI: &str =
    "On Yatai any token can list, make, change and delete its creator's tokens, whatever its scopes.";

/// What a scope allows, in a line.
pub fn means(scope: &str, server: ServerKind) -> &'static str {
    match (scope, server) {
        (API, ServerKind::Yatai) => "Everything below.",
        ("read_organization", ServerKind::Yatai) => "See the organization, members, models and Bentos.",
        ("write_organization", ServerKind::Yatai) => "Change members, models and Bentos.",
        (API, _) => "Everything below, and all resources. Broad.",
        ("read_organization", _) => "See members, tokens, models and Bentos.",
        ("write_organization", _) => "Change members, tokens, models and Bentos.",
        ("read_cluster", _) => "See clusters and deployments.",
        ("write_cluster", _) => "Deploy, change and terminate.",
        _ => "Not one of the documented scopes: a server may not know it.",
    }
}

/// What deserves a second thought.
pub fn second_thought(draft: &Draft, server: ServerKind) -> Option<&'static str> {
    let has = |scope: &str| draft.scopes.iter().any(|s| s == scope);
    if server == ServerKind::Yatai {
        // True for each choice, so it stays while boxes are ticked.
        return Some(
            "Scopes protect little on Yatai: whatever you choose, this token can list, make, change and delete your tokens, \
             and so make one with api. They count for the organization, members, models, Bentos, clusters and deployments.",
        );
    }
    if draft.token_type == Type::Monitoring {
        // Whatever is ticked.
        (!draft.scopes.is_empty())
            .then_some("A monitoring token reads metrics and nothing else: these scopes do nothing.")
    } else if has(API) {
        Some(
            "Broad: whoever has this token can do everything that you can. Narrower scopes limit what a leak costs.",
        )
    } else if has("write_organization") {
        Some(
            "With write_organization it can create and delete tokens, also broader ones that you could make.",
        )
    } else if draft.scopes.is_empty() && (draft.protected || draft.router) {
        Some("With no scope it can call endpoints, and do nothing else.")
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
    fn on_yatai_no_choice_of_scopes_is_called_narrow() {
        for scopes in [vec![], vec![API], vec!["read_cluster"], vec!["write_organization"], vec!["other"]] {
            let said = second_thought(&draft(&scopes), ServerKind::Yatai).unwrap();
            assert!(said.contains("whatever you choose") && said.contains("make one with api"), "{said}");
            assert!(!said.contains("Broad") && !said.contains("Narrower"), "{said}");
        }
        for scope in ALL_SCOPES {
            let said = means(scope, ServerKind::Yatai);
            assert!(!said.contains("token") && !said.contains("Broad"), "{scope}: {said}");
        }
    }

    #[test]
    fn elsewhere_broad_choices_are_named_and_narrow_ones_are_not() {
        for server in [ServerKind::BentoCloud, ServerKind::Embedded] {
            assert!(second_thought(&draft(&[API, "read_cluster"]), server).unwrap().starts_with("Broad"));
            assert!(second_thought(&draft(&["write_organization"]), server).unwrap().contains("create"));
            assert_eq!(second_thought(&draft(&["read_cluster"]), server), None);
            assert_eq!(second_thought(&draft(&[]), server), None);
            let endpoints = Draft { protected: true, ..draft(&[]) };
            assert!(second_thought(&endpoints, server).unwrap().contains("call endpoints"));
            let metrics = Draft { token_type: Type::Monitoring, ..draft(&["read_cluster"]) };
            assert!(second_thought(&metrics, server).unwrap().contains("metrics"));
        }
    }

    #[test]
    fn every_documented_scope_is_explained_on_each_server() {
        for server in [ServerKind::BentoCloud, ServerKind::Yatai, ServerKind::Embedded] {
            let unknown = means("other", server);
            for scope in ALL_SCOPES {
                assert_ne!(means(scope, server), unknown, "{scope}");
            }
        }
    }
}
