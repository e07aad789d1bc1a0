//! Opens the dialog that asks whether to delete or change many tokens.

use crate::context::{Hits, Page};
use crate::pages::tokens::selection::selected;
use crate::query::{Row, descendants};
use crate::state::AppState;
use crate::state::bulk::Asked;
use leptos::prelude::*;
use panel_messages::m;
use std::sync::Arc;
use token_api::Token;

/// Opens the dialog for the selected tokens: to change their expiration, or to delete them.
pub fn ask(page: Page, state: AppState, hits: Hits, is_change: bool) {
    let (shown, mut all) = untrack(|| selected(page, hits));
    let hidden = all.len();
    all.extend(shown);
    let rows = page.loader.rows_now();
    ask_for(
        page,
        state,
        all.iter().filter_map(|index| rows.get(*index as usize)).cloned().collect(),
        hidden,
        is_change,
    );
}

/// Opens the dialog for these tokens, of which the first ones are `hidden` by the filters.
pub fn ask_for(page: Page, state: AppState, rows: Vec<Arc<Row>>, hidden: usize, is_change: bool) {
    if state.bulk.is_busy() {
        page.done.set(m::bulk::WAIT.string());
    } else if !rows.is_empty() {
        state.bulk.asked.set(Some(Asked { rows, hidden, maker: None, is_change }));
    }
}

/// Opens the dialog for this token and all that was made with it. What is not deleted then stays selected.
pub fn ask_with_descendants(page: Page, state: AppState, token: &Token) {
    if state.bulk.is_busy() {
        return page.done.set(m::bulk::WAIT.string());
    }
    // Makers first: a deletion that breaks off in the middle leaves none that could make more.
    let mut rows = vec![Arc::new(Row::new(token.clone()))];
    rows.extend(untrack(|| descendants(&page.rows(), std::slice::from_ref(&token.uid))));
    state.bulk.asked.set(Some(Asked { rows, hidden: 0, maker: Some(token.clone()), is_change: false }));
}

/// Opens the dialog for what was made with these tokens, which are gone.
pub fn ask_descendants(page: Page, state: AppState, gone: &[String]) {
    ask_for(page, state, untrack(|| descendants(&page.rows(), gone)), 0, false);
}
