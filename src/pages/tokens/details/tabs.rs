//! The tabs of the details.

use crate::browser::signal::{Memo, RwSignal};
use crate::components::button::text_button;
use crate::components::copy::copy_button;
use crate::components::html::{div, pre};
use crate::components::text::safe_text;
use crate::context::Page;
use leptos::prelude::*;
use panel_messages::m;

/// A tab.
#[derive(Clone, Copy, PartialEq)]
pub enum Tab {
    /// Each field on a line.
    Fields,
    /// What was done with the token, and to it.
    Activity,
    /// The token as JSON.
    Json,
    /// The token as YAML.
    Yaml,
}

const TABS: [Tab; 4] = [Tab::Fields, Tab::Activity, Tab::Json, Tab::Yaml];

impl Tab {
    fn label(self) -> &'static str {
        match self {
            Self::Fields => m::details::FIELDS.text(),
            Self::Activity => m::common::ACTIVITY.text(),
            Self::Json => "JSON",
            Self::Yaml => "YAML",
        }
    }
}

/// The list of tabs. Activity is left out where the server has said that it keeps none. The tabs are hidden while the token is
/// edited.
pub fn tab_list(page: Page, selected: RwSignal<Tab>, is_editing: Memo<bool>) -> AnyView {
    let is_offered = |tab: &Tab| *tab != Tab::Activity || !page.keeps_no_events.get_value();
    let button = |tab: Tab| {
        text_button(tab.label(), "", move |_| selected.set(tab))
            .attr("role", "tab")
            .attr("aria-selected", move || (selected.get() == tab).to_string())
            // A dialog that is higher than the screen opens scrolled to its top.
            .attr("data-first-focus", (tab == Tab::Fields).then_some(""))
            .into_any()
    };
    div()
        .class("tabs")
        .attr("hidden", move || is_editing.get())
        .attr("role", "tablist")
        .attr("aria-label", m::details::VIEW)
        .child(TABS.into_iter().filter(is_offered).map(button).collect_view())
        .into_any()
}

/// The content of "JSON" and "YAML": the token as the BentoML SDK writes it.
pub fn source(text: String) -> AnyView {
    div()
        .class("step source")
        .attr("role", "tabpanel")
        .child(pre().attr("tabindex", "0").attr("translate", "no").child(safe_text(&text)))
        .child(copy_button(m::details::COPY.text(), text))
        .into_any()
}
