//! `cargo xtask bench`: prepares what the benchmarks need, and calls them (`crates/bench`).

use std::process::ExitCode;

use anyhow::Result;
use bench::{Environment, HELP, Options};

use crate::cargo;
use crate::package::budget;
use crate::package::panel::{self, Mode};
use crate::progress;
use crate::project::Project;
use crate::server;
use crate::setup::browsers::Browser;

/// Runs the command.
pub fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    let Some(options) = Options::parse(arguments)? else {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    let project = Project::find()?;
    let browser = Browser::chromium()?;
    let server = server::build(&project)?;
    let dist = match &options.dist {
        Some(folder) => folder.clone(),
        None => {
            progress::step(panel::build(&project, Mode::Release)?.to_string());
            project.dist()
        }
    };
    bench::run(
        &options,
        &Environment {
            root: &project.root,
            dist: &dist,
            server: &server,
            chromium: &browser.program,
            scratch: &project.empty_folder("bench")?,
            list_budget: budget::LIST,
            lazy: budget::LAZY,
            cargo: cargo::command,
            step: |text| progress::step(text),
        },
    )?;
    Ok(ExitCode::SUCCESS)
}
