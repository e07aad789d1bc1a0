//! `cargo xtask setup`: gets the programs that the other commands need.

use std::process::ExitCode;

use anyhow::Result;

use crate::project::Project;
use crate::setup::tools::{self, Tools};
use crate::setup::{System, python, toolchain};

/// The line in the list of commands.
pub const ABOUT: &str = "get what the other commands need, each thing named before it is installed";

const HELP: &str = "\
Usage: cargo xtask setup

Gets what is missing of: the wasm target, rustfmt and clippy (rustup); Chromium, Firefox, WebKit, Xvfb, nginx and Caddy
(apt); promtool (out of a package of apt that is not installed); BentoML, Schemathesis and kubernetes-validate in virtual
environments of Python (PyPI); Trunk, wasm-bindgen and geckodriver (crates.io). What is not of apt or rustup goes into the
user's cache folder. Each thing is named before it is installed. The other commands do the same for what they miss; `serve`
and `dist` need the wasm target alone.
";

/// Runs the command.
pub fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    if super::help_only(arguments, HELP)? {
        return Ok(ExitCode::SUCCESS);
    }
    let project = Project::find()?;
    let toolchain = toolchain::ensure(&project);
    let system = System::ensure();
    let all = [
        ("the wasm target, rustfmt and clippy", toolchain),
        ("Trunk and wasm-bindgen", Tools::ensure(&project).map(drop)),
        ("Chromium and its driver", system.chromium.map(drop)),
        ("Firefox", system.firefox.map(drop)),
        ("WebKit, its driver and Xvfb", system.webkit.map(drop)),
        ("geckodriver", tools::geckodriver().map(drop)),
        ("nginx and Caddy", system.web_servers.and_then(|servers| servers.require().map(drop))),
        ("promtool", system.promtool.map(drop)),
        ("BentoML", system.bentoml.map(drop)),
        ("Schemathesis", python::schemathesis().map(drop)),
        ("kubernetes-validate", python::kubernetes_validate().map(drop)),
    ];
    let mut code = ExitCode::SUCCESS;
    for (what, result) in all {
        match result {
            Ok(()) => println!("ready: {what}"),
            Err(error) => {
                code = ExitCode::FAILURE;
                println!("missing: {what}: {error:#}");
            }
        }
    }
    Ok(code)
}
