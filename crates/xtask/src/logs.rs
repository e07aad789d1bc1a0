//! Log files of the programs that the commands start.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// Makes `command` write its output and its errors to a new file `log`, and gives it no input.
pub fn redirect(command: &mut Command, log: &Path) -> Result<()> {
    let problem = || format!("cannot write {}", log.display());
    let output = File::create(log).with_context(problem)?;
    let errors = output.try_clone().with_context(problem)?;
    command.stdin(Stdio::null()).stdout(output).stderr(errors);
    Ok(())
}

/// The last `count` lines of `log`; nothing where it cannot be read.
pub fn last_lines(log: &Path, count: usize) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
