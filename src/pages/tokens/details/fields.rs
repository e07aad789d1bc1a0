//! The tab "Fields": each field of the token on a line, with hints above them.

use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::components::copy::copy_button;
use crate::components::html::{a, div, dl, p, span};
use crate::components::text::{code_name, hint, live_text, safe_name, safe_text, sentence};
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
use panel_messages::m;
use token_api::Token;

/// A description is shown up to this many characters: a server may allow megabytes.
const MAX_DESCRIPTION_SHOWN: usize = 10_000;

/// The tab's content.
pub fn fields(page: Page, token: &Token) -> AnyView {
    let organization = token.organization.as_ref().map_or("", |o| o.name.as_str());
    let uid_view = span()
        .child(code_name(&token.uid))
        .child(copy_button(m::details::COPY_UID.text(), token.uid.clone()));
    let rows = vec![
        row(m::common::UID, uid_view.into_any()),
        row(m::common::DESCRIPTION, description(&token.description)),
        row(m::common::TYPE, text(type_name(token))),
        row(m::common::SCOPES, span().child(scope_badges(token, usize::MAX)).into_any()),
        row(m::common::ACCESS, access(token, true)),
        row(m::common::EXPIRES, expiry(page, token)),
        row(m::common::LAST_USED, exact(page, &token.last_used_at, Some(m::common::NEVER))),
        row(m::common::CREATED, exact(page, &token.created_at, Some(m::common::UNKNOWN))),
        row(m::details::UPDATED, exact(page, &token.updated_at, Some(m::common::NEVER))),
        row(m::common::CREATED_BY, creator(page, token)),
        row(m::common::ORGANIZATION, text(organization)),
    ];
    let makers = (!token.created_with.is_empty()).then(|| row(m::details::MADE_WITH, made_with(page, token)));
    let labels = (!token.labels.is_empty()).then(|| row(m::common::LABELS, label_links(token)));
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
    let is_cut = beginning.map(|_| hint(&m::details::description_cut(text.chars().count())));
    div().child(shown).child(is_cut).into_any()
}

fn expiry(page: Page, token: &Token) -> AnyView {
    // The head says how far away it is.
    if token.expires().is_some() {
        return exact(page, &token.expired_at, None);
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
    let mut makers = None;
    for maker in &token.created_with {
        let name = maker_name(page, maker);
        makers = Some(sentence(match makers {
            None => m::details::maker(name),
            Some(makers) => m::details::maker_of_makers(makers, name),
        }));
    }
    span().class("wrap").child(makers).into_any()
}
