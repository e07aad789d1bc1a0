//! Light and dark: the system's wish, unless the person chose, which is remembered in this browser.

use crate::browser::local_storage;
use crate::components::text::live_text;
use leptos::ev;
use leptos::html::button;
use leptos::prelude::*;

const NAME: &str = "theme";

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
        match local_storage::remembered(NAME).as_deref() {
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
        local_storage::remember(NAME, Some(self.key()));
    }
}

/// The switch in the header.
pub fn theme_switch() -> AnyView {
    let theme = RwSignal::new(Theme::remembered());
    theme.get_untracked().apply();
    let switch = move |_| {
        theme.update(|theme| *theme = theme.next());
        let theme = theme.get_untracked();
        theme.apply();
        theme.remember();
    };
    button()
        .attr("type", "button")
        .class("quiet")
        .attr("title", "Switch between the system's theme, light and dark")
        .on(ev::click, switch)
        .child(live_text(move || format!("Theme: {}", theme.get().key())))
        .into_any()
}
