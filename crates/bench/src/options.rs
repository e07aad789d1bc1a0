//! The command line of `cargo xtask bench`.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use lexopt::ValueExt;

use crate::VISITS;

/// The line in the list of commands.
pub const ABOUT: &str = "measure the panel beside plain pages with the same tokens, as ratios";

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask bench [options]

Measures the panel's release build in Chromium beside two plain JavaScript pages that show the same tokens
(crates/bench/plain), in turns, and the filter natively. Prints the medians, their ratios, and whether the limits hold.
Takes about ten minutes. Exits with 0 also where a limit is missed.

  --runs N      how often each page is opened (7)
  --only N      only the pages with N tokens: 20, 100, 1000, 10000 or 100000
  --dist DIR    measures this release build, and makes none
  --json FILE   also writes all that was measured
";

/// What the command line asks for.
pub struct Options {
    pub(crate) runs: usize,
    pub(crate) only: Option<u32>,
    /// The release build that is measured; `None` for a new one.
    pub dist: Option<PathBuf>,
    pub(crate) json: Option<PathBuf>,
}

impl Options {
    /// Reads the arguments after `bench`; `None` where they ask for help.
    pub fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>> {
        let mut options = Options { runs: 7, only: None, dist: None, json: None };
        while let Some(argument) = arguments.next()? {
            match argument {
                lexopt::Arg::Long("runs") => options.runs = arguments.value()?.parse()?,
                lexopt::Arg::Long("only") => options.only = Some(arguments.value()?.parse()?),
                lexopt::Arg::Long("dist") => options.dist = Some(absolute(arguments.value()?)?),
                lexopt::Arg::Long("json") => options.json = Some(absolute(arguments.value()?)?),
                lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(None),
                other => return Err(other.unexpected().into()),
            }
        }
        let is_known = |tokens: u32| VISITS.iter().any(|scenario| scenario.tokens == tokens);
        ensure!(options.only.is_none_or(is_known), "--only takes one of 20, 100, 1000, 10000 and 100000");
        ensure!(options.runs > 0, "--runs takes a number from 1 on; medians of less than 5 say little");
        Ok(Some(options))
    }
}

/// The caller's path: cargo changes the folder.
fn absolute(path: OsString) -> Result<PathBuf> {
    let problem = || format!("no such path: {}", path.display());
    std::path::absolute(&path).with_context(problem)
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn options_and_their_defaults() {
        let options = Options::parse(lexopt::Parser::from_args(Vec::<String>::new())).unwrap().unwrap();
        assert_eq!((options.runs, options.only, options.json), (7, None, None));
        let words = ["--runs", "9", "--only", "1000", "--json", "/a/b.json"];
        let options = Options::parse(lexopt::Parser::from_args(words)).unwrap().unwrap();
        assert_eq!((options.runs, options.only), (9, Some(1000)));
        assert_eq!(options.json, Some("/a/b.json".into()));
        for words in [&["--runs", "0"][..], &["--runs", "many"], &["--json"], &["now"], &["--only", "7"]] {
            assert!(Options::parse(lexopt::Parser::from_args(words)).is_err(), "{words:?}");
        }
    }
}
