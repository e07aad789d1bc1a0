//! Tells whether something changed: one number for the contents of a folder's files. Neither knows nor asks what the
//! files are for.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::{Context, Failure};

/// A number that differs when the names or the contents of the files below `root` do.
///
/// `skip` gets each path relative to the root, folders too, and says what doesn't count.
pub fn of_contents(root: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for path in files(root, skip)? {
        path.hash(&mut hasher);
        let full = root.join(&path);
        fs::read(&full).context(|| format!("cannot read {}", full.display()))?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// A number that differs when a file below `root` was added, removed or written.
pub fn of_writes(root: &Path) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for path in files(root, &|_| false)? {
        let full = root.join(&path);
        let found = full.metadata().context(|| format!("cannot read {}", full.display()))?;
        let written = found.modified().context(|| format!("no time of change for {}", full.display()))?;
        (path, found.len(), written).hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// The files below `root`, relative to it, in one order.
pub fn files(root: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        let problem = || format!("cannot read {}", full.display());
        for entry in fs::read_dir(&full).context(problem)? {
            let entry = entry.context(problem)?;
            let path = folder.join(entry.file_name());
            if skip(&path) {
                continue;
            }
            let kind = entry.file_type().context(problem)?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{files, of_contents};

    #[test]
    fn notices_contents_and_names_and_nothing_that_is_skipped() {
        let root = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        fs::create_dir_all(root.join("src/deep")).unwrap();
        fs::create_dir_all(root.join("target")).unwrap();
        fs::write(root.join("src/deep/one.rs"), "1").unwrap();
        let skip = |path: &Path| path == Path::new("target");
        let number = || of_contents(&root, &skip).unwrap();

        let first = number();
        fs::write(root.join("target/built"), "x").unwrap();
        assert_eq!(number(), first);
        assert_eq!(files(&root, &skip).unwrap(), [Path::new("src/deep/one.rs")]);
        fs::write(root.join("src/deep/one.rs"), "2").unwrap();
        let second = number();
        assert_ne!(second, first);
        fs::rename(root.join("src/deep/one.rs"), root.join("src/deep/two.rs")).unwrap();
        assert_ne!(number(), second);

        fs::remove_dir_all(&root).unwrap();
    }
}
