//! The real BentoML command-line tool, from the environment that `cargo xtask test` makes: its login, and other
//! commands afterwards.

use super::process::{Process, text_of};
use super::server::ADMIN_TOKEN;
use super::until_slow;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a command line in a shell, as a person who pastes it there, with the real tool on the path, signed in as the
/// admin. Returns the output.
pub fn shell(endpoint: &str, folder: &Path, text: &str) -> String {
    let home = folder.join("shell");
    std::fs::create_dir_all(&home).unwrap();
    let path = std::env::join_paths([bin(), "/usr/bin".into(), "/bin".into()]).unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", text]).env("PATH", path).env("BENTO_CLOUD_API_KEY", ADMIN_TOKEN);
    command.env("BENTO_CLOUD_API_ENDPOINT", endpoint);
    printed(command, &home, text)
}

fn bin() -> PathBuf {
    std::env::var_os("BENTOML_BIN_DIR").map(PathBuf::from).unwrap_or_else(|| {
        panic!("BENTOML_BIN_DIR is not set: `cargo xtask test` makes the environment and runs these tests")
    })
}

/// The output of a command, without line wrapping.
fn printed(mut command: Command, home: &Path, what: &str) -> String {
    command
        .env("BENTOML_HOME", home)
        .env("BENTOML_DO_NOT_TRACK", "1")
        .env("COLUMNS", "4000")
        .env("NO_COLOR", "1")
        .env("no_proxy", "127.0.0.1")
        .env("NO_PROXY", "127.0.0.1");
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{what}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// A running `bentoml cloud login`. Killed when dropped.
pub struct Login {
    process: Process,
    bin: PathBuf,
    folder: PathBuf,
}

impl Login {
    /// Starts it for this server, with its files in a new folder below this one.
    pub fn start(endpoint: &str, folder: &Path) -> Self {
        let bin = bin();
        let folder = folder.join("cli");
        std::fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new(bin.join("python3"));
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/support/cli_login.py");
        command.arg(program).arg(endpoint).arg(&folder);
        let err = folder.join("errors");
        Self { process: Process::start(command, &err, &err), bin, folder }
    }

    /// Waits for the address that it opens in a browser.
    pub async fn address(&mut self) -> String {
        until_slow("the tool opens an address", async || {
            let address = text_of(&self.folder.join("address"));
            if address.is_empty() { Err(self.told()) } else { Ok(address) }
        })
        .await
    }

    /// Waits until it ends. Returns its exit code and its output.
    pub async fn wait(&mut self) -> (i32, String) {
        let code =
            until_slow("the tool ends", async || self.process.exit_code().ok_or("it waits".into())).await;
        (code, self.told())
    }

    /// The token that it has stored.
    pub fn stored_value(&self) -> String {
        let kept = text_of(&self.folder.join("home/.yatai.yaml"));
        let value = kept.split_once("api_token: ").map(|(_, rest)| rest.lines().next().unwrap_or_default());
        value.unwrap_or_else(|| panic!("it keeps no token: {kept}")).to_owned()
    }

    /// Runs the tool as the person who has signed in.
    pub fn bentoml(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(self.bin.join("bentoml"));
        command.args(arguments).env_remove("BENTO_CLOUD_API_KEY").env_remove("BENTO_CLOUD_API_ENDPOINT");
        printed(command, &self.folder.join("home"), &arguments.join(" "))
    }

    fn told(&self) -> String {
        text_of(&self.folder.join("terminal")) + &text_of(&self.folder.join("errors"))
    }
}
