//! Keeps secret values out of the environment of the running server, where each process of the same user can read them
//! for as long as the server runs. A server that was started with such a variable starts itself anew without it, as the
//! same process, and hands the value over by a pipe, which is the standard input of the new program.
//!
//! On systems that cannot replace a program by another, the environment stays as it is.

/// The variables with secret values.
pub const VARIABLES: [&str; 3] =
    ["TOKEN_SERVER_ADMIN_TOKEN", "TOKEN_SERVER_DEMO_TOKENS", "TOKEN_SERVER_DEMO_PASSWORD"];

/// Tells the new program that the values are on its standard input: it holds the number of the process, so that another
/// program that inherits it does not wait for values.
const MARK: &str = "TOKEN_SERVER_SECRETS_FOR";

/// The longest text with all values, in bytes. A pipe takes it at once.
const LONGEST: usize = 4096;

/// The values that this program was handed over; `None` where it was not started anew.
pub fn taken_over() -> Option<Vec<(String, String)>> {
    let process = std::env::var(MARK).ok()?;
    if process != std::process::id().to_string() {
        return None;
    }
    let mut text = String::new();
    let read = std::io::Read::read_to_string(&mut std::io::stdin(), &mut text);
    let lines = text.lines().filter_map(|line| line.split_once('='));
    read.ok().map(|_| lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// Starts the program anew without the variables. Returns where there is nothing to hand over. An error is a sentence.
#[cfg(unix)]
pub fn start_anew() -> Result<(), String> {
    use std::io::Write;
    use std::os::unix::process::CommandExt;
    let values = VARIABLES.iter().filter_map(|name| Some((name, std::env::var(name).ok()?)));
    let text: String = values.map(|(name, value)| format!("{name}={value}\n")).collect();
    if text.is_empty() {
        return Ok(());
    }
    let cannot = |error: std::io::Error| {
        format!(
            "cannot start anew without the secret values in the environment: {error}. \
             Give the first admin token with --admin-token-file"
        )
    };
    let (reader, mut writer) = std::io::pipe().map_err(cannot)?;
    if text.len() > LONGEST {
        return Err("the secret values in the environment are too long".into());
    }
    writer.write_all(text.as_bytes()).map_err(cannot)?;
    drop(writer);
    let mut arguments = std::env::args_os();
    let mut command = std::process::Command::new(std::env::current_exe().map_err(cannot)?);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    for name in VARIABLES {
        command.env_remove(name);
    }
    let process = std::process::id().to_string();
    Err(cannot(command.args(arguments).env(MARK, process).stdin(reader).exec()))
}

/// Does nothing: this system cannot replace a program by another.
#[cfg(not(unix))]
pub fn start_anew() -> Result<(), String> {
    Ok(())
}
