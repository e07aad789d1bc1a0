//! One token, whole. Opened by its address, so it may be one that the list does not hold.

use super::table::expires_view;
use super::use_page;
use crate::clock::BrowserZone;
use crate::load::Latest;
use crate::parts::copy::CopyButton;
use crate::parts::dialog::Dialog;
use crate::parts::notice::FailureNotice;
use crate::session::use_session;
use crate::time::{Zone, exact_local, exact_utc, relative};
use crate::words::{Doing, Failure, failure};
use leptos::prelude::*;
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
#[component]
pub fn DetailsDialog(uid: String) -> impl IntoView {
    let page = use_page();
    let session = use_session();
    let fetched = RwSignal::new(None::<Found>);
    let latest = Latest::new();
    let ask = {
        let uid = uid.clone();
        move || {
            let uid = uid.clone();
            fetched.set(Some(Found::Looking));
            latest.run(async move {
                let found = match session.client().send(calls::get_token(&uid)).await {
                    Ok(Some(token)) => Found::Here(Box::new(token)),
                    Ok(None) => Found::Nowhere,
                    Err(error) => {
                        session.after_refusal(&error).await;
                        Found::Failed(failure(&error, Doing::Reading))
                    }
                };
                fetched.try_set(Some(found));
            });
        }
    };
    // What the list holds is shown at once; the server is asked all the same, for what is new.
    ask();
    let in_list = {
        let uid = uid.clone();
        Memo::new(move |_| page.loader.list().with(|list| list.find(&uid).cloned()))
    };
    let found = Memo::new(move |_| match (fetched.get(), in_list.get()) {
        (Some(Found::Looking) | None, Some(token)) => Found::Here(Box::new(token)),
        (None, None) => Found::Looking,
        (Some(found), _) => found,
    });
    let close = Callback::new(move |()| page.nav.go(&page.nav.now().without_dialogs()));
    let retry = Callback::new(move |()| ask());
    view! {
        <Dialog title="Token details" on_escape=close class="wide">
            {move || match found.get() {
                Found::Looking => view! { <p class="waiting" aria-busy="true">"Loading"</p> }.into_any(),
                Found::Nowhere => view! {
                    <p>"There is no such token (any more). It may have been deleted, or it is somebody else's."</p>
                    <p class="hint">"UID "<code>{uid.clone()}</code></p>
                }.into_any(),
                Found::Failed(failure) => view! { <FailureNotice failure retry/> }.into_any(),
                Found::Here(token) => view! { <Details token=*token/> }.into_any(),
            }}
            <div class="actions">
                {move || match found.get() {
                    Found::Here(token) => Some(view! {
                        <button type="button" class="danger quiet" on:click=move |_| page.doomed.set(Some((*token).clone()))>
                            "Delete token"
                        </button>
                    }),
                    _ => None,
                }}
                <span class="spring"></span>
                <button type="button" autofocus on:click=move |_| close.run(())>"Close"</button>
            </div>
        </Dialog>
    }
}

#[component]
fn Details(token: Token) -> impl IntoView {
    let page = use_page();
    let or_none = |text: &str| match text {
        "" => view! { <span class="faint">"None"</span> }.into_any(),
        text => view! { <span class="wrap">{text.to_owned()}</span> }.into_any(),
    };
    let access = access_words(&token);
    let creator = token.user.clone();
    view! {
        <dl class="details">
            <dt>"Name"</dt><dd><strong class="wrap">{token.name.clone()}</strong></dd>
            <dt>"UID"</dt>
            <dd><code>{token.uid.clone()}</code><CopyButton label="Copy UID" text=token.uid.clone()/></dd>
            <dt>"Description"</dt><dd class="multiline">{or_none(&token.description)}</dd>
            <dt>"Type"</dt><dd>{match token.token_type() {
                TokenType::Personal => "Personal",
                TokenType::Organization => "Organization",
                TokenType::Monitoring => "Monitoring",
            }}</dd>
            <dt>"Scopes"</dt>
            <dd>{if token.scopes.is_empty() {
                or_none("")
            } else {
                token.scopes.iter().map(|scope| view! {
                    <code class="scope" class:broad=scope == token_api::API>{scope.clone()}</code>" "
                }).collect_view().into_any()
            }}</dd>
            <dt>"Access"</dt><dd>{or_none(&access)}</dd>
            <dt>"Expires"</dt><dd>{expires_view(page, &token)}{exact(page, &token.expired_at, "")}</dd>
            <dt>"Last used"</dt><dd>{exact(page, &token.last_used_at, "Never")}</dd>
            <dt>"Created"</dt><dd>{exact(page, &token.created_at, "Unknown")}</dd>
            <dt>"Updated"</dt><dd>{exact(page, &token.updated_at, "Never")}</dd>
            <dt>"Created by"</dt>
            <dd>{match creator {
                None => or_none(""),
                Some(user) => view! {
                    <span class="wrap">{user.display_name()}</span>
                    <span class="faint wrap">" "{user.name}" "{user.email}</span>
                }.into_any(),
            }}</dd>
            <dt>"Organization"</dt>
            <dd>{or_none(token.organization.as_ref().map_or("", |o| o.name.as_str()))}</dd>
            {(!token.labels.is_empty()).then(|| view! {
                <dt>"Labels"</dt>
                <dd>{token.labels.iter().map(|label| view! {
                    <code class="scope">{label.key.clone()}"="{label.value.clone()}</code>" "
                }).collect_view()}</dd>
            })}
        </dl>
    }
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
fn exact(page: super::Page, time: &Option<Time>, never: &'static str) -> AnyView {
    match time {
        None => view! { <span class="faint">{never}</span> }.into_any(),
        Some(Time::Unreadable(text)) => view! { <span class="wrap">{text.to_string()}</span> }.into_any(),
        Some(Time::At(at)) => {
            let at = at.to_utc();
            view! {
                <span class="exact">
                    <time datetime=at.to_rfc3339()>{exact_local(at, BrowserZone.offset_at(at))}</time>
                    <span class="faint">" · "{exact_utc(at)}" · "{move || relative(at, page.now.get())}</span>
                </span>
            }
            .into_any()
        }
    }
}
