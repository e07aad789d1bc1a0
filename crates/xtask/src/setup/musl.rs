//! What a program without shared libraries needs: a compilation target of Rust, and a C compiler for musl (for SQLite).

use std::env::consts::{ARCH, OS};

use anyhow::{Result, ensure};

use super::{apt, toolchain};
use crate::project::Project;

/// Gets what is missing, and returns the compilation target.
pub fn ensure(project: &Project) -> Result<String> {
    ensure!(OS == "linux", "the server of a container is built on Linux");
    let target = format!("{ARCH}-unknown-linux-musl");
    toolchain::ensure_target(project, &target)?;
    if which::which("musl-gcc").is_err() {
        apt::install("The C compiler for musl", &["musl-tools"])?;
    }
    Ok(target)
}
