//! `config.json`: how a site sets up the panel. Absent means defaults; a broken one is a message.

use serde::Deserialize;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The API's origin; empty for the page's own.
    pub endpoint: String,
    /// The name in the header.
    pub title: String,
    /// What is offered.
    pub features: Features,
    /// Whether the page's server knows the browser's cookie, where it says so. A cookie session
    /// cannot be seen by a script, and asking in vain is an error in the browser's console.
    pub signed_in: Option<bool>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            endpoint: String::new(),
            title: "Tokens".to_owned(),
            features: Features::default(),
            signed_in: None,
        }
    }
}

/// What is offered. What is not listed is off, but for changing tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Features {
    pub organization_tokens: bool,
    pub protected_endpoints: bool,
    pub monitoring_tokens: bool,
    pub update: bool,
    pub cli_login: bool,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            organization_tokens: false,
            protected_endpoints: false,
            monitoring_tokens: false,
            update: true,
            cli_login: false,
        }
    }
}

impl Settings {
    /// Reads the file's text; the error is a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let settings: Self =
            serde_json::from_str(text).map_err(|error| format!("config.json is broken: {error}."))?;
        let endpoint = settings.endpoint.trim().trim_end_matches('/').to_owned();
        if !endpoint.is_empty() && !endpoint.starts_with("http://") && !endpoint.starts_with("https://") {
            return Err(format!(
                "config.json is wrong: the endpoint must begin with https:// (or http://), not “{endpoint}”."
            ));
        }
        Ok(Self { endpoint, ..settings })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_is_off_but_for_update() {
        let settings = Settings::read(r#"{"features": {"organization_tokens": true}, "other": 1}"#).unwrap();
        assert!(settings.features.organization_tokens && settings.features.update);
        assert!(!settings.features.cli_login && !settings.features.protected_endpoints);
        assert_eq!(Settings::read("{}").unwrap(), Settings::default());
    }

    #[test]
    fn a_broken_or_wrong_file_is_said_in_a_sentence() {
        assert!(Settings::read("<html>").unwrap_err().starts_with("config.json is broken"));
        assert!(Settings::read(r#"{"endpoint": "ftp://x"}"#).unwrap_err().contains("https://"));
        assert_eq!(Settings::read(r#"{"endpoint": "https://x/"}"#).unwrap().endpoint, "https://x");
    }
}
