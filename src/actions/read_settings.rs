//! Reads the site's settings.

use crate::format::error_messages::{Failure, Operation, general_failure};
use crate::settings::Settings;
use leptos::prelude::*;
use panel_messages::m;
use token_client::{Client, Error, calls};

/// The text of `config.json`; `None` if the site has none.
pub type SettingsFile = Result<Option<String>, Error>;

/// Fetches `config.json`.
pub async fn fetch_settings() -> SettingsFile {
    Client::new("", None).send(calls::settings_file()).await
}

/// The settings in the file; the defaults if the site has none. A failure is told in the language in force.
pub fn read_settings(file: &SettingsFile) -> Result<Settings, Failure> {
    let broken = |what: String| Failure {
        what,
        advice: m::errors::CORRECT_SETTINGS.string(),
        quote: None,
        trace_id: None,
    };
    match file {
        Ok(None) => Ok(Settings::default()),
        Ok(Some(text)) => {
            let mut settings = Settings::read(text).map_err(broken)?;
            // The page's own origin, written out, is still its own: cookies are sent there.
            if window().location().origin().is_ok_and(|own| own == settings.endpoint) {
                settings.endpoint.clear();
            }
            Ok(settings)
        }
        Err(error) => Err(general_failure(error, Operation::ReadingSettings)),
    }
}
