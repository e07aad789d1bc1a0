//! Builds and starts the embedded server: for a person, where it replaces this program in the terminal, and for tests,
//! where it is ready when `start` returns and ends with them.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Error, Result, bail, ensure};

use crate::cargo;
use crate::logs;
use crate::progress;
use crate::project::{Project, SERVER};

/// How long a server may take until it answers.
const STARTS: Duration = Duration::from_secs(30);

/// Compiles the server, and returns the path of the program.
pub fn build(project: &Project) -> Result<PathBuf> {
    progress::step("compiling the server");
    let mut build = cargo::command(&project.root);
    // With the whole workspace, shared dependencies have the same features in every command and are compiled once.
    build.args(["build", "--workspace", "--bin", SERVER]);
    cargo::run(&mut build, "compiling the server")?;
    Ok(project.program(SERVER))
}

/// Fails before the long build if another program uses the port.
pub fn require_free(port: u16) -> Result<()> {
    ensure!(
        is_free(port),
        "port {port} is taken by another program: end it, or choose another with `cargo xtask serve --port {}`",
        port.checked_add(1).unwrap_or(8787)
    );
    Ok(())
}

/// The first free port from `first` on.
pub fn free_port(first: u16) -> Result<u16> {
    let end = first.saturating_add(200);
    (first..end)
        .find(|port| is_free(*port))
        .with_context(|| format!("no free port between {first} and {end}: end some servers"))
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(local(port)).is_ok()
}

fn local(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// Replaces this program by the server, which then gets the signals itself. Returns only where that fails.
#[cfg(unix)]
pub fn exec(mut command: Command) -> Error {
    use std::os::unix::process::CommandExt;
    Error::new(command.exec()).context("cannot start the server")
}

/// Runs the server to its end: this system cannot replace a program by another.
#[cfg(not(unix))]
pub fn exec(mut command: Command) -> Error {
    match command.status() {
        Ok(status) if status.success() => std::process::exit(0),
        Ok(status) => anyhow::anyhow!("the server ended: {status}"),
        Err(error) => Error::new(error).context("cannot start the server"),
    }
}

/// A server for tests. It ends when this is dropped.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts a server and waits until it answers. What it prints goes to `log`.
    pub fn start(mut command: Command, port: u16, log: &Path) -> Result<Running> {
        logs::redirect(&mut command, log)?;
        let child = command.spawn().context("cannot start the server")?;
        let mut running = Running { child };
        let start = progress::now();
        while get(port, "/healthz").is_none() {
            if let Ok(Some(status)) = running.child.try_wait() {
                bail!("the server ended at once ({status}); see {}", log.display());
            }
            ensure!(
                start.elapsed() < STARTS,
                "the server does not answer on port {port}; see {}",
                log.display()
            );
            thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Its database is deleted with it: there is nothing to save.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The body of what a server on this machine answers with 200; `None` for every other answer.
pub fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect_timeout(&local(port), Duration::from_secs(1)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    // HTTP/1.0: the body is not cut into chunks, and ends with the connection.
    write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    (head.split(' ').nth(1) == Some("200")).then(|| body.to_owned())
}
