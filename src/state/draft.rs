//! What is typed into the create dialog, and the rules it has to pass. Pure: the clock and the
//! zone are parameters.

use crate::address::vec_set::VecSet;
use crate::address::{Prefill, Type};
use crate::format::time::{Clock, Zone, clock_of};
use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use token_api::{
    ALL_SCOPES, CreateToken, Expiration, MAX_DESCRIPTION, MAX_NAME, ServerKind, Time, Token, TokenType,
    check_name, is_valid_scope, parse_expiration,
};

/// The presets of the expiration, in days.
pub const PRESETS: [i64; 4] = [7, 30, 60, 90];

/// The furthest expiry that is taken for meant, in days: a century.
const FURTHEST_DAYS: i64 = 36_525;

/// What the expiration's menu can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// So many days from now.
    Days(i64),
    /// As typed.
    Custom,
    /// Never.
    Never,
    /// As it is, for a token that is being changed.
    Keep,
}

impl Choice {
    /// As the menu's option has it.
    pub fn value(self) -> String {
        match self {
            Self::Days(days) => days.to_string(),
            Self::Custom => "custom".to_owned(),
            Self::Never => "never".to_owned(),
            Self::Keep => "keep".to_owned(),
        }
    }

    /// From the menu's option.
    pub fn from_value(value: &str) -> Self {
        match value {
            "never" => Self::Never,
            "keep" => Self::Keep,
            _ => match value.parse() {
                Ok(days) if PRESETS.contains(&days) => Self::Days(days),
                _ => Self::Custom,
            },
        }
    }
}

/// Why a token that could do nothing is refused.
const NOTHING: &str = "This token could do nothing: choose at least one scope or access.";

/// A protected deployment that is chosen. Its uid is what is sent: a name is unique in its cluster alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // Each is what its name says.
pub struct Chosen {
    pub uid: String,
    pub name: String,
}

/// The form's fields, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Draft {
    pub name: String,
    pub description: String,
    pub scopes: VecSet<String>,
    pub token_type: Type,
    /// Developer Operations Access, which is what the scopes give: without it none are sent.
    pub developer: bool,
    /// Protected Endpoint Access.
    pub protected: bool,
    /// To all protected deployments, not chosen ones.
    pub all_deployments: bool,
    pub deployments: VecSet<Chosen>,
    /// Router Access.
    pub router: bool,
    pub choice: Choice,
    pub custom: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            scopes: VecSet::default(),
            token_type: Type::Personal,
            developer: true,
            protected: false,
            all_deployments: true,
            deployments: VecSet::default(),
            router: false,
            choice: Choice::Days(30),
            custom: String::new(),
        }
    }
}

/// What is refused, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Refusals {
    pub name: Option<String>,
    pub description: Option<String>,
    pub access: Option<String>,
    pub scopes: Option<String>,
    pub expiration: Option<String>,
}

impl Draft {
    /// The form that a link asks for, and what of the link could not be understood.
    pub fn from_prefill(prefill: &Prefill) -> (Self, Vec<String>) {
        let mut draft = Self::default();
        let mut odd = Vec::new();
        // An invalid name or a description that is too long is shown, and refused beside its field.
        draft.name = prefill.name.clone().unwrap_or_default();
        draft.description = prefill.description.clone().unwrap_or_default();
        for scope in prefill.scopes.iter().flatten() {
            if is_valid_scope(scope) {
                draft.scopes.insert(scope.clone());
            } else {
                odd.push(format!("scopes={scope}"));
            }
        }
        if let Some(kind) = &prefill.token_type {
            match Type::ALL.into_iter().find(|t| t.key() == kind) {
                Some(kind) => draft.token_type = kind,
                None => odd.push(format!("token_type={kind}")),
            }
        }
        // One end is enough: the moment, where both are given.
        let mut is_set = false;
        for (key, text) in [("expires_at", &prefill.expires_at), ("expires_in", &prefill.expires_in)] {
            let Some(text) = text.as_deref().map(str::trim) else { continue };
            match end_of(key, text).filter(|_| !is_set) {
                Some(choice) => {
                    is_set = true;
                    draft.choice = choice;
                    if choice == Choice::Custom {
                        draft.custom = text.to_owned();
                    }
                }
                None => odd.push(format!("{key}={text}")),
            }
        }
        (draft, odd)
    }

    /// A new token with the rights of this one, for as long as it was given when it was made.
    pub fn like(token: &Token, name: String) -> Self {
        let length = token.created_at.as_ref().and_then(Time::utc).zip(token.expires());
        let days =
            length.map(|(from, to)| (to - from + TimeDelta::hours(12)).num_days().clamp(1, FURTHEST_DAYS));
        let (choice, custom) = match days {
            Some(days) if PRESETS.contains(&days) => (Choice::Days(days), String::new()),
            Some(days) => (Choice::Custom, format!("{days}d")),
            // Without an end, or with one that could not be read: an end is proposed.
            None => (Choice::Days(90), String::new()),
        };
        Self { name, choice, custom, ..Self::of(token) }
    }

    /// What an existing token has, to be changed.
    pub fn of(token: &Token) -> Self {
        Self {
            name: token.name.clone(),
            description: token.description.clone(),
            scopes: token.scopes.iter().cloned().collect(),
            token_type: match token.token_type() {
                TokenType::Personal => Type::Personal,
                TokenType::Organization => Type::Organization,
                TokenType::Monitoring => Type::Monitoring,
            },
            developer: token.is_api_token || !token.scopes.is_empty(),
            protected: token.is_access_token,
            // Never more than it has: where nobody says which deployments it has, they are chosen anew.
            all_deployments: token.is_global_access || !token.is_access_token,
            deployments: chosen(token),
            router: token.is_global_router_access,
            choice: Choice::Keep,
            custom: String::new(),
        }
    }

    /// The least that the command line can sign in with and list tokens, for a month.
    pub fn for_login(today: NaiveDate, is_taken: impl Fn(&str) -> bool) -> Self {
        Self {
            name: free_name(&format!("cli-{today}"), is_taken),
            description: "Made for bentoml cloud login".to_owned(),
            scopes: VecSet::from(["read_organization".to_owned()]),
            ..Self::default()
        }
    }

    /// A word on a wall-clock time that does not exist or comes twice.
    pub fn clock_note(&self, zone: &impl Zone) -> Option<&'static str> {
        let typed = parse_expiration(&self.custom).ok().filter(|_| self.choice == Choice::Custom)?;
        let Expiration::Local(local) = typed else { return None };
        match clock_of(local, zone)? {
            Clock::Once => None,
            Clock::Skipped => {
                Some(" · The clock jumps over the time you typed: it ends as much later as the clock jumps.")
            }
            Clock::Twice => {
                Some(" · The clock shows the time you typed twice that night: the first is meant.")
            }
        }
    }

    /// When the token would end: `None` for never, or why there is no such moment.
    pub fn expires(&self, now: DateTime<Utc>, zone: &impl Zone) -> Result<Option<DateTime<Utc>>, String> {
        let now = now.trunc_subsecs(0);
        let at = match self.choice {
            // A new token has nothing to keep; for an old one, nothing is sent.
            Choice::Never | Choice::Keep => return Ok(None),
            Choice::Days(days) => now + TimeDelta::days(days),
            Choice::Custom => match parse_expiration(&self.custom) {
                Ok(Expiration::In(span)) => now + span,
                Ok(Expiration::At(at)) => at,
                Ok(Expiration::Local(local)) => zone
                    .to_utc(local)
                    .ok_or_else(|| "There is no such moment in your time zone.".to_owned())?,
                Err(error) => return Err(sentence(&error.to_string())),
            },
        };
        if at <= now {
            return Err("This moment is past: choose one that is still to come.".to_owned());
        }
        if at > now + TimeDelta::days(FURTHEST_DAYS) {
            return Err(
                "This is more than 100 years away: choose an earlier moment, or “No expiration”.".to_owned()
            );
        }
        Ok(Some(at))
    }

    /// Why the name is refused.
    pub fn name_refusal(&self, is_taken: impl Fn(&str) -> bool) -> Option<String> {
        match check_name(self.name.trim()) {
            Err(error) => Some(sentence(&error.to_string())),
            Ok(()) if is_taken(self.name.trim()) => {
                Some("You have a token of this name already: choose another name.".to_owned())
            }
            Ok(()) => None,
        }
    }

    /// Why the description is refused.
    pub fn description_refusal(&self) -> Option<String> {
        let length = self.description.chars().count();
        (length > MAX_DESCRIPTION).then(|| {
            format!("The description has {length} characters, at most {MAX_DESCRIPTION} are allowed.")
        })
    }

    /// Why the access is refused.
    pub fn access_refusal(&self, server: ServerKind) -> Option<String> {
        if self.has_protected_access() && !self.all_deployments && self.deployments.is_empty() {
            return Some("Choose at least one deployment, or all of them.".to_owned());
        }
        (self.is_idle(server) && !self.developer).then(|| NOTHING.to_owned())
    }

    /// Why the scopes are refused.
    pub fn scopes_refusal(&self, server: ServerKind) -> Option<String> {
        (self.is_idle(server) && self.developer).then(|| NOTHING.to_owned())
    }

    /// Whether it could do nothing. Yatai asks for scopes in few places, so a token without any can do much there.
    fn is_idle(&self, server: ServerKind) -> bool {
        let has_access = self.developer && !self.scopes.is_empty() || self.protected || self.router;
        server != ServerKind::Yatai && self.token_type != Type::Monitoring && !has_access
    }

    /// The request that the form asks for, or what is refused.
    pub fn check(
        &self,
        server: ServerKind,
        now: DateTime<Utc>,
        zone: &impl Zone,
        is_taken: impl Fn(&str) -> bool,
    ) -> Result<CreateToken, Refusals> {
        let expires = self.expires(now, zone);
        let refusals = Refusals {
            name: self.name_refusal(is_taken),
            description: self.description_refusal(),
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
                // Who sends it knows whether a command line waits for it.
                code: None,
                // Sent only where chosen: other servers may not know these keys.
                deployment_uids: (self.has_protected_access() && !self.all_deployments)
                    .then(|| self.deployments.iter().map(|it| it.uid.clone()).collect()),
                is_global_access: (self.has_protected_access() && self.all_deployments).then_some(true),
                is_global_router_access: (self.router && self.token_type != Type::Monitoring).then_some(true),
                is_monitoring_token: (self.token_type == Type::Monitoring).then_some(true),
                is_organization_token: (self.token_type == Type::Organization).then_some(true),
            }),
            _ => Err(refusals),
        }
    }

    /// A monitoring token reads metrics, whatever else was ticked before.
    fn has_protected_access(&self) -> bool {
        self.protected && self.token_type != Type::Monitoring
    }

    /// The scopes that are asked for, the known ones first and in their usual order.
    pub fn sent_scopes(&self) -> Vec<String> {
        if !self.developer {
            return Vec::new();
        }
        let known = ALL_SCOPES.iter().map(|s| (*s).to_owned()).filter(|s| self.scopes.contains(s));
        let other = self.scopes.iter().filter(|s| !ALL_SCOPES.contains(&s.as_str())).cloned();
        known.chain(other).collect()
    }
}

/// The deployments that a token has, as far as a create can ask for them again: by uid. One without a name shows its uid.
fn chosen(token: &Token) -> VecSet<Chosen> {
    let name = |(place, uid): (usize, &String)| {
        let name = token.deployment_names.get(place).filter(|name| !name.is_empty()).unwrap_or(uid);
        Chosen { uid: uid.clone(), name: name.clone() }
    };
    token.deployment_uids.iter().enumerate().map(name).collect()
}

/// This name, or the next one after it that is free: `ci`, `ci-2`, `ci-3`.
pub fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(name) {
        return name.to_owned();
    }
    let (stem, number) = match name.rsplit_once('-').map(|(stem, n)| (stem, n.parse::<u32>())) {
        // Not the last part of a date, nor of anything else that is long or begins with a nought.
        Some((stem, Ok(n)))
            if n < 1000 && !stem.is_empty() && name.ends_with(&format!("-{n}")) && !is_date(name) =>
        {
            (stem, n)
        }
        _ => (name, 1),
    };
    (number.saturating_add(1)..)
        .map(|n| {
            let suffix = format!("-{n}");
            let room = MAX_NAME.saturating_sub(suffix.len());
            let stem: String = stem.chars().take(room).collect();
            format!("{}{suffix}", stem.trim_end_matches('-'))
        })
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

/// Whether it ends as a date does: `cli-2026-11-23`.
fn is_date(name: &str) -> bool {
    let tail: Vec<char> = name.chars().rev().take(10).collect::<Vec<_>>().into_iter().rev().collect();
    tail.len() == 10
        && tail.iter().enumerate().all(|(i, c)| if i == 4 || i == 7 { *c == '-' } else { c.is_ascii_digit() })
}

/// What a link's end chooses in the menu.
fn end_of(key: &str, text: &str) -> Option<Choice> {
    if (key, text) == ("expires_in", "never") {
        return Some(Choice::Never);
    }
    Some(match parse_expiration(text).ok()? {
        Expiration::In(span) if PRESETS.iter().any(|days| TimeDelta::days(*days) == span) => {
            Choice::Days(span.num_days())
        }
        _ => Choice::Custom,
    })
}

/// A rule's words as a sentence.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

#[cfg(test)]
mod tests_prefill;
#[cfg(test)]
mod tests_zones;

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{FixedOffset, NaiveDateTime};

    struct Hours(i32);
    impl Zone for Hours {
        fn offset_at(&self, _: DateTime<Utc>) -> FixedOffset {
            FixedOffset::east_opt(self.0 * 3600).unwrap()
        }
        fn to_utc(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
            Some((local - TimeDelta::hours(i64::from(self.0))).and_utc())
        }
        fn name(&self) -> String {
            "Test".into()
        }
    }

    fn now() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2026-11-22T10:00:00.750Z").unwrap().to_utc()
    }

    fn expires(choice: Choice, custom: &str, hours: i32) -> Result<Option<String>, String> {
        let draft = Draft { choice, custom: custom.into(), ..Default::default() };
        draft.expires(now(), &Hours(hours)).map(|at| at.map(|at| at.to_rfc3339()))
    }

    fn good() -> Draft {
        Draft { name: " ci ".into(), scopes: ["api".into()].into(), ..Default::default() }
    }

    fn check(draft: &Draft) -> Result<CreateToken, Refusals> {
        draft.check(ServerKind::BentoCloud, now(), &Hours(0), |_| false)
    }

    fn chat() -> Chosen {
        Chosen { uid: "d1".into(), name: "chat".into() }
    }

    #[test]
    fn seven_days_are_seven_days_in_whole_seconds() {
        assert_eq!(expires(Choice::Days(7), "", -11), Ok(Some("2026-11-29T10:00:00+00:00".into())));
        assert_eq!(expires(Choice::Never, "rubbish", 0), Ok(None));
    }

    #[test]
    fn a_typed_date_is_local() {
        for (hours, want) in [
            (0, "2026-12-31T18:00:00+00:00"),
            (14, "2026-12-31T04:00:00+00:00"),
            (-11, "2027-01-01T05:00:00+00:00"),
        ] {
            assert_eq!(expires(Choice::Custom, "2026-12-31 18:00:00", hours), Ok(Some(want.into())));
        }
        assert_eq!(
            expires(Choice::Custom, "2026-12-31T18:00:00Z", 5),
            Ok(Some("2026-12-31T18:00:00+00:00".into()))
        );
    }

    #[test]
    fn past_absurd_and_unreadable_moments_are_refused_in_a_sentence() {
        for (text, part) in [
            ("2026-11-22T10:00:00Z", "past"),
            ("1999-01-01", "past"),
            ("9999-12-31", "100 years"),
            ("2026-02-30", "no such date"),
            ("next week", "30d"),
            ("", "required"),
        ] {
            let refusal = expires(Choice::Custom, text, 0).unwrap_err();
            assert!(refusal.contains(part) && refusal.ends_with('.'), "{text}: {refusal}");
        }
    }

    #[test]
    fn everything_wrong_is_said_at_once_and_beside_its_field() {
        let draft = Draft {
            name: "Ä".into(),
            description: "x".repeat(10_000),
            choice: Choice::Custom,
            ..Default::default()
        };
        let refusals = check(&draft).unwrap_err();
        assert!(refusals.name.unwrap().contains("lowercase"));
        assert!(refusals.scopes.unwrap().contains("at least one scope"));
        assert!(refusals.description.unwrap().contains("10000"));
        assert!(refusals.expiration.is_some());
    }

    #[test]
    fn a_name_that_is_taken_is_refused_before_it_is_sent() {
        let refusals =
            good().check(ServerKind::BentoCloud, now(), &Hours(0), |name| name == "ci").unwrap_err();
        assert!(refusals.name.unwrap().contains("already"));
    }

    #[test]
    fn only_what_was_chosen_is_sent() {
        let create = check(&good()).unwrap();
        assert_eq!(
            serde_json::to_string(&create).unwrap(),
            r#"{"name":"ci","description":null,"scopes":["api"],"expired_at":"2026-12-22T10:00:00Z"}"#
        );
        let draft = Draft {
            scopes: ["zeta", "write_cluster", "api"].map(String::from).into(),
            token_type: Type::Organization,
            ..good()
        };
        let create = check(&draft).unwrap();
        assert_eq!(create.scopes.unwrap(), ["api", "write_cluster", "zeta"]);
        assert_eq!((create.is_organization_token, create.is_monitoring_token), (Some(true), None));
    }

    #[test]
    fn access_is_sent_only_where_it_was_chosen() {
        let sent = |draft: Draft| serde_json::to_value(check(&draft).unwrap()).unwrap();
        let all = sent(Draft { developer: false, protected: true, ..good() });
        assert_eq!((&all["scopes"], &all["is_global_access"]), (&serde_json::json!([]), &true.into()));
        assert!(all.get("deployment_uids").is_none());
        let one = Draft { protected: true, all_deployments: false, deployments: [chat()].into(), ..good() };
        assert_eq!(sent(one.clone())["deployment_uids"], serde_json::json!(["d1"]));
        let monitoring = sent(Draft { token_type: Type::Monitoring, router: true, ..one });
        assert!(monitoring.get("deployment_uids").is_none());
        assert!(monitoring.get("is_global_router_access").is_none());
        let router = sent(Draft { developer: false, router: true, ..good() });
        assert_eq!(router["is_global_router_access"], true);
    }

    /// All forms that the dialog allows, but for texts and ends.
    fn all_forms() -> Vec<Draft> {
        let flags = |n: u32, bit: u32| n & (1 << bit) != 0;
        let form = |n: u32, token_type: Type| Draft {
            token_type,
            developer: flags(n, 0),
            protected: flags(n, 1),
            all_deployments: flags(n, 2),
            router: flags(n, 3),
            scopes: if flags(n, 4) { ["api".to_owned(), "x".to_owned()].into() } else { VecSet::default() },
            deployments: if flags(n, 5) { [chat()].into() } else { VecSet::default() },
            description: if flags(n, 6) { "d".into() } else { String::new() },
            choice: if flags(n, 7) { Choice::Never } else { Choice::Days(7) },
            ..good()
        };
        (0..256).flat_map(|n| Type::ALL.map(|kind| form(n, kind))).collect()
    }

    #[test]
    fn a_body_holds_what_a_create_has_and_says_what_the_form_says_whatever_is_chosen() {
        let usual = ["name", "description", "scopes", "expired_at"];
        let chosen = [
            "deployment_uids",
            "is_global_access",
            "is_global_router_access",
            "is_monitoring_token",
            "is_organization_token",
        ];
        let mut count = 0;
        for (draft, server) in all_forms()
            .iter()
            .flat_map(|draft| [ServerKind::BentoCloud, ServerKind::Yatai].map(|server| (draft, server)))
        {
            let Ok(create) = draft.check(server, now(), &Hours(0), |_| false) else { continue };
            count += 1;
            let body = serde_json::to_value(&create).unwrap();
            let body = body.as_object().unwrap();
            for key in body.keys() {
                assert!(usual.contains(&key.as_str()) || chosen.contains(&key.as_str()), "{key}: {draft:?}");
            }
            assert!(usual.iter().all(|key| body.contains_key(*key)), "{body:?}");
            // What is not chosen is not sent, and never sent as false or empty.
            assert!(chosen.iter().filter_map(|key| body.get(*key)).all(|it| *it == true || !it.is_boolean()));
            let is_general = draft.token_type != Type::Monitoring;
            let is_protected = draft.protected && is_general;
            assert_eq!(body.contains_key("is_global_access"), is_protected && draft.all_deployments);
            assert_eq!(body.contains_key("deployment_uids"), is_protected && !draft.all_deployments);
            assert_eq!(body.contains_key("is_global_router_access"), draft.router && is_general);
            assert_eq!(body.contains_key("is_organization_token"), draft.token_type == Type::Organization);
            assert_eq!(body.contains_key("is_monitoring_token"), !is_general);
            let scopes = body["scopes"].as_array().unwrap();
            assert_eq!(scopes.len(), if draft.developer { draft.scopes.len() } else { 0 });
            let can_do_something = !scopes.is_empty() || is_protected || draft.router || !is_general;
            assert!(can_do_something || server == ServerKind::Yatai, "{draft:?}");
        }
        assert!(count > 800, "{count}");
    }

    #[test]
    fn a_token_that_could_do_nothing_is_refused() {
        let idle = Draft { developer: false, ..good() };
        assert!(check(&idle).unwrap_err().access.unwrap().contains("choose at least one"));
        let idle = Draft { scopes: VecSet::default(), ..good() };
        let refusals = check(&idle).unwrap_err();
        assert!(refusals.scopes.unwrap().contains("choose at least one") && refusals.access.is_none());
        assert!(idle.check(ServerKind::Yatai, now(), &Hours(0), |_| false).is_ok());
        for enough in [
            Draft { token_type: Type::Monitoring, ..idle.clone() },
            Draft { protected: true, ..idle.clone() },
            Draft { router: true, developer: false, ..idle.clone() },
        ] {
            assert!(check(&enough).is_ok(), "{enough:?}");
        }
        let none = Draft { protected: true, all_deployments: false, ..good() };
        assert!(check(&none).unwrap_err().access.unwrap().contains("deployment"));
    }

    #[test]
    fn scopes_come_back_with_the_access_that_they_belong_to() {
        let mut draft = Draft { developer: false, router: true, ..good() };
        assert_eq!(check(&draft).unwrap().scopes, Some(vec![]));
        draft.developer = true;
        assert_eq!(check(&draft).unwrap().scopes, Some(vec!["api".to_owned()]));
    }

    #[test]
    fn one_like_a_token_asks_for_what_that_has_and_no_more() {
        let like = |fields: serde_json::Value| {
            let mut all =
                serde_json::json!({"uid": "u", "name": "old", "scopes": ["api"], "is_api_token": true});
            all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            Draft::like(&serde_json::from_value(all).unwrap(), "new".into())
        };
        let of_one =
            like(serde_json::json!({"deployment_uids": ["d1", "d2"], "deployment_names": ["chat", "chat"]}));
        assert!(of_one.protected && !of_one.all_deployments);
        let two = Chosen { uid: "d2".into(), name: "chat".into() };
        assert_eq!(of_one.deployments, [chat(), two].into());
        assert_eq!(check(&of_one).unwrap().deployment_uids.unwrap(), ["d1", "d2"]);
        let all = like(serde_json::json!({"is_global_access": true, "is_global_router_access": true}));
        let create = check(&all).unwrap();
        assert_eq!((create.is_global_access, create.is_global_router_access), (Some(true), Some(true)));
        // Which deployments is not said: they are not all of them.
        for unsaid in
            [serde_json::json!({"is_access_token": true}), serde_json::json!({"deployment_names": ["chat"]})]
        {
            assert!(check(&like(unsaid)).unwrap_err().access.is_some());
        }
        let nameless = like(serde_json::json!({"deployment_uids": ["d1"]}));
        assert_eq!(nameless.deployments.iter().next().unwrap().name, "d1");
        let endpoints =
            like(serde_json::json!({"scopes": [], "is_api_token": false, "is_global_access": true}));
        assert!(!endpoints.developer && check(&endpoints).is_ok());
    }

    #[test]
    fn a_link_fills_the_form_and_what_is_odd_is_named() {
        let prefill = |search: &str| Draft::from_prefill(&crate::address::parse(search).address.new.unwrap());
        let (draft, odd) =
            prefill("?new&name=ci&scopes=api,read_cluster&expires_in=7d&token_type=organization");
        assert_eq!(
            (draft.name.as_str(), draft.choice, draft.token_type),
            ("ci", Choice::Days(7), Type::Organization)
        );
        assert_eq!((draft.scopes.len(), odd.len()), (2, 0));
        assert_eq!(prefill("?new&expires_in=1w").0.choice, Choice::Days(7));
        assert_eq!(prefill("?new&expires_in=never").0.choice, Choice::Never);
        assert_eq!(prefill("?new&expires_in=24h").0.custom, "24h");
        assert_eq!(prefill("?new&expires_at=2026-12-31").0.custom, "2026-12-31");
        assert_eq!(prefill("?new").0, Draft::default());
        let (draft, odd) = prefill("?new&scopes=API,%3Cb%3E&expires_in=soon&token_type=root");
        assert_eq!((draft, odd.len()), (Draft::default(), 4));
    }
}
