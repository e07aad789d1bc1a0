//! The browser's history: the current address, and navigation to another one.
//!
//! A click on a link whose `href` begins with `?` changes the address within the page. The browser handles all other links,
//! and every click that opens a new tab. The router of Leptos is not used: it decodes query values twice, and one page
//! under any path needs no routes.

use crate::address::length::fitting;
use crate::address::{Address, Ignored, Parsed, parse};
use crate::browser::events::on_window;
use crate::browser::signal::RwSignal;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// The current address, and navigation. A handle that can be copied.
#[derive(Clone, Copy)]
pub struct Nav(RwSignal<Parsed>);

impl Nav {
    /// Reads the location, and follows the history until the owner is cleaned up.
    pub fn start() -> Self {
        let nav = Self(RwSignal::new(parse(&search())));
        on_window(ev::popstate, move |_| nav.read_location());
        on_window(ev::click, move |event| nav.on_click(&event));
        nav
    }

    /// The current address; reactive.
    pub fn address(self) -> Address {
        self.with(Clone::clone)
    }

    /// Reads the current address; reactive.
    pub fn with<T>(self, look: impl FnOnce(&Address) -> T) -> T {
        unsubscribe_on_cleanup(self.0);
        self.0.with(|parsed| look(&parsed.address))
    }

    /// The current address, for an event handler.
    pub fn now(self) -> Address {
        self.0.with_untracked(|parsed| parsed.address.clone())
    }

    /// Whether the address has values that were ignored, or lacks a part of the view; reactive.
    pub fn needs_notice(self) -> bool {
        self.0.with(|parsed| parsed.is_shortened || !parsed.ignored.is_empty())
    }

    /// The values of the address that were ignored; reactive.
    pub fn ignored(self) -> Vec<Ignored> {
        self.0.with(|parsed| parsed.ignored.clone())
    }

    /// Whether the browser's address lacks a part of the current one; reactive.
    pub fn is_shortened(self) -> bool {
        self.0.with(|parsed| parsed.is_shortened)
    }

    /// Navigates to an address with a new history entry: Back returns to the current one. The current address gets none.
    pub fn go(self, address: &Address) {
        let is_here = self.0.with_untracked(|parsed| parsed.address == *address);
        self.navigate(address, !is_here);
    }

    /// Replaces the current address without a history entry, for example while the person types a search.
    pub fn replace(self, address: &Address) {
        self.navigate(address, false);
    }

    fn navigate(self, address: &Address, push: bool) {
        let (href, is_shortened) = fitting(address);
        let url = if href == "?" { path() } else { href };
        // Browsers refuse hundreds of changes in a second. The view changes anyway.
        if let Ok(history) = window().history() {
            let _ = if push {
                history.push_state_with_url(&JsValue::NULL, "", Some(&url))
            } else {
                history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
            };
        }
        self.0.set(Parsed { address: address.clone(), ignored: Vec::new(), is_shortened });
    }

    fn read_location(self) {
        self.0.set(parse(&search()));
    }

    fn on_click(self, event: &web_sys::MouseEvent) {
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
        // A disabled link shows the reason itself.
        if link.has_attribute("aria-disabled") {
            return;
        }
        self.go(&parse(&href).address);
    }
}

/// The navigation, from the Leptos context.
pub fn use_nav() -> Nav {
    expect_context::<Nav>()
}

fn search() -> String {
    window().location().search().unwrap_or_default()
}

fn path() -> String {
    window().location().pathname().unwrap_or_default()
}
