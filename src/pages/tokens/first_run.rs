//! What an organization without tokens shows: what a token is for, and three cards that begin with one.

use crate::address::Prefill;
use crate::components::dialog::unique_id;
use crate::components::html::{a, div, h2, p, span, strong};
use crate::components::keyed::built_anew;
use crate::context::Page;
use crate::format::sanitize;
use leptos::prelude::*;
use panel_messages::{Message, m};

/// A token to begin with.
struct Card {
    label: Message,
    words: Message,
    name: &'static str,
    scopes: &'static [&'static str],
    expires_in: &'static str,
}

const CI: Card = Card {
    label: m::first_run::CI,
    words: m::first_run::CI_WORDS,
    name: "ci-deploy",
    scopes: &["read_organization", "write_organization", "read_cluster", "write_cluster"],
    expires_in: "90d",
};

const NOTEBOOK: Card = Card {
    label: m::first_run::NOTEBOOK,
    words: m::first_run::NOTEBOOK_WORDS,
    name: "notebook",
    scopes: &["read_organization", "read_cluster"],
    expires_in: "30d",
};

const CALL: Card = Card {
    label: m::first_run::CALL,
    words: m::first_run::CALL_WORDS,
    name: "call-deployment",
    scopes: &[],
    expires_in: "30d",
};

/// In place of [`CALL`] on a site that offers no protected endpoints.
const WATCH: Card = Card {
    label: m::first_run::WATCH,
    words: m::first_run::WATCH_WORDS,
    name: "watch-deployments",
    scopes: &["read_cluster"],
    expires_in: "30d",
};

/// The cards; words for somebody whose role creates no token.
pub fn first_run(page: Page) -> AnyView {
    let has_protected = page.site.0.with_value(|site| site.features.protected_endpoints);
    let cards = move || {
        if page.creates_nothing.get() {
            return Some(p().message(m::first_run::CREATES_NONE).into_any());
        }
        let all = [CI, NOTEBOOK, if has_protected { CALL } else { WATCH }];
        let cards = all.map(|it| card(page, it)).into_iter().collect_view();
        Some(div().class("cards").child(cards).into_any())
    };
    div()
        .class("empty")
        .child(h2().message(m::first_run::TITLE))
        .child(p().message(m::first_run::WHAT_IT_IS_FOR))
        .child(built_anew(cards))
        .into_any()
}

/// A link to the create dialog with the card's values.
fn card(page: Page, card: Card) -> AnyView {
    let prefill = Prefill {
        name: Some(card.name.to_owned()),
        scopes: Some(card.scopes.iter().map(|scope| (*scope).to_owned()).collect())
            .filter(|all: &Vec<_>| !all.is_empty()),
        expires_in: Some(card.expires_in.to_owned()),
        ..Prefill::default()
    };
    let id = unique_id("card");
    a().class("button card")
        .attr("aria-label", sanitize::words(card.label.text()).into_owned())
        .attr("aria-describedby", id.clone())
        .attr("href", move || page.nav.with(|a| a.with_new(prefill.clone()).href()))
        .child(strong().message(card.label))
        .child(span().class("hint").attr("id", id).message(card.words))
        .into_any()
}
