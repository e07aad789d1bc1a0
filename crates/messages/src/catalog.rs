//! The catalog in force.

use std::cell::{Cell, RefCell};

/// The version of the English catalog.
const VERSION: &str = include_str!(concat!(env!("OUT_DIR"), "/version.txt"));

/// The English messages that the panel's first piece says, with U+0000 between them.
const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/first.txt"));

/// All other English messages. Only the second piece refers to them.
const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.txt"));

thread_local! {
    /// The English messages by their number: those of the first piece, then those of the second one, once it is there.
    static ENGLISH: RefCell<Vec<&'static str>> = RefCell::new(first());
    /// The messages of the language in force; `None` for English.
    static CURRENT: Cell<Option<&'static [&'static str]>> = const { Cell::new(None) };
}

fn first() -> Vec<&'static str> {
    let messages = FIRST.split('\0');
    // A program of one piece has all of them.
    if cfg!(feature = "split") { messages.collect() } else { messages.chain(LATER.split('\0')).collect() }
}

/// Adds the messages of the second piece, which calls this once, before anything else.
#[inline(never)]
pub fn add_later() {
    if cfg!(feature = "split") {
        ENGLISH.with_borrow_mut(|messages| messages.extend(LATER.split('\0')));
    }
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

/// The pattern of a message in the language in force.
#[inline(never)]
pub(crate) fn pattern(number: u16) -> &'static str {
    let number = usize::from(number);
    let found = match CURRENT.get() {
        Some(messages) => messages.get(number).copied(),
        None => ENGLISH.with_borrow(|messages| messages.get(number).copied()),
    };
    // A message of the second piece, before that is there: `tests/e2e/in_pieces.rs` looks for this mark.
    found.unwrap_or("\u{fffd}")
}
