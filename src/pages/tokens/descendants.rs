//! The tokens that were made with a token: how many there are, and the way to delete them all.

use crate::components::button::action_button;
use crate::context::Page;
use crate::pages::tokens::bulk_delete_request::ask_with_descendants;
use crate::query;
use crate::state::AppState;
use leptos::prelude::*;
use token_api::Token;

/// How many tokens of the list were made with one of these, directly or through others.
pub fn descendant_count(page: Page, makers: Vec<String>) -> Memo<usize> {
    Memo::new(move |_| {
        let makers: Vec<&str> = makers.iter().map(String::as_str).collect();
        query::descendants(&page.rows(), &makers).len()
    })
}

/// The words for how many there are. `maker` is "it" or "them".
pub fn descendant_words(count: usize, maker: &str) -> String {
    match count {
        1 => format!("1 token was made with {maker}, and goes on working."),
        n => format!("{n} tokens were made with {maker}, and go on working."),
    }
}

/// The button that asks whether to delete the token with all that was made with it. `close` closes the dialog that it is in.
pub fn delete_all_button(page: Page, state: AppState, token: &Token, close: impl Fn() + 'static) -> AnyView {
    let token = token.clone();
    let ask = move |_| {
        close();
        ask_with_descendants(page, state, &token);
    };
    action_button("Delete with all that it made", "danger quiet", ask).into_any()
}
