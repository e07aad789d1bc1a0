//! A row for each saved view: its link, and what can be done with it.

use super::base;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::button::{action_button, text_button};
use crate::components::field::text_field;
use crate::components::focus::focus_soon;
use crate::components::hand_over::{To, hand_over};
use crate::components::html::{Element, a, button, div, form};
use crate::components::inputs::text_input;
use crate::components::text::safe_text;
use crate::format::sanitize;
use crate::settings::saved_views::{self, View};
use js_sys::Array;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;

/// The views, and what was done last in words.
#[derive(Clone, Copy)]
pub struct Kept {
    pub saved: RwSignal<Vec<View>>,
    pub said: RwSignal<String>,
}

impl Kept {
    /// Stores the views and says so; or that the browser did not store them.
    #[inline(never)]
    pub fn store(self, views: Vec<View>, words: String) {
        let is_kept = saved_views::remember(&views);
        self.saved.set(saved_views::remembered());
        self.said.set(if is_kept { words } else { m::saved_views::NOT_KEPT.string() });
    }
}

/// What the buttons of all rows share.
#[derive(Clone, Copy)]
struct Rows {
    list: Kept,
    is_open: RwSignal<bool>,
    /// The view whose name is being changed.
    renamed: RwSignal<Option<String>>,
    /// The view and the button that get the focus after a change of the rows: these are built again.
    focused: RwSignal<(String, &'static str)>,
}

/// The rows. `is_open` is whether the dialog is open.
pub fn rows(list: Kept, is_open: RwSignal<bool>) -> AnyView {
    let rows =
        Rows { list, is_open, renamed: RwSignal::new(None), focused: RwSignal::new((String::new(), "")) };
    let all = move || {
        let renamed = rows.renamed.get();
        let views = list.saved.get();
        let last = views.len().saturating_sub(1);
        let row = |(place, view): (usize, &View)| match &renamed {
            Some(name) if *name == view.name => rows.name_form(name.clone()),
            _ => rows.row(view, place == 0, place == last),
        };
        Some(untrack(|| views.iter().enumerate().map(row).collect_view().into_any()))
    };
    all.into_shared().into_any()
}

const RENAME: &str = "rename";
const UP: &str = "↑";
const DOWN: &str = "↓";

impl Rows {
    fn row(self, view: &View, is_first: bool, is_last: bool) -> AnyView {
        let list = self.list;
        let (name, href) = (view.name.clone(), view.href.clone());
        let link = a()
            .class("wrap")
            .attr("href", view.href.clone())
            .on(ev::click, move |_| self.is_open.set(false))
            .child(safe_text(&view.name));
        let copy = move |_| {
            let address = [base(), href.clone()].concat();
            spawn_local(async move {
                let (Ok(words) | Err(words)) = hand_over(Array::of1(&address.into()), &To::Clipboard).await;
                list.said.set(m::saved_views::handed_over(words));
            });
        };
        let of = name.clone();
        let rename = move |_| {
            self.renamed.set(Some(of.clone()));
            focus_soon("[data-new-name]");
        };
        let (up, down, gone) = (name.clone(), name.clone(), name.clone());
        let delete = move |_| {
            // The button that has the focus is about to go.
            focus_soon("[data-first-focus]");
            let mut views = saved_views::remembered();
            views.retain(|view| view.name != gone);
            list.store(views, m::saved_views::deleted(&gone));
        };
        div()
            .class("saved-view")
            .child(link)
            .child(labelled(
                action_button(m::common::COPY_LINK, "", copy),
                &m::saved_views::copy_link_to(&name),
            ))
            .child(self.focusable(
                &name,
                RENAME,
                labelled(
                    action_button(m::saved_views::RENAME, "", rename),
                    &m::saved_views::rename_view(&name),
                ),
            ))
            .child(self.move_button(up, true, is_first))
            .child(self.move_button(down, false, is_last))
            .child(labelled(
                action_button(m::saved_views::DELETE, "danger quiet", delete),
                &m::saved_views::delete_view(&name),
            ))
            .into_any()
    }

    /// The button that moves a view by one place.
    fn move_button(self, name: String, is_up: bool, is_at_end: bool) -> AnyView {
        let (key, label) = match is_up {
            true => (UP, m::saved_views::move_up(&name)),
            false => (DOWN, m::saved_views::move_down(&name)),
        };
        let of = name.clone();
        let button = text_button(key, "", move |_| {
            let mut views = saved_views::remembered();
            saved_views::shift(&mut views, &of, is_up);
            let place = views.iter().position(|view| view.name == of).unwrap_or_default();
            let words = m::saved_views::moved(&of, place + 1, views.len());
            // At the end its button can do no more.
            let is_at_end = if is_up { place == 0 } else { place + 1 == views.len() };
            self.focus(&of, if is_at_end == is_up { DOWN } else { UP });
            self.list.store(views, words);
        });
        self.focusable(&name, key, labelled(button, &label).prop("disabled", is_at_end))
    }

    /// The form in the place of a row whose view gets another name.
    fn name_form(self, old: String) -> AnyView {
        let (name, refusal) = (RwSignal::new(old.clone()), RwSignal::new(None::<&'static str>));
        let type_name = move |text| {
            name.set(text);
            refusal.set(None);
        };
        let label = sanitize::words(&m::saved_views::new_name(&old)).into_owned();
        let input =
            text_input(move || name.get(), type_name).attr("maxlength", "80").attr("data-new-name", "");
        let again = old.clone();
        let cancel = move |_| {
            self.focus(&again, RENAME);
            self.renamed.set(None);
        };
        let save = move || {
            let mut views = saved_views::remembered();
            let given = name.get_untracked();
            match saved_views::rename(&mut views, &old, &given) {
                Ok(new) => {
                    self.focus(&new, RENAME);
                    self.renamed.set(None);
                    self.list.store(views, m::saved_views::renamed(&new));
                }
                Err(why) => refusal.set(Some(why.text())),
            }
        };
        form()
            .on(ev::submit, move |event| {
                event.prevent_default();
                save();
            })
            .child(text_field(&label, input, String::new, move || refusal.get().map(str::to_owned)))
            .child(
                div()
                    .class("saved-view")
                    .child(button().message(m::saved_views::SAVE_NAME))
                    .child(action_button(m::common::CANCEL, "", cancel)),
            )
            .into_any()
    }

    /// Moves the focus to a button of a view, once the rows are built again.
    fn focus(self, name: &str, key: &'static str) {
        self.focused.set((name.to_owned(), key));
        focus_soon("[data-focused]");
    }

    /// The button, marked if it is the one that gets the focus.
    fn focusable(self, name: &str, key: &'static str, button: Element) -> AnyView {
        let is_it = self.focused.with_untracked(|(of, which)| of == name && *which == key);
        button.attr("data-focused", is_it.then_some("")).into_any()
    }
}

/// A button whose name says which view it is about.
fn labelled(button: Element, words: &str) -> Element {
    button.attr("aria-label", sanitize::words(words).into_owned())
}
