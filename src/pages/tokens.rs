//! The page of tokens: what is on it, and the few things that happen on it. One view a file.

mod create;
mod delete;
mod details;
mod filters;
mod keys;
pub mod reveal;
mod states;
mod summary;
mod table;

use crate::app::{Now, Site};
use crate::clock::BrowserZone;
use crate::dom::{El, button, classed, el, link};
use crate::load::{Loader, Progress, TokenList};
use crate::nav::{Nav, use_nav};
use crate::parts::notice::{failure_notice, notice};
use crate::query::{Row, select};
use crate::session::use_session;
use crate::time::{Zone, relative};
use crate::words::{Doing, failure, uneven};
use chrono::{DateTime, Utc};
use create::Draft;
use leptos::prelude::*;
use reveal::Revealed;
use std::sync::Arc;
use token_api::Token;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Page {
    nav: Nav,
    now: ReadSignal<DateTime<Utc>>,
    loader: Loader,
    site: Site,
    /// The token that a deletion asks about.
    doomed: RwSignal<Option<Token>>,
    /// What was last done, said to screen readers and shown below the list.
    done: RwSignal<String>,
}

impl Page {
    fn rows(self) -> Arc<Vec<Arc<Row>>> {
        self.loader.list().with(|list| list.rows.clone())
    }
}

/// The page.
pub fn tokens_page() -> El {
    let Now(now) = expect_context();
    let page = Page {
        nav: use_nav(),
        now,
        loader: Loader::new(use_session()),
        site: expect_context(),
        doomed: RwSignal::new(None),
        done: RwSignal::new(String::new()),
    };
    page.loader.start();

    let list = page.loader.list();
    // Only what decides which rows are shown: opening a dialog must not filter again.
    let question = Memo::new(move |_| page.nav.with(|a| a.without_dialogs()));
    let hits = Memo::new(move |_| Arc::new(select(&page.rows(), &question.get(), now.get())));
    let stage = Memo::new(move |_| {
        let has_hits = hits.with(|hits| !hits.is_empty());
        list.with(|l| match (l.total, &l.progress) {
            _ if has_hits => Stage::Table,
            (None, Progress::Loading) => Stage::Skeleton,
            (Some(0), _) => Stage::NoTokens,
            _ if !l.rows.is_empty() => Stage::NoMatch,
            _ => Stage::Nothing,
        })
    });
    let retry = move || page.loader.start();

    el("div")
        .child(
            classed("div", "title-row")
                .child(el("h1").text("API tokens"))
                .child(classed("span", "spring"))
                .child(
                    create_link(page, "Create token", "button primary")
                        .child(el("kbd").attr("aria-hidden", "true").text("c")),
                ),
        )
        .child(summary::summary(page))
        .slot(move || ignored(page.nav))
        .slot(move || {
            list.with(|list| match &list.progress {
                Progress::Failed(error) => Some(failure_notice(&failure(error, Doing::Listing), Some(retry))),
                Progress::Uneven => Some(failure_notice(&uneven(), Some(retry))),
                Progress::Loading | Progress::Complete => None,
            })
        })
        .child(
            classed("section", "sheet").child(filters::filters(page)).child(filters::chips(page.nav)).slot(
                move || match stage.get() {
                    Stage::Table => Some(table::table(page, hits)),
                    Stage::Skeleton => Some(states::skeleton()),
                    Stage::NoTokens => Some(states::no_tokens(page)),
                    Stage::NoMatch => Some(states::no_match(page)),
                    Stage::Nothing => None,
                },
            ),
        )
        .child(
            classed("footer", "below")
                .child(el("span").attr("role", "status").live(move || {
                    list.with(|list| {
                        count_words(
                            hits.with(|h| h.len()),
                            page.loader.loaded(),
                            question.with(|q| q.is_filtered()),
                            list,
                        )
                    })
                }))
                .child(el("span").attr("role", "status").live(move || page.done.get()))
                .child(classed("span", "spring"))
                .child(el("span").live(move || {
                    let updated = list.with(|list| list.updated);
                    updated
                        .map(|at| format!("Updated {}", relative(at, now.get().max(at))))
                        .unwrap_or_default()
                }))
                .child(button("Refresh", move |_| retry()).class("quiet"))
                .child(el("span").text(&format!("Times in {}, hover for UTC", BrowserZone.name()))),
        )
        .child(dialogs(page))
        .child(keys::keys(page))
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Table,
    Skeleton,
    NoTokens,
    NoMatch,
    Nothing,
}

/// A link to the create dialog over the current view.
fn create_link(page: Page, label: &str, class: &str) -> El {
    link("?new")
        .class(class)
        .live_attr("href", move || Some(page.nav.with(|a| a.with_new(Default::default()).href())))
        .text(label)
}

fn ignored(nav: Nav) -> Option<El> {
    let values: Vec<String> = nav.ignored().into_iter().map(|i| format!("{}={}", i.key, i.value)).collect();
    (!values.is_empty()).then(|| {
        notice(&format!("Ignored in the address: {}. These values mean nothing here.", values.join(", ")))
    })
}

/// At most one of the address's dialogs, and above it what it led to.
fn dialogs(page: Page) -> El {
    let is_creating = Memo::new(move |_| page.nav.with(|a| a.new.is_some()));
    let uid = Memo::new(move |_| page.nav.with(|a| if a.new.is_some() { None } else { a.token.clone() }));
    let kept = RwSignal::new(None::<Draft>);
    // Owned here, and handed to the reveal alone: a value is in no context.
    let revealed = RwSignal::new(None::<Revealed>);
    let on_created = move |mut token: Token| {
        let value = token.token.take();
        page.done.set(format!("Created {}.", token.name));
        page.loader.add(token.clone());
        revealed.set(Some(Revealed { token, value }));
        page.loader.start();
    };
    el("div")
        .slot(move || is_creating.get().then(|| create::create_dialog(page, kept, on_created)))
        .slot(move || uid.get().map(|uid| details::details_dialog(page, uid)))
        .slot(move || page.doomed.get().map(|token| delete::delete_dialog(page, token)))
        .slot(move || revealed.with(Option::is_some).then(|| reveal::reveal(revealed)))
}

/// "60 tokens", "3 of 60 tokens", "Incomplete: 40 of 60 tokens loaded".
fn count_words(shown: usize, loaded: u64, is_filtered: bool, list: &TokenList) -> String {
    let Some(total) = list.total else { return String::new() };
    match &list.progress {
        Progress::Failed(_) | Progress::Uneven if loaded != total => {
            return format!("Incomplete: {loaded} of {total} tokens loaded");
        }
        Progress::Loading if loaded < total && list.updated.is_none() => {
            return format!("Loading: {loaded} of {total} tokens");
        }
        _ => {}
    }
    let word = if total == 1 { "token" } else { "tokens" };
    if is_filtered { format!("{shown} of {total} {word}") } else { format!("{total} {word}") }
}
