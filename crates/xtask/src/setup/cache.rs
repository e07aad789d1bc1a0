//! The folder for tools in the user's cache, so that a second clone of the project does not build them again.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The folder. It may not exist yet.
pub fn tools() -> Result<PathBuf> {
    // The XDG rules: a relative path is to be ignored.
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("no home folder to keep the tools in: set XDG_CACHE_HOME to a folder of yours")?;
    Ok(cache.join("bento-token-panel").join("tools"))
}
