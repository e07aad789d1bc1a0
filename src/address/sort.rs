//! The order of the list, as the address has it: a column, `-` in front for descending.

/// The columns that can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum SortKey {
    Name,
    Scopes,
    Created,
    Expires,
    Used,
    Creator,
}

impl SortKey {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Scopes, Self::Created, Self::Expires, Self::Used, Self::Creator];

    /// As the address has it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Scopes => "scopes",
            Self::Created => "created",
            Self::Expires => "expires",
            Self::Used => "used",
            Self::Creator => "creator",
        }
    }

    /// The direction a first click asks for: newest first for what lies behind, soonest first for
    /// what lies ahead.
    fn starts_descending(self) -> bool {
        matches!(self, Self::Created | Self::Used)
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub key: SortKey,
    /// Largest, latest or last first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { key: SortKey::Created, descending: true }
    }
}

impl Sort {
    /// Reads an order as the address has it.
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, key) = match text.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, text),
        };
        let key = SortKey::ALL.into_iter().find(|k| k.key() == key)?;
        Some(Self { key, descending })
    }

    /// What a click on a column's header asks for.
    pub fn clicked(self, key: SortKey) -> Self {
        if self.key == key {
            Self { key, descending: !self.descending }
        } else {
            Self { key, descending: key.starts_descending() }
        }
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.descending {
            f.write_str("-")?;
        }
        f.write_str(self.key.key())
    }
}
