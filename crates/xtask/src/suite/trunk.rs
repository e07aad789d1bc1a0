//! A running `trunk serve`.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::logs;
use crate::progress;
use crate::setup::tools::Tools;

/// The process. It ends when this is dropped.
pub struct Trunk {
    child: RefCell<Child>,
    log: PathBuf,
}

impl Trunk {
    /// Starts it in the folder `clone`; it builds in the target folder `target`, and logs which changes it accepts.
    pub fn start(tools: &Tools, clone: &Path, target: &Path, port: u16, log: PathBuf) -> Result<Trunk> {
        let mut command = tools.trunk()?;
        command
            .current_dir(clone)
            // All programs are here by now. Without this Trunk downloads those that it does not find.
            .args(["serve", "--offline", "--color", "never", "--port", &port.to_string()])
            .env("RUST_LOG", "error,trunk=info,trunk::watch=debug")
            // The browser tests compile most of the same.
            .env("CARGO_TARGET_DIR", target);
        logs::redirect(&mut command, &log)?;
        let child = command.spawn().context("cannot start Trunk")?;
        Ok(Trunk { child: child.into(), log })
    }

    /// Its log so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until `look` finds `what`; an error where Trunk ends before, or after `timeout`.
    pub fn wait_for<T>(&self, what: &str, timeout: Duration, look: impl Fn() -> Option<T>) -> Result<T> {
        let start = progress::now();
        loop {
            if let Some(found) = look() {
                return Ok(found);
            }
            let ended = self.child.borrow_mut().try_wait().ok().flatten();
            if ended.is_some() || start.elapsed() > timeout {
                let how = ended.map_or("does not answer".to_owned(), |status| format!("ended ({status})"));
                bail!(
                    "`trunk serve` {how} instead of giving {what}; {}:\n{}",
                    self.log.display(),
                    self.log()
                );
            }
            thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Trunk {
    fn drop(&mut self) {
        // It holds nothing that has to be saved.
        let child = self.child.get_mut();
        let _ = child.kill();
        let _ = child.wait();
    }
}
