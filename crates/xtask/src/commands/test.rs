//! `cargo xtask test`: all tests, on a fresh machine, and one line of totals.

use std::process::ExitCode;

use anyhow::Result;

use crate::project::Project;
use crate::setup::toolchain;
use crate::suite::{self, yatai};

/// The line in the list of commands.
pub const ABOUT: &str = "run all tests: formatting, lints, native, contract, browser, end-to-end";

const HELP: &str = "\
Usage: cargo xtask test [options]

Runs all tests, and closes with one line of totals. Exits with 1 when something failed.
Installs what is missing, or names the command that does.

  --yatai URL     run nothing but the story of a token on this running Yatai, which must have no tokens;
                  YATAI_NAME and YATAI_PASSWORD say who signs in there
  --firefox-all   run the end-to-end tests in Firefox that are usually left out, too (twenty minutes)
";

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    let mut all_in_firefox = false;
    let mut address = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("firefox-all") => all_in_firefox = true,
            lexopt::Arg::Long("yatai") => address = Some(arguments.value()?.to_string_lossy().into_owned()),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::find()?;
    toolchain::ensure(&project)?;
    let report = match address {
        Some(address) => yatai::run(&project, &address)?,
        None => suite::run(&project, all_in_firefox),
    };
    Ok(report.close())
}
