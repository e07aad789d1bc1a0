//! The command palette: finds a token, a view or an action by its name, and goes there or does it.

mod choices;

use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::{RwSignal, memo};
use crate::components::dialog::{dialog, unique_id};
use crate::components::html::{div, li, p, ul};
use crate::components::inputs::text_input;
use crate::components::keyed::built_anew;
use crate::components::menu::close_menus;
use crate::components::text::{code_name, safe_name};
use crate::context::{Hits, Page};
use choices::{Choice, choices, run};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// The dialog. `exports` runs a download.
pub fn palette(page: Page, hits: Hits, exports: Latest, is_open: RwSignal<bool>) -> AnyView {
    // The item of a menu could not have the focus again.
    close_menus();
    let (text, active) = (RwSignal::new(String::new()), RwSignal::new(0));
    let found = memo(move || {
        let text = text.get();
        untrack(|| choices(page, &text))
    });
    let close = move || is_open.set(false);
    let choose = move |index: usize| {
        if let Some(Choice { target, .. }) = found.with_untracked(|all| all.get(index).cloned()) {
            close();
            // After the focus has returned: a dialog that opens now returns it to the same element.
            set_timeout(move || run(page, hits, exports, target), Duration::ZERO);
        }
    };
    let list_id = unique_id("choices");
    let id_of = {
        let list_id = list_id.clone();
        move |index: usize| [&list_id, "-", &index.to_string()].concat()
    };
    let (id_of_active, id_in_view) = (id_of.clone(), id_of.clone());
    let is_empty = move || found.with(Vec::is_empty);
    let input = text_input(
        move || text.get(),
        move |typed| {
            text.set(typed);
            active.set(0);
        },
    )
    .attr("role", "combobox")
    .attr("aria-label", "Find tokens, views and actions")
    .attr("placeholder", "Find tokens, views and actions")
    .attr("aria-autocomplete", "list")
    .attr("aria-expanded", move || (!is_empty()).to_string())
    .attr("aria-controls", list_id.clone())
    .attr("aria-activedescendant", move || (!is_empty()).then(|| id_of_active(active.get())))
    .attr("data-first-focus", "")
    .on(ev::keydown, move |event| {
        let count = found.with_untracked(Vec::len);
        if event.is_composing() || count == 0 {
            return;
        }
        let place: usize = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => active.set((place + 1) % count),
            "ArrowUp" => active.set((place + count - 1) % count),
            "Enter" => choose(place),
            _ => return,
        }
        event.prevent_default();
    });
    effect(move || scroll_into_view(&id_in_view(active.get())));
    let list = move || {
        let option = |index: usize, choice: &Choice| {
            li().attr("role", "option")
                .attr("id", id_of(index))
                .attr("aria-selected", move || (active.get() == index).to_string())
                .on(ev::click, move |_| choose(index))
                .child(safe_name(&choice.name))
                .child(
                    (!choice.uid.is_empty()).then(|| vec![" ".into_any(), code_name(&choice.uid)].into_any()),
                )
                .into_any()
        };
        let mut groups = Vec::new();
        found.with(|all| {
            let mut from = 0;
            for some in all.chunk_by(|a, b| a.group == b.group) {
                let options: Vec<AnyView> =
                    some.iter().enumerate().map(|(index, choice)| option(from + index, choice)).collect();
                from += some.len();
                let name = some.first().map_or("", |choice| choice.group);
                let group = ul().attr("role", "group").attr("aria-label", name);
                let head =
                    li().class("hint").attr("role", "presentation").attr("aria-hidden", "true").child(name);
                groups.push(group.child(head).child(options).into_any());
            }
        });
        Some(groups.into_any())
    };
    let none = move || is_empty().then(|| "Nothing has this name.".into_any());
    let content = vec![
        input.into_any(),
        div()
            .class("choice-list")
            .attr("role", "listbox")
            .attr("aria-label", "Tokens, views and actions")
            .attr("id", list_id)
            .child(built_anew(list))
            .into_any(),
        p().class("hint").attr("role", "status").child(built_anew(none)).into_any(),
    ];
    dialog("Command palette", "palette", close, content)
}

/// Scrolls the list so that the choice with this id is in sight.
fn scroll_into_view(id: &str) {
    let Some(choice) = document().get_element_by_id(id) else { return };
    let Ok(Some(list)) = choice.closest("[role=listbox]") else { return };
    let (inner, outer) = (choice.get_bounding_client_rect(), list.get_bounding_client_rect());
    let above = outer.top() - inner.top();
    let below = inner.bottom() - outer.bottom();
    let by = if above > 0.0 { -above } else { below.max(0.0) };
    list.set_scroll_top(list.scroll_top() + by as i32);
}
