//! Programs for the development loop and for tests: Trunk, wasm-bindgen and geckodriver at the versions that fit, and
//! the toolchain's own parts. Building the panel (`serve`, `dist`) takes none of the programs.
//!
//! What is on `PATH` at a fitting version is used. What is not comes from crates.io, compiled by the toolchain that is
//! here anyway, into this user's cache: no prebuilt program is ever downloaded, and no second clone builds it again.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::cargo::{self, WASM};
use crate::failure::{Context, Failure};
use crate::progress;
use crate::project::Project;
use crate::setup::path;

/// Later ones want a newer compiler than the project's.
const TRUNK: &str = "0.21.14";

/// Drives Firefox. Older ones on `PATH` may not know how to ask for roles, names and what is logged.
const GECKODRIVER: &str = "0.37.1";

/// How often a long build says that it is still at work.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// Where the panel's tools are.
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Tools {
    /// Finds the tools, and builds those that are missing.
    pub fn ensure(project: &Project) -> Result<Tools, Failure> {
        let tools = [Tool::trunk(), Tool::wasm_bindgen(&project.wasm_bindgen()?)];
        let [trunk, wasm_bindgen] = ensure(&tools)?;
        Ok(Tools { trunk, wasm_bindgen })
    }

    /// A command that runs Trunk, which finds the locked wasm-bindgen first in its `PATH`.
    pub fn trunk(&self) -> Result<Command, Failure> {
        let mut command = Command::new(self.trunk.join(executable("trunk")));
        command.env("PATH", path::with(std::slice::from_ref(&self.wasm_bindgen))?);
        cargo::own_environment_removed(&mut command);
        // Trunk takes only `true` and `false` for this variable, which others set to `1`.
        command.env_remove("NO_COLOR");
        Ok(command)
    }

    /// The program that runs browser tests.
    pub fn test_runner(&self) -> PathBuf {
        self.wasm_bindgen.join(executable("wasm-bindgen-test-runner"))
    }
}

/// Firefox's WebDriver server: found, else built.
pub fn geckodriver() -> Result<PathBuf, Failure> {
    let [folder] = ensure(&[Tool::geckodriver()])?;
    Ok(folder.join(executable("geckodriver")))
}

/// The folders of these tools; builds those that are missing.
fn ensure<const N: usize>(tools: &[Tool; N]) -> Result<[PathBuf; N], Failure> {
    let store = path::tools()?;
    let find = || tools.iter().map(|tool| tool.find(&store)).collect::<Option<Vec<_>>>();
    if let Some(Ok(found)) = find().map(TryInto::try_into) {
        return Ok(found);
    }
    fs::create_dir_all(&store).context(|| format!("cannot create {}", store.display()))?;
    let lock = lock(&store)?;
    // They share a build folder, for they share many dependencies.
    let build = store.join("build");
    for tool in tools {
        if tool.find(&store).is_none() {
            tool.install(&store, &build)?;
        }
    }
    // Only what was installed is needed again. If it cannot be deleted, that costs space and nothing else.
    let _ = fs::remove_dir_all(&build);
    drop(lock);
    find()
        .and_then(|found| found.try_into().ok())
        .ok_or_else(|| Failure::new("a tool that was installed is gone; run it again"))
}

/// A tool from crates.io.
struct Tool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    /// What `cargo install` is told about this one.
    options: &'static [&'static str],
    /// Whether the version that a program tells is one that fits.
    fits: fn(found: &str, wanted: &str) -> bool,
}

impl Tool {
    fn trunk() -> Tool {
        Tool {
            package: "trunk",
            version: TRUNK.to_owned(),
            programs: &["trunk"],
            // Without TLS and the update check: it fetches nothing here.
            options: &["--locked", "--no-default-features"],
            fits: same_minor_and_not_older,
        }
    }

    fn wasm_bindgen(version: &str) -> Tool {
        Tool {
            package: "wasm-bindgen-cli",
            version: version.to_owned(),
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            // Its published lock file names versions that were withdrawn.
            options: &[],
            fits: |found, wanted| found == wanted,
        }
    }

    fn geckodriver() -> Tool {
        Tool {
            package: "geckodriver",
            version: GECKODRIVER.to_owned(),
            programs: &["geckodriver"],
            options: &["--locked"],
            fits: not_older,
        }
    }

    /// The folder with this tool's programs: on `PATH`, else in the cache.
    fn find(&self, store: &Path) -> Option<PathBuf> {
        let on_path = path::find(self.programs.first()?).and_then(|it| it.parent().map(Path::to_owned));
        [on_path, Some(self.home(store).join("bin"))].into_iter().flatten().find(|folder| self.is_in(folder))
    }

    fn is_in(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| {
            let version = reported_version(&folder.join(executable(program)));
            version.is_some_and(|version| (self.fits)(&version, &self.version))
        })
    }

    fn home(&self, store: &Path) -> PathBuf {
        store.join(format!("{}-{}", self.package, self.version))
    }

    fn install(&self, store: &Path, build: &Path) -> Result<(), Failure> {
        let (package, version, home) = (self.package, &self.version, self.home(store));
        let log = store.join(format!("{package}-{version}.log"));
        progress::step(format!("building {package} {version}, once for this user (log: {})", log.display()));
        let log_file = File::create(&log).context(|| format!("cannot write {}", log.display()))?;
        let mut command = cargo::command(store);
        command
            .args(["install", "--force", "--debug", "--root"])
            .arg(&home)
            .args(self.options)
            .arg(format!("{package}@{version}"))
            // Compiling is what a person waits for, not running: these tools work for a second on a small panel.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_INCREMENTAL", "false")
            .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
            .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
            .env("CARGO_TARGET_DIR", build)
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET")
            .stdin(Stdio::null())
            .stdout(log_file.try_clone().context(|| format!("cannot write {}", log.display()))?)
            .stderr(log_file);
        let installed = wait(&mut command, package, &log)?;
        if installed && self.is_in(&home.join("bin")) {
            progress::step(format!("{package} {version} is ready"));
            return Ok(());
        }
        Err(Failure::new(format!(
            "{package} {version} could not be built from crates.io:\n{}\nThe whole log: {}. The same by hand: cargo install {} {package}@{version}",
            tail(&log),
            log.display(),
            self.options.join(" "),
        )))
    }
}

/// Waits for an installation, with a sign of life now and then. Says whether it succeeded.
fn wait(command: &mut Command, package: &str, log: &Path) -> Result<bool, Failure> {
    let mut child = command.spawn().context(|| "cannot start cargo".to_owned())?;
    let mut spoken = progress::now();
    loop {
        if let Some(status) = child.try_wait().context(|| format!("lost sight of the build of {package}"))? {
            return Ok(status.success());
        }
        if spoken.elapsed() >= SIGN_OF_LIFE {
            spoken = progress::now();
            let compiled = fs::read_to_string(log).unwrap_or_default().matches("Compiling ").count();
            progress::step(format!("{package}: {compiled} crates so far"));
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// Holds off a second run that would build the same tools at the same time.
fn lock(store: &Path) -> Result<File, Failure> {
    let path = store.join("lock");
    let file = File::create(&path).context(|| format!("cannot create {}", path.display()))?;
    if file.try_lock().is_err() {
        progress::step("another run is building the tools: waiting for it");
        file.lock().context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(file)
}

/// The compilation target of the panel, which rustup adds where it is missing.
pub fn ensure_wasm_target(project: &Project) -> Result<(), Failure> {
    if target_is_installed(project)? {
        return Ok(());
    }
    progress::step(format!("adding the compilation target {WASM}"));
    let mut rustup = Command::new("rustup");
    rustup.current_dir(&project.root).args(["target", "add", WASM]);
    match rustup.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::new(format!(
            "the compilation target could not be added: try `rustup target add {WASM}`"
        ))),
        Err(_) => Err(Failure::new(format!(
            "the compilation target {WASM} is missing, and there is no rustup to add it: install the `rust-std` of your Rust for {WASM}"
        ))),
    }
}

fn target_is_installed(project: &Project) -> Result<bool, Failure> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&project.root).args(["--print", "target-libdir", "--target", WASM]);
    let output = rustc.output().context(|| "cannot start rustc".to_owned())?;
    let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    Ok(output.status.success() && folder.is_dir())
}

/// rustfmt and clippy, which rustup adds where they are missing.
pub fn ensure_components(project: &Project) -> Result<(), Failure> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(command, _)| {
            let version = cargo::command(&project.root).args([command, "--version"]).output();
            !version.is_ok_and(|output| output.status.success())
        })
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    progress::step(format!("adding {list}"));
    let mut rustup = Command::new("rustup");
    rustup.current_dir(&project.root).args(["component", "add"]).args(&missing);
    match rustup.status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Failure::new(format!(
            "{list} is missing and could not be added: try `rustup component add {list}`"
        ))),
    }
}

fn executable(program: &str) -> String {
    format!("{program}{}", std::env::consts::EXE_SUFFIX)
}

fn reported_version(program: &Path) -> Option<String> {
    let output =
        Command::new(program).arg("--version").env_remove("NO_COLOR").stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    // "trunk 0.21.14", "wasm-bindgen 0.2.130 (abcdef)"
    output.status.success().then(|| text.split_whitespace().nth(1).map(str::to_owned))?
}

fn same_minor_and_not_older(found: &str, wanted: &str) -> bool {
    match (numbers(found), numbers(wanted)) {
        (Some(found), Some(wanted)) => found[..2] == wanted[..2] && found[2] >= wanted[2],
        _ => false,
    }
}

fn not_older(found: &str, wanted: &str) -> bool {
    match (numbers(found), numbers(wanted)) {
        (Some(found), Some(wanted)) => found >= wanted,
        _ => false,
    }
}

fn numbers(version: &str) -> Option<[u32; 3]> {
    let parsed: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    parsed?.try_into().ok()
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(20)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::{not_older, same_minor_and_not_older as fits};

    #[test]
    fn a_newer_driver_fits_and_an_older_one_does_not() {
        for (found, expected) in
            [("0.37.1", true), ("0.38.0", true), ("1.0.0", true), ("0.36.9", false), ("", false)]
        {
            assert_eq!(not_older(found, "0.37.1"), expected, "{found}");
        }
    }

    #[test]
    fn a_trunk_of_the_same_series_fits() {
        assert!(fits("0.21.14", "0.21.14"));
        assert!(fits("0.21.20", "0.21.14"));
    }

    #[test]
    fn older_newer_series_and_unreadable_ones_do_not() {
        for found in ["0.21.13", "0.22.0", "1.21.14", "0.21", "0.21.15-beta.1", ""] {
            assert!(!fits(found, "0.21.14"), "{found}");
        }
    }
}
