//! Reads versions out of `Cargo.lock`. Pure: the text comes in, a version goes out.

/// The version of `package` that the lock file names.
///
/// Several versions of one package are not an answer: whoever asks needs the one that the panel is linked with.
pub fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut found = None;
    let mut here = false;
    for line in lock.lines() {
        if let Some(name) = quoted(line, "name") {
            here = name == package;
        } else if let Some(version) = quoted(line, "version").filter(|_| here) {
            if found.is_some() {
                return None;
            }
            found = Some(version);
            here = false;
        }
    }
    found
}

/// The checksum of `package` in this version; the project's own have none.
pub fn checksum<'a>(lock: &'a str, package: &str, version: &str) -> Option<&'a str> {
    let (mut name, mut number) = ("", "");
    for line in lock.lines() {
        if line == "[[package]]" {
            (name, number) = ("", "");
        }
        name = quoted(line, "name").unwrap_or(name);
        number = quoted(line, "version").unwrap_or(number);
        if let Some(checksum) = quoted(line, "checksum").filter(|_| name == package && number == version) {
            return Some(checksum);
        }
    }
    None
}

fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim().strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"
dependencies = [
 "wasm-bindgen",
]

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://example.org/index"

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn finds_the_package_of_that_very_name() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version(LOCK, "wasm-bindgen-futures"), Some("0.4.80"));
    }

    #[test]
    fn the_lock_files_own_version_is_nobodys() {
        assert_eq!(version(LOCK, "absent"), None);
    }

    #[test]
    fn two_versions_are_no_answer() {
        assert_eq!(version(LOCK, "twice"), None);
    }
}
