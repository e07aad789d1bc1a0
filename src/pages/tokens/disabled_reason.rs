//! Buttons for what the person's role may not allow. Where it does not, they stay in place, can be focused, do nothing, and
//! are described by the reason.

use crate::browser::reactive::{Run, derive};
use crate::browser::signal::memo;
use crate::components::button::action_button;
use crate::components::dialog::unique_id;
use crate::components::html::{p, span};
use crate::components::text::{live_text, signal_text};
use crate::context::Page;
use crate::pages::tokens::permissions::permissions;
use crate::session::rights::Permissions;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::Message;

/// Why the person may not do something; an empty text where they may.
#[derive(Clone, Copy)]
pub struct Reason(Signal<String>);

impl Reason {
    /// The reason that `refusal` finds for what the person may do.
    pub fn new(
        page: Page,
        refusal: impl Fn(&Permissions) -> Option<&'static str> + Send + Sync + 'static,
    ) -> Self {
        Self::of(derive(move || refusal(&permissions(page)).unwrap_or_default().to_owned()))
    }

    fn of(text: Signal<String>) -> Self {
        Self(memo(move || text.get()).into())
    }

    /// The reason; reactive.
    pub fn text(self) -> String {
        self.0.get()
    }

    /// Whether there is one; reactive.
    pub fn refuses(self) -> bool {
        self.0.with(|text| !text.is_empty())
    }

    /// A button that does nothing while there is a reason.
    pub fn button(
        self,
        label: Message,
        class: &'static str,
        on_click: impl FnMut(MouseEvent) + 'static,
    ) -> AnyView {
        self.boxed(label, class, None, Box::new(on_click))
    }

    /// An item of a menu that does nothing while there is a reason.
    pub fn menu_item(self, label: Message, on_click: impl FnMut(MouseEvent) + 'static) -> AnyView {
        self.boxed(label, "", Some("menuitem"), Box::new(on_click))
    }

    fn boxed(
        self,
        label: Message,
        class: &'static str,
        role: Option<&'static str>,
        mut on_click: Box<dyn Run<MouseEvent>>,
    ) -> AnyView {
        let id = unique_id("reason");
        let described_by = id.clone();
        let click = move |event| {
            if !untrack(|| self.refuses()) {
                on_click.run(event);
            }
        };
        let button = action_button(label, class, click)
            .attr("role", role)
            .attr("aria-disabled", move || self.refuses().then_some("true"))
            .attr("aria-describedby", move || self.refuses().then(|| described_by.clone()));
        let reason = move || {
            self.refuses().then(|| {
                // Hidden: one visible line says the reasons of all buttons, and a description may be hidden.
                span().attr("hidden", "").attr("id", id.clone()).child(signal_text(self.0)).into_any()
            })
        };
        vec![button.into_any(), reason.into_shared().into_any()].into_any()
    }
}

/// A line with these reasons, each once; nothing while there is none.
pub fn reasons_line(reasons: Vec<Reason>) -> AnyView {
    let said = memo(move || {
        let mut said: Vec<String> = Vec::new();
        for text in reasons.iter().map(|reason| reason.text()) {
            if !text.is_empty() && !said.contains(&text) {
                said.push(text);
            }
        }
        said.join(" ")
    });
    let line = move || {
        said.with(|said| !said.is_empty())
            .then(|| p().class("hint reasons").child(live_text(move || said.get())).into_any())
    };
    line.into_shared().into_any()
}
