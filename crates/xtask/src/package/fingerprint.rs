//! One number for the files of a folder, to notice that something changed.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use super::files;

/// A number that differs when the names or the contents of the files below `root` do. `skip` is that of [`files::below`].
pub fn of_contents(root: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in files::below(root, skip)? {
        path.hash(&mut hasher);
        let full = root.join(&path);
        fs::read(&full).with_context(|| format!("cannot read {}", full.display()))?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// A number that differs when a file below `root` was added, removed or written.
pub fn of_writes(root: &Path) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in files::below(root, &|_| false)? {
        let full = root.join(&path);
        let found = full.metadata().with_context(|| format!("cannot read {}", full.display()))?;
        let written =
            found.modified().with_context(|| format!("no time of change for {}", full.display()))?;
        (path, found.len(), written).hash(&mut hasher);
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::of_contents;
    use crate::package::files;

    #[test]
    fn notices_contents_and_names_and_nothing_that_is_skipped() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        files::write(&root.join("src/deep/one.rs"), b"1").unwrap();
        let skip = |path: &Path| path == Path::new("target");
        let number = || of_contents(root, &skip).unwrap();

        let first = number();
        files::write(&root.join("target/built"), b"x").unwrap();
        assert_eq!(number(), first);
        fs::write(root.join("src/deep/one.rs"), "2").unwrap();
        let second = number();
        assert_ne!(second, first);
        fs::rename(root.join("src/deep/one.rs"), root.join("src/deep/two.rs")).unwrap();
        assert_ne!(number(), second);
    }
}
