//! One message of the catalog.

use crate::catalog;

/// A message without arguments. It is compared and copied like a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message(&'static str);

impl Message {
    /// `text` begins with the message's number: two characters.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// What it says in the language in force.
    #[inline(never)]
    pub fn text(self) -> &'static str {
        catalog::pattern(self.0)
    }
}
