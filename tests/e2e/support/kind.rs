//! The browser that the tests run in, and how it is started: Chromium, or what `E2E_BROWSER` says:
//! `firefox` or `webkit`.

use super::webkit;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// A kind of browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Driven by chromedriver, and by the DevTools protocol for what WebDriver does not have.
    Chromium,
    /// Driven by geckodriver, and by WebDriver BiDi for what WebDriver does not have.
    Firefox,
    /// Driven by WebKitWebDriver, with a proxy of the test for what WebDriver does not have.
    WebKit,
}

impl Kind {
    /// The kind that the environment names.
    pub fn wanted() -> Self {
        match std::env::var("E2E_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("E2E_BROWSER is chromium, firefox or webkit, not {other}"),
        }
    }

    /// The command that starts the driver on a free port.
    pub fn driver(self, folder: &Path) -> Command {
        let named = |variable: &str, usual: &str| std::env::var_os(variable).unwrap_or_else(|| usual.into());
        match self {
            Self::Chromium => {
                let mut command = Command::new(named("CHROMEDRIVER", "chromedriver"));
                command.arg("--port=0");
                command
            }
            Self::Firefox => {
                let mut command = Command::new(named("GECKODRIVER", "geckodriver"));
                // Access to the browser's own settings, for the system's color scheme.
                command.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
                // The size of its screen, which limits windows; and all its files in the test's folder.
                command
                    .env("MOZ_HEADLESS_WIDTH", "1920")
                    .env("MOZ_HEADLESS_HEIGHT", "1200")
                    .env("HOME", folder);
                command
            }
            Self::WebKit => Command::new(named("WEBKITWEBDRIVER", "WebKitWebDriver")),
        }
    }

    /// The capabilities for the driver: the settings of all browser tests, with this folder as the profile. Animations
    /// are off, because an element that is fading in has no text for a driver.
    pub fn capabilities(self, profile: &Path) -> Value {
        let mut settings: Value = serde_json::from_str(include_str!("../../../webdriver.json")).unwrap();
        let (own, program) = match self {
            Self::Chromium => ("goog:chromeOptions", "CHROME"),
            Self::Firefox => ("moz:firefoxOptions", "FIREFOX"),
            Self::WebKit => ("webkitgtk:browserOptions", "MINIBROWSER"),
        };
        let mut options = settings[own].take();
        options["args"].as_array_mut().unwrap().extend(self.arguments(profile));
        if let Some(program) = std::env::var_os(program) {
            options["binary"] = json!(program.to_string_lossy());
        }
        match self {
            Self::Chromium => json!({
                own: options,
                // The tests of HTTPS make their certificates.
                "acceptInsecureCerts": true,
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                // The test answers the warning of a page before it is left.
                "unhandledPromptBehavior": "ignore",
            }),
            Self::Firefox => json!({
                own: options,
                "acceptInsecureCerts": true,
                "webSocketUrl": true,
                // chromedriver always accepts `beforeunload`; geckodriver does with this setting.
                "unhandledPromptBehavior": { "default": "ignore", "beforeUnload": "accept" },
            }),
            Self::WebKit => {
                options["binary"] = json!(webkit::browser());
                json!({ own: options, "unhandledPromptBehavior": "ignore" })
            }
        }
    }

    fn arguments(self, profile: &Path) -> Vec<Value> {
        let profile = profile.display();
        match self {
            Self::Chromium => vec![
                json!(format!("--user-data-dir={profile}")),
                json!("--window-size=1280,900"),
                // For known texts of the browser in every language of the machine.
                json!("--lang=en-US"),
                // Names that are not this machine's own: over plain HTTP they are no secure context.
                json!("--host-resolver-rules=MAP tokens.test 127.0.0.1,MAP elsewhere.test 127.0.0.1"),
                // An empty page, because the browser's start page loads slowly.
                json!("--app=data:,"),
            ],
            Self::Firefox => vec![json!("-profile"), json!(profile.to_string())],
            // While it is driven it keeps nothing on the disk.
            Self::WebKit => Vec::new(),
        }
    }
}
