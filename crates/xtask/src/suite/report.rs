//! Runs the steps of the suite one after another, lets their output through, and keeps the totals. A step that fails
//! stops nothing: the next ones may have something of their own to say.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};

use crate::failure::Failure;
use crate::progress;
use crate::suite::count::Totals;

/// What happened so far.
#[derive(Default)]
pub struct Report {
    totals: Totals,
    remarks: Vec<String>,
}

impl Report {
    /// A step that either holds or not, and counts as one.
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Result<(), Failure>) {
        progress::step(name);
        match check() {
            Ok(()) => self.totals.passed += 1,
            Err(failure) => self.failed(name, &failure),
        }
    }

    /// A step that runs test programs, and counts as the tests that they ran. `prepare` gives the commands.
    pub fn tests(&mut self, name: &str, prepare: impl FnOnce() -> Result<Vec<Command>, Failure>) {
        progress::step(name);
        let commands = match prepare() {
            Ok(commands) => commands,
            Err(failure) => return self.failed(name, &failure),
        };
        let mut totals = Totals::default();
        let mut succeeded = true;
        for command in commands {
            match count(command, &mut totals) {
                Ok(success) => succeeded &= success,
                Err(failure) => {
                    succeeded = false;
                    self.remarks.push(format!("{name}: {failure}"));
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

    /// A step that was not made, and how to have it made.
    pub fn skipped(&mut self, name: &str, why: &str) {
        progress::step(format!("{name}: skipped"));
        self.remarks.push(format!("skipped: {name}: {why}"));
        self.totals.skipped += 1;
    }

    /// The remarks, and the line of totals at the very end.
    pub fn close(self) -> ExitCode {
        progress::step("done");
        for remark in &self.remarks {
            eprintln!("{remark}");
        }
        println!("{}", self.totals);
        if self.totals.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn failed(&mut self, name: &str, failure: &Failure) {
        eprintln!("error: {failure}");
        self.remarks.push(format!("failed: {name}: {failure}"));
        self.totals.failed += 1;
    }
}

/// Runs a command with its standard output both shown and counted.
fn count(mut command: Command, totals: &mut Totals) -> Result<bool, Failure> {
    let problem = |error: std::io::Error| Failure::new(format!("cannot run the tests: {error}"));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(problem)?;
    if let Some(output) = child.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        // Bytes, not text: what a failing test prints need not be UTF-8.
        while lines.read_until(b'\n', &mut line).map_err(problem)? > 0 {
            let mut screen = std::io::stdout().lock();
            // A closed pipe behind us is no reason to stop testing.
            let _ = screen.write_all(&line).and_then(|()| screen.flush());
            totals.read(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    Ok(child.wait().map_err(problem)?.success())
}
