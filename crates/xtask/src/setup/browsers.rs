//! The browsers that tests run in, each with its driver, and the settings that make them start in any container: Chromium
//! and its driver from the system's packages, Firefox from there too, its driver from crates.io. Sends nothing to them; the
//! tests do.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::failure::{Context, Failure};
use crate::setup::apt;
use crate::setup::path;

/// What differs between them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Every test runs in it.
    Chromium,
    /// Some do: see `suite/firefox.rs`.
    Firefox,
}

/// A browser and what drives it.
pub struct Browser {
    kind: Kind,
    /// The browser itself.
    pub program: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

impl Browser {
    /// Chromium: where `CHROME` and `CHROMEDRIVER` say, on `PATH`, or else by installing it.
    pub fn chromium() -> Result<Browser, Failure> {
        if let Some(browser) = Browser::find_chromium() {
            return Ok(browser);
        }
        // Without any font a page has no text to measure or to look at.
        apt::install("Chromium and its driver", &["chromium", "chromium-driver", "fonts-liberation"])?;
        Browser::find_chromium().ok_or_else(|| {
            Failure::new("Chromium was installed and is still not found: set CHROME and CHROMEDRIVER to the two programs")
        })
    }

    fn find_chromium() -> Option<Browser> {
        let programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        let (program, driver) = (named("CHROME", &programs)?, named("CHROMEDRIVER", &["chromedriver"])?);
        Some(Browser { kind: Kind::Chromium, program, driver })
    }

    /// Firefox with this driver.
    pub fn firefox(program: PathBuf, driver: PathBuf) -> Browser {
        Browser { kind: Kind::Firefox, program, driver }
    }

    /// Writes the project's driver settings to `target`: those of this browser alone, for no driver takes another's, and
    /// with this very browser named in them.
    pub fn write_settings(&self, settings: &Path, target: &Path) -> Result<(), Failure> {
        let problem = || format!("cannot read {}", settings.display());
        let text = fs::read_to_string(settings).context(problem)?;
        let mut json: Value = serde_json::from_str(&text).context(problem)?;
        let key = match self.kind {
            Kind::Chromium => "goog:chromeOptions",
            Kind::Firefox => "moz:firefoxOptions",
        };
        let mut own = json[key].take();
        own["binary"] = self.program.to_string_lossy().into();
        let own = json!({ key: own });
        fs::write(target, own.to_string()).context(|| format!("cannot write {}", target.display()))
    }

    /// Tells a program that runs tests which browser is meant, and no other.
    pub fn tell(&self, command: &mut Command) {
        for variable in ["CHROMEDRIVER", "CHROMEDRIVER_REMOTE", "GECKODRIVER", "GECKODRIVER_REMOTE"] {
            command.env_remove(variable);
        }
        match self.kind {
            Kind::Chromium => command
                .env("E2E_BROWSER", "chromium")
                .env("CHROME", &self.program)
                .env("CHROMEDRIVER", &self.driver),
            Kind::Firefox => command
                .env("E2E_BROWSER", "firefox")
                .env("FIREFOX", &self.program)
                .env("GECKODRIVER", &self.driver),
        };
    }
}

/// Firefox itself: where `FIREFOX` says, on `PATH`, or else by installing it.
pub fn firefox() -> Result<PathBuf, Failure> {
    let find = || named("FIREFOX", &["firefox-esr", "firefox"]);
    if let Some(program) = find() {
        return Ok(program);
    }
    apt::install("Firefox", &["firefox-esr", "fonts-liberation"])?;
    find().ok_or_else(|| {
        Failure::new("Firefox was installed and is still not found: set FIREFOX to the program")
    })
}

/// What a variable names, or else what `PATH` has of these.
fn named(variable: &str, names: &[&str]) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).or_else(|| names.iter().find_map(|name| path::find(name)))
}
