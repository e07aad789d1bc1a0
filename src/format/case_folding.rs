//! Lower case in one canonical form, for searching and sorting without regard to case and to how accents are encoded: "é"
//! can be one character or two.
//!
//! The browser has the tables of all scripts. In the bundle the case tables alone would take 5 KB. ASCII texts, as most names
//! are, are converted without a call to the browser.

/// The text in lower case, in Unicode's normalization form C.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { lower_of_any_script(text) }
}

#[cfg(target_arch = "wasm32")]
fn lower_of_any_script(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().normalize("NFC").into()
}

// For native tests. The rules are the same.
#[cfg(not(target_arch = "wasm32"))]
fn lower_of_any_script(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text.to_lowercase().as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn every_script_is_converted() {
        for (text, want) in
            [("CI-Deploy", "ci-deploy"), ("ÜBER Ärger", "über ärger"), ("ΑΒΓ", "αβγ"), ("🍱", "🍱"), ("", "")]
        {
            assert_eq!(lower(text), want);
        }
    }

    #[test]
    fn canonically_equivalent_texts_become_equal() {
        for (one, other) in [
            ("Café", "cafe\u{301}"),
            ("\u{1e69}", "s\u{307}\u{323}"),
            ("한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"),
            ("\u{212b}ngström", "ångström"),
        ] {
            assert_eq!(lower(one), lower(other));
        }
        assert_ne!(lower("café"), lower("cafe"));
    }
}
