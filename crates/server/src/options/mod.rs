//! Reads the command line and the environment. The defaults do not open the server to other machines.

mod contact;
mod help;
mod member;
mod origin;
mod secret_value;
#[cfg(test)]
mod tests;

pub use help::HELP;
pub use member::{Action, MEMBER_HELP, MemberCommand};
pub use secret_value::{read_admin_token, with_advice};

use self::contact::contact;
use self::origin::origin;
use self::secret_value::{SHORTEST_TOKEN, secret};

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
const MAX_DEMO: usize = 1_000_000;

/// What the program does.
#[derive(Debug)]
pub enum Command {
    /// Run the server.
    Serve(Box<Options>),
    /// List or change the members.
    Member(MemberCommand),
    /// Print the help on members.
    MemberHelp,
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
                let text = parser.value().map_err(with_hint)?.to_string_lossy().into_owned();
                options.listen = text.parse().map_err(|_| {
                    format!("--listen takes an address with a port, such as 127.0.0.1:8787, not “{text}”")
                })?;
            }
            Long("database") => options.database = parser.value().map_err(with_hint)?.into(),
            Long("site") => options.site = Some(parser.value().map_err(with_hint)?.into()),
            Long("demo") => {
                let text = parser.value().map_err(with_hint)?.to_string_lossy().into_owned();
                options.data.demo = text.parse().ok().filter(|n| *n <= MAX_DEMO).ok_or_else(|| {
                    format!("--demo takes a whole number from 0 to {MAX_DEMO}, not “{text}”")
                })?;
            }
            Long("allow-origin") => {
                options.origins.push(origin(&parser.value().map_err(with_hint)?.to_string_lossy())?);
            }
            Long("idle-sign-out") => {
                let text = parser.value().map_err(with_hint)?.to_string_lossy().into_owned();
                options.idle_sign_out = text.parse().ok().filter(|n| *n <= MAX_IDLE).ok_or_else(|| {
                    format!(
                        "--idle-sign-out takes a whole number of minutes from 0 to {MAX_IDLE}, not “{text}”"
                    )
                })?;
            }
            Long("keep-events") => {
                let text = parser.value().map_err(with_hint)?.to_string_lossy().into_owned();
                options.keep_events =
                    text.parse().ok().filter(|n| *n <= MAX_KEEP_EVENTS).ok_or_else(|| {
                        format!(
                            "--keep-events takes a whole number of days from 0 to {MAX_KEEP_EVENTS}, not “{text}”"
                        )
                    })?;
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
    check_single_sign_on(&options)?;
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

/// Refuses options of single sign-on without those that they need.
fn check_single_sign_on(options: &Options) -> Result<(), String> {
    let is_used = options.proxies.user_header.is_some();
    if is_used && options.proxies.trusted.is_empty() {
        return Err(
            "--user-header needs --trusted-proxy: the header counts only from a proxy that is named".into()
        );
    }
    if options.auto_join.is_some() && !is_used {
        return Err(
            "--auto-join needs --user-header: only a proxy can name people who are not known yet".into()
        );
    }
    if is_used && options.like_yatai {
        return Err(
            "--like-yatai cannot be used with --user-header: Yatai does not know such a header".into()
        );
    }
    Ok(())
}
