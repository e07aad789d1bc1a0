//! The dialog in which views are saved, opened, renamed, ordered, deleted, and carried to another browser as links.

mod rows;

use crate::address::Sort;
use crate::address::history::Nav;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::field::field;
use crate::components::focus::focus_soon;
use crate::components::hand_over::{To, hand_over};
use crate::components::html::{button, div, form, p};
use crate::components::inputs::{text_area, text_input};
use crate::components::text::{flexible_space, signal_text};
use crate::context::Page;
use crate::pages::tokens::filters::chips::active_filters;
use crate::settings::saved_views;
use js_sys::Array;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, intl, m};
use rows::Kept;

/// The dialog.
pub fn views_dialog(page: Page) -> AnyView {
    let is_open = page.manages_views;
    let (saved, said) = (RwSignal::new(saved_views::remembered()), RwSignal::new(String::new()));
    let list = Kept { saved, said };
    let (name, refusal) = (RwSignal::new(String::new()), RwSignal::new(None::<&'static str>));
    let (pasted, is_importing) = (RwSignal::new(String::new()), RwSignal::new(false));
    let type_name = move |text| {
        name.set(text);
        refusal.set(None);
    };
    let name_field =
        text_input(move || name.get(), type_name).attr("maxlength", "80").attr("data-first-focus", "");
    let save = move || {
        let mut views = saved_views::remembered();
        let given = name.get_untracked();
        let added = saved_views::add(&mut views, &given, &page.nav.now());
        refusal.set(added.err().map(Message::text));
        if added.is_ok() {
            name.set(String::new());
            list.store(views, m::saved_views::saved(&given));
        }
    };
    let import = move |_| {
        let mut views = saved_views::remembered();
        let before = views.len();
        let skipped = saved_views::import(&mut views, &pasted.get_untracked(), &base());
        let count = views.len() - before;
        // Text that was not understood stays, to be corrected.
        if skipped.is_empty() {
            pasted.set(String::new());
        }
        let words = m::saved_views::imported(count, skipped.len());
        list.store(views, [&words, "\n", &skipped.join("\n")].concat());
    };
    let give = move |label: Message, to: To| {
        action_button(label, "", move |_| {
            let to = to.clone();
            spawn_local(async move {
                let links = saved.with_untracked(|views| saved_views::as_links(views, &base()));
                let (Ok(words) | Err(words)) = hand_over(Array::of1(&links.into()), &to).await;
                said.set(m::saved_views::handed_over(words));
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
            m::saved_views::NAME_OF_VIEW,
            name_field,
            move || what_is_saved(page.nav),
            move || refusal.get().map(str::to_owned),
        ))
        .child(div().class("check").child(button().message(m::saved_views::SAVE_VIEW)));
    let import_fields = move || {
        is_importing.get().then(|| {
            let links_field = text_area("3", move || pasted.get(), move |text| pasted.set(text))
                .attr("spellcheck", "false")
                .attr("maxlength", "100000")
                .attr("data-links", "");
            let hint = || m::saved_views::IMPORT_HINT.string();
            div()
                .child(field(m::saved_views::LINKS_TO_IMPORT, links_field, hint, || None))
                .child(action_button(m::saved_views::IMPORT, "", import))
                .into_any()
        })
    };
    let toggle_import = move |_| {
        is_importing.update(|is| *is = !*is);
        focus_soon("[data-links]");
    };
    let actions = div()
        .class("actions")
        .child(give(m::saved_views::COPY_LINKS, To::Clipboard))
        .child(give(m::saved_views::DOWNLOAD_LINKS, To::File("token-views.txt".to_owned(), "text/plain")))
        .child(
            action_button(m::saved_views::OPEN_IMPORT, "", toggle_import)
                .attr("aria-expanded", move || is_importing.get().to_string()),
        )
        .child(flexible_space())
        .child(action_button(m::common::CLOSE, "", move |_| done()));
    let content = vec![
        save_form.into_any(),
        rows::rows(list, is_open),
        import_fields.into_shared().into_any(),
        p().class("hint multiline wrap").attr("role", "status").child(signal_text(said.into())).into_any(),
        actions.into_any(),
    ];
    dialog(m::saved_views::SAVED_VIEWS.text(), "", done, content)
}

/// Says which filters and which order would be saved.
fn what_is_saved(nav: Nav) -> String {
    nav.with(|address| {
        let mut words: Vec<String> = active_filters(address).into_iter().map(|(words, _)| words).collect();
        if words.is_empty() {
            words.push(m::saved_views::ALL_TOKENS.string());
        }
        if address.sort != Sort::default() {
            words.push(m::saved_views::sorted_by(&address.sort.to_string()));
        }
        m::saved_views::what_is_saved(&intl::list(words.iter().map(String::as_str)))
    })
}

/// The panel's address without its query.
fn base() -> String {
    let here = window().location();
    let path = here.pathname().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    [&here.origin().unwrap_or_default(), folder, "/"].concat()
}
