//! The real BentoML client for tests: a virtual environment in this user's cache, with one pinned version.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::apt;
use crate::failure::{Context, Failure};
use crate::path;
use crate::progress;

/// The version that the tests were written against.
const BENTOML: &str = "1.4.39";

/// The folder with the `bentoml` program and its Python.
pub fn bentoml() -> Result<PathBuf, Failure> {
    let store = path::tools()?;
    let home = store.join(format!("bentoml-{BENTOML}"));
    let bin = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if is_complete(&home) {
        return Ok(bin);
    }
    fs::create_dir_all(&store).context(|| format!("cannot create {}", store.display()))?;
    let lock_path = store.join("bentoml.lock");
    let lock = File::create(&lock_path).context(|| format!("cannot create {}", lock_path.display()))?;
    lock.lock().context(|| format!("cannot lock {}", lock_path.display()))?;
    if is_complete(&home) {
        return Ok(bin);
    }
    create(&home, &store)?;
    let log = store.join(format!("bentoml-{BENTOML}.log"));
    progress::step(format!(
        "installing BentoML {BENTOML} from PyPI, once for this user (log: {})",
        log.display()
    ));
    let mut pip = Command::new(bin.join("python"));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input"])
        .arg(format!("bentoml=={BENTOML}"));
    if !logged(&mut pip, &log)? {
        return Err(Failure::new(format!(
            "BentoML {BENTOML} could not be installed from PyPI; see {}. The same by hand: {} -m pip install bentoml=={BENTOML}",
            log.display(),
            bin.join("python").display()
        )));
    }
    let mark = complete_mark(&home);
    fs::write(&mark, "").context(|| format!("cannot write {}", mark.display()))?;
    progress::step(format!("BentoML {BENTOML} is ready"));
    Ok(bin)
}

/// Makes an empty environment, and first whatever Python lacks for it.
fn create(home: &Path, store: &Path) -> Result<(), Failure> {
    if path::find("python3").is_none() {
        apt::install("Python", &["python3", "python3-venv"])?;
    }
    let log = store.join("python-venv.log");
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(home);
    if logged(&mut make, &log)? {
        return Ok(());
    }
    // Debian keeps this module in a package of its own.
    apt::install("Python's venv module", &["python3-venv"])?;
    if logged(&mut make, &log)? {
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
