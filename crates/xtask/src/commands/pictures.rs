//! `cargo xtask pictures`: the pictures of the panel in README.md and docs, made from the panel as it is.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::cargo;
use crate::package::panel::{self, Mode};
use crate::project::Project;
use crate::server;
use crate::setup::browsers::Browser;
use crate::suite::cargo_tests::{E2E, cargo_test};

/// The line in the list of commands.
pub const ABOUT: &str = "make the pictures in docs/pictures from the panel with demo tokens";

const HELP: &str = "\
Usage: cargo xtask pictures

Builds the panel and the server, and writes pictures of the list, light and dark, and of the dialogs to create a token and to
reveal it into docs/pictures/. They are taken in Chromium, in a window of 1280 by 800 pixels.
";

/// The ignored end-to-end test that takes them.
const TEST: &str = "pictures::of_the_list_and_the_dialogs";

/// Where they go, from the root on.
const FOLDER: &str = "docs/pictures";

/// What that test has to write.
const FILES: [&str; 4] = ["list-light.png", "list-dark.png", "create.png", "reveal.png"];

/// Runs the command.
pub fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    if super::help_only(arguments, HELP)? {
        return Ok(ExitCode::SUCCESS);
    }
    let project = Project::find()?;
    let chromium = Browser::chromium()?;
    let server = server::build(&project)?;
    panel::build(&project, Mode::Release)?;
    let folder = project.root.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for file in FILES {
        // A picture that is not taken again must not remain. Usually there is nothing to delete.
        let _ = fs::remove_file(folder.join(file));
    }
    let mut test = cargo_test(&project);
    test.args(["--test", E2E.name])
        .env("PANEL_DIST", project.dist())
        .env("TOKEN_SERVER_BIN", server)
        .env("PICTURES", &folder);
    chromium.set_environment(&mut test);
    test.args(["--", "--ignored", "--exact", TEST]);
    cargo::run(&mut test, "taking the pictures")?;
    for file in FILES {
        let path = folder.join(file);
        ensure!(path.is_file(), "{} was not taken", path.display());
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::{FILES, TEST};

    #[test]
    fn the_test_is_there_and_takes_these_pictures() {
        let text = include_str!("../../../../tests/e2e/pictures.rs");
        let name = TEST.rsplit("::").next().unwrap();
        assert!(text.contains(&format!("async fn {name}()")));
        for file in FILES {
            assert!(text.contains(&format!("\"{}\"", file.trim_end_matches(".png"))), "{file}");
        }
    }
}
