//! Writes the files of the built panel, most of them under names with a hash of their content.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

use super::digest::{integrity, short_hash};

/// A file in the built panel, as the page names it.
pub struct Asset {
    /// Its name, with its hash.
    pub name: String,
    /// Its digest.
    pub integrity: String,
}

/// The folder of the built panel.
pub struct Assets {
    folder: PathBuf,
}

impl Assets {
    /// Empties the folder: the files of an older build are deleted.
    pub fn empty(folder: &Path) -> Result<Assets> {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Assets { folder: folder.to_owned() })
    }

    /// Writes a file under exactly this name.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Writes a file under `name` with the hash before its extension.
    pub fn write_hashed(&self, name: &str, bytes: &[u8]) -> Result<Asset> {
        let name = hashed(name, bytes);
        self.write(&name, bytes)?;
        Ok(Asset { name, integrity: integrity(bytes) })
    }
}

/// `a.css` becomes `a-0123456789abcdef.css`.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{extension}", short_hash(bytes))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Assets, hashed};

    #[test]
    fn a_name_changes_with_the_content() {
        let name = hashed("a.css", b"b");
        assert!(
            name.starts_with("a-") && name.ends_with(".css") && name.len() == "a-.css".len() + 16,
            "{name}"
        );
        assert_ne!(name, hashed("a.css", b"c"));
    }

    #[test]
    fn what_an_older_build_left_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("old.js"), "").unwrap();
        let assets = Assets::empty(folder).unwrap();
        let asset = assets.write_hashed("new.js", b"1").unwrap();
        let names: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(names, [asset.name.as_str()]);
        assert!(asset.integrity.starts_with("sha384-"));
    }
}
