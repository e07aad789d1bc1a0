//! One file for each command: its options, and the order of its steps.

pub mod bench;
pub mod container;
pub mod dist;
pub mod pictures;
pub mod reproduce;
pub mod serve;
pub mod setup;
pub mod test;

use anyhow::Result;

/// For a command without options: whether it was asked for help, which is then printed.
fn help_only(mut arguments: lexopt::Parser, help: &str) -> Result<bool> {
    match arguments.next()? {
        None => Ok(false),
        Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => {
            print!("{help}");
            Ok(true)
        }
        Some(other) => Err(other.unexpected().into()),
    }
}
