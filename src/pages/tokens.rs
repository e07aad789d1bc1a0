//! The page of tokens: what is on it, and the few things that happen on it. One component a file.

mod create;
mod delete;
mod details;
mod filters;
mod keys;
mod reveal;
mod states;
mod summary;
mod table;

use crate::app::{Now, Site};
use crate::load::{Loader, Progress};
use crate::nav::{Nav, use_nav};
use crate::parts::notice::FailureNotice;
use crate::query::{Row, select};
use crate::session::use_session;
use crate::words::{Doing, failure};
use create::{CreateDialog, Draft};
use delete::DeleteDialog;
use details::DetailsDialog;
use filters::Filters;
use keys::Keys;
use leptos::prelude::*;
use reveal::{Reveal, Revealed};
use states::{NoMatch, NoTokens, Skeleton};
use std::sync::Arc;
use summary::Summary;
use table::Table;
use token_api::Token;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Page {
    nav: Nav,
    now: ReadSignal<chrono::DateTime<chrono::Utc>>,
    loader: Loader,
    site: Site,
    /// The token that a deletion asks about.
    doomed: RwSignal<Option<Token>>,
    /// What was last done, said to screen readers and shown below the list.
    done: RwSignal<Option<String>>,
}

impl Page {
    fn rows(self) -> Arc<Vec<Arc<Row>>> {
        self.loader.list().with(|list| list.rows.clone())
    }
}

fn use_page() -> Page {
    expect_context::<Page>()
}

/// The page.
#[component]
pub fn TokensPage() -> impl IntoView {
    let Now(now) = expect_context();
    let page = Page {
        nav: use_nav(),
        now,
        loader: Loader::new(use_session()),
        site: expect_context(),
        doomed: RwSignal::new(None),
        done: RwSignal::new(None),
    };
    provide_context(page);
    page.loader.start();

    let list = page.loader.list();
    // Only what decides which rows are shown: opening a dialog must not filter again.
    let question = Memo::new(move |_| page.nav.with(|a| a.without_dialogs()));
    let hits = Memo::new(move |_| Arc::new(select(&page.rows(), &question.get(), now.get())));
    let total = move || list.with(|list| list.total);
    let is_waiting = Memo::new(move |_| list.with(|l| l.total.is_none() && l.progress == Progress::Loading));
    let is_empty = Memo::new(move |_| list.with(|l| l.total == Some(0)));
    let no_match = Memo::new(move |_| hits.with(|hits| hits.is_empty()) && list.with(|l| !l.rows.is_empty()));
    let retry = Callback::new(move |()| page.loader.start());

    view! {
        <div class="title-row">
            <h1>"API tokens"</h1>
            <span class="spring"></span>
            <a class="button primary" href=move || page.nav.address().with_new(Default::default()).href()>
                "Create token"<kbd aria-hidden="true">"c"</kbd>
            </a>
        </div>
        <Summary/>
        {move || {
            let ignored = page.nav.ignored();
            (!ignored.is_empty()).then(|| view! {
                <div class="notice" role="status">
                    "Ignored in the address: "
                    {ignored.into_iter().map(|i| format!("{}={}", i.key, i.value)).collect::<Vec<_>>().join(", ")}
                    ". These values mean nothing here."
                </div>
            })
        }}
        {move || list.with(|list| match &list.progress {
            Progress::Failed(error) => Some(view! { <FailureNotice failure=failure(error, Doing::Listing) retry/> }.into_any()),
            Progress::Uneven => Some(view! {
                <div class="notice failure" role="alert">
                    <p>"The list changed faster than it could be read, or the server counts wrongly."</p>
                    <p><button type="button" on:click=move |_| retry.run(())>"Try again"</button></p>
                </div>
            }.into_any()),
            Progress::Loading | Progress::Complete => None,
        })}
        <section class="sheet">
            <Filters/>
            <Show when=move || is_waiting.get()><Skeleton/></Show>
            <Show when=move || is_empty.get()><NoTokens/></Show>
            <Show when=move || no_match.get()><NoMatch/></Show>
            <Show when=move || !hits.with(|hits| hits.is_empty())><Table hits/></Show>
        </section>
        <footer class="below">
            <span role="status">
                {move || count_words(hits.with(|h| h.len()), total(), question.with(|q| q.is_filtered()), &list.read())}
            </span>
            <span class="done" role="status">{move || page.done.get()}</span>
            <span class="spring"></span>
            <span>{move || list.with(|l| l.updated.map(|at| format!("Updated {}", crate::time::relative(at, now.get().max(at)))))}</span>
            <button type="button" class="quiet" on:click=move |_| retry.run(())>"Refresh"</button>
            <span class="zone">"Times in " {crate::time::Zone::name(&crate::clock::BrowserZone)} ", hover for UTC"</span>
        </footer>
        <Dialogs/>
        <Keys/>
    }
}

/// At most one of the address's dialogs, and above it what it led to.
#[component]
fn Dialogs() -> impl IntoView {
    let page = use_page();
    let is_creating = Memo::new(move |_| page.nav.with(|a| a.new.is_some()));
    let uid = Memo::new(move |_| page.nav.with(|a| a.token.clone()));
    let kept = RwSignal::new(None::<Draft>);
    // Owned here, and handed to the reveal alone: a value is in no context.
    let revealed = RwSignal::new(None::<Revealed>);
    let on_created = Callback::new(move |mut token: Token| {
        let value = token.token.take();
        page.done.set(Some(format!("Created {}.", token.name)));
        page.loader.add(token.clone());
        revealed.set(Some(Revealed { token, value }));
        page.loader.start();
    });
    view! {
        {move || is_creating.get().then(|| view! { <CreateDialog kept on_created/> })}
        {move || uid.get().filter(|_| !is_creating.get()).map(|uid| view! { <DetailsDialog uid/> })}
        {move || page.doomed.get().map(|token| view! { <DeleteDialog token/> })}
        {move || revealed.with(Option::is_some).then(|| view! { <Reveal revealed/> })}
    }
}

/// "60 tokens", "3 of 60 tokens", "Incomplete: 40 of 60 tokens loaded".
fn count_words(shown: usize, total: Option<u64>, is_filtered: bool, list: &crate::load::TokenList) -> String {
    let Some(total) = total else { return String::new() };
    let loaded = list.rows.len();
    match &list.progress {
        Progress::Failed(_) | Progress::Uneven if loaded as u64 != total => {
            return format!("Incomplete: {loaded} of {total} tokens loaded");
        }
        Progress::Loading if (loaded as u64) < total => {
            return format!("Loading: {loaded} of {total} tokens");
        }
        _ => {}
    }
    let word = if total == 1 { "token" } else { "tokens" };
    if is_filtered { format!("{shown} of {total} {word}") } else { format!("{total} {word}") }
}
