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

#[cfg(test)]
mod tests {
    use super::fill;
    use std::fs;

    #[test]
    fn the_folder_has_what_the_containerfile_copies_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let (to, panel, server) =
            (root.path().join("container"), root.path().join("dist"), root.path().join("built"));
        fs::create_dir_all(panel.join("snippets")).unwrap();
        fs::write(panel.join("index.html"), "page").unwrap();
        fs::write(panel.join("snippets/a.js"), "script").unwrap();
        fs::write(&server, "program").unwrap();
        fs::create_dir_all(to.join("site")).unwrap();
        fs::write(to.join("site/of-an-older-version.js"), "").unwrap();
        fill(&to, &server, &panel).unwrap();
        let expected = ["site/index.html", "site/snippets/a.js", "token-server"];
        let mut found: Vec<_> = walkdir::WalkDir::new(&to)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&to).unwrap().display().to_string())
            .collect();
        found.sort_unstable();
        assert_eq!(found, expected);
        assert!(to.join("data").is_dir());
        let recipe = include_str!("../../../../Containerfile");
        let copied = recipe.lines().filter_map(|line| line.strip_prefix("COPY "));
        let sources: Vec<_> = copied.map(|line| line.rsplit(' ').nth(1).unwrap()).collect();
        assert_eq!(sources, ["token-server", "site", "data"]);
    }
}
