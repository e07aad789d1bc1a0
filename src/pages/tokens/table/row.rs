//! One row of the table; on a small screen, one card. It follows no signal of its own: the table
//! tells all rows the time, so that 500 of them cost one effect.

use crate::address::{Address, Status};
use crate::browser::clock::BrowserZone;
use crate::components::copy::{copy as copy_text, outcome_words};
use crate::components::moment::exact;
use crate::components::text::{safe_name, safe_text};
use crate::context::Hits;
use crate::context::Page;
use crate::format::sanitize;
use crate::format::sanitize::beginning;
use crate::format::time::relative;
use crate::pages::tokens::selection::select;
use crate::query::{Lookalikes, Row, status_of};
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::html::{a, button, code, i, input, span, td, time, tr};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::task::spawn_local;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use token_api::{API, Time, Token, TokenType};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent};

/// Characters of a text that any row shows at most. The whole of it is in the details.
const IN_A_ROW: usize = 200;
/// Scopes that fit into a row, beside the number of the others.
const SCOPES_SHOWN: usize = 2;

/// A row in the document.
pub struct RowView {
    /// What it shows.
    pub row: Arc<Row>,
    /// Where.
    pub element: Element,
    link: Element,
    tick: HtmlInputElement,
    created: Element,
    expires: Element,
    used: Element,
    told: Cell<Option<DateTime<Utc>>>,
    index: Cell<usize>,
    is_explained: Cell<bool>,
    /// The name that it is said to look like.
    like: RefCell<Option<String>>,
    /// Whether its creator is said to have left.
    has_left: Cell<bool>,
}

impl RowView {
    /// Builds the row, but for what depends on the time and on the view that it stands in.
    pub fn new(row: Arc<Row>) -> Self {
        let token = &row.token;
        let name = name_of(token);
        let element = Self::blank();
        let _ = element.set_attribute("data-uid", &token.uid);
        let named = first(&element);
        let tick = first(&named);
        let _ = tick.set_attribute("aria-label", &sanitize::words(&["Select ", &name].concat()));
        let link = next(&tick);
        rename(&link, &name);
        let description = next(&link);
        if let Some(kind) = kind(token) {
            let _ = description.insert_adjacent_element("beforebegin", &only(kind_mark(kind)));
            let _ = description.insert_adjacent_text("beforebegin", " ");
        }
        // A server may allow megabytes of it.
        let line = token.description.lines().next().unwrap_or_default();
        if !line.is_empty() {
            put(&description, safe_text(&beginning(line, IN_A_ROW)));
        }
        let scopes = next(&named);
        scope_badges(token, SCOPES_SHOWN).into_iter().for_each(|badge| put(&scopes, badge));
        let [created, expires, used] =
            [&token.created_at, &token.expired_at, &token.last_used_at].map(|time| only(time_cell(time)));
        let mut cell = scopes;
        for time in [&created, &expires, &used] {
            cell = next(&cell);
            let _ = cell.append_child(time);
        }
        let creator_cell = next(&cell);
        put(&creator_cell, creator(token));
        let uid = first(&next(&creator_cell));
        let _ = uid.set_attribute("title", &sanitize::words(&token.uid));
        rename(&uid, &beginning(&token.uid, IN_A_ROW));
        let _ = next(&uid).set_attribute("aria-label", &sanitize::words(&["Copy UID ", &token.uid].concat()));
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
            is_explained: Cell::new(false),
            like: RefCell::default(),
            has_left: Cell::new(false),
        }
    }

    /// What all rows have in common.
    fn blank() -> Element {
        let cell = |class: &'static str, label: &'static str| td().class(class).attr("data-label", label);
        let tick = input().class("select").attr("type", "checkbox").attr("autocomplete", "off");
        let name = td()
            .class("name")
            .child(tick)
            .child(a().attr("translate", "no"))
            .child(" ")
            .child(span().class("description"));
        let copy_uid = button()
            .attr("type", "button")
            .class("copy")
            .attr("title", "Copy UID")
            .child(i().class("icon-copy").attr("aria-hidden", "true"));
        let row = tr()
            .child(name)
            .child(cell("scopes", "Scopes"))
            .child(cell("created", "Created"))
            .child(cell("expires", "Expires"))
            .child(cell("used", "Last used"))
            .child(cell("creator", "Created by"))
            .child(cell("uid", "UID").child(code().attr("translate", "no")).child(copy_uid));
        only(row.into_any())
    }

    /// Puts in what is seen only where the pointer rests: the exact moments.
    pub fn explain(&self) {
        if self.is_explained.replace(true) {
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

    /// The same row in the document for what the token is now: what has the focus keeps it.
    pub fn changed(self, row: Arc<Row>) -> Self {
        let new = Self::new(row);
        if self.is_explained.get() {
            new.explain();
        }
        if let Some(now) = self.told.get() {
            new.tell_time(now);
        }
        let (mut olds, mut news) = (self.element.first_element_child(), new.element.first_element_child());
        while let (Some(old), Some(new_one)) = (olds, news) {
            (olds, news) = (old.next_element_sibling(), new_one.next_element_sibling());
            if old.contains(Some(&self.link)) {
                // The link itself stays; what stands behind it is exchanged.
                if self.row.token.name != new.row.token.name {
                    rename(&self.link, &name_of(&new.row.token));
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
        // Of each place for a moment there is the one or the other in the row now.
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
            is_explained: self.is_explained,
            // What stands behind the link is new, and bare; so is the creator's cell where it had a mark.
            like: RefCell::default(),
            has_left: new.has_left,
        }
    }

    /// Its place in the whole table, counted from the header.
    pub fn set_index(&self, index: usize) {
        if self.index.replace(index) != index {
            let _ = self.element.set_attribute("aria-rowindex", &index.to_string());
        }
    }

    /// Links to its details over this view.
    pub fn set_view(&self, view: &Address) {
        let _ = self.link.set_attribute("href", &view.with_token(&self.row.token.uid).href());
    }

    /// Says which other name this one could be taken for.
    pub fn set_like(&self, all: &Lookalikes) {
        let other = all.like(&self.row.token.name);
        if self.like.borrow().as_deref() == other {
            return;
        }
        *self.like.borrow_mut() = other.map(str::to_owned);
        // The place behind the link is this mark's, where there is one.
        if let Some(old) = self.link.next_element_sibling().filter(|next| next.class_name() == "like") {
            old.remove();
        }
        if let Some(other) = other {
            let mark = only(looks_like(&beginning(other, IN_A_ROW)));
            let _ = self.link.insert_adjacent_element("afterend", &mark);
        }
    }

    /// Says whether its creator has left the organization.
    pub fn set_left(&self, left: &Selection) {
        let has_left = left.contains(self.row.token.creator());
        if self.has_left.replace(has_left) == has_left {
            return;
        }
        // The last cell is the uid's.
        let cell = self.element.last_element_child().and_then(|last| last.previous_element_sibling());
        let Some(cell) = cell else { return };
        match cell.last_element_child().filter(|_| !has_left) {
            Some(mark) => mark.remove(),
            None => put(&cell, has_left_mark()),
        }
    }

    /// Says whether it is selected.
    pub fn set_selected(&self, on: bool) {
        if self.tick.checked() != on {
            self.tick.set_checked(on);
        }
        let class = if on { "selected" } else { "" };
        if self.element.class_name() != class {
            self.element.set_class_name(class);
        }
    }

    /// Puts in what depends on the time.
    pub fn tell_time(&self, now: DateTime<Utc>) {
        if self.told.replace(Some(now)) == Some(now) {
            return;
        }
        let token = &self.row.token;
        tell(&self.created, &past_words(&token.created_at, "Unknown", now));
        tell(&self.used, &past_words(&token.last_used_at, "Never", now));
        let class = expires_class(token, now);
        if self.expires.class_name() != class {
            self.expires.set_class_name(class);
        }
        tell(&self.expires, &expires_words(token, now));
    }
}

/// A click anywhere on a row opens its details; links and buttons do what they do.
pub fn clicked(page: Page, hits: Hits, event: &Event) {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
    let Some(uid) = target.closest("tr").ok().flatten().and_then(|row| row.get_attribute("data-uid")) else {
        return;
    };
    if let Ok(Some(button)) = target.closest("button.copy") {
        return copy_uid(page, button, uid);
    }
    let mouse: &MouseEvent = event.unchecked_ref();
    if let Ok(Some(tick)) = target.closest("input.select") {
        let tick: HtmlInputElement = tick.unchecked_into();
        return select(page, hits, &uid, tick.checked(), mouse.shift_key());
    }
    // Marking text is no click, and the first button alone opens.
    let marks = window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed());
    let asks_for_tab = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key();
    if marks || asks_for_tab {
        return;
    }
    event.prevent_default();
    page.nav.go(&page.nav.now().with_token(&uid));
}

fn copy_uid(page: Page, button: Element, uid: String) {
    spawn_local(async move {
        let outcome = copy_text(&uid).await;
        if let Some(icon) = button.first_element_child() {
            icon.set_class_name(if outcome.is_ok() { "icon-done" } else { "icon-failed" });
        }
        page.done.try_set(format!("{}: {uid}", outcome_words(outcome)));
    });
}

fn kind(token: &Token) -> Option<&'static str> {
    match token.token_type() {
        TokenType::Personal => None,
        TokenType::Organization => Some("organization"),
        TokenType::Monitoring => Some("monitoring"),
    }
}

fn kind_mark(kind: &'static str) -> AnyView {
    span().class("kind").child(kind).into_any()
}

fn creator(token: &Token) -> AnyView {
    match &token.user {
        Some(user) => span()
            .attr("title", sanitize::words(&user.name).into_owned())
            .child(safe_name(&beginning(&user.display_name(), IN_A_ROW)))
            .into_any(),
        None => span().class("faint").child("Unknown").into_any(),
    }
}

/// The mark of a creator who is no member any more.
pub fn has_left_mark() -> AnyView {
    span().class("left").attr("title", "left the organization").child("left the organization").into_any()
}

/// The mark of a name that could be taken for another one.
pub fn looks_like(other: &str) -> AnyView {
    span().class("like").child("looks like “").child(safe_name(other)).child("”").into_any()
}

/// The scopes as badges; the broad one stands out.
pub fn scope_badges(token: &Token, at_most: usize) -> Vec<AnyView> {
    if token.scopes.is_empty() {
        return vec![span().class("faint").child("None").into_any()];
    }
    let badge = |scope: &String| {
        code().class(if scope == API { "scope broad" } else { "scope" }).child(safe_name(scope)).into_any()
    };
    // The broad one first: it must not be among those that are only counted.
    let broad_first =
        token.scopes.iter().filter(|s| *s == API).chain(token.scopes.iter().filter(|s| *s != API));
    let mut badges: Vec<AnyView> = broad_first.take(at_most).map(badge).collect();
    let hidden = token.scopes.len().saturating_sub(at_most);
    if hidden > 0 {
        let all = sanitize::words(&token.scopes.join(", ")).into_owned();
        badges.push(
            span().class("faint").attr("title", all).prop("textContent", format!("+{hidden}")).into_any(),
        );
    }
    badges
}

/// A place for a moment: relative once it is told the time, exact in its title once it is explained.
fn time_cell(at: &Option<Time>) -> AnyView {
    match at {
        None => span().class("faint").into_any(),
        Some(Time::Unreadable(_)) => {
            span().class("status bad").attr("title", "The server sent this instead of a time").into_any()
        }
        Some(Time::At(at)) => time().attr("datetime", crate::format::time::iso(at.to_utc())).into_any(),
    }
}

fn time_words(time: &Option<Time>, never: &str, now: DateTime<Utc>) -> String {
    match time {
        None => never.to_owned(),
        Some(Time::Unreadable(text)) => format!("unreadable: {text}"),
        Some(Time::At(at)) => relative(at.to_utc(), now),
    }
}

/// For what has happened: a server's clock that is ahead of this one makes nothing come yet.
fn past_words(time: &Option<Time>, never: &str, now: DateTime<Utc>) -> String {
    let at = time.as_ref().and_then(Time::utc);
    time_words(time, never, at.map_or(now, |at| at.max(now)))
}

/// The hue that says the same as the words.
pub fn expires_class(token: &Token, now: DateTime<Utc>) -> &'static str {
    match (&token.expired_at, status_of(token, now)) {
        (Some(Time::Unreadable(_)), _) | (_, Status::Expired) => "status bad",
        (None, _) => "faint",
        (_, Status::Expiring) => "status warn",
        (_, Status::Active) => "status good",
    }
}

/// When it ends, with a word for its state.
pub fn expires_words(token: &Token, now: DateTime<Utc>) -> String {
    match (&token.expired_at, status_of(token, now)) {
        // The server may know of an end that it does not date.
        (None, Status::Expired) => "expired".to_owned(),
        (Some(Time::At(at)), Status::Expired) => match at.to_utc() {
            at if at <= now => format!("expired {}", relative(at, now)),
            _ => "expired".to_owned(),
        },
        (time, _) => time_words(time, "Never", now),
    }
}

/// As much of its name as fits into any row.
fn name_of(token: &Token) -> Cow<'_, str> {
    if token.name.is_empty() { Cow::Borrowed("(no name)") } else { beginning(&token.name, IN_A_ROW) }
}

fn tell(place: &Element, words: &str) {
    // A time that could not be read is any text.
    let words = &*crate::format::sanitize::words(words);
    if place.text_content().as_deref() != Some(words) {
        place.set_text_content(Some(words));
    }
}

/// The first element in a part of the row, which is known to be there.
fn first(parent: &Element) -> Element {
    parent.first_element_child().unwrap_or_else(|| unreachable!("the element has a child"))
}

/// The element after this one in the row, which is known to be there.
fn next(element: &Element) -> Element {
    element.next_element_sibling().unwrap_or_else(|| unreachable!("the element has a next"))
}

/// The element of a view that is one element and follows no signal.
fn only(view: AnyView) -> Element {
    let elements = view.build().elements();
    elements.into_iter().next().unwrap_or_else(|| unreachable!("the view is an element"))
}

/// Appends a view that follows no signal.
fn put(parent: &Element, view: AnyView) {
    view.build().mount(parent, None);
}

/// Puts a name in the place of all that is in it.
fn rename(element: &Element, name: &str) {
    if sanitize::is_plain(name) && !name.contains(['\n', '\t']) {
        element.set_text_content(Some(name));
    } else {
        element.set_text_content(None);
        put(element, safe_name(name));
    }
}
