//! Puts into the built panel what a web server needs to know: `hosting/`, with settings for nginx and Caddy, and
//! `api_tokens/`, which leads from the address that the command-line tool opens to the panel on hosts that have no
//! settings at all. The texts are in `crates/xtask/hosting`; what the page may do is filled in here.

use std::fs;
use std::path::Path;

use crate::failure::{Context, Failure};
use crate::package::assets::hashed;
use crate::package::digest::integrity;
use crate::package::policy;

/// The folder in `dist/`, and where each file of it comes from.
const FOLDER: &str = "hosting";
const FILES: [(&str, &str); 7] = [
    ("README.md", include_str!("../../hosting/README.md")),
    ("Caddyfile", include_str!("../../hosting/Caddyfile")),
    ("nginx/http.conf", include_str!("../../hosting/nginx/http.conf")),
    (NGINX_HEADERS, include_str!("../../hosting/nginx/files.conf")),
    ("nginx/api.conf", include_str!("../../hosting/nginx/api.conf")),
    ("nginx/root.conf", include_str!("../../hosting/nginx/root.conf")),
    ("nginx/below.conf", include_str!("../../hosting/nginx/below.conf")),
];
const NGINX_HEADERS: &str = "nginx/files.conf";

const FROM_TOOL: &str = include_str!("../../hosting/api_tokens.html");
const TO_PANEL: &str = include_str!("../../hosting/to-panel.js");

/// The files, from the panel's folder on, in which `policy::OWN_REQUESTS` is extended for an API elsewhere.
pub const WITH_POLICY: [&str; 3] = ["index.html", "hosting/nginx/files.conf", "hosting/Caddyfile"];

/// Writes them.
pub fn write(dist: &Path) -> Result<(), Failure> {
    for (name, text) in FILES {
        put(&dist.join(FOLDER).join(name), &filled(text))?;
    }
    let name = hashed("to-panel.js", TO_PANEL.as_bytes());
    put(&dist.join(&name), TO_PANEL)?;
    let page = FROM_TOOL.replace("@SCRIPT@", &name).replace("@INTEGRITY@", &integrity(TO_PANEL.as_bytes()));
    put(&dist.join("api_tokens/index.html"), &page)
}

fn filled(text: &str) -> String {
    text.replace("@POLICY@", &[policy::PAGE, policy::HEADER_ONLY].concat())
        .replace("@DATA_POLICY@", policy::DATA)
        .replace("@PERMISSIONS@", policy::PERMISSIONS)
}

fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let problem = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).context(problem)?;
    }
    fs::write(path, text).context(problem)
}

#[cfg(test)]
mod tests {
    use super::{FILES, FOLDER, WITH_POLICY, filled};
    use crate::package::policy::OWN_REQUESTS;

    #[test]
    fn every_place_is_filled_in_and_each_policy_can_be_extended() {
        let mut extended = vec!["index.html".to_owned()];
        for (name, text) in FILES {
            let text = filled(text);
            assert!(!text.contains("@POLICY@") && !text.contains("_POLICY@"), "{name}");
            assert!(!text.contains("@PERMISSIONS@"), "{name}");
            // What explains it to people stays as it is.
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
