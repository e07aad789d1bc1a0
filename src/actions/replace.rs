//! Begins the replacement of a token by a new one with the same rights.

use crate::address::Address;
use crate::address::history::Nav;
use crate::browser::session_storage::Replacement;
use crate::state::AppState;
use crate::state::create::{KeptDraft, Outcome};
use crate::state::draft::{Draft, free_name};
use crate::tokens::loader::Loader;
use token_api::Token;

/// Opens the create dialog with the rights of this token. It replaces what was typed there before. `replaces` is the uid of
/// the old token, if the new one takes its place.
pub fn begin(loader: Loader, nav: Nav, state: AppState, like: &Token, replaces: Option<String>) {
    let is_taken = |name: &str| {
        loader.list().with_untracked(|list| {
            list.rows.iter().any(|row| row.token.name == name && row.token.creator() == like.creator())
        })
    };
    let draft = Draft::like(like, free_name(&like.name, is_taken));
    if let Some(old) = &replaces {
        let (old, new) = (old.clone(), None);
        state.recovery.change_replacements(|all| {
            if !all.iter().any(|r| r.old == old) {
                all.push(Replacement { old, new });
            }
        });
    }
    // A create that is under way goes on, and no other one is sent before it has ended.
    if !state.create.outcome.with_untracked(Outcome::is_busy) {
        state.create.outcome.set(Outcome::None);
    }
    let address = Address { code: None, ..nav.now().with_new(Default::default()) };
    let opened_by = "?new".to_owned();
    state.create.draft.set(Some(KeptDraft { opened_by, draft, is_expiration_chosen: false, replaces }));
    nav.go(&address);
}
