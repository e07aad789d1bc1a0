//! Compiles the panel.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::page::Program;
use super::wasm;
use crate::cargo::{self, WASM};
use crate::progress;
use crate::project::{PANEL, Project};

/// The folder that cargo gives its profile `dev`.
const DEBUG: &str = "debug";

/// The size of the stack for what has an address, in bytes: half of the linker's default. The addresses of constants come after
/// it, and take a byte less each below 1 MiB: 1 KB in all, with brotli.
const STACK: &str = "-Clink-arg=-zstack-size=524288";

/// Leaves out optimizations that keep intermediate results in variables to save a calculation or a load: of loops, of equal
/// expressions, of what stays the same in a loop, and of loads that some ways need. It is 4 KB in all, with brotli.
const FEWER_VARIABLES: [&str; 4] = [
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-disable-machine-cse",
    "-Cllvm-args=-disable-machine-licm",
    "-Cllvm-args=-enable-load-pre=false",
];

/// How the panel is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// As it is published: small.
    Release,
    /// With cargo's development profile: quick to build again, and large.
    Debug,
}

/// Compiles the panel, and returns the module that the compiler wrote.
pub fn compile(project: &Project, program: &Program, mode: Mode) -> Result<Vec<u8>> {
    progress::step("compiling the panel");
    let (profile, folder) = match mode {
        Mode::Release => (program.release_profile.as_str(), program.release_profile.as_str()),
        Mode::Debug => ("dev", DEBUG),
    };
    let mut build = cargo::command(&project.root);
    build.args(["build", "--locked", "--target", WASM, "--profile", profile]);
    build.args(["--package", PANEL, "--bin", &program.bin]);
    build.arg("--target-dir").arg(&project.target);
    let mut flags = path_flags(project);
    if mode == Mode::Release {
        build.args(["--features", wasm::FEATURE]);
        // Stripping would remove what the split reads. `wasm.rs` removes it afterwards.
        let variable = format!("CARGO_PROFILE_{}_STRIP", profile.to_uppercase().replace('-', "_"));
        build.env(variable, "none");
        flags.extend([wasm::LINK, STACK].iter().chain(&FEWER_VARIABLES).map(|flag| (*flag).to_owned()));
    }
    // As in .cargo/config.toml, which these flags replace.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    // Cargo separates these flags by the character 0x1f, so that names of folders can have spaces.
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo::run(&mut build, "compiling the panel")?;
    let module = project.target.join(WASM).join(folder).join(format!("{}.wasm", program.bin));
    fs::read(&module).with_context(|| format!("cannot read {}", module.display()))
}

/// Flags that replace the folders of this machine. Messages of panics name source files, so the build would otherwise
/// differ from folder to folder.
fn path_flags(project: &Project) -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let crates = home.map(|home| home.join("registry/src"));
    let registry =
        crates.and_then(|crates| fs::read_dir(crates).ok()?.next()?.ok()).map(|entry| entry.path());
    [(registry, "/crates"), (Some(project.root.clone()), "/panel")]
        .into_iter()
        .filter_map(|(from, to)| Some(format!("--remap-path-prefix={}={to}", from?.display())))
        .collect()
}
