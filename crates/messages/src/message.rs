//! One message of the catalog.

use crate::catalog;

/// A message without arguments: its number. It is copied and compared like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message(u16);

impl Message {
    pub(crate) const fn new(number: u16) -> Self {
        Self(number)
    }

    /// What it says in the language in force.
    #[inline(never)]
    pub fn text(self) -> &'static str {
        catalog::pattern(self.0)
    }

    /// The same as a text of its own.
    #[inline(never)]
    pub fn string(self) -> String {
        self.text().to_owned()
    }
}
