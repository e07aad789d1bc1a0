//! `cargo xtask setup`: gets everything that the other commands need, so that they find it.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::project::Project;
use crate::setup::crates_io::{self, Tools};
use crate::setup::python;
use crate::setup::web_servers::Hosts;
use crate::setup::{self, System};

/// The line in the list of commands.
pub const ABOUT: &str = "get what the other commands need, each thing named before it is installed";

const HELP: &str = "\
Usage: cargo xtask setup

Gets what is missing of: the wasm target, rustfmt and clippy (rustup); Chromium, Firefox, nginx and Caddy (apt); BentoML and
Schemathesis in virtual environments of Python (PyPI); Trunk, wasm-bindgen and geckodriver (crates.io). The last five go into
the user's cache folder. Each thing is named before it is installed. The other commands do the same for what they miss;
`serve` and `dist` need the wasm target alone.
";

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Failure> {
    match arguments.next()? {
        None => {}
        Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => {
            print!("{HELP}");
            return Ok(ExitCode::SUCCESS);
        }
        Some(other) => return Err(other.unexpected().into()),
    }
    let project = Project::find()?;
    let toolchain = setup::toolchain(&project);
    let system = System::ensure();
    let hosts = match system.hosts {
        Ok(Hosts::Here { .. }) => Ok(()),
        Ok(Hosts::Unwanted) => Err(Failure::new(Hosts::command())),
        Err(failure) => Err(failure),
    };
    let all = [
        ("the wasm target, rustfmt and clippy", toolchain),
        ("Trunk and wasm-bindgen", Tools::ensure(&project).map(drop)),
        ("Chromium and its driver", system.chromium.map(drop)),
        ("Firefox", system.firefox.map(drop)),
        ("geckodriver", crates_io::geckodriver().map(drop)),
        ("nginx and Caddy", hosts),
        ("BentoML", system.bentoml.map(drop)),
        ("Schemathesis", python::schemathesis().map(drop)),
    ];
    let mut code = ExitCode::SUCCESS;
    for (what, result) in all {
        match result {
            Ok(()) => println!("ready: {what}"),
            Err(failure) => {
                code = ExitCode::FAILURE;
                println!("missing: {what}: {failure}");
            }
        }
    }
    Ok(code)
}
