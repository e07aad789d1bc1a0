//! The table. Up to 500 rows are all in the document, so that the browser's own search finds
//! them; beyond that only those in view and some around it, between two spacers.

mod moves;
mod row;

pub use row::{expires_class, expires_words, has_left_mark, looks_like, scope_badges};

use crate::address::{Address, SortKey};
use crate::browser::events::on_window;
use crate::browser::paint::after_paint;
use crate::context::Hits;
use crate::context::Page;
use crate::pages::tokens::focus::{focus_link, focus_table};
use crate::pages::tokens::selection::select;
use crate::query::{Lookalikes, Row};
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::html::{Tbody, a, table, tbody, th, thead, tr};
use leptos::prelude::*;
use row::RowView;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Rows that are all in the document.
const ALL_UP_TO: usize = 500;
/// Rows beyond the edges of the window, so that scrolling shows no gaps.
const OVERSCAN: usize = 15;
/// At least so many rows, however small the window.
const AT_LEAST: usize = 30;

const COLUMNS: [(SortKey, &str); 6] = [
    (SortKey::Name, "Name"),
    (SortKey::Scopes, "Scopes"),
    (SortKey::Created, "Created"),
    (SortKey::Expires, "Expires"),
    (SortKey::Used, "Last used"),
    (SortKey::Creator, "Created by"),
];

/// Where the window stands.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scroll {
    /// How far the first row is above the top edge, in pixels.
    above: f64,
    /// The height of the window.
    height: f64,
    /// The height of a row.
    row: f64,
}

/// Which rows to draw: all, where they are few, or those in view with some around them; at first those in view alone.
fn window_of(len: usize, scroll: Scroll, is_first: bool) -> (usize, usize) {
    if len <= ALL_UP_TO && !is_first {
        return (0, len);
    }
    let overscan = if is_first { 0 } else { OVERSCAN };
    let row = scroll.row.max(1.0);
    let first = ((scroll.above / row).max(0.0) as usize).min(len);
    let visible = (scroll.height / row).ceil().max(0.0) as usize;
    let to = (first + visible.max(AT_LEAST) + overscan).min(len);
    let from = first.saturating_sub(overscan).min(to.saturating_sub(AT_LEAST));
    (from, to)
}

/// The table of the rows that the address shows.
pub fn token_table(page: Page, hits: Hits) -> AnyView {
    let scroll = RwSignal::new(Scroll { above: 0.0, height: 900.0, row: 40.0 });
    let len = move || hits.with(|hits| hits.len());
    let view = Memo::new(move |_| page.nav.with(|a| a.without_dialogs()));
    // The view of which all rows are drawn, where they are few enough. Of a new one those in view come first, and the
    // others once these are painted: a hundred rows take the browser as long as all that went before.
    let whole = RwSignal::new(None::<Address>);
    let is_whole = move || whole.with(|whole| view.with(|view| whole.as_ref() == Some(view)));
    let range = Memo::new(move |_| window_of(len(), scroll.get(), !is_whole()));

    let body = NodeRef::<Tbody>::new();
    let rows = Rows::new();
    let drawn = rows.clone();
    Effect::new(move |_| {
        let Some(body) = body.get() else { return };
        let (from, to) = range.get();
        let all = page.rows();
        hits.with(|hits| {
            let shown =
                hits.get(from..to).unwrap_or_default().iter().filter_map(|index| all.get(*index as usize));
            drawn.draw(&body, shown.cloned().collect(), from);
        });
        drawn.tell_time(page.now());
        let view = view.get();
        drawn.set_view(&view);
        page.selection.with(|selection| drawn.set_selected(selection));
        page.lookalikes.with(|all| drawn.set_like(all));
        page.left.with(|left| drawn.set_left(left));
        let drawn = drawn.clone();
        after_paint(move || {
            let view = Some(view);
            match whole.try_with_untracked(|whole| *whole == view) {
                Some(true) => drawn.explain(),
                _ => {
                    whole.try_set(view);
                }
            }
        });
    });

    let measure = move || {
        let Some(body) = body.get_untracked() else { return };
        let Some(first) = body.first_element_child() else { return };
        let row = first.get_bounding_client_rect().height();
        let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(900.0);
        let top = body.get_bounding_client_rect().top();
        // The body's own top moves with the spacer above it: count from where the first row of all would be.
        let from = range.get_untracked().0;
        scroll.update(|scroll| {
            let above = from as f64 * scroll.row - top;
            *scroll = Scroll { above, height, row: if row > 0.0 { row } else { scroll.row } };
        });
    };
    on_window(ev::resize, move |_| measure());
    on_window(ev::scroll, move |_| measure());
    // The row that had the focus last: it may have left the window, and the document, since then.
    let current = RwSignal::new(0usize);
    let moved = move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let row = target.closest("tr[data-uid]").ok().flatten();
        // The table itself has the focus where the row that had it is out of the document.
        if row.is_none() && target.tag_name() != "TABLE" {
            return;
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let index = row.as_ref().and_then(|row| row.get_attribute("aria-rowindex"));
        if let Some(index) = index.and_then(|index| index.parse::<usize>().ok()) {
            current.set(index.saturating_sub(2));
        }
        // A link knows no space bar; a box and a button do.
        if event.key() == " " && target.tag_name() == "A" {
            event.prevent_default();
            let Some(uid) = row.and_then(|row| row.get_attribute("data-uid")) else { return };
            let on = !page.selection.with_untracked(|selection| selection.contains(&uid));
            return select(page, hits, &uid, on, event.shift_key());
        }
        let place = scroll.get_untracked();
        let per_page = (place.height / place.row.max(1.0)) as usize;
        let Some(to) =
            moves::target(&event.key(), current.get_untracked(), untrack(len), per_page.saturating_sub(2))
        else {
            return;
        };
        event.prevent_default();
        current.set(to);
        let (from, end) = range.get_untracked();
        if !(from..end).contains(&to) {
            // Into the middle of the window: it is drawn then, before the next frame.
            let top = to as f64 * place.row - place.height / 2.0 - place.above;
            window().scroll_by_with_x_and_y(0.0, top);
            measure();
        }
        let selector = format!("tr[aria-rowindex=\"{}\"] a", to + 2);
        // At once where it is there already: the next key may come before the next frame.
        if !focus_link(&selector) {
            request_animation_frame(move || {
                focus_link(&selector);
            });
        }
    };

    let heading = tr()
        .attr("aria-rowindex", "1")
        .child(COLUMNS.into_iter().map(|(key, label)| header_cell(page, key, label)).collect_view())
        .child(th().class("uid").attr("scope", "col").child("UID"));
    let body = tbody()
        .node_ref(body)
        .on(ev::click, move |event| row::clicked(page, hits, &event))
        .on(ev::pointerover, move |_| page.lazy.preload())
        .on(ev::focusin, move |_| page.lazy.preload());
    table()
        .attr("aria-label", "API tokens")
        .attr("tabindex", "-1")
        .attr("data-first", move || !is_whole())
        .attr("aria-rowcount", move || (len() + 1).to_string())
        .on(ev::keydown, moved)
        .child(thead().child(heading))
        .child(spacer(move || range.get().0, scroll))
        .child(body)
        .child(spacer(move || len().saturating_sub(range.get().1), scroll))
        .into_any()
}

/// As high as the rows that are not in the document.
fn spacer(rows: impl Fn() -> usize + Send + 'static, scroll: RwSignal<Scroll>) -> AnyView {
    let height = move || format!("{}px", (rows() as f64 * scroll.get().row) as u64);
    // One property of the style and no text for the whole of it, which a strict policy refuses.
    let row = tr().style(("height", height));
    tbody().class("spacer").attr("aria-hidden", "true").child(row).into_any()
}

fn header_cell(page: Page, key: SortKey, label: &'static str) -> AnyView {
    let order = move || match page.nav.with(|a| a.sort) {
        sort if sort.key != key => None,
        sort => Some(if sort.descending { "descending" } else { "ascending" }),
    };
    let to = move || page.nav.with(|a| Address { sort: a.sort.clicked(key), ..a.clone() }.href());
    th().class(key.key())
        .attr("scope", "col")
        .attr("aria-sort", order)
        .child(a().attr("href", to).child(label))
        .into_any()
}

/// The rows in the document. One that stays is not touched, so that focus and marked text stay too.
struct Rows {
    drawn: RefCell<Vec<RowView>>,
}

impl Rows {
    fn new() -> Rc<Self> {
        Rc::new(Self { drawn: RefCell::default() })
    }

    fn draw(&self, body: &Element, rows: Vec<Arc<Row>>, from: usize) {
        let mut old: Vec<Option<RowView>> = self.drawn.take().into_iter().map(Some).collect();
        // Most rows stand where they stood, or a little further on: look there first.
        let mut hint = 0;
        let mut new = Vec::with_capacity(rows.len());
        for row in rows {
            let is_it =
                |view: &Option<RowView>| view.as_ref().is_some_and(|view| Arc::ptr_eq(&view.row, &row));
            let place = old
                .iter()
                .skip(hint)
                .position(is_it)
                .map(|p| p + hint)
                .or_else(|| old.iter().position(is_it));
            let view = place.and_then(|place| {
                hint = place + 1;
                old.get_mut(place)?.take()
            });
            new.push(view.ok_or(row));
        }
        // What is left of the old may be what a token was before it changed.
        let mut change = |row: Arc<Row>| {
            let is_it = |view: &Option<RowView>| {
                view.as_ref().is_some_and(|view| view.row.token.uid == row.token.uid)
            };
            match old.iter_mut().find(|view| is_it(view)).and_then(Option::take) {
                Some(view) => view.changed(row),
                None => RowView::new(row),
            }
        };
        let new: Vec<RowView> = new.into_iter().map(|view| view.unwrap_or_else(&mut change)).collect();
        let focused = document().active_element();
        for gone in old.into_iter().flatten() {
            if gone.element.contains(focused.as_deref()) {
                focus_table();
            }
            gone.element.remove();
        }
        // What is left stands in the old order: only what is not at its place is moved.
        let mut next = body.first_child();
        for (place, view) in new.iter().enumerate() {
            let node: &web_sys::Node = &view.element;
            if next.as_ref() == Some(node) {
                next = node.next_sibling();
            } else {
                let _ = body.insert_before(node, next.as_ref());
            }
            view.set_index(from + place + 2);
        }
        *self.drawn.borrow_mut() = new;
    }

    fn set_view(&self, view: &Address) {
        for row in self.drawn.borrow().iter() {
            row.set_view(view);
        }
    }

    fn set_selected(&self, selection: &Selection) {
        for row in self.drawn.borrow().iter() {
            row.set_selected(selection.contains(&row.row.token.uid));
        }
    }

    fn set_like(&self, all: &Lookalikes) {
        for row in self.drawn.borrow().iter() {
            row.set_like(all);
        }
    }

    fn set_left(&self, left: &Selection) {
        for row in self.drawn.borrow().iter() {
            row.set_left(left);
        }
    }

    fn explain(&self) {
        for row in self.drawn.borrow().iter() {
            row.explain();
        }
    }

    fn tell_time(&self, now: DateTime<Utc>) {
        for view in self.drawn.borrow().iter() {
            view.tell_time(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(above: f64) -> Scroll {
        Scroll { above, height: 800.0, row: 40.0 }
    }

    #[test]
    fn up_to_500_rows_are_all_drawn() {
        assert_eq!(window_of(500, at(9000.0), false), (0, 500));
    }

    #[test]
    fn of_a_new_view_those_in_view_come_first() {
        assert_eq!(window_of(500, at(0.0), true), (0, 30));
        assert_eq!(window_of(500, at(4000.0), true), (100, 130));
        assert_eq!(window_of(500, at(1e9), true), (470, 500));
        assert_eq!(window_of(20, at(0.0), true), (0, 20));
        assert_eq!(window_of(0, at(0.0), true), (0, 0));
    }

    #[test]
    fn beyond_that_those_in_view_and_some_around_them() {
        assert_eq!(window_of(10_000, at(0.0), false), (0, 45));
        assert_eq!(window_of(10_000, at(-200.0), false), (0, 45));
        assert_eq!(window_of(10_000, at(4000.0), false), (85, 145));
        assert_eq!(window_of(10_000, at(1e9), false), (9970, 10_000));
        assert_eq!(window_of(501, Scroll { above: 0.0, height: 0.0, row: 0.0 }, false), (0, 45));
    }

    #[test]
    fn at_least_30_rows_wherever_the_window_stands() {
        for above in 0..1000 {
            let (from, to) = window_of(600, at(f64::from(above) * 40.0), false);
            assert!(to - from >= 30 && to <= 600, "{above}: {from}..{to}");
        }
    }
}
