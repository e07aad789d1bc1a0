//! The command line of `token-server member …`.

use crate::login_name::{self, is_login_name};
use crate::store::Role;
use lexopt::prelude::*;
use std::path::PathBuf;

/// The text of `member --help`.
pub const MEMBER_HELP: &str = "\
The people of the organization. Changes the database file, also while a server has it open.

Usage: token-server member list [--database FILE]
       token-server member add NAME --email EMAIL [--role admin|developer|guest] [--database FILE]
       token-server member role NAME admin|developer|guest [--database FILE]
       token-server member remove NAME [--database FILE]
       token-server member link NAME [--public-url URL] [--database FILE]

  list    all current and former members with their roles
  add     adds a member, or brings a former member back (default role: developer)
  role    changes the role of a member
  remove  removes a member: their sessions end, and their personal tokens are refused at once
  link    prints a sign-in link that works once, for ten minutes

  --database FILE   the SQLite file (default data/tokens.sqlite)
  --public-url URL  where people reach the server (default http://127.0.0.1:8787)
  --help

The exit code is 1 where the command was refused, and 2 where the command line is wrong.
";

/// The longest email address, in characters.
const MAX_EMAIL: usize = 254;

/// A command about members.
#[derive(Debug)]
pub struct MemberCommand {
    /// The SQLite file.
    pub database: PathBuf,
    /// What to do.
    pub action: Action,
}

/// What the command does.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs)] // `MEMBER_HELP` explains them.
pub enum Action {
    List,
    Add { name: String, email: String, role: Role },
    ChangeRole { name: String, role: Role },
    Remove { name: String },
    Link { name: String, public_url: String },
}

/// Reads the arguments after `member`; `None` for `--help`.
pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Option<MemberCommand>, String> {
    let with_hint = |error: lexopt::Error| format!("{error}; see member --help");
    let mut values: Vec<String> = Vec::new();
    let mut database = PathBuf::from(super::DATABASE);
    let (mut email, mut role, mut public_url) = (None, None, None);
    while let Some(argument) = parser.next().map_err(with_hint)? {
        match argument {
            Long("database") => database = parser.value().map_err(with_hint)?.into(),
            Long("email") => email = Some(text(parser.value().map_err(with_hint)?)?),
            Long("role") => role = Some(text(parser.value().map_err(with_hint)?)?),
            Long("public-url") => public_url = Some(text(parser.value().map_err(with_hint)?)?),
            Short('h') | Long("help") => return Ok(None),
            Value(value) => values.push(text(value)?),
            other => return Err(with_hint(other.unexpected())),
        }
    }
    let mut values = values.into_iter();
    let Some(verb) = values.next() else {
        return Err("member needs list, add, role, remove or link; see member --help".into());
    };
    let mut name = || match values.next() {
        // Only new names are checked: a member of any name can be changed and removed.
        Some(name) if verb == "add" => new_login_name(name),
        Some(name) => Ok(name),
        None => Err(format!("member {verb} needs the NAME of a member; see member --help")),
    };
    let action = match verb.as_str() {
        "list" => Action::List,
        "add" => Action::Add {
            name: name()?,
            email: self::email(email.take().ok_or("member add needs --email EMAIL; see member --help")?)?,
            role: role.take().map_or(Ok(Role::Developer), |role| self::role(&role))?,
        },
        "role" => {
            let name = name()?;
            let role = values.next().ok_or("member role needs NAME and ROLE; see member --help")?;
            Action::ChangeRole { name, role: self::role(&role)? }
        }
        "remove" => Action::Remove { name: name()? },
        "link" => Action::Link {
            name: name()?,
            public_url: match public_url.take() {
                Some(url) => self::public_url(&url)?,
                None => "http://127.0.0.1:8787".into(),
            },
        },
        _ => {
            return Err(format!(
                "member knows list, add, role, remove and link, not “{verb}”; see member --help"
            ));
        }
    };
    // An option without effect is refused, so that nobody believes that it worked.
    let unused = [("--email", email), ("--role", role), ("--public-url", public_url)];
    if let Some((option, _)) = unused.iter().find(|(_, value)| value.is_some()) {
        return Err(format!("member {verb} takes no {option}; see member --help"));
    }
    if let Some(more) = values.next() {
        return Err(format!("member {verb} does not take “{more}”; see member --help"));
    }
    Ok(Some(MemberCommand { database, action }))
}

fn text(value: std::ffi::OsString) -> Result<String, String> {
    value.into_string().map_err(|value| format!("“{}” is no UTF-8", value.to_string_lossy()))
}

fn role(name: &str) -> Result<Role, String> {
    let known = Role::ALL.map(Role::name).join(", ");
    Role::of(name).ok_or_else(|| format!("a role is one of {known}, not “{name}”"))
}

fn new_login_name(name: String) -> Result<String, String> {
    if is_login_name(&name) { Ok(name) } else { Err(format!("a login name has {}", login_name::RULE)) }
}

fn email(email: String) -> Result<String, String> {
    let parts = email.split_once('@');
    let has_parts =
        parts.is_some_and(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'));
    if has_parts && email.chars().count() <= MAX_EMAIL && !has_blank_or_control(&email) {
        return Ok(email);
    }
    Err(format!("--email takes an address such as ada@example.com, at most {MAX_EMAIL} characters"))
}

fn has_blank_or_control(text: &str) -> bool {
    text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// The address before `/login`, without a trailing slash.
fn public_url(url: &str) -> Result<String, String> {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    match rest.map(|rest| rest.trim_end_matches('/')) {
        Some(place)
            if !place.is_empty() && place.bytes().all(|b| b.is_ascii_graphic() && !b"?#@".contains(&b)) =>
        {
            Ok(url.trim_end_matches('/').to_owned())
        }
        _ => Err(format!("--public-url takes an address such as https://tokens.example.com, not “{url}”")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A panic fails the test.
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<MemberCommand, String> {
        let mut parser = lexopt::Parser::from_args(arguments);
        parse(&mut parser).map(|command| command.unwrap())
    }

    #[test]
    fn reads_each_command_and_its_defaults() {
        let list = read(&["list"]).unwrap();
        assert_eq!((list.database.to_str(), list.action), (Some("data/tokens.sqlite"), Action::List));
        let action = |arguments: &[&str]| read(arguments).unwrap().action;
        let (name, email) = ("ada".to_owned(), "ada@example.com".to_owned());
        assert_eq!(
            action(&["add", "ada", "--email", "ada@example.com"]),
            Action::Add { name: name.clone(), email: email.clone(), role: Role::Developer }
        );
        assert_eq!(
            action(&["add", "--role=guest", "--email=ada@example.com", "ada"]),
            Action::Add { name: name.clone(), email, role: Role::Guest }
        );
        assert_eq!(
            action(&["role", "ada", "admin"]),
            Action::ChangeRole { name: name.clone(), role: Role::Admin }
        );
        assert_eq!(action(&["remove", "ada"]), Action::Remove { name: name.clone() });
        // A name that could not be added today is still one to remove, or to change.
        for odd in ["-eve", "kim\u{200b}", "a b"] {
            assert_eq!(action(&["remove", "--", odd]), Action::Remove { name: odd.to_owned() });
            let change = Action::ChangeRole { name: odd.to_owned(), role: Role::Guest };
            assert_eq!(action(&["role", "--", odd, "guest"]), change);
        }
        let public_url = "http://127.0.0.1:8787".to_owned();
        assert_eq!(action(&["link", "ada"]), Action::Link { name: name.clone(), public_url });
        let public_url = "https://tokens.example.com/panel".to_owned();
        let link = ["link", "ada", "--public-url", "https://tokens.example.com/panel/"];
        assert_eq!(action(&link), Action::Link { name, public_url });
        assert_eq!(read(&["list", "--database", "a.sqlite"]).unwrap().database, PathBuf::from("a.sqlite"));
        let mut help = lexopt::Parser::from_args(["add", "--help"]);
        assert!(parse(&mut help).unwrap().is_none());
    }

    #[test]
    fn errors_name_what_is_accepted() {
        let long = "a".repeat(65);
        for (arguments, word) in [
            (&[][..], "list, add"),
            (&["rename", "ada"], "list, add"),
            (&["add"], "NAME"),
            (&["add", "ada"], "--email"),
            (&["add", "ada", "--email", "ada"], "ada@example.com"),
            (&["add", "ada", "--email", "a da@example.com"], "ada@example.com"),
            (&["add", "ada", "--email", "a@b@c"], "ada@example.com"),
            (&["add", "ada l", "--email", "ada@example.com"], "blanks"),
            (&["add", "ada\u{7}", "--email", "ada@example.com"], "control"),
            (&["add", "", "--email", "ada@example.com"], "1 to 64"),
            (&["add", "--email", "ada@example.com", "--", "-eve"], "beginning"),
            (&["add", "ada\u{200b}", "--email", "ada@example.com"], "invisible"),
            (&["add", &long, "--email", "ada@example.com"], "1 to 64"),
            (&["add", "ada", "--email", "ada@example.com", "--role", "api_user"], "guest, developer, admin"),
            (&["role", "ada"], "ROLE"),
            (&["role", "ada", "boss"], "guest, developer, admin"),
            (&["remove"], "NAME"),
            (&["remove", "ada", "bob"], "bob"),
            (&["remove", "ada", "--role", "guest"], "--role"),
            (&["link", "ada", "--public-url", "tokens.example.com"], "https://"),
            (&["link", "ada", "--public-url", "https://a/?b"], "https://"),
            (&["list", "--demo", "3"], "member --help"),
        ] {
            let refusal = read(arguments).unwrap_err();
            assert!(refusal.contains(word), "{arguments:?}: {refusal}");
        }
    }
}
