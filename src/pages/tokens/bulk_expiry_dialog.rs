//! The dialog that gives the selected tokens a new expiration: one moment for all, or some days more for each. It lists what will
//! become of each token.

use crate::actions::bulk::run;
use crate::browser::clock::BrowserZone;
use crate::browser::signal::{RwSignal, memo};
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::focus::focus_first_refused;
use crate::components::html::{div, form, li, span, ul};
use crate::components::inputs::submit_button;
use crate::components::keyed::built_anew;
use crate::components::text::{bold_name, code_name, flexible_space, hint, safe_text};
use crate::context::Page;
use crate::format::count::tokens_of;
use crate::format::time::{Zone, local};
use crate::pages::tokens::bulk_notice::on_end;
use crate::pages::tokens::create::expiration::{ExpirationForm, expiration_field};
use crate::pages::tokens::focus::focus_undo;
use crate::pages::tokens::own_token::{change_warning, is_own, latest_change, latest_expiration, warning};
use crate::pages::tokens::permissions::permissions;
use crate::query::Row;
use crate::session::own_token::OwnToken;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::bulk::{Asked, NewExpiration, Task};
use crate::state::draft::{Choice, Draft};
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use token_api::{Time, Token, UpdateToken};

/// This many tokens are listed.
const LISTED: usize = 500;

/// The dialog.
pub fn bulk_expiry_dialog(page: Page, state: AppState, asked: Asked) -> AnyView {
    let rows = asked.rows;
    // "Keep" stands for nothing chosen yet. With an end the menu offers extensions.
    let draft = RwSignal::new(Draft {
        choice: Choice::Keep,
        ends: Some(page.clock.get_untracked()),
        ..Draft::default()
    });
    let (tried, is_adjusted, is_refused) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let listed_rows = rows.clone();
    let expires = memo(move || {
        let now = page.now();
        let latest = latest_expiration(page, now);
        let is_chosen = draft.with(|draft| draft.choice != Choice::Keep);
        let chosen = draft.with(|draft| draft.expires(now, &BrowserZone, latest.as_ref()))?;
        match tried.get() {
            true if !is_chosen => Err("Choose when they expire.".to_owned()),
            true if to_do(page, draft, &listed_rows).is_empty() => {
                Err("None of these tokens can have it: the list says why.".to_owned())
            }
            _ => Ok(chosen),
        }
    });
    let field = ExpirationForm { page, base: None, draft, tried, expires, is_adjusted, is_refused };
    let cancel = move || state.bulk.asked.set(None);
    let changed = rows.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if expires.with_untracked(Result::is_err) {
            return focus_first_refused();
        }
        state.bulk.take(untrack(|| to_do(page, draft, &changed)), false);
        cancel();
        run(page.session, state, on_end(page, state));
        focus_undo();
    };
    let count = rows.len();
    let own_rows = rows.clone();
    let listed = move || {
        let is_chosen = draft.with(|draft| draft.choice != Choice::Keep);
        let line = |row: &Arc<Row>| line(page, draft, &row.token, is_chosen);
        let mut lines = rows.iter().take(LISTED).map(line).collect_view();
        if count > LISTED {
            lines.push(li().child(safe_text(&format!("… and {} more.", count - LISTED))).into_any());
        }
        Some(ul().class("outcomes").child(lines).into_any())
    };
    let own = own_rows.iter().find(|row| untrack(|| is_own(page, &row.token)) == OwnToken::Yes).cloned();
    let warning = warning(move || {
        let Some(token) = own.as_ref().map(|row| &row.token) else { return String::new() };
        let Ok(new) = new_expiration(page, draft, token) else { return String::new() };
        let update = UpdateToken { expired_at: Some(new.map(Time::from)), ..UpdateToken::default() };
        change_warning(page, token, &update, |at| moment(Some(at)))
    });
    let keep = memo(|| "Choose…".to_owned());
    let actions = div()
        .class("actions")
        .child(flexible_space())
        .child(action_button("Cancel", "", move |_| cancel()))
        .child(submit_button("Change expiry", Signal::from(false)));
    let content = form()
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(expiration_field(field, Some(keep)))
        .child(hint(
            "Tokens that cannot have it stay as they are. “Undo” gives back the old ends, but none that has passed.",
        ))
        .child(built_anew(listed))
        .child(warning)
        .child(actions);
    dialog(&format!("Change expiry of {}?", tokens_of(count)), "", cancel, vec![content.into_any()])
}

/// What is to be done with those that can have it; reactive, except for the time.
fn to_do(page: Page, draft: RwSignal<Draft>, rows: &[Arc<Row>]) -> Vec<Task> {
    let task = |row: &Arc<Row>| {
        let expires = new_expiration(page, draft, &row.token).ok()?;
        Some(Task { row: row.clone(), expires: Some(expires) })
    };
    rows.iter().filter_map(task).collect()
}

/// The expiration that the token gets, or why it stays as it is; reactive, except for the time.
fn new_expiration(page: Page, draft: RwSignal<Draft>, token: &Token) -> Result<NewExpiration, String> {
    if let Some(why) = permissions(page).refusal(Action::Change(token)) {
        return Err(why.to_owned());
    }
    let choice = draft.with(|draft| draft.choice);
    if matches!(choice, Choice::Extend(_)) && token.expires().is_none() {
        return Err("It has no end that could be moved.".to_owned());
    }
    // Of the choice only: the moment can be another one for each token.
    let draft = Draft { ends: token.expires(), ..draft.get() };
    let new = draft.expires(page.clock.get_untracked(), &BrowserZone, latest_change(page, token).as_ref())?;
    let is_same = if new.is_none() { token.never_expires() } else { new == token.expires() };
    if is_same { Err("It has this expiration already.".to_owned()) } else { Ok(new) }
}

fn line(page: Page, draft: RwSignal<Draft>, token: &Token, is_chosen: bool) -> AnyView {
    let words = match is_chosen.then(|| new_expiration(page, draft, token)) {
        None => moment(token.expires()),
        Some(Ok(new)) => {
            let again =
                if token.has_expired(page.clock.get_untracked()) { ". It works again then." } else { "" };
            [&moment(token.expires()), " → ", &moment(new), again].concat()
        }
        Some(Err(why)) => ["stays as it is. ", &why].concat(),
    };
    li().child(bold_name(&token.name))
        .child(" ")
        .child(code_name(&token.uid))
        .child(": ")
        .child(span().class("wrap").child(safe_text(&words)))
        .into_any()
}

fn moment(at: Option<DateTime<Utc>>) -> String {
    at.map_or("never".to_owned(), |at| local(at, BrowserZone.offset_at(at)))
}
