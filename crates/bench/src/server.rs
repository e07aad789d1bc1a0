//! An embedded server with its own database of demo tokens, on a free port.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How many times to look for the printed addresses: for 30 seconds in all.
const LOOKS: u32 = 600;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// A running server. It ends when this is dropped.
pub struct Server {
    child: Child,
    /// Where it listens on 127.0.0.1.
    pub port: u16,
    /// The path of the sign-in link that it has printed.
    pub login: String,
}

impl Server {
    /// Starts `program` on the panel in `dist`, with its files in `folder`, and waits until it has printed its addresses.
    pub fn start(program: &Path, dist: &Path, folder: &Path, tokens: u32) -> Result<Server> {
        let log = folder.join(format!("server-{tokens}.log"));
        let problem = || format!("cannot write {}", log.display());
        let out = File::create(&log).with_context(problem)?;
        let child = Command::new(program)
            .current_dir(folder)
            .args(["--listen", "127.0.0.1:0", "--database", &format!("{tokens}.sqlite")])
            .args(["--demo", &tokens.to_string(), "--site"])
            .arg(dist)
            .stdin(Stdio::null())
            .stderr(out.try_clone().with_context(problem)?)
            .stdout(out)
            .spawn()
            .context("cannot start the server")?;
        let mut server = Server { child, port: 0, login: String::new() };
        for _ in 0..LOOKS {
            let printed =
                fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
            if let Some((port, login)) = addresses(&printed) {
                (server.port, server.login) = (port, login);
                return Ok(server);
            }
            if let Ok(Some(status)) = server.child.try_wait() {
                bail!("the server ended at once ({status}); see {}", log.display());
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        bail!("the server has printed no link to sign in with; see {}", log.display())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Its database is deleted with it: there is nothing to save.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port, and the path of the sign-in link, once both lines are complete.
fn addresses(printed: &str) -> Option<(u16, String)> {
    let (complete, _) = printed.rsplit_once('\n')?;
    let link =
        complete.lines().find_map(|line| line.strip_prefix("Sign in (works once): http://127.0.0.1:"))?;
    let (port, path) = link.split_once('/')?;
    Some((port.parse().ok()?, format!("/{path}")))
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn the_link_is_read_once_its_line_is_complete() {
        let printed =
            "Panel and API: http://127.0.0.1:4321/\nSign in (works once): http://127.0.0.1:4321/login?a=b";
        assert_eq!(addresses(printed), None);
        assert_eq!(addresses(&format!("{printed}\n")), Some((4321, "/login?a=b".to_owned())));
    }
}
