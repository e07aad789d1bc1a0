//! Views from a part of the program that is fetched when it is needed, with a notice and "Try again" if that fails.

use crate::browser::lazy::Lazy;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::html::{div, p};
use crate::components::notice::failure_with;
use crate::format::error_messages::not_fetched;
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use std::rc::Rc;
use std::time::Duration;

impl<T: Copy + Send + Sync + 'static> Lazy<T> {
    /// Wraps a view so that the part is fetched when the pointer or the focus enters it. The wrapping element has no box.
    pub fn preload_on_hover(self, view: AnyView) -> AnyView {
        div()
            .class("through")
            .on(ev::pointerover, move |_| self.preload())
            .on(ev::focusin, move |_| self.preload())
            .child(view)
            .into_any()
    }

    /// A view made from the part, or a notice if it could not be fetched.
    pub fn part(self, make: impl FnOnce(T) -> AnyView) -> Option<AnyView> {
        match self.get_or_fetch() {
            Some(part) => Some(untrack(|| make(part))),
            None => self.failure(),
        }
    }

    /// A dialog made from the part, or a dialog with a notice if it could not be fetched. Its button and Escape call `close`.
    pub fn dialog(self, make: impl FnOnce(T) -> AnyView, close: impl Fn() + 'static) -> Option<AnyView> {
        match self.get_or_fetch() {
            Some(part) => Some(untrack(|| make(part))),
            None => self.failure().map(|failure| untrack(|| self.in_a_dialog(failure, Box::new(close)))),
        }
    }

    fn failure(self) -> Option<AnyView> {
        // After the click: a menu would treat a click on a removed item as a click outside of it.
        let retry = move || set_timeout(move || self.reset(), Duration::ZERO);
        let buttons = move || {
            // The address stays. Nothing is typed in a part that is not loaded.
            let reload = |_| {
                // This fails only in a page that is not shown.
                let _ = window().location().reload();
            };
            p().child(action_button(m::common::TRY_AGAIN, "", move |_| retry()))
                .child(" ")
                .child(action_button(m::errors::LOAD_PAGE_AGAIN, "", reload))
                .into_any()
        };
        self.is_failed().then(|| untrack(|| failure_with(&not_fetched(), Some(buttons()))))
    }

    fn in_a_dialog(self, failure: AnyView, close: Box<dyn Fn()>) -> AnyView {
        let close = Rc::new(move || {
            // Before the reset, or the view would fetch the part again.
            close();
            self.reset();
        });
        let escape = close.clone();
        let close_button = action_button(m::common::CLOSE, "", move |_| close());
        dialog(
            m::errors::NOT_LOADED.text(),
            "narrow",
            move || escape(),
            vec![failure.into_any(), div().class("actions").child(close_button).into_any()],
        )
    }
}
