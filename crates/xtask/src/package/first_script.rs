//! The script in the page itself (`page/first.js`).

use anyhow::Result;

use super::minify;

const FIRST: &str = include_str!("../../page/first.js");

/// The panel's first requests, which it sends.
const REQUESTS: &str = include_str!("../../../client/first_requests.json");

/// Its text, without comments and spaces. Its digest stands in the policies.
pub fn first_script() -> Result<String> {
    Ok(minify::script(&FIRST.replace("@FIRST@", REQUESTS.trim_end()))?.text)
}

#[cfg(test)]
mod tests {
    use super::first_script;

    #[test]
    fn it_has_the_requests_and_leaves_no_names_behind() {
        let text = first_script().unwrap();
        assert!(text.contains("/api/v1/auth/current") && !text.contains("@FIRST@"), "{text}");
        // Its names are its own: the page's other scripts see only what it leaves in `globalThis`.
        assert!(text.starts_with('{') && text.trim_end_matches(';').ends_with('}'), "{text}");
        assert!(!text.contains("</"), "{text}");
    }
}
