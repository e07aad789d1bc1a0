//! The steps at the end: BentoML's client, tests in a browser, end-to-end tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use super::available;
use super::cargo_tests::{BENTOML, E2E, WEB, cargo_test};
use crate::cargo::{self, WASM};
use crate::project::{PANEL, Project};
use crate::server::{self, Running};
use crate::setup::browsers::Browser;
use crate::setup::tools::Tools;
use crate::setup::web_servers::WebServers;

/// The first ports that are tried for the server of the browser tests and for the page that they run in. They are the same
/// in each run where they are free, because the tests are compiled with the address.
const SERVER_PORT: u16 = 8791;
const PAGE_PORT: u16 = 8795;

/// The admin's token on that server, which listens on this machine alone and lives as long as the tests do.
const ADMIN_TOKEN: &str = "xtask-browser-tests-0123456789abcdef";

/// Tests that run only where a person asks for them: see `suite/yatai.rs` and `commands/pictures.rs`.
const ON_REQUEST: [&str; 4] = ["--skip", "real_yatai::", "--skip", "pictures::"];

/// What these steps need. Anything may be missing; then only the steps that need it fail.
pub struct Needs<'a> {
    /// The project.
    pub project: &'a Project,
    /// The server's program.
    pub server: Result<PathBuf>,
    /// Trunk and wasm-bindgen.
    pub tools: Result<Tools>,
    /// nginx and Caddy.
    pub web_servers: Result<WebServers>,
    /// The folder with BentoML's program.
    pub bentoml: Result<PathBuf>,
    /// Whether `dist/` holds the release build.
    pub panel_is_built: bool,
}

impl Needs<'_> {
    /// The tests of the real BentoML client.
    pub fn bentoml_tests(&self) -> Result<Vec<Command>> {
        BENTOML.require(self.project)?;
        let mut test = cargo_test(self.project);
        test.args(["--test", BENTOML.name])
            .env("BENTOML_BIN_DIR", available(&self.bentoml)?)
            .env("TOKEN_SERVER_BIN", available(&self.server)?);
        Ok(vec![test])
    }

    /// The browser tests, and in `running` the server that they talk to.
    pub fn web_tests(&self, browser: &Browser, running: &mut Option<Running>) -> Result<Vec<Command>> {
        WEB.require(self.project)?;
        let tools = available(&self.tools)?;
        let (server_port, page_port) = (server::free_port(SERVER_PORT)?, server::free_port(PAGE_PORT)?);
        let folder = self.project.empty_folder("browser-tests")?;
        let settings = folder.join("webdriver.json");
        browser.write_settings(&settings)?;

        let mut server = Command::new(available(&self.server)?);
        server
            .current_dir(&folder)
            .args(["--listen", &format!("127.0.0.1:{server_port}")])
            .args(["--database", "tokens.sqlite", "--demo", "60"])
            .args(["--allow-origin", &format!("http://127.0.0.1:{page_port}")])
            .arg("--faults")
            .env("TOKEN_SERVER_ADMIN_TOKEN", ADMIN_TOKEN);
        *running = Some(Running::start(server, server_port, &folder.join("server.log"))?);

        let mut test = cargo::command(&self.project.root);
        test.args(["test", "--target", WASM, "--package", PANEL, "--test", WEB.name])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner())
            .env("WASM_BINDGEN_TEST_ADDRESS", format!("127.0.0.1:{page_port}"))
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
            .env("TOKEN_SERVER_URL", format!("http://127.0.0.1:{server_port}"))
            .env("TOKEN_SERVER_TOKEN", ADMIN_TOKEN);
        browser.set_environment(&mut test);
        Ok(vec![test])
    }

    /// The end-to-end tests that `filter` lets through, all for an empty one.
    pub fn end_to_end_tests(&self, browser: &Browser, filter: &[&str]) -> Result<Vec<Command>> {
        E2E.require(self.project)?;
        ensure!(self.panel_is_built, "there is no built panel to test");
        let mut test = cargo_test(self.project);
        test.args(["--test", E2E.name])
            .env("PANEL_DIST", self.project.dist())
            .env("TOKEN_SERVER_BIN", available(&self.server)?);
        browser.set_environment(&mut test);
        if let Ok(folder) = &self.bentoml {
            test.env("BENTOML_BIN_DIR", folder);
        }
        test.arg("--").args(filter).args(ON_REQUEST);
        match available(&self.web_servers).and_then(|servers| servers.require()) {
            Ok(programs) => test.env("NGINX", &programs.nginx).env("CADDY", &programs.caddy),
            Err(_) => test.args([
                "--skip",
                "hosting::nginx",
                "--skip",
                "hosting::caddy",
                "--skip",
                "hosting::https",
            ]),
        };
        Ok(vec![test])
    }
}
