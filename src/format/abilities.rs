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
    /// All of them.
    All,
    /// Those of these names; none if there is no name.
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
        let (can, cannot, warning) = (self.can(), self.cannot(), self.warning());
        let mut sentences = Vec::new();
        if self.has(API) && self.server != ServerKind::Yatai {
            sentences.push(warning.to_owned());
        }
        if !can.is_empty() {
            sentences.push(["Can ", &joined(&can, "and"), "."].concat());
        } else if sentences.is_empty() && self.server != ServerKind::Yatai {
            sentences.push("Can do nothing yet: choose scopes or an access.".to_owned());
            return sentences.concat();
        }
        if !cannot.is_empty() {
            sentences.push(["Cannot ", &joined(&cannot, "or"), "."].concat());
        }
        if !warning.is_empty() && sentences.first().is_none_or(|first| first != warning) {
            sentences.push(warning.to_owned());
        }
        sentences.join(" ")
    }

    fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|held| held == scope)
    }

    /// What the organization is made of, for this server's scopes.
    fn things(&self, and: &str) -> String {
        let tokens = if self.server == ServerKind::Yatai { "" } else { "tokens, " };
        ["members, ", tokens, "models ", and, " Bentos"].concat()
    }

    fn can(&self) -> Vec<String> {
        let mut can = Vec::new();
        let verb = |read: &str, write: &str| match (self.has(read), self.has(write)) {
            _ if self.has(API) => None,
            (true, true) => Some("see and change "),
            (true, false) => Some("see "),
            (false, true) => Some("change "),
            (false, false) => None,
        };
        if self.has(API) && self.server == ServerKind::Yatai {
            can.push("do everything that you can".to_owned());
        }
        if let Some(verb) = verb("read_organization", "write_organization") {
            can.push([verb, &self.things("and")].concat());
        }
        if let Some(verb) = verb("read_cluster", "write_cluster") {
            can.push([verb, "deployments"].concat());
        }
        for other in self.scopes.iter().filter(|scope| !ALL_SCOPES.contains(&scope.as_str())) {
            can.push(["use the scope ", other].concat());
        }
        match &self.calls {
            Calls::All => can.push("call all protected deployments".to_owned()),
            Calls::These(names) => match names.as_slice() {
                [] => {}
                [first] => can.push(["call ", first].concat()),
                [first, rest @ ..] => can.push(format!("call {first} and {} more", rest.len())),
            },
            Calls::NotOffered => {}
        }
        if self.has_router {
            can.push("call the router".to_owned());
        }
        can
    }

    fn cannot(&self) -> Vec<String> {
        let mut cannot = Vec::new();
        let is_open = self.has(API)
            // Nobody knows what a scope allows that is not documented.
            || self.scopes.iter().any(|scope| !ALL_SCOPES.contains(&scope.as_str()))
            // On Yatai any token can use a part of the API.
            || self.scopes.is_empty() && self.server == ServerKind::Yatai;
        if self.scopes.is_empty() && !is_open {
            cannot.push("use the API".to_owned());
        } else if !is_open {
            let writes = [self.has("write_organization"), self.has("write_cluster")];
            if !self.has("read_organization") && !writes[0] {
                cannot.push(["see ", &self.things("or")].concat());
            } else if writes == [false, true] {
                cannot.push(["change ", &self.things("or")].concat());
            }
            if !self.has("read_cluster") && !writes[1] {
                cannot.push("see deployments".to_owned());
            } else if writes == [true, false] {
                cannot.push("change deployments".to_owned());
            }
            if writes == [false, false] && self.server != ServerKind::Yatai {
                cannot.push("change anything".to_owned());
            }
        }
        if self.calls == Calls::These(Vec::new()) {
            cannot.push("call protected deployments".to_owned());
        }
        cannot
    }

    fn warning(&self) -> &'static str {
        if self.server == ServerKind::Yatai {
            ANY_MAKES_TOKENS
        } else if self.has(API) {
            BROAD
        } else if self.has("write_organization") {
            MAKES_TOKENS
        } else {
            ""
        }
    }
}

/// "a", "a, and b", "a, b, and c": with the comma, because the parts are lists themselves.
fn joined(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => [&head.join(", "), ", ", word, " ", last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(scopes: &[&str], calls: Calls) -> Abilities {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        Abilities { server: ServerKind::Embedded, is_monitoring: false, scopes, calls, has_router: false }
    }

    fn no_calls() -> Calls {
        Calls::These(Vec::new())
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
            "Can call a and 2 more. Cannot use the API."
        );
        let router = Abilities { has_router: true, ..of(&[], Calls::All) };
        assert_eq!(
            router.sentences(),
            "Can call all protected deployments, and call the router. Cannot use the API."
        );
        assert!(of(&[], no_calls()).sentences().starts_with("Can do nothing yet"));
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
        assert_eq!(all, format!("{BROAD} Cannot call protected deployments."));
        assert_eq!(
            of(&["api"], Calls::All).sentences(),
            format!("{BROAD} Can call all protected deployments.")
        );
    }

    #[test]
    fn a_scope_that_is_not_documented_may_allow_anything() {
        assert_eq!(of(&["read"], Calls::NotOffered).sentences(), "Can use the scope read.");
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
