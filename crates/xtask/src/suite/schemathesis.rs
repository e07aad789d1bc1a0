//! Schemathesis sends requests to every address that a running server describes at `/openapi.json`, with a token and without
//! credentials. The step has its own server and database, so it runs beside others. The seed and the number of examples are
//! fixed: the requests are the same in each run.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::logs;
use crate::progress;
use crate::server::{self, Running};

/// What Schemathesis has to know of the server.
const HOOKS: &str = include_str!("schemathesis.py");

/// What is checked on each answer. The last check is in the hooks.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance,unsupported_method,allow_header_conformance,\
    no_write_without_credentials";

/// Examples for each address, and for each chain of requests: some 20 seconds of one core for each walk.
const EXAMPLES: &str = "40";

/// How long one walk may take, beside compilers.
const TIMEOUT: Duration = Duration::from_secs(300);

/// How many lines of a failing walk's log are shown.
const LINES: usize = 80;

const PORT: u16 = 8871;
const ADMIN_TOKEN: &str = "xtask-schemathesis-0123456789abcdef";

/// One run over all addresses.
pub struct Walk {
    /// The name in the report.
    pub name: &'static str,
    token: &'static str,
    log: &'static str,
}

/// Each answer has to be described and none may be a 5xx; without credentials only `POST /login` and `/logout` may write.
pub const WALKS: [Walk; 2] = [
    Walk { name: "Schemathesis with a token", token: ADMIN_TOKEN, log: "token.log" },
    Walk { name: "Schemathesis without credentials", token: "", log: "nobody.log" },
];

/// The result of each walk. The tool is in the folder `bin`; the database and the logs go to `folder`, which is empty.
pub fn walk(bin: &Path, server: &Path, folder: &Path) -> Result<[Result<()>; WALKS.len()]> {
    let hooks = folder.join("hooks.py");
    fs::write(&hooks, HOOKS).with_context(|| format!("cannot write {}", hooks.display()))?;
    let port = server::free_port(PORT)?;
    let mut command = Command::new(server);
    command
        .current_dir(folder)
        .args(["--listen", &format!("127.0.0.1:{port}"), "--database", "tokens.sqlite", "--demo", "30"])
        .env("TOKEN_SERVER_ADMIN_TOKEN", ADMIN_TOKEN);
    let _running = Running::start(command, port, &folder.join("server.log"))?;
    Ok(WALKS.map(|walk| one(&walk, bin, port, folder)))
}

fn one(walk: &Walk, bin: &Path, port: u16, folder: &Path) -> Result<()> {
    let url = format!("http://127.0.0.1:{port}");
    let log = folder.join(walk.log);
    let mut command = Command::new(bin.join("schemathesis"));
    command
        .current_dir(folder)
        .args(["run", &format!("{url}/openapi.json"), "--max-examples", EXAMPLES, "--seed", "1"])
        .args(["--generation-database", "none", "--checks", CHECKS, "--continue-on-failure"])
        .args(["--request-timeout", "60", "--no-color", "--warnings", "off"])
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("TOKEN_SERVER_URL", url)
        .env("TOKEN_SERVER_TOKEN", walk.token);
    logs::redirect(&mut command, &log)?;
    if succeeds(command.spawn().context("cannot start Schemathesis")?)? {
        return Ok(());
    }
    let last = logs::last_lines(&log, LINES);
    bail!("{} found something; the whole log: {}\n{last}", walk.name, log.display())
}

/// Waits for the end; `false` for a failure, and after the timeout.
fn succeeds(mut child: Child) -> Result<bool> {
    let start = progress::now();
    loop {
        let ended = child.try_wait().context("cannot wait for Schemathesis")?;
        if let Some(status) = ended {
            return Ok(status.success());
        }
        if start.elapsed() > TIMEOUT {
            // It holds nothing that has to be saved.
            let _ = child.kill();
            let _ = child.wait();
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(100));
    }
}
