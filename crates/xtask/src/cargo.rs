//! Starts cargo the same way everywhere, and reads what it knows about the workspace. Says nothing about which
//! packages are built when: the commands do.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::{Context, Failure};

/// The panel's compilation target.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A cargo command in the project's root, by the toolchain that runs this program.
pub fn command(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    own_environment_removed(&mut command);
    command
}

/// Takes away what `cargo run` tells this program about itself: it is nobody else's business, and build scripts that
/// read such variables would see them change.
pub fn own_environment_removed(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

/// Runs to the end with the output passed through.
pub fn run(command: &mut Command, what: &str) -> Result<(), Failure> {
    let status = command.status().context(|| format!("cannot start {:?}", command.get_program()))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{what} failed ({status}); the reason stands above")))
    }
}

/// A test, binary or library of a workspace package.
pub struct Target {
    /// The package it belongs to.
    pub package: String,
    /// Its own name.
    pub name: String,
    /// What kind it is.
    pub kind: Kind,
    /// Whether `cargo test` takes it without being told its name.
    pub by_default: bool,
}

/// The kinds of targets that the commands tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A library.
    Library,
    /// A program.
    Program,
    /// A file or folder of integration tests.
    Test,
    /// Anything else.
    Other,
}

/// The workspace as `cargo metadata` describes it.
pub struct Workspace {
    /// Where cargo builds.
    pub target: PathBuf,
    /// Everything that can be built.
    pub targets: Vec<Target>,
}

impl Workspace {
    /// Asks cargo, without looking at dependencies.
    pub fn read(root: &Path) -> Result<Workspace, Failure> {
        let output = command(root)
            .args(["metadata", "--no-deps", "--format-version=1"])
            .output()
            .context(|| "cannot start cargo".to_owned())?;
        if !output.status.success() {
            return Err(Failure::new(format!(
                "`cargo metadata` cannot read the workspace:\n{}",
                String::from_utf8_lossy(&output.stderr)
            )));
        }
        let json: Value =
            serde_json::from_slice(&output.stdout).context(|| "`cargo metadata` gave no JSON".to_owned())?;
        Workspace::from_json(&json)
            .ok_or_else(|| Failure::new("`cargo metadata` gave JSON without its usual fields"))
    }

    fn from_json(json: &Value) -> Option<Workspace> {
        let mut targets = Vec::new();
        for package in json["packages"].as_array()? {
            for target in package["targets"].as_array()? {
                targets.push(Target {
                    package: package["name"].as_str()?.to_owned(),
                    name: target["name"].as_str()?.to_owned(),
                    kind: kind(target["kind"][0].as_str()?),
                    by_default: target["test"].as_bool()?,
                });
            }
        }
        Some(Workspace { target: json["target_directory"].as_str()?.into(), targets })
    }

    /// Whether `package` has integration tests called `name`.
    pub fn has_test(&self, package: &str, name: &str) -> bool {
        self.targets.iter().any(|it| it.kind == Kind::Test && it.package == package && it.name == name)
    }

    /// The development build of the program `name`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "lib" | "rlib" | "cdylib" => Kind::Library,
        "bin" => Kind::Program,
        "test" => Kind::Test,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Workspace};

    #[test]
    fn reads_what_cargo_says() {
        let json = serde_json::json!({
            "target_directory": "/somewhere/target",
            "packages": [{"name": "server", "targets": [
                {"name": "server", "kind": ["lib"], "test": true},
                {"name": "slow", "kind": ["test"], "test": false},
                {"name": "build-script-build", "kind": ["custom-build"], "test": false},
            ]}],
        });
        let workspace = Workspace::from_json(&json).unwrap();
        let kinds: Vec<Kind> = workspace.targets.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [Kind::Library, Kind::Test, Kind::Other]);
        assert!(workspace.has_test("server", "slow"));
        assert!(!workspace.has_test("panel", "slow"));
        assert!(!workspace.has_test("server", "server"));
    }
}
