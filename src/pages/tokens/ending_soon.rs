//! A line above the footer: the person's own tokens that end within a week, with what can be done about it.

use crate::address::vec_set::VecSet;
use crate::address::{Address, NeverOr, Span};
use crate::components::button::action_button;
use crate::components::html::{a, div, section, span};
use crate::components::text::{bold_name, flexible_space, live_text, safe_text};
use crate::context::Page;
use crate::pages::tokens::focus::catch_focus;
use crate::pages::tokens::table::time_words::expires_words;
use crate::pages::tokens::token_action::TokenAction;
use crate::state::AppState;
use crate::tokens::selection::Selection;
use chrono::TimeDelta;
use leptos::prelude::*;
use panel_messages::m;
use token_api::Token;

/// Tokens that end within this many days are named.
const DAYS: u32 = 7;

/// This many tokens have a line of their own.
const LISTED: usize = 2;

/// Looks for tokens that end soon, unless the person has dismissed the line.
pub fn look(page: Page) {
    if page.ending_dismissed.get_value() {
        return;
    }
    let now = page.clock.get_untracked();
    let soon = now + TimeDelta::days(DAYS.into());
    let me = page.loader.who();
    let is_ending = |token: &Token| {
        Some(token.creator()) == me.as_deref() && token.expires().is_some_and(|at| now < at && at <= soon)
    };
    let ending = page.loader.list().with_untracked(|list| {
        list.rows
            .iter()
            .filter(|row| is_ending(&row.token))
            .map(|row| row.token.uid.clone())
            .collect::<Vec<_>>()
    });
    let ending = Selection::from(ending);
    // Written only where it differs: the line is built anew, and would lose the focus.
    if page.ending.with_untracked(|before| *before != ending) {
        page.ending.set(ending);
    }
}

/// The line.
pub fn ending_soon(page: Page, state: AppState) -> AnyView {
    let rows = page.loader.rows_now();
    let ending: Vec<&Token> = rows
        .iter()
        .map(|row| &row.token)
        .filter(|token| page.ending.with_untracked(|ending| ending.contains(&token.uid)))
        .collect();
    // The first ones: a sort of all would be more program.
    let mut first: Vec<&Token> = Vec::new();
    while let Some(token) = ending.iter().filter(|it| !first.contains(it)).min_by_key(|it| it.expires())
        && first.len() < LISTED
    {
        first.push(token);
    }
    let lines = first.into_iter().map(|token| line(page, state, token)).collect_view();
    let dismiss = move |_| {
        page.ending_dismissed.set_value(true);
        page.ending.set(Selection::default());
        catch_focus();
    };
    let all = Address {
        creator: page.loader.who().into_iter().collect::<VecSet<_>>(),
        expires: Some(NeverOr::Within(Span::days(DAYS))),
        ..Address::default()
    };
    section()
        .class("ending")
        .attr("aria-label", m::ending::LABEL)
        .child(a().attr("href", all.href()).child(safe_text(&m::ending::count(ending.len()))))
        .child(lines)
        .child(flexible_space())
        .child(action_button(m::common::DISMISS, "quiet", dismiss))
        .into_any()
}

fn line(page: Page, state: AppState, token: &Token) -> AnyView {
    let shown = token.clone();
    div()
        .child(bold_name(&token.name))
        .child(" ")
        .child(span().child(live_text(move || expires_words(&shown, page.now()))))
        .child(TokenAction::Extend.button(page, state, token))
        .child(TokenAction::Replace.button(page, state, token))
        .into_any()
}
