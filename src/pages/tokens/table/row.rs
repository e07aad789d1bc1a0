//! One row of the table; on a small screen, one card. It follows no signal of its own: the table
//! tells all rows the time, so that 500 of them cost one effect.

use super::super::Page;
use super::super::select::{Hits, select};
use crate::address::{Address, Status};
use crate::clock::BrowserZone;
use crate::dom::{El, classed, el};
use crate::parts::copy::copy;
use crate::parts::moment::exact;
use crate::query::{Lookalikes, Row, status_of};
use crate::shown::beginning;
use crate::time::relative;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
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
}

impl RowView {
    /// Builds the row, but for what depends on the time and on the view that it stands in.
    pub fn new(row: Arc<Row>, pattern: &El) -> Self {
        let token = &row.token;
        let name = name_of(token);
        let element = pattern.copy().attr("data-uid", &token.uid);
        let tick = element.first().first().attr("aria-label", &["Select ", &name].concat());
        let link = tick.next();
        let description = link.next();
        let (created, expires, used) =
            (time_cell(&token.created_at), time_cell(&token.expired_at), time_cell(&token.last_used_at));
        let (c, e, u) = (created.element().clone(), expires.element().clone(), used.element().clone());
        link.rename(&name);
        if let Some(kind) = kind(token) {
            let kind = classed("span", "kind").text(kind);
            let _ = description.element().insert_adjacent_element("beforebegin", kind.element());
            let _ = description.element().insert_adjacent_text("beforebegin", " ");
        }
        // A server may allow megabytes of it.
        let first = token.description.lines().next().unwrap_or_default();
        description.text(&beginning(first, IN_A_ROW));
        let creator = match &token.user {
            Some(user) => {
                el("span").attr("title", &user.name).name(&beginning(&user.display_name(), IN_A_ROW))
            }
            None => classed("span", "faint").text("Unknown"),
        };
        let last = element.first().next().children(scope_badges(token, SCOPES_SHOWN));
        let last = last.next().child(created);
        let last = last.next().child(expires);
        let last = last.next().child(used);
        let last = last.next().child(creator);
        let code = last.next().first().attr("title", &token.uid);
        code.rename(&beginning(&token.uid, IN_A_ROW));
        code.next().attr("aria-label", &["Copy UID ", &token.uid].concat());
        Self {
            row,
            element: element.element().clone(),
            link: link.element().clone(),
            tick: tick.cast(),
            created: c,
            expires: e,
            used: u,
            told: Cell::new(None),
            index: Cell::new(0),
            is_explained: Cell::new(false),
            like: RefCell::default(),
        }
    }

    /// What all rows have in common.
    pub fn pattern() -> El {
        el("tr")
            .child(
                classed("td", "name")
                    .child(classed("input", "select").attr("type", "checkbox").attr("autocomplete", "off"))
                    .child(el("a"))
                    .text(" ")
                    .child(classed("span", "description")),
            )
            .child(cell("scopes", "Scopes"))
            .child(cell("created", "Created"))
            .child(cell("expires", "Expires"))
            .child(cell("used", "Last used"))
            .child(cell("creator", "Created by"))
            .child(
                cell("uid", "UID").child(el("code")).child(
                    classed("button", "copy")
                        .attr("type", "button")
                        .attr("title", "Copy UID")
                        .child(classed("i", "icon-copy").attr("aria-hidden", "true")),
                ),
            )
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
    pub fn changed(self, row: Arc<Row>, pattern: &El) -> Self {
        let new = Self::new(row, pattern);
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
                    El::of(self.link.clone()).rename(&name_of(&new.row.token));
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
            // What stands behind the link is new, and bare.
            like: RefCell::default(),
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
            let mark = looks_like(&beginning(other, IN_A_ROW));
            let _ = self.link.insert_adjacent_element("afterend", mark.element());
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
    crate::dom::spawn(async move {
        let outcome = copy(&uid).await;
        if let Some(icon) = button.first_element_child() {
            icon.set_class_name(if outcome.is_ok() { "icon-done" } else { "icon-failed" });
        }
        page.done.try_set(format!("{}: {uid}", crate::parts::copy::outcome_words(outcome)));
    });
}

fn cell(class: &str, label: &str) -> El {
    classed("td", class).attr("data-label", label)
}

fn kind(token: &Token) -> Option<&'static str> {
    match token.token_type() {
        TokenType::Personal => None,
        TokenType::Organization => Some("organization"),
        TokenType::Monitoring => Some("monitoring"),
    }
}

/// The mark of a name that could be taken for another one.
pub fn looks_like(other: &str) -> El {
    classed("span", "like").text("looks like “").child(el("span").name(other)).text("”")
}

/// The scopes as badges; the broad one stands out.
pub fn scope_badges(token: &Token, at_most: usize) -> Vec<El> {
    if token.scopes.is_empty() {
        return vec![classed("span", "faint").text("None")];
    }
    let badge =
        |scope: &String| classed("code", if scope == API { "scope broad" } else { "scope" }).name(scope);
    // The broad one first: it must not be among those that are only counted.
    let broad_first =
        token.scopes.iter().filter(|s| *s == API).chain(token.scopes.iter().filter(|s| *s != API));
    let mut badges: Vec<El> = broad_first.take(at_most).map(badge).collect();
    let hidden = token.scopes.len().saturating_sub(at_most);
    if hidden > 0 {
        let all = token.scopes.join(", ");
        badges.push(classed("span", "faint").attr("title", &all).text(&format!("+{hidden}")));
    }
    badges
}

/// A place for a moment: relative once it is told the time, exact in its title once it is explained.
fn time_cell(time: &Option<Time>) -> El {
    match time {
        None => classed("span", "faint"),
        Some(Time::Unreadable(_)) => {
            classed("span", "status bad").attr("title", "The server sent this instead of a time")
        }
        Some(Time::At(at)) => el("time").attr("datetime", &crate::time::iso(at.to_utc())),
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
    let words = &*crate::shown::words(words);
    if place.text_content().as_deref() != Some(words) {
        place.set_text_content(Some(words));
    }
}
