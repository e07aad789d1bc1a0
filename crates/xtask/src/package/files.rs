//! Lists and writes files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// The files below `root`, relative to it, sorted.
///
/// `skip` gets each path relative to the root, folders too, and says which ones are left out.
pub fn below(root: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_owned();
    let entries = WalkDir::new(root).min_depth(1).into_iter();
    let mut found = Vec::new();
    for entry in entries.filter_entry(|entry| !skip(&relative(entry.path()))) {
        let entry = entry.with_context(|| format!("cannot read {}", root.display()))?;
        if entry.file_type().is_file() {
            found.push(relative(entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file, and makes its folder first.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let problem = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(problem)?;
    }
    fs::write(path, bytes).with_context(problem)
}

#[cfg(test)]
mod tests {
    use super::{below, write};
    use std::path::Path;

    #[test]
    fn files_are_listed_without_what_is_skipped() {
        let root = tempfile::tempdir().unwrap();
        for name in ["src/deep/one.rs", "src/b.rs", "src.rs", "target/built"] {
            write(&root.path().join(name), b"1").unwrap();
        }
        let found = below(root.path(), &|path| path == Path::new("target")).unwrap();
        assert_eq!(found, ["src/b.rs", "src/deep/one.rs", "src.rs"].map(Path::new));
        assert!(below(&root.path().join("absent"), &|_| false).is_err());
    }
}
