//! The title of the browser's tab: which view is shown, then the site's title. It never has a search, which may be a secret.

use crate::address::Address;
use crate::browser::reactive::effect;
use crate::browser::signal::memo;
use crate::components::menu::menu_keys;
use crate::context::{Page, Site};
use crate::format::sanitize;
use crate::pages::tokens::filters::chips::active_filters;
use crate::settings::Settings;
use leptos::prelude::*;
use panel_messages::{intl, m};

/// What the page of tokens starts when the second piece is loaded: keys in menus, and the title.
pub fn started(page: Page) {
    menu_keys();
    let view = memo(move || {
        let name = page.nav.with(|a| a.token.clone()).map(|uid| {
            let name = page.loader.with_list(|list| list.find(&uid).map(|token| token.name.clone()));
            name.unwrap_or_else(|| m::list::TITLE_DETAILS.string())
        });
        let is_creating = page.login_code().is_some();
        page.nav.with(|address| view_words(address, is_creating, name))
    });
    effect(move || view.with(|view| set_title(view)));
}

/// Sets the title for a view.
pub fn set_title(view: &str) {
    let Site(site) = expect_context();
    let title = site.with_value(|site| [view, " · ", &Settings::shown_title(&site.title)].concat());
    document().set_title(&sanitize::words(&title));
}

/// The words for a view. `token` is the name of the token whose details are open.
fn view_words(address: &Address, is_creating: bool, token: Option<String>) -> String {
    let first = if is_creating || address.new.is_some() {
        m::list::TITLE_CREATE.string()
    } else if let Some(name) = token {
        sanitize::beginning(&name, 60).into_owned()
    } else if address.activity.is_some() {
        m::common::ACTIVITY.string()
    } else if address.review {
        m::common::REVIEW.string()
    } else {
        // A search is the first of the filters.
        let has_search = !address.q.trim().is_empty();
        let mut words: Vec<String> = active_filters(address).into_iter().map(|(words, _)| words).collect();
        if let (true, Some(search)) = (has_search, words.first_mut()) {
            m::list::TITLE_SEARCH.text().clone_into(search);
        }
        intl::list(words.iter().map(String::as_str))
    };
    let list = m::common::API_TOKENS.text();
    if first.is_empty() { list.to_owned() } else { [&first, " · ", list].concat() }
}

#[cfg(test)]
mod tests {
    use super::view_words;
    use crate::address::parse;

    #[test]
    fn a_title_tells_the_view_and_no_search() {
        for (search, token, words) in [
            ("?", None, "API tokens"),
            ("?sort=name", None, "API tokens"),
            ("?status=expired&used=never", None, "Expired, Never used · API tokens"),
            ("?q=us.secret&type=personal", None, "Search, Type: Personal · API tokens"),
            ("?status=expired&token=u", Some("ci"), "ci · API tokens"),
            ("?new&name=x", None, "Create API token · API tokens"),
            ("?view=activity", None, "Activity · API tokens"),
        ] {
            let address = parse(search).address;
            assert_eq!(view_words(&address, false, token.map(str::to_owned)), words, "{search}");
        }
    }
}
