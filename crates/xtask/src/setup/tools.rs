//! The tools from crates.io that the development loop and the tests use: Trunk, wasm-bindgen and geckodriver, in the
//! versions that fit. Building the panel (`serve`, `dist`) uses none of them.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::crates_io::{Tool, ensure, executable};
use crate::cargo;
use crate::project::Project;

/// Later ones need a newer compiler than the project's.
const TRUNK: &str = "0.21.14";

/// Drives Firefox. Older versions may lack the commands for computed roles and names, and for logs.
const GECKODRIVER: &str = "0.37.1";

/// Where Trunk and wasm-bindgen are.
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Tools {
    /// Finds both, and builds what is missing.
    pub fn ensure(project: &Project) -> Result<Tools> {
        let [trunk, wasm_bindgen] = ensure(&[trunk(), wasm_bindgen(project.wasm_bindgen()?)])?;
        Ok(Tools { trunk, wasm_bindgen })
    }

    /// A command that runs Trunk with the locked wasm-bindgen first in its `PATH`.
    pub fn trunk(&self) -> Result<Command> {
        let mut command = Command::new(self.trunk.join(executable("trunk")));
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = [self.wasm_bindgen.clone()].into_iter().chain(env::split_paths(&path));
        let path = env::join_paths(folders).context("the folder of wasm-bindgen cannot be in PATH")?;
        command.env("PATH", path);
        cargo::remove_own_variables(&mut command);
        // Trunk takes only `true` and `false` for this variable. Other programs set it to `1`.
        command.env_remove("NO_COLOR");
        Ok(command)
    }

    /// The program that runs browser tests.
    pub fn test_runner(&self) -> PathBuf {
        self.wasm_bindgen.join(executable("wasm-bindgen-test-runner"))
    }
}

/// Firefox's WebDriver server.
pub fn geckodriver() -> Result<PathBuf> {
    let [folder] = ensure(&[Tool {
        package: "geckodriver",
        version: GECKODRIVER.to_owned(),
        programs: &["geckodriver"],
        options: &["--locked"],
        fits: not_older,
    }])?;
    Ok(folder.join(executable("geckodriver")))
}

fn trunk() -> Tool {
    Tool {
        package: "trunk",
        version: TRUNK.to_owned(),
        programs: &["trunk"],
        // Without TLS and the update check: it fetches nothing here.
        options: &["--locked", "--no-default-features"],
        fits: same_minor_and_not_older,
    }
}

fn wasm_bindgen(version: String) -> Tool {
    Tool {
        package: "wasm-bindgen-cli",
        version,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Not `--locked`: its published lock file names versions that were withdrawn.
        options: &[],
        fits: |found, wanted| found == wanted,
    }
}

fn same_minor_and_not_older(found: &str, wanted: &str) -> bool {
    match (numbers(found), numbers(wanted)) {
        (Some(found), Some(wanted)) => found[..2] == wanted[..2] && found[2] >= wanted[2],
        _ => false,
    }
}

fn not_older(found: &str, wanted: &str) -> bool {
    match (numbers(found), numbers(wanted)) {
        (Some(found), Some(wanted)) => found >= wanted,
        _ => false,
    }
}

fn numbers(version: &str) -> Option<[u32; 3]> {
    let parsed: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    parsed?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{not_older, same_minor_and_not_older as fits};

    #[test]
    fn a_newer_driver_fits_and_an_older_one_does_not() {
        for (found, expected) in
            [("0.37.1", true), ("0.38.0", true), ("1.0.0", true), ("0.36.9", false), ("", false)]
        {
            assert_eq!(not_older(found, "0.37.1"), expected, "{found}");
        }
    }

    #[test]
    fn a_trunk_of_the_same_series_fits() {
        assert!(fits("0.21.14", "0.21.14"));
        assert!(fits("0.21.20", "0.21.14"));
    }

    #[test]
    fn older_newer_series_and_unreadable_ones_do_not() {
        for found in ["0.21.13", "0.22.0", "1.21.14", "0.21", "0.21.15-beta.1", ""] {
            assert!(!fits(found, "0.21.14"), "{found}");
        }
    }
}
