//! The tokens that a file wants. Nothing in the file is ignored: what has no meaning is refused, all of it at once.

use super::entry::{Entry, Field, KEYS, Value, Wrong, wrong};
use super::lifetime::{FORMS, Lifetime};
use super::visible::visible;
use crate::login_name;
use std::collections::{BTreeSet, HashMap};
use token_api::{MAX_DESCRIPTION, TokenType, check_name, is_valid_scope};

/// A wanted token. `None` is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The name, unique for its creator.
    pub name: String,
    /// The creator's login name.
    pub creator: String,
    /// What it is for.
    pub description: Option<String>,
    /// The scopes.
    pub scopes: Option<BTreeSet<String>>,
    /// The type.
    pub token_type: Option<TokenType>,
    /// How long it lives.
    pub lifetime: Option<Lifetime>,
}

/// The name of a type in files and addresses.
pub fn type_key(token_type: TokenType) -> &'static str {
    match token_type {
        TokenType::Personal => "personal",
        TokenType::Organization => "organization",
        TokenType::Monitoring => "monitoring",
    }
}

/// Checks the entries of a file. `me` is the creator where an entry names none.
pub fn check(entries: Vec<Entry>, me: Option<&str>) -> Result<Vec<Wanted>, Vec<Wrong>> {
    let (mut all, mut refused) = (Vec::new(), Vec::new());
    let mut lines: HashMap<(String, String), usize> = HashMap::new();
    for entry in entries {
        let line = entry.line;
        let before = refused.len();
        let wanted = read(entry, me, &mut refused);
        if refused.len() > before {
            continue;
        }
        match lines.insert((wanted.name.clone(), wanted.creator.clone()), line) {
            Some(first) => refused.push(wrong(
                line,
                format!("“{}” of {} is wanted in line {first} already", wanted.name, wanted.creator),
            )),
            None => all.push(wanted),
        }
    }
    if refused.is_empty() { Ok(all) } else { Err(refused) }
}

fn read(entry: Entry, me: Option<&str>, refused: &mut Vec<Wrong>) -> Wanted {
    let mut wanted = Wanted { creator: me.unwrap_or_default().to_owned(), ..Wanted::default() };
    let (mut has_name, mut has_creator) = (false, me.is_some());
    for field in entry.fields {
        has_name |= field.key == "name";
        has_creator |= field.key == "creator";
        let line = field.line;
        if let Err(sentence) = take(field, &mut wanted) {
            refused.push(wrong(line, sentence));
        }
    }
    if !has_name {
        refused.push(wrong(entry.line, "this token has no name"));
    }
    if !has_creator {
        refused.push(wrong(
            entry.line,
            "this token names no creator: add “creator”, a login name, or say who you are with --me NAME",
        ));
    }
    wanted
}

fn take(field: Field, wanted: &mut Wanted) -> Result<(), String> {
    let Field { key, value, .. } = field;
    match (&*key, value) {
        ("name", value) => {
            let name = text(&key, value)?;
            check_name(&name).map_err(|error| format!("“{}” is no name: {error}", visible(&name)))?;
            wanted.name = name;
        }
        ("creator", value) => {
            let creator = text(&key, value)?;
            if !login_name::is_login_name(&creator) {
                return Err(format!("“{}” is no login name: {}", visible(&creator), login_name::RULE));
            }
            wanted.creator = creator;
        }
        ("description", value) => wanted.description = Some(description(text(&key, value)?)?),
        ("scopes", Value::List(scopes)) => wanted.scopes = Some(scopes_of(scopes)?),
        ("scopes", _) => return Err("“scopes” takes a list of texts, such as [api, read_cluster]".to_owned()),
        ("type", value) => {
            let name = text(&key, value)?;
            let all = [TokenType::Personal, TokenType::Organization, TokenType::Monitoring];
            let found = all.into_iter().find(|it| type_key(*it) == name);
            wanted.token_type = Some(found.ok_or_else(|| {
                format!("“{}” is no type; accepted are personal, organization and monitoring", visible(&name))
            })?);
        }
        ("lifetime", Value::Text(text) | Value::Ambiguous(text)) => {
            let lifetime = Lifetime::parse(&text);
            wanted.lifetime =
                Some(lifetime.map_err(|error| format!("“{}” is no lifetime: {error}", visible(&text)))?);
        }
        ("lifetime", _) => return Err(format!("“lifetime” needs a value; accepted are {FORMS}")),
        _ => {
            let accepted = KEYS.join(", ");
            return Err(format!("“{}” is no key of a wanted token; accepted are {accepted}", visible(&key)));
        }
    }
    Ok(())
}

fn text(key: &str, value: Value) -> Result<String, String> {
    match value {
        Value::Text(text) => Ok(text),
        Value::Ambiguous(text) => {
            let text = visible(&text);
            Err(format!(
                "“{key}” needs quotes: some programs read {text} as something else, '{text}' as a text"
            ))
        }
        Value::Nothing => Err(format!("“{key}” has no value; leave the key out if it shall not be compared")),
        Value::List(_) | Value::Other => Err(format!("“{key}” takes a text")),
    }
}

/// A description without the line break at the end of a block of YAML.
fn description(text: String) -> Result<String, String> {
    let text = text.trim_end().to_owned();
    let length = text.chars().count();
    if length > MAX_DESCRIPTION {
        return Err(format!(
            "the description has {length} characters, at most {MAX_DESCRIPTION} are accepted"
        ));
    }
    if let Some(control) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(format!("the description has the control character U+{:04X}", u32::from(control)));
    }
    Ok(text)
}

fn scopes_of(scopes: Vec<String>) -> Result<BTreeSet<String>, String> {
    let mut all = BTreeSet::new();
    for scope in scopes {
        if !is_valid_scope(&scope) {
            return Err(format!(
                "“{}” cannot be a scope: 1 to 64 lowercase letters, digits and the characters _ : . - are accepted",
                visible(&scope)
            ));
        }
        if all.contains(&scope) {
            return Err(format!("the scope “{scope}” is there twice"));
        }
        all.insert(scope);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{wanted_csv, wanted_yaml};

    fn yaml(text: &str, me: Option<&str>) -> Result<Vec<Wanted>, Vec<Wrong>> {
        wanted_yaml::read(text).and_then(|entries| check(entries, me))
    }

    fn csv(text: &str) -> Result<Vec<Wanted>, Vec<Wrong>> {
        wanted_csv::read(text).and_then(|entries| check(entries, Some("ada")))
    }

    /// What both files of the next test say.
    fn expected() -> Vec<Wanted> {
        let named = |name: &str, creator: &str| Wanted {
            name: name.into(),
            creator: creator.into(),
            ..Wanted::default()
        };
        let full = Wanted {
            description: Some("Deploys, nightly".into()),
            scopes: Some(["api".into(), "read_cluster".into()].into()),
            token_type: Some(TokenType::Organization),
            lifetime: Some(Lifetime::parse("30d").unwrap()),
            ..named("ci", "bob")
        };
        vec![full, named("notebook", "ada")]
    }

    #[test]
    fn yaml_and_csv_say_the_same() {
        let text = "- name: ci\n  creator: bob\n  description: |\n    Deploys, nightly\n  scopes: [api, read_cluster]\n  \
                    type: organization\n  lifetime: 30d\n- name: notebook\n";
        assert_eq!(yaml(text, Some("ada")).unwrap(), expected());
        let text = "name,creator,description,scopes,type,lifetime\r\nci,bob,\"Deploys, nightly\",\"api, read_cluster\",\
                    organization,30d\r\nnotebook,,,,,\r\n";
        assert_eq!(csv(text).unwrap(), expected());
        assert_eq!((yaml("[]", None).unwrap(), csv("name\n").unwrap()), (vec![], vec![]));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_with_its_line() {
        let text = "- name: ci\n  colour: red\n- name: CI\n  lifetime: 30\n- name: no\n- scopes: api\n- name: a\n  \
                    scopes: [api, api]\n- name: b\n  scopes: [API]\n- name: c\n  type: robot\n- name: d\n  description:\n\
                    - name: ok\n- name: ok\n- name: e\n  creator: a b\n";
        let refused = yaml(text, Some("ada")).unwrap_err();
        let expected = [
            (2, "colour"),
            (3, "“CI” is no name"),
            (4, "30d, 1w, 24h or never"),
            (5, "quotes"),
            (6, "takes a list"),
            (6, "no name"),
            (8, "twice"),
            (10, "cannot be a scope"),
            (12, "personal, organization and monitoring"),
            (14, "no value"),
            (16, "line 15"),
            (18, "login name"),
        ];
        for (wrong, (line, word)) in refused.iter().zip(expected) {
            assert!(wrong.line == line && wrong.sentence.contains(word), "{line} {word}: {wrong:?}");
        }
        assert_eq!(refused.len(), expected.len(), "{refused:#?}");
    }

    #[test]
    fn without_a_creator_the_error_says_how_to_name_one() {
        let refused = yaml("- name: a\n", None).unwrap_err();
        assert!(refused[0].sentence.contains("--me NAME"), "{refused:?}");
        assert_eq!(yaml("- name: a\n  creator: ada\n", None).unwrap()[0].creator, "ada");
    }

    #[test]
    fn a_file_of_another_shape_says_what_is_expected() {
        for text in ["", "# nothing\n", "tokens:\n- name: a\n", "just a text"] {
            assert!(yaml(text, None).unwrap_err()[0].sentence.contains("a list of tokens"), "{text:?}");
        }
        assert!(yaml("- a\n- b\n", None).unwrap_err().len() == 2);
        for (text, word) in [
            ("", "“name” is missing"),
            ("name;creator\na;b\n", "separated by commas"),
            ("name,name\na,b\n", "twice"),
            ("name,creator\na\n", "1 cells"),
            ("Name,Scopes\na,b\n", "“Name” is no column"),
        ] {
            assert!(csv(text).unwrap_err().iter().any(|it| it.sentence.contains(word)), "{text:?}");
        }
    }
}
