//! Builds the panel into `dist/`: Trunk, then the cut, then compression, then the size. Skips all of it when nothing that matters
//! changed. What serves the result is not this module's business.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::budget::Figure;
use crate::cargo::{self, WASM};
use crate::compress;
use crate::failure::{Context, Failure};
use crate::fingerprint;
use crate::glue;
use crate::hosting;
use crate::progress;
use crate::project::{PANEL, Project};
use crate::split;
use crate::start_script;
use crate::tools::Tools;

/// How the panel is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// As it is published: small.
    Release,
    /// With cargo's development profile: quick to build again, and large.
    Debug,
}

impl Mode {
    /// The cargo profile that Trunk uses: the one for a release stands in index.html too.
    fn profile(self) -> &'static str {
        match self {
            Mode::Release => "wasm-release",
            Mode::Debug => "dev",
        }
    }

    /// The folder that cargo gives that profile.
    fn folder(self) -> &'static str {
        match self {
            Mode::Release => self.profile(),
            Mode::Debug => "debug",
        }
    }

    /// Whether what the list does not need is a file of its own.
    fn is_split(self) -> bool {
        self == Mode::Release
    }
}

/// The one folder of this crate that goes into the panel's.
const HOSTING: &str = "crates/xtask/hosting";

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

/// Compiles the panel as Trunk will ask for it. Done while Trunk itself is still being built, it leaves it little to do.
pub fn compile(project: &Project, mode: Mode) -> Result<(), Failure> {
    progress::step("compiling the panel");
    let mut build = cargo::command(&project.root);
    build.args(["build", "--target", WASM, "--profile", mode.profile(), "--package", PANEL, "--bin", PANEL]);
    as_published(&mut build, project, mode);
    cargo::run(&mut build, "compiling the panel")
}

/// What cargo is told besides the profile, by itself and by Trunk alike: a difference would compile everything twice.
///
/// Keeps the folders of this machine out of the panel: the places of panics would name them, and two machines would
/// build two different panels. And asks for what splitting it takes.
fn as_published(command: &mut Command, project: &Project, mode: Mode) {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.map(|home| home.join("registry/src"));
    let registry =
        crates.and_then(|crates| fs::read_dir(crates).ok()?.next()?.ok()).map(|entry| entry.path());
    let places = [(registry, "/crates"), (Some(project.root.clone()), "/panel")];
    let mut flags: Vec<String> = places
        .into_iter()
        .filter_map(|(from, to)| Some(format!("--remap-path-prefix={}={to}", from?.display())))
        .collect();
    if mode.is_split() {
        command.args(["--features", split::FEATURE]);
        // Stripping takes away what wasm-split reads. It and wasm-bindgen leave nothing of it behind.
        command.env("CARGO_PROFILE_WASM_RELEASE_STRIP", "none");
        flags.push(split::FLAG.to_owned());
    }
    // As in .cargo/config.toml, which these flags replace.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    // Separated as cargo wants it, because folders can have spaces in their names.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
}

/// Builds the panel into `dist/`, if it is not there already.
pub fn build(project: &Project, tools: &Tools, mode: Mode) -> Result<Figure, Failure> {
    if let Some(figure) = up_to_date(project, mode) {
        return Ok(figure);
    }
    // Noted before the build: what changes meanwhile is built the next time.
    let inputs = inputs_note(project, mode)?;
    progress::step("packing the panel with Trunk");
    let mut trunk = tools.trunk(&project.root)?;
    // Offline: everything is here by now, and Trunk would otherwise download programs that it misses.
    trunk.args(["build", "--offline"]).arg("--dist").arg(project.dist());
    as_published(&mut trunk, project, mode);
    // Which cargo profile a release has is said in index.html, so that Trunk called by hand builds the same.
    if mode == Mode::Release {
        trunk.arg("--release");
    }
    if env::var_os("RUST_LOG").is_none() {
        // Its minifier does not know all of today's JavaScript and then says so each time: the script stays as it is,
        // which costs next to nothing once it is compressed.
        trunk.env("RUST_LOG", "error,trunk=warn,trunk::processing::minify=error");
    }
    cargo::run(&mut trunk, "packing the panel with Trunk")?;
    if mode.is_split() {
        progress::step("splitting the panel");
        let built = project.workspace.target.join(WASM).join(mode.folder());
        split::split(project, tools, &built, &project.dist())?;
    }
    glue::shorten(&project.dist())?;
    start_script::externalize(&project.dist())?;
    hosting::write(&project.dist())?;
    progress::step("compressing the panel");
    let figure = compress::folder(&project.dist())?;
    let note = format!("{inputs}\n{}\n{}\n", outputs_note(project)?, figure.note());
    let path = project.notes()?.join("panel");
    fs::write(&path, note).context(|| format!("cannot write {}", path.display()))?;
    Ok(figure)
}

fn inputs_note(project: &Project, mode: Mode) -> Result<String, Failure> {
    let number = fingerprint::of_contents(&project.root, &|path| is_other(project, path))?;
    Ok(format!("{} {number:016x}", mode.profile()))
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
        || (path.starts_with("crates/xtask") && !path.ends_with("xtask") && !path.starts_with(HOSTING))
        || (name.starts_with('.') && name != ".cargo")
        || name.contains(".sqlite")
        || (at_the_root && (name == "target" || OTHER.contains(&name)))
}
