//! `cargo xtask dist`: the folder `dist/` for any static host.

use std::process::ExitCode;

use lexopt::ValueExt;

use crate::compress;
use crate::failure::Failure;
use crate::panel::Mode;
use crate::progress;
use crate::project::Project;
use crate::start_script;

/// The line in the list of commands.
pub const ABOUT: &str = "build the panel into dist/ for any static host, compressed";

const HELP: &str = "\
Usage: cargo xtask dist [options]

Builds the panel for release into dist/, with .br and .gz beside each text file.

  --endpoint ORIGIN   the API is there, as in https://tokens.example.com, and not where the panel is: written into
                      config.json, and into the page's policy, which lets it ask nobody else
";

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Failure> {
    let mut endpoint = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("endpoint") => endpoint = Some(origin(&arguments.value()?.string()?)?),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::find()?;
    let figure = super::panel(&project, Mode::Release, || Ok(()))?;
    if let Some(endpoint) = endpoint {
        start_script::set_endpoint(&project.dist(), &endpoint)?;
        compress::folder(&project.dist())?;
    }
    progress::step(figure.to_string());
    println!("{}", project.dist().display());
    Ok(ExitCode::SUCCESS)
}

/// An origin: a scheme, a host, perhaps a port, and nothing else. It goes into a policy, which a space or a semicolon
/// would extend.
fn origin(text: &str) -> Result<String, Failure> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_host =
        |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    match rest.map(|rest| rest.strip_suffix('/').unwrap_or(rest)) {
        Some(host) if !host.is_empty() && is_host(host) => Ok(text.trim_end_matches('/').to_owned()),
        _ => Err(Failure::new(format!(
            "--endpoint is an origin, as in https://tokens.example.com or http://127.0.0.1:3000, not {text:?}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn an_endpoint_is_an_origin_and_nothing_else() {
        assert_eq!(origin("https://a.example.com/").unwrap(), "https://a.example.com");
        assert_eq!(origin("http://[::1]:3000").unwrap(), "http://[::1]:3000");
        for wrong in [
            "",
            "a.example.com",
            "https://",
            "https://a/b",
            "https://a; script-src *",
            "https://a b",
            "ftp://a",
        ] {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }
}
