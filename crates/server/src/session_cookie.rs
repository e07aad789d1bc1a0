//! The cookie of a session: its name and attributes.

use crate::public_url::PublicUrl;
use axum::http::{HeaderMap, header};
use chrono::TimeDelta;
use token_api::Secret;

/// The name without a port.
const NAME: &str = "token_panel_session";

/// How many different values of one request are looked at.
const MOST_VALUES: usize = 4;

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

    /// The values that a browser sends, four at most. There are several where another program on the same host has set a
    /// cookie of this name, for a longer path: over plain HTTP a browser does not keep that from it, and sends the other one
    /// first.
    pub fn values<'a>(&self, headers: &'a HeaderMap) -> Vec<&'a str> {
        let mut values = Vec::new();
        let texts = cookies(headers).filter_map(|cookie| std::str::from_utf8(cookie).ok());
        let pairs = texts.filter_map(|cookie| cookie.split_once('='));
        for (name, value) in pairs {
            if name == self.name
                && !value.is_empty()
                && !values.contains(&value)
                && values.len() < MOST_VALUES
            {
                values.push(value);
            }
        }
        values
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

/// The cookies that a browser sends, each as `name=value`. Programs of other ports set them too, with any bytes: a browser
/// sends those in the same line.
pub fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &[u8]> {
    let lines = headers.get_all(header::COOKIE).iter();
    lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b';')).map(<[u8]>::trim_ascii)
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
        assert_eq!((one.values(&both), other.values(&both)), (vec!["x"], vec!["y"]));
        assert!(one.values(&headers("token_panel_session_1=; token_panel_session=z")).is_empty());
        let name = "token_panel_session_1";
        let many = format!("{name}=a; {name}=b; {name}=a; {name}=c; {name}=d; {name}=e");
        let many = [(header::COOKIE, many.parse().expect("a value"))].into_iter().collect::<HeaderMap>();
        assert_eq!(one.values(&many), ["a", "b", "c", "d"]);
    }
}
