//! The cookie of a session: its name and attributes.

use crate::public_url::PublicUrl;
use axum::http::{HeaderMap, header};
use chrono::TimeDelta;
use token_api::Secret;

/// The name without a port.
const NAME: &str = "token_panel_session";

/// The cookie's name and whether it is for HTTPS only. Browsers send a cookie to all ports of a host, so each server has a
/// name of its own: with the port of `--public-url`, or else the port that it listens on.
#[derive(Clone, Debug)]
pub struct SessionCookie {
    name: String,
    is_secure: bool,
}

impl Default for SessionCookie {
    fn default() -> Self {
        Self { name: NAME.into(), is_secure: false }
    }
}

impl SessionCookie {
    /// The cookie of a server that listens on this port, and that people reach at this address. Where that is by HTTPS, the
    /// prefix makes browsers refuse a cookie of this name that another host or plain HTTP sets.
    pub fn new(listening: u16, public_url: Option<&PublicUrl>) -> Self {
        let port = public_url.map_or(listening, PublicUrl::port);
        let is_secure = public_url.is_some_and(PublicUrl::is_https);
        let prefix = if is_secure { "__Host-" } else { "" };
        Self { name: format!("{prefix}{NAME}_{port}"), is_secure }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value that a browser sends.
    pub fn read<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, value)| *name == self.name && !value.is_empty())
            .map(|(_, value)| value)
    }

    /// The line of `Set-Cookie` that gives a browser this value.
    pub fn set(&self, value: &Secret, lifetime: TimeDelta) -> String {
        self.line(value.expose(), lifetime.num_seconds())
    }

    /// The line of `Set-Cookie` that removes the cookie.
    pub fn clear(&self) -> String {
        self.line("", 0)
    }

    fn line(&self, value: &str, seconds: i64) -> String {
        let secure = if self.is_secure { "; Secure" } else { "" };
        format!("{}={value}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}{secure}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_server_has_a_name_of_its_own() {
        let at = |port, url: Option<&str>| {
            SessionCookie::new(port, url.map(|url| url.parse().expect("an address")).as_ref())
        };
        let names = [
            at(8787, None),
            at(8788, None),
            at(8787, Some("https://tokens.example")),
            at(8787, Some("https://tokens.example:8443")),
            at(8787, Some("http://tokens.example")),
        ]
        .map(|cookie| cookie.name);
        assert_eq!(
            names,
            [
                "token_panel_session_8787",
                "token_panel_session_8788",
                "__Host-token_panel_session_443",
                "__Host-token_panel_session_8443",
                "token_panel_session_80"
            ]
        );
        let value = Secret::new("v");
        let line = at(8787, Some("https://tokens.example")).set(&value, TimeDelta::hours(1));
        assert_eq!(
            line,
            "__Host-token_panel_session_443=v; HttpOnly; SameSite=Strict; Path=/; Max-Age=3600; Secure"
        );
        assert!(!at(8787, None).set(&value, TimeDelta::hours(1)).contains("Secure"));
    }

    #[test]
    fn the_cookie_of_another_server_is_not_read() {
        let headers = |text: &'static str| {
            [(header::COOKIE, axum::http::HeaderValue::from_static(text))].into_iter().collect::<HeaderMap>()
        };
        let (one, other) = (SessionCookie::new(1, None), SessionCookie::new(2, None));
        let both = headers("a=b; token_panel_session_1=x; token_panel_session_2=y");
        assert_eq!((one.read(&both), other.read(&both)), (Some("x"), Some("y")));
        assert_eq!(one.read(&headers("token_panel_session_1=; token_panel_session=z")), None);
    }
}
