//! Installs packages of a Debian-like system where that is possible without a question, and names the command where it is
//! not.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};

use crate::progress;

/// apt-get does one thing at a time.
static LOCK: Mutex<()> = Mutex::new(());

/// Installs `packages`. `what` begins a sentence, such as "Chromium and its driver".
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if which::which("apt-get").is_err() {
        bail!("{what} not found, and there is no apt-get here: install what your system calls `{list}`");
    }
    let Some(prefix) = privilege() else {
        bail!("{what} not found: install with `sudo apt-get install -y {list}`");
    };
    // Nothing is kept under this lock that a panic could have left half done.
    let _lock = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
    progress::step(format!("installing {list} with apt-get"));
    let install = || apt_get(prefix, &[&["install", "-y", "--no-install-recommends"], packages].concat());
    // Containers often have no package lists: they are fetched only if the first attempt fails.
    if install() || (apt_get(prefix, &["update"]) && install()) {
        return Ok(());
    }
    let sudo = if prefix.is_empty() { "" } else { "sudo " };
    bail!(
        "{what} could not be installed; the reason is above. The same by hand: {sudo}apt-get update && {sudo}apt-get install -y {list}"
    )
}

/// Downloads a package into an empty folder without installing it, and returns its path. That needs no privilege where the
/// package lists are there.
pub fn download(what: &str, package: &str, folder: &Path) -> Result<PathBuf> {
    let _lock = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let download = || {
        let mut get = Command::new("apt-get");
        get.args(["-q", "download", package]).current_dir(folder).stdin(Stdio::null()).stdout(io::stderr());
        get.status().is_ok_and(|status| status.success())
    };
    let done = download() || (privilege().is_some_and(|prefix| apt_get(prefix, &["update"])) && download());
    let problem = || {
        format!("{what} could not be downloaded: `apt-get download {package}` failed, the reason is above")
    };
    if !done {
        bail!(problem());
    }
    let mut files =
        fs::read_dir(folder).with_context(problem)?.filter_map(Result::ok).map(|file| file.path());
    files.find(|path| path.extension().is_some_and(|it| it == "deb")).with_context(problem)
}

/// The words before `apt-get` with which it works without a password; `None` where it does not.
fn privilege() -> Option<&'static [&'static str]> {
    if succeeds(Command::new("sh").args(["-c", "test \"$(id -u)\" = 0"])) {
        return Some(&[]);
    }
    succeeds(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}

fn apt_get(prefix: &[&str], arguments: &[&str]) -> bool {
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"], arguments].concat();
    let Some((program, arguments)) = words.split_first() else { return false };
    // Its output is progress, and no result of the command.
    let status = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(io::stderr()).status();
    status.is_ok_and(|it| it.success())
}

fn succeeds(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|it| it.success())
}
