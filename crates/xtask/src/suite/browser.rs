//! The browser that tests run in: Chromium and its driver, from the system's packages, and the settings that make them
//! start in any container. Sends nothing to them; the tests do.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::apt;
use crate::failure::{Context, Failure};
use crate::path;

/// A browser and what drives it.
pub struct Browser {
    /// Chromium itself.
    pub chromium: PathBuf,
    /// Its WebDriver server, of the same version.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds them: where `CHROME` and `CHROMEDRIVER` say, on `PATH`, or else by installing them.
    pub fn ensure() -> Result<Browser, Failure> {
        if let Some(browser) = Browser::find() {
            return Ok(browser);
        }
        // Without any font a page has no text to measure or to look at.
        apt::install("Chromium and its driver", &["chromium", "chromium-driver", "fonts-liberation"])?;
        Browser::find().ok_or_else(|| {
            Failure::new("Chromium was installed and is still not found: set CHROME and CHROMEDRIVER to the two programs")
        })
    }

    fn find() -> Option<Browser> {
        let named = |variable: &str, names: &[&str]| {
            env::var_os(variable)
                .map(PathBuf::from)
                .or_else(|| names.iter().find_map(|name| path::find(name)))
        };
        Some(Browser {
            chromium: named(
                "CHROME",
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
            )?,
            driver: named("CHROMEDRIVER", &["chromedriver"])?,
        })
    }

    /// Writes the project's driver settings to `target`, with this very browser named in them.
    pub fn write_settings(&self, settings: &Path, target: &Path) -> Result<(), Failure> {
        let problem = || format!("cannot read {}", settings.display());
        let text = fs::read_to_string(settings).context(problem)?;
        let mut json: Value = serde_json::from_str(&text).context(problem)?;
        json["goog:chromeOptions"]["binary"] = self.chromium.to_string_lossy().into();
        fs::write(target, json.to_string()).context(|| format!("cannot write {}", target.display()))
    }
}
