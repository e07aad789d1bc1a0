//! Whether this machine is quiet enough to measure on. A compiler beside the browser makes every time worthless, and
//! leaves no trace in it.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::failure::Failure;
use crate::progress;

/// What compiles. Not cargo itself: it waits for this program.
const COMPILERS: [&str; 9] =
    ["rustc", "clippy-driver", "cc1", "cc1plus", "ld", "lld", "rust-lld", "ld.lld", "wasm-opt"];

/// How long a compiler that runs already is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Measures while no compiler runs, and counts when that was not possible.
#[derive(Default)]
pub struct Quiet {
    measured: u32,
    disturbed: u32,
}

impl Quiet {
    /// Measures; once more where a compiler ran before or after it, up to so many times.
    pub fn attempt<T>(
        &mut self,
        attempts: u32,
        measure: impl Fn() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.measured += 1;
        for _ in 1..attempts {
            wait();
            let was_busy = compiles();
            let value = measure()?;
            if !was_busy && !compiles() {
                return Ok(value);
            }
            progress::step("a compiler ran beside this: measuring again");
        }
        wait();
        let was_busy = compiles();
        let value = measure()?;
        if was_busy || compiles() {
            self.disturbed += 1;
        }
        Ok(value)
    }

    /// How many measurements a compiler has disturbed.
    pub fn disturbed(&self) -> u32 {
        self.disturbed
    }

    /// What the reader of the figures must know.
    pub fn warning(&self) -> Option<String> {
        (self.disturbed > 0).then(|| {
            format!(
                "WARNING: a compiler ran during {} of {} measurements: these figures say little",
                self.disturbed, self.measured
            )
        })
    }
}

fn wait() {
    let begun = progress::now();
    let mut has_spoken = false;
    while compiles() && begun.elapsed() < PATIENCE {
        if !has_spoken {
            progress::step("a compiler runs on this machine: waiting for it");
            has_spoken = true;
        }
        thread::sleep(Duration::from_millis(500));
    }
}

/// Whether a compiler runs; never, where the system does not tell.
fn compiles() -> bool {
    let Ok(processes) = fs::read_dir("/proc") else { return false };
    processes.flatten().any(|process| {
        fs::read_to_string(process.path().join("comm")).is_ok_and(|name| COMPILERS.contains(&name.trim()))
    })
}
