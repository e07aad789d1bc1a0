//! One token, whole. Opened by its address, so it may be one that the list does not hold.

use super::Page;
use super::table::{expires_class, expires_words, looks_like, scope_badges};
use crate::address::{Address, Status};
use crate::clock::{self, BrowserZone};
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, follow, link, spawn};
use crate::export;
use crate::load::Latest;
use crate::parts::copy::{CopyError, copy, copy_button, outcome_words};
use crate::parts::dialog::{actions, dialog};
use crate::parts::download::{download, file_name};
use crate::parts::menu::menu;
use crate::parts::notice::failure_notice;
use crate::query::status_of;
use crate::session::use_session;
use crate::set::Set;
use crate::signal::{Derived, Var};
use crate::time::{Zone, exact_local, exact_utc, iso, relative};
use crate::words::{Doing, Failure, failure};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use token_api::{API, Time, Token, TokenType};
use token_client::calls;

#[derive(Clone, PartialEq)]
enum Found {
    Looking,
    Here(Box<Token>),
    Nowhere,
    Failed(Failure),
}

/// The details of the token with this uid.
pub fn details_dialog(page: Page, desk: Desk, uid: String) -> El {
    let session = use_session();
    let fetched = Var::new(Found::Looking);
    let latest = Latest::new();
    let ask = {
        let uid = uid.clone();
        move || {
            let uid = uid.clone();
            latest.run(async move {
                let found = match session.client().send(calls::get_token(&uid)).await {
                    // A server that gives values out again gives them to nobody here.
                    Ok(Some(token)) => Found::Here(Box::new(Token { token: None, ..token })),
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
    // What the list holds is shown at once; the server is asked all the same, for what is new. And again after a change.
    let first = ask.clone();
    follow(Box::new(move || {
        page.changed.get();
        first();
    }));
    let retry = move || {
        fetched.set(Found::Looking);
        ask();
    };
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
    let opened_at = page.changed.get_untracked();
    // Of what is not there is nothing to view.
    let has_views = Derived::new(move || !matches!(found.get(), Found::Nowhere | Found::Failed(_)));
    let view = Var::new(View::Fields);
    let close = move || page.nav.go(&page.nav.now().without_dialogs());
    dialog("Token details", "wide", close)
        .slot(move || has_views.get().then(|| tabs(view)))
        .slot(move || {
            Some(match found.get() {
                Found::Looking => classed("p", "waiting").attr("aria-busy", "true").text("Loading"),
                Found::Nowhere => el("div")
                    .child(el("p").text("There is no such token (any more). It may have been deleted, or it is somebody else's."))
                    .child(classed("p", "hint").text("UID ").child(classed("code", "wrap").name(&uid))),
                Found::Failed(failure) => failure_notice(&failure, Some(retry.clone())),
                Found::Here(token) => match view.get() {
                    View::Fields => details(page, &token),
                    View::Json => source(export::json(&token)),
                    View::Yaml => source(export::yaml(&token)),
                },
            })
        })
        // Said here too: what lies behind a dialog is not announced.
        .child(classed("p", "hint").attr("role", "status").live(move || {
            if page.changed.get() > opened_at { page.done.get() } else { String::new() }
        }))
        .child(
            actions()
                .slots(move || match found.get() {
                    Found::Here(token) => token_actions(page, desk, *token),
                    _ => Vec::new(),
                })
                .child(button("Close", move |_| close())),
        )
}

#[derive(Clone, Copy, PartialEq)]
enum View {
    Fields,
    Json,
    Yaml,
}

fn tabs(view: Var<View>) -> El {
    let tab = |(label, it): (&str, View)| {
        let tab = button(label, move |_| view.set(it))
            .attr("role", "tab")
            .live_attr("aria-selected", move || Some((view.get() == it).to_string()));
        // The dialog begins at its top, also where it is higher than the screen.
        if it == View::Fields { tab.first_focus() } else { tab }
    };
    classed("div", "tabs")
        .attr("role", "tablist")
        .attr("aria-label", "View")
        .children([("Fields", View::Fields), ("JSON", View::Json), ("YAML", View::Yaml)].map(tab))
}

/// The token as the BentoML SDK writes it.
fn source(text: String) -> El {
    classed("div", "step source")
        .attr("role", "tabpanel")
        .child(el("pre").attr("tabindex", "0").text(&text))
        .child(copy_button("Copy", text))
}

/// What can be done with it.
fn token_actions(page: Page, desk: Desk, token: Token) -> Vec<El> {
    let outcome = Var::new(None::<Result<(), CopyError>>);
    let copies = move |label: &str, text: String| {
        button(label, move |_| {
            let text = text.clone();
            spawn(async move {
                let result = copy(&text).await;
                outcome.try_set(Some(result));
            });
        })
        .class("quiet")
    };
    let (doomed, like, replaced, edited, dated) =
        (token.clone(), token.clone(), token.clone(), token.clone(), token.clone());
    let more = el("div")
        .child(copies("Copy link", link_to(&token.uid)))
        .child(copies("Copy as command", export::get_command(&token.uid)))
        .child(
            button("Create one like this", move |_| super::replace::begin(page, desk, &like, None))
                .class("quiet"),
        )
        .child_if(token.expires().map(|_| {
            button("Remind me (.ics)", move |_| {
                if let Some(text) = export::ics(&dated, &link_to(&dated.uid), clock::now()) {
                    download(&file_name(&dated.name, ".ics"), "text/calendar", &text);
                }
            })
            .class("quiet")
        }));
    let can_edit = page.site.0.with_value(|site| site.features.update);
    let mut all = vec![
        button("Delete token", move |_| page.doomed.set(Some(doomed.clone()))).class("danger quiet"),
        menu(move || outcome.get().map_or("More", outcome_words).to_owned(), more),
        classed("span", "spring"),
        button("Replace", move |_| page.replaced.set(Some(replaced.clone()))),
    ];
    if can_edit {
        all.push(button("Edit token", move |_| desk.edited.set(Some(edited.clone()))));
    }
    all
}

/// The address of a token's details, for somewhere else.
pub fn link_to(uid: &str) -> String {
    let here = window().location();
    let href = Address::default().with_token(uid).href();
    [here.origin().unwrap_or_default(), here.pathname().unwrap_or_default(), href].concat()
}

/// What an administrator should know of it.
fn hints(token: &Token, now: DateTime<Utc>) -> Vec<String> {
    let mut hints = Vec::new();
    let days_since = |time: &Option<Time>| {
        let at = time.as_ref().and_then(Time::utc)?;
        Some(now.signed_duration_since(at).num_days())
    };
    match status_of(token, now) {
        Status::Expired => hints.push("Expired: nothing can use it any more. It can be deleted.".to_owned()),
        Status::Expiring => {
            hints.push("Expires soon: replace it before what uses it stops working.".to_owned())
        }
        Status::Active => {}
    }
    if token.never_expires() {
        hints.push("No expiration: a copy that leaks works until somebody deletes it.".to_owned());
    }
    if token.scopes.iter().any(|scope| scope == API) && !token.is_monitoring_token {
        hints.push("Broad: api allows everything.".to_owned());
    }
    match (&token.last_used_at, days_since(&token.created_at), days_since(&token.last_used_at)) {
        (None, Some(days @ 1..), _) => {
            hints.push(format!("Never used, in {days} {}.", if days == 1 { "day" } else { "days" }));
        }
        (_, _, Some(days @ UNUSED_DAYS..)) => hints.push(format!("Not used for {days} days.")),
        _ => {}
    }
    hints
}

/// Days after which a token that nobody used is worth a look.
const UNUSED_DAYS: i64 = 90;

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
        Some(user) => {
            let name = user.display_name();
            // Where nobody has another name, it is not said twice.
            let login = if name == user.name { "" } else { &user.name };
            el("span")
                .child(classed("span", "wrap").name(&name))
                .child(classed("span", "faint wrap").text(" ").name(login).text(" ").name(&user.email))
        }
    };
    let labels = token
        .labels
        .iter()
        .map(|label| classed("code", "scope").name(&[&label.key, "=", &label.value].concat()));
    let list = classed("dl", "details");
    let named = token.name.clone();
    let list = row(
        list,
        "Name",
        el("div")
            .child(classed("strong", "wrap").name(&token.name))
            .slot(move || page.lookalikes.with(|all| all.like(&named).map(looks_like))),
    );
    let list = row(
        list,
        "UID",
        el("span")
            .child(classed("code", "wrap").name(&token.uid))
            .child(copy_button("Copy UID", token.uid.clone())),
    );
    let list = row(list, "Description", description(&token.description));
    let list = row(list, "Type", text(kind));
    let list = row(list, "Scopes", el("span").children(scope_badges(token, usize::MAX)));
    let list = row(list, "Access", access(token));
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
    let list = if token.labels.is_empty() { list } else { row(list, "Labels", el("span").children(labels)) };
    let hinted = token.clone();
    el("div")
        .attr("role", "tabpanel")
        .child(classed("div", "hints").slots(move || {
            let hints = hints(&hinted, page.now.get());
            hints.iter().map(|hint| classed("p", "hint warning").text(hint)).collect()
        }))
        .child(list)
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

/// More than anybody reads here, and little enough to be laid out at once: a server may allow megabytes.
const MOST_SHOWN: usize = 10_000;

fn description(words: &str) -> El {
    let begins = words.char_indices().nth(MOST_SHOWN).and_then(|(end, _)| words.get(..end));
    let shown = text(begins.unwrap_or(words)).class("multiline");
    el("div").child(shown).child_if(begins.map(|_| {
        classed("p", "hint").text(&format!(
            "It goes on: {} characters in all. JSON and YAML have the whole of it.",
            words.chars().count()
        ))
    }))
}

/// What it may reach; a deployment is a link to all tokens that may reach it.
fn access(token: &Token) -> El {
    let mut parts = Vec::new();
    if token.is_monitoring_token {
        parts.push(el("div").text("Prometheus metrics only"));
    } else if token.is_api_token {
        parts.push(el("div").text("Developer operations"));
    }
    if token.is_global_access {
        parts.push(el("div").text("All protected deployments"));
    } else if !token.deployments.is_empty() {
        let links = token.deployments.iter().map(|name| {
            let address = Address { deployment: Set::from([name.clone()]), ..Default::default() };
            link(&address.href()).class("deployment wrap").name(name)
        });
        parts.push(el("div").text("Protected deployments: ").children(links));
    }
    if parts.is_empty() { none() } else { el("div").children(parts) }
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
