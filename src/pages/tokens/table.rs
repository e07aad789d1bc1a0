//! The table. Up to 500 rows are all in the document, so that the browser's own search finds
//! them; beyond that only those in view and some around it, between two spacers.

mod row;

pub use row::expires as expires_view;

use super::use_page;
use crate::address::SortKey;
use crate::query::Row;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use row::row_view;
use std::sync::Arc;

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

/// Which rows to draw: all, or those in view with some around them.
fn window_of(len: usize, scroll: Scroll) -> (usize, usize) {
    if len <= ALL_UP_TO {
        return (0, len);
    }
    let row = scroll.row.max(1.0);
    let first = ((scroll.above / row).max(0.0) as usize).min(len);
    let visible = (scroll.height / row).ceil().max(0.0) as usize;
    let to = (first + visible.max(AT_LEAST) + OVERSCAN).min(len);
    let from = first.saturating_sub(OVERSCAN).min(to.saturating_sub(AT_LEAST));
    (from, to)
}

/// The table of the rows that the address shows.
#[component]
pub fn Table(hits: Memo<Arc<Vec<u32>>>) -> impl IntoView {
    let page = use_page();
    let body = NodeRef::<html::Tbody>::new();
    let scroll = RwSignal::new(Scroll { above: 0.0, height: 900.0, row: 40.0 });
    let measure = move || {
        let Some(top) = body.get_untracked().map(|b| b.get_bounding_client_rect().top()) else { return };
        let Some(first) = body.get_untracked().and_then(|b| b.first_element_child()) else { return };
        let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(900.0);
        let row = first.get_bounding_client_rect().height();
        // The body's own top moves with the spacer above it: count from where row 0 would be.
        scroll.update(|scroll| {
            let from = window_of(hits.with_untracked(|h| h.len()), *scroll).0;
            *scroll = Scroll {
                above: from as f64 * scroll.row - top,
                height,
                row: if row > 0.0 { row } else { scroll.row },
            };
        });
    };
    let on_scroll = window_event_listener(ev::scroll, move |_| measure());
    let on_resize = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || {
        on_scroll.remove();
        on_resize.remove();
    });
    let range = Memo::new(move |_| window_of(hits.with(|h| h.len()), scroll.get()));
    let drawn = move || {
        let (from, to) = range.get();
        let rows = page.rows();
        hits.with(|hits| {
            hits.get(from..to)
                .unwrap_or_default()
                .iter()
                .filter_map(|index| rows.get(*index as usize).cloned())
                .collect::<Vec<Arc<Row>>>()
        })
    };
    let height = move |rows: usize| format!("{}px", rows as f64 * scroll.get().row);
    view! {
        <table aria-label="API tokens" aria-rowcount=move || hits.with(|h| h.len() + 1)>
            <thead>
                <tr aria-rowindex="1">
                    {COLUMNS.into_iter().map(|(key, label)| view! { <HeaderCell key=key label/> }).collect_view()}
                    <th scope="col" class="uid">"UID"</th>
                </tr>
            </thead>
            <tbody aria-hidden="true" class="spacer"><tr style:height=move || height(range.get().0)></tr></tbody>
            <tbody node_ref=body>
                <ForEnumerate
                    each=drawn
                    key=|row| Arc::as_ptr(row) as usize
                    children=move |index, row| row_view(page, row, Signal::derive(move || range.get().0 + index.get() + 2))
                />
            </tbody>
            <tbody aria-hidden="true" class="spacer">
                <tr style:height=move || height(hits.with(|h| h.len()).saturating_sub(range.get().1))></tr>
            </tbody>
        </table>
    }
}

#[component]
fn HeaderCell(key: SortKey, label: &'static str) -> impl IntoView {
    let page = use_page();
    let sort = Memo::new(move |_| page.nav.with(|a| a.sort));
    let link =
        move || page.nav.with(|a| crate::address::Address { sort: a.sort.clicked(key), ..a.clone() }.href());
    let order = move || match sort.get() {
        sort if sort.key != key => None,
        sort => Some(if sort.descending { "descending" } else { "ascending" }),
    };
    view! {
        <th scope="col" class=key.key() aria-sort=order>
            <a href=link>
                {label}
                <span aria-hidden="true">{move || match order() {
                    None => "",
                    Some("ascending") => " ↑",
                    Some(_) => " ↓",
                }}</span>
            </a>
        </th>
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
        assert_eq!(window_of(500, at(9000.0)), (0, 500));
    }

    #[test]
    fn beyond_that_those_in_view_and_some_around_them() {
        assert_eq!(window_of(10_000, at(0.0)), (0, 45));
        assert_eq!(window_of(10_000, at(-200.0)), (0, 45));
        assert_eq!(window_of(10_000, at(4000.0)), (85, 145));
        assert_eq!(window_of(10_000, at(1e9)), (9970, 10_000));
        assert_eq!(window_of(501, Scroll { above: 0.0, height: 0.0, row: 0.0 }), (0, 45));
    }

    #[test]
    fn at_least_30_rows_wherever_the_window_stands() {
        for above in 0..1000 {
            let (from, to) = window_of(600, at(f64::from(above) * 40.0));
            assert!(to - from >= 30 && to <= 600, "{above}: {from}..{to}");
        }
    }
}
