//! Schemathesis walks every address that a running server describes at `/openapi.json`, with a token and without
//! credentials. The server and its database are this step's own, so it runs beside others. What is asked is the same in each
//! run: the seed and the number of examples are fixed.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::failure::{Context, Failure};
use crate::progress;
use crate::server::{self, Running};

/// What it is told of the server, in its own language.
const HOOKS: &str = include_str!("schemathesis.py");

/// What each answer has to hold. The last one is in the hooks.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance,unsupported_method,allow_header_conformance,\
    no_write_without_credentials";

/// Examples for each address, and for each chain of requests: some 20 seconds of one core for each walk.
const EXAMPLES: &str = "40";

/// How long one walk may take, beside compilers.
const PATIENCE: Duration = Duration::from_secs(300);

/// How many lines of a failing walk are repeated.
const LINES: usize = 80;

const PORT: u16 = 8871;
const ADMIN_TOKEN: &str = "xtask-schemathesis-0123456789abcdef";

/// One way through all addresses.
pub struct Walk {
    /// As the report names it.
    pub name: &'static str,
    token: &'static str,
    log: &'static str,
}

/// Every answer is described and none is a 5xx; without credentials nothing is written but by `POST /login` and `/logout`.
pub const WALKS: [Walk; 2] = [
    Walk { name: "Schemathesis with a token", token: ADMIN_TOKEN, log: "token.log" },
    Walk { name: "Schemathesis without credentials", token: "", log: "nobody.log" },
];

/// What came of each walk. `bin` has the tool, `folder` is empty and takes the database and the logs.
pub fn walk(bin: &Path, server: &Path, folder: &Path) -> Result<[Result<(), Failure>; WALKS.len()], Failure> {
    let hooks = folder.join("hooks.py");
    fs::write(&hooks, HOOKS).context(|| format!("cannot write {}", hooks.display()))?;
    let port = server::free_port(PORT)?;
    let mut command = Command::new(server);
    command
        .current_dir(folder)
        .args(["--listen", &format!("127.0.0.1:{port}"), "--database", "tokens.sqlite", "--demo", "30"])
        .env("TOKEN_SERVER_ADMIN_TOKEN", ADMIN_TOKEN);
    let _running = Running::start(command, port, &folder.join("server.log"))?;
    Ok(WALKS.map(|walk| one(&walk, bin, port, folder)))
}

fn one(walk: &Walk, bin: &Path, port: u16, folder: &Path) -> Result<(), Failure> {
    let url = format!("http://127.0.0.1:{port}");
    let log = folder.join(walk.log);
    let file = File::create(&log).context(|| format!("cannot write {}", log.display()))?;
    let errors = file.try_clone().context(|| format!("cannot write {}", log.display()))?;
    let child = Command::new(bin.join("schemathesis"))
        .current_dir(folder)
        .args(["run", &format!("{url}/openapi.json"), "--max-examples", EXAMPLES, "--seed", "1"])
        .args(["--generation-database", "none", "--checks", CHECKS, "--continue-on-failure"])
        .args(["--request-timeout", "60", "--no-color", "--warnings", "off"])
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("TOKEN_SERVER_URL", url)
        .env("TOKEN_SERVER_TOKEN", walk.token)
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors)
        .spawn()
        .context(|| "cannot start Schemathesis".to_owned())?;
    if ended_well(child)? {
        return Ok(());
    }
    let text = fs::read_to_string(&log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let last = lines[lines.len().saturating_sub(LINES)..].join("\n");
    Err(Failure::new(format!("{} found something; the whole of it: {}\n{last}", walk.name, log.display())))
}

fn ended_well(mut child: Child) -> Result<bool, Failure> {
    let begun = progress::now();
    loop {
        let ended = child.try_wait().context(|| "cannot wait for Schemathesis".to_owned())?;
        if let Some(status) = ended {
            return Ok(status.success());
        }
        if begun.elapsed() > PATIENCE {
            // It holds nothing that a gentle end would save.
            let _ = child.kill();
            let _ = child.wait();
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(100));
    }
}
