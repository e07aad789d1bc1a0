//! Finds tools on `PATH`, or builds them from crates.io with this toolchain into the user's cache. No prebuilt program is
//! downloaded, and a second clone of the project builds nothing again.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::cache;
use crate::cargo;
use crate::logs;
use crate::progress;

/// How often a long build reports progress.
const REPORTS: Duration = Duration::from_secs(20);

/// How many lines of the log of a failed build are shown.
const LINES: usize = 20;

/// A tool from crates.io.
pub struct Tool {
    /// The package.
    pub package: &'static str,
    /// The version that is built.
    pub version: String,
    /// The programs of that package that are needed.
    pub programs: &'static [&'static str],
    /// More arguments for `cargo install`.
    pub options: &'static [&'static str],
    /// Whether the version of a program that was found fits the wanted one.
    pub fits: fn(found: &str, wanted: &str) -> bool,
}

/// The folders of these tools; builds those that are missing.
pub fn ensure<const N: usize>(tools: &[Tool; N]) -> Result<[PathBuf; N]> {
    let store = cache::tools()?;
    let find = || tools.iter().map(|tool| tool.find(&store)).collect::<Option<Vec<_>>>();
    if let Some(Ok(found)) = find().map(TryInto::try_into) {
        return Ok(found);
    }
    fs::create_dir_all(&store).with_context(|| format!("cannot create {}", store.display()))?;
    let lock = lock(&store)?;
    // One build folder for all, because they share many dependencies.
    let build = store.join("build");
    for tool in tools {
        if tool.find(&store).is_none() {
            tool.install(&store, &build)?;
        }
    }
    // Only the installed programs are needed again. A folder that cannot be deleted costs space and nothing else.
    let _ = fs::remove_dir_all(&build);
    drop(lock);
    find()
        .and_then(|found| found.try_into().ok())
        .context("a tool that was installed is gone; run the command again")
}

/// The file name of a program.
pub fn executable(program: &str) -> String {
    format!("{program}{}", env::consts::EXE_SUFFIX)
}

impl Tool {
    /// The folder with this tool's programs: on `PATH`, else in the cache.
    fn find(&self, store: &Path) -> Option<PathBuf> {
        let on_path = which::which(self.programs.first()?).ok();
        let on_path = on_path.and_then(|program| program.parent().map(Path::to_owned));
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

    fn install(&self, store: &Path, build: &Path) -> Result<()> {
        let (package, version, home) = (self.package, &self.version, self.home(store));
        let log = store.join(format!("{package}-{version}.log"));
        progress::step(format!("building {package} {version}, once for this user (log: {})", log.display()));
        let mut command = cargo::command(store);
        command
            .args(["install", "--force", "--debug", "--root"])
            .arg(&home)
            .args(self.options)
            .arg(format!("{package}@{version}"))
            // A person waits for the compiler. The tools themselves run for a second on a small panel.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_INCREMENTAL", "false")
            .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
            .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
            .env("CARGO_TARGET_DIR", build)
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET");
        logs::redirect(&mut command, &log)?;
        if wait(&mut command, package, &log)? && self.is_in(&home.join("bin")) {
            progress::step(format!("{package} {version} is ready"));
            return Ok(());
        }
        bail!(
            "{package} {version} could not be built from crates.io:\n{}\nThe whole log: {}. The same by hand: cargo install {} {package}@{version}",
            logs::last_lines(&log, LINES),
            log.display(),
            self.options.join(" "),
        )
    }
}

/// Waits for a build, and reports progress now and then. Returns whether it succeeded.
fn wait(command: &mut Command, package: &str, log: &Path) -> Result<bool> {
    let mut child = command.spawn().context("cannot start cargo")?;
    let mut reported = progress::now();
    loop {
        if let Some(status) =
            child.try_wait().with_context(|| format!("cannot wait for the build of {package}"))?
        {
            return Ok(status.success());
        }
        if reported.elapsed() >= REPORTS {
            reported = progress::now();
            let compiled = fs::read_to_string(log).unwrap_or_default().matches("Compiling ").count();
            progress::step(format!("{package}: {compiled} crates so far"));
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// Keeps a second run from building the same tools at the same time.
fn lock(store: &Path) -> Result<File> {
    let path = store.join("lock");
    let file = File::create(&path).with_context(|| format!("cannot create {}", path.display()))?;
    if file.try_lock().is_err() {
        progress::step("another run is building the tools: waiting for it");
        file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(file)
}

/// The version that a program prints, as in `trunk 0.21.14` or `wasm-bindgen 0.2.130 (abcdef)`.
fn reported_version(program: &Path) -> Option<String> {
    let output =
        Command::new(program).arg("--version").env_remove("NO_COLOR").stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.split_whitespace().nth(1).map(str::to_owned))?
}
