//! The panel's addresses: the create dialog filled in, and a token's details.

use super::wanted::{Wanted, type_key};
use form_urlencoded::byte_serialize;
use token_api::TokenType;

/// A longer query is refused by servers; the panel writes none either.
const MAX_QUERY: usize = 3800;

/// Reads the address of `--panel`: a page, without a query. An error says what is accepted.
pub fn panel(text: &str) -> Result<String, String> {
    let is_web =
        ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    let is_address = text.bytes().all(|b| b.is_ascii_graphic() && !b"?#\"'`<>\\^{|}@".contains(&b));
    if !is_web || !is_address {
        return Err("--panel takes the panel's address without a query, such as https://tokens.example.com"
            .to_owned());
    }
    // Of a folder without its slash, web servers redirect, and some of them without the query.
    Ok(if text.ends_with('/') || text.ends_with(".html") { text.to_owned() } else { format!("{text}/") })
}

/// The query that opens a token's details.
pub fn details(uid: &str) -> String {
    format!("?token={}", encoded(uid))
}

/// The query that opens the create dialog filled in, and whether the description is left out, because it is too long.
pub fn create(wanted: &Wanted) -> (String, bool) {
    let whole = prefilled(wanted, wanted.description.as_deref());
    if whole.len() <= MAX_QUERY { (whole, false) } else { (prefilled(wanted, None), true) }
}

fn prefilled(wanted: &Wanted, description: Option<&str>) -> String {
    let mut query = format!("?new&name={}", encoded(&wanted.name));
    if let Some(description) = description.filter(|text| !text.is_empty()) {
        query.push_str(&format!("&description={}", encoded(description)));
    }
    if let Some(scopes) = wanted.scopes.as_ref().filter(|scopes| !scopes.is_empty()) {
        let scopes: Vec<String> = scopes.iter().map(|scope| encoded(scope)).collect();
        query.push_str(&format!("&scopes={}", scopes.join(",")));
    }
    if let Some(lifetime) = wanted.lifetime {
        query.push_str(&format!("&expires_in={}", lifetime.key()));
    }
    if let Some(token_type) = wanted.token_type.filter(|it| *it != TokenType::Personal) {
        query.push_str(&format!("&token_type={}", type_key(token_type)));
    }
    query
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::lifetime::Lifetime;

    #[test]
    fn a_link_fills_in_what_is_given() {
        let mut wanted = Wanted { name: "ci".into(), creator: "ada".into(), ..Wanted::default() };
        assert_eq!(create(&wanted), ("?new&name=ci".to_owned(), false));
        wanted.description = Some("a&b=c, é\n".into());
        wanted.scopes = Some(["api".to_owned(), "a:b".to_owned()].into());
        wanted.lifetime = Lifetime::parse("2w").ok();
        wanted.token_type = Some(TokenType::Organization);
        let link = "?new&name=ci&description=a%26b%3Dc%2C+%C3%A9%0A&scopes=a%3Ab,api&expires_in=14d&token_type=organization";
        assert_eq!(create(&wanted), (link.to_owned(), false));
        wanted.description = Some("界".repeat(1000));
        assert_eq!(create(&wanted), (link.replace("&description=a%26b%3Dc%2C+%C3%A9%0A", ""), true));
        assert_eq!(details("a/b\u{1b}"), "?token=a%2Fb%1B");
    }

    #[test]
    fn the_panel_is_an_address_without_a_query() {
        for (text, address) in [
            ("https://tokens.example.com", "https://tokens.example.com/"),
            ("http://127.0.0.1:8787/", "http://127.0.0.1:8787/"),
            ("https://example.com/tools/tokens", "https://example.com/tools/tokens/"),
            ("https://example.com/a/index.html", "https://example.com/a/index.html"),
        ] {
            assert_eq!(panel(text).unwrap(), address);
        }
        for text in [
            "",
            "tokens.example.com",
            "https://",
            "https://a/?q=x",
            "https://a/#b",
            "javascript:x",
            "https://a b",
            "https://me@a",
        ] {
            assert!(panel(text).unwrap_err().contains("https://tokens.example.com"), "{text}");
        }
    }
}
