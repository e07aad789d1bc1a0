//! Writes what web servers need into the built panel: `hosting/`, with settings for nginx and Caddy, and `api_tokens/`, a page
//! that leads from the address that the BentoML tool opens to the panel, for hosts without any settings. The texts are in
//! `crates/xtask/hosting`; the policies are filled in here.

use std::path::Path;

use anyhow::Result;

use super::assets::hashed;
use super::digest::integrity;
use super::{files, policy};

/// The folder of the settings in `dist/`.
const FOLDER: &str = "hosting";
/// The files in it, by name, each with its text.
const FILES: [(&str, &str); 10] = [
    ("README.md", include_str!("../../hosting/README.md")),
    ("roll-out.sh", include_str!("../../hosting/roll-out.sh")),
    ("Caddyfile", include_str!("../../hosting/Caddyfile")),
    ("nginx/http.conf", include_str!("../../hosting/nginx/http.conf")),
    (NGINX_HEADERS, include_str!("../../hosting/nginx/files.conf")),
    ("nginx/https.conf", include_str!("../../hosting/nginx/https.conf")),
    ("nginx/limits.conf", include_str!("../../hosting/nginx/limits.conf")),
    ("nginx/api.conf", include_str!("../../hosting/nginx/api.conf")),
    ("nginx/root.conf", include_str!("../../hosting/nginx/root.conf")),
    ("nginx/below.conf", include_str!("../../hosting/nginx/below.conf")),
];
const NGINX_HEADERS: &str = "nginx/files.conf";

const FROM_TOOL: &str = include_str!("../../hosting/api_tokens.html");
const TO_PANEL: &str = include_str!("../../hosting/to-panel.js");

/// The files in `dist/` whose policy is extended for an API on another origin.
pub const WITH_POLICY: [&str; 3] = ["index.html", "hosting/nginx/files.conf", "hosting/Caddyfile"];

/// Writes all of it into the folder `dist`. `policy` is the page's.
pub fn write(dist: &Path, policy: &str) -> Result<()> {
    for (name, text) in FILES {
        files::write(&dist.join(FOLDER).join(name), filled(text, policy).as_bytes())?;
    }
    let name = hashed("to-panel.js", TO_PANEL.as_bytes());
    files::write(&dist.join(&name), TO_PANEL.as_bytes())?;
    let page = FROM_TOOL.replace("@SCRIPT@", &name).replace("@INTEGRITY@", &integrity(TO_PANEL.as_bytes()));
    files::write(&dist.join("api_tokens/index.html"), page.as_bytes())
}

fn filled(text: &str, policy: &str) -> String {
    text.replace("@POLICY@", &[policy, policy::HEADER_ONLY].concat())
        .replace("@DATA_POLICY@", policy::DATA)
        .replace("@PERMISSIONS@", policy::PERMISSIONS)
}

#[cfg(test)]
mod roll_out_tests;

#[cfg(test)]
mod tests {
    use super::{FILES, FOLDER, WITH_POLICY, filled};
    use crate::package::policy::{BASE, OWN_REQUESTS};

    #[test]
    fn every_place_is_filled_in_and_each_policy_can_be_extended() {
        let mut extended = vec!["index.html".to_owned()];
        for (name, text) in FILES {
            let text = filled(text, BASE);
            assert!(!text.contains("@POLICY@") && !text.contains("_POLICY@"), "{name}");
            assert!(!text.contains("@PERMISSIONS@"), "{name}");
            // The README only explains it.
            if text.contains(OWN_REQUESTS) && !name.ends_with(".md") {
                assert_eq!(text.matches(OWN_REQUESTS).count(), 1, "{name}");
                extended.push(format!("{FOLDER}/{name}"));
            }
        }
        extended.sort();
        let mut known = WITH_POLICY.map(str::to_owned);
        known.sort();
        assert_eq!(extended, known);
    }
}
