//! Builds and starts the embedded server: for a person, in whose terminal it takes this program's place, and for
//! tests, which need one that is ready and ends with them.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::cargo;
use crate::failure::{Context, Failure};
use crate::progress;
use crate::project::{Project, SERVER};

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// Compiles the server, and says where the program is.
pub fn build(project: &Project) -> Result<PathBuf, Failure> {
    progress::step("compiling the server");
    let mut build = cargo::command(&project.root);
    // The whole workspace decides about the features of shared dependencies, or each command would compile its own.
    build.args(["build", "--workspace", "--bin", SERVER]);
    cargo::run(&mut build, "compiling the server")?;
    Ok(project.workspace.program(SERVER))
}

/// Says early, before minutes of compiling, that a port is taken.
pub fn require_free(port: u16) -> Result<(), Failure> {
    if is_free(port) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "port {port} is taken by another program: end it, or choose another with `cargo xtask serve --port {}`",
        port.checked_add(1).unwrap_or(8787)
    )))
}

/// The first free port from `first` on.
pub fn free_port(first: u16) -> Result<u16, Failure> {
    (first..first.saturating_add(200)).find(|port| is_free(*port)).ok_or_else(|| {
        Failure::new(format!(
            "no free port between {first} and {}: end some servers",
            first.saturating_add(200)
        ))
    })
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(local(port)).is_ok()
}

fn local(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// Puts the server in this program's place: signals reach it directly, and its end is ours.
#[cfg(unix)]
pub fn become_it(mut command: Command) -> Failure {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Failure::new(format!("cannot start the server: {error}"))
}

/// Runs the server to its end; a system without `exec` keeps this program waiting beside it.
#[cfg(not(unix))]
pub fn become_it(mut command: Command) -> Failure {
    match command.status() {
        Ok(status) if status.success() => std::process::exit(0),
        Ok(status) => Failure::new(format!("the server ended: {status}")),
        Err(error) => Failure::new(format!("cannot start the server: {error}")),
    }
}

/// A server for tests. It ends when this is dropped.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts it and waits until it answers. What it prints goes to `log`.
    pub fn start(mut command: Command, port: u16, log: &Path) -> Result<Running, Failure> {
        let file = File::create(log).context(|| format!("cannot write {}", log.display()))?;
        let errors = file.try_clone().context(|| format!("cannot write {}", log.display()))?;
        command.stdin(Stdio::null()).stdout(file).stderr(errors);
        let child = command.spawn().context(|| "cannot start the server".to_owned())?;
        let mut running = Running { child };
        let begun = progress::now();
        while !is_healthy(port) {
            if let Ok(Some(status)) = running.child.try_wait() {
                return Err(Failure::new(format!(
                    "the server ended at once ({status}); see {}",
                    log.display()
                )));
            }
            if begun.elapsed() > PATIENCE {
                return Err(Failure::new(format!(
                    "the server does not answer on port {port}; see {}",
                    log.display()
                )));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Its database is thrown away with it, so there is nothing that a gentle end would save.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_healthy(port: u16) -> bool {
    get(port, "/healthz").is_some()
}

/// What a server on this machine answers with 200, if it does.
pub fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect_timeout(&local(port), Duration::from_secs(1)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    // HTTP/1.0: the body comes as it is, up to the connection's end.
    write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    (head.split(' ').nth(1) == Some("200")).then(|| body.to_owned())
}
