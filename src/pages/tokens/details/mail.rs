//! A link that writes to the creator of a token. Pure.

use panel_messages::m;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use token_api::Token;

/// The link, with a subject and the beginning of a message; `None` where the address is not a usual one: it comes from the server,
/// and must not add other recipients or fields.
pub fn mail_to(token: &Token, email: &str, link: &str) -> Option<String> {
    let (name, host) = email.split_once('@')?;
    let is_plain = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b))
    };
    if !is_plain(name) || !is_plain(host) {
        return None;
    }
    let user = token.user.as_ref()?;
    let subject = m::details::mail_subject(&token.name);
    let body = [
        &m::details::mail_greeting(&user.display_name()),
        "\r\n\r\n",
        &m::details::mail_about(&token.name),
        "\r\n",
        link,
        "\r\n",
    ]
    .concat();
    let [subject, body] =
        [subject, body].map(|text| utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string());
    Some(["mailto:", email, "?subject=", &subject, "&body=", &body].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_message_names_the_token_and_its_address() {
        let token = json!({"uid": "u", "name": "ci & co", "user": {"name": "ada", "first_name": "Ada"}});
        let token: Token = serde_json::from_value(token).unwrap();
        let to = |email: &str| mail_to(&token, email, "https://tokens.example/?token=u");
        let link = to("ada.l+x@example.com").unwrap();
        assert!(
            link.starts_with(
                "mailto:ada.l+x@example.com?subject=API%20token%20ci%20%26%20co&body=Hello%20Ada"
            ),
            "{link}"
        );
        assert!(link.contains("https%3A%2F%2Ftokens%2Eexample%2F%3Ftoken%3Du"), "{link}");
        for odd in [
            "",
            "ada",
            "@example.com",
            "ada@",
            "a@b?cc=eve@x",
            "a,eve@x",
            "a@b&bcc=x",
            "a b@c",
            "a@b@c",
            "ä@b.c",
        ] {
            assert_eq!(to(odd), None, "{odd}");
        }
    }
}
