//! Values of options that several options have: addresses to listen on, whole numbers, and where something is read from.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

/// An address with a port. `example` is one that the option accepts.
pub(super) fn listen(option: &str, value: OsString, example: &str) -> Result<SocketAddr, String> {
    let text = value.to_string_lossy();
    text.parse()
        .map_err(|_| format!("{option} takes an address with a port, such as {example}, not “{text}”"))
}

/// A whole number from 0 to `max`. `unit` is empty, or begins with a space, such as ` of days`.
pub(super) fn number(option: &str, value: OsString, unit: &str, max: u32) -> Result<u32, String> {
    let text = value.to_string_lossy();
    let number = text.parse().ok().filter(|n| *n <= max);
    number.ok_or_else(|| format!("{option} takes a whole number{unit} from 0 to {max}, not “{text}”"))
}

/// Where something is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `-`
    StandardInput,
    /// A file.
    File(PathBuf),
}
