//! One token, whole. Opened by its address, so it may be one that the list does not hold.

use super::Page;
use super::table::{expires_class, expires_words, scope_badges};
use crate::clock::BrowserZone;
use crate::dom::{El, button, classed, el};
use crate::load::Latest;
use crate::parts::copy::copy_button;
use crate::parts::dialog::{actions, dialog};
use crate::parts::notice::failure_notice;
use crate::session::use_session;
use crate::signal::{Derived, Var};
use crate::time::{Zone, exact_local, exact_utc, iso, relative};
use crate::words::{Doing, Failure, failure};
use token_api::{Time, Token, TokenType};
use token_client::calls;

#[derive(Clone, PartialEq)]
enum Found {
    Looking,
    Here(Box<Token>),
    Nowhere,
    Failed(Failure),
}

/// The details of the token with this uid.
pub fn details_dialog(page: Page, uid: String) -> El {
    let session = use_session();
    let fetched = Var::new(Found::Looking);
    let latest = Latest::new();
    let ask = {
        let uid = uid.clone();
        move || {
            let uid = uid.clone();
            fetched.set(Found::Looking);
            latest.run(async move {
                let found = match session.client().send(calls::get_token(&uid)).await {
                    Ok(Some(token)) => Found::Here(Box::new(token)),
                    Ok(None) => Found::Nowhere,
                    Err(error) => {
                        session.after_refusal(&error).await;
                        Found::Failed(failure(&error, Doing::Reading))
                    }
                };
                fetched.try_set(found);
            });
        }
    };
    // What the list holds is shown at once; the server is asked all the same, for what is new.
    ask();
    let found = {
        let uid = uid.clone();
        Derived::new(move || match fetched.get() {
            Found::Looking => match page.loader.list().with(|list| list.find(&uid).cloned()) {
                Some(token) => Found::Here(Box::new(token)),
                None => Found::Looking,
            },
            found => found,
        })
    };
    let close = move || page.nav.go(&page.nav.now().without_dialogs());
    dialog("Token details", "wide", close)
        .slot(move || {
            Some(match found.get() {
                Found::Looking => classed("p", "waiting").attr("aria-busy", "true").text("Loading"),
                Found::Nowhere => el("div")
                    .child(el("p").text("There is no such token (any more). It may have been deleted, or it is somebody else's."))
                    .child(classed("p", "hint").text("UID ").child(el("code").text(&uid))),
                Found::Failed(failure) => failure_notice(&failure, Some(ask.clone())),
                Found::Here(token) => details(page, &token),
            })
        })
        .child(
            actions()
                .slot(move || match found.get() {
                    Found::Here(token) => Some(
                        button("Delete token", move |_| page.doomed.set(Some((*token).clone()))).class("danger quiet"),
                    ),
                    _ => None,
                })
                .child(classed("span", "spring"))
                .child(button("Close", move |_| close()).first_focus()),
        )
}

fn details(page: Page, token: &Token) -> El {
    let kind = match token.token_type() {
        TokenType::Personal => "Personal",
        TokenType::Organization => "Organization",
        TokenType::Monitoring => "Monitoring",
    };
    let state = {
        let (class, words) = (token.clone(), token.clone());
        el("span")
            .live_attr("class", move || Some(expires_class(&class, page.now.get()).to_owned()))
            .live(move || expires_words(&words, page.now.get()))
    };
    let creator = match &token.user {
        None => none(),
        Some(user) => el("span")
            .child(classed("span", "wrap").text(&user.display_name()))
            .child(classed("span", "faint wrap").text(&format!(" {} {}", user.name, user.email))),
    };
    let labels = token
        .labels
        .iter()
        .map(|label| classed("code", "scope").text(&format!("{}={}", label.key, label.value)));
    let list = classed("dl", "details");
    let list = row(list, "Name", classed("strong", "wrap").text(&token.name));
    let list = row(
        list,
        "UID",
        el("span").child(el("code").text(&token.uid)).child(copy_button("Copy UID", token.uid.clone())),
    );
    let list = row(list, "Description", text(&token.description).class("multiline"));
    let list = row(list, "Type", text(kind));
    let list = row(list, "Scopes", el("span").children(scope_badges(token, usize::MAX)));
    let list = row(list, "Access", text(&access_words(token)));
    let list = row(
        list,
        "Expires",
        el("span").child(state).child_if(token.expires().map(|_| exact(page, &token.expired_at, ""))),
    );
    let list = row(list, "Last used", exact(page, &token.last_used_at, "Never"));
    let list = row(list, "Created", exact(page, &token.created_at, "Unknown"));
    let list = row(list, "Updated", exact(page, &token.updated_at, "Never"));
    let list = row(list, "Created by", creator);
    let list = row(list, "Organization", text(token.organization.as_ref().map_or("", |o| o.name.as_str())));
    if token.labels.is_empty() { list } else { row(list, "Labels", el("span").children(labels)) }
}

fn row(list: El, term: &str, value: El) -> El {
    list.child(el("dt").text(term)).child(el("dd").child(value))
}

fn none() -> El {
    classed("span", "faint").text("None")
}

fn text(text: &str) -> El {
    if text.is_empty() { none() } else { classed("span", "wrap").text(text) }
}

fn access_words(token: &Token) -> String {
    let mut words = Vec::new();
    if token.is_api_token {
        words.push("Developer operations".to_owned());
    }
    if token.is_global_access {
        words.push("All protected deployments".to_owned());
    } else if !token.deployments.is_empty() {
        words.push(format!("Protected deployments: {}", token.deployments.join(", ")));
    }
    words.join("; ")
}

/// A moment in full: local, UTC, and how far away.
fn exact(page: Page, time: &Option<Time>, never: &str) -> El {
    match time {
        None => classed("span", "faint").text(never),
        Some(Time::Unreadable(text)) => classed("span", "wrap").text(text),
        Some(Time::At(at)) => {
            let at = at.to_utc();
            // How far an end is away stands beside it already.
            let ahead = never.is_empty();
            classed("span", "exact")
                .child(
                    el("time").attr("datetime", &iso(at)).text(&exact_local(at, BrowserZone.offset_at(at))),
                )
                .child(classed("span", "faint").live(move || match ahead {
                    true => format!(" · {}", exact_utc(at)),
                    false => format!(" · {} · {}", exact_utc(at), relative(at, page.now.get().max(at))),
                }))
        }
    }
}
