//! A child process that ends with the test and writes its output to files.

use std::fs::OpenOptions;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The process. Killed when dropped.
pub struct Process(Child);

impl Process {
    /// Starts it, and appends its output to these files.
    pub fn start(mut command: Command, out: &Path, err: &Path) -> Self {
        let append = |path: &Path| OpenOptions::new().create(true).append(true).open(path).unwrap();
        let program = command.get_program().to_owned();
        let child = command.stdin(Stdio::null()).stdout(append(out)).stderr(append(err)).spawn();
        Self(child.unwrap_or_else(|error| panic!("{} does not start: {error}", program.display())))
    }

    /// The exit code, after it has ended; -1 if it was killed by a signal.
    pub fn exit_code(&mut self) -> Option<i32> {
        let status = self.0.try_wait().unwrap()?;
        Some(status.code().unwrap_or(-1))
    }

    /// Kills it without a chance to clean up, as a power cut would.
    pub fn kill(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The current text of a file; empty if there is none.
pub fn text_of(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}
