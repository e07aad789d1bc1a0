//! Lower case, for searching and sorting without regard to case.
//!
//! The browser has the case tables of all scripts. In the bundle they would take 5 KB. ASCII texts, as most names are, are
//! converted without a call to the browser.

/// The text in lower case.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { lower_of_any_script(text) }
}

#[cfg(target_arch = "wasm32")]
fn lower_of_any_script(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

// For native tests. The rules are the same.
#[cfg(not(target_arch = "wasm32"))]
fn lower_of_any_script(text: &str) -> String {
    text.to_lowercase()
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
}
