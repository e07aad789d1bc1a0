//! The command line of `token-server compare …`.

use super::value::Source;
use crate::compare::{Format, panel};
use crate::login_name;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

/// The text of `compare --help`.
pub const COMPARE_HELP: &str = "\
Compares a file of wanted tokens with the tokens that are there. It changes nothing, and opens no connection and no database.

Usage: token-server compare WANTED --with HAVE [--me NAME] [--panel URL] [--only-named-creators] [--format text|json]

  WANTED   a .yaml, .yml or .csv file. Each token has a name, and may have a creator (a login name), a description,
           scopes, a type (personal, organization, monitoring) and a lifetime (30d, 1w, 24h, never). What is not
           given is not compared. Tokens are the same where name and creator are
  --with HAVE            an export of the panel (JSON, YAML, CSV), or answers of GET /api/v1/api_tokens; - for standard input
  --me NAME              the login name of the person who compares: the creator where WANTED names none
  --panel URL            the panel's address, in front of links; without it, only their queries are printed
  --only-named-creators  tokens of people whom WANTED does not name are not extra
  --format text|json     for people, or for scripts (default text)
  --help

A lifetime is the expiry less the creation, and may differ by an hour (by a tenth where it is shorter than ten hours).
The exit code is 0 where nothing differs, 1 where something does, and 2 where the command line or a file is wrong.
";

/// A comparison.
#[derive(Debug, PartialEq, Eq)]
pub struct CompareCommand {
    /// The file of wanted tokens.
    pub wanted: PathBuf,
    /// Its format, by its name.
    pub format: Format,
    /// The tokens that are there.
    pub have: Source,
    /// Who compares.
    pub me: Option<String>,
    /// The panel's address; empty where it is not given.
    pub panel: String,
    /// Whether tokens of people whom the file does not name are left out.
    pub only_named_creators: bool,
    /// Whether the report is JSON.
    pub json: bool,
}

/// Reads the arguments after `compare`; `None` for `--help`.
pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Option<CompareCommand>, String> {
    const HINT: &str = "see compare --help";
    let with_hint = |error: lexopt::Error| format!("{error}; {HINT}");
    let (mut wanted, mut have, mut me) = (None, None, None);
    let (mut address, mut only_named_creators, mut json) = (String::new(), false, false);
    while let Some(argument) = parser.next().map_err(with_hint)? {
        match argument {
            Long("with") => have = Some(source(parser.value().map_err(with_hint)?)),
            Long("me") => me = Some(login_name_of(&parser.value().map_err(with_hint)?.to_string_lossy())?),
            Long("panel") => address = panel(&parser.value().map_err(with_hint)?.to_string_lossy())?,
            Long("only-named-creators") => only_named_creators = true,
            Long("format") => {
                let value = parser.value().map_err(with_hint)?;
                json = match &*value.to_string_lossy() {
                    "text" => false,
                    "json" => true,
                    other => return Err(format!("--format takes text or json, not “{other}”")),
                };
            }
            Short('h') | Long("help") => return Ok(None),
            Value(value) if wanted.is_none() => wanted = Some(PathBuf::from(value)),
            other => return Err(with_hint(other.unexpected())),
        }
    }
    let wanted = wanted.ok_or_else(|| format!("compare needs the file of WANTED tokens; {HINT}"))?;
    let have = have.ok_or_else(|| format!("compare needs --with HAVE, the tokens that are there; {HINT}"))?;
    let format = format(&wanted)?;
    Ok(Some(CompareCommand { wanted, format, have, me, panel: address, only_named_creators, json }))
}

fn source(value: OsString) -> Source {
    if value == "-" { Source::StandardInput } else { Source::File(value.into()) }
}

fn login_name_of(text: &str) -> Result<String, String> {
    let is_name = login_name::is_login_name(text);
    is_name.then(|| text.to_owned()).ok_or_else(|| format!("--me takes a login name: {}", login_name::RULE))
}

fn format(file: &std::path::Path) -> Result<Format, String> {
    let extension = file.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("yaml" | "yml") => Ok(Format::Yaml),
        Some("csv") => Ok(Format::Csv),
        _ => Err("the file of WANTED tokens must end with .yaml, .yml or .csv".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Command, parse};

    fn read(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(OsString::from), |_| None)
    }

    #[test]
    fn reads_the_command() {
        let command = |arguments: &[&str]| match read(arguments) {
            Ok(Command::Compare(command)) => command,
            other => panic!("{other:?}"),
        };
        let least = CompareCommand {
            wanted: "tokens.yaml".into(),
            format: Format::Yaml,
            have: Source::StandardInput,
            me: None,
            panel: String::new(),
            only_named_creators: false,
            json: false,
        };
        assert_eq!(command(&["compare", "tokens.yaml", "--with", "-"]), least);
        let all = command(&[
            "compare",
            "--with=have.json",
            "tokens.CSV",
            "--me",
            "ada",
            "--panel",
            "https://tokens.example.com",
            "--only-named-creators",
            "--format=json",
        ]);
        assert_eq!((all.format, all.have), (Format::Csv, Source::File("have.json".into())));
        assert_eq!((all.me.as_deref(), &*all.panel), (Some("ada"), "https://tokens.example.com/"));
        assert!(all.json && all.only_named_creators);
        assert!(matches!(read(&["compare", "--help"]), Ok(Command::CompareHelp)));
    }

    #[test]
    fn errors_name_what_is_accepted() {
        for (arguments, word) in [
            (&["compare"][..], "WANTED"),
            (&["compare", "a.yaml"], "--with HAVE"),
            (&["compare", "a.json", "--with", "-"], ".yaml, .yml or .csv"),
            (&["compare", "a.yaml", "--with", "-", "--format", "xml"], "text or json"),
            (&["compare", "a.yaml", "--with", "-", "--me", "a b"], "login name"),
            (&["compare", "a.yaml", "--with", "-", "--panel", "tokens"], "https://"),
            (&["compare", "a.yaml", "b.yaml", "--with", "-"], "b.yaml"),
            (&["compare", "a.yaml", "--with", "-", "--database", "x"], "--database"),
            (&["--demo", "1", "compare", "a.yaml"], "compare"),
        ] {
            let refusal = read(arguments).unwrap_err();
            assert!(refusal.contains(word), "{arguments:?}: {refusal}");
        }
    }
}
