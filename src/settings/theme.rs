//! The theme: the system's, unless the person has chosen one, which this browser remembers.

use crate::browser::local_storage;
use crate::browser::signal::RwSignal;
use leptos::prelude::*;

const NAME: &str = "theme";

/// The chosen theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is what its name says.
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    /// The word for it in the page's attribute and in the storage.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme after one press of the button.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// The theme that this browser has stored; the system's without one.
    pub fn remembered() -> Self {
        match local_storage::remembered(NAME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// Applies and remembers it. `shown` is the signal of the theme in force.
    pub fn choose(self, shown: RwSignal<Self>) {
        shown.set(self);
        self.apply();
        local_storage::remember(NAME, Some(self.key()));
    }

    /// Applies it to the page.
    pub fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.key());
        }
    }
}
