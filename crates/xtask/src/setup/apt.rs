//! Installs packages of a Debian-like system where that is possible without asking, and names the command where it is
//! not. Which packages are needed, and why, is said by the caller.

use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::failure::Failure;
use crate::progress;
use crate::setup::path;

/// apt-get does one thing at a time.
static TURN: Mutex<()> = Mutex::new(());

/// Installs `packages`. `what` begins a sentence, such as "Chromium and its driver".
pub fn install(what: &str, packages: &[&str]) -> Result<(), Failure> {
    let list = packages.join(" ");
    if path::find("apt-get").is_none() {
        return Err(Failure::new(format!(
            "{what} not found, and there is no apt-get here: install what your system calls `{list}`"
        )));
    }
    let Some(before) = privilege() else {
        return Err(Failure::new(format!("{what} not found: install with `sudo apt-get install -y {list}`")));
    };
    // A panic of who had the turn before says nothing of this one.
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    progress::step(format!("installing {list} with apt-get"));
    let install = || apt_get(before, &[&["install", "-y", "--no-install-recommends"], packages].concat());
    // Package lists are often absent in containers, and often fresh elsewhere: fetched only where it helps.
    if install() || (apt_get(before, &["update"]) && install()) {
        return Ok(());
    }
    let sudo = if before.is_empty() { "" } else { "sudo " };
    Err(Failure::new(format!(
        "{what} could not be installed; the reason stands above. The same by hand: {sudo}apt-get update && {sudo}apt-get install -y {list}"
    )))
}

/// What stands before `apt-get` for it to work without a password, if anything makes it work.
fn privilege() -> Option<&'static [&'static str]> {
    if succeeds(Command::new("sh").args(["-c", "test \"$(id -u)\" = 0"])) {
        return Some(&[]);
    }
    succeeds(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}

fn apt_get(before: &[&str], arguments: &[&str]) -> bool {
    let words = [before, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"], arguments].concat();
    match words.split_first() {
        Some((program, rest)) => {
            // Its talk belongs to the progress, not to what was asked for.
            Command::new(program)
                .args(rest)
                .stdin(Stdio::null())
                .stdout(std::io::stderr())
                .status()
                .is_ok_and(|it| it.success())
        }
        None => false,
    }
}

fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}
