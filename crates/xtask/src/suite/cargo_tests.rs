//! The steps that need nothing but cargo: formatting, native tests, lints, dependencies.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cargo::{self, WASM};
use crate::project::{CLIENT, PANEL, Project, SERVER};
use crate::server;

/// Tests that need more than cargo. Each of them is a step of its own.
pub struct SpecialTest {
    package: &'static str,
    /// The name for `--test`.
    pub name: &'static str,
}

/// The real BentoML client on the embedded server.
pub const BENTOML: SpecialTest = SpecialTest { package: SERVER, name: "bentoml" };
/// Prometheus' own checks of the embedded server's metrics and alert rules.
pub const PROMETHEUS: SpecialTest = SpecialTest { package: SERVER, name: "prometheus" };
/// What runs in a browser, without the panel.
pub const WEB: SpecialTest = SpecialTest { package: PANEL, name: "web" };
/// The panel in a browser.
pub const E2E: SpecialTest = SpecialTest { package: PANEL, name: "e2e" };
const SPECIAL: [SpecialTest; 4] = [BENTOML, PROMETHEUS, WEB, E2E];

/// The native test that needs the excerpt of BentoCloud's description.
const OF_EXCERPT: &str = "what_bentocloud_describes_is_described_with_the_same_types";

impl SpecialTest {
    /// Fails if these tests do not exist: missing tests must not count as passed.
    pub fn require(&self, project: &Project) -> Result<()> {
        if !self.exists(project) {
            bail!("package {} has no tests called `{}` yet", self.package, self.name);
        }
        Ok(())
    }

    fn exists(&self, project: &Project) -> bool {
        project.targets().any(|(package, target)| target.is("test") && self.is(package, &target.name))
    }

    fn is(&self, package: &str, name: &str) -> bool {
        self.package == package && self.name == name
    }
}

/// Whether all files are formatted.
pub fn formatting(project: &Project) -> Result<()> {
    let mut fmt = cargo::command(&project.root);
    fmt.args(["fmt", "--all", "--check"]);
    cargo::run(&mut fmt, "the check of the formatting (`cargo fmt --all` corrects it)")
}

/// The commands that run all native tests. Without the excerpt the test that needs it is left out.
pub fn native(project: &Project, has_excerpt: bool) -> Vec<Command> {
    let mut plain = cargo_test(project);
    plain.arg("--lib");
    for (package, target) in project.targets().filter(|(_, target)| target.test) {
        if target.is("bin") {
            plain.args(["--bin", &target.name]);
        } else if target.is("test") && !SPECIAL.iter().any(|it| it.is(package, &target.name)) {
            plain.args(["--test", &target.name]);
        }
    }
    if !has_excerpt {
        plain.args(["--", "--skip", OF_EXCERPT]);
    }
    let mut documentation = cargo_test(project);
    documentation.arg("--doc");
    vec![plain, documentation]
}

/// `cargo test` on the whole workspace, even if a step runs one test only: with the whole workspace, shared
/// dependencies have the same features in every step and are compiled once.
pub fn cargo_test(project: &Project) -> Command {
    let mut test = cargo::command(&project.root);
    test.args(["test", "--workspace", "--no-fail-fast"]);
    test
}

/// Lints all code for this machine.
pub fn lints(project: &Project) -> Result<()> {
    clippy(project, &["--workspace", "--all-targets"])
        .and(special_clippy(project, &[], &BENTOML))
        .and(special_clippy(project, &[], &PROMETHEUS))
        .and(special_clippy(project, &[], &E2E))
}

/// Lints what is compiled for the browser. The unit tests run natively and are linted there.
pub fn lints_for_wasm(project: &Project) -> Result<()> {
    let target = ["--target", WASM];
    let packages = ["--package", PANEL, "--package", CLIENT, "--lib", "--bins"];
    clippy(project, &[&target[..], &packages].concat()).and(special_clippy(project, &target, &WEB))
}

fn clippy(project: &Project, targets: &[&str]) -> Result<()> {
    let mut clippy = cargo::command(&project.root);
    clippy.arg("clippy").args(targets).args(["--", "-D", "warnings"]);
    cargo::run(&mut clippy, "clippy")
}

/// A separate command, because cargo ignores `--test` beside `--all-targets`.
fn special_clippy(project: &Project, target: &[&str], test: &SpecialTest) -> Result<()> {
    if !test.exists(project) {
        return Ok(());
    }
    clippy(project, &[target, &["--package", test.package, "--test", test.name]].concat())
}

/// Licences, bans and sources of the dependencies, by cargo-deny.
pub fn dependencies(project: &Project) -> Result<()> {
    let mut deny = cargo::command(&project.root);
    deny.args(["deny", "--offline", "check", "licenses", "bans", "sources"]);
    cargo::run(&mut deny, "cargo deny")
}

/// Fetches the database of advisories. An error says why it cannot be had.
pub fn advisory_database(project: &Project) -> Result<()> {
    let mut fetch = cargo::command(&project.root);
    // A network that is not there must not ask for a password.
    fetch.args(["deny", "fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0");
    fetched(fetch)
}

fn fetched(mut fetch: Command) -> Result<()> {
    let output = fetch.output().context("cannot start cargo deny")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("their database cannot be fetched: {}", said.lines().last().unwrap_or_default());
    }
    Ok(())
}

/// Known vulnerabilities of the dependencies, by the database that was fetched.
pub fn advisories(project: &Project) -> Result<()> {
    let mut deny = cargo::command(&project.root);
    deny.args(["deny", "--offline", "check", "advisories"]);
    cargo::run(&mut deny, "cargo deny")
}

/// The server's program as the native tests have built it. With the features that tests add to shared dependencies, a
/// plain `cargo build` would compile many of them again.
pub fn server(project: &Project) -> Result<PathBuf> {
    let Some((_, test)) = project.targets().find(|(package, target)| *package == SERVER && target.is("test"))
    else {
        return server::build(project);
    };
    let mut build = cargo_test(project);
    build.args(["--no-run", "--test", &test.name]);
    cargo::run(&mut build, "compiling the server")?;
    Ok(project.program(SERVER))
}

#[cfg(test)]
mod tests {
    use super::fetched;
    use std::process::Command;

    #[test]
    fn a_database_that_cannot_be_fetched_is_a_reason_in_words() {
        let run = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            fetched(command)
        };
        assert!(run("exit 0").is_ok());
        let reason = run("echo first >&2; echo 'no such host' >&2; exit 1").unwrap_err().to_string();
        assert_eq!(reason, "their database cannot be fetched: no such host");
    }
}
