//! The active filters in words, each with a link that removes it.

use crate::address::filter::Date;
use crate::address::history::Nav;
use crate::address::{Address, NeverOr};
use crate::browser::signal::memo;
use crate::components::html::{a, div, span};
use crate::components::text::safe_text;
use crate::format::sanitize;
use crate::pages::tokens::filters::{DATES, scope_label, status_label, type_label};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;

/// A chip for each active filter: a link that removes it.
pub fn chips(nav: Nav) -> AnyView {
    let chips = memo(move || nav.with(active_filters));
    let shown = move || {
        let chips = chips.get();
        (!chips.is_empty()).then(|| {
            let clear = a()
                .class("clear")
                .attr("href", move || nav.with(|a| a.without_filters().href()))
                .message(m::filters::CLEAR_FILTERS);
            let chips = chips.into_iter().map(|(words, href)| chip(&words, &href));
            div().class("chips").child(chips.collect_view()).child(clear).into_any()
        })
    };
    shown.into_shared().into_any()
}

/// A link to the address without this filter.
fn chip(words: &str, href: &str) -> AnyView {
    a().attr("href", href)
        .class("chip")
        .attr("aria-label", sanitize::words(&m::filters::remove(words)).into_owned())
        .child(safe_text(words))
        .child(span().attr("aria-hidden", "true").child(" ×"))
        .into_any()
}

/// A name from the address. One of several words is quoted: a link must not say something in the name of this page.
fn named(name: &str) -> String {
    if name.contains(' ') { m::common::quoted(name) } else { name.to_owned() }
}

/// Each active filter in words, with the address that leaves it out.
pub fn active_filters(address: &Address) -> Vec<(String, String)> {
    let a = address;
    let mut chips = Vec::new();
    let mut add = |words: String, remove: &dyn Fn(&mut Address)| {
        let mut without = a.clone();
        remove(&mut without);
        chips.push((words, without.href()));
    };
    if !a.q.trim().is_empty() {
        add(m::common::quoted(a.q.trim()), &|a| a.q.clear());
    }
    for status in &a.status {
        add(status_label(*status).text().to_owned(), &|a| a.status.toggle(status));
    }
    for scope in &a.scope {
        add(m::filters::by_scope(&scope_label(&named(scope))), &|a| a.scope.toggle(scope));
    }
    for kind in &a.token_type {
        add(m::filters::by_type(type_label(*kind).text()), &|a| a.token_type.toggle(kind));
    }
    for creator in &a.creator {
        add(m::filters::by_creator(&named(creator)), &|a| a.creator.toggle(creator));
    }
    for (date, ..) in DATES {
        let words = match (date, date.of(a)) {
            (_, None) => continue,
            (Date::Used, Some(NeverOr::Never)) => m::common::NEVER_USED.string(),
            (_, Some(NeverOr::Never)) => m::common::NEVER_EXPIRES.string(),
            (_, Some(NeverOr::Between(days))) => m::filters::expires_on(&days.words()),
            (_, Some(NeverOr::Within(span))) => {
                let date = match date {
                    Date::Expires => "expires",
                    Date::Used => "used",
                    Date::Unused => "unused",
                    Date::Created => "created",
                };
                m::filters::by_date(&span.words(), date)
            }
        };
        add(words, &|a| date.set(a, None));
    }
    for deployment in &a.deployment {
        add(m::filters::by_deployment(&named(deployment)), &|a| a.deployment.toggle(deployment));
    }
    for label in &a.label {
        add(m::filters::by_label(&named(label)), &|a| a.label.toggle(label));
    }
    if let Some(span) = a.longer_than {
        add(m::filters::longer_than(&span.words()), &|a| a.longer_than = None);
    }
    if a.creator_left {
        add(m::filters::CREATOR_LEFT.string(), &|a| a.creator_left = false);
    }
    chips
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;

    #[test]
    fn every_active_filter_has_a_chip_that_removes_it_alone() {
        let search = "?q=a&status=active,expired&scope=api&type=personal&creator=ada&expires=never&used=7d&unused=90d&created=1w&deployment=chat&creator_left&longer_than=90d&label=team:ml";
        let address = parse(search).address;
        let chips = active_filters(&address);
        assert_eq!(chips.len(), 14);
        for (words, href) in &chips {
            let without = parse(href).address;
            assert_eq!(active_filters(&without).len(), 13, "{words}");
        }
        assert_eq!(active_filters(&Address::default()), []);
    }

    #[test]
    fn what_a_link_says_is_quoted() {
        let said = |search: &str| active_filters(&parse(search).address).remove(0).0;
        assert_eq!(said("?creator=ada"), "Created by ada");
        for key in ["q", "creator", "deployment", "scope", "label"] {
            let said = said(&format!("?{key}=us.+Call+0123"));
            assert!(said.ends_with("“us. Call 0123”"), "{said}");
        }
    }
}
