//! The real program as a process.
#![allow(dead_code)] // Each test file uses its own part.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

use super::Folder;
use super::description::check_answer;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// The program of this build.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_token-server");

/// A running server; killed when the test ends.
pub struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    printed: String,
    log: PathBuf,
    /// Whether answers must match the description.
    is_described: bool,
    /// `http://127.0.0.1:port`
    pub url: String,
}

impl Server {
    /// Starts on a free port, with its database and log in this folder.
    pub fn start(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        Self::start_by(&mut Command::new(PROGRAM), folder, arguments, environment)
    }

    /// Starts the program through another command.
    pub fn start_by(
        command: &mut Command,
        folder: &Folder,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let log = folder.0.join("log");
        let file = std::fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
        let mut child = command
            .args(["--listen", "127.0.0.1:0", "--database"])
            .arg(database(&folder.0))
            .args(arguments)
            .env_remove("TOKEN_SERVER_ADMIN_TOKEN")
            .env_remove("TOKEN_SERVER_DEMO_TOKENS")
            .env_remove("TOKEN_SERVER_DEMO_PASSWORD")
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(file)
            .spawn()
            .expect("the server starts");
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        out.read_line(&mut printed).unwrap();
        let url = printed
            .trim()
            .strip_prefix("Panel and API: ")
            .unwrap_or_else(|| {
                panic!("it printed {printed:?}, its log: {}", std::fs::read_to_string(&log).unwrap())
            })
            .trim_end_matches('/')
            .to_owned();
        let is_described = !arguments.iter().any(|it| matches!(*it, "--faults" | "--like-yatai"));
        Self { child, out, printed, log, is_described, url }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Kills the process; returns what it had printed.
    pub fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.ended().1
    }

    /// Sends SIGTERM; returns the exit code and what the process had printed.
    pub fn terminate(mut self) -> (Option<i32>, String) {
        let told = Command::new("kill").args(["-TERM", &self.pid().to_string()]).status().unwrap();
        assert!(told.success());
        self.ended()
    }

    fn ended(&mut self) -> (Option<i32>, String) {
        let mut printed = std::mem::take(&mut self.printed);
        self.out.read_to_string(&mut printed).unwrap();
        (self.child.wait().unwrap().code(), printed)
    }

    /// The next line that the process prints, without its line end.
    pub fn next_line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        self.printed.push_str(&line);
        line.trim_end().to_owned()
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// Status and body; `None` where the connection closed without an answer.
    pub fn send(&self, method: &str, path: &str, token: &str, body: &str) -> Option<(u16, String)> {
        let answer = self.exchange(method, path, token, "", body);
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        if self.is_described {
            check_answer(method, path, status, head, body.as_bytes());
        }
        Some((status, body.to_owned()))
    }

    /// Sends a request and returns everything until the connection closes. `more` are lines of the head, each with its line
    /// end.
    pub fn exchange(&self, method: &str, path: &str, token: &str, more: &str, body: &str) -> String {
        let host = self.url.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let kind = if path == "/login" { "application/x-www-form-urlencoded" } else { "application/json" };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nX-YATAI-API-TOKEN: {token}\r\n\
             Content-Type: {kind}\r\nContent-Length: {}\r\n{more}\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut answer = Vec::new();
        // A reset counts as a closed connection.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn database(folder: &Path) -> PathBuf {
    folder.join("data/tokens.sqlite")
}

/// Whether any file of the database contains this text.
pub fn database_holds(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder.join("data")).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}
