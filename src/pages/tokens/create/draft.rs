//! What is typed into the create dialog, and the rules it has to pass. Pure: the clock and the
//! zone are parameters.

use crate::address::{Prefill, Type};
use crate::time::{Clock, Zone, clock_of};
use crate::vec_set::VecSet;
use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use token_api::{
    ALL_SCOPES, CreateToken, Expiration, MAX_DESCRIPTION, MAX_NAME, Time, Token, TokenType, check_name,
    is_valid_scope, parse_expiration,
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

/// The form's fields, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Draft {
    pub name: String,
    pub description: String,
    pub scopes: VecSet<String>,
    pub token_type: Type,
    /// Developer Operations Access.
    pub developer: bool,
    /// Protected Endpoint Access.
    pub protected: bool,
    /// To all protected deployments, not chosen ones.
    pub all_deployments: bool,
    pub deployments: VecSet<String>,
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
            developer: token.is_api_token,
            protected: token.is_global_access || !token.deployments.is_empty(),
            all_deployments: token.is_global_access || token.deployments.is_empty(),
            deployments: token.deployments.iter().cloned().collect(),
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
    pub fn access_refusal(&self) -> Option<String> {
        if self.token_type == Type::Monitoring {
            return None;
        }
        if self.protected && !self.all_deployments && self.deployments.is_empty() {
            return Some("Choose at least one deployment, or all of them.".to_owned());
        }
        (!self.developer && !self.protected && self.scopes.is_empty())
            .then(|| "Choose at least one access or scope: this token could do nothing.".to_owned())
    }

    /// The request that the form asks for, or what is refused.
    pub fn check(
        &self,
        now: DateTime<Utc>,
        zone: &impl Zone,
        is_taken: impl Fn(&str) -> bool,
    ) -> Result<CreateToken, Refusals> {
        let expires = self.expires(now, zone);
        let refusals = Refusals {
            name: self.name_refusal(is_taken),
            description: self.description_refusal(),
            access: self.access_refusal(),
            expiration: expires.as_ref().err().cloned(),
        };
        match expires {
            Ok(expires) if refusals == Refusals::default() => Ok(CreateToken {
                name: self.name.trim().to_owned(),
                description: Some(self.description.clone()).filter(|d| !d.is_empty()),
                scopes: Some(self.ordered_scopes()),
                expired_at: expires.map(Time::from),
                // Sent only where chosen: other servers may not know these keys.
                is_organization_token: (self.token_type == Type::Organization).then_some(true),
                is_monitoring_token: (self.token_type == Type::Monitoring).then_some(true),
                is_api_token: (!self.developer && self.token_type != Type::Monitoring).then_some(false),
                is_global_access: (self.has_protected_access() && self.all_deployments).then_some(true),
                deployments: (self.has_protected_access() && !self.all_deployments)
                    .then(|| self.deployments.iter().cloned().collect()),
            }),
            _ => Err(refusals),
        }
    }

    /// A monitoring token reads metrics, whatever else was ticked before.
    fn has_protected_access(&self) -> bool {
        self.protected && self.token_type != Type::Monitoring
    }

    /// The scopes, the known ones first and in their usual order.
    fn ordered_scopes(&self) -> Vec<String> {
        let known = ALL_SCOPES.iter().map(|s| (*s).to_owned()).filter(|s| self.scopes.contains(s));
        let other = self.scopes.iter().filter(|s| !ALL_SCOPES.contains(&s.as_str())).cloned();
        known.chain(other).collect()
    }
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
        Draft { name: " ci ".into(), ..Default::default() }
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
        let refusals = draft.check(now(), &Hours(0), |_| false).unwrap_err();
        assert!(refusals.name.unwrap().contains("lowercase"));
        assert!(refusals.description.unwrap().contains("10000"));
        assert!(refusals.expiration.is_some());
    }

    #[test]
    fn a_name_that_is_taken_is_refused_before_it_is_sent() {
        let refusals = good().check(now(), &Hours(0), |name| name == "ci").unwrap_err();
        assert!(refusals.name.unwrap().contains("already"));
    }

    #[test]
    fn only_what_was_chosen_is_sent() {
        let create = good().check(now(), &Hours(0), |_| false).unwrap();
        assert_eq!(
            serde_json::to_string(&create).unwrap(),
            r#"{"name":"ci","description":null,"scopes":[],"expired_at":"2026-12-22T10:00:00Z"}"#
        );
        let draft = Draft {
            scopes: ["zeta", "write_cluster", "api"].map(String::from).into(),
            token_type: Type::Organization,
            ..good()
        };
        let create = draft.check(now(), &Hours(0), |_| false).unwrap();
        assert_eq!(create.scopes.unwrap(), ["api", "write_cluster", "zeta"]);
        assert_eq!((create.is_organization_token, create.is_monitoring_token), (Some(true), None));
    }

    #[test]
    fn access_is_sent_only_where_it_differs_from_what_servers_assume() {
        let sent =
            |draft: Draft| serde_json::to_value(draft.check(now(), &Hours(0), |_| false).unwrap()).unwrap();
        let plain = sent(good());
        assert!(plain.get("is_api_token").is_none() && plain.get("is_global_access").is_none());
        let all = sent(Draft { developer: false, protected: true, ..good() });
        assert_eq!((&all["is_api_token"], &all["is_global_access"]), (&false.into(), &true.into()));
        assert!(all.get("deployments").is_none());
        let one =
            Draft { protected: true, all_deployments: false, deployments: ["chat".into()].into(), ..good() };
        assert_eq!(sent(one.clone())["deployments"], serde_json::json!(["chat"]));
        let monitoring = sent(Draft { token_type: Type::Monitoring, ..one });
        assert!(monitoring.get("deployments").is_none());
    }

    #[test]
    fn a_token_that_could_do_nothing_is_refused() {
        let refusal = |draft: Draft| draft.check(now(), &Hours(0), |_| false).err().and_then(|r| r.access);
        assert!(refusal(Draft { developer: false, ..good() }).unwrap().contains("at least one access"));
        assert!(
            refusal(Draft { protected: true, all_deployments: false, ..good() })
                .unwrap()
                .contains("deployment")
        );
        assert_eq!(refusal(Draft { developer: false, scopes: ["api".into()].into(), ..good() }), None);
        assert_eq!(refusal(Draft { developer: false, token_type: Type::Monitoring, ..good() }), None);
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
