//! Python's tools for tests (BentoML, Schemathesis, kubernetes-validate): each in a virtual environment in the user's cache, in one version.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, cache};
use crate::logs;
use crate::progress;

/// A package of PyPI, in the version that the tests were written for.
struct Package {
    name: &'static str,
    /// The name in messages.
    title: &'static str,
    version: &'static str,
}

const BENTOML: Package = Package { name: "bentoml", title: "BentoML", version: "1.4.39" };
const KUBERNETES_VALIDATE: Package =
    Package { name: "kubernetes-validate", title: "kubernetes-validate", version: "1.37.0" };
const SCHEMATHESIS: Package = Package { name: "schemathesis", title: "Schemathesis", version: "4.32.5" };

/// The folder with the `bentoml` program and its Python.
pub fn bentoml() -> Result<PathBuf> {
    environment(&BENTOML)
}

/// The folder with the `kubernetes-validate` program, which has the schemas of Kubernetes 1.37 and before.
pub fn kubernetes_validate() -> Result<PathBuf> {
    environment(&KUBERNETES_VALIDATE)
}

/// The folder with the `schemathesis` program and its Python.
pub fn schemathesis() -> Result<PathBuf> {
    environment(&SCHEMATHESIS)
}

/// The folder with a package's programs, in an environment of its own.
fn environment(package: &Package) -> Result<PathBuf> {
    let Package { name, title, version } = package;
    let store = cache::tools()?;
    let home = store.join(format!("{name}-{version}"));
    let bin = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if is_complete(&home) {
        return Ok(bin);
    }
    fs::create_dir_all(&store).with_context(|| format!("cannot create {}", store.display()))?;
    let lock_path = store.join(format!("{name}.lock"));
    let lock = File::create(&lock_path).with_context(|| format!("cannot create {}", lock_path.display()))?;
    lock.lock().with_context(|| format!("cannot lock {}", lock_path.display()))?;
    // Another run may have installed it meanwhile.
    if is_complete(&home) {
        return Ok(bin);
    }
    create(&home, &store.join(format!("{name}-venv.log")))?;
    let log = store.join(format!("{name}-{version}.log"));
    progress::step(format!(
        "installing {title} {version} from PyPI, once for this user (log: {})",
        log.display()
    ));
    let mut pip = Command::new(bin.join("python"));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input"])
        .arg(format!("{name}=={version}"));
    if !succeeds(&mut pip, &log)? {
        bail!(
            "{title} {version} could not be installed from PyPI; see {}. The same by hand: {} -m pip install {name}=={version}",
            log.display(),
            bin.join("python").display()
        );
    }
    let mark = complete_mark(&home);
    fs::write(&mark, "").with_context(|| format!("cannot write {}", mark.display()))?;
    progress::step(format!("{title} {version} is ready"));
    Ok(bin)
}

/// Makes an empty environment, and before it installs what Python needs for that.
fn create(home: &Path, log: &Path) -> Result<()> {
    if which::which("python3").is_err() {
        apt::install("Python", &["python3", "python3-venv"])?;
    }
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(home);
    if succeeds(&mut make, log)? {
        return Ok(());
    }
    // Debian has this module in a package of its own.
    apt::install("Python's venv module", &["python3-venv"])?;
    if succeeds(&mut make, log)? {
        return Ok(());
    }
    bail!(
        "no virtual environment could be made at {}; see {}. On Debian and Ubuntu `apt-get install python3-venv` helps",
        home.display(),
        log.display()
    )
}

fn is_complete(home: &Path) -> bool {
    complete_mark(home).is_file()
}

/// Written last: without it the folder may be that of an interrupted installation.
fn complete_mark(home: &Path) -> PathBuf {
    home.join("complete")
}

fn succeeds(command: &mut Command, log: &Path) -> Result<bool> {
    logs::redirect(command, log)?;
    let status = command.status();
    Ok(status.with_context(|| format!("cannot start {}", command.get_program().display()))?.success())
}
