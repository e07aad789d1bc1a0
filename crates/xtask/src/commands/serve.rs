//! `cargo xtask serve`: the panel on the embedded server, at one address, on a fresh machine.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use lexopt::ValueExt;

use crate::package::panel::{self, Mode};
use crate::project::Project;
use crate::{cargo, progress, server};

/// The line in the list of commands.
pub const ABOUT: &str =
    "build the panel, start the embedded server with demo tokens, print one address to open";

const HELP: &str = "\
Usage: cargo xtask serve [options]

  --release     build the panel as it is published (the default)
  --debug       build it with the development profile: quicker to build again, larger
  --port N      the server's port on 127.0.0.1 (8787)
  --data DIR    the folder of the database (data)
  --demo N      how many demo tokens a new database gets (60, 0 for none)
";

struct Options {
    mode: Mode,
    port: u16,
    /// `None` is the folder `data` in the project. A folder that is named is relative to the working directory.
    data: Option<PathBuf>,
    demo: u32,
}

/// Runs the command.
pub fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    let Some(options) = parse(arguments)? else {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    let project = Project::find()?;
    server::require_free(options.port)?;
    let data = match &options.data {
        Some(named) => {
            std::path::absolute(named).with_context(|| format!("no such folder: {}", named.display()))?
        }
        None => project.root.join("data"),
    };

    let program = server::build(&project)?;
    let size = panel::build(&project, options.mode)?;
    progress::step(size.to_string());
    if options.mode == Mode::Release && !size.fits() {
        progress::step("warning: that is over the budget, and `cargo xtask test` fails on it");
    }

    progress::step("starting the server; Ctrl-C ends it");
    let mut command = Command::new(program);
    cargo::remove_own_variables(&mut command);
    command
        .current_dir(&project.root)
        .arg("--print-link")
        .arg("--listen")
        .arg(format!("127.0.0.1:{}", options.port))
        .arg("--database")
        .arg(data.join("tokens.sqlite"))
        .arg("--site")
        .arg(project.dist())
        .arg("--demo")
        .arg(options.demo.to_string());
    Err(server::exec(command))
}

fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>> {
    let mut options = Options { mode: Mode::Release, port: 8787, data: None, demo: 60 };
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("release") => options.mode = Mode::Release,
            lexopt::Arg::Long("debug") => options.mode = Mode::Debug,
            lexopt::Arg::Long("port") => options.port = arguments.value()?.parse()?,
            lexopt::Arg::Long("data") => options.data = Some(arguments.value()?.into()),
            lexopt::Arg::Long("demo") => options.demo = arguments.value()?.parse()?,
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(options))
}

#[cfg(test)]
mod tests {
    use super::{Mode, parse};

    #[test]
    fn without_options_it_is_the_documented_default() {
        let options = parse(lexopt::Parser::from_args(Vec::<String>::new())).unwrap().unwrap();
        assert_eq!((options.mode, options.port, options.demo), (Mode::Release, 8787, 60));
        assert_eq!(options.data, None);
    }

    #[test]
    fn every_option_is_taken() {
        let words = ["--debug", "--port", "9000", "--data", "elsewhere", "--demo=0"];
        let options = parse(lexopt::Parser::from_args(words)).unwrap().unwrap();
        assert_eq!((options.mode, options.port, options.demo), (Mode::Debug, 9000, 0));
        assert_eq!(options.data, Some("elsewhere".into()));
    }

    #[test]
    fn nonsense_is_refused() {
        for words in [&["--port", "x"][..], &["--port"], &["--ports", "1"], &["now"]] {
            assert!(parse(lexopt::Parser::from_args(words)).is_err(), "{words:?}");
        }
    }
}
