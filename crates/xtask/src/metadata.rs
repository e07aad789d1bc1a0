//! What `cargo metadata` says about the project: the part of it that the commands use.
//!
//! Not by the crate `cargo_metadata`: it switches on features of crates that the panel has too. `cargo metadata` joins the
//! features of the whole workspace, so the list of what the panel is made of would then be wrong.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::cargo;

/// The workspace.
#[derive(Deserialize)]
pub struct Metadata {
    /// Its packages; with dependencies, these too.
    pub packages: Vec<Package>,
    /// Where cargo builds.
    pub target_directory: PathBuf,
    /// What depends on what; `None` without dependencies.
    pub resolve: Option<Resolve>,
}

/// A package.
#[derive(Deserialize)]
pub struct Package {
    /// Its name for `resolve`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub license: Option<String>,
    /// Its registry; `None` for the project's own packages.
    pub source: Option<String>,
    /// What can be built of it.
    pub targets: Vec<Target>,
}

/// A library, program, test or benchmark of a package.
#[derive(Deserialize)]
pub struct Target {
    /// Its name.
    pub name: String,
    kind: Vec<String>,
    /// Whether `cargo test` runs it without being given its name.
    pub test: bool,
}

impl Target {
    /// Whether it is of a kind, as cargo calls it: `bin`, `test`, `proc-macro` and others.
    pub fn is(&self, kind: &str) -> bool {
        self.kind.iter().any(|it| it == kind)
    }
}

/// What depends on what.
#[derive(Deserialize)]
pub struct Resolve {
    /// Each package.
    pub nodes: Vec<Node>,
}

/// A package with its dependencies.
#[derive(Deserialize)]
pub struct Node {
    /// The package's id.
    pub id: String,
    /// What it depends on.
    pub deps: Vec<Dependency>,
}

/// A package on which another depends.
#[derive(Deserialize)]
pub struct Dependency {
    /// Its id.
    pub pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

impl Dependency {
    /// Whether it is linked: not only used by tests or build scripts.
    pub fn is_linked(&self) -> bool {
        self.dep_kinds.iter().any(|it| it.kind.is_none())
    }
}

/// Reads what cargo says in the folder `root`, with these options of `cargo metadata`.
pub fn read(root: &Path, options: &[&str]) -> Result<Metadata> {
    let mut metadata = cargo::command(root);
    metadata.args(["metadata", "--format-version=1"]).args(options);
    let output = metadata.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("`cargo metadata` cannot read the workspace:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).context("`cargo metadata` gave JSON without its usual fields")
}
