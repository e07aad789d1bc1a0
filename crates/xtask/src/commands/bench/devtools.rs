//! The browser's own protocol over two pipes: no driver, no socket and no library in between. What is asked for stands
//! in `visit.rs`.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::failure::{Context, Failure};
use crate::progress;

/// How long the browser may take for an answer: a page with 100,000 tokens loads meanwhile.
const PATIENCE: Duration = Duration::from_secs(180);

/// How long it may take to end.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// A running browser. It ends when this is dropped.
pub struct Devtools {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    asked: u64,
}

impl Devtools {
    /// Starts it with these arguments; what it complains about goes to `log`.
    pub fn start(chromium: &Path, arguments: &[String], log: &Path) -> Result<Devtools, Failure> {
        let problem = || format!("cannot start {}", chromium.display());
        let errors = std::fs::File::create(log).context(|| format!("cannot write {}", log.display()))?;
        // It reads from descriptor 3 and writes to 4, which only a shell gives it without unsafe code.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>&2"])
            .arg(chromium)
            .arg("--remote-debugging-pipe")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .context(problem)?;
        let (Some(to), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::new(problem()));
        };
        let (sender, from) = channel();
        thread::spawn(move || {
            for message in BufReader::new(out).split(0) {
                let Some(message) = message.ok().and_then(|text| serde_json::from_slice(&text).ok()) else {
                    break;
                };
                // Nobody listens any more: then there is nothing more to read.
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Ok(Devtools { child, to, from, asked: 0 })
    }

    /// Orders something of the browser, or of a page in it, and waits for the answer.
    pub fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value, Failure> {
        let problem = || format!("the browser does not do `{method}`");
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).context(problem)?;
        let begun = progress::now();
        loop {
            let rest = PATIENCE.saturating_sub(begun.elapsed());
            let mut said = match self.from.recv_timeout(rest) {
                Ok(said) => said,
                Err(RecvTimeoutError::Timeout) => {
                    let seconds = PATIENCE.as_secs();
                    return Err(Failure::new(format!("{}: no answer in {seconds} s", problem())));
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Failure::new(format!("{}: it has ended", problem())));
                }
            };
            if said["method"] == "Inspector.targetCrashed" {
                return Err(Failure::new(format!("{}: the page has crashed", problem())));
            }
            if said["id"] == self.asked {
                if let Some(words) = said["error"]["message"].as_str() {
                    return Err(Failure::new(format!("{}: {words}", problem())));
                }
                return Ok(said["result"].take());
            }
        }
    }
}

impl Drop for Devtools {
    fn drop(&mut self) {
        // Asked to end, it ends its other processes too.
        let _ = self.to.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let begun = progress::now();
        while begun.elapsed() < LAST_WORDS {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
