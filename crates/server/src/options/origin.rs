//! Origins on the command line, in the form that browsers send.

use axum::http::uri::Authority;

/// Reads `SCHEME://HOST[:PORT]`. Browsers send scheme and host in lower case, without a default port and without a slash
/// at the end.
pub(super) fn origin(text: &str) -> Result<String, String> {
    read(text)
        .ok_or_else(|| format!("--allow-origin takes an origin such as http://127.0.0.1:8080, not “{text}”"))
}

fn read(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let default_port = match scheme.as_str() {
        "http" => 80,
        "https" => 443,
        _ => return None,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let authority: Authority = rest.parse().ok()?;
    let host = authority.host().to_ascii_lowercase();
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    let is_ipv6 = host.starts_with('[') && host.ends_with(']');
    if host.is_empty() || rest.contains('@') || !(is_ipv6 || host.bytes().all(is_name)) {
        return None;
    }
    let port = match rest.get(host.len()..)? {
        "" | ":" => default_port,
        port => port.strip_prefix(':')?.parse::<u16>().ok()?,
    };
    Some(if port == default_port {
        format!("{scheme}://{host}")
    } else {
        format!("{scheme}://{host}:{port}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_browsers_send_it() {
        for (text, sent) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://Panel.Example.COM", "https://panel.example.com"),
            ("HTTPS://panel.example.com/", "https://panel.example.com"),
            ("https://panel.example.com:443", "https://panel.example.com"),
            ("http://panel.example.com:80/", "http://panel.example.com"),
            ("http://panel.example.com:443", "http://panel.example.com:443"),
            ("https://panel.example.com:80", "https://panel.example.com:80"),
            ("http://panel.example.com:0080", "http://panel.example.com"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("http://[2001:DB8::1]:80", "http://[2001:db8::1]"),
        ] {
            assert_eq!(origin(text).as_deref(), Ok(sent), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "*",
            "null",
            "panel.example.com",
            "ftp://panel.example.com",
            "http://",
            "http:///",
            "http://a/b",
            "http://a//",
            "http://a?b",
            "http://a#b",
            "http://user@a",
            "http://user:pass@a",
            "http://*.example.com",
            "http://a:99999",
            "http://a:port",
            "http://ä.example",
            "http://a b",
        ] {
            let refusal = origin(text).unwrap_err();
            assert!(refusal.contains("http://127.0.0.1:8080"), "{text}: {refusal}");
        }
    }
}
