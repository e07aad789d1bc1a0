//! Runs the steps of the suite one after another, shows their output, and keeps the totals. After a step that fails, the
//! next ones still run.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Error, Result};

use super::count::Totals;
use crate::progress;

/// The results so far.
#[derive(Default)]
pub struct Report {
    totals: Totals,
    remarks: Vec<String>,
}

impl Report {
    /// A step that counts as one: it passes or fails.
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) {
        progress::step(name);
        match check() {
            Ok(()) => self.totals.passed += 1,
            Err(error) => self.failed(name, &error),
        }
    }

    /// A step that runs test programs, and counts as the tests that they ran. `prepare` returns the commands.
    pub fn tests(&mut self, name: &str, prepare: impl FnOnce() -> Result<Vec<Command>>) {
        progress::step(name);
        let commands = match prepare() {
            Ok(commands) => commands,
            Err(error) => return self.failed(name, &error),
        };
        let mut totals = Totals::default();
        let mut succeeded = true;
        for command in commands {
            match count(command, &mut totals) {
                Ok(success) => succeeded &= success,
                Err(error) => {
                    succeeded = false;
                    self.remarks.push(format!("{name}: {error:#}"));
                }
            }
        }
        let whole = totals.of_step(succeeded);
        if whole.failed > 0 {
            let nothing = if succeeded && totals.failed == 0 { ": no test ran" } else { "" };
            self.remarks.push(format!("failed: {name}{nothing}"));
        }
        self.totals.add(whole);
    }

    /// A step that did not run. `why` says why, and how to make it run.
    pub fn skipped(&mut self, name: &str, why: &str) {
        progress::step(format!("{name}: skipped"));
        self.remarks.push(format!("skipped: {name}: {why}"));
        self.totals.skipped += 1;
    }

    /// Prints the remarks, and at the very end the line of totals.
    pub fn close(self) -> ExitCode {
        progress::step("done");
        for remark in &self.remarks {
            eprintln!("{remark}");
        }
        println!("{}", self.totals);
        if self.totals.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn failed(&mut self, name: &str, error: &Error) {
        eprintln!("error: {error:#}");
        self.remarks.push(format!("failed: {name}: {error:#}"));
        self.totals.failed += 1;
    }
}

/// Runs a command with its standard output both shown and counted.
fn count(mut command: Command, totals: &mut Totals) -> Result<bool> {
    const PROBLEM: &str = "cannot run the tests";
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context(PROBLEM)?;
    if let Some(output) = child.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        // Bytes and not text: what a failing test prints may not be UTF-8.
        while lines.read_until(b'\n', &mut line).context(PROBLEM)? > 0 {
            let mut screen = std::io::stdout().lock();
            // The tests go on when nobody reads their output any more.
            let _ = screen.write_all(&line).and_then(|()| screen.flush());
            totals.read(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    Ok(child.wait().context(PROBLEM)?.success())
}
