//! The tokens that were made with a token: how many there are, and the way to delete them all.

use crate::browser::signal::{Memo, memo};
use crate::components::button::action_button;
use crate::context::Page;
use crate::pages::tokens::bulk_delete_request::ask_with_descendants;
use crate::query;
use crate::state::AppState;
use leptos::prelude::*;
use panel_messages::m;
use token_api::Token;

/// The words for how many tokens of the list were made with one of these, directly or through others; empty for none.
/// `them` is "it" for one token, "them" for several.
pub fn descendant_words(page: Page, makers: Vec<String>, them: &'static str) -> Memo<String> {
    memo(move || match query::descendants(&page.loader.rows_now(), &makers).len() {
        0 => String::new(),
        count => m::delete::made_with(count, them),
    })
}

/// The button that asks whether to delete the token with all that was made with it. `close` closes the dialog that it is in.
pub fn delete_all_button(page: Page, state: AppState, token: &Token, close: impl Fn() + 'static) -> AnyView {
    let token = token.clone();
    let ask = move |_| {
        close();
        ask_with_descendants(page, state, &token);
    };
    action_button(m::delete::WITH_ALL, "danger quiet", ask).into_any()
}
