//! `cargo xtask dist`: the folder `dist/` for any static host.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::panel::Mode;
use crate::progress;
use crate::project::Project;

/// The line in the list of commands.
pub const ABOUT: &str = "build the panel into dist/ for any static host, compressed";

const HELP: &str = "\
Usage: cargo xtask dist

Builds the panel for release into dist/, with .br and .gz beside each text file.
";

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Failure> {
    if let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::find()?;
    let figure = super::panel(&project, Mode::Release, || Ok(()))?;
    // The security headers for nginx and Caddy are written here, once the built page's scripts have their hashes.
    progress::step(figure.to_string());
    println!("{}", project.dist().display());
    Ok(ExitCode::SUCCESS)
}
