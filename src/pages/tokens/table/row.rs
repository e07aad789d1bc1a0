//! One row of the table; on a small screen, one card. It follows no signal: the table updates all rows in one effect, so that
//! 500 rows do not cost 500 effects.

use crate::address::Address;
use crate::browser::clock::BrowserZone;
use crate::browser::language::changes;
use crate::components::html::{a, button, code, i, input, label, span, td, tr};
use crate::components::moment::exact;
use crate::components::text::safe_text;
use crate::format::sanitize;
use crate::format::sanitize::beginning;
use crate::pages::tokens::table::cells::{
    MAX_CHARACTERS, creator, has_left_mark, kind, kind_mark, label_links, looks_like, name_of, scope_badges,
    time_cell, waiting_mark,
};
use crate::pages::tokens::table::elements::{
    append, element_of, first_child, next_sibling, set_name, set_text,
};
use crate::pages::tokens::table::time_words::{expires_class, expires_words, past_words};
use crate::query::{Lookalikes, Row};
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::prelude::untrack;
use panel_messages::{Message, m};
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use token_api::Time;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Scopes that a row shows, before the number of the others.
const SCOPES_SHOWN: usize = 2;

/// A row in the document.
pub struct RowView {
    /// What it shows.
    pub row: Arc<Row>,
    /// Its element in the document.
    pub element: Element,
    link: Element,
    tick: HtmlInputElement,
    created: Element,
    expires: Element,
    used: Element,
    /// The time for which its relative times were written.
    told: Cell<Option<DateTime<Utc>>>,
    /// Its `aria-rowindex`.
    index: Cell<usize>,
    /// The number of zone changes at which its exact times were set as tooltips.
    explained: Cell<Option<u32>>,
    /// The name that it is marked to look like.
    like: RefCell<Option<String>>,
    /// Whether its creator is marked as having left.
    has_left: Cell<bool>,
    /// Whether it is marked as waiting for its deletion.
    is_waiting: Cell<bool>,
}

impl RowView {
    /// Builds the row without what depends on the time and on the view.
    pub fn new(row: Arc<Row>) -> Self {
        let token = &row.token;
        let name = name_of(token);
        let element = copy_of_blank();
        let _ = element.set_attribute("data-uid", &token.uid);
        let named = first_child(&element);
        let pick = first_child(&named);
        let tick = first_child(&pick);
        let _ = tick.set_attribute("aria-label", &sanitize::words(&m::table::select_token(&name)));
        let link = next_sibling(&pick);
        set_name(&link, &name);
        let description = next_sibling(&link);
        let _ = next_sibling(&description)
            .set_attribute("aria-label", &sanitize::words(&m::table::actions_for(&name)));
        if let Some(kind) = kind(token) {
            let _ = description.insert_adjacent_element("beforebegin", &element_of(kind_mark(kind)));
            let _ = description.insert_adjacent_text("beforebegin", " ");
        }
        // Only the beginning of the first line: a server may allow megabytes.
        let line = token.description.lines().next().unwrap_or_default();
        if !line.is_empty() {
            append(&description, safe_text(&beginning(line, MAX_CHARACTERS)));
        }
        let scopes = next_sibling(&named);
        scope_badges(token, SCOPES_SHOWN).into_iter().for_each(|badge| append(&scopes, badge));
        let [created, expires, used] = [&token.created_at, &token.expired_at, &token.last_used_at]
            .map(|time| element_of(time_cell(time)));
        let mut cell = scopes;
        for time in [&created, &expires, &used] {
            cell = next_sibling(&cell);
            let _ = cell.append_child(time);
        }
        let creator_cell = next_sibling(&cell);
        append(&creator_cell, creator(token));
        let uid_cell = next_sibling(&creator_cell);
        if !token.labels.is_empty() {
            append(&next_sibling(&uid_cell), label_links(token));
        }
        let uid = first_child(&uid_cell);
        let _ = uid.set_attribute("title", &sanitize::words(&token.uid));
        set_name(&uid, &beginning(&token.uid, MAX_CHARACTERS));
        let _ = next_sibling(&uid)
            .set_attribute("aria-label", &sanitize::words(&m::table::copy_uid_of(&token.uid)));
        Self {
            row,
            element,
            link,
            tick: tick.unchecked_into(),
            created,
            expires,
            used,
            told: Cell::new(None),
            index: Cell::new(0),
            explained: Cell::new(None),
            like: RefCell::default(),
            has_left: Cell::new(false),
            is_waiting: Cell::new(false),
        }
    }

    /// Sets the exact times as tooltips, in the zone after so many changes.
    pub fn explain(&self, zone: u32) {
        if self.explained.replace(Some(zone)) == Some(zone) {
            return;
        }
        let token = &self.row.token;
        for (place, time) in [
            (&self.created, &token.created_at),
            (&self.expires, &token.expired_at),
            (&self.used, &token.last_used_at),
        ] {
            if let Some(at) = time.as_ref().and_then(Time::utc) {
                let _ = place.set_attribute("title", &exact(at, &BrowserZone));
            }
        }
    }

    /// Updates the row in the document to the changed token. Its link element stays, and with it the focus.
    pub fn changed(self, row: Arc<Row>) -> Self {
        let new = Self::new(row);
        if let Some(zone) = self.explained.get() {
            new.explain(zone);
        }
        if let Some(now) = self.told.get() {
            new.set_time(now);
        }
        let (mut olds, mut news) = (self.element.first_element_child(), new.element.first_element_child());
        while let (Some(old), Some(new_one)) = (olds, news) {
            (olds, news) = (old.next_element_sibling(), new_one.next_element_sibling());
            if old.contains(Some(&self.link)) {
                // The link itself stays; what follows it is replaced.
                if self.row.token.name != new.row.token.name {
                    set_name(&self.link, &name_of(&new.row.token));
                }
                while let Some(node) = self.link.next_sibling() {
                    let _ = old.remove_child(&node);
                }
                while let Some(node) = new.link.next_sibling() {
                    let _ = old.append_child(&node);
                }
            } else if !old.is_equal_node(Some(&new_one)) {
                let _ = self.element.replace_child(&new_one, &old);
            }
        }
        // Each time cell in the row is now either the new or the old one.
        let kept = |new: Element, old: Element| if self.element.contains(Some(&new)) { new } else { old };
        Self {
            row: new.row,
            created: kept(new.created, self.created),
            expires: kept(new.expires, self.expires),
            used: kept(new.used, self.used),
            element: self.element.clone(),
            link: self.link,
            tick: self.tick,
            told: self.told,
            index: self.index,
            explained: self.explained,
            // What follows the link is new and has no mark yet; so is the creator's cell where it had one.
            like: RefCell::default(),
            has_left: new.has_left,
            is_waiting: new.is_waiting,
        }
    }

    /// Sets its `aria-rowindex`: its place in the whole table, where the header is 1.
    pub fn set_index(&self, index: usize) {
        if self.index.replace(index) != index {
            let _ = self.element.set_attribute("aria-rowindex", &index.to_string());
        }
    }

    /// Sets its link to the details over this view.
    pub fn set_view(&self, view: &Address) {
        let _ = self.link.set_attribute("href", &view.with_token(&self.row.token.uid).href());
    }

    /// Marks the name where it looks like another one.
    pub fn set_like(&self, all: &Lookalikes) {
        let other = all.like(&self.row.token.name);
        if self.like.borrow().as_deref() == other {
            return;
        }
        *self.like.borrow_mut() = other.map(str::to_owned);
        // The mark is the element right after the link.
        if let Some(old) = self.link.next_element_sibling().filter(|next| next.class_name() == "like") {
            old.remove();
        }
        if let Some(other) = other {
            let mark = element_of(looks_like(&beginning(other, MAX_CHARACTERS)));
            let _ = self.link.insert_adjacent_element("afterend", &mark);
        }
    }

    /// Marks the creator who left the organization.
    pub fn set_left(&self, left: &Selection) {
        let has_left = left.contains(self.row.token.creator());
        if self.has_left.replace(has_left) == has_left {
            return;
        }
        let Ok(Some(cell)) = self.element.query_selector(".creator") else { return };
        match cell.last_element_child().filter(|_| !has_left) {
            Some(mark) => mark.remove(),
            None => append(&cell, has_left_mark()),
        }
    }

    /// Marks the token whose deletion waits.
    pub fn set_waiting(&self, waiting: &Selection) {
        let is_waiting = waiting.contains(&self.row.token.uid);
        if self.is_waiting.replace(is_waiting) == is_waiting {
            return;
        }
        match self.element.query_selector(".leaving").ok().flatten() {
            Some(mark) => mark.remove(),
            None => {
                let _ = self.link.insert_adjacent_element("afterend", &element_of(waiting_mark()));
            }
        }
    }

    /// Marks the row as selected or not.
    pub fn set_selected(&self, on: bool) {
        if self.tick.checked() != on {
            self.tick.set_checked(on);
        }
        let class = if on { "selected" } else { "" };
        if self.element.class_name() != class {
            self.element.set_class_name(class);
        }
    }

    /// Writes what depends on the time.
    pub fn set_time(&self, now: DateTime<Utc>) {
        if self.told.replace(Some(now)) == Some(now) {
            return;
        }
        let token = &self.row.token;
        set_text(&self.created, &past_words(&token.created_at, m::common::UNKNOWN.text(), now));
        set_text(&self.used, &past_words(&token.last_used_at, m::common::NEVER.text(), now));
        let class = expires_class(token, now);
        if self.expires.class_name() != class {
            self.expires.set_class_name(class);
        }
        set_text(&self.expires, &expires_words(token, now));
    }
}

thread_local! {
    /// A row without a token, and of which language it is (`changes`). It is copied for each row: that is one call of the browser,
    /// and building it is forty.
    static BLANK: RefCell<Option<(u32, Element)>> = const { RefCell::new(None) };
}

fn copy_of_blank() -> Element {
    let language = untrack(changes);
    let copy = BLANK.with_borrow_mut(|kept| {
        let (_, blank) = match kept.take() {
            Some(known) if known.0 == language => kept.insert(known),
            _ => kept.insert((language, blank())),
        };
        blank.clone_node_with_deep(true)
    });
    copy.unwrap_or_else(|_| unreachable!("an element can be copied")).unchecked_into()
}

/// The elements of a row, empty.
fn blank() -> Element {
    let cell = |class: &'static str, label: Message| td().class(class).attr("data-label", label);
    let tick = input().class("select").attr("type", "checkbox").attr("autocomplete", "off");
    let name = td()
        .class("name")
        // The label makes the target larger than the box.
        .child(label().class("pick").child(tick))
        .child(a().attr("translate", "no"))
        .child(" ")
        .child(span().class("description"))
        .child(button().attr("type", "button").class("row-menu").attr("aria-haspopup", "menu"));
    let copy_uid = button()
        .attr("type", "button")
        .class("copy")
        .attr("title", m::table::COPY_UID)
        .child(i().class("icon-copy").attr("aria-hidden", "true"));
    let row = tr()
        .child(name)
        .child(cell("scopes", m::common::SCOPES))
        .child(cell("created", m::common::CREATED))
        .child(cell("expires", m::common::EXPIRES))
        .child(cell("used", m::table::USED))
        .child(cell("creator", m::common::CREATED_BY))
        .child(cell("uid", m::common::UID).child(code().attr("translate", "no")).child(copy_uid))
        .child(cell("labels", m::common::LABELS));
    element_of(row.into_any())
}
