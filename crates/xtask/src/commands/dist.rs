//! `cargo xtask dist`: the folder `dist/` for any static host.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use lexopt::ValueExt;

use crate::package::budget::Size;
use crate::package::panel::{self, Mode};
use crate::package::sign::SigningKey;
use crate::package::{compress, endpoint, sbom, tarball};
use crate::progress;
use crate::project::{PANEL, Project, SERVER};

/// The line in the list of commands.
pub const ABOUT: &str = "build the panel into dist/ for any static host, compressed";

const HELP: &str = "\
Usage: cargo xtask dist [options]

Builds the panel for release into dist/, with .br and .gz beside each text file, and settings for nginx and Caddy in
dist/hosting/. The same as one file to hand over goes into package/: a tarball, its checksum, and the lists of the crates
that the panel and the server are made of (CycloneDX).

  --endpoint ORIGIN   the API is there, as in https://tokens.example.com, and not where the panel is: written into
                      config.json, and into the page's policy, which lets it ask nobody else
  --sign-key FILE     sign package/SHA256SUMS with this SSH key: SECURITY.md says how the signature is verified
";

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    let (mut origin, mut key) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("endpoint") => origin = Some(endpoint::origin(&arguments.value()?.string()?)?),
            // Before the build, which takes minutes.
            lexopt::Arg::Long("sign-key") => key = Some(SigningKey::find(arguments.value()?.into())?),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::find()?;
    let (size, tarball) = build(&project, origin)?;
    progress::step(size.to_string());
    if let Some(key) = key {
        println!("{}", key.sign(&tarball::checksums(&project.package()))?.display());
    }
    println!("{}", tarball.display());
    println!("{}", project.dist().display());
    Ok(ExitCode::SUCCESS)
}

/// Builds `dist/` and `package/`, for an API on the origin `endpoint` where one is given. Returns the size and the
/// tarball's path.
pub fn build(project: &Project, endpoint: Option<String>) -> Result<(Size, PathBuf)> {
    let size = panel::build(project, Mode::Release)?;
    if let Some(origin) = endpoint {
        endpoint::set(&project.dist(), &origin)?;
        compress::folder(&project.dist())?;
    }
    let (panel, server) = (sbom::of_panel(project)?, sbom::of_server(project)?);
    let named = |package: &str| format!("{package}-{}", env!("CARGO_PKG_VERSION"));
    let server = (named(SERVER), server);
    let (dist, package, time) = (project.dist(), project.package(), project.time()?);
    let tarball = tarball::write(&dist, &panel, (&server.0, &server.1), &named(PANEL), &package, time)?;
    Ok((size, tarball))
}
