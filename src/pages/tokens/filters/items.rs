//! The items in the menus of filters: a link for each value that a filter can have.

use crate::address::filter::{Date, FilterMenu};
use crate::address::vec_set::VecSet;
use crate::address::{Address, NeverOr, Span, Status, Type};
use crate::browser::clock::BrowserZone;
use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::RwSignal;
use crate::components::html::{a, div, p, span};
use crate::components::text::{hint, safe_name, signal_text};
use crate::context::{MembersKnown, Page};
use crate::pages::tokens::filters::{DATES, offered_types, scope_label, status_label, type_label};
use crate::pages::tokens::long_list::yield_between_chunks;
use crate::query::{Row, count};
use leptos::prelude::*;
use panel_messages::{Message, intl, m};
use std::sync::Arc;
use token_api::{ALL_SCOPES, NONE};

/// The links of this filter's menu.
pub fn items(page: Page, filter: FilterMenu) -> AnyView {
    match filter {
        FilterMenu::Status => statuses(page),
        FilterMenu::Scopes => scopes(page),
        FilterMenu::Type => types(page),
        FilterMenu::Creator => creators(page),
        FilterMenu::Dates => dates(page),
        FilterMenu::Deployment => deployments(page),
        FilterMenu::Label => labels(page),
    }
}

fn statuses(page: Page) -> AnyView {
    let one = |status: Status| {
        let is_on = move |a: &Address| a.status.contains(&status);
        toggle_link(page, status_label(status).text(), is_on, move |a| a.status.toggle(&status))
    };
    Status::ALL.into_iter().map(one).collect_view().into_any()
}

fn scopes(page: Page) -> AnyView {
    let one = |scope: String| {
        let (is, label) = (scope.clone(), scope_label(&scope));
        toggle_link(page, &label, move |a| a.scope.contains(&is), move |a| a.scope.toggle(&scope))
    };
    offered_scopes(page).into_iter().map(one).collect_view().into_any()
}

fn types(page: Page) -> AnyView {
    let one = |kind: Type| {
        let is_on = move |a: &Address| a.token_type.contains(&kind);
        toggle_link(page, type_label(kind).text(), is_on, move |a| a.token_type.toggle(&kind))
    };
    offered_types(page).into_iter().map(one).collect_view().into_any()
}

/// A creator in the menu.
#[derive(Debug, PartialEq)]
struct Creator {
    /// The login name.
    login: String,
    /// The display name; empty where it is the login name or is not known.
    display: String,
}

/// The creators of these rows and those in the address, in the order of their login names.
fn creators_of(rows: &[Arc<Row>], asked: &VecSet<String>) -> Vec<Creator> {
    let blank = |login: &str| Creator { login: login.to_owned(), display: String::new() };
    let mut all: Vec<Creator> = asked.iter().map(|login| blank(login)).collect();
    for user in rows.iter().filter_map(|row| row.token.user.as_ref()).filter(|user| !user.name.is_empty()) {
        let place = all.binary_search_by(|it| it.login.as_str().cmp(&user.name)).unwrap_or_else(|place| {
            all.insert(place, blank(&user.name));
            place
        });
        if let Some(creator) = all.get_mut(place).filter(|creator| creator.display.is_empty()) {
            creator.display = Some(user.display_name()).filter(|name| *name != user.name).unwrap_or_default();
        }
    }
    all
}

fn creators(page: Page) -> AnyView {
    let mut all = creators_of(&page.rows(), &page.nav.now().creator);
    let hidden = all.len().saturating_sub(LISTED);
    all.truncate(LISTED);
    let one = |creator: Creator| {
        let is = creator.login.clone();
        let label = match creator.display.as_str() {
            "" => safe_name(&creator.login),
            name => span().child(safe_name(name)).child(" ").child(faint(&creator.login)).into_any(),
        };
        let is_on = move |a: &Address| a.creator.contains(&is);
        link_of(page, label, Box::new(is_on), Arc::new(move |a| a.creator.toggle(&creator.login)))
    };
    let words = hidden_words(all.is_empty(), hidden);
    let mut links = all.into_iter().map(one).collect_view();
    links.push(hint(&words));
    links.into_any()
}

fn faint(name: &str) -> AnyView {
    span().class("faint").child(safe_name(name)).into_any()
}

fn deployments(page: Page) -> AnyView {
    let of = |row: &Row, offer: Offer<'_>| row.token.deployment_names.iter().for_each(|name| offer(name));
    let names = names_of_rows(page, &of, |a| &mut a.deployment);
    names_in(page, names, |a| &mut a.deployment)
}

fn labels(page: Page) -> AnyView {
    let of = |row: &Row, offer: Offer<'_>| row.token.labels.iter().for_each(|label| offer(&label.pair()));
    let names = names_of_rows(page, &of, |a| &mut a.label);
    names_in(page, names, |a| &mut a.label)
}

/// A menu lists this many names at most.
const LISTED: usize = 200;

/// Called with each name of a row.
type Offer<'a> = &'a mut dyn FnMut(&str);

/// A set of names in the address.
type Names = fn(&mut Address) -> &mut VecSet<String>;

/// The names of the rows and those in the address, in order.
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
fn names_in(page: Page, mut names: Vec<String>, of: Names) -> AnyView {
    let hidden = names.len().saturating_sub(LISTED);
    names.truncate(LISTED);
    let words = hidden_words(names.is_empty(), hidden);
    let one = |name: String| {
        let is = name.clone();
        let is_on = move |a: &Address| of(&mut a.clone()).contains(&is);
        toggle_link(page, &name.clone(), is_on, move |a| of(a).toggle(&name))
    };
    let mut links = names.into_iter().map(one).collect_view();
    links.push(hint(&words));
    links.into_any()
}

/// The line below a list of names of which `hidden` are left out.
fn hidden_words(is_empty: bool, hidden: usize) -> String {
    match (is_empty, hidden) {
        (true, _) => m::filters::NONE_IN_LIST.string(),
        (_, 0) => String::new(),
        _ => m::filters::more_names(hidden),
    }
}

/// The spans for each filter about time. Another span, from an address, has a chip only.
fn dates(page: Page) -> AnyView {
    let group = |(date, label, spans): (Date, Message, &'static [&'static str])| {
        let links = spans.iter().map(|text| date_link(page, date, text));
        div()
            .attr("role", "group")
            .attr("aria-label", label)
            .child(p().class("hint").message(label))
            .child(links.collect_view())
            .into_any()
    };
    div().class("dates").child(DATES.into_iter().map(group).collect_view()).into_any()
}

fn date_link(page: Page, date: Date, text: &str) -> AnyView {
    let to = Span::parse(text).map_or(NeverOr::Never, NeverOr::Within);
    let words = match to {
        NeverOr::Within(span) if date == Date::Unused => span.words(),
        NeverOr::Within(span) => m::filters::within(&span.words()),
        _ => m::common::NEVER.string(),
    };
    let is_on = move |a: &Address| date.of(a) == Some(to);
    toggle_link(page, &words, is_on, move |a| date.set(a, Some(to).filter(|_| !is_on(a))))
}

/// The documented scopes, then others of the rows, then others in the address, then "No scope".
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

/// A link that adds a value to a filter, or removes it.
fn toggle_link(
    page: Page,
    label: &str,
    is_on: impl Fn(&Address) -> bool + Send + Sync + 'static,
    change: impl Fn(&mut Address) + Send + Sync + 'static,
) -> AnyView {
    link_of(page, safe_name(label), Box::new(is_on), Arc::new(change))
}

/// Such a link, with the number of rows that it leads to.
fn link_of(
    page: Page,
    label: AnyView,
    is_on: Box<dyn Fn(&Address) -> bool + Send + Sync>,
    change: Arc<dyn Fn(&mut Address) + Send + Sync>,
) -> AnyView {
    let number = RwSignal::new(String::new());
    let to = move || {
        let mut to = page.nav.address();
        change(&mut to);
        to
    };
    let counting = Latest::new();
    let counted = to.clone();
    effect(move || {
        let (rows, has_numbers) = page.loader.with_list(|list| (list.rows.clone(), list.has_numbers()));
        let (to, now) = (counted(), page.filter_now.get_untracked());
        counting.run(async move {
            yield_between_chunks(&rows).await;
            let is_unknown = page.members_known.get_untracked() > MembersKnown::Yes as u32;
            let has_left = |name: &str| is_unknown || page.left.with_untracked(|left| left.contains(name));
            let counted = || count(&rows, &to, &has_left, now, &BrowserZone);
            number.set(if has_numbers { intl::number(counted() as u64) } else { String::new() });
        });
    });
    a().attr("href", move || to().href())
        .attr("aria-current", move || page.nav.with(|a| is_on(a)).then_some("true"))
        .child(span().class("tick").attr("aria-hidden", "true"))
        .child(span().class("wrap").child(label))
        .child(" ")
        .child(span().class("count").child(signal_text(number.into())))
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_creator_has_both_names() {
        let user = |name: &str, first: &str| json!({ "name": name, "first_name": first });
        let users =
            [user("mara", "Mara"), user("ada", ""), user("mara", "Mara"), user("", "Ghost"), json!(null)];
        let row = |user: &serde_json::Value| {
            Row::new(serde_json::from_value(json!({ "uid": "u", "user": user })).unwrap())
        };
        let rows: Vec<_> = users.iter().map(|user| Arc::new(row(user))).collect();
        let creator = |login: &str, display: &str| Creator { login: login.into(), display: display.into() };
        let asked = VecSet::from(["nobody".to_owned()]);
        let expected = [creator("ada", ""), creator("mara", "Mara"), creator("nobody", "")];
        assert_eq!(creators_of(&rows, &asked), expected);
    }
}
