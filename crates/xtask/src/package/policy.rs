//! The page's Content-Security-Policy and its other limits. They are written into the page itself, and into the settings for
//! web servers. The embedded server has a copy of them, because neither crate may use the other; a test of the project
//! compares the two.

use super::digest::script_digest;

/// The policy of the page without its own script: of answers that are no page of the panel.
pub const BASE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The part of it that is extended by the digest of the page's own script.
const SCRIPTS: &str = "script-src 'self' 'wasm-unsafe-eval'";

/// The policy in the page itself, for hosts that send no headers. It allows this one script in the page.
pub fn page(script: &str) -> String {
    BASE.replacen(SCRIPTS, &format!("{SCRIPTS} '{}'", script_digest(script)), 1)
}

/// The part that only a header can have: no page may show the panel in a frame.
pub const HEADER_ONLY: &str = "; frame-ancestors 'none'";

/// The policy of the API's answers, for a browser that shows one as a page.
pub const DATA: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Features of the browser that no page of the panel needs.
pub const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// The part of the policy that is extended for an API on another origin.
pub const OWN_REQUESTS: &str = "connect-src 'self'";

#[cfg(test)]
mod tests {
    use super::{BASE, page};

    #[test]
    fn the_pages_policy_differs_by_the_digest_of_its_script_alone() {
        let digest = " 'sha256-LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564='";
        assert_eq!(page("foo").replacen(digest, "", 1), BASE);
        assert!(page("foo").contains(&format!("'wasm-unsafe-eval'{digest};")), "{}", page("foo"));
    }
}
