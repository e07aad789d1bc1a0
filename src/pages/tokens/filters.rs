//! The search box, the menus of filters, and what is active. Every filter is a link.

use super::Page;
use super::table::focus_link;
use crate::address::{Address, NeverOr, Span, Status, Type, toggled};
use crate::dom::{El, classed, el, link};
use crate::nav::Nav;
use crate::parts::menu::menu;
use crate::query::Row;
use crate::set::Set;
use crate::signal::Derived;
use leptos::prelude::*;
use token_api::{ALL_SCOPES, NONE};
use wasm_bindgen::JsCast;

/// The id that the `/` key looks for.
pub const SEARCH_ID: &str = "search";

/// The bar above the table.
pub fn filters(page: Page) -> El {
    let nav = page.nav;
    let features = page.site.0.with_value(|site| site.features);
    let types: Vec<Type> = Type::ALL
        .into_iter()
        .filter(|t| match t {
            Type::Personal => true,
            Type::Organization => features.organization_tokens,
            Type::Monitoring => features.monitoring_tokens,
        })
        .collect();
    let search = el("input")
        .attr("type", "search")
        .attr("id", SEARCH_ID)
        .attr("aria-label", "Search tokens")
        .attr("placeholder", "Search tokens")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .live_value(move || nav.with(|a| a.q.clone()))
        .on("keydown", |event| {
            if event.unchecked_ref::<web_sys::KeyboardEvent>().key() == "ArrowDown" {
                event.prevent_default();
                focus_link("tr[data-uid] a");
            }
        })
        .on_value("input", move |q| nav.replace(&Address { q, ..nav.now() }));
    let status = el("div").children(Status::ALL.map(|status| {
        toggle(
            nav,
            status_label(status),
            move |a| a.status.contains(&status),
            move |a| Address { status: toggled(&a.status, &status), ..a.clone() },
        )
    }));
    let scopes = Derived::new(move || offered_scopes(page));
    let scope = el("div").slots(move || {
        let one = |scope: String| {
            let (is, label) = (scope.clone(), scope_label(&scope));
            toggle(
                nav,
                &label,
                move |a| a.scope.contains(&is),
                move |a| Address { scope: toggled(&a.scope, &scope), ..a.clone() },
            )
        };
        scopes.get().into_iter().map(one).collect()
    });
    let creators = offered(page, |row, offer| offer(row.token.creator()), |a| &a.creator);
    let creator = names_menu(nav, creators, |a| &a.creator, |a, creator| Address { creator, ..a.clone() });
    let deployments = offered(
        page,
        |row, offer| row.token.deployments.iter().for_each(|name| offer(name)),
        |a| &a.deployment,
    );
    let deployment =
        names_menu(nav, deployments, |a| &a.deployment, |a, deployment| Address { deployment, ..a.clone() });
    let has_deployments = features.protected_endpoints;
    let kinds = (types.len() > 1).then(|| {
        let items = types.into_iter().map(|kind| {
            toggle(
                nav,
                type_label(kind),
                move |a| a.token_type.contains(&kind),
                move |a| Address { token_type: toggled(&a.token_type, &kind), ..a.clone() },
            )
        });
        menu(menu_label(nav, "Type", |a| a.token_type.len()), el("div").children(items))
    });
    classed("div", "filters")
        .child(search)
        .child(menu(menu_label(nav, "Status", |a| a.status.len()), status))
        .child(menu(menu_label(nav, "Scopes", |a| a.scope.len()), scope))
        .child_if(kinds)
        .child(menu(menu_label(nav, "Creator", |a| a.creator.len()), creator))
        .child(menu(menu_label(nav, "Dates", dates_active), dates(nav)))
        .child_if(
            has_deployments.then(|| menu(menu_label(nav, "Deployment", |a| a.deployment.len()), deployment)),
        )
}

/// The names that rows have, in order, and those that the address asks for.
fn offered(
    page: Page,
    of: fn(&Row, &mut dyn FnMut(&str)),
    asked: fn(&Address) -> &Set<String>,
) -> Derived<Vec<String>> {
    Derived::new(move || {
        let mut names = page.nav.with(|a| asked(a).iter().cloned().collect::<Vec<_>>());
        names.sort_unstable();
        for row in page.rows().iter() {
            of(row, &mut |name| {
                if let (false, Err(place)) =
                    (name.is_empty(), names.binary_search_by(|it| it.as_str().cmp(name)))
                {
                    names.insert(place, name.to_owned());
                }
            });
        }
        names
    })
}

/// A link for each name.
fn names_menu(
    nav: Nav,
    names: Derived<Vec<String>>,
    of: fn(&Address) -> &Set<String>,
    with: fn(&Address, Set<String>) -> Address,
) -> El {
    el("div").slots(move || {
        let names = names.get();
        if names.is_empty() {
            return vec![classed("p", "hint").text("None in this list.")];
        }
        let one = |name: String| {
            let is = name.clone();
            toggle(nav, &name.clone(), move |a| of(a).contains(&is), move |a| with(a, toggled(of(a), &name)))
        };
        names.into_iter().map(one).collect()
    })
}

/// The keys of the address that are about time, with what they are called and what is offered for each.
const DATES: [(Date, &str, &[&str]); 4] = [
    (Date::Expires, "Expires", &["24h", "7d", "14d", "30d", "90d", "never"]),
    (Date::Used, "Used", &["24h", "7d", "30d", "90d", "never"]),
    (Date::Unused, "Not used for", &["30d", "90d", "180d", "365d"]),
    (Date::Created, "Created", &["24h", "7d", "30d", "90d"]),
];

#[derive(Clone, Copy)]
enum Date {
    Expires,
    Used,
    Unused,
    Created,
}

impl Date {
    fn of(self, a: &Address) -> Option<NeverOr> {
        match self {
            Self::Expires => a.expires,
            Self::Used => a.used,
            Self::Unused => a.unused.map(NeverOr::Within),
            Self::Created => a.created.map(NeverOr::Within),
        }
    }

    fn set(self, a: &Address, to: Option<NeverOr>) -> Address {
        let span = match to {
            Some(NeverOr::Within(span)) => Some(span),
            _ => None,
        };
        match self {
            Self::Expires => Address { expires: to, ..a.clone() },
            Self::Used => Address { used: to, ..a.clone() },
            Self::Unused => Address { unused: span, ..a.clone() },
            Self::Created => Address { created: span, ..a.clone() },
        }
    }
}

fn dates_active(a: &Address) -> usize {
    DATES.iter().filter(|(date, ..)| date.of(a).is_some()).count()
}

/// Lengths of time for each of them; one that is not among them came with the address, and has its chip.
fn dates(nav: Nav) -> El {
    let offers = |(date, label, spans): (Date, &'static str, &'static [&'static str])| {
        let links = spans.iter().map(move |text| {
            let to = Span::parse(text).map_or(NeverOr::Never, NeverOr::Within);
            let words = match to {
                NeverOr::Never => "Never".to_owned(),
                NeverOr::Within(span) if matches!(date, Date::Unused) => span.words(),
                NeverOr::Within(span) => ["Within ", &span.words()].concat(),
            };
            let is_on = move |a: &Address| date.of(a) == Some(to);
            toggle(nav, &words, is_on, move |a| date.set(a, Some(to).filter(|_| !is_on(a))))
        });
        el("div")
            .attr("role", "group")
            .attr("aria-label", label)
            .child(classed("p", "hint").text(label))
            .children(links)
    };
    classed("div", "dates").children(DATES.map(offers))
}

/// The known scopes first, then those that tokens hold, then those that the address asks for.
fn offered_scopes(page: Page) -> Vec<String> {
    let mut scopes: Vec<String> = ALL_SCOPES.iter().map(|s| (*s).to_owned()).collect();
    let mut offer = |scope: &str| {
        if !scopes.iter().any(|s| s == scope) {
            scopes.push(scope.to_owned());
        }
    };
    for row in page.rows().iter() {
        row.token.scopes.iter().for_each(|scope| offer(scope));
    }
    page.nav.with(|a| a.scope.iter().for_each(|scope| offer(scope)));
    offer(NONE);
    scopes
}

fn menu_label(nav: Nav, label: &'static str, active: fn(&Address) -> usize) -> impl Fn() -> String {
    move || match nav.with(active) {
        0 => label.to_owned(),
        n => format!("{label} ({n})"),
    }
}

/// A link that adds a value to a filter, or takes it away.
fn toggle(
    nav: Nav,
    label: &str,
    is_on: impl Fn(&Address) -> bool + 'static,
    to: impl Fn(&Address) -> Address + 'static,
) -> El {
    link("?")
        .live_attr("href", move || Some(nav.with(|a| to(a).href())))
        .live_attr("aria-current", move || nav.with(|a| is_on(a)).then(|| "true".to_owned()))
        .child(classed("span", "tick").attr("aria-hidden", "true"))
        .text(label)
}

/// What is active, each with a link that takes it away.
pub fn chips(nav: Nav) -> El {
    let chips = Derived::new(move || nav.with(active));
    el("div").slot(move || {
        let chips = chips.get();
        (!chips.is_empty()).then(|| {
            classed("div", "chips")
                .children(chips.into_iter().map(|(words, href)| {
                    link(&href)
                        .class("chip")
                        .attr("aria-label", &format!("Remove filter: {words}"))
                        .text(&words)
                        .child(el("span").attr("aria-hidden", "true").text(" ×"))
                }))
                .child(
                    link("?")
                        .class("clear")
                        .live_attr("href", move || Some(nav.with(|a| a.without_filters().href())))
                        .text("Clear filters"),
                )
        })
    })
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
