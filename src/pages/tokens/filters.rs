//! The search box, the menus of filters, and what is active. Every filter is a link.

use super::Page;
use super::table::focus_link;
use crate::address::{Address, NeverOr, Span, Status, Type};
use crate::dom::{El, classed, el, link};
use crate::nav::Nav;
use crate::parts::menu::menu_of;
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
    let status = move || {
        Status::ALL.map(|status| {
            toggle(
                nav,
                status_label(status),
                move |a| a.status.contains(&status),
                move |a| a.status.toggle(&status),
            )
        })
    };
    let scopes = move || {
        let one = |scope: String| {
            let (is, label) = (scope.clone(), scope_label(&scope));
            toggle(nav, &label, move |a| a.scope.contains(&is), move |a| a.scope.toggle(&scope))
        };
        offered_scopes(page).into_iter().map(one).collect()
    };
    let has_types = types.len() > 1;
    let kinds = move || {
        let one = |kind: &Type| {
            let kind = *kind;
            toggle(
                nav,
                type_label(kind),
                move |a| a.token_type.contains(&kind),
                move |a| a.token_type.toggle(&kind),
            )
        };
        types.iter().map(one).collect()
    };
    let creators = move || {
        let names = offered(page, &|row, offer| offer(row.token.creator()), |a| &mut a.creator);
        names_in(nav, names, |a| &mut a.creator)
    };
    let deployments = move || {
        let of = |row: &Row, offer: Offer<'_>| row.token.deployments.iter().for_each(|name| offer(name));
        let names = offered(page, &of, |a| &mut a.deployment);
        names_in(nav, names, |a| &mut a.deployment)
    };
    classed("div", "filters")
        .child(search)
        .child(menu_of(menu_label(nav, "Status", |a| a.status.len()), move || status().into()))
        .child(menu_of(menu_label(nav, "Scopes", |a| a.scope.len()), scopes))
        .child_if(has_types.then(|| menu_of(menu_label(nav, "Type", |a| a.token_type.len()), kinds)))
        .child(menu_of(menu_label(nav, "Creator", |a| a.creator.len()), creators))
        .child(menu_of(menu_label(nav, "Dates", dates_active), move || dates(nav)))
        .child_if(
            features
                .protected_endpoints
                .then(|| menu_of(menu_label(nav, "Deployment", |a| a.deployment.len()), deployments)),
        )
}

/// Names that a menu lists: more would be no help, and the address takes any.
const LISTED: usize = 200;

/// Takes a name that a row has.
type Offer<'a> = &'a mut dyn FnMut(&str);

/// A set of names in the address.
type Names = fn(&mut Address) -> &mut Set<String>;

/// The names that rows have, in order, and those that the address asks for.
fn offered(page: Page, of: &dyn Fn(&Row, Offer<'_>), asked: Names) -> Vec<String> {
    let mut names: Vec<String> = asked(&mut page.nav.now()).iter().cloned().collect();
    for row in page.rows().iter() {
        of(row, &mut |name| {
            if let (false, Err(place)) = (name.is_empty(), names.binary_search_by(|it| it.as_str().cmp(name)))
            {
                names.insert(place, name.to_owned());
            }
        });
    }
    names
}

/// A link for each name.
fn names_in(nav: Nav, mut names: Vec<String>, of: Names) -> Vec<El> {
    let hidden = names.len().saturating_sub(LISTED);
    names.truncate(LISTED);
    let words = match (names.is_empty(), hidden) {
        (true, _) => "None in this list.".to_owned(),
        (_, 0) => String::new(),
        _ => format!("… and {hidden} more."),
    };
    let one = |name: String| {
        let is = name.clone();
        let is_on = move |a: &Address| of(&mut a.clone()).contains(&is);
        toggle(nav, &name.clone(), is_on, move |a| of(a).toggle(&name))
    };
    let hint = classed("p", "hint").text(&words);
    names.into_iter().map(one).chain([hint]).collect()
}

/// The keys of the address that are about time, with what they are called and what is offered for each.
const DATES: [(Date, &str, &[&str]); 4] = [
    (Date::Expires, "Expires", &["24h", "7d", "14d", "30d", "90d", "never"]),
    (Date::Used, "Used", &["24h", "7d", "30d", "90d", "never"]),
    (Date::Unused, "Not used for", &["30d", "90d", "180d", "365d"]),
    (Date::Created, "Created", &["24h", "7d", "30d", "90d"]),
];

#[derive(Clone, Copy, PartialEq)]
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

    fn set(self, a: &mut Address, to: Option<NeverOr>) {
        let span = match to {
            Some(NeverOr::Within(span)) => Some(span),
            _ => None,
        };
        match self {
            Self::Expires => a.expires = to,
            Self::Used => a.used = to,
            Self::Unused => a.unused = span,
            Self::Created => a.created = span,
        }
    }
}

fn dates_active(a: &Address) -> usize {
    DATES.iter().filter(|(date, ..)| date.of(a).is_some()).count()
}

/// Lengths of time for each of them; one that is not among them came with the address, and has its chip.
fn dates(nav: Nav) -> Vec<El> {
    let offers = |(date, label, spans): &(Date, &str, &'static [&'static str])| {
        let date = *date;
        let links = spans.iter().map(move |text| {
            let to = Span::parse(text).map_or(NeverOr::Never, NeverOr::Within);
            let words = match to {
                NeverOr::Never => "Never".to_owned(),
                NeverOr::Within(span) if date == Date::Unused => span.words(),
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
    vec![classed("div", "dates").children(DATES.iter().map(offers))]
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
    change: impl Fn(&mut Address) + 'static,
) -> El {
    plain_toggle(nav, label, Box::new(is_on), Box::new(change))
}

#[inline(never)]
fn plain_toggle(
    nav: Nav,
    label: &str,
    is_on: Box<dyn Fn(&Address) -> bool>,
    change: Box<dyn Fn(&mut Address)>,
) -> El {
    let href = move || {
        let mut to = nav.address();
        change(&mut to);
        Some(to.href())
    };
    link("?")
        .live_attr("href", href)
        .live_attr("aria-current", move || nav.with(|a| is_on(a)).then(|| "true".to_owned()))
        .child(classed("span", "tick").attr("aria-hidden", "true"))
        .child(classed("span", "wrap").name(label))
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
    let mut chip = |words: String, take_away: &dyn Fn(&mut Address)| {
        let mut without = a.clone();
        take_away(&mut without);
        chips.push((words, without.href()));
    };
    if !a.q.trim().is_empty() {
        chip(["“", a.q.trim(), "”"].concat(), &|a| a.q.clear());
    }
    for status in &a.status {
        chip(status_label(*status).to_owned(), &|a| a.status.toggle(status));
    }
    for scope in &a.scope {
        chip(["Scope: ", &scope_label(scope)].concat(), &|a| a.scope.toggle(scope));
    }
    for kind in &a.token_type {
        chip(["Type: ", type_label(*kind)].concat(), &|a| a.token_type.toggle(kind));
    }
    for creator in &a.creator {
        chip(["Created by ", creator].concat(), &|a| a.creator.toggle(creator));
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
        chip(words, &|a| date.set(a, None));
    }
    for deployment in &a.deployment {
        chip(["May access ", deployment].concat(), &|a| a.deployment.toggle(deployment));
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
