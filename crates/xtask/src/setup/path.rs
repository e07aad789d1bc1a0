//! Finding programs, and the folder of this user's cache. Starts nothing.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::{Context, Failure};

/// The program `name`, where `PATH` has one.
pub fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|path| is_program(path))
}

/// `PATH` with `folders` in front.
pub fn with(folders: &[PathBuf]) -> Result<OsString, Failure> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).context(|| "a folder of the tools cannot stand in PATH".to_owned())
}

/// Where this user's tools are kept, so that a second clone doesn't build them again.
pub fn tools() -> Result<PathBuf, Failure> {
    // The XDG rules: a relative path is to be ignored.
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or_else(|| {
            Failure::new("no home folder to keep the tools in: set XDG_CACHE_HOME to a folder of yours")
        })?;
    Ok(cache.join("bento-token-panel").join("tools"))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}
