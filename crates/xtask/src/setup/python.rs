//! Python's tools for tests, the real BentoML client and Schemathesis: each in a virtual environment in this user's cache,
//! in one pinned version.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Context, Failure};
use crate::progress;
use crate::setup::apt;
use crate::setup::path;

/// A package of PyPI, in the version that the tests were written against.
struct Package {
    name: &'static str,
    shown: &'static str,
    version: &'static str,
}

const BENTOML: Package = Package { name: "bentoml", shown: "BentoML", version: "1.4.39" };
const SCHEMATHESIS: Package = Package { name: "schemathesis", shown: "Schemathesis", version: "4.32.5" };

/// The folder with the `bentoml` program and its Python.
pub fn bentoml() -> Result<PathBuf, Failure> {
    environment(&BENTOML)
}

/// The folder with the `schemathesis` program and its Python.
pub fn schemathesis() -> Result<PathBuf, Failure> {
    environment(&SCHEMATHESIS)
}

/// The folder with a package's programs, in an environment of its own.
fn environment(package: &Package) -> Result<PathBuf, Failure> {
    let Package { name, shown, version } = package;
    let store = path::tools()?;
    let home = store.join(format!("{name}-{version}"));
    let bin = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if is_complete(&home) {
        return Ok(bin);
    }
    fs::create_dir_all(&store).context(|| format!("cannot create {}", store.display()))?;
    let lock_path = store.join(format!("{name}.lock"));
    let lock = File::create(&lock_path).context(|| format!("cannot create {}", lock_path.display()))?;
    lock.lock().context(|| format!("cannot lock {}", lock_path.display()))?;
    if is_complete(&home) {
        return Ok(bin);
    }
    create(&home, &store.join(format!("{name}-venv.log")))?;
    let log = store.join(format!("{name}-{version}.log"));
    progress::step(format!(
        "installing {shown} {version} from PyPI, once for this user (log: {})",
        log.display()
    ));
    let mut pip = Command::new(bin.join("python"));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input"])
        .arg(format!("{name}=={version}"));
    if !logged(&mut pip, &log)? {
        return Err(Failure::new(format!(
            "{shown} {version} could not be installed from PyPI; see {}. The same by hand: {} -m pip install {name}=={version}",
            log.display(),
            bin.join("python").display()
        )));
    }
    let mark = complete_mark(&home);
    fs::write(&mark, "").context(|| format!("cannot write {}", mark.display()))?;
    progress::step(format!("{shown} {version} is ready"));
    Ok(bin)
}

/// Makes an empty environment, and first whatever Python lacks for it.
fn create(home: &Path, log: &Path) -> Result<(), Failure> {
    if path::find("python3").is_none() {
        apt::install("Python", &["python3", "python3-venv"])?;
    }
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(home);
    if logged(&mut make, log)? {
        return Ok(());
    }
    // Debian keeps this module in a package of its own.
    apt::install("Python's venv module", &["python3-venv"])?;
    if logged(&mut make, log)? {
        return Ok(());
    }
    Err(Failure::new(format!(
        "no virtual environment could be made at {}; see {}. On Debian and Ubuntu `apt-get install python3-venv` helps",
        home.display(),
        log.display()
    )))
}

fn is_complete(home: &Path) -> bool {
    complete_mark(home).is_file()
}

/// An interrupted installation leaves a folder that looks right: only this file says that it is.
fn complete_mark(home: &Path) -> PathBuf {
    home.join("complete")
}

fn logged(command: &mut Command, log: &Path) -> Result<bool, Failure> {
    let file = File::create(log).context(|| format!("cannot write {}", log.display()))?;
    let errors = file.try_clone().context(|| format!("cannot write {}", log.display()))?;
    let status = command.stdin(Stdio::null()).stdout(file).stderr(errors).status();
    Ok(status.context(|| format!("cannot start {:?}", command.get_program()))?.success())
}
