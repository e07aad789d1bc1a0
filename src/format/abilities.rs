//! What a token would be able to do, what not, and what to beware of, in a few sentences. Pure.

use token_api::{ALL_SCOPES, API, ServerKind};

/// The warning about the scope `api`.
pub const BROAD: &str = "Broad: anyone who has this token can do everything that you can.";
/// The warning about the scope `write_organization`.
pub const MAKES_TOKENS: &str =
    "With write_organization it can create and delete tokens, also broader ones that you could make.";
/// The warning about every token on Yatai.
pub const ANY_MAKES_TOKENS: &str = "Scopes protect little on Yatai: whatever you choose, this token can list, make, change and delete your tokens, \
     and so make one with api.";
/// The warning about a monitoring token that has scopes.
pub const IDLE_SCOPES: &str = "A monitoring token reads metrics and nothing else: these scopes do nothing.";

/// The protected deployments that a token may call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Calls {
    /// The site does not offer that.
    NotOffered,
    /// None.
    None,
    /// All of them.
    All,
    /// Those of these names. They are still to be chosen if there is no name.
    These(Vec<String>),
}

/// What is chosen for a token.
#[derive(Clone, Debug)]
pub struct Abilities {
    /// The kind of server.
    pub server: ServerKind,
    /// Whether it is a monitoring token.
    pub is_monitoring: bool,
    /// The scopes that are sent.
    pub scopes: Vec<String>,
    /// The deployments that it may call.
    pub calls: Calls,
    /// Whether it may call the router.
    pub has_router: bool,
}

impl Abilities {
    /// "Can … . Cannot … .", and a warning where there is one.
    pub fn sentences(&self) -> String {
        if self.is_monitoring {
            let words = if self.scopes.is_empty() {
                "Can read metrics. Cannot do anything else."
            } else {
                IDLE_SCOPES
            };
            return words.to_owned();
        }
        let is_yatai = self.server == ServerKind::Yatai;
        let has = |scope: &str| self.scopes.iter().any(|held| held == scope);
        let (has_api, is_empty) = (has(API), self.scopes.is_empty());
        let organization = (has("read_organization"), has("write_organization"));
        let cluster = (has("read_cluster"), has("write_cluster"));
        let is_documented = self.scopes.iter().all(|scope| ALL_SCOPES.contains(&scope.as_str()));
        // Nobody knows what a scope allows that is not documented.
        let is_closed = is_documented && !is_empty && !has_api;

        let can_organization = match (organization, is_yatai) {
            _ if has_api => "",
            ((true, true), false) => "see and change members, tokens, models and Bentos",
            ((true, false), false) => "see members, tokens, models and Bentos",
            ((false, true), false) => "change members, tokens, models and Bentos",
            ((true, true), true) => "see and change members, models and Bentos",
            ((true, false), true) => "see members, models and Bentos",
            ((false, true), true) => "change members, models and Bentos",
            _ => "",
        };
        let can_cluster = match cluster {
            _ if has_api => "",
            (true, true) => "see and change deployments",
            (true, false) => "see deployments",
            (false, true) => "change deployments",
            _ => "",
        };
        let can_more = match is_documented {
            false => "use scopes that are not documented",
            true if has_api && is_yatai => "do everything that you can",
            true => "",
        };
        let one;
        let can_call = match &self.calls {
            Calls::All => "call all protected deployments",
            Calls::These(names) => match names.as_slice() {
                [] => "",
                [name] => {
                    one = ["call ", name].concat();
                    &one
                }
                _ => "call the chosen deployments",
            },
            _ => "",
        };
        let can_route = if self.has_router { "call the router" } else { "" };

        let cannot_use = match organization {
            // On Yatai any token can use a part of the API.
            _ if is_empty && !is_yatai => "use the API",
            (false, false) if is_closed && is_yatai => "see members, models or Bentos",
            (false, false) if is_closed => "see members, tokens, models or Bentos",
            _ => "",
        };
        let cannot_see = if is_closed && cluster == (false, false) { "see deployments" } else { "" };
        let cannot_change = match (organization, cluster) {
            _ if !is_closed => "",
            // On Yatai any token can change tokens.
            ((_, false), (_, false)) if !is_yatai => "change anything",
            ((true, false), (_, true)) => "change the organization",
            ((_, true), (true, false)) => "change deployments",
            _ => "",
        };
        let cannot_call = if self.calls == Calls::None { "call protected deployments" } else { "" };

        let warning = match (is_yatai, has_api, organization.1) {
            (true, ..) => ANY_MAKES_TOKENS,
            (_, true, _) => BROAD,
            (.., true) => MAKES_TOKENS,
            _ => "",
        };
        let can = sentence("Can ", &[can_organization, can_cluster, can_more, can_call, can_route], "and ");
        let cannot = sentence("Cannot ", &[cannot_use, cannot_see, cannot_change, cannot_call], "or ");
        let (cannot, nothing) = match &self.calls {
            Calls::These(names) if names.is_empty() && can.is_empty() => ("", "Choose a deployment. "),
            Calls::These(names) if names.is_empty() => (cannot.as_str(), "Choose a deployment. "),
            // Without a single ability the rest is no news.
            _ if can.is_empty() && warning.is_empty() => {
                ("", "Can do nothing yet: choose scopes or an access.")
            }
            _ => (cannot.as_str(), ""),
        };
        [&can, cannot, nothing, warning].concat().trim_end().to_owned()
    }
}

/// "Can a. ", "Can a, and b. ", "Can a, b, and c. ": with the comma, because the parts are lists themselves. Parts without
/// words are left out.
fn sentence(verb: &str, parts: &[&str], word: &str) -> String {
    let (mut head, mut last) = (String::new(), "");
    for part in parts {
        if !part.is_empty() {
            if !last.is_empty() {
                head.push_str(last);
                head.push_str(", ");
            }
            last = part;
        }
    }
    if last.is_empty() {
        return head;
    }
    let word = if head.is_empty() { "" } else { word };
    [verb, &head, word, last, ". "].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(scopes: &[&str], calls: Calls) -> Abilities {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        Abilities { server: ServerKind::Embedded, is_monitoring: false, scopes, calls, has_router: false }
    }

    fn no_calls() -> Calls {
        Calls::None
    }

    #[test]
    fn what_it_can_and_cannot_do_is_said() {
        assert_eq!(
            of(&["read_organization", "read_cluster"], no_calls()).sentences(),
            "Can see members, tokens, models and Bentos, and see deployments. Cannot change anything, or call \
             protected deployments."
        );
        assert_eq!(
            of(&["read_organization"], Calls::NotOffered).sentences(),
            "Can see members, tokens, models and Bentos. Cannot see deployments, or change anything."
        );
        assert_eq!(
            of(&["write_cluster"], no_calls()).sentences(),
            "Can change deployments. Cannot see members, tokens, models or Bentos, or call protected deployments."
        );
        let names = |names: &[&str]| Calls::These(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(of(&[], names(&["chat"])).sentences(), "Can call chat. Cannot use the API.");
        assert_eq!(
            of(&[], names(&["a", "b", "c"])).sentences(),
            "Can call the chosen deployments. Cannot use the API."
        );
        let router = Abilities { has_router: true, ..of(&[], Calls::All) };
        assert_eq!(
            router.sentences(),
            "Can call all protected deployments, and call the router. Cannot use the API."
        );
        assert_eq!(of(&[], names(&[])).sentences(), "Choose a deployment.");
        assert_eq!(of(&[], no_calls()).sentences(), "Can do nothing yet: choose scopes or an access.");
    }

    #[test]
    fn what_is_broad_is_warned_of() {
        let ci =
            of(&["read_organization", "write_organization", "read_cluster", "write_cluster"], no_calls());
        assert_eq!(
            ci.sentences(),
            format!(
                "Can see and change members, tokens, models and Bentos, and see and change deployments. Cannot call \
                 protected deployments. {MAKES_TOKENS}"
            )
        );
        let all = of(&["api", "read_cluster"], no_calls()).sentences();
        assert_eq!(all, format!("Cannot call protected deployments. {BROAD}"));
        assert_eq!(
            of(&["api"], Calls::All).sentences(),
            format!("Can call all protected deployments. {BROAD}")
        );
    }

    #[test]
    fn a_scope_that_is_not_documented_may_allow_anything() {
        assert_eq!(of(&["read"], Calls::NotOffered).sentences(), "Can use scopes that are not documented.");
    }

    #[test]
    fn a_monitoring_token_reads_metrics() {
        let metrics =
            |scopes: &[&str]| Abilities { is_monitoring: true, ..of(scopes, Calls::All) }.sentences();
        assert_eq!(metrics(&[]), "Can read metrics. Cannot do anything else.");
        assert_eq!(metrics(&["api"]), IDLE_SCOPES);
    }

    #[test]
    fn on_yatai_scopes_protect_little() {
        let on_yatai =
            |scopes: &[&str]| Abilities { server: ServerKind::Yatai, ..of(scopes, Calls::NotOffered) };
        assert_eq!(on_yatai(&[]).sentences(), ANY_MAKES_TOKENS);
        for scopes in [&["api"][..], &["read_organization"], &["write_organization", "read_cluster"]] {
            let said = on_yatai(scopes).sentences();
            assert!(said.ends_with(ANY_MAKES_TOKENS) && said.starts_with("Can "), "{said}");
            assert!(!said.contains("Broad") && !said.contains("change anything"), "{said}");
        }
    }
}
