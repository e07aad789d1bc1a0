//! The menu "Columns": which columns the table has, and how high its rows are.

use crate::browser::signal::RwSignal;
use crate::components::html::{div, fieldset, input, label, legend};
use crate::components::inputs::checkbox;
use crate::components::menu::lazy_menu;
use crate::context::Page;
use crate::pages::tokens::table::header::{COLUMNS, LABELS, MORE_COLUMNS};
use crate::settings::columns::{DENSITY, HIDDEN, choose, chosen};
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};

/// The menu.
pub fn columns_menu(page: Page) -> AnyView {
    let items = move || (move || page.lazy.part(|it| (it.columns)(page))).into_shared().into_any();
    page.lazy.preload_on_hover(lazy_menu(|| m::list::COLUMNS.string(), items))
}

/// A checkbox for each column but the name, and the densities.
pub fn columns_items(page: Page) -> AnyView {
    let hidden = RwSignal::new(chosen(HIDDEN));
    let is_listed = move |class: &str| hidden.with(|all| all.split(' ').any(|it| it == class));
    // The last one is of servers with labels.
    let more = &MORE_COLUMNS[..if page.offers_labels() { 2 } else { 1 }];
    let all =
        move || COLUMNS.iter().skip(1).map(|(key, label)| (key.key(), *label)).chain(more.iter().copied());
    let column = move |(class, name): (&'static str, Message)| {
        let is_extra = class == LABELS;
        let show = move |on: bool| {
            let stays = |it: &&str| if *it == class { on == is_extra } else { untrack(|| is_listed(it)) };
            let classes: Vec<&str> = all().map(|(class, _)| class).filter(stays).collect();
            hidden.set(classes.join(" "));
            change(HIDDEN, &hidden.get_untracked());
        };
        label()
            .class("item")
            .child(checkbox(move || is_listed(class) == is_extra, show))
            .message(name)
            .into_any()
    };
    let density = |(key, name): (&'static str, Message)| {
        let radio = input()
            .attr("type", "radio")
            .attr("name", DENSITY)
            .prop("checked", chosen(DENSITY) == key)
            .on(ev::change, move |_| change(DENSITY, key));
        label().class("item").child(radio).message(name).into_any()
    };
    let densities = fieldset().attr("role", "radiogroup").child(legend().message(m::columns::DENSITY)).child(
        [("", m::columns::COMFORTABLE), ("compact", m::columns::COMPACT)]
            .map(density)
            .into_iter()
            .collect_view(),
    );
    div().child(all().map(column).collect_view()).child(densities).into_any()
}

fn change(name: &str, choice: &str) {
    choose(name, choice);
    // A table that has only the rows in view measures their height when the window changes.
    if let Ok(event) = web_sys::Event::new("resize") {
        let _ = window().dispatch_event(&event);
    }
}
