//! The menu of views, as plain links, and the dialog in which they are saved, deleted, and carried to another browser.
//!
//! What never lives here: what a view is, and where it is kept (`views.rs`).

use super::Page;
use super::filters::active;
use crate::address::Sort;
use crate::dom::{El, button, classed, el, link, spawn};
use crate::nav::Nav;
use crate::parts::dialog::{actions, dialog};
use crate::parts::field::field;
use crate::parts::hand_over::{To, hand_over};
use crate::parts::menu::{close_menus, menu_of};
use crate::signal::{Derived, Var};
use crate::views::{self, View};
use js_sys::Array;
use leptos::prelude::*;

/// The menu, and the place of its dialog, which is none in a menu or among filters.
pub fn views_menu(page: Page) -> (El, El) {
    let is_open = Var::new(false);
    let items = move || el("div").slot(move || page.later.part(|apart| (apart.views)(page, is_open)));
    let dialog = move || {
        is_open.get().then_some(())?;
        page.later.part(|apart| (apart.manage_views)(page, is_open))
    };
    let menu = menu_of(|| "Views".to_owned(), move || vec![items()]);
    (page.later.expects(menu), el("div").slot(dialog))
}

/// What is in the menu. Made each time that it is opened: another tab may have saved a view meanwhile.
pub fn views_items(page: Page, is_open: Var<bool>) -> El {
    let shown = Derived::new(move || page.nav.with(|a| views::view_of(a).href()));
    el("div")
        .children(views::BUILT_IN.map(|(name, href)| view_link(shown, name, href)))
        .children(views::remembered().iter().map(|view| view_link(shown, &view.name, &view.href)))
        .child(button("Save or manage views", move |_| {
            close_menus();
            is_open.set(true);
        }))
        .on("click", |_| close_menus())
}

#[inline(never)]
fn view_link(shown: Derived<String>, name: &str, href: &str) -> El {
    let own = href.to_owned();
    link(href)
        .live_attr("aria-current", move || shown.with(|shown| *shown == own).then(|| "true".to_owned()))
        .child(classed("span", "tick").attr("aria-hidden", "true"))
        .text(name)
}

/// The dialog.
pub fn views_dialog(page: Page, is_open: Var<bool>) -> El {
    let saved = Var::new(views::remembered());
    let (name, refusal) = (Var::new(String::new()), Var::new(None::<&'static str>));
    let (pasted, said) = (Var::new(String::new()), Var::new(String::new()));
    let name_field = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", "80")
        .live_value(move || name.get())
        .on_value("input", move |text| {
            name.set(text);
            refusal.set(None);
        })
        .first_focus();
    let after_delete = name_field.clone();
    let save = move || {
        let mut views = views::remembered();
        let given = name.get_untracked();
        let added = views::add(&mut views, &given, &page.nav.now());
        refusal.set(added.err());
        if added.is_ok() {
            name.set(String::new());
            keep(saved, said, views, ["Saved “", &given, "”."].concat());
        }
    };
    let import = move |_| {
        let mut views = views::remembered();
        let before = views.len();
        let skipped = views::import(&mut views, &pasted.get_untracked(), &base());
        let count = (views.len() - before).to_string();
        // What was not understood stays, to be mended.
        if skipped.is_empty() {
            pasted.set(String::new());
        }
        let words =
            ["Imported: ", &count, ". Skipped: ", &skipped.len().to_string(), ".\n", &skipped.join("\n")];
        keep(saved, said, views, words.concat());
    };
    let row = move |view: &View| {
        let (gone, next) = (view.name.clone(), after_delete.clone());
        let delete = button("Delete", move |_| {
            // The button goes, and the focus with it.
            next.focus();
            let mut views = views::remembered();
            views.retain(|view| view.name != gone);
            keep(saved, said, views, ["Deleted “", &gone, "”."].concat());
        });
        classed("div", "check")
            .child(classed("span", "wrap").text(&view.name))
            .child(classed("span", "spring"))
            .child(delete.class("danger quiet").attr("aria-label", &["Delete view ", &view.name].concat()))
    };
    let give = move |label: &str, to: To| {
        button(label, move |_| {
            let to = to.clone();
            spawn(async move {
                let links = saved.with_untracked(|views| views::as_links(views, &base()));
                let (Ok(words) | Err(words)) = hand_over(Array::of1(&links.into()), &to).await;
                said.try_set([words, "."].concat());
            });
        })
        .live_flag("hidden", move || saved.with(Vec::is_empty))
    };
    let done = move || is_open.set(false);
    dialog("Saved views", "", done)
        .child(
            el("form")
                .child(field(
                    "Name of the view",
                    name_field,
                    move || what_is_saved(page.nav),
                    move || refusal.get().map(str::to_owned),
                ))
                .child(classed("div", "check").child(el("button").text("Save view")))
                .on("submit", move |event| {
                    event.prevent_default();
                    save();
                }),
        )
        .slots(move || saved.with(|views| views.iter().map(&row).collect()))
        .child(field(
            "Links to import",
            el("textarea")
                .attr("rows", "3")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("maxlength", "100000")
                .live_value(move || pasted.get())
                .on_value("input", move |text| pasted.set(text)),
            || "For each view a line with its name and its link.".to_owned(),
            || None,
        ))
        .child(button("Import", import))
        .child(classed("p", "hint multiline wrap").attr("role", "status").live(move || said.get()))
        .child(
            actions()
                .child(give("Copy links", To::Clipboard))
                .child(give("Download links", To::File("token-views.txt".to_owned(), "text/plain")))
                .child(classed("span", "spring"))
                .child(button("Close", move |_| done())),
        )
}

/// Keeps the views, and says so. What the browser really keeps is what counts.
#[inline(never)]
fn keep(saved: Var<Vec<View>>, said: Var<String>, views: Vec<View>, words: String) {
    let is_kept = views::remember(&views);
    saved.set(views::remembered());
    said.set(if is_kept { words } else { "Not kept: this browser refuses to store it.".to_owned() });
}

/// The filters and the order, in words.
fn what_is_saved(nav: Nav) -> String {
    nav.with(|address| {
        let mut words: Vec<String> = active(address).into_iter().map(|(words, _)| words).collect();
        if words.is_empty() {
            words.push("All tokens".to_owned());
        }
        if address.sort != Sort::default() {
            words.push(["sorted by ", &address.sort.to_string()].concat());
        }
        ["Saves what is shown: ", &words.join(", "), ". Kept in this browser."].concat()
    })
}

/// The panel's own address, without what is shown.
fn base() -> String {
    let here = window().location();
    let path = here.pathname().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    [&here.origin().unwrap_or_default(), folder, "/"].concat()
}
