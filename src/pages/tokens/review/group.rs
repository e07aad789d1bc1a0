//! The findings of one creator, each with what can be done about it.

use crate::address::Address;
use crate::browser::signal::RwSignal;
use crate::components::html::{a, tbody, td, th, tr};
use crate::components::inputs::checkbox;
use crate::components::text::{live_text, safe_name, safe_text};
use crate::context::Page;
use crate::format::sanitize;
use crate::format::time::iso_day;
use crate::pages::tokens::edit::local_time;
use crate::pages::tokens::leavers;
use crate::pages::tokens::token_action::TokenAction;
use crate::query::{Finding, Row};
use crate::settings::accepted;
use crate::state::AppState;
use leptos::prelude::*;
use panel_messages::{Message, m};
use std::sync::Arc;
use token_api::{Time, Token};

/// The rows of one creator's findings, below a line with the person's name.
pub fn group(
    page: Page,
    state: AppState,
    findings: &[(Arc<Row>, Finding)],
    accepted: RwSignal<String>,
) -> AnyView {
    let Some((first, _)) = findings.first() else { return ().into_any() };
    let name = match &first.token.user {
        Some(user) => user.display_name(),
        None => m::review::NO_CREATOR.string(),
    };
    let has_left = findings.iter().any(|(_, finding)| *finding == Finding::CreatorLeft);
    let delete_all = has_left.then(|| leavers::delete_all(page, state, first.token.creator()));
    let title = th().attr("colspan", "4").attr("scope", "rowgroup").child(safe_name(&name)).child(delete_all);
    let rows = findings.iter().map(|(row, finding)| line(page, state, row, *finding, accepted));
    tbody().child(tr().child(title)).child(rows.collect_view()).into_any()
}

/// What was found, in words.
pub fn words(page: Page, token: &Token, finding: Finding) -> String {
    let day = |time: &Option<Time>| match time {
        Some(Time::At(at)) => Some(local_time(at.to_utc())),
        _ => None,
    };
    let plain = match finding {
        Finding::CreatorLeft => m::review::CREATOR_LEFT,
        Finding::LooksLike => {
            let other = page.lookalikes.with(|all| all.like(&token.name).unwrap_or_default().to_owned());
            return m::review::looks_like(&other);
        }
        Finding::NeverUsed => match day(&token.created_at) {
            Some(day) => return m::review::never_used_since(&day),
            None => m::common::NEVER_USED,
        },
        Finding::Unused => match day(&token.last_used_at) {
            Some(day) => return m::review::unused_since(&day),
            None => m::review::UNUSED,
        },
        Finding::Broad => m::review::BROAD,
        Finding::NeverExpires => m::common::NEVER_EXPIRES,
        Finding::TooLong => match day(&token.expired_at) {
            Some(day) => return m::review::too_long_until(&day),
            None => m::review::TOO_LONG,
        },
    };
    plain.text().to_owned()
}

fn line(
    page: Page,
    state: AppState,
    row: &Arc<Row>,
    finding: Finding,
    accepted: RwSignal<String>,
) -> AnyView {
    let token = &row.token;
    let cell = |label: Message, content: AnyView| td().attr("data-label", label).child(content).into_any();
    let words = words(page, token, finding);
    let (uid, key) = (token.uid.clone(), finding.key());
    let day =
        move || accepted.with(|all| accepted::day(all, &uid, key).map(str::to_owned)).unwrap_or_default();
    let (shown_day, uid) = (day.clone(), token.uid.clone());
    let tick = checkbox(
        move || !day().is_empty(),
        move |on| {
            let (today, login) = (iso_day(page.today()), page.loader.who().unwrap_or_default());
            let before = accepted.get_untracked();
            let (all, is_stored) = accepted::store(&login, &before, &uid, key, on.then_some(&today));
            accepted.set(all);
            if !is_stored {
                page.done.set(m::review::NOT_STORED.string());
            }
        },
    )
    .attr("aria-label", sanitize::words(&m::review::accept(&token.name, &words)).into_owned());
    let uid = token.uid.clone();
    let link = a()
        .attr("href", move || page.nav.with(|address| address.with_token(&uid).href()))
        .child(safe_name(&token.name));
    tr().child(vec![
        cell(m::review::ACCEPTED, vec![tick.into_any(), live_text(shown_day)].into_any()),
        cell(m::review::TOKEN, link.into_any()),
        cell(m::review::FINDING, safe_text(&words)),
        td().child(action(page, state, token, finding)).into_any(),
    ])
    .into_any()
}

/// What can be done about it; nothing where the person may not.
fn action(page: Page, state: AppState, token: &Token, finding: Finding) -> Option<AnyView> {
    let action = match finding {
        Finding::LooksLike => {
            let other = page.lookalikes.with_untracked(|all| all.like(&token.name).map(str::to_owned))?;
            let to = Address { q: other, ..Address::default() };
            return Some(a().attr("href", to.href()).message(m::review::SHOW_OTHER).into_any());
        }
        Finding::Broad | Finding::NeverExpires | Finding::TooLong
            if TokenAction::Edit.is_offered(page, token) =>
        {
            TokenAction::Edit
        }
        Finding::Broad | Finding::NeverExpires | Finding::TooLong => TokenAction::Replace,
        Finding::CreatorLeft | Finding::NeverUsed | Finding::Unused => TokenAction::Delete,
    };
    // An administrator may delete the personal token of somebody else, and not change it.
    action.button(page, state, token).or_else(|| TokenAction::Delete.button(page, state, token))
}
