//! What is fetched only when it is needed: the page to sign in on, the dialogs, and what else a list is read without.
//!
//! The panel comes as two pieces of WebAssembly. The first one finds out who is signed in and shows the list; the second is on its way as
//! soon as somebody is about to need it (see [`Later::preload`]), and whoever needs it before it is here waits for it.
//! Both are compiled as one program and cut apart at [`fetched`] afterwards (`crates/xtask/src/pack.rs`): what only the
//! functions of [`Apart`] call is in the second piece, without anybody saying so.
//!
//! Only `cargo xtask` builds it that way, with the feature `split`. Without it everything is here from the start.
//!
//! It is the panel's own program that is fetched, by the script that fetches the first piece: no request of the client.
//!
//! Code that both pieces call stays in the first. What never lives here: what either piece shows.

use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::notice::failure_notice;
use crate::format::error_messages;
use crate::pages::tokens::apart::Apart;
use leptos::ev;
use leptos::html::div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::time::Duration;

/// The second piece. Copied freely.
#[derive(Clone, Copy)]
pub struct Later {
    state: RwSignal<State>,
    under_way: StoredValue<bool>,
    /// Whether somebody waits for it: who was only about to is not told that it failed.
    wanted: StoredValue<bool>,
}

#[derive(Clone, Copy)]
enum State {
    NotYet,
    Failed,
    Here(Apart),
}

impl Later {
    /// It is not here, where it is a piece of its own.
    pub fn new() -> Self {
        let state = if cfg!(feature = "split") { State::NotYet } else { State::Here(Apart::whole()) };
        Self {
            state: RwSignal::new(state),
            under_way: StoredValue::new(false),
            wanted: StoredValue::new(false),
        }
    }

    /// Fetches it, where nobody has.
    #[inline(never)]
    pub fn preload(self) {
        let is_missing = self.state.with_untracked(|state| matches!(state, State::NotYet));
        if !is_missing || self.under_way.get_value() {
            return;
        }
        self.under_way.set_value(true);
        spawn_local(async move {
            let new = match fetched().await {
                Ok(apart) => State::Here(apart),
                Err(_) if self.wanted.get_value() => State::Failed,
                Err(_) => State::NotYet,
            };
            self.under_way.set_value(false);
            self.state.set(new);
        });
    }

    /// Fetches it when the pointer or the focus comes to this view. The view is in an element that has no box of its own.
    pub fn preload_on_hover(self, view: AnyView) -> AnyView {
        div()
            .class("through")
            .on(ev::pointerover, move |_| self.preload())
            .on(ev::focusin, move |_| self.preload())
            .child(view)
            .into_any()
    }

    /// What it holds, once it is here. Who asks follows it, and has it fetched.
    #[inline(never)]
    pub fn get_or_fetch(self) -> Option<Apart> {
        if let State::Here(apart) = self.state.get_untracked() {
            // It stays: nothing has to follow it.
            return Some(apart);
        }
        self.state.track();
        self.wanted.set_value(true);
        self.preload();
        None
    }

    /// What it holds, once it is here. Who asks follows it, and does not have it fetched.
    pub fn when_here(self) -> Option<Apart> {
        match self.state.get() {
            State::Here(apart) => Some(apart),
            _ => None,
        }
    }

    /// A part of the page out of it; where it cannot be fetched, why not.
    pub fn part(self, make: impl FnOnce(Apart) -> AnyView) -> Option<AnyView> {
        match self.get_or_fetch() {
            Some(apart) => Some(untrack(|| make(apart))),
            None => self.failure(),
        }
    }

    /// A dialog out of it; where it cannot be fetched, one that says why not, until `close` takes it away.
    pub fn dialog(self, make: impl FnOnce(Apart) -> AnyView, close: impl Fn() + 'static) -> Option<AnyView> {
        match self.get_or_fetch() {
            Some(apart) => Some(untrack(|| make(apart))),
            None => self.failure().map(|failure| untrack(|| self.in_a_dialog(failure, Box::new(close)))),
        }
    }

    fn failure(self) -> Option<AnyView> {
        let is_failed = self.state.with_untracked(|state| matches!(state, State::Failed));
        // Only after the click: a menu that is clicked where nothing is any more takes it for a click elsewhere.
        let retry = move || set_timeout(move || self.begin_anew(), Duration::ZERO);
        is_failed.then(|| untrack(|| failure_notice(&error_messages::not_fetched(), Some(retry))))
    }

    fn in_a_dialog(self, failure: AnyView, close: Box<dyn Fn()>) -> AnyView {
        let close = Rc::new(move || {
            // First, or it would be wanted again.
            close();
            self.begin_anew();
        });
        let escape = close.clone();
        let close_button = action_button("Close", "", move |_| close());
        dialog(
            "Not loaded",
            "narrow",
            move || escape(),
            vec![failure.into_any(), div().class("actions").child(close_button).into_any()],
        )
    }

    fn begin_anew(self) {
        self.wanted.set_value(false);
        self.state.set(State::NotYet);
    }
}

impl Default for Later {
    fn default() -> Self {
        Self::new()
    }
}

/// Here the program is cut: what only this function leads to is fetched when it is called.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(lazy, fallible)]
fn fetched() -> Result<Apart, wasm_split_helpers::SplitLoaderError> {
    Ok(Apart::whole())
}

#[cfg(not(feature = "split"))]
async fn fetched() -> Result<Apart, std::convert::Infallible> {
    Ok(Apart::whole())
}
