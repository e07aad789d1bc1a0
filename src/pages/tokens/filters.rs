//! The search box, the menus of filters, and what is active. Every filter is a link.

use super::Page;
use super::table::focus_link;
use crate::address::{Address, NeverOr, Span, Status, Type};
use crate::components::menu::lazy_menu;
use crate::components::text::{hint, server_name, server_text};
use crate::format::sanitize;
use crate::nav::Nav;
use crate::query::Row;
use crate::vec_set::VecSet;
use leptos::ev;
use leptos::html::{a, div, input, p, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::{ALL_SCOPES, NONE};

/// The id that the `/` key looks for.
pub const SEARCH_ID: &str = "search";

/// The bar above the table, with more at its end.
pub fn filters(page: Page, menus: Vec<AnyView>) -> AnyView {
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
    let status = move || {
        let one = |status: Status| {
            let is_on = move |a: &Address| a.status.contains(&status);
            toggle(nav, status_label(status), is_on, move |a| a.status.toggle(&status))
        };
        Status::ALL.into_iter().map(one).collect_view().into_any()
    };
    let scopes = move || {
        let one = |scope: String| {
            let (is, label) = (scope.clone(), scope_label(&scope));
            toggle(nav, &label, move |a| a.scope.contains(&is), move |a| a.scope.toggle(&scope))
        };
        offered_scopes(page).into_iter().map(one).collect_view().into_any()
    };
    let has_types = types.len() > 1;
    let kinds = move || {
        let one = |kind: &Type| {
            let kind = *kind;
            let is_on = move |a: &Address| a.token_type.contains(&kind);
            toggle(nav, type_label(kind), is_on, move |a| a.token_type.toggle(&kind))
        };
        types.iter().map(one).collect_view().into_any()
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
    let offers_deployments = features.protected_endpoints;
    div()
        .class("filters")
        .child(search)
        .child(lazy_menu(menu_label(nav, "Status", |a| a.status.len()), status))
        .child(lazy_menu(menu_label(nav, "Scopes", |a| a.scope.len()), scopes))
        .child(has_types.then(|| lazy_menu(menu_label(nav, "Type", |a| a.token_type.len()), kinds)))
        .child(lazy_menu(menu_label(nav, "Creator", |a| a.creator.len()), creators))
        .child(lazy_menu(menu_label(nav, "Dates", dates_active), move || dates(nav)))
        .child(
            offers_deployments
                .then(|| lazy_menu(menu_label(nav, "Deployment", |a| a.deployment.len()), deployments)),
        )
        .child(menus)
        .into_any()
}

/// Names that a menu lists: more would be no help, and the address takes any.
const LISTED: usize = 200;

/// Takes a name that a row has.
type Offer<'a> = &'a mut dyn FnMut(&str);

/// A set of names in the address.
type Names = fn(&mut Address) -> &mut VecSet<String>;

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
fn names_in(nav: Nav, mut names: Vec<String>, of: Names) -> AnyView {
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
    let mut links = names.into_iter().map(one).collect_view();
    links.push(hint(&words));
    links.into_any()
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
fn dates(nav: Nav) -> AnyView {
    let group = |(date, label, spans): (Date, &'static str, &'static [&'static str])| {
        let links = spans.iter().map(|text| date_link(nav, date, text));
        div()
            .attr("role", "group")
            .attr("aria-label", label)
            .child(p().class("hint").child(label))
            .child(links.collect_view())
            .into_any()
    };
    div().class("dates").child(DATES.into_iter().map(group).collect_view()).into_any()
}

fn date_link(nav: Nav, date: Date, text: &str) -> AnyView {
    let to = Span::parse(text).map_or(NeverOr::Never, NeverOr::Within);
    let words = match to {
        NeverOr::Never => "Never".to_owned(),
        NeverOr::Within(span) if date == Date::Unused => span.words(),
        NeverOr::Within(span) => ["Within ", &span.words()].concat(),
    };
    let is_on = move |a: &Address| date.of(a) == Some(to);
    toggle(nav, &words, is_on, move |a| date.set(a, Some(to).filter(|_| !is_on(a))))
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

fn menu_label(
    nav: Nav,
    label: &'static str,
    active: fn(&Address) -> usize,
) -> impl Fn() -> String + Send + Sync {
    move || match nav.with(active) {
        0 => label.to_owned(),
        n => format!("{label} ({n})"),
    }
}

/// A link that adds a value to a filter, or takes it away.
fn toggle(
    nav: Nav,
    label: &str,
    is_on: impl Fn(&Address) -> bool + Send + Sync + 'static,
    change: impl Fn(&mut Address) + Send + Sync + 'static,
) -> AnyView {
    erased_toggle(nav, label, Box::new(is_on), Box::new(change))
}

fn erased_toggle(
    nav: Nav,
    label: &str,
    is_on: Box<dyn Fn(&Address) -> bool + Send + Sync>,
    change: Box<dyn Fn(&mut Address) + Send + Sync>,
) -> AnyView {
    let href = move || {
        let mut to = nav.address();
        change(&mut to);
        to.href()
    };
    a().attr("href", href)
        .attr("aria-current", move || nav.with(|a| is_on(a)).then_some("true"))
        .child(span().class("tick").attr("aria-hidden", "true"))
        .child(span().class("wrap").child(server_name(label)))
        .into_any()
}

/// What is active, each with a link that takes it away.
pub fn chips(nav: Nav) -> AnyView {
    let chips = Memo::new(move |_| nav.with(active));
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

fn chip(words: &str, href: &str) -> AnyView {
    a().attr("href", href)
        .class("chip")
        .attr("aria-label", sanitize::words(&["Remove filter: ", words].concat()).into_owned())
        .child(server_text(words))
        .child(span().attr("aria-hidden", "true").child(" ×"))
        .into_any()
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
