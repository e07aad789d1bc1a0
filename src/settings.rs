//! `config.json`: how a site sets up the panel. Without the file the defaults apply. If it is broken or wrong, a message
//! names what is wrong and what is accepted. It is read by hand, because the message of a derived reader names neither the key
//! nor the accepted values.

pub mod accepted;
pub mod columns;
pub mod language;
pub mod saved_views;
pub mod theme;
mod value;

use panel_messages::{Message, m};
use token_api::ServerKind;
use value::Value;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The API's origin; empty for the page's own.
    pub endpoint: String,
    /// The name in the header; empty for the panel's own.
    pub title: String,
    /// What is offered.
    pub features: Features,
    /// Whether the browser has a session cookie, if the page's server says so. A script cannot see such a cookie, and asking
    /// without one leaves an error in the browser's console.
    pub signed_in: Option<bool>,
    /// After how many milliseconds an inactive person is signed out; 0 for never.
    pub idle_millis: i64,
    /// The kind of the server, if the site sets it.
    pub server: Option<ServerKind>,
    /// The organization's name, for people who are in several; empty for the one that the token or the session belongs to.
    pub organization: String,
    /// The address of the server's own sign-in page, if there is one.
    pub sign_in: Option<String>,
    /// The longest life of a token in days, counted from its creation, if the site limits it.
    pub max_lifetime_days: Option<u32>,
    /// The tag of the language; `auto` for the browser's.
    pub language: String,
    /// Keys of the file that have no meaning.
    pub unknown: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            endpoint: String::new(),
            title: String::new(),
            features: Features::default(),
            signed_in: None,
            idle_millis: 0,
            server: None,
            organization: String::new(),
            sign_in: None,
            max_lifetime_days: None,
            language: language::AUTO.to_owned(),
            unknown: Vec::new(),
        }
    }
}

/// What is offered. All are off by default, except changing tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Features {
    pub organization_tokens: bool,
    pub protected_endpoints: bool,
    pub monitoring_tokens: bool,
    pub update: bool,
    pub cli_login: bool,
    pub router_access: bool,
    pub sessions: bool,
    pub find_by_value: bool,
    pub labels: bool,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            organization_tokens: false,
            protected_endpoints: false,
            monitoring_tokens: false,
            update: true,
            cli_login: false,
            router_access: false,
            sessions: false,
            find_by_value: false,
            labels: false,
        }
    }
}

/// The longest time after which an inactive person is signed out, in minutes: a week.
const MOST_MINUTES: f64 = 10_080.0;

/// The longest life that a site can allow, in days: a century.
const MOST_DAYS: f64 = 36_525.0;

impl Settings {
    /// The name in the header, in the language in force.
    pub fn shown_title(title: &str) -> String {
        if title.is_empty() { m::settings::TITLE.string() } else { title.to_owned() }
    }

    /// Reads the file's text; the error is a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut settings = Self::default();
        let Value::Object(fields) = value::parse(text)? else {
            return Err(wrong(m::settings::WRONG_FILE));
        };
        for (key, value) in fields {
            match (key.as_str(), value) {
                // Null is absent.
                (_, Value::Null) => {}
                ("endpoint", Value::Text(text)) => settings.endpoint = origin(&text)?,
                ("endpoint", _) => return Err(wrong(m::settings::WRONG_ENDPOINT)),
                ("title", Value::Text(text)) => settings.title = text,
                ("title", _) => return Err(wrong(m::settings::WRONG_TITLE)),
                ("signed_in", Value::Flag(is_in)) => settings.signed_in = Some(is_in),
                ("signed_in", _) => return Err(m::settings::wrong_flag(&key)),
                ("idle_sign_out_minutes", Value::Number(minutes))
                    if (0.0..=MOST_MINUTES).contains(&minutes) =>
                {
                    settings.idle_millis = (minutes * 60_000.0) as i64;
                }
                ("idle_sign_out_minutes", _) => {
                    return Err(wrong(m::settings::WRONG_IDLE_TIME));
                }
                ("server", Value::Text(name)) if name == "yatai" => settings.server = Some(ServerKind::Yatai),
                ("server", Value::Text(name)) if name == "bentocloud" => {
                    settings.server = Some(ServerKind::BentoCloud);
                }
                ("server", _) => return Err(wrong(m::settings::WRONG_SERVER)),
                ("organization", Value::Text(text)) if fits_header(&text) => {
                    settings.organization = text.trim().to_owned();
                }
                ("organization", _) => return Err(wrong(m::settings::WRONG_ORGANIZATION)),
                ("sign_in", Value::Text(text)) => settings.sign_in = page_address(&text)?,
                ("sign_in", _) => return Err(wrong(m::settings::WRONG_SIGN_IN)),
                ("max_lifetime_days", Value::Number(days))
                    if (1.0..=MOST_DAYS).contains(&days) && days.fract() == 0.0 =>
                {
                    settings.max_lifetime_days = Some(days as u32);
                }
                ("max_lifetime_days", _) => {
                    return Err(wrong(m::settings::WRONG_MAX_LIFETIME));
                }
                ("language", Value::Text(tag)) if language::is_choice(&tag) => settings.language = tag,
                ("language", _) => return Err(wrong(m::settings::WRONG_LANGUAGE)),
                ("features", Value::Object(features)) => settings.read_features(features)?,
                ("features", _) => return Err(wrong(m::settings::WRONG_FEATURES)),
                _ => settings.unknown.push(key),
            }
        }
        Ok(settings)
    }

    fn read_features(&mut self, features: Vec<(String, Value)>) -> Result<(), String> {
        for (name, value) in features {
            let feature = match name.as_str() {
                "organization_tokens" => &mut self.features.organization_tokens,
                "protected_endpoints" => &mut self.features.protected_endpoints,
                "monitoring_tokens" => &mut self.features.monitoring_tokens,
                "update" => &mut self.features.update,
                "cli_login" => &mut self.features.cli_login,
                "router_access" => &mut self.features.router_access,
                "find_by_value" => &mut self.features.find_by_value,
                "labels" => &mut self.features.labels,
                "sessions" => &mut self.features.sessions,
                _ => {
                    self.unknown.push(["features.", &name].concat());
                    continue;
                }
            };
            match value {
                Value::Flag(is_on) => *feature = is_on,
                Value::Null => {}
                _ => return Err(m::settings::wrong_flag(&["features.", &name].concat())),
            }
        }
        Ok(())
    }
}

/// Whether a text can be a header's value. Browsers refuse others.
fn fits_header(text: &str) -> bool {
    text.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
}

fn wrong(message: Message) -> String {
    message.text().to_owned()
}

/// The message with the value that is wrong.
fn wrong_value(message: Message, value: &str) -> String {
    [message.text(), " ", &m::settings::wrong_value(value)].concat()
}

/// Reads an origin, in the form that browsers compare: in lower case, without a default port. A slash at its end is ignored.
fn origin(text: &str) -> Result<String, String> {
    let lower = text.trim().to_ascii_lowercase();
    let text = lower.strip_suffix('/').unwrap_or(&lower);
    let port = if text.starts_with("https") { ":443" } else { ":80" };
    let text = text.strip_suffix(port).unwrap_or(text);
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // The browser checks names in other scripts: tables of letters would add two kilobytes.
    let is_host_or_port = |c: char| {
        c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']')
    };
    match host {
        _ if text.is_empty() => Ok(String::new()),
        Some(host) if !host.is_empty() && host.chars().all(is_host_or_port) => Ok(text.to_owned()),
        _ => Err(wrong_value(m::settings::WRONG_ENDPOINT, text)),
    }
}

/// Reads the address of a page. A script, or anything else that is no page, must not become a link.
fn page_address(text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    let path = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_page = match path {
        Some(host) => !host.is_empty() && !host.starts_with('/'),
        // Text before a colon would be a scheme, and text after two slashes a host.
        None => !text.starts_with("//") && !text.contains(':'),
    };
    // Browsers read a backslash as a slash, and drop invisible characters.
    let is_odd = |c: char| c == '\\' || c.is_ascii_whitespace() || c.is_ascii_control();
    match text {
        "" => Ok(None),
        _ if is_page && !text.contains(is_odd) => Ok(Some(text.to_owned())),
        _ => Err(wrong_value(m::settings::WRONG_SIGN_IN, text)),
    }
}

#[cfg(test)]
mod tests;
