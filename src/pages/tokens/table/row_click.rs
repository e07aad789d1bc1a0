//! Clicks on a row.

use crate::browser::reactive::spawn_local;
use crate::components::copy::{copy as copy_text, outcome_words};
use crate::context::{Hits, Page};
use crate::pages::tokens::selection::select;
use leptos::prelude::*;
use panel_messages::m;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent};

/// A click on a row opens the details of its token. On the checkbox it selects the row, on the buttons it copies the
/// uid, and opens the row's menu.
pub fn on_click(page: Page, hits: Hits, event: &Event) {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
    let Some(uid) = target.closest("tr").ok().flatten().and_then(|row| row.get_attribute("data-uid")) else {
        return;
    };
    if let Ok(Some(button)) = target.closest("button.copy") {
        return copy_uid(page, button, uid);
    }
    if let Ok(Some(_)) = target.closest(".row-menu") {
        let is_open = page.row_menu.with_untracked(|open| open.as_ref().is_some_and(|it| it.uid == uid));
        let token = page.loader.list().with_untracked(|list| list.find(&uid).cloned());
        return page.row_menu.set(token.filter(|_| !is_open));
    }
    let mouse: &MouseEvent = event.unchecked_ref();
    if let Ok(Some(tick)) = target.closest("input.select") {
        let tick: HtmlInputElement = tick.unchecked_into();
        return select(page, hits, &uid, tick.checked(), mouse.shift_key());
    }
    // The browser sends another click to the checkbox of a `label`. The links in `.labels` lead elsewhere.
    if let Ok(Some(_)) = target.closest("label, .labels a") {
        return;
    }
    // Selecting text is no click, and a click with a key opens a tab or a window.
    let selects_text = window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed());
    let asks_for_tab = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key();
    if selects_text || asks_for_tab {
        return;
    }
    event.prevent_default();
    page.nav.go(&page.nav.now().with_token(&uid));
}

fn copy_uid(page: Page, button: Element, uid: String) {
    spawn_local(async move {
        let outcome = copy_text(&uid).await;
        if let Some(icon) = button.first_element_child() {
            icon.set_class_name(if outcome.is_ok() { "icon-done" } else { "icon-failed" });
        }
        page.done.set(m::table::uid_outcome(outcome_words(outcome), &uid));
    });
}
