//! The files of the languages beside English, which the panel fetches when one is chosen.

use anyhow::{Result, ensure};
use message_catalog::{findings, read, short};
use std::fs;
use std::path::Path;

use super::assets::Assets;

/// The catalogs, one folder for each language; the folder's name is the language's tag.
const CATALOGS: &str = "crates/messages/locales";

/// The language that is built in.
const ENGLISH: &str = "en";

/// Writes the file of each language, under a name in lower case as all files have, and returns how the page names them: `de=messages-de-0123456789abcdef.txt ja=…`.
///
/// # Errors
///
/// A catalog that cannot be read, or that does not agree with the English one.
pub fn write(root: &Path, assets: &Assets) -> Result<String> {
    let folder = root.join(CATALOGS);
    let english = read(&folder.join(ENGLISH))?;
    let mut names = Vec::new();
    for tag in tags(&folder)? {
        let catalog = read(&folder.join(&tag))?;
        let findings = findings(&catalog, &english);
        ensure!(findings.is_empty(), "{tag} does not agree with English:\n{}", findings.join("\n"));
        let file = assets.write_hashed(
            &format!("messages-{}.txt", tag.to_lowercase()),
            short(&catalog, &english).as_bytes(),
        )?;
        names.push(format!("{tag}={}", file.name));
    }
    Ok(names.join(" "))
}

/// The tags of the languages beside English, in order.
fn tags(folder: &Path) -> Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != ENGLISH {
            tags.push(name);
        }
    }
    tags.sort();
    Ok(tags)
}
