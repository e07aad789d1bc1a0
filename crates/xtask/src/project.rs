//! Where the project is and what is in it: its root, cargo's view of it, and the names that the commands share.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo::Workspace;
use crate::failure::{Context, Failure};
use crate::lockfile;

/// The package of the panel.
pub const PANEL: &str = "bento-token-panel";
/// The package, and the program, of the embedded server.
pub const SERVER: &str = "token-server";
/// The package of the requests, which the browser compiles too.
pub const CLIENT: &str = "token-client";

/// This project, in this folder.
pub struct Project {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// What cargo says about it.
    pub workspace: Workspace,
}

impl Project {
    /// Finds the project that this program was built from.
    pub fn find() -> Result<Project, Failure> {
        // This crate is compiled where it stands, in `crates/xtask` of the clone that it serves.
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .filter(|root| root.join("Cargo.toml").is_file())
            .ok_or_else(|| Failure::new("the project's folder was moved after this command was built: run it again with `cargo xtask`"))?
            .to_owned();
        let workspace = Workspace::read(&root)?;
        Ok(Project { root, workspace })
    }

    /// Where Trunk puts the panel.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the commands keep their own notes and logs: beside what cargo builds, gone with `cargo clean`.
    pub fn notes(&self) -> Result<PathBuf, Failure> {
        let notes = self.workspace.target.join("xtask");
        fs::create_dir_all(&notes).context(|| format!("cannot create {}", notes.display()))?;
        Ok(notes)
    }

    /// Where the files to hand over go.
    pub fn package(&self) -> PathBuf {
        self.root.join("package")
    }

    /// The lock file.
    pub fn lock(&self) -> Result<String, Failure> {
        let path = self.root.join("Cargo.lock");
        fs::read_to_string(&path).context(|| format!("cannot read {}", path.display()))
    }

    /// The locked version of wasm-bindgen, which its command-line tool must have too.
    pub fn wasm_bindgen(&self) -> Result<String, Failure> {
        let lock = self.lock()?;
        lockfile::version(&lock, "wasm-bindgen").map(str::to_owned).ok_or_else(|| {
            Failure::new("Cargo.lock does not name exactly one version of wasm-bindgen; `cargo tree -i wasm-bindgen` shows who asks for it")
        })
    }
}
