//! The command line of `cargo xtask bench`.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use lexopt::ValueExt;

/// The line in the list of commands.
pub const ABOUT: &str = "measure the panel beside plain pages with the same tokens, as ratios";

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask bench [options]

Measures the panel's release build in Chromium beside two plain JavaScript pages that show the same tokens
(crates/bench/plain), in turns, and the filter natively. Prints the medians, their ratios, and whether the limits hold.
Takes about five minutes. Exits with 0 also where a limit is missed.

  --runs N      how often each page is opened (5)
  --json FILE   also writes all that was measured
";

/// What the command line asks for.
pub struct Options {
    pub(crate) runs: usize,
    pub(crate) json: Option<PathBuf>,
}

impl Options {
    /// Reads the arguments after `bench`; `None` where they ask for help.
    pub fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>> {
        let mut options = Options { runs: 5, json: None };
        while let Some(argument) = arguments.next()? {
            match argument {
                lexopt::Arg::Long("runs") => options.runs = arguments.value()?.parse()?,
                lexopt::Arg::Long("json") => {
                    let path: PathBuf = arguments.value()?.into();
                    let absolute = std::path::absolute(&path);
                    options.json =
                        Some(absolute.with_context(|| format!("no such path: {}", path.display()))?);
                }
                lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(None),
                other => return Err(other.unexpected().into()),
            }
        }
        ensure!(options.runs > 0, "--runs takes a number from 1 on; medians of less than 5 say little");
        Ok(Some(options))
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn options_and_their_defaults() {
        let options = Options::parse(lexopt::Parser::from_args(Vec::<String>::new())).unwrap().unwrap();
        assert_eq!((options.runs, options.json), (5, None));
        let words = ["--runs", "9", "--json", "/a/b.json"];
        let options = Options::parse(lexopt::Parser::from_args(words)).unwrap().unwrap();
        assert_eq!((options.runs, options.json), (9, Some("/a/b.json".into())));
        for words in [&["--runs", "0"][..], &["--runs", "many"], &["--json"], &["now"]] {
            assert!(Options::parse(lexopt::Parser::from_args(words)).is_err(), "{words:?}");
        }
    }
}
