//! The browsers that tests run in, each with its WebDriver server, and the settings that make them start in any container.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::apt;

/// The settings of all browser tests, by browser.
const SETTINGS: &str = include_str!("../../../../webdriver.json");

/// What differs between the browsers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Every test runs in it.
    Chromium,
    /// Some tests run in it: see `suite/firefox.rs`.
    Firefox,
    /// Some tests run in it: see `suite/webkit.rs`.
    WebKit,
}

/// A browser with its WebDriver server.
pub struct Browser {
    kind: Kind,
    /// The browser itself.
    pub program: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// Chromium: where `CHROME` and `CHROMEDRIVER` say, on `PATH`, or else by installing it.
    pub fn chromium() -> Result<Browser> {
        if let Some(browser) = Browser::find_chromium() {
            return Ok(browser);
        }
        // Without any font a page has no text to measure or to look at.
        apt::install("Chromium and its driver", &["chromium", "chromium-driver", "fonts-liberation"])?;
        Browser::find_chromium().context(
            "Chromium was installed and is still not found: set CHROME and CHROMEDRIVER to the two programs",
        )
    }

    fn find_chromium() -> Option<Browser> {
        let programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        let (program, driver) = (find("CHROME", &programs)?, find("CHROMEDRIVER", &["chromedriver"])?);
        Some(Browser { kind: Kind::Chromium, program, driver })
    }

    /// WebKit's MiniBrowser, which needs a virtual screen: where `MINIBROWSER`, `WEBKITWEBDRIVER` and `XVFB` say, where
    /// Debian has them, or else by installing them.
    pub fn webkit() -> Result<Browser> {
        if let Some(browser) = Browser::find_webkit() {
            return Ok(browser);
        }
        apt::install("WebKit, its driver and a screen", &["webkit2gtk-driver", "xvfb", "fonts-liberation"])?;
        Browser::find_webkit().context(
            "WebKit was installed and is still not found: set MINIBROWSER, WEBKITWEBDRIVER and XVFB to the three programs",
        )
    }

    fn find_webkit() -> Option<Browser> {
        find("XVFB", &["Xvfb"])?;
        let driver = find("WEBKITWEBDRIVER", &["WebKitWebDriver"])?;
        let program = match env::var_os("MINIBROWSER") {
            Some(program) => program.into(),
            None => debians_mini_browser(Path::new("/usr/lib"))?,
        };
        Some(Browser { kind: Kind::WebKit, program, driver })
    }

    /// Firefox with this driver.
    pub fn firefox(program: PathBuf, driver: PathBuf) -> Browser {
        Browser { kind: Kind::Firefox, program, driver }
    }

    /// Writes the settings of this browser to `target`, with its program in them. A driver refuses those of another
    /// browser.
    pub fn write_settings(&self, target: &Path) -> Result<()> {
        let mut settings: Value = serde_json::from_str(SETTINGS).context("webdriver.json is no JSON")?;
        let key = match self.kind {
            Kind::Chromium => "goog:chromeOptions",
            Kind::Firefox => "moz:firefoxOptions",
            Kind::WebKit => "webkitgtk:browserOptions",
        };
        let mut own = settings[key].take();
        own["binary"] = self.program.to_string_lossy().into();
        let own = json!({ key: own });
        fs::write(target, own.to_string()).with_context(|| format!("cannot write {}", target.display()))
    }

    /// Sets the variables by which a test program finds this browser, and removes those that name another.
    pub fn set_environment(&self, command: &mut Command) {
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
            Kind::WebKit => command
                .env("E2E_BROWSER", "webkit")
                .env("MINIBROWSER", &self.program)
                .env("WEBKITWEBDRIVER", &self.driver),
        };
    }
}

/// Firefox itself: where `FIREFOX` says, on `PATH`, or else by installing it.
pub fn firefox() -> Result<PathBuf> {
    let find = || find("FIREFOX", &["firefox-esr", "firefox"]);
    if let Some(program) = find() {
        return Ok(program);
    }
    apt::install("Firefox", &["firefox-esr", "fonts-liberation"])?;
    find().context("Firefox was installed and is still not found: set FIREFOX to the program")
}

/// WebKit's browser, which Debian keeps in a folder of the machine's kind below `libraries` and not on `PATH`.
fn debians_mini_browser(libraries: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(libraries).ok()?.flatten();
    let mut programs = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    programs.find(|program| program.is_file())
}

/// The program that a variable names, or else the first of these on `PATH`.
fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).or_else(|| names.iter().find_map(|name| which::which(name).ok()))
}
