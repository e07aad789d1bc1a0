//! Starts cargo, in the same way everywhere.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The panel's compilation target.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A cargo command in the project's root, by the toolchain that runs this program.
pub fn command(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    remove_own_variables(&mut command);
    command
}

/// Removes the variables that `cargo run` sets for this program alone. Build scripts that read such variables would see
/// them change, and cargo would run them again.
pub fn remove_own_variables(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

/// Runs a command to its end, and shows its output. `what` begins the error's sentence.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let status =
        command.status().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    ensure!(status.success(), "{what} failed ({status}); the reason is above");
    Ok(())
}
