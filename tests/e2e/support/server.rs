//! The server under test: started on a free port, with its own database.

use super::http;
use super::process::{Process, text_of};
use super::until;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The first admin's token, for signing in and for requests without the panel.
pub const ADMIN_TOKEN: &str = "e2e-admin-token-0123456789abcdef";

/// The password of all demo people, if the server behaves as Yatai.
pub const DEMO_PASSWORD: &str = "e2e-demo-password";

/// The number of demo tokens: enough for every kind, and few enough for the document to hold all rows.
const DEMO: &str = "60";

/// The running server.
pub struct Server {
    process: Process,
    folder: PathBuf,
    host: String,
}

impl Server {
    /// Starts it with its files in this folder, with additional arguments.
    pub async fn start(folder: &Path, arguments: &[&str]) -> Self {
        let process = run(folder, "127.0.0.1:0", arguments);
        let mut server = Self { process, folder: folder.to_owned(), host: String::new() };
        server.host = server.printed("Panel and API: http://").await.trim_end_matches('/').to_owned();
        server
    }

    /// `http://127.0.0.1:port`
    pub fn url(&self) -> String {
        format!("http://{}", self.host)
    }

    /// Waits for the sign-in link printed for the admin.
    pub async fn admin_link(&self) -> String {
        self.printed("Sign in (works once): ").await
    }

    /// Waits for the sign-in link printed for the demo's member.
    pub async fn member_link(&self) -> String {
        self.printed("Sign in as a member (works once): ").await
    }

    /// Kills it.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Starts it again with the same address and database.
    pub async fn start_again(&mut self) {
        self.start_again_with(&[]).await;
    }

    /// The same, with additional arguments.
    pub async fn start_again_with(&mut self, arguments: &[&str]) {
        self.process.kill();
        self.process = run(&self.folder, &self.host, arguments);
        until("the server is there again", async || {
            let answer = http::send(&self.host, "GET", "/healthz", "", None).await?;
            if answer.0 == 200 { Ok(()) } else { Err(format!("{answer:?}")) }
        })
        .await;
    }

    /// Sends a request as the admin. Asserts the status and returns the JSON.
    pub async fn ask(&self, method: &str, path: &str, body: Option<&Value>, status: u16) -> Value {
        self.ask_as(ADMIN_TOKEN, method, path, body, status).await
    }

    /// The same, with another token.
    pub async fn ask_as(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: Option<&Value>,
        status: u16,
    ) -> Value {
        let (answered, text) = http::send(&self.host, method, path, token, body).await.unwrap();
        assert_eq!(answered, status, "{method} {path}: {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// All tokens that the admin sees, newest first.
    pub async fn tokens(&self) -> Vec<Value> {
        let list = self.ask("GET", "/api/v1/api_tokens?start=0&count=1000", None, 200).await;
        let items = list["items"].as_array().unwrap().clone();
        assert_eq!(list["total"], items.len(), "one page holds all");
        items
    }

    /// All tokens of this name.
    pub async fn named(&self, name: &str) -> Vec<Value> {
        let all = self.tokens().await;
        all.into_iter().filter(|token| token["name"] == name).collect()
    }

    /// The only token of this name.
    pub async fn token(&self, name: &str) -> Value {
        let mut named = self.named(name).await;
        assert_eq!(named.len(), 1, "tokens called {name}");
        named.remove(0)
    }

    /// Whether the API accepts this token.
    pub async fn accepts(&self, value: &str) -> bool {
        let answer = http::send(&self.host, "GET", "/api/v1/auth/current", value, None).await;
        answer.unwrap().0 == 200
    }

    /// All deployments.
    pub async fn deployments(&self) -> Vec<Value> {
        let list = self.ask("GET", "/api/v2/deployments?count=100&all=true", None, 200).await;
        list["items"].as_array().unwrap().clone()
    }

    /// The uid of the only deployment of this name.
    pub async fn deployment_uid(&self, name: &str) -> String {
        let mut named: Vec<Value> =
            self.deployments().await.into_iter().filter(|deployment| deployment["name"] == name).collect();
        assert_eq!(named.len(), 1, "deployments called {name}");
        named.remove(0)["uid"].as_str().unwrap().to_owned()
    }

    /// Creates a token by the API, and returns it.
    pub async fn make(&self, token: Value) -> Value {
        self.ask("POST", "/api/v1/api_tokens", Some(&token), 200).await
    }

    /// Makes the next answers to some calls fail: `{"list": "fault-500", "times": 1}`.
    pub async fn order(&self, faults: Value) {
        self.ask("POST", "/faults", Some(&faults), 200).await;
    }

    /// The folder of the database.
    pub fn database_folder(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Runs one of the server's commands about members on the database, as the machine's administrator would.
    pub fn member(&self, arguments: &[&str]) {
        let mut command = Command::new(from_environment("TOKEN_SERVER_BIN"));
        command.arg("member").args(arguments).arg("--database").arg(self.folder.join("data/tokens.sqlite"));
        let output = command.output().unwrap();
        assert!(output.status.success(), "member {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Its whole output and log.
    pub fn output(&self) -> String {
        text_of(&self.folder.join("out.txt")) + &text_of(&self.folder.join("log.txt"))
    }

    async fn printed(&self, before: &str) -> String {
        until("the server starts", async || {
            let out = text_of(&self.folder.join("out.txt"));
            let line = out.lines().rev().find_map(|line| line.strip_prefix(before)).map(str::to_owned);
            line.ok_or_else(|| format!("it has not printed “{before}…”: {}", self.output()))
        })
        .await
    }
}

fn run(folder: &Path, address: &str, arguments: &[&str]) -> Process {
    let mut command = Command::new(from_environment("TOKEN_SERVER_BIN"));
    command
        .args(["--listen", address, "--faults", "--print-link", "--demo", DEMO, "--database"])
        .arg(folder.join("data/tokens.sqlite"))
        .arg("--site")
        .arg(from_environment("PANEL_DIST"))
        .args(arguments)
        .env("TOKEN_SERVER_ADMIN_TOKEN", ADMIN_TOKEN)
        .env("TOKEN_SERVER_DEMO_PASSWORD", DEMO_PASSWORD)
        .env_remove("TOKEN_SERVER_DEMO_TOKENS");
    Process::start(command, &folder.join("out.txt"), &folder.join("log.txt"))
}

pub fn from_environment(name: &str) -> PathBuf {
    std::env::var_os(name)
        .unwrap_or_else(|| panic!("{name} is not set: `cargo xtask test` builds all and runs these tests"))
        .into()
}
