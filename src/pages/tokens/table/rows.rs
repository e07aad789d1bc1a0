//! The rows in the document.

use crate::address::Address;
use crate::pages::tokens::focus::focus_table;
use crate::pages::tokens::table::row::RowView;
use crate::query::{Lookalikes, Row};
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::Element;

/// The rows that are drawn. A row that stays is not touched, so that its focus and its selected text stay too.
pub struct Rows {
    drawn: RefCell<Vec<RowView>>,
}

impl Rows {
    /// No rows.
    pub fn new() -> Rc<Self> {
        Rc::new(Self { drawn: RefCell::default() })
    }

    /// Draws these rows into the body of the table. `from` is the index of the first one in the whole list.
    pub fn draw(&self, body: &Element, rows: Vec<Arc<Row>>, from: usize) {
        let mut old: Vec<Option<RowView>> = self.drawn.take().into_iter().map(Some).collect();
        // Most rows are at their old place or a little after it: look there first.
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
        // An old row that is left can be of the same token before it changed.
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
        // The rows that stay are in the old order: only those at a wrong place are moved.
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

    /// Lets each row link to its details over this view.
    pub fn set_view(&self, view: &Address) {
        for row in self.drawn.borrow().iter() {
            row.set_view(view);
        }
    }

    /// Marks the selected rows.
    pub fn set_selected(&self, selection: &Selection) {
        for row in self.drawn.borrow().iter() {
            row.set_selected(selection.contains(&row.row.token.uid));
        }
    }

    /// Marks the names that look like another name.
    pub fn set_like(&self, all: &Lookalikes) {
        for row in self.drawn.borrow().iter() {
            row.set_like(all);
        }
    }

    /// Marks the creators who left the organization.
    pub fn set_left(&self, left: &Selection) {
        for row in self.drawn.borrow().iter() {
            row.set_left(left);
        }
    }

    /// Marks the tokens whose deletion waits.
    pub fn set_waiting(&self, waiting: &Selection) {
        for row in self.drawn.borrow().iter() {
            row.set_waiting(waiting);
        }
    }

    /// Sets the exact moments as tooltips, in the zone after so many changes.
    pub fn explain(&self, zone: u32) {
        for row in self.drawn.borrow().iter() {
            row.explain(zone);
        }
    }

    /// Updates everything that depends on the time.
    pub fn set_time(&self, now: DateTime<Utc>) {
        for view in self.drawn.borrow().iter() {
            view.set_time(now);
        }
    }
}
