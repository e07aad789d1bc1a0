//! What an operator copies: the metrics and alert rules, the Kubernetes manifests, the systemd unit. Each is checked by the
//! tool of its own program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::cargo_tests::{PROMETHEUS, cargo_test};
use super::report::Report;
use crate::project::Project;

const MANIFESTS: &str = "docs/kubernetes";
const MANIFESTS_STEP: &str = "the Kubernetes manifests against the published schemas";

const UNIT: &str = "docs/systemd/token-server.service";
const UNIT_STEP: &str = "the systemd unit, by systemd-analyze";

/// The program that the unit starts.
const INSTALLED: &str = "/usr/local/bin/token-server";

/// The largest exposure of the unit that passes, in tenths of systemd's figure from 0 to 10. systemd 252 says 1.1; newer
/// versions look at more.
const LARGEST_EXPOSURE: &str = "15";

/// The tests that call promtool.
pub fn prometheus_tests(project: &Project, promtool: &Path) -> Result<Vec<Command>> {
    PROMETHEUS.require(project)?;
    let mut test = cargo_test(project);
    test.args(["--test", PROMETHEUS.name]).env("PROMTOOL", promtool);
    Ok(vec![test])
}

/// Checks the manifests with the tool in this folder. Unknown fields are errors.
pub fn manifests(project: &Project, tool: Result<PathBuf>, report: &mut Report) {
    let bin = match tool {
        Ok(bin) => bin,
        Err(error) => return report.skipped(MANIFESTS_STEP, &format!("{error:#}")),
    };
    report.check(MANIFESTS_STEP, || {
        let folder = project.root.join(MANIFESTS);
        let files = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        let files = files.map(|file| Ok(file?.path())).collect::<Result<Vec<_>>>()?;
        ensure!(!files.is_empty(), "there are no manifests in {}", folder.display());
        run(Command::new(bin.join("kubernetes-validate")).arg("--strict").args(files)).map(drop)
    });
}

/// Checks the unit and how much of the system it reaches. systemd need not run for that.
pub fn unit(project: &Project, server: Result<&PathBuf>, report: &mut Report) {
    if which::which("systemd-analyze").is_err() {
        return report.skipped(UNIT_STEP, "there is no systemd-analyze here: it comes with systemd");
    }
    report.check(UNIT_STEP, || {
        let path = project.root.join(UNIT);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        // The program has to be there, or systemd-analyze refuses the unit.
        let server = server?.to_str().context("the path of the server is no UTF-8")?;
        ensure!(text.contains(INSTALLED), "{UNIT} does not start {INSTALLED}");
        let copy = project.empty_folder("systemd")?.join("token-server.service");
        fs::write(&copy, text.replace(INSTALLED, server))
            .with_context(|| format!("cannot write {}", copy.display()))?;
        // It succeeds with a setting that it does not know, and says so.
        let said = run(Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&copy))?;
        ensure!(said.is_empty(), "systemd-analyze found something:\n{said}");
        let security = ["security", "--offline=yes", "--threshold", LARGEST_EXPOSURE, "--no-pager"];
        run(Command::new("systemd-analyze").args(security).arg(&copy)).map(drop)
    });
}

/// Runs a check, and returns what it said.
fn run(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot start {program}"))?;
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).trim_end().to_owned();
    if !output.status.success() {
        bail!("{program} found something:\n{said}");
    }
    Ok(said)
}
