//! Texts without regard to upper and lower case, for searching and sorting.
//!
//! The browser knows the cases of all scripts: its tables need not be in the bundle, where they weigh 5 KB. What is plain
//! ASCII, as most names are, does not leave WebAssembly.

/// The text in lower case.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { lower_of_any_script(text) }
}

#[cfg(target_arch = "wasm32")]
fn lower_of_any_script(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

// For native tests: the rules are the same.
#[cfg(not(target_arch = "wasm32"))]
fn lower_of_any_script(text: &str) -> String {
    text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn every_script_is_folded() {
        for (text, want) in
            [("CI-Deploy", "ci-deploy"), ("ÜBER Ärger", "über ärger"), ("ΑΒΓ", "αβγ"), ("🍱", "🍱"), ("", "")]
        {
            assert_eq!(lower(text), want);
        }
    }
}
