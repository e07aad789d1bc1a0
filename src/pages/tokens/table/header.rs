//! The header of the table: links that sort it.

use crate::address::{Address, SortKey};
use crate::components::html::{a, th, tr};
use crate::context::Page;
use leptos::prelude::*;
use panel_messages::{Message, m};

/// The columns that can be sorted, with their labels.
pub const COLUMNS: [(SortKey, Message); 6] = [
    (SortKey::Name, m::common::NAME),
    (SortKey::Scopes, m::common::SCOPES),
    (SortKey::Created, m::common::CREATED),
    (SortKey::Expires, m::common::EXPIRES),
    (SortKey::Used, m::common::LAST_USED),
    (SortKey::Creator, m::common::CREATED_BY),
];

/// The class of the column of labels, which is shown only where the person chose to see it.
pub const LABELS: &str = "labels";

/// The columns without an order, as their classes and labels.
pub const MORE_COLUMNS: [(&str, Message); 2] = [("uid", m::common::UID), (LABELS, m::common::LABELS)];

/// The row of headers.
pub fn header_row(page: Page) -> AnyView {
    tr().attr("aria-rowindex", "1")
        // On a phone it stands before the links.
        .attr("data-label", m::table::SORT_BY)
        .child(COLUMNS.into_iter().map(|(key, label)| header_cell(page, key, label)).collect_view())
        .child(
            MORE_COLUMNS
                .map(|(class, label)| th().class(class).attr("scope", "col").message(label).into_any()),
        )
        .into_any()
}

fn header_cell(page: Page, key: SortKey, label: Message) -> AnyView {
    let order = move || match page.nav.with(|a| a.sort) {
        sort if sort.key != key => None,
        sort => Some(if sort.descending { "descending" } else { "ascending" }),
    };
    let to = move || page.nav.with(|a| Address { sort: a.sort.clicked(key), ..a.clone() }.href());
    th().class(key.key())
        .attr("scope", "col")
        .attr("aria-sort", order)
        .child(a().attr("href", to).message(label))
        .into_any()
}
