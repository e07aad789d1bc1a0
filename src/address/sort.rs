//! The sort order of the list in the query string: a column, with `-` in front for descending.

/// The columns that the list can be sorted by.
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
    /// All columns, in display order.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Scopes, Self::Created, Self::Expires, Self::Used, Self::Creator];

    /// The value in the query string.
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

    /// Whether the first click on the column sorts in descending order: times in the past start with the latest.
    fn starts_descending(self) -> bool {
        matches!(self, Self::Created | Self::Used)
    }
}

/// The sort order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub key: SortKey,
    /// Whether the largest value is first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { key: SortKey::Created, descending: true }
    }
}

impl Sort {
    /// Reads a value of the query string; `None` if no column has this name.
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, key) = match text.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, text),
        };
        let key = SortKey::ALL.into_iter().find(|k| k.key() == key)?;
        Some(Self { key, descending })
    }

    /// The order after a click on the header of this column.
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
