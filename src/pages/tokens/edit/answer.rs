//! Handles the answer to a change.

use crate::actions::update::Saved;
use crate::actions::update::change::{change, rebase, words};
use crate::format::error_messages::{Operation, failure, latest_expiration, token_gone};
use crate::pages::tokens::edit::form::EditForm;
use crate::pages::tokens::edit::local_time;
use crate::pages::tokens::edit::outcome::Outcome;
use crate::state::draft::Draft;
use panel_messages::m;
use token_api::Token;

impl EditForm {
    /// Shows the outcome of saving. `old` is the token that was changed, and `typed` what was typed then.
    pub fn show_answer(self, saved: Saved, old: &Token, typed: &Draft) {
        let Self { page, state, base, draft, outcome, is_refused, .. } = self;
        match saved {
            Saved::Done(token) => {
                page.done.set(m::edit::changed(&token.name));
                if state.own_token.is(&token.uid) {
                    state.own_token.set_end(token.expires());
                }
                self.end();
                page.changed.try_update(|n| *n += 1);
            }
            Saved::Incomplete(token, kept) => {
                draft.set(Draft::of(&token));
                base.set(*token);
                page.changed.try_update(|n| *n += 1);
                outcome.set(Outcome::Incomplete(kept));
            }
            Saved::Conflict(fresh) => {
                let theirs = Draft::of(&fresh);
                let new = (fresh.expired_at != old.expired_at).then(|| fresh.expires());
                let changes = words(old, &change(old, &theirs, new), local_time);
                draft.set(rebase(typed, &Draft::of(old), &theirs));
                base.set(*fresh);
                outcome.set(Outcome::ChangedByOthers(changes));
            }
            Saved::Gone => {
                page.done.set(String::new());
                page.changed.try_update(|n| *n += 1);
                outcome.set(Outcome::Failed(token_gone()));
            }
            Saved::Failed(error) => {
                // A refusal can name the latest expiration that the server allows.
                let latest = latest_expiration(&error);
                outcome.set(Outcome::Failed(failure(&error, Operation::Updating)));
                if latest.is_some() {
                    state.own_token.set_end(latest);
                    is_refused.set(true);
                }
                return;
            }
        }
        page.loader.start();
    }
}
