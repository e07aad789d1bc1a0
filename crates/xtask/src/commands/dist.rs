//! `cargo xtask dist`: the folder `dist/` for any static host.

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::ValueExt;

use crate::failure::Failure;
use crate::package::budget::Figure;
use crate::package::compress;
use crate::package::endpoint;
use crate::package::panel::Mode;
use crate::package::sbom;
use crate::package::tarball;
use crate::progress;
use crate::project::Project;

/// The line in the list of commands.
pub const ABOUT: &str = "build the panel into dist/ for any static host, compressed";

const HELP: &str = "\
Usage: cargo xtask dist [options]

Builds the panel for release into dist/, with .br and .gz beside each text file, and settings for nginx and Caddy in
dist/hosting/. The same as one file to hand over goes into package/: a tarball, its checksum, and the list of the crates
that the panel is made of (CycloneDX).

  --endpoint ORIGIN   the API is there, as in https://tokens.example.com, and not where the panel is: written into
                      config.json, and into the page's policy, which lets it ask nobody else
";

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Failure> {
    let mut elsewhere = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("endpoint") => {
                elsewhere = Some(endpoint::origin(&arguments.value()?.string()?)?)
            }
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::find()?;
    let (figure, tarball) = build(&project, elsewhere)?;
    progress::step(figure.to_string());
    println!("{}", tarball.display());
    println!("{}", project.dist().display());
    Ok(ExitCode::SUCCESS)
}

/// Builds `dist/` and `package/`, for an API at `endpoint` where one is given: the size, and the tarball's path.
pub fn build(project: &Project, endpoint: Option<String>) -> Result<(Figure, PathBuf), Failure> {
    let figure = super::panel(project, Mode::Release)?;
    if let Some(origin) = endpoint {
        endpoint::set(&project.dist(), &origin)?;
        compress::folder(&project.dist())?;
    }
    let bom = sbom::of_panel(project)?;
    let name = format!("bento-token-panel-{}", env!("CARGO_PKG_VERSION"));
    let tarball = tarball::write(&project.dist(), &bom, &name, &project.package())?;
    Ok((figure, tarball))
}
