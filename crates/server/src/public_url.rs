//! The address at which people reach this server: `--public-url`.

use axum::http::Uri;
use std::str::FromStr;

/// Scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    is_https: bool,
    port: u16,
}

impl PublicUrl {
    /// The origin as browsers send it: in lower case, without the scheme's own port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether people reach it by HTTPS.
    pub fn is_https(&self) -> bool {
        self.is_https
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }
}

/// Whether this is the origin of a host, which may have the scheme's own port.
pub(crate) fn is_origin_of(origin: &str, host: &str) -> bool {
    let Some((scheme, authority)) = origin.split_once("://") else { return false };
    let usual = if scheme == "https" { ":443" } else { ":80" };
    let host = host.strip_suffix(usual).unwrap_or(host);
    !host.is_empty() && authority.eq_ignore_ascii_case(host)
}

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refusal = || {
            format!(
                "--public-url takes an address without a path, such as https://tokens.example.com, not “{}”",
                // Without a name and a password, which somebody may have put in front.
                text.rsplit('@').next().unwrap_or_default()
            )
        };
        let url: Uri = text.parse().map_err(|_| refusal())?;
        let (scheme, is_https, usual) = match url.scheme_str() {
            Some("https") => ("https", true, 443),
            Some("http") => ("http", false, 80),
            _ => return Err(refusal()),
        };
        let authority = url.authority().ok_or_else(refusal)?;
        let host = authority.host();
        let has_port = authority.as_str().len() > host.len();
        let port = if has_port { authority.port_u16().ok_or_else(refusal)? } else { usual };
        let is_bare = url.path() == "/" && url.query().is_none();
        if host.is_empty() || !is_bare || authority.as_str().contains('@') || text.contains('#') {
            return Err(refusal());
        }
        let host = host.to_ascii_lowercase();
        let end = if port == usual { String::new() } else { format!(":{port}") };
        Ok(Self { origin: format!("{scheme}://{host}{end}"), is_https, port })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_an_origin_as_browsers_send_it() {
        for (text, origin, port) in [
            ("https://Tokens.Example/", "https://tokens.example", 443),
            ("https://tokens.example:443", "https://tokens.example", 443),
            ("http://tokens.example:80", "http://tokens.example", 80),
            ("http://tokens.example:8080", "http://tokens.example:8080", 8080),
            ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443", 8443),
        ] {
            let url: PublicUrl = text.parse().expect(text);
            assert_eq!((url.origin(), url.port()), (origin, port), "{text}");
            assert_eq!(url.is_https(), text.starts_with("https"));
        }
        for text in [
            "",
            "tokens.example",
            "ftp://tokens.example",
            "https://",
            "https://tokens.example/panel",
            "https://tokens.example?a",
            "https://tokens.example#a",
            "https://ada@tokens.example",
            "https://tokens.example:",
            "https://tokens.example:99999",
            "https://a b",
        ] {
            assert!(text.parse::<PublicUrl>().is_err(), "{text}");
        }
    }
}
