//! The signals of the form, and what follows from them.

use crate::actions::update::change::change;
use crate::browser::clock::BrowserZone;
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::focus::focus_soon;
use crate::context::Page;
use crate::pages::tokens::create::Expires;
use crate::pages::tokens::edit::outcome::Outcome;
use crate::pages::tokens::own_token::latest_change;
use crate::state::AppState;
use crate::state::draft::{Choice, Draft};
use crate::state::edit::Edit;
use leptos::prelude::*;
use token_api::{Token, UpdateToken};

/// The signals of the form.
#[derive(Clone, Copy)]
pub struct EditForm {
    /// The page.
    pub page: Page,
    /// The state.
    pub state: AppState,
    /// The token as the server has it.
    pub base: RwSignal<Token>,
    /// What is typed.
    pub draft: RwSignal<Draft>,
    /// What came of saving.
    pub outcome: RwSignal<Outcome>,
    /// Whether the server refused the expiration as too late, also one that stays as it is.
    pub is_refused: RwSignal<bool>,
    /// Whether the person tried to leave with unsaved changes.
    pub is_nudged: RwSignal<bool>,
    /// The moment that is chosen, or why it is refused.
    pub expires: Expires,
    /// The request.
    pub update: Memo<UpdateToken>,
}

impl EditForm {
    /// The form for this token, with what was typed before.
    pub fn new(page: Page, state: AppState, token: &Token) -> Self {
        let Edit { base, draft } = state.edit.form_of(token);
        let (base, draft) = (RwSignal::new(base), RwSignal::new(draft));
        effect(move || state.edit.keep(Edit { base: base.get(), draft: draft.get() }));
        let expires = memo(move || {
            let latest = base.with(|base| latest_change(page, base));
            draft.with(|draft| draft.expires(page.now(), &BrowserZone, latest.as_ref()))
        });
        let update = memo(move || {
            let new = match draft.with(|draft| draft.choice) {
                Choice::Keep => None,
                _ => expires.get().ok(),
            };
            base.with(|base| draft.with(|draft| change(base, draft, new)))
        });
        Self {
            page,
            state,
            base,
            draft,
            outcome: RwSignal::new(Outcome::None),
            is_refused: RwSignal::new(false),
            is_nudged: RwSignal::new(false),
            expires,
            update,
        }
    }

    /// Whether the request is under way.
    pub fn is_busy(self) -> bool {
        self.outcome.with_untracked(|outcome| *outcome == Outcome::Saving)
    }

    /// Whether something differs from what the server has; reactive.
    pub fn is_changed(self) -> bool {
        self.update.with(|update| *update != UpdateToken::default())
    }

    /// Leaves the form if nothing is lost by it.
    pub fn escape(self) {
        match (self.is_busy(), untrack(|| self.is_changed())) {
            (true, _) => {}
            (false, true) => self.is_nudged.set(true),
            (false, false) => self.end(),
        }
    }

    /// Leaves the form.
    pub fn end(self) {
        self.state.edit.end(&self.base.with_untracked(|base| base.uid.clone()));
        focus_soon(".actions .edit");
    }
}
