//! The files of the project: found and read once.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::source::Source;

/// Folders of build results and data at the root, as `.gitignore` has them.
const NOT_SOURCES: [&str; 4] = ["target", "dist", "package", "data"];

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A manifest or another TOML file.
pub fn toml(path: &str) -> toml::Table {
    read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files of the project, from the root with `/`, in order.
pub fn files() -> &'static [String] {
    static FILES: OnceLock<Vec<String>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut found = Vec::new();
        walk(&root(), "", &mut found);
        found.sort();
        found
    })
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.unwrap();
        let name = entry.file_name().to_str().unwrap().to_owned();
        let path = format!("{prefix}{name}");
        let is_skipped = NOT_SOURCES.contains(&&*path)
            || name == "node_modules"
            || name == "__pycache__"
            || name.starts_with('.') && name != ".github";
        if entry.file_type().unwrap().is_dir() {
            if !is_skipped {
                walk(&entry.path(), &format!("{path}/"), found);
            }
        } else {
            found.push(path);
        }
    }
}

/// The folders of the crates: the panel's is "".
pub fn crates() -> Vec<String> {
    let manifests = files().iter().filter_map(|path| path.strip_suffix("Cargo.toml"));
    manifests.map(str::to_owned).collect()
}

/// Every Rust file, tests included.
pub fn sources() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let paths = files().iter().filter(|path| path.ends_with(".rs"));
        let found: Vec<Source> = paths
            .map(|path| Source::new(path, &read(path)).unwrap_or_else(|error| panic!("{path}: {error}")))
            .collect();
        assert!(found.len() > 100, "only {} Rust files were found", found.len());
        found
    })
}

/// The files of products: below `src` of any crate, without those that are compiled for tests only.
pub fn production() -> Vec<&'static Source> {
    static PRODUCTION: OnceLock<Vec<&Source>> = OnceLock::new();
    let found = PRODUCTION.get_or_init(|| {
        let folders: Vec<String> = crates().into_iter().map(|it| format!("{it}src/")).collect();
        let is_product = |source: &&Source| folders.iter().any(|folder| source.is_below(folder));
        let products: Vec<&Source> = sources().iter().filter(is_product).collect();
        let for_tests: BTreeSet<String> = products.iter().flat_map(|source| test_files(source)).collect();
        products.into_iter().filter(|source| !for_tests.contains(&source.path)).collect()
    });
    found.clone()
}

/// The panel's own files among them.
pub fn panel() -> Vec<&'static Source> {
    production().into_iter().filter(|source| source.is_below("src/")).collect()
}

/// The files of modules that this one declares for tests only.
fn test_files(source: &Source) -> Vec<String> {
    let stem = source.path.trim_end_matches(".rs");
    let folder = match stem.rsplit_once('/') {
        Some((folder, "lib" | "main" | "mod")) => folder,
        _ => stem,
    };
    source.test_modules.iter().map(|name| format!("{folder}/{name}.rs")).collect()
}

#[test]
fn files_of_test_modules_are_no_products() {
    let source = Source::new("src/query.rs", "#[cfg(test)]\nmod tests;").unwrap();
    assert_eq!(test_files(&source), ["src/query/tests.rs"]);
    let source = Source::new("src/query/mod.rs", "#[cfg(test)]\nmod tests;").unwrap();
    assert_eq!(test_files(&source), ["src/query/tests.rs"]);
}
