//! Sets the API of a built panel to another origin: in its settings, and in the policies of its page and of the web servers,
//! which otherwise allow requests to its own origin alone. Both in one step: with only one of them the panel cannot load.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::hosting;
use super::policy::OWN_REQUESTS;

/// An origin: a scheme, a host, perhaps a port, and nothing else. It becomes a part of a policy, which a space or a
/// semicolon in it would extend.
///
/// Browsers compare it in lower case, without a default port.
pub fn origin(given: &str) -> Result<String> {
    let lower = given.to_ascii_lowercase();
    let text = lower.strip_suffix('/').unwrap_or(&lower);
    let port = if text.starts_with("https") { ":443" } else { ":80" };
    let text = text.strip_suffix(port).unwrap_or(text);
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_host =
        |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    match rest {
        Some(host) if !host.is_empty() && is_host(host) => Ok(text.to_owned()),
        _ => bail!(
            "--endpoint is an origin, as in https://tokens.example.com or http://127.0.0.1:3000, not {given:?}"
        ),
    }
}

/// Makes the panel in this folder send its requests to this origin, and lets its policies allow that.
pub fn set(folder: &Path, origin: &str) -> Result<()> {
    for name in hosting::WITH_POLICY {
        change(folder, name, &|text| {
            let extended = format!("{OWN_REQUESTS} {origin}");
            text.contains(OWN_REQUESTS).then(|| text.replacen(OWN_REQUESTS, &extended, 1))
        })?;
    }
    change(folder, "config.json", &|text| {
        let mut settings: Value = serde_json::from_str(&text).ok()?;
        *settings.get_mut("endpoint")? = origin.into();
        Some(settings.to_string())
    })
}

fn change(folder: &Path, name: &str, change: &dyn Fn(String) -> Option<String>) -> Result<()> {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = change(text).with_context(|| format!("{name} is not of the expected form"))?;
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{origin, set};
    use crate::package::hosting;
    use crate::package::policy;

    #[test]
    fn an_endpoint_is_an_origin_and_nothing_else() {
        assert_eq!(origin("https://a.example.com/").unwrap(), "https://a.example.com");
        assert_eq!(origin("http://[::1]:3000").unwrap(), "http://[::1]:3000");
        assert_eq!(origin("HTTPS://A.Example.com:443/").unwrap(), "https://a.example.com");
        assert_eq!(origin("http://a.example.com:443").unwrap(), "http://a.example.com:443");
        for wrong in [
            "",
            "a.example.com",
            "https://",
            "https://a/b",
            "https://a; script-src *",
            "https://a b",
            "ftp://a",
        ] {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_endpoint_stands_in_every_policy_and_in_the_settings() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        hosting::write(folder, policy::BASE).unwrap();
        fs::write(folder.join("index.html"), policy::BASE).unwrap();
        fs::write(folder.join("config.json"), r#"{"endpoint":"","title":"Tokens"}"#).unwrap();
        set(folder, "https://api.example.com").unwrap();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        for name in hosting::WITH_POLICY {
            assert!(read(name).contains("connect-src 'self' https://api.example.com;"), "{name}");
        }
        assert_eq!(read("config.json"), r#"{"endpoint":"https://api.example.com","title":"Tokens"}"#);
    }
}
