//! The table. Up to 500 rows are all in the document. If the list is longer, only the rows in view and some around them
//! are, between two spacers. On paper there are no spacers, and up to 5,000 rows.

pub mod cells;
mod elements;
pub mod header;
mod keyboard;
mod row;
mod row_click;
mod rows;
pub mod time_words;
mod viewport;
mod window;

use crate::address::Address;
use crate::browser::clock;
use crate::browser::events::on_window;
use crate::browser::paint::after_paint;
use crate::browser::reactive::effect;
use crate::browser::signal::{RwSignal, memo};
use crate::components::html::{Tag, p, table, tbody, thead, tr};
use crate::components::text::live_text;
use crate::context::{Hits, Page};
use header::header_row;
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use rows::Rows;
use std::rc::Rc;
use viewport::Viewport;
use window::{ALL_UP_TO, Scroll, window_of};

/// Paper shows this many rows at most. That is 150 pages.
const PRINTED: usize = 5000;

/// The table of the rows that the address shows.
pub fn token_table(page: Page, hits: Hits) -> AnyView {
    let scroll = RwSignal::new(Scroll { above: 0.0, height: 900.0, row: 40.0 });
    let len = move || hits.with(|hits| hits.len());
    let view = memo(move || page.nav.with(|a| a.without_dialogs()));
    // The view whose rows are all drawn. For a new view the rows in sight are drawn first, and the others after these
    // are painted: drawing a hundred rows takes as long as everything before.
    let whole = RwSignal::new(None::<Address>);
    let is_whole = move || whole.with(|whole| view.with(|view| whole.as_ref() == Some(view)));
    let is_printing = RwSignal::new(false);
    let range = memo(move || match is_printing.get() {
        true => (0, len().min(PRINTED)),
        false => window_of(len(), scroll.get(), !is_whole()),
    });

    let body = NodeRef::<Tag>::new();
    let rows = Rows::new();
    let draw = Rc::new(move || {
        let Some(body) = body.get() else { return };
        let (from, to) = range.get();
        let all = page.rows();
        hits.with(|hits| {
            let shown =
                hits.get(from..to).unwrap_or_default().iter().filter_map(|index| all.get(*index as usize));
            rows.draw(&body, shown.cloned().collect(), from);
        });
        rows.set_time(page.now());
        let view = view.get();
        rows.set_view(&view);
        page.selection.with(|selection| rows.set_selected(selection));
        page.lookalikes.with(|all| rows.set_like(all));
        page.left.with(|left| rows.set_left(left));
        page.waiting.with(|waiting| rows.set_waiting(waiting));
        let (rows, zone) = (rows.clone(), clock::zone_changes());
        after_paint(move || {
            let view = Some(view);
            match whole.try_with_untracked(|whole| *whole == view) {
                Some(true) => rows.explain(zone),
                _ => {
                    whole.set(view);
                }
            }
        });
    });
    effect({
        let draw = draw.clone();
        move || draw()
    });
    on_window(ev::Custom::<ev::Event>::new("beforeprint"), move |_| {
        is_printing.set(true);
        // The browser prints what is in the document when this returns: that is before the effect runs.
        untrack(|| draw());
    });
    on_window(ev::Custom::<ev::Event>::new("afterprint"), move |_| is_printing.set(false));

    let viewport = Viewport { body, scroll, range };
    on_window(ev::resize, move |_| viewport.measure());
    on_window(ev::scroll, move |_| viewport.measure());
    let current = RwSignal::new(0usize);
    let body = tbody()
        .node_ref(body)
        .on(ev::click, move |event| row_click::on_click(page, hits, &event))
        .on(ev::pointerover, move |_| page.lazy.preload())
        .on(ev::focusin, move |_| page.lazy.preload());
    let table = table()
        .attr("aria-label", m::common::API_TOKENS)
        .attr("tabindex", "-1")
        .attr("data-first", move || !is_whole())
        .attr("data-long", move || len() > ALL_UP_TO)
        .attr("aria-rowcount", move || (len() + 1).to_string())
        .on(ev::keydown, move |event| keyboard::on_key(page, hits, viewport, current, &event))
        .child(thead().child(header_row(page)))
        .child(spacer(move || range.get().0, scroll))
        .child(body)
        .child(spacer(move || len().saturating_sub(range.get().1), scroll));
    let not_printed = move || match len().saturating_sub(PRINTED) {
        0 => String::new(),
        more => m::table::not_printed(PRINTED, more),
    };
    vec![table.into_any(), p().class("printed").child(live_text(not_printed)).into_any()].into_any()
}

/// As high as the rows that are not in the document.
fn spacer(rows: impl Fn() -> usize + Send + 'static, scroll: RwSignal<Scroll>) -> AnyView {
    let height = move || format!("{}px", (rows() as f64 * scroll.get().row) as u64);
    // One property: a strict policy refuses a text for the whole style attribute.
    let row = tr().style(("height", height));
    tbody().class("spacer").attr("aria-hidden", "true").child(row).into_any()
}
