//! A secret text that cannot be printed, logged or serialized by accident.

use serde::{Deserialize, Deserializer};
use zeroize::Zeroize;

/// A secret text, such as a token's value or a password.
///
/// `Debug` prints no part of it, and there is no `Display` and no `Serialize`. The only way to the text is
/// [`Secret::expose`], which is easy to search for. The memory is overwritten when the secret is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The text itself, for the reveal's field, a request's header or body, or hashing. Never for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it can be sent in a header: only visible ASCII characters.
    pub fn fits_header(&self) -> bool {
        self.0.bytes().all(|b| b.is_ascii_graphic())
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_prints_no_part_of_the_value() {
        let shown = format!("{:?} {:#?}", Secret::new("hunter2"), Some(Secret::new("hunter2")));
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}
