//! Which browser the tests run in, and how it is started: Chromium, or Firefox where `E2E_BROWSER` is `firefox`.

use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// A kind of browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Driven by chromedriver, and by the browser's own protocol where that has no word.
    Chromium,
    /// Driven by geckodriver, and by WebDriver BiDi where that has no word.
    Firefox,
}

impl Kind {
    /// The one that the environment asks for.
    pub fn wanted() -> Self {
        match std::env::var("E2E_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok(other) => panic!("E2E_BROWSER is chromium or firefox, not {other}"),
        }
    }

    /// What starts the driver on a free port.
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
                // The system's wish for dark or light is a setting of the browser itself.
                command.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
                // Its screen, which no window outgrows; and no file of it anywhere but in the test's folder.
                command
                    .env("MOZ_HEADLESS_WIDTH", "1920")
                    .env("MOZ_HEADLESS_HEIGHT", "1200")
                    .env("HOME", folder);
                command
            }
        }
    }

    /// What the driver is asked for: the settings that every test in a browser uses, with this folder as the profile. No
    /// motion is one of them: what is fading in has no text yet for a driver.
    pub fn capabilities(self, profile: &Path) -> Value {
        let mut settings: Value = serde_json::from_str(include_str!("../../../webdriver.json")).unwrap();
        let (own, program) = match self {
            Self::Chromium => ("goog:chromeOptions", "CHROME"),
            Self::Firefox => ("moz:firefoxOptions", "FIREFOX"),
        };
        let mut options = settings[own].take();
        options["args"].as_array_mut().unwrap().extend(self.arguments(profile));
        if let Some(program) = std::env::var_os(program) {
            options["binary"] = json!(program.to_string_lossy());
        }
        match self {
            Self::Chromium => json!({
                own: options,
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                // A page that warns before it is left must be answered by the test.
                "unhandledPromptBehavior": "ignore",
            }),
            Self::Firefox => json!({
                own: options,
                "webSocketUrl": true,
                // chromedriver leaves a page all the same, whatever it is told; so does this one when it is told so.
                "unhandledPromptBehavior": { "default": "ignore", "beforeUnload": "accept" },
            }),
        }
    }

    fn arguments(self, profile: &Path) -> Vec<Value> {
        let profile = profile.display();
        match self {
            Self::Chromium => vec![
                json!(format!("--user-data-dir={profile}")),
                json!("--window-size=1280,900"),
                // So that the texts of the browser itself are known, whatever the machine's language.
                json!("--lang=en-US"),
                // Not the browser's own start page, which takes it longer than all the rest of its start.
                json!("--app=data:,"),
            ],
            Self::Firefox => vec![json!("-profile"), json!(profile.to_string())],
        }
    }
}
