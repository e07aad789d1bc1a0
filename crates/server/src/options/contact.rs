//! The contact for `security.txt`.

/// Reads an address as RFC 9116 has them: `mailto:`, `https:` or `tel:`.
pub(super) fn contact(text: &str) -> Result<String, String> {
    let known = ["mailto:", "https://", "tel:"].iter().find_map(|scheme| text.strip_prefix(scheme));
    match known {
        // No blanks and line ends: it is one line of the file.
        Some(rest) if !rest.is_empty() && text.bytes().all(|b| b.is_ascii_graphic()) => Ok(text.to_owned()),
        _ => Err(format!(
            "--security-contact takes an address such as mailto:security@example.com or https://example.com/security, not “{text}”"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::contact;

    #[test]
    fn a_contact_is_an_address_on_one_line() {
        for good in ["mailto:security@example.com", "https://example.com/security", "tel:+1-201-555-0123"] {
            assert_eq!(contact(good).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "security@example.com",
            "http://example.com",
            "mailto:",
            "mailto:a b",
            "mailto:a\nExpires: 1",
        ] {
            assert!(contact(bad).unwrap_err().contains("mailto:security@example.com"), "{bad}");
        }
    }
}
