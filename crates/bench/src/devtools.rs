//! Chromium's own protocol over two pipes. A driver in between would add its own time. `visit.rs` says which commands
//! are sent.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// How long the browser may be silent before it answers: a page with 100,000 tokens loads meanwhile.
const TIMEOUT: Duration = Duration::from_secs(180);

/// The browser gets five seconds to end by itself.
const END_LOOKS: u32 = 250;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A running browser. It ends when this is dropped.
pub struct Devtools {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    last_id: u64,
}

impl Devtools {
    /// Starts the browser with these arguments; its error output goes to `log`.
    pub fn start(chromium: &Path, arguments: &[String], log: &Path) -> Result<Devtools> {
        let problem = || format!("cannot start {}", chromium.display());
        let errors = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        // Chromium reads from descriptor 3 and writes to 4. Without unsafe code only a shell can set them.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>&2"])
            .arg(chromium)
            .arg("--remote-debugging-pipe")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .with_context(problem)?;
        let to = child.stdin.take().with_context(problem)?;
        let out = child.stdout.take().with_context(problem)?;
        let (sender, from) = channel();
        thread::spawn(move || {
            for message in BufReader::new(out).split(0) {
                let message = message.ok().and_then(|text| serde_json::from_slice(&text).ok());
                // An error of `send` means that the receiver is gone, and nothing more is to be read.
                if message.is_none_or(|message| sender.send(message).is_err()) {
                    break;
                }
            }
        });
        Ok(Devtools { child, to, from, last_id: 0 })
    }

    /// Sends a command to the browser, or to the page of `session`, and waits for the answer.
    pub fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value> {
        let problem = || format!("the browser does not do `{method}`");
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).with_context(problem)?;
        loop {
            let mut message = match self.from.recv_timeout(TIMEOUT) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => {
                    bail!("{}: no answer in {} s", problem(), TIMEOUT.as_secs());
                }
                Err(RecvTimeoutError::Disconnected) => bail!("{}: it has ended", problem()),
            };
            if message["method"] == "Inspector.targetCrashed" {
                bail!("{}: the page has crashed", problem());
            }
            if message["id"] == self.last_id {
                if let Some(error) = message["error"]["message"].as_str() {
                    bail!("{}: {error}", problem());
                }
                return Ok(message["result"].take());
            }
        }
    }
}

impl Drop for Devtools {
    fn drop(&mut self) {
        // Asked to end, the browser ends its other processes too.
        let _ = self.to.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        for _ in 0..END_LOOKS {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
