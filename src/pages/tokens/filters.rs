//! The search box, the menus of filters, and what is active. Every filter is a link.

use super::use_page;
use crate::address::{Address, NeverOr, Status, Type, toggled};
use crate::nav::Nav;
use crate::parts::menu::Menu;
use leptos::prelude::*;
use std::collections::BTreeSet;
use token_api::{ALL_SCOPES, NONE};

/// The id that the `/` key looks for.
pub const SEARCH_ID: &str = "search";

/// The bar above the table.
#[component]
pub fn Filters() -> impl IntoView {
    let page = use_page();
    let nav = page.nav;
    let scopes = Memo::new(move |_| {
        // The known ones first, then those that tokens hold, then those that the address asks for.
        let mut scopes: Vec<String> = ALL_SCOPES.iter().map(|s| (*s).to_owned()).collect();
        let held: BTreeSet<String> =
            page.rows().iter().flat_map(|row| row.token.scopes.iter().cloned()).collect();
        let asked = nav.with(|a| a.scope.clone());
        for scope in held.into_iter().chain(asked).chain([NONE.to_owned()]) {
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        scopes
    });
    let types = move || {
        let features = page.site.0.with_value(|site| site.features);
        Type::ALL.into_iter().filter(move |t| match t {
            Type::Personal => true,
            Type::Organization => features.organization_tokens,
            Type::Monitoring => features.monitoring_tokens,
        })
    };
    view! {
        <div class="filters">
            <input
                type="search"
                id=SEARCH_ID
                aria-label="Search tokens"
                placeholder="Search tokens"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || nav.with(|a| a.q.clone())
                on:input:target=move |event| nav.replace(&Address { q: event.target().value(), ..nav.now() })
            />
            <Menu label=menu_label(nav, "Status", |a| a.status.len())>
                {Status::ALL.into_iter().map(|status| view! {
                    <Toggle
                        label=status_label(status)
                        is_on=Signal::derive(move || nav.with(|a| a.status.contains(&status)))
                        link=Signal::derive(move || nav.with(|a| Address { status: toggled(&a.status, &status), ..a.clone() }.href()))
                    />
                }).collect_view()}
            </Menu>
            <Menu label=menu_label(nav, "Scopes", |a| a.scope.len())>
                {move || scopes.get().into_iter().map(|scope| {
                    let (is, to) = (scope.clone(), scope.clone());
                    view! {
                        <Toggle
                            label=scope_label(&scope)
                            is_on=Signal::derive(move || nav.with(|a| a.scope.contains(&is)))
                            link=Signal::derive(move || nav.with(|a| Address { scope: toggled(&a.scope, &to), ..a.clone() }.href()))
                        />
                    }
                }).collect_view()}
            </Menu>
            {(types().count() > 1).then(|| view! {
                <Menu label=menu_label(nav, "Type", |a| a.token_type.len())>
                    {types().map(|kind| view! {
                        <Toggle
                            label=type_label(kind)
                            is_on=Signal::derive(move || nav.with(|a| a.token_type.contains(&kind)))
                            link=Signal::derive(move || nav.with(|a| Address { token_type: toggled(&a.token_type, &kind), ..a.clone() }.href()))
                        />
                    }).collect_view()}
                </Menu>
            })}
        </div>
        <Chips nav/>
    }
}

fn menu_label(nav: Nav, label: &'static str, active: fn(&Address) -> usize) -> Signal<String> {
    Signal::derive(move || match nav.with(active) {
        0 => label.to_owned(),
        n => format!("{label} ({n})"),
    })
}

#[component]
fn Toggle(#[prop(into)] label: String, is_on: Signal<bool>, link: Signal<String>) -> impl IntoView {
    view! {
        <a href=move || link.get() aria-current=move || is_on.get().then_some("true")>
            <span class="tick" aria-hidden="true">{move || if is_on.get() { "✓" } else { "" }}</span>
            {label}
        </a>
    }
}

/// What is active, each with a link that takes it away.
#[component]
fn Chips(nav: Nav) -> impl IntoView {
    let chips = Memo::new(move |_| nav.with(active));
    move || {
        let chips = chips.get();
        (!chips.is_empty()).then(|| view! {
            <div class="chips">
                {chips.into_iter().map(|(words, href)| view! {
                    <a class="chip" href=href aria-label=format!("Remove filter: {words}")>{words.clone()}<span aria-hidden="true">" ×"</span></a>
                }).collect_view()}
                <a class="clear" href=move || nav.with(|a| a.without_filters().href())>"Clear filters"</a>
            </div>
        })
    }
}

/// Each active filter in words, with the address without it.
pub fn active(address: &Address) -> Vec<(String, String)> {
    let a = address;
    let mut chips = Vec::new();
    let mut chip = |words: String, without: Address| chips.push((words, without.href()));
    if !a.q.trim().is_empty() {
        chip(format!("“{}”", a.q.trim()), Address { q: String::new(), ..a.clone() });
    }
    for status in &a.status {
        chip(status_label(*status).to_owned(), Address { status: toggled(&a.status, status), ..a.clone() });
    }
    for scope in &a.scope {
        chip(
            format!("Scope: {}", scope_label(scope)),
            Address { scope: toggled(&a.scope, scope), ..a.clone() },
        );
    }
    for kind in &a.token_type {
        chip(
            format!("Type: {}", type_label(*kind)),
            Address { token_type: toggled(&a.token_type, kind), ..a.clone() },
        );
    }
    for creator in &a.creator {
        chip(format!("Created by {creator}"), Address { creator: toggled(&a.creator, creator), ..a.clone() });
    }
    match a.expires {
        Some(NeverOr::Never) => chip("Never expires".into(), Address { expires: None, ..a.clone() }),
        Some(NeverOr::Within(span)) => {
            chip(format!("Expires within {}", span.words()), Address { expires: None, ..a.clone() });
        }
        None => {}
    }
    match a.used {
        Some(NeverOr::Never) => chip("Never used".into(), Address { used: None, ..a.clone() }),
        Some(NeverOr::Within(span)) => {
            chip(format!("Used within {}", span.words()), Address { used: None, ..a.clone() })
        }
        None => {}
    }
    if let Some(span) = a.unused {
        chip(format!("Unused for {}", span.words()), Address { unused: None, ..a.clone() });
    }
    if let Some(span) = a.created {
        chip(format!("Created within {}", span.words()), Address { created: None, ..a.clone() });
    }
    for deployment in &a.deployment {
        chip(
            format!("May access {deployment}"),
            Address { deployment: toggled(&a.deployment, deployment), ..a.clone() },
        );
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
        let search = "?q=a&status=active,expired&scope=api&type=personal&creator=ada&expires=never&used=7d&unused=90d&created=1w&deployment=chat";
        let address = parse(search).address;
        let chips = active(&address);
        assert_eq!(chips.len(), 11);
        for (words, href) in &chips {
            let without = parse(href).address;
            assert_eq!(active(&without).len(), 10, "{words}");
        }
        assert_eq!(active(&Address::default()), []);
    }
}
