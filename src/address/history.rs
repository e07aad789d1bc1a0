//! The browser's history: which address is shown, and how a step to another one is made.
//!
//! Links whose `href` begins with `?` are steps within the page; everything else, and every click
//! that asks for a new tab, is the browser's. The address itself is read and written in
//! `address.rs`. The router of Leptos is not used: it decodes query values twice, and one page
//! under any path needs no routes.

use crate::address::{Address, Ignored, Parsed, parse};
use crate::browser::events::on_window;
use crate::browser::subscriptions::forget_reader;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// The address, and the steps. Copied freely.
#[derive(Clone, Copy)]
pub struct Nav(RwSignal<Parsed>);

impl Nav {
    /// Reads the location and follows the history for as long as the owner lives.
    pub fn start() -> Self {
        let nav = Self(RwSignal::new(parse(&search())));
        on_window(ev::popstate, move |_| nav.read_location());
        on_window(ev::click, move |event| nav.follow(&event));
        nav
    }

    /// The current address; reactive.
    pub fn address(self) -> Address {
        self.with(Clone::clone)
    }

    /// Looks at the current address; reactive.
    pub fn with<T>(self, look: impl FnOnce(&Address) -> T) -> T {
        forget_reader(self.0);
        self.0.with(|parsed| look(&parsed.address))
    }

    /// The current address, for an event handler.
    pub fn now(self) -> Address {
        self.0.with_untracked(|parsed| parsed.address.clone())
    }

    /// Whether the address has values that mean nothing; reactive.
    pub fn ignores(self) -> bool {
        self.0.with(|parsed| !parsed.ignored.is_empty())
    }

    /// The values of the address that mean nothing; reactive.
    pub fn ignored(self) -> Vec<Ignored> {
        self.0.with(|parsed| parsed.ignored.clone())
    }

    /// A step: Back undoes it.
    pub fn go(self, address: &Address) {
        self.step(address, true);
    }

    /// The same view by another address, or typing: Back does not stop here.
    pub fn replace(self, address: &Address) {
        self.step(address, false);
    }

    fn step(self, address: &Address, push: bool) {
        let href = address.href();
        let url = if href == "?" { path() } else { href };
        // Browsers refuse steps that come hundreds a second; the view follows all the same.
        if let Ok(history) = window().history() {
            let _ = if push {
                history.push_state_with_url(&JsValue::NULL, "", Some(&url))
            } else {
                history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
            };
        }
        self.0.set(Parsed { address: address.clone(), ignored: Vec::new() });
    }

    fn read_location(self) {
        self.0.set(parse(&search()));
    }

    fn follow(self, event: &web_sys::MouseEvent) {
        if event.default_prevented()
            || event.button() != 0
            || event.ctrl_key()
            || event.meta_key()
            || event.shift_key()
            || event.alt_key()
        {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let Some(link) = target.and_then(|t| t.closest("a[href^='?']").ok().flatten()) else { return };
        if link.has_attribute("target") || link.has_attribute("download") {
            return;
        }
        let Some(href) = link.get_attribute("href") else { return };
        event.prevent_default();
        // It says itself why it leads nowhere.
        if link.has_attribute("aria-disabled") {
            return;
        }
        self.go(&parse(&href).address);
    }
}

/// The history, from the context of the page.
pub fn use_nav() -> Nav {
    expect_context::<Nav>()
}

fn search() -> String {
    window().location().search().unwrap_or_default()
}

fn path() -> String {
    window().location().pathname().unwrap_or_default()
}
