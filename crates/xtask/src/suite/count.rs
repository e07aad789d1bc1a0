//! Counts tests in the output of test programs. Pure.

use std::fmt;

/// How many tests passed, failed and did not run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Those that passed.
    pub passed: u64,
    /// Those that failed.
    pub failed: u64,
    /// Those that were not run.
    pub skipped: u64,
}

impl Totals {
    /// Adds others to these.
    pub fn add(&mut self, other: Totals) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Adds the counts of a line, where it is the last line of a test program.
    pub fn read(&mut self, line: &str) {
        if let Some(totals) = last_line(line) {
            self.add(totals);
        }
    }

    /// The totals of a whole step. A program that ended early has printed no count, and one that ran no test has tested
    /// nothing: each of them counts as one failure.
    pub fn of_step(self, succeeded: bool) -> Totals {
        let uncounted = !succeeded && self.failed == 0;
        let nothing = succeeded && self.passed == 0 && self.failed == 0;
        Totals { failed: self.failed + u64::from(uncounted || nothing), ..self }
    }
}

/// The last line of the whole run.
impl fmt::Display for Totals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(formatter, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// The counts of a last line, as cargo's and wasm-bindgen's test programs print it: "test result: ok. 3 passed; 0 failed; 1
/// ignored; …".
fn last_line(line: &str) -> Option<Totals> {
    let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
    let number = |word: &str| {
        counts.split(';').find_map(|part| part.trim().strip_suffix(word)?.trim_end().parse::<u64>().ok())
    };
    Some(Totals {
        passed: number("passed")?,
        failed: number("failed")?,
        skipped: number("ignored").unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::Totals;

    fn read(text: &str) -> Totals {
        let mut totals = Totals::default();
        text.lines().for_each(|line| totals.read(line));
        totals
    }

    #[test]
    fn adds_up_what_cargo_test_prints() {
        let totals = read(
            "running 2 tests\ntest a ... ok\n\n\
             test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 5 passed; 3 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.10s\n",
        );
        assert_eq!(totals, Totals { passed: 7, failed: 3, skipped: 1 });
    }

    #[test]
    fn reads_what_the_browser_runner_prints() {
        let totals =
            read("test result: ok. 12 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.05s");
        assert_eq!(totals, Totals { passed: 12, failed: 0, skipped: 0 });
    }

    #[test]
    fn colors_do_not_hide_it() {
        assert_eq!(read("test result: \u{1b}[32mok\u{1b}[m. 1 passed; 0 failed; 0 ignored").passed, 1);
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(read("3 passed; 1 failed\ntest result: unknown\nno tests to run!"), Totals::default());
    }

    #[test]
    fn a_step_that_dies_uncounted_is_one_failure() {
        assert_eq!(read("").of_step(false), Totals { failed: 1, ..Totals::default() });
        let passed = "test result: ok. 2 passed; 0 failed; 0 ignored";
        assert_eq!(read(passed).of_step(false), Totals { passed: 2, failed: 1, skipped: 0 });
    }

    #[test]
    fn a_failure_that_is_counted_is_not_counted_twice() {
        assert_eq!(read("test result: FAILED. 2 passed; 1 failed; 0 ignored").of_step(false).failed, 1);
    }

    #[test]
    fn a_step_that_ran_nothing_is_a_failure() {
        assert_eq!(read("test result: ok. 0 passed; 0 failed; 4 ignored").of_step(true).failed, 1);
        assert_eq!(read("test result: ok. 1 passed; 0 failed; 0 ignored").of_step(true).failed, 0);
    }

    #[test]
    fn the_closing_line_mentions_only_what_happened() {
        assert_eq!(Totals { passed: 3, failed: 0, skipped: 0 }.to_string(), "3 passed, 0 failed");
        assert_eq!(Totals { passed: 3, failed: 1, skipped: 2 }.to_string(), "3 passed, 1 failed, 2 skipped");
    }
}
