//! The folder from which the image of a container is built: the server as one static program, the panel, and an empty
//! folder for the data. `Containerfile` describes the image.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::cargo;
use crate::progress;
use crate::project::{Project, SERVER};
use crate::setup::musl;

/// Compiles the server without shared libraries, and returns the program.
pub fn server(project: &Project) -> Result<PathBuf> {
    let target = musl::ensure(project)?;
    progress::step("compiling the server without shared libraries");
    let mut build = cargo::command(&project.root);
    build.args(["build", "--locked", "--release", "--package", SERVER, "--target", &target]);
    // Symbols are half of the program.
    build.env("CARGO_PROFILE_RELEASE_STRIP", "true");
    cargo::run(&mut build, "compiling the server")?;
    Ok(project.target.join(target).join("release").join(SERVER))
}

/// Puts the program and the panel into the folder, which is emptied before.
pub fn fill(folder: &Path, server: &Path, panel: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    make(&folder.join("site"))?;
    make(&folder.join("data"))?;
    copy(server, &folder.join(SERVER))?;
    for entry in WalkDir::new(panel).min_depth(1) {
        let entry = entry.with_context(|| format!("cannot read {}", panel.display()))?;
        let to = folder.join("site").join(entry.path().strip_prefix(panel)?);
        if entry.file_type().is_dir() {
            make(&to)?;
        } else {
            copy(entry.path(), &to)?;
        }
    }
    Ok(())
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
