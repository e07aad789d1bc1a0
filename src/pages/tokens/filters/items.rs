//! What is in the menus of filters: a link for each value that a filter can have.

use super::{DATES, Date, Filter, offered_types, scope_label, status_label, type_label};
use crate::address::{Address, NeverOr, Span, Status, Type};
use crate::components::text::{hint, safe_name};
use crate::nav::Nav;
use crate::pages::tokens::Page;
use crate::query::Row;
use crate::vec_set::VecSet;
use leptos::html::{a, div, p, span};
use leptos::prelude::*;
use token_api::{ALL_SCOPES, NONE};

/// The links of this filter's menu.
pub fn items(page: Page, filter: Filter) -> AnyView {
    match filter {
        Filter::Status => statuses(page.nav),
        Filter::Scopes => scopes(page),
        Filter::Type => types(page),
        Filter::Creator => creators(page),
        Filter::Dates => dates(page.nav),
        Filter::Deployment => deployments(page),
    }
}

fn statuses(nav: Nav) -> AnyView {
    let one = |status: Status| {
        let is_on = move |a: &Address| a.status.contains(&status);
        toggle_link(nav, status_label(status), is_on, move |a| a.status.toggle(&status))
    };
    Status::ALL.into_iter().map(one).collect_view().into_any()
}

fn scopes(page: Page) -> AnyView {
    let one = |scope: String| {
        let (is, label) = (scope.clone(), scope_label(&scope));
        toggle_link(page.nav, &label, move |a| a.scope.contains(&is), move |a| a.scope.toggle(&scope))
    };
    offered_scopes(page).into_iter().map(one).collect_view().into_any()
}

fn types(page: Page) -> AnyView {
    let one = |kind: Type| {
        let is_on = move |a: &Address| a.token_type.contains(&kind);
        toggle_link(page.nav, type_label(kind), is_on, move |a| a.token_type.toggle(&kind))
    };
    offered_types(page).into_iter().map(one).collect_view().into_any()
}

fn creators(page: Page) -> AnyView {
    let names = names_of_rows(page, &|row, offer| offer(row.token.creator()), |a| &mut a.creator);
    names_in(page.nav, names, |a| &mut a.creator)
}

fn deployments(page: Page) -> AnyView {
    let of = |row: &Row, offer: Offer<'_>| row.token.deployment_names.iter().for_each(|name| offer(name));
    let names = names_of_rows(page, &of, |a| &mut a.deployment);
    names_in(page.nav, names, |a| &mut a.deployment)
}

/// Names that a menu lists: more would be no help, and the address takes any.
const LISTED: usize = 200;

/// Takes a name that a row has.
type Offer<'a> = &'a mut dyn FnMut(&str);

/// A set of names in the address.
type Names = fn(&mut Address) -> &mut VecSet<String>;

/// The names that rows have, in order, and those that the address asks for.
fn names_of_rows(page: Page, of: &dyn Fn(&Row, Offer<'_>), asked: Names) -> Vec<String> {
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
        toggle_link(nav, &name.clone(), is_on, move |a| of(a).toggle(&name))
    };
    let mut links = names.into_iter().map(one).collect_view();
    links.push(hint(&words));
    links.into_any()
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
    toggle_link(nav, &words, is_on, move |a| date.set(a, Some(to).filter(|_| !is_on(a))))
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

/// A link that adds a value to a filter, or takes it away.
fn toggle_link(
    nav: Nav,
    label: &str,
    is_on: impl Fn(&Address) -> bool + Send + Sync + 'static,
    change: impl Fn(&mut Address) + Send + Sync + 'static,
) -> AnyView {
    erased_toggle_link(nav, label, Box::new(is_on), Box::new(change))
}

fn erased_toggle_link(
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
        .child(span().class("wrap").child(safe_name(label)))
        .into_any()
}
