//! Reads the command line and the environment. The defaults do not open the server to other machines.

mod backup;
mod compare;
mod contact;
mod help;
mod member;
mod origin;
mod secret_value;
mod single_sign_on;
#[cfg(test)]
mod tests;
mod value;

pub use backup::{BACKUP_HELP, BackupAction, BackupCommand};
pub use compare::{COMPARE_HELP, CompareCommand};
pub use help::HELP;
pub use member::{Action, MEMBER_HELP, MemberCommand};
pub use secret_value::{read_admin_token, with_advice};
pub use value::Source;

use self::contact::contact;
use self::origin::origin;
use self::secret_value::{SHORTEST_TOKEN, secret};
use self::value::{listen, number};

use crate::bootstrap::Data;
use crate::max_lifetime::MaxLifetime;
use crate::proxies::{Proxies, trusted_proxy, user_header};
use crate::public_url::PublicUrl;
use crate::store::Role;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use token_api::Secret;

/// The longest idle time: a week, in minutes.
const MAX_IDLE: u32 = 10_080;

/// For how many days events are kept by default, and at most: a hundred years.
const KEEP_EVENTS: u32 = 400;
const MAX_KEEP_EVENTS: u32 = 36_525;

/// The default database.
const DATABASE: &str = "data/tokens.sqlite";

/// The largest number of demo tokens.
const MAX_DEMO: u32 = 1_000_000;

/// What the program does.
#[derive(Debug)]
pub enum Command {
    /// Run the server.
    Serve(Box<Options>),
    /// List or change the members.
    Member(MemberCommand),
    /// Print the help on members.
    MemberHelp,
    /// Write or restore a backup.
    Backup(BackupCommand),
    /// Print the help on backups.
    BackupHelp,
    /// Compare wanted tokens with those that are there.
    Compare(CompareCommand),
    /// Print the help on comparing.
    CompareHelp,
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// How to run the server.
#[derive(Debug)]
#[allow(missing_docs)] // `HELP` explains them.
pub struct Options {
    pub listen: SocketAddr,
    pub metrics: Option<SocketAddr>,
    pub database: PathBuf,
    pub site: Option<PathBuf>,
    pub origins: Vec<String>,
    pub admin_token_file: Option<PathBuf>,
    pub print_link: bool,
    pub security_contact: Option<String>,
    pub faults: bool,
    pub like_yatai: bool,
    pub idle_sign_out: u32,
    pub demo_password: Option<Secret>,
    pub keep_events: u32,
    pub max_lifetime: Option<MaxLifetime>,
    pub proxies: Proxies,
    pub auto_join: Option<Role>,
    pub public_url: Option<PublicUrl>,
    pub data: Data,
}

/// Reads the arguments (without the program's name) and the environment. An error says what is accepted.
pub fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Command, String> {
    use lexopt::prelude::*;
    let mut options = Options {
        listen: SocketAddr::from(([127, 0, 0, 1], 8787)),
        metrics: None,
        database: DATABASE.into(),
        site: None,
        origins: Vec::new(),
        admin_token_file: None,
        print_link: false,
        security_contact: None,
        faults: false,
        like_yatai: false,
        idle_sign_out: 0,
        demo_password: None,
        keep_events: KEEP_EVENTS,
        max_lifetime: None,
        proxies: Proxies::default(),
        auto_join: None,
        public_url: None,
        data: Data::default(),
    };
    let mut parser = lexopt::Parser::from_args(arguments);
    let with_hint = |error: lexopt::Error| format!("{error}; see --help");
    let mut is_first = true;
    while let Some(argument) = parser.next().map_err(with_hint)? {
        match argument {
            Long("listen") => {
                options.listen = listen("--listen", parser.value().map_err(with_hint)?, "127.0.0.1:8787")?;
            }
            Long("metrics") => {
                let address = listen("--metrics", parser.value().map_err(with_hint)?, "127.0.0.1:9187")?;
                options.metrics = Some(address);
            }
            Long("database") => options.database = parser.value().map_err(with_hint)?.into(),
            Long("site") => options.site = Some(parser.value().map_err(with_hint)?.into()),
            Long("demo") => {
                let number = number("--demo", parser.value().map_err(with_hint)?, "", MAX_DEMO)?;
                options.data.demo = usize::try_from(number).unwrap_or(usize::MAX);
            }
            Long("allow-origin") => {
                options.origins.push(origin(&parser.value().map_err(with_hint)?.to_string_lossy())?);
            }
            Long("idle-sign-out") => {
                let value = parser.value().map_err(with_hint)?;
                options.idle_sign_out = number("--idle-sign-out", value, " of minutes", MAX_IDLE)?;
            }
            Long("keep-events") => {
                let value = parser.value().map_err(with_hint)?;
                options.keep_events = number("--keep-events", value, " of days", MAX_KEEP_EVENTS)?;
            }
            Long("max-lifetime") => {
                let text = parser.value().map_err(with_hint)?;
                options.max_lifetime = Some(MaxLifetime::parse(&text.to_string_lossy())?);
            }
            Long("user-header") => {
                let text = parser.value().map_err(with_hint)?;
                options.proxies.user_header = Some(user_header(&text.to_string_lossy())?);
            }
            Long("trusted-proxy") => {
                let text = parser.value().map_err(with_hint)?;
                options.proxies.trusted.push(trusted_proxy(&text.to_string_lossy())?);
            }
            Long("public-url") => {
                options.public_url = Some(parser.value().map_err(with_hint)?.to_string_lossy().parse()?);
            }
            Long("auto-join") => {
                let text = parser.value().map_err(with_hint)?.to_string_lossy().into_owned();
                options.auto_join =
                    Some(Role::of(&text).ok_or_else(|| {
                        format!("--auto-join takes admin, developer or guest, not “{text}”")
                    })?);
            }
            Value(word) if is_first && word == "member" => {
                return Ok(match member::parse(&mut parser)? {
                    Some(command) => Command::Member(command),
                    None => Command::MemberHelp,
                });
            }
            Value(word) if is_first && (word == "backup" || word == "restore") => {
                return Ok(match backup::parse(&mut parser, word == "restore")? {
                    Some(command) => Command::Backup(command),
                    None => Command::BackupHelp,
                });
            }
            Value(word) if is_first && word == "compare" => {
                return Ok(match compare::parse(&mut parser)? {
                    Some(command) => Command::Compare(command),
                    None => Command::CompareHelp,
                });
            }
            Long("admin-token-file") => {
                options.admin_token_file = Some(parser.value().map_err(with_hint)?.into());
            }
            Long("security-contact") => {
                let text = parser.value().map_err(with_hint)?;
                options.security_contact = Some(contact(&text.to_string_lossy())?);
            }
            Long("print-link") => options.print_link = true,
            Long("faults") => options.faults = true,
            Long("like-yatai") => options.like_yatai = true,
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            other => return Err(with_hint(other.unexpected())),
        }
        is_first = false;
    }
    if options.like_yatai && !options.origins.is_empty() {
        return Err(
            "--like-yatai cannot be used with --allow-origin: Yatai does not allow other origins".into()
        );
    }
    if options.metrics == Some(options.listen) && options.listen.port() != 0 {
        return Err("--metrics needs another address than --listen: who reaches it needs no token".into());
    }
    single_sign_on::check(&options)?;
    if options.like_yatai && options.security_contact.is_some() {
        return Err("--like-yatai cannot be used with --security-contact: Yatai has no such address".into());
    }
    if options.like_yatai && options.max_lifetime.is_some() {
        return Err("--like-yatai cannot be used with --max-lifetime: Yatai has no such limit".into());
    }
    options.data.admin_token = secret(&environment, "TOKEN_SERVER_ADMIN_TOKEN", SHORTEST_TOKEN)
        .map_err(|refusal| with_advice(refusal, "variable", &options.database))?;
    if options.data.admin_token.is_some() && options.admin_token_file.is_some() {
        return Err(
            "--admin-token-file and TOKEN_SERVER_ADMIN_TOKEN both give the first admin token: give one"
                .into(),
        );
    }
    options.data.demo_tokens = secret(&environment, "TOKEN_SERVER_DEMO_TOKENS", SHORTEST_TOKEN)?;
    options.demo_password = secret(&environment, "TOKEN_SERVER_DEMO_PASSWORD", 8)?;
    Ok(Command::Serve(Box::new(options)))
}
