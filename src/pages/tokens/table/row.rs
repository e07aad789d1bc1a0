//! One row of the table; on a small screen, one card.

use crate::address::Status;
use crate::clock::BrowserZone;
use crate::pages::tokens::Page;
use crate::parts::copy::CopyButton;
use crate::parts::moment::{Moment, exact};
use crate::query::{Row, status_of};
use crate::time::relative;
use leptos::prelude::*;
use std::sync::Arc;
use token_api::{API, Time, Token, TokenType};
use wasm_bindgen::JsCast;

/// Scopes that fit into a row.
const SCOPES_SHOWN: usize = 3;

/// The row. `index` is its place in the whole table, counted from the header.
pub fn row_view(page: Page, row: Arc<Row>, index: Signal<usize>) -> impl IntoView {
    let token = &row.token;
    let uid = token.uid.clone();
    let link = {
        let uid = uid.clone();
        move || page.nav.with(|a| a.with_token(&uid).href())
    };
    let open = {
        let uid = uid.clone();
        move |event: web_sys::MouseEvent| {
            // Links and buttons do what they do; marking text is no click.
            let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            let on_control = target.is_some_and(|t| t.closest("a, button").is_ok_and(|c| c.is_some()));
            let marks = window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed());
            if !on_control && !marks {
                page.nav.go(&page.nav.now().with_token(&uid));
            }
        }
    };
    let creator = token.user.as_ref().map(|user| (user.display_name(), user.name.clone()));
    view! {
        <tr aria-rowindex=move || index.get() on:click=open>
            <td class="name">
                <a href=link>{if token.name.is_empty() { "(no name)".to_owned() } else { token.name.clone() }}</a>
                {kind(token)}
                <span class="description">{first_line(&token.description)}</span>
            </td>
            <td class="scopes" data-label="Scopes">{scopes(token)}</td>
            <td class="created" data-label="Created">{moment(page, &token.created_at, "Unknown")}</td>
            <td class="expires" data-label="Expires">{expires(page, token)}</td>
            <td class="used" data-label="Last used">{moment(page, &token.last_used_at, "Never")}</td>
            <td class="creator" data-label="Created by">
                {match creator {
                    Some((shown, name)) => view! { <span title=name>{shown}</span> }.into_any(),
                    None => view! { <span class="faint">"Unknown"</span> }.into_any(),
                }}
            </td>
            <td class="uid" data-label="UID">
                <code title=uid.clone()>{uid.clone()}</code>
                <CopyButton label=format!("Copy UID {uid}") text=uid/>
            </td>
        </tr>
    }
}

fn kind(token: &Token) -> Option<impl IntoView + use<>> {
    let word = match token.token_type() {
        TokenType::Personal => return None,
        TokenType::Organization => "organization",
        TokenType::Monitoring => "monitoring",
    };
    Some(view! { <span class="kind">{word}</span> })
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// The scopes as badges; the broad one stands out.
fn scopes(token: &Token) -> AnyView {
    if token.scopes.is_empty() {
        return view! { <span class="faint">"None"</span> }.into_any();
    }
    let hidden = token.scopes.len().saturating_sub(SCOPES_SHOWN);
    view! {
        {token.scopes.iter().take(SCOPES_SHOWN).map(|scope| view! {
            <code class="scope" class:broad=scope == API>{scope.clone()}</code>" "
        }).collect_view()}
        {(hidden > 0).then(|| view! {
            <span class="faint" title=token.scopes.join(", ")>{format!("+{hidden}")}</span>
        })}
    }
    .into_any()
}

/// A moment, or the word for there being none.
fn moment(page: Page, time: &Option<Time>, never: &'static str) -> AnyView {
    match time {
        None => view! { <span class="faint">{never}</span> }.into_any(),
        Some(Time::Unreadable(text)) => unreadable(text),
        Some(Time::At(at)) => view! { <Moment at=at.to_utc() now=page.now zone=BrowserZone/> }.into_any(),
    }
}

/// What the server sent in a time's place, marked as such.
fn unreadable(text: &str) -> AnyView {
    view! { <span class="status bad" title="The server sent this instead of a time">"unreadable: "{text.to_owned()}</span> }.into_any()
}

/// When it ends, with a word, a sign and a hue that say the same.
pub fn expires(page: Page, token: &Token) -> AnyView {
    if let Some(Time::Unreadable(text)) = &token.expired_at {
        return unreadable(text);
    }
    let Some(at) = token.expires() else {
        // The server may know of an end that it does not date.
        return if token.is_expired {
            view! { <span class="status bad"><i aria-hidden="true">"■"</i>" expired"</span> }.into_any()
        } else {
            view! { <span class="faint">"Never"</span> }.into_any()
        };
    };
    let token = token.clone();
    let status = Memo::new(move |_| status_of(&token, page.now.get()));
    view! {
        <span class=move || match status.get() {
            Status::Active => "status good",
            Status::Expiring => "status warn",
            Status::Expired => "status bad",
        }>
            <i aria-hidden="true">{move || match status.get() {
                Status::Active => "●",
                Status::Expiring => "▲",
                Status::Expired => "■",
            }}</i>
            " "
            <time datetime=at.to_rfc3339() title=exact(at, &BrowserZone)>
                {move || {
                    let words = relative(at, page.now.get());
                    if status.get() == Status::Expired { format!("expired {words}") } else { words }
                }}
            </time>
        </span>
    }
    .into_any()
}
