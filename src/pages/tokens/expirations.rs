//! The figure "Expirations" above the table: how many of the filtered tokens expire in each of the next weeks. Each bar is a
//! link to its tokens.

use crate::address::{Address, NeverOr};
use crate::browser::clock::{self, BrowserZone};
use crate::browser::events::on_window;
use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::browser::timer::yield_to_browser;
use crate::components::button::action_button;
use crate::components::html::{Element, a, div, figure, i, p, span, table, tbody, td, th, thead, tr};
use crate::components::menu::lazy_menu;
use crate::components::text::live_text;
use crate::context::Page;
use crate::format::sanitize;
use crate::format::time::iso_day;
use crate::pages::tokens::long_list::LONG_LIST;
use crate::query::{Week, Weeks};
use crate::settings::columns::{EXPIRATIONS, choose, chosen};
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{intl, m};
use token_api::ServerKind;

/// The weeks; `None` while the list is not known, or the figure is folded.
type Counted = RwSignal<Option<Weeks>>;

/// The place of the figure. The styles give it its height from the first paint on. What is in it can wait: it is fetched for
/// something else.
pub fn expirations_place(page: Page, filters: Memo<Address>) -> AnyView {
    let view = move || page.lazy.if_loaded().map(|it| untrack(|| (it.expirations)(page, filters)));
    figure()
        .class("expirations")
        .attr("aria-label", m::list::EXPIRATIONS)
        .child(view.into_shared())
        .into_any()
}

/// What is in the figure. `filters` is the address without open dialogs.
pub fn expirations(page: Page, filters: Memo<Address>) -> AnyView {
    let is_folded = RwSignal::new(is_folded_now());
    on_window(ev::resize, move |_| {
        if is_folded.get_untracked() != is_folded_now() {
            is_folded.set(is_folded_now());
        }
    });
    let counted = count_weeks(page, filters, is_folded);
    let fold = move |_| {
        let is = !is_folded.get_untracked();
        choose(EXPIRATIONS, if is { FOLDED } else { "open" });
        is_folded.set(is);
    };
    let broad = move || match page.session.server() {
        ServerKind::Yatai => m::expirations::LEGEND_API.string(),
        _ => m::expirations::LEGEND_BROAD.string(),
    };
    let legend = div()
        .class("legend")
        .child(span().class("broad").child(live_text(broad)))
        .child(span().message(m::expirations::LEGEND_OTHER));
    let bars = move || {
        let weeks = counted.get()?;
        let most = weeks.all.iter().map(|week| week.total()).max().unwrap_or_default();
        if most == 0 {
            return Some(p().class("hint").message(m::expirations::NONE).into_any());
        }
        Some(weeks.all.into_iter().map(|week| bar(filters, week, most)).collect_view().into_any())
    };
    let rows = move || weeks_table(filters, counted);
    vec![
        action_button(m::list::EXPIRATIONS, "fold", fold)
            .attr("aria-expanded", move || (!is_folded.get()).to_string())
            .into_any(),
        legend.into_any(),
        div().class("weeks").child(bars.into_shared()).into_any(),
        lazy_menu(|| m::expirations::AS_TABLE.string(), rows),
    ]
    .into_any()
}

const FOLDED: &str = "folded";

/// Whether the styles fold the figure: the person's choice, or without one a narrow window (panel.css).
fn is_folded_now() -> bool {
    let is_narrow =
        || window().match_media("(max-width: 44em)").ok().flatten().is_some_and(|it| it.matches());
    match chosen(EXPIRATIONS).as_str() {
        "" => is_narrow(),
        choice => choice == FOLDED,
    }
}

/// Counts again when the list, the filters or the time change, after the page has been drawn.
fn count_weeks(page: Page, filters: Memo<Address>, is_folded: RwSignal<bool>) -> Counted {
    let counted = RwSignal::new(None);
    let has_numbers = memo(move || page.loader.list().with(|list| list.has_numbers()));
    let counting = Latest::new();
    effect(move || {
        let (rows, now, address) = (page.rows(), page.filter_now.get(), filters.get());
        page.left.track();
        clock::zone_changes();
        let is_unknown = page.has_no_members();
        let is_wanted = has_numbers.get() && !is_folded.get();
        counting.run_after_paint(async move {
            let mut weeks = is_wanted.then(|| Weeks::from(page.today(), &BrowserZone));
            for slice in rows.chunks(LONG_LIST) {
                yield_to_browser().await;
                let has_left =
                    |name: &str| is_unknown || page.left.with_untracked(|left| left.contains(name));
                if let Some(weeks) = &mut weeks {
                    weeks.add(slice, &address, &has_left, now, &BrowserZone);
                }
            }
            // What is the same is not drawn again: a bar may have the focus.
            if counted.try_with_untracked(|shown| *shown == weeks) == Some(false) {
                counted.set(weeks);
            }
        });
    });
    counted
}

/// A week in the figure, as high as its part of `most`; a link if it has tokens.
fn bar(filters: Memo<Address>, week: Week, most: u32) -> AnyView {
    if week.total() == 0 {
        return span().into_any();
    }
    let part = |count: u32, class: &'static str| {
        // Whole numbers: the code that writes others is 10 KB.
        let height = ["height: ", &(u64::from(count) * 100 / u64::from(most)).to_string(), "%"].concat();
        // Written as a property: a strict policy refuses the attribute.
        (count > 0).then(|| i().class(class).prop("style", height).into_any())
    };
    link(filters, week)
        .attr(
            "aria-label",
            sanitize::words(&m::expirations::bar(week.total(), &iso_day(week.days.first()))).into_owned(),
        )
        .child(part(week.other, ""))
        .child(part(week.broad, "broad"))
        .into_any()
}

/// A link to the tokens of a week, over the current filter.
fn link(filters: Memo<Address>, week: Week) -> Element {
    let days = Some(NeverOr::Between(week.days));
    a().attr("href", move || filters.with(|filters| Address { expires: days, ..filters.clone() }.href()))
        .attr("aria-current", move || filters.with(|it| it.expires == days).then_some("true"))
}

/// The weeks that have tokens, in a table.
fn weeks_table(filters: Memo<Address>, counted: Counted) -> AnyView {
    let row = |week: &Week| {
        tr().child(td().child(link(filters, *week).prop("textContent", iso_day(week.days.first()))))
            .child(td().prop("textContent", intl::number(week.broad.into())))
            .child(td().prop("textContent", intl::number(week.other.into())))
            .into_any()
    };
    let rows = counted.with_untracked(|weeks| {
        let all = weeks.iter().flat_map(|weeks| &weeks.all);
        all.filter(|week| week.total() > 0).map(row).collect_view()
    });
    let head = [m::expirations::WEEK_OF, m::expirations::BROAD, m::expirations::OTHER];
    let head = head.map(|name| th().attr("scope", "col").message(name).into_any());
    table()
        .class("sessions")
        .attr("aria-label", m::expirations::TABLE_LABEL)
        .child(thead().child(tr().child(head.into_iter().collect_view())))
        .child(tbody().child(rows))
        .into_any()
}
