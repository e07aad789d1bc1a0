//! `cargo xtask reproduce`: two builds of one commit in two folders, compared byte by byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::cargo;
use crate::package::files;
use crate::progress;
use crate::project::Project;

/// The line in the list of commands.
pub const ABOUT: &str = "build one commit twice, in two folders, and compare every byte";

const HELP: &str = "\
Usage: cargo xtask reproduce

Clones the current commit into two folders, builds dist/ and package/ in each with a target folder of its own, and
compares every file. Changes that are not committed are not part of it. Takes two builds of the panel.
";

/// The names differ in length: a name that got into a build would move the bytes after it.
const FOLDERS: [&str; 2] = ["one", "the-other"];

/// Runs the command.
pub fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    if super::help_only(arguments, HELP)? {
        return Ok(ExitCode::SUCCESS);
    }
    let project = Project::find()?;
    let folder = project.notes()?.join("reproduce");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let [first, second] = FOLDERS.map(|name| build(&project, folder.join(name)));
    let (first, second) = (first?, second?);
    let differing = differing(&first, &second);
    if !differing.is_empty() {
        let list = differing.join("\n  ");
        bail!("the two builds in {} differ in:\n  {list}", folder.display());
    }
    println!("{} files are the same in both builds", first.len());
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The files of a build in the folder `root`.
fn build(project: &Project, root: PathBuf) -> Result<Files> {
    progress::step(format!("building in {}", root.display()));
    let mut clone = Command::new("git");
    clone.args(["clone", "--quiet", "--no-hardlinks"]).arg(&project.root).arg(&root);
    cargo::run(&mut clone, "cloning the project")?;
    let mut clone = Project::read(&root)?;
    clone.target = root.join("target");
    super::dist::build(&clone, None)?;
    let mut files = Files::new();
    for folder in [clone.dist(), clone.package()] {
        read(&clone.root, &folder, &mut files)?;
    }
    Ok(files)
}

fn read(root: &Path, folder: &Path, files: &mut Files) -> Result<()> {
    for path in files::below(folder, &|_| false)? {
        let full = folder.join(path);
        let bytes = fs::read(&full).with_context(|| format!("cannot read {}", full.display()))?;
        files.insert(full.strip_prefix(root).unwrap_or(&full).to_owned(), bytes);
    }
    Ok(())
}

/// The files that only one has, or that are not the same in both.
fn differing(first: &Files, second: &Files) -> Vec<String> {
    let mut names: Vec<&PathBuf> = first.keys().chain(second.keys()).collect();
    names.sort();
    names.dedup();
    names.retain(|name| first.get(*name) != second.get(*name));
    names.iter().map(|name| name.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Files, differing};

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let files = |list: &[(&str, &str)]| -> Files {
            list.iter().map(|(name, text)| (name.into(), text.as_bytes().to_vec())).collect()
        };
        let first = files(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert!(differing(&first, &first).is_empty());
        assert_eq!(differing(&first, &files(&[("a", "1"), ("b", "x"), ("d", "3")])), ["b", "c", "d"]);
    }
}
