//! Whether this machine is quiet enough to measure on. A compiler beside the browser makes every time worthless, and the
//! times do not show it.

use std::fs;
use std::thread;
use std::time::Duration;

use anyhow::Result;

/// What compiles. Not cargo itself: it waits for this program.
const COMPILERS: [&str; 9] =
    ["rustc", "clippy-driver", "cc1", "cc1plus", "ld", "lld", "rust-lld", "ld.lld", "wasm-opt"];

/// How many times to look again while a compiler runs: for 60 seconds in all.
const WAITS: u32 = 120;
const WAIT: Duration = Duration::from_millis(500);

/// Measures while no compiler runs, and counts when that was not possible.
pub struct Quiet {
    step: fn(&str),
    measured: u32,
    disturbed: u32,
}

impl Quiet {
    /// Reports by `step` what it waits for.
    pub fn new(step: fn(&str)) -> Quiet {
        Quiet { step, measured: 0, disturbed: 0 }
    }

    /// Measures, and repeats that while a compiler ran before or after it, up to `attempts` times in all.
    pub fn attempt<T>(&mut self, attempts: u32, measure: impl Fn() -> Result<T>) -> Result<T> {
        self.measured += 1;
        let mut attempt = 1;
        loop {
            self.wait();
            let was_busy = compiler_runs();
            let value = measure()?;
            if !was_busy && !compiler_runs() {
                return Ok(value);
            }
            if attempt >= attempts {
                self.disturbed += 1;
                return Ok(value);
            }
            attempt += 1;
            (self.step)("a compiler ran beside this: measuring again");
        }
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

    fn wait(&self) {
        for n in 0..WAITS {
            if !compiler_runs() {
                return;
            }
            if n == 0 {
                (self.step)("a compiler runs on this machine: waiting for it");
            }
            thread::sleep(WAIT);
        }
    }
}

/// Whether a compiler runs; `false` on systems without `/proc`.
fn compiler_runs() -> bool {
    let Ok(processes) = fs::read_dir("/proc") else { return false };
    processes.flatten().any(|process| {
        fs::read_to_string(process.path().join("comm")).is_ok_and(|name| COMPILERS.contains(&name.trim()))
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::Quiet;

    #[test]
    fn a_failed_measurement_is_not_repeated() {
        let times = Cell::new(0);
        let mut quiet = Quiet::new(|_| {});
        let failed = quiet.attempt(3, || -> anyhow::Result<()> {
            times.set(times.get() + 1);
            anyhow::bail!("no")
        });
        assert!(failed.is_err());
        assert_eq!((times.get(), quiet.disturbed()), (1, 0));
    }
}
