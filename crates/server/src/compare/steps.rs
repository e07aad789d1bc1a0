//! What to do about a difference: a link of the panel, a command of the BentoML tool (1.4.39), and words. Nothing is done here.

use super::difference::{Different, Key};
use super::existing::Existing;
use super::lifetime::Lifetime;
use super::links;
use super::shell::{argument, option};
use super::wanted::Wanted;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use token_api::TokenType;

/// The next step.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Step {
    /// What to do, in words.
    pub what: String,
    /// Who has to do it, if not the person who compares.
    pub by: Option<String>,
    /// Where in the panel; only the query where the panel's address is not given.
    pub link: String,
    /// The command that does the same.
    pub command: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// Who compares, where, and when.
pub struct Viewer<'a> {
    /// The login name.
    pub me: Option<&'a str>,
    /// The panel's address; empty where it is not given.
    pub panel: &'a str,
    /// The present moment.
    pub now: DateTime<Utc>,
}

impl Viewer<'_> {
    fn link(&self, query: &str) -> String {
        [self.panel, query].concat()
    }

    fn is_other(&self, creator: &str) -> bool {
        self.me.is_some_and(|me| me != creator)
    }

    /// How a wanted token comes to be there.
    pub fn create(&self, wanted: &Wanted) -> Step {
        let (query, is_shortened) = links::create(wanted);
        let by = self.is_other(&wanted.creator).then(|| wanted.creator.clone());
        let mut notes = Vec::new();
        if is_shortened {
            notes.push("the description is too long for a link: paste it");
        }
        if wanted.lifetime.is_none() {
            notes.push("no lifetime is wanted: the form offers its own, and the command makes 30 days");
        }
        let note = (!notes.is_empty()).then(|| notes.join("; "));
        Step { what: "create it".into(), by, link: self.link(&query), command: create_command(wanted), note }
    }

    /// How a token becomes what is wanted.
    pub fn change(&self, different: &Different<'_>) -> Step {
        let Different { wanted, there, differences } = different;
        let (mut edits, mut replacements, mut note) = (Vec::new(), Vec::new(), None);
        for difference in differences {
            match difference.key {
                Key::Type => replacements.push("its type cannot be changed".to_owned()),
                Key::Description => edits.push("the description".to_owned()),
                Key::Scopes => edits.push("the scopes".to_owned()),
                Key::Lifetime => match (wanted.lifetime, there.created) {
                    (Some(Lifetime::Never), _) => {
                        edits.push("the expiration, to none".to_owned());
                        note = Some(
                            "a Yatai cannot take an expiration away: replace the token there".to_owned(),
                        );
                    }
                    (Some(Lifetime::For(span)), Some(created)) if created + span > self.now => {
                        let end = (created + span).to_rfc3339_opts(SecondsFormat::Secs, true);
                        edits.push(format!("the expiration, to {end}"));
                    }
                    (_, Some(_)) => replacements.push("it is older than its lifetime would be".to_owned()),
                    (_, None) => replacements.push("when it was created is unknown".to_owned()),
                },
            }
        }
        let what = match replacements.is_empty() {
            true => format!("edit {}", edits.join(", and ")),
            false => format!("replace it: {}", replacements.join(", and ")),
        };
        // Whether the person is an administrator, who changes organization tokens, is not known here.
        let is_personal = there.token_type != Some(TokenType::Organization);
        let by = (is_personal && self.is_other(&there.creator)).then(|| there.creator.clone());
        Step { what, by, link: self.link(&links::details(&there.uid)), command: None, note }
    }

    /// How a token goes that is not wanted.
    pub fn delete(&self, there: &Existing) -> Step {
        let command = format!("bentoml api-token delete {}", argument(&there.uid));
        let is_personal = there.token_type != Some(TokenType::Organization);
        let is_other = is_personal && self.is_other(&there.creator) && !there.creator.is_empty();
        Step {
            what: "delete it, or add it to the wanted tokens".into(),
            by: is_other.then(|| format!("{} or an administrator", there.creator)),
            link: self.link(&links::details(&there.uid)),
            command: Some(command),
            note: None,
        }
    }
}

/// The tool makes personal tokens alone. It sends the end as local time, which servers read as UTC: so it gets UTC as its time
/// zone, or a token would live up to 14 hours longer or shorter.
fn create_command(wanted: &Wanted) -> Option<String> {
    if wanted.token_type.is_some_and(|it| it != TokenType::Personal) {
        return None;
    }
    // A name begins with a letter.
    let mut words = vec![format!("bentoml api-token create {}", argument(&wanted.name))];
    if let Some(description) = wanted.description.as_ref().filter(|text| !text.is_empty()) {
        words.push(option("description", description));
    }
    words.extend(wanted.scopes.iter().flatten().map(|scope| option("scope", scope)));
    if wanted.lifetime != Some(Lifetime::Never) {
        // The default of the panel's form. The tool's own is a token without an end.
        words.push(option("expires", &wanted.lifetime.map_or("30d".to_owned(), Lifetime::key)));
        words.insert(0, "TZ=UTC".to_owned());
    }
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::difference::compare;
    use crate::compare::{have, wanted, wanted_yaml};

    const VIEWER: Viewer<'_> =
        Viewer { me: Some("ada"), panel: "https://t.example/", now: DateTime::UNIX_EPOCH };

    fn wanted(text: &str) -> Vec<Wanted> {
        wanted::check(wanted_yaml::read(text).unwrap(), Some("ada")).unwrap()
    }

    #[test]
    fn a_missing_token_is_a_link_and_a_command() {
        let wanted = wanted(
            "- name: ci\n  description: '--help; rm -rf $HOME'\n  scopes: [api]\n  lifetime: 2w\n- name: a\n  lifetime: never\n\
             - name: b\n  creator: bob\n- name: c\n  type: monitoring\n  lifetime: 1d\n",
        );
        let steps: Vec<Step> = wanted.iter().map(|it| VIEWER.create(it)).collect();
        let commands: Vec<_> = steps.iter().map(|step| step.command.as_deref().unwrap_or("none")).collect();
        assert_eq!(
            commands,
            [
                "TZ=UTC bentoml api-token create ci --description='--help; rm -rf $HOME' --scope api --expires 14d",
                "bentoml api-token create a",
                "TZ=UTC bentoml api-token create b --expires 30d",
                "none",
            ]
        );
        assert!(
            steps[0].link.starts_with("https://t.example/?new&name=ci&description=--help%3B"),
            "{steps:?}"
        );
        let by: Vec<_> = steps.iter().map(|step| step.by.as_deref()).collect();
        assert_eq!(by, [None, None, Some("bob"), None]);
        assert!(steps[2].note.as_deref().unwrap().contains("30 days") && steps[0].note.is_none());
    }

    #[test]
    fn what_can_be_changed_is_edited_and_the_rest_is_replaced() {
        let there = have::read(
            r#"[{"uid": "u1", "name": "a", "user": {"name": "ada"}, "created_at": "2026-11-01T00:00:00Z", "scopes": [],
            "is_monitoring_token": false}]"#,
        )
        .unwrap();
        let step = |given: &str, now: &str| {
            let wanted = wanted(&format!("- name: a\n{given}"));
            let now = DateTime::parse_from_rfc3339(now).unwrap().to_utc();
            let found = compare(&wanted, &there, false);
            Viewer { now, ..VIEWER }.change(&found.different[0])
        };
        let soon = "2026-11-02T00:00:00Z";
        let edit = step("  scopes: [api]\n  description: x\n", soon);
        assert_eq!(
            (&*edit.what, &*edit.link),
            ("edit the description, and the scopes", "https://t.example/?token=u1")
        );
        assert_eq!(step("  lifetime: 30d\n", soon).what, "edit the expiration, to 2026-12-01T00:00:00Z");
        let late = step("  lifetime: 30d\n", "2026-12-01T00:00:00Z").what;
        assert!(late.starts_with("replace it: it is older"), "{late}");
        let replaced = step("  type: organization\n  description: x\n", soon).what;
        assert!(replaced.starts_with("replace it: its type"), "{replaced}");
    }

    #[test]
    fn an_extra_token_of_somebody_else_is_theirs_to_delete() {
        let text = r#"[{"uid": "-x;id", "user": {"name": "bob"}}, {"uid": "2"}]"#;
        let steps: Vec<Step> = have::read(text).unwrap().iter().map(|it| VIEWER.delete(it)).collect();
        assert_eq!(steps[0].command.as_deref(), Some("bentoml api-token delete -- '-x;id'"));
        assert_eq!(steps[0].link, "https://t.example/?token=-x%3Bid");
        assert_eq!(steps[0].by.as_deref(), Some("bob or an administrator"));
        assert_eq!(steps[1].by, None);
    }
}
