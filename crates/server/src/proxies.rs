//! What a proxy in front of this server says: the address of its client, and who the person is. Only `--trusted-proxy` is
//! believed, because any client can send these headers.

use crate::failure::Failure;
use crate::login_name::{self, is_login_name};
use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Headers that have another meaning, or that a browser sends.
const NOT_FOR_NAMES: [&str; 12] = [
    "accept",
    "content-length",
    "content-type",
    "cookie",
    "host",
    "origin",
    "referer",
    "user-agent",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-yatai-api-token",
    "x-yatai-organization",
];

/// The proxies that are believed, and the header in which they name the person.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    /// Addresses and networks.
    pub trusted: Vec<IpNet>,
    /// The header with the login name; `None` where no proxy signs people in.
    pub user_header: Option<HeaderName>,
}

/// An address or a network of `--trusted-proxy`.
pub fn trusted_proxy(text: &str) -> Result<IpNet, String> {
    let network = text
        .parse::<IpAddr>()
        .map(|address| IpNet::from(address.to_canonical()))
        .or_else(|_| text.parse::<IpNet>());
    match network {
        // Addresses are compared in their IPv4 form.
        Ok(IpNet::V6(network)) if network.prefix_len() >= 96 && network.addr().to_ipv4_mapped().is_some() => {
            Err(format!(
                "--trusted-proxy “{text}” is a network of IPv4 in IPv6: name it as IPv4, such as 10.1.0.0/16"
            ))
        }
        Ok(network) if network.prefix_len() > 0 => Ok(network),
        Ok(_) => {
            Err(format!("--trusted-proxy “{text}” would believe everybody: name the proxy's own address"))
        }
        Err(_) => Err(format!(
            "--trusted-proxy takes an address or a network, such as 127.0.0.1 or 10.1.0.0/16, not “{text}”"
        )),
    }
}

/// The header of `--user-header`.
pub fn user_header(text: &str) -> Result<HeaderName, String> {
    let name: HeaderName = text.parse().map_err(|_| {
        format!("--user-header takes the name of a header, such as X-Remote-User, not “{text}”")
    })?;
    let is_used = NOT_FOR_NAMES.contains(&name.as_str()) || name.as_str().starts_with("sec-");
    if is_used {
        return Err(format!(
            "--user-header cannot be “{text}”, which has another meaning: take a header such as X-Remote-User"
        ));
    }
    Ok(name)
}

impl Proxies {
    /// Whether this address is one of the trusted proxies.
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted.iter().any(|network| network.contains(&address))
    }

    /// The address of the client: the rightmost one in `X-Forwarded-For` that is no trusted proxy. `peer` is the other end
    /// of the connection. An entry that is no address ends the search, and the proxy that wrote it counts.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let lines = headers.get_all(FORWARDED_FOR).iter().rev();
        let entries = lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
        for entry in entries {
            if !self.trusts(client) {
                break;
            }
            match forwarded_address(entry) {
                Some(address) => client = address,
                None => break,
            }
        }
        client
    }

    /// The login name that a trusted proxy sends; `None` where it names nobody. Call it only for the request of a trusted
    /// proxy.
    pub fn login_name(&self, headers: &HeaderMap) -> Result<Option<String>, Failure> {
        let Some(header) = &self.user_header else { return Ok(None) };
        let mut values = headers.get_all(header).iter();
        let (first, second) = (values.next(), values.next());
        let Some(value) = first else { return Ok(None) };
        let refuse = |what: &str| {
            Err(Failure::forbidden(
                "invalid_user_header",
                format!(
                    "The proxy in front of this server sent a header {header} {what}. Ask the person who runs it."
                ),
            ))
        };
        if second.is_some() {
            return refuse("more than once, so it is not clear who you are");
        }
        if value.is_empty() {
            return Ok(None);
        }
        let name = std::str::from_utf8(value.as_bytes()).unwrap_or_default();
        if !is_login_name(name) {
            return refuse(&format!("that is no login name: {}", login_name::RULE));
        }
        Ok(Some(name.to_owned()))
    }
}

/// An entry of `X-Forwarded-For`: an address, with or without a port. An IPv6 address with a port has brackets.
fn forwarded_address(entry: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(entry).ok()?.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address =
        bare.parse().or_else(|_| text.parse::<SocketAddr>().map(|with_port| with_port.ip())).ok()?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn proxies(trusted: &[&str]) -> Proxies {
        Proxies {
            trusted: trusted.iter().map(|text| trusted_proxy(text).expect(text)).collect(),
            user_header: Some(HeaderName::from_static("x-remote-user")),
        }
    }

    fn headers(name: &'static str, lines: &[&[u8]]) -> HeaderMap {
        let line =
            |text: &&[u8]| (HeaderName::from_static(name), HeaderValue::from_bytes(text).expect("a value"));
        lines.iter().map(line).collect()
    }

    #[test]
    fn the_client_is_the_rightmost_address_that_is_no_trusted_proxy() {
        let proxies = proxies(&["127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48"]);
        for (peer, lines, client) in [
            ("127.0.0.1", &[][..], "127.0.0.1"),
            ("127.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            // What the client itself has sent stands on the left.
            ("127.0.0.1", &["192.0.2.1, 203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", &["192.0.2.1, 203.0.113.9, 10.0.0.7"], "203.0.113.9"),
            ("127.0.0.1", &["192.0.2.1", "203.0.113.9", "10.0.0.7,10.0.0.8"], "203.0.113.9"),
            // Everybody is a proxy: the first of them.
            ("127.0.0.1", &["10.0.0.7, 10.0.0.8"], "10.0.0.7"),
            // An unknown peer is the client, whatever it says.
            ("203.0.113.5", &["192.0.2.1"], "203.0.113.5"),
            ("127.0.0.1", &["203.0.113.9:4711"], "203.0.113.9"),
            ("127.0.0.1", &["[2001:db8:2::5]:443"], "2001:db8:2::5"),
            ("127.0.0.1", &["[2001:db8:2::5]"], "2001:db8:2::5"),
            ("127.0.0.1", &["2001:db8:2::5, 2001:DB8:1::9"], "2001:db8:2::5"),
            ("::ffff:127.0.0.1", &["::ffff:203.0.113.9"], "203.0.113.9"),
            // What is no address hides everything to its left.
            ("127.0.0.1", &["203.0.113.9, unknown"], "127.0.0.1"),
            ("127.0.0.1", &["203.0.113.9, unknown, 10.0.0.7"], "10.0.0.7"),
            ("127.0.0.1", &["203.0.113.9,"], "127.0.0.1"),
            ("127.0.0.1", &["203.0.113.9", ""], "127.0.0.1"),
            ("127.0.0.1", &["999.1.1.1"], "127.0.0.1"),
        ] {
            let lines: Vec<&[u8]> = lines.iter().map(|line| line.as_bytes()).collect();
            let found = proxies.client(peer.parse().expect(peer), &headers("x-forwarded-for", &lines));
            assert_eq!(found.to_string(), client, "{peer} {lines:?}");
        }
        let odd = headers("x-forwarded-for", &[b"203.0.113.9, \xff"]);
        assert_eq!(proxies.client("127.0.0.1".parse().expect("v4"), &odd).to_string(), "127.0.0.1");
    }

    #[test]
    fn a_header_names_one_person_or_is_refused() {
        let proxies = proxies(&["127.0.0.1"]);
        let named = |lines: &[&[u8]]| proxies.login_name(&headers("x-remote-user", lines));
        assert_eq!(named(&[]).expect("nobody"), None);
        assert_eq!(named(&[b""]).expect("nobody"), None);
        assert_eq!(named(&[b"kim@example.com"]).expect("kim").as_deref(), Some("kim@example.com"));
        assert_eq!(named(&["zo\u{eb}".as_bytes()]).expect("an umlaut").as_deref(), Some("zo\u{eb}"));
        assert!(named(&["é".repeat(64).as_bytes()]).is_ok());
        for refused in [
            &[&b"kim"[..], b"ada"][..],
            &[b"kim", b""],
            &[b"", b"kim"],
            &[b"kim,ada"],
            &[b"kim, ada"],
            &[b"kim lee"],
            &[b"kim\tlee"],
            &[b"\xffkim"],
            &[b"-eve"],
            &["kim\u{200b}".as_bytes()],
            &["\u{a0}kim".as_bytes()],
            &["e".repeat(65).as_bytes()],
        ] {
            assert!(named(refused).is_err(), "{refused:?}");
        }
    }

    #[test]
    fn options_say_what_they_accept() {
        for text in ["127.0.0.1", "::1", "10.0.0.0/8", "2001:db8::/32"] {
            assert!(trusted_proxy(text).is_ok(), "{text}");
        }
        for text in ["", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "127.0.0.1:80"] {
            assert!(trusted_proxy(text).expect_err(text).contains("127.0.0.1"), "{text}");
        }
        for text in ["0.0.0.0/0", "::/0"] {
            assert!(trusted_proxy(text).expect_err(text).contains("everybody"), "{text}");
        }
        assert_eq!(trusted_proxy("::ffff:127.0.0.1").expect("an address").to_string(), "127.0.0.1/32");
        for text in ["::ffff:10.1.0.0/112", "::ffff:127.0.0.1/128", "::ffff:0:0/96"] {
            assert!(trusted_proxy(text).expect_err(text).contains("as IPv4"), "{text}");
        }
        assert_eq!(user_header("X-Remote-User").expect("a name").as_str(), "x-remote-user");
        for text in ["", "X Remote", "Cookie", "X-YATAI-API-TOKEN", "Origin", "Sec-Fetch-Site", "User:"] {
            assert!(user_header(text).expect_err(text).contains("--user-header"), "{text}");
        }
    }
}
