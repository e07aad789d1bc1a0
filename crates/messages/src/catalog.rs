//! The catalog in force.

use std::cell::Cell;

/// The version of the English catalog.
const VERSION: &str = include_str!(concat!(env!("OUT_DIR"), "/version.txt"));

/// The characters that write a message's number before its English text. `crates/catalog` writes them.
const FIRST_DIGIT: u8 = b'#';
const DIGITS: usize = 90;

thread_local! {
    /// The messages of the language in force; `None` for English.
    static CURRENT: Cell<Option<&'static [&'static str]>> = const { Cell::new(None) };
}

/// The catalog is of another version of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongVersion;

/// Takes the messages of this file from now on; English without one. The texts stay in memory: views refer to them.
///
/// # Errors
///
/// [`WrongVersion`], where the file does not fit this panel. Nothing is changed then.
pub fn set_catalog(file: Option<String>) -> Result<(), WrongVersion> {
    let messages = match file {
        None => None,
        Some(file) => {
            let (version, messages) = file.leak().split_once('\n').ok_or(WrongVersion)?;
            if version != VERSION {
                return Err(WrongVersion);
            }
            let messages: Vec<&'static str> = messages.split('\0').collect();
            Some(&*messages.leak())
        }
    };
    CURRENT.set(messages);
    Ok(())
}

/// The pattern of a message in the language in force. `english` begins with the message's number.
#[inline(never)]
pub(crate) fn pattern(english: &'static str) -> &'static str {
    let (number, own) = english.split_at_checked(2).unwrap_or_default();
    let Some(messages) = CURRENT.get() else { return own };
    let number = number.bytes().fold(0, |number, digit| number * DIGITS + value(digit));
    messages.get(number).copied().unwrap_or(own)
}

/// The value of a digit. The backslash is replaced, because it would need an escape.
fn value(digit: u8) -> usize {
    let digit = if digit == b'~' { b'\\' } else { digit };
    usize::from(digit.saturating_sub(FIRST_DIGIT))
}
