//! Light and dark: the system's wish, unless the person chose, which is remembered in this browser.

use leptos::prelude::*;

const STORAGE_KEY: &str = "bento-token-panel.theme";

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn remembered() -> Self {
        let storage = window().local_storage().ok().flatten();
        match storage.and_then(|s| s.get_item(STORAGE_KEY).ok().flatten()).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    fn apply(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.key());
        }
    }

    fn remember(self) {
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = storage.set_item(STORAGE_KEY, self.key());
        }
    }
}

/// The switch in the header.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    theme.get_untracked().apply();
    let switch = move |_| {
        theme.update(|theme| *theme = theme.next());
        let theme = theme.get_untracked();
        theme.apply();
        theme.remember();
    };
    view! {
        <button type="button" class="quiet" on:click=switch title="Switch between system, light and dark">
            {move || match theme.get() {
                Theme::System => "Theme: system",
                Theme::Light => "Theme: light",
                Theme::Dark => "Theme: dark",
            }}
        </button>
    }
}
