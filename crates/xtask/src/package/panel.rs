//! Builds the panel into `dist/`, unless the same build is there already.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::assets::Assets;
use super::budget::Size;
pub use super::compile::Mode;
use super::compile::compile;
use super::first_script::first_script;
use super::page::IndexPage;
use super::{compress, fingerprint, hosting, languages, policy, wasm};
use crate::progress;
use crate::project::Project;
use crate::setup::toolchain;

/// Names in the project's root that do not change the built panel.
const OTHER: [&str; 9] =
    ["Containerfile", "dist", "package", "data", "tests", "docs", "README.md", "deny.toml", "webdriver.json"];

/// Folders that do not change it either.
const OTHER_FOLDERS: [&str; 5] = [
    "crates/bench",
    "crates/server",
    "crates/xtask/src/commands",
    "crates/xtask/src/setup",
    "crates/xtask/src/suite",
];

/// Builds the panel, if it is not there already, and returns its size.
pub fn build(project: &Project, mode: Mode) -> Result<Size> {
    if let Some(size) = built(project, mode) {
        return Ok(size);
    }
    toolchain::ensure_wasm_target(project)?;
    // Read before the build: changes during the build are built the next time.
    let inputs = inputs_note(project, mode)?;
    let page = IndexPage::read(&project.root)?;
    let module = compile(project, &page.program, mode)?;
    progress::step("packing the panel");
    let assets = Assets::empty(&project.dist())?;
    let pieces = wasm::write(module, &project.notes()?.join("split"), &assets)?;
    let script = first_script()?;
    let languages = languages::write(&project.root, &assets)?;
    let policy = policy::page(&script);
    page.write(&project.root, &pieces, &assets, &policy, &script, &languages)?;
    hosting::write(&project.dist(), &policy)?;
    progress::step("compressing the panel");
    let size = compress::folder(&project.dist())?;
    let note = format!("{inputs}\n{}\n{}\n", outputs_note(project)?, size.note());
    let path = project.notes()?.join("panel");
    fs::write(&path, note).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(size)
}

/// The size of the panel in `dist/`, if that is what would be built now.
fn built(project: &Project, mode: Mode) -> Option<Size> {
    let note = fs::read_to_string(project.notes().ok()?.join("panel")).ok()?;
    let (inputs, rest) = note.split_once('\n')?;
    let (outputs, size) = rest.trim_end().split_once('\n')?;
    let same = inputs == inputs_note(project, mode).ok()? && outputs == outputs_note(project).ok()?;
    same.then(|| Size::from_note(size))?
}

fn inputs_note(project: &Project, mode: Mode) -> Result<String> {
    let number = fingerprint::of_contents(&project.root, &|path| is_other(project, path))?;
    Ok(format!("{mode:?} {number:016x}"))
}

/// `trunk serve` writes to the same folder: what is there may not be what was built here.
fn outputs_note(project: &Project) -> Result<String> {
    Ok(format!("{:016x}", fingerprint::of_writes(&project.dist())?))
}

/// Whether the file or folder has no part in the built panel. In doubt it has: an unnecessary build costs only time.
fn is_other(project: &Project, path: &Path) -> bool {
    let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
    let at_the_root = path.parent().is_some_and(|parent| parent.as_os_str().is_empty());
    project.root.join(path) == project.target
        || OTHER_FOLDERS.iter().any(|folder| path == Path::new(folder))
        || (name.starts_with('.') && name != ".cargo")
        || name.contains(".sqlite")
        || (at_the_root && (name == "target" || OTHER.contains(&name)))
}
