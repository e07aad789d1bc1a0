//! The dialog in which views are saved, deleted, and carried to another browser as links.

use crate::address::Sort;
use crate::address::history::Nav;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::field::field;
use crate::components::hand_over::{To, hand_over};
use crate::components::html::{Input, button, div, form, p, span};
use crate::components::inputs::{text_area, text_input};
use crate::components::text::{flexible_space, safe_text, signal_text};
use crate::context::Page;
use crate::format::sanitize;
use crate::pages::tokens::filters::chips::active_filters;
use crate::settings::saved_views::{self, View};
use js_sys::Array;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;

/// The dialog.
pub fn views_dialog(page: Page, is_open: RwSignal<bool>) -> AnyView {
    let saved = RwSignal::new(saved_views::remembered());
    let (name, refusal) = (RwSignal::new(String::new()), RwSignal::new(None::<&'static str>));
    let (pasted, said) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let name_input = NodeRef::<Input>::new();
    let type_name = move |text| {
        name.set(text);
        refusal.set(None);
    };
    let name_field = text_input(move || name.get(), type_name)
        .attr("maxlength", "80")
        .attr("data-first-focus", "")
        .node_ref(name_input);
    let save = move || {
        let mut views = saved_views::remembered();
        let given = name.get_untracked();
        let added = saved_views::add(&mut views, &given, &page.nav.now());
        refusal.set(added.err());
        if added.is_ok() {
            name.set(String::new());
            store(saved, said, views, ["Saved “", &given, "”."].concat());
        }
    };
    let import = move |_| {
        let mut views = saved_views::remembered();
        let before = views.len();
        let skipped = saved_views::import(&mut views, &pasted.get_untracked(), &base());
        let count = (views.len() - before).to_string();
        // Text that was not understood stays, to be corrected.
        if skipped.is_empty() {
            pasted.set(String::new());
        }
        let words =
            ["Imported: ", &count, ". Skipped: ", &skipped.len().to_string(), ".\n", &skipped.join("\n")];
        store(saved, said, views, words.concat());
    };
    let row = move |view: &View| {
        let gone = view.name.clone();
        let delete = action_button("Delete", "", move |_| {
            // The button that has the focus is about to go.
            if let Some(input) = name_input.get_untracked() {
                let _ = input.focus();
            }
            let mut views = saved_views::remembered();
            views.retain(|view| view.name != gone);
            store(saved, said, views, ["Deleted “", &gone, "”."].concat());
        });
        let label = sanitize::words(&["Delete view ", &view.name].concat()).into_owned();
        div()
            .class("check")
            .child(span().class("wrap").child(safe_text(&view.name)))
            .child(flexible_space())
            .child(delete.class("danger quiet").attr("aria-label", label))
            .into_any()
    };
    let give = move |label: &str, to: To| {
        action_button(label, "", move |_| {
            let to = to.clone();
            spawn_local(async move {
                let links = saved.with_untracked(|views| saved_views::as_links(views, &base()));
                let (Ok(words) | Err(words)) = hand_over(Array::of1(&links.into()), &to).await;
                said.set([words, "."].concat());
            });
        })
        .attr("hidden", move || saved.with(Vec::is_empty))
    };
    let done = move || is_open.set(false);
    let save_form = form()
        .on(ev::submit, move |event| {
            event.prevent_default();
            save();
        })
        .child(field(
            "Name of the view",
            name_field,
            move || what_is_saved(page.nav),
            move || refusal.get().map(str::to_owned),
        ))
        .child(div().class("check").child(button().child("Save view")));
    let links_field = text_area("3", move || pasted.get(), move |text| pasted.set(text))
        .attr("spellcheck", "false")
        .attr("maxlength", "100000");
    let links_hint = || "For each view a line with its name and its link.".to_owned();
    let actions = div()
        .class("actions")
        .child(give("Copy links", To::Clipboard))
        .child(give("Download links", To::File("token-views.txt".to_owned(), "text/plain")))
        .child(flexible_space())
        .child(action_button("Close", "", move |_| done()));
    let rows = move || Some(saved.with(|views| views.iter().map(row).collect_view()).into_any());
    let content = vec![
        save_form.into_any(),
        rows.into_shared().into_any(),
        field("Links to import", links_field, links_hint, || None).into_any(),
        action_button("Import", "", import).into_any(),
        p().class("hint multiline wrap").attr("role", "status").child(signal_text(said.into())).into_any(),
        actions.into_any(),
    ];
    dialog("Saved views", "", done, content)
}

/// Stores the views and says so; or that the browser did not store them.
#[inline(never)]
fn store(saved: RwSignal<Vec<View>>, said: RwSignal<String>, views: Vec<View>, words: String) {
    let is_kept = saved_views::remember(&views);
    saved.set(saved_views::remembered());
    said.set(if is_kept { words } else { "Not kept: this browser refuses to store it.".to_owned() });
}

/// Says which filters and which order would be saved.
fn what_is_saved(nav: Nav) -> String {
    nav.with(|address| {
        let mut words: Vec<String> = active_filters(address).into_iter().map(|(words, _)| words).collect();
        if words.is_empty() {
            words.push("All tokens".to_owned());
        }
        if address.sort != Sort::default() {
            words.push(["sorted by ", &address.sort.to_string()].concat());
        }
        ["Saves what is shown: ", &words.join(", "), ". Kept in this browser."].concat()
    })
}

/// The panel's address without its query.
fn base() -> String {
    let here = window().location();
    let path = here.pathname().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    [&here.origin().unwrap_or_default(), folder, "/"].concat()
}
