//! Where the project is and what is in it: its root, its packages, and the names that the commands share.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use cargo_lock::Lockfile;

use crate::metadata::{self, Package, Target};

/// The package of the panel.
pub const PANEL: &str = "bento-token-panel";
/// The package, and the program, of the embedded server.
pub const SERVER: &str = "token-server";
/// The package that sends the requests. The browser tests compile it for WebAssembly too.
pub const CLIENT: &str = "token-client";

/// The project in one folder.
pub struct Project {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
    packages: Vec<Package>,
}

impl Project {
    /// The project that this program was built from.
    pub fn find() -> Result<Project> {
        // This crate is compiled in `crates/xtask` of the clone that it works on.
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .filter(|root| root.join("Cargo.toml").is_file())
            .context("the project's folder was moved after this command was built: run it again with `cargo xtask`")?;
        Project::read(root)
    }

    /// The project in this folder.
    pub fn read(root: &Path) -> Result<Project> {
        let metadata = metadata::read(root, &["--no-deps"])?;
        Ok(Project { root: root.to_owned(), target: metadata.target_directory, packages: metadata.packages })
    }

    /// Where the built panel is.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the files to hand over are.
    pub fn package(&self) -> PathBuf {
        self.root.join("package")
    }

    /// The time of what is built, in Unix seconds: `SOURCE_DATE_EPOCH` where it is set, else that of the commit, else, in
    /// sources without git, that of `Cargo.lock`.
    pub fn time(&self) -> Result<u64> {
        if let Ok(text) = env::var("SOURCE_DATE_EPOCH") {
            return text.trim().parse().context("SOURCE_DATE_EPOCH is no number of seconds");
        }
        let mut git = Command::new("git");
        git.args(["log", "-1", "--format=%ct"]).current_dir(&self.root);
        let said = git.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        if let Some(time) = said.ok().and_then(|text| text.trim().parse().ok()) {
            return Ok(time);
        }
        let lock = self.root.join("Cargo.lock");
        let problem = || format!("cannot read the time of {}", lock.display());
        let changed = fs::metadata(&lock).and_then(|it| it.modified()).with_context(problem)?;
        Ok(changed.duration_since(std::time::UNIX_EPOCH).with_context(problem)?.as_secs())
    }

    /// Where the commands keep their notes and logs: in cargo's target folder, so that `cargo clean` deletes them.
    pub fn notes(&self) -> Result<PathBuf> {
        let notes = self.target.join("xtask");
        fs::create_dir_all(&notes).with_context(|| format!("cannot create {}", notes.display()))?;
        Ok(notes)
    }

    /// The folder `name` among the notes, empty.
    pub fn empty_folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.notes()?.join(name);
        // An earlier run may have left one. Usually there is nothing to delete.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(folder)
    }

    /// The development build of the program `name`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// Everything that can be built, each with the name of its package.
    pub fn targets(&self) -> impl Iterator<Item = (&str, &Target)> {
        self.packages
            .iter()
            .flat_map(|package| package.targets.iter().map(|target| (package.name.as_str(), target)))
    }

    /// The lock file.
    pub fn lock(&self) -> Result<Lockfile> {
        let path = self.root.join("Cargo.lock");
        Lockfile::load(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// The locked version of wasm-bindgen, which its command-line tool must have too.
    pub fn wasm_bindgen(&self) -> Result<String> {
        only_version(&self.lock()?, "wasm-bindgen").context(
            "Cargo.lock does not name exactly one version of wasm-bindgen; `cargo tree -i wasm-bindgen` shows what depends on it",
        )
    }
}

/// The version of a package; `None` where several versions are locked, or none.
fn only_version(lock: &Lockfile, name: &str) -> Option<String> {
    let mut versions =
        lock.packages.iter().filter(|package| package.name.as_str() == name).map(|it| &it.version);
    match (versions.next(), versions.next()) {
        (Some(version), None) => Some(version.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PANEL, Project, SERVER, only_version};

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn the_version_of_a_package_is_found_where_there_is_one() {
        let lock = LOCK.parse().unwrap();
        assert_eq!(only_version(&lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(only_version(&lock, "absent"), None);
        assert_eq!(only_version(&lock, "twice"), None);
    }

    #[test]
    fn the_projects_own_targets_are_known() {
        let project = Project::find().unwrap();
        let has = |package: &str, name: &str| {
            project.targets().any(|(of, target)| of == package && target.name == name && target.is("test"))
        };
        assert!(has(PANEL, "e2e") && has(SERVER, "bentoml"));
        assert!(!has(SERVER, "e2e") && !has(SERVER, SERVER));
    }
}
