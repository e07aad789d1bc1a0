//! The project's commands: `cargo xtask serve | test | dist | container | bench | setup | reproduce | pictures`.
//!
//! [`commands`] holds one file for each command. [`setup`] gets the programs that they need, [`suite`] holds the steps of
//! `test`, [`package`] holds the steps of `dist`. This crate knows nothing of the token API: it builds, starts, measures
//! and counts.

mod cargo;
mod commands;
mod logs;
mod metadata;
mod package;
mod progress;
mod project;
mod server;
mod setup;
mod suite;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// One command.
struct Command {
    name: &'static str,
    /// Its line in the list of commands.
    about: &'static str,
    run: fn(lexopt::Parser) -> Result<ExitCode>,
}

const COMMANDS: &[Command] = &[
    Command { name: "serve", about: commands::serve::ABOUT, run: commands::serve::run },
    Command { name: "test", about: commands::test::ABOUT, run: commands::test::run },
    Command { name: "dist", about: commands::dist::ABOUT, run: commands::dist::run },
    Command { name: "container", about: commands::container::ABOUT, run: commands::container::run },
    Command { name: "bench", about: bench::ABOUT, run: commands::bench::run },
    Command { name: "setup", about: commands::setup::ABOUT, run: commands::setup::run },
    Command { name: "reproduce", about: commands::reproduce::ABOUT, run: commands::reproduce::run },
    Command { name: "pictures", about: commands::pictures::ABOUT, run: commands::pictures::run },
];

fn main() -> ExitCode {
    progress::start();
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprint!("error: {error:#}");
            if error.is::<lexopt::Error>() {
                eprint!("; `cargo xtask help` lists the commands, `--help` after a command its options");
            }
            eprintln!();
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        None | Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => "help".to_owned(),
        Some(lexopt::Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    if name == "help" {
        print!("{}", help());
        return Ok(ExitCode::SUCCESS);
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(arguments),
        None => bail!("there is no command `{name}`\n\n{}", help()),
    }
}

fn help() -> String {
    let mut text =
        "Usage: cargo xtask <command> [options]\n\nEvery command gets what it needs by itself.\n\n"
            .to_owned();
    for command in COMMANDS {
        text.push_str(&format!("  {:<9} {}\n", command.name, command.about));
    }
    text.push_str("\n`cargo xtask <command> --help` lists a command's options.\n");
    text
}
