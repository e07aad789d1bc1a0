//! The system user who runs the program. Events of `token-server member …` name them.

/// The name in the environment, or else the number of the user.
pub fn name() -> String {
    let named = ["USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    named.filter(|name| !name.is_empty()).or_else(user_number).unwrap_or_else(|| "unknown".into())
}

#[cfg(unix)]
fn user_number() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").ok().map(|own| format!("uid {}", own.uid()))
}

#[cfg(not(unix))]
fn user_number() -> Option<String> {
    None
}
