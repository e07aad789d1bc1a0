//! What a token would be able to do, what not, and what to beware of, in a few sentences. Pure.

use panel_messages::{Message, intl, m};
use token_api::{ALL_SCOPES, API, ServerKind};

/// The warning about the scope `api`.
pub const BROAD: Message = m::abilities::BROAD;
/// The warning about the scope `write_organization`.
pub const MAKES_TOKENS: Message = m::abilities::MAKES_TOKENS;
/// The warning about every token on Yatai.
pub const ANY_MAKES_TOKENS: Message = m::abilities::ANY_MAKES_TOKENS;
/// The warning about a monitoring token that has scopes.
pub const IDLE_SCOPES: Message = m::abilities::IDLE_SCOPES;

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
        use m::abilities;
        if self.is_monitoring {
            let words = if self.scopes.is_empty() { abilities::READS_METRICS } else { IDLE_SCOPES };
            return words.text().to_owned();
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
            _ if has_api => None,
            ((true, true), false) => Some(abilities::SEE_AND_CHANGE_ORGANIZATION),
            ((true, false), false) => Some(abilities::SEE_ORGANIZATION),
            ((false, true), false) => Some(abilities::CHANGE_MEMBERS_AND_TOKENS),
            ((true, true), true) => Some(abilities::SEE_AND_CHANGE_ORGANIZATION_YATAI),
            ((true, false), true) => Some(abilities::SEE_ORGANIZATION_YATAI),
            ((false, true), true) => Some(abilities::CHANGE_MEMBERS_YATAI),
            _ => None,
        };
        let can_cluster = match cluster {
            _ if has_api => None,
            (true, true) => Some(abilities::SEE_AND_CHANGE_DEPLOYMENTS),
            (true, false) => Some(abilities::SEE_DEPLOYMENTS),
            (false, true) => Some(abilities::CHANGE_DEPLOYMENTS),
            _ => None,
        };
        let can_more = match is_documented {
            false => Some(abilities::USE_UNDOCUMENTED_SCOPES),
            true if has_api && is_yatai => Some(abilities::DO_EVERYTHING),
            true => None,
        };
        let mut one = String::new();
        let can_call = match &self.calls {
            Calls::All => Some(abilities::CALL_ALL_DEPLOYMENTS),
            Calls::These(names) => match names.as_slice() {
                [] => None,
                [name] => {
                    one = abilities::call_one_deployment(name);
                    None
                }
                _ => Some(abilities::CALL_CHOSEN_DEPLOYMENTS),
            },
            _ => None,
        };
        let can_route = self.has_router.then_some(abilities::CALL_ROUTER);

        let cannot_use = match organization {
            // On Yatai any token can use a part of the API.
            _ if is_empty && !is_yatai => Some(abilities::USE_API),
            (false, false) if is_closed && is_yatai => Some(abilities::SEE_NOTHING_OF_ORGANIZATION_YATAI),
            (false, false) if is_closed => Some(abilities::SEE_NOTHING_OF_ORGANIZATION),
            _ => None,
        };
        let cannot_see = (is_closed && cluster == (false, false)).then_some(abilities::SEE_DEPLOYMENTS);
        let cannot_change = match (organization, cluster) {
            _ if !is_closed => None,
            // On Yatai any token can change tokens.
            ((_, false), (_, false)) if !is_yatai => Some(abilities::CHANGE_ANYTHING),
            ((true, false), (_, true)) => Some(abilities::CHANGE_ORGANIZATION),
            ((_, true), (true, false)) => Some(abilities::CHANGE_DEPLOYMENTS),
            _ => None,
        };
        let cannot_call = (self.calls == Calls::None).then_some(abilities::CALL_PROTECTED_DEPLOYMENTS);

        let warning = match (is_yatai, has_api, organization.1) {
            (true, ..) => Some(ANY_MAKES_TOKENS),
            (_, true, _) => Some(BROAD),
            (.., true) => Some(MAKES_TOKENS),
            _ => None,
        };
        let text = |ability: Option<Message>| ability.map_or("", Message::text);
        let can_call = if one.is_empty() { text(can_call) } else { &one };
        let can = [text(can_organization), text(can_cluster), text(can_more), can_call, text(can_route)];
        let cannot = [cannot_use, cannot_see, cannot_change, cannot_call].map(text);
        let can = joined(&can, true).map(|all| abilities::can(&all));
        let cannot = joined(&cannot, false).map(|all| abilities::cannot(&all));
        let is_to_choose = matches!(&self.calls, Calls::These(names) if names.is_empty());
        let (cannot, nothing) = match (is_to_choose, &can) {
            (true, None) => (None, Some(abilities::CHOOSE_DEPLOYMENT)),
            (true, _) => (cannot, Some(abilities::CHOOSE_DEPLOYMENT)),
            // Without a single ability the rest is no news.
            (_, None) if warning.is_none() => (None, Some(abilities::NOTHING_YET)),
            _ => (cannot, None),
        };
        let sentences =
            [can.as_deref(), cannot.as_deref(), nothing.map(Message::text), warning.map(Message::text)];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// "a", "a, and b", "a, b, and c": with the comma, because the parts are lists themselves. Parts without words are left out;
/// `None` if no part has words.
fn joined(parts: &[&str], is_and: bool) -> Option<String> {
    let mut parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    let last = parts.pop()?;
    if parts.is_empty() {
        return Some(last.to_owned());
    }
    let before = intl::list(parts);
    Some(match is_and {
        true => m::abilities::abilities_and_last(&before, last),
        false => m::abilities::abilities_or_last(&before, last),
    })
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
                 protected deployments. {}",
                MAKES_TOKENS.text()
            )
        );
        let all = of(&["api", "read_cluster"], no_calls()).sentences();
        assert_eq!(all, format!("Cannot call protected deployments. {}", BROAD.text()));
        assert_eq!(
            of(&["api"], Calls::All).sentences(),
            format!("Can call all protected deployments. {}", BROAD.text())
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
        assert_eq!(metrics(&["api"]), IDLE_SCOPES.text());
    }

    #[test]
    fn on_yatai_scopes_protect_little() {
        let on_yatai =
            |scopes: &[&str]| Abilities { server: ServerKind::Yatai, ..of(scopes, Calls::NotOffered) };
        assert_eq!(on_yatai(&[]).sentences(), ANY_MAKES_TOKENS.text());
        for scopes in [&["api"][..], &["read_organization"], &["write_organization", "read_cluster"]] {
            let said = on_yatai(scopes).sentences();
            assert!(said.ends_with(ANY_MAKES_TOKENS.text()) && said.starts_with("Can "), "{said}");
            assert!(!said.contains("Broad") && !said.contains("change anything"), "{said}");
        }
    }
}
