//! The command palette: finds a token, a view or an action by its name, and goes there or does it.

mod choices;

use crate::browser::latest::Latest;
use crate::browser::signal::RwSignal;
use crate::components::dialog::{dialog, unique_id};
use crate::components::html::{a, div};
use crate::components::inputs::text_input;
use crate::components::keyed::built_anew;
use crate::components::menu::close_menus;
use crate::components::text::{code_name, safe_name};
use crate::context::{Hits, Page};
use choices::{ACTIONS, Choice, Target, choices};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The dialog. `exports` runs a download.
pub fn palette(page: Page, hits: Hits, exports: Latest, is_open: RwSignal<bool>) -> AnyView {
    // The item of a menu could not have the focus again.
    close_menus();
    let (text, active) = (RwSignal::new(String::new()), RwSignal::new(0u32));
    let id = unique_id("choices");
    let (list_id, id_of_active, id_of_keys) = (id.clone(), id.clone(), id.clone());
    let type_text = move |typed| {
        text.set(typed);
        active.set(0);
    };
    let input = text_input(move || text.get(), type_text)
        .attr("role", "combobox")
        .attr("aria-label", m::palette::FIND)
        .attr("placeholder", m::palette::FIND)
        .attr("aria-autocomplete", "list")
        .attr("aria-expanded", "true")
        .attr("aria-controls", id.clone())
        .attr("aria-activedescendant", move || option_id(&id_of_active, active.get()))
        .attr("data-first-focus", "")
        .on(ev::keydown, move |event| on_key(&event, &id_of_keys, active));
    let option = move |(index, choice): (u32, Choice)| {
        let mut option = a()
            .attr("role", "option")
            .attr("id", option_id(&id, index))
            .attr("tabindex", "-1")
            .attr("aria-selected", move || (active.get() == index).to_string());
        let (mut is_nothing, mut action) = (false, None);
        match choice.target {
            Target::None => is_nothing = true,
            Target::Link(href) => option = option.attr("href", href),
            Target::Action(index) => action = ACTIONS.get(index),
        }
        option
            .on(ev::click, move |_| {
                if !is_nothing {
                    is_open.set(false);
                }
                if let Some((_, action)) = action {
                    action(page, hits, exports);
                }
            })
            .child(safe_name(&choice.name))
            .child((!choice.uid.is_empty()).then(|| code_name(&choice.uid)))
            .into_any()
    };
    let list = move || {
        let text = text.get();
        let found = untrack(|| choices(page, &text));
        Some((0u32..).zip(found).map(&option).collect_view().into_any())
    };
    let list = div()
        .class("choice-list")
        .attr("role", "listbox")
        .attr("aria-label", m::palette::FIND)
        .attr("id", list_id)
        .child(built_anew(list));
    dialog(m::palette::TITLE.text(), "", move || is_open.set(false), vec![input.into_any(), list.into_any()])
}

fn option_id(list: &str, index: u32) -> String {
    [list, "-", &index.to_string()].concat()
}

/// Arrow keys move through the choices, from the last one to the first. Enter is a click on the active one.
fn on_key(event: &KeyboardEvent, list: &str, active: RwSignal<u32>) {
    let Some(list) = document().get_element_by_id(list) else { return };
    let Ok(options) = list.query_selector_all("[role=option]") else { return };
    let (place, count) = (active.get_untracked(), options.length().max(1));
    let place = match event.key().as_str() {
        "ArrowDown" => (place + 1) % count,
        "ArrowUp" => (place + count - 1) % count,
        "Enter" if !event.is_composing() => place,
        _ => return,
    };
    event.prevent_default();
    let Some(option) = options.get(place).and_then(|option| option.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if event.key() == "Enter" {
        return option.click();
    }
    active.set(place);
    let (inner, outer) = (option.get_bounding_client_rect(), list.get_bounding_client_rect());
    if inner.top() < outer.top() || inner.bottom() > outer.bottom() {
        option.scroll_into_view_with_bool(inner.top() < outer.top());
    }
}
