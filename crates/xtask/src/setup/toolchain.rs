//! Parts of the Rust toolchain, which rustup adds where they are missing: the panel's compilation target, rustfmt, clippy.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cargo::{self, WASM};
use crate::progress;
use crate::project::Project;

/// All of it.
pub fn ensure(project: &Project) -> Result<()> {
    ensure_components(project)?;
    ensure_wasm_target(project)
}

/// The panel's compilation target.
pub fn ensure_wasm_target(project: &Project) -> Result<()> {
    ensure_target(project, WASM)
}

/// A compilation target.
pub fn ensure_target(project: &Project, target: &str) -> Result<()> {
    if is_installed(project, target)? {
        return Ok(());
    }
    progress::step(format!("adding the compilation target {target}"));
    let mut rustup = Command::new("rustup");
    rustup.current_dir(&project.root).args(["target", "add", target]);
    match rustup.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => bail!("the compilation target could not be added: try `rustup target add {target}`"),
        Err(_) => bail!(
            "the compilation target {target} is missing, and there is no rustup to add it: install the `rust-std` of your Rust for {target}"
        ),
    }
}

fn is_installed(project: &Project, target: &str) -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&project.root).args(["--print", "target-libdir", "--target", target]);
    let output = rustc.output().context("cannot start rustc")?;
    let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    Ok(output.status.success() && folder.is_dir())
}

/// rustfmt and clippy.
fn ensure_components(project: &Project) -> Result<()> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(command, _)| {
            let version = cargo::command(&project.root).args([command, "--version"]).output();
            !version.is_ok_and(|output| output.status.success())
        })
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    progress::step(format!("adding {list}"));
    let mut rustup = Command::new("rustup");
    rustup.current_dir(&project.root).args(["component", "add"]).args(&missing);
    match rustup.status() {
        Ok(status) if status.success() => Ok(()),
        _ => bail!("{list} is missing and could not be added: try `rustup component add {list}`"),
    }
}
