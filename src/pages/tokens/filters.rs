//! The search box and the menus of filters. Every filter is a link.

pub mod chips;
pub mod items;

use crate::address::filter::{Date, FilterMenu};
use crate::address::{Address, Status, Type};
use crate::browser::signal::{RwSignal, memo};
use crate::components::button::action_button;
use crate::components::html::{div, input};
use crate::components::menu::lazy_menu;
use crate::context::Page;
use crate::pages::tokens::focus::focus_link;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};
use token_api::NONE;

/// The id that the `/` key looks for.
pub const SEARCH_ID: &str = "search";

/// The bar above the table. `more` is at its end.
pub fn filters(page: Page, more: Vec<AnyView>) -> AnyView {
    let nav = page.nav;
    // A memo: the field is written only when the search changes, not with every step of the address.
    let search_text = memo(move || nav.with(|a| a.q.clone()));
    let search = input()
        .attr("type", "search")
        .attr("id", SEARCH_ID)
        .attr("aria-label", m::filters::SEARCH_TOKENS)
        .attr("placeholder", m::filters::SEARCH_TOKENS)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop("value", move || search_text.get())
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
        (true, m::filters::STATUS, FilterMenu::Status),
        (true, m::common::SCOPES, FilterMenu::Scopes),
        (has_types, m::common::TYPE, FilterMenu::Type),
        (true, m::filters::CREATOR, FilterMenu::Creator),
        (true, m::filters::DATES, FilterMenu::Dates),
        (has_deployments, m::filters::DEPLOYMENT, FilterMenu::Deployment),
        (page.offers_labels(), m::common::LABELS, FilterMenu::Label),
    ];
    let menu = |(is_offered, label, filter): (bool, Message, FilterMenu)| {
        let label = move || match nav.with(|address| filter.active_count(address)) {
            0 => label.text().to_owned(),
            count => m::filters::menu_with_count(label.text(), count),
        };
        let items =
            move || (move || page.lazy.part(|it| (it.filter_items)(page, filter))).into_shared().into_any();
        is_offered.then(|| page.lazy.preload_on_hover(lazy_menu(label, items)))
    };
    // The styles show the button, and close the menus, on a phone only.
    let is_open = RwSignal::new(false);
    let filters_button =
        action_button(m::filters::FILTERS, "filters-button", move |_| is_open.update(|on| *on = !*on))
            .attr("aria-expanded", move || is_open.get().to_string());
    let menus = div()
        .class("menus")
        .attr("data-open", move || is_open.get())
        .child(menus.into_iter().filter_map(menu).collect_view())
        .child(more);
    div().class("filters").child(search).child(filters_button).child(menus).into_any()
}

/// The filters about time, with their labels and the spans that their menu offers.
const DATES: [(Date, Message, &[&str]); 4] = [
    (Date::Expires, m::common::EXPIRES, &["24h", "7d", "14d", "30d", "90d", "never"]),
    (Date::Used, m::table::USED, &["24h", "7d", "30d", "90d", "never"]),
    (Date::Unused, m::filters::UNUSED_FOR, &["30d", "90d", "180d", "365d"]),
    (Date::Created, m::common::CREATED, &["24h", "7d", "30d", "90d"]),
];

/// The types of tokens that this site offers.
pub fn offered_types(page: Page) -> Vec<Type> {
    let features = page.site.0.with_value(|site| site.features);
    let is_offered = |kind: &Type| match kind {
        Type::Personal => true,
        Type::Organization => features.organization_tokens,
        Type::Monitoring => features.monitoring_tokens,
    };
    Type::ALL.into_iter().filter(is_offered).collect()
}

fn status_label(status: Status) -> Message {
    match status {
        Status::Active => m::filters::ACTIVE,
        Status::Expiring => m::filters::EXPIRING,
        Status::Expired => m::filters::EXPIRED,
    }
}

fn type_label(kind: Type) -> Message {
    match kind {
        Type::Personal => m::common::PERSONAL,
        Type::Organization => m::common::ORGANIZATION,
        Type::Monitoring => m::common::MONITORING,
    }
}

fn scope_label(scope: &str) -> String {
    if scope == NONE { m::filters::NO_SCOPE.text() } else { scope }.to_owned()
}
