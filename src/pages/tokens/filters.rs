//! The search box, the menus of filters, and what is active. Every filter is a link.

pub mod items;

use crate::address::filter::{Date, Filter};
use crate::address::history::Nav;
use crate::address::{Address, NeverOr, Status, Type};
use crate::components::menu::lazy_menu;
use crate::components::text::safe_text;
use crate::context::Page;
use crate::format::sanitize;
use crate::pages::tokens::focus::focus_link;
use leptos::ev;
use leptos::html::{a, div, input, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::NONE;

/// The id that the `/` key looks for.
pub const SEARCH_ID: &str = "search";

/// The bar above the table, with more at its end.
pub fn filters(page: Page, more: Vec<AnyView>) -> AnyView {
    let nav = page.nav;
    // Written only when it changes: the address does so with every step.
    let sought = Memo::new(move |_| nav.with(|a| a.q.clone()));
    let search = input()
        .attr("type", "search")
        .attr("id", SEARCH_ID)
        .attr("aria-label", "Search tokens")
        .attr("placeholder", "Search tokens")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop("value", move || sought.get())
        .on(ev::keydown, |event| {
            if event.key() == "ArrowDown" {
                event.prevent_default();
                focus_link("tr[data-uid] a");
            }
        })
        .on(ev::input, move |event| nav.replace(&Address { q: event_target_value(&event), ..nav.now() }));
    let has_types = offered_types(page).len() > 1;
    let has_deployments = page.site.0.with_value(|site| site.features.protected_endpoints);
    let menus = [
        (true, "Status", Filter::Status),
        (true, "Scopes", Filter::Scopes),
        (has_types, "Type", Filter::Type),
        (true, "Creator", Filter::Creator),
        (true, "Dates", Filter::Dates),
        (has_deployments, "Deployment", Filter::Deployment),
    ];
    let menu = |(is_offered, label, filter): (bool, &'static str, Filter)| {
        let label = move || match nav.with(|address| filter.active_count(address)) {
            0 => label.to_owned(),
            n => format!("{label} ({n})"),
        };
        let items =
            move || (move || page.lazy.part(|it| (it.filter_items)(page, filter))).into_shared().into_any();
        is_offered.then(|| page.lazy.preload_on_hover(lazy_menu(label, items)))
    };
    div()
        .class("filters")
        .child(search)
        .child(menus.into_iter().filter_map(menu).collect_view())
        .child(more)
        .into_any()
}

/// The keys of the address that are about time, with what they are called and what is offered for each.
const DATES: [(Date, &str, &[&str]); 4] = [
    (Date::Expires, "Expires", &["24h", "7d", "14d", "30d", "90d", "never"]),
    (Date::Used, "Used", &["24h", "7d", "30d", "90d", "never"]),
    (Date::Unused, "Not used for", &["30d", "90d", "180d", "365d"]),
    (Date::Created, "Created", &["24h", "7d", "30d", "90d"]),
];

/// The types that this site has.
pub fn offered_types(page: Page) -> Vec<Type> {
    let features = page.site.0.with_value(|site| site.features);
    let is_offered = |kind: &Type| match kind {
        Type::Personal => true,
        Type::Organization => features.organization_tokens,
        Type::Monitoring => features.monitoring_tokens,
    };
    Type::ALL.into_iter().filter(is_offered).collect()
}

/// What is active, each with a link that takes it away.
pub fn chips(nav: Nav) -> AnyView {
    let chips = Memo::new(move |_| nav.with(active_filters));
    let shown = move || {
        let chips = chips.get();
        (!chips.is_empty()).then(|| {
            let clear = a()
                .class("clear")
                .attr("href", move || nav.with(|a| a.without_filters().href()))
                .child("Clear filters");
            let chips = chips.into_iter().map(|(words, href)| chip(&words, &href));
            div().class("chips").child(chips.collect_view()).child(clear).into_any()
        })
    };
    shown.into_shared().into_any()
}

/// A link to the address without its filter. `nav.rs` takes the click, as that of every link within the page.
fn chip(words: &str, href: &str) -> AnyView {
    a().attr("href", href)
        .class("chip")
        .attr("aria-label", sanitize::words(&["Remove filter: ", words].concat()).into_owned())
        .child(safe_text(words))
        .child(span().attr("aria-hidden", "true").child(" ×"))
        .into_any()
}

/// Each active filter in words, with the address without it.
pub fn active_filters(address: &Address) -> Vec<(String, String)> {
    let a = address;
    let mut chips = Vec::new();
    let mut add = |words: String, take_away: &dyn Fn(&mut Address)| {
        let mut without = a.clone();
        take_away(&mut without);
        chips.push((words, without.href()));
    };
    if !a.q.trim().is_empty() {
        add(["“", a.q.trim(), "”"].concat(), &|a| a.q.clear());
    }
    for status in &a.status {
        add(status_label(*status).to_owned(), &|a| a.status.toggle(status));
    }
    for scope in &a.scope {
        add(["Scope: ", &scope_label(scope)].concat(), &|a| a.scope.toggle(scope));
    }
    for kind in &a.token_type {
        add(["Type: ", type_label(*kind)].concat(), &|a| a.token_type.toggle(kind));
    }
    for creator in &a.creator {
        add(["Created by ", creator].concat(), &|a| a.creator.toggle(creator));
    }
    for (date, ..) in DATES {
        let words = match (date, date.of(a)) {
            (_, None) => continue,
            (Date::Used, Some(NeverOr::Never)) => "Never used".to_owned(),
            (_, Some(NeverOr::Never)) => "Never expires".to_owned(),
            (_, Some(NeverOr::Within(span))) => {
                let what = match date {
                    Date::Expires => "Expires within ",
                    Date::Used => "Used within ",
                    Date::Unused => "Unused for ",
                    Date::Created => "Created within ",
                };
                [what, &span.words()].concat()
            }
        };
        add(words, &|a| date.set(a, None));
    }
    for deployment in &a.deployment {
        add(["May access ", deployment].concat(), &|a| a.deployment.toggle(deployment));
    }
    if a.creator_left {
        add("Creator left the organization".to_owned(), &|a| a.creator_left = false);
    }
    chips
}

fn status_label(status: Status) -> &'static str {
    match status {
        Status::Active => "Active",
        Status::Expiring => "Expiring in 14 days",
        Status::Expired => "Expired",
    }
}

fn type_label(kind: Type) -> &'static str {
    match kind {
        Type::Personal => "Personal",
        Type::Organization => "Organization",
        Type::Monitoring => "Monitoring",
    }
}

fn scope_label(scope: &str) -> String {
    if scope == NONE { "No scope".to_owned() } else { scope.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;

    #[test]
    fn every_active_filter_has_a_chip_that_takes_just_it_away() {
        let search = "?q=a&status=active,expired&scope=api&type=personal&creator=ada&expires=never&used=7d&unused=90d&created=1w&deployment=chat&creator_left";
        let address = parse(search).address;
        let chips = active_filters(&address);
        assert_eq!(chips.len(), 12);
        for (words, href) in &chips {
            let without = parse(href).address;
            assert_eq!(active_filters(&without).len(), 11, "{words}");
        }
        assert_eq!(active_filters(&Address::default()), []);
    }
}
