//! Views with a name, kept in this browser: the name, and the query string of filters and order.
//!
//! A login code, an open dialog, the values for the create dialog and what a server sent are never kept. What is read from the
//! storage or pasted is not trusted.

use crate::address::length::MAX_QUERY;
use crate::address::{Address, parse};
use crate::browser::local_storage;
use crate::format::case_folding::lower;
use panel_messages::{Message, m};

/// A view with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The name, in one line.
    pub name: String,
    /// The query string, beginning with `?`.
    pub href: String,
}

/// The longest name, in characters.
pub const MAX_NAME: usize = 80;

/// The largest number of views.
const MAX_VIEWS: usize = 200;

/// The name of the built-in view of tokens that have the scope `api` and never expire.
pub const BROAD: Message = m::saved_views::BROAD;

/// The views that everybody has.
pub const BUILT_IN: [(Message, &str); 3] = [
    (m::saved_views::UNUSED, "?unused=90d"),
    (m::saved_views::EXPIRING, "?status=expiring"),
    (BROAD, "?scope=api&expires=never"),
];

/// The part of an address that is a view: the filters and the order.
pub fn view_of(address: &Address) -> Address {
    address.filters_and_sort()
}

/// Adds a view, or says why not.
#[inline(never)]
pub fn add(views: &mut Vec<View>, name: &str, address: &Address) -> Result<(), Message> {
    let name = free_name(views, name)?;
    if views.len() >= MAX_VIEWS {
        return Err(m::saved_views::TOO_MANY);
    }
    let href = view_of(address).href();
    if href.len() > MAX_QUERY {
        return Err(m::saved_views::TOO_LONG);
    }
    views.push(View { name, href });
    Ok(())
}

/// Gives a view another name and returns it, or says why not.
pub fn rename(views: &mut [View], old: &str, new: &str) -> Result<String, Message> {
    let mut others = views.to_vec();
    others.retain(|view| view.name != old);
    let name = free_name(&others, new)?;
    let view = views.iter_mut().find(|view| view.name == old);
    view.ok_or(m::saved_views::VIEW_GONE)?.name.clone_from(&name);
    Ok(name)
}

/// Moves a view by one place, up or down, as far as there is one.
pub fn shift(views: &mut [View], name: &str, is_up: bool) {
    let Some(place) = views.iter().position(|view| view.name == name) else { return };
    let other = if is_up { place.checked_sub(1) } else { Some(place + 1) };
    if let Some(other) = other.filter(|other| *other < views.len()) {
        views.swap(place, other);
    }
}

/// The name as it is kept, or why it cannot be that of one more view.
fn free_name(views: &[View], name: &str) -> Result<String, Message> {
    let name = tidy(name);
    if name.is_empty() {
        return Err(m::saved_views::GIVE_A_NAME);
    }
    let folded = lower(&name);
    let mut taken =
        BUILT_IN.iter().map(|built_in| built_in.0.text()).chain(views.iter().map(|view| &*view.name));
    if taken.any(|other| lower(other) == folded) {
        return Err(m::saved_views::NAME_TAKEN);
    }
    Ok(name)
}

/// The name in one line, shortened if it is too long.
fn tidy(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().take(MAX_NAME) {
        if !c.is_whitespace() && !c.is_control() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The views as lines of name, tab and link. `base` is the panel's own address.
pub fn as_links(views: &[View], base: &str) -> String {
    let mut out = String::new();
    for view in views {
        out.extend([&view.name, "\t", base, &view.href, "\n"]);
    }
    out
}

/// Adds the views of a text of links, as [`as_links`] writes it or with each name on a line of its own. Returns the
/// lines that were not added, each with the reason.
pub fn import(views: &mut Vec<View>, text: &str, base: &str) -> Vec<String> {
    let mut skipped = Vec::new();
    let mut skip = |line: &str, why: Message| skipped.push(m::saved_views::skipped_line(line, why.text()));
    // A line without a link, which may be the name of the next one.
    let mut name = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).chain([""]) {
        let (before, link) = line.rsplit_once(char::is_whitespace).unwrap_or(("", line));
        let address = address_of(link, base);
        // A name of its own, or a line that is neither link nor name.
        if !name.is_empty() && (address.is_none() || !before.is_empty()) {
            skip(name, m::saved_views::NOT_A_LINK);
            name = "";
        }
        match address {
            Some(address) => {
                let of_line = if before.is_empty() { name } else { before };
                if let Err(why) = add(views, of_line, &address) {
                    skip(line, why);
                }
                name = "";
            }
            // The address of another site is not a name.
            None if line.contains("://") => skip(line, m::saved_views::NOT_A_LINK),
            None => name = line,
        }
    }
    skipped
}

/// The view of a link to this panel.
fn address_of(link: &str, base: &str) -> Option<Address> {
    let rest = link.strip_prefix(base)?;
    let rest = rest.strip_prefix("index.html").unwrap_or(rest);
    let search = rest.split('#').next()?;
    (search.is_empty() || search.starts_with('?')).then(|| parse(search).address)
}

/// Reads what is kept: links without the panel's address. Lines that are not valid are ignored.
fn read(text: &str) -> Vec<View> {
    let mut views = Vec::new();
    for line in text.lines() {
        if let Some((name, search)) = line.split_once('\t') {
            // A duplicate is ignored.
            let _ = add(&mut views, name, &parse(search).address);
        }
    }
    views
}

const NAME: &str = "views";

/// The views that this browser keeps.
pub fn remembered() -> Vec<View> {
    read(&local_storage::remembered(NAME).unwrap_or_default())
}

/// Keeps these views. Returns whether the browser stored them.
pub fn remember(views: &[View]) -> bool {
    local_storage::remember(NAME, Some(&as_links(views, "")))
}

#[cfg(test)]
mod tests;
