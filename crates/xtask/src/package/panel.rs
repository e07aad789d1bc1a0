//! Builds the panel into `dist/`: compiled, packed, written with its page, compressed and weighed. Skips all of it when
//! nothing that matters changed. What serves the result is not this module's business.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo::{self, WASM};
use crate::failure::{Context, Failure};
use crate::package::assets::Assets;
use crate::package::budget::Figure;
use crate::package::compress;
use crate::package::fingerprint;
use crate::package::hosting;
use crate::package::page::{Page, Program};
use crate::package::wasm;
use crate::progress;
use crate::project::{PANEL, Project};

/// How the panel is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// As it is published: small.
    Release,
    /// With cargo's development profile: quick to build again, and large.
    Debug,
}

/// The folder that cargo gives its profile `dev`.
const DEBUG: &str = "debug";

/// Names in the project's root that don't change the built panel.
const OTHER: [&str; 9] =
    ["dist", "package", "data", "tests", "bench", "docs", "README.md", "deny.toml", "webdriver.json"];

/// The size of the panel in `dist/`, if that is what would be built now.
pub fn up_to_date(project: &Project, mode: Mode) -> Option<Figure> {
    let note = fs::read_to_string(project.notes().ok()?.join("panel")).ok()?;
    let (inputs, rest) = note.split_once('\n')?;
    let (outputs, figure) = rest.trim_end().split_once('\n')?;
    let same = inputs == inputs_note(project, mode).ok()? && outputs == outputs_note(project).ok()?;
    same.then(|| Figure::from_note(figure))?
}

/// Builds the panel into `dist/`, if it is not there already.
pub fn build(project: &Project, mode: Mode) -> Result<Figure, Failure> {
    if let Some(figure) = up_to_date(project, mode) {
        return Ok(figure);
    }
    // Noted before the build: what changes meanwhile is built the next time.
    let inputs = inputs_note(project, mode)?;
    let page = Page::read(&project.root)?;
    let module = compile(project, &page.program, mode)?;
    progress::step("packing the panel");
    let assets = Assets::empty(&project.dist())?;
    let pieces = wasm::pack(module, &project.notes()?.join("split"), &assets)?;
    page.write(&project.root, &pieces, &assets)?;
    hosting::write(&project.dist())?;
    progress::step("compressing the panel");
    let figure = compress::folder(&project.dist())?;
    let note = format!("{inputs}\n{}\n{}\n", outputs_note(project)?, figure.note());
    let path = project.notes()?.join("panel");
    fs::write(&path, note).context(|| format!("cannot write {}", path.display()))?;
    Ok(figure)
}

/// Compiles the panel, and reads the module that the compiler wrote.
fn compile(project: &Project, program: &Program, mode: Mode) -> Result<Vec<u8>, Failure> {
    progress::step("compiling the panel");
    let (profile, folder) = match mode {
        Mode::Release => (program.release_profile.as_str(), program.release_profile.as_str()),
        Mode::Debug => ("dev", DEBUG),
    };
    let target = &project.workspace.target;
    let mut build = cargo::command(&project.root);
    build.args(["build", "--locked", "--target", WASM, "--profile", profile]);
    build.args(["--package", PANEL, "--bin", &program.bin]);
    build.arg("--target-dir").arg(target);
    // The folders of this machine stay out of the panel: the places of panics name source files.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.map(|home| home.join("registry/src"));
    let registry =
        crates.and_then(|crates| fs::read_dir(crates).ok()?.next()?.ok()).map(|entry| entry.path());
    let places = [(registry, "/crates"), (Some(project.root.clone()), "/panel")];
    let mut flags: Vec<String> = places
        .into_iter()
        .filter_map(|(from, to)| Some(format!("--remap-path-prefix={}={to}", from?.display())))
        .collect();
    if mode == Mode::Release {
        build.args(["--features", wasm::FEATURE]);
        // Stripping takes away what the split reads. Packing leaves nothing of it behind.
        let variable = format!("CARGO_PROFILE_{}_STRIP", profile.to_uppercase().replace('-', "_"));
        build.env(variable, "none");
        flags.push(wasm::LINK.to_owned());
    }
    // As in .cargo/config.toml, which these flags replace.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    // Separated as cargo wants it, because folders can have spaces in their names.
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo::run(&mut build, "compiling the panel")?;
    let module = target.join(WASM).join(folder).join(format!("{}.wasm", program.bin));
    fs::read(&module).context(|| format!("cannot read {}", module.display()))
}

fn inputs_note(project: &Project, mode: Mode) -> Result<String, Failure> {
    let number = fingerprint::of_contents(&project.root, &|path| is_other(project, path))?;
    Ok(format!("{mode:?} {number:016x}"))
}

/// `trunk serve` writes to the same folder, so what lies there may be something else than was built here.
fn outputs_note(project: &Project) -> Result<String, Failure> {
    Ok(format!("{:016x}", fingerprint::of_writes(&project.dist())?))
}

/// Whether the file or folder has no part in the built panel. In doubt it has: building once too often costs seconds.
fn is_other(project: &Project, path: &Path) -> bool {
    let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
    let at_the_root = path.parent().is_some_and(|parent| parent.as_os_str().is_empty());
    project.root.join(path) == project.workspace.target
        || path == Path::new("crates/server")
        || path == Path::new("crates/xtask/src/commands")
        || path == Path::new("crates/xtask/src/setup")
        || path == Path::new("crates/xtask/src/suite")
        || (name.starts_with('.') && name != ".cargo")
        || name.contains(".sqlite")
        || (at_the_root && (name == "target" || OTHER.contains(&name)))
}
