//! The tab "Fields": each field of the token on a line, with hints above them.

use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::components::copy::copy_button;
use crate::components::html::{a, div, dl, p, span};
use crate::components::text::{code_name, hint, live_text, safe_name, safe_text};
use crate::context::Page;
use crate::pages::tokens::details::access::{access, type_name};
use crate::pages::tokens::details::hints::hints;
use crate::pages::tokens::details::mail::mail_to;
use crate::pages::tokens::details::token_actions::link_to;
use crate::pages::tokens::details::values::{exact, maker_name, none, row, text};
use crate::pages::tokens::table::cells::{has_left_mark, label_links, scope_badges};
use crate::pages::tokens::table::time_words::expires_words;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::{CreatedWith, Token};

/// A description is shown up to this many characters: a server may allow megabytes.
const MAX_DESCRIPTION_SHOWN: usize = 10_000;

/// The tab's content.
pub fn fields(page: Page, token: &Token) -> AnyView {
    let organization = token.organization.as_ref().map_or("", |o| o.name.as_str());
    let uid_view = span().child(code_name(&token.uid)).child(copy_button("Copy UID", token.uid.clone()));
    let rows = vec![
        row("UID", uid_view.into_any()),
        row("Description", description(&token.description)),
        row("Type", text(type_name(token))),
        row("Scopes", span().child(scope_badges(token, usize::MAX)).into_any()),
        row("Access", access(token, true)),
        row("Expires", expiry(page, token)),
        row("Last used", exact(page, &token.last_used_at, "Never")),
        row("Created", exact(page, &token.created_at, "Unknown")),
        row("Updated", exact(page, &token.updated_at, "Never")),
        row("Created by", creator(page, token)),
        row("Organization", text(organization)),
    ];
    let makers = (!token.created_with.is_empty()).then(|| row("Made with", made_with(page, token)));
    let labels = (!token.labels.is_empty()).then(|| row("Labels", label_links(token)));
    let hinted = token.clone();
    let hints = move || {
        let hints = hints(&hinted, page.now(), page.session.server());
        let line = |hint: &String| p().class("hint warning").child(safe_text(hint)).into_any();
        Some(hints.iter().map(line).collect_view().into_any())
    };
    div()
        .attr("role", "tabpanel")
        .child(div().class("hints").child(hints.into_shared()))
        .child(dl().class("details").child(rows).child(makers).child(labels))
        .into_any()
}

fn description(text: &str) -> AnyView {
    let beginning = text.char_indices().nth(MAX_DESCRIPTION_SHOWN).and_then(|(end, _)| text.get(..end));
    let shown = match beginning.unwrap_or(text) {
        "" => none(),
        text => span().class("multiline wrap").child(safe_text(text)).into_any(),
    };
    let is_cut = beginning.map(|_| {
        let count = text.chars().count();
        hint(&format!("This is the beginning: {count} characters in all. JSON and YAML show the whole text."))
    });
    div().child(shown).child(is_cut).into_any()
}

fn expiry(page: Page, token: &Token) -> AnyView {
    // The head says how far away it is.
    if token.expires().is_some() {
        return exact(page, &token.expired_at, "");
    }
    let token = token.clone();
    live_text(move || expires_words(&token, page.now()))
}

fn creator(page: Page, token: &Token) -> AnyView {
    let Some(user) = &token.user else { return none() };
    let login_name = user.name.clone();
    let left = move || {
        unsubscribe_on_cleanup(page.left);
        page.left.with(|left| left.contains(&login_name).then(has_left_mark))
    };
    let name = user.display_name();
    // A display name that is the login name is shown once.
    let login = (name != user.name).then(|| span().child(safe_name(&user.name)).child(" ").into_any());
    let email = match mail_to(token, &user.email, &link_to(&token.uid)) {
        Some(to) => a().attr("href", to).child(safe_name(&user.email)).into_any(),
        None => safe_name(&user.email),
    };
    let more = span().class("faint wrap").child(login).child(email);
    span()
        .child(span().class("wrap").child(safe_name(&name)))
        .child(" ")
        .child(more)
        .child(left.into_shared())
        .into_any()
}

/// The token that made it, and the ones that made that, nearest first.
fn made_with(page: Page, token: &Token) -> AnyView {
    let line = |(place, maker): (usize, &CreatedWith)| {
        let begins = if place == 0 { "token " } else { ", which was made with " };
        span().child(begins).child(maker_name(page, maker)).into_any()
    };
    span().class("wrap").child(token.created_with.iter().enumerate().map(line).collect_view()).into_any()
}
