//! The one error type of the commands: a sentence for a person, which names the command that helps where there is one.
//! Nothing here is matched on; whoever needs to react to a case returns it as data instead.

use std::fmt;

/// Why a command stopped, in words.
#[derive(Clone, Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure that says `sentence`.
    pub fn new(sentence: impl Into<String>) -> Failure {
        Failure(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Failure {
        Failure(format!(
            "{error}; `cargo xtask help` lists the commands, `--help` after a command its options"
        ))
    }
}

/// Adds what was being done to an error that knows only what went wrong.
pub trait Context<T> {
    /// Turns the error into a sentence that begins with `doing`.
    fn context(self, doing: impl FnOnce() -> String) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> Context<T> for Result<T, E> {
    fn context(self, doing: impl FnOnce() -> String) -> Result<T, Failure> {
        self.map_err(|error| Failure(format!("{}: {error}", doing())))
    }
}
