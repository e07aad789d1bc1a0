//! What is done most often with one token, from different places of the page.

use crate::components::button::action_button;
use crate::context::Page;
use crate::format::sanitize;
use crate::pages::tokens::permissions::permissions;
use crate::session::rights::{Action, Permissions};
use crate::state::AppState;
use leptos::prelude::*;
use panel_messages::{Message, m};
use token_api::Token;

/// Something that is done with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenAction {
    /// Opens the form with a later end.
    Extend,
    /// Opens the form.
    Edit,
    /// Asks about a successor.
    Replace,
    /// Asks whether to delete it.
    Delete,
}

impl TokenAction {
    /// The name of its button, and its key in the message that names the token too.
    fn name(self) -> (Message, &'static str) {
        match self {
            Self::Extend => (m::rows::EXTEND, "extend"),
            Self::Edit => (m::rows::EDIT, "edit"),
            Self::Replace => (m::rows::REPLACE, "replace"),
            Self::Delete => (m::rows::DELETE, "delete"),
        }
    }

    /// Whether the server can do it at all.
    pub fn is_offered(self, page: Page, token: &Token) -> bool {
        let can_change = page.site.0.with_value(|site| site.features.update);
        match self {
            // Without an end there is nothing to extend.
            Self::Extend => can_change && token.expires().is_some(),
            Self::Edit => can_change,
            Self::Replace | Self::Delete => true,
        }
    }

    /// Why the person may not do it.
    pub fn refusal(self, permissions: &Permissions, token: &Token) -> Option<&'static str> {
        permissions.refusal(match self {
            Self::Extend | Self::Edit => Action::Change(token),
            Self::Replace => Action::Replace(token),
            Self::Delete => Action::Delete(token),
        })
    }

    /// Begins it.
    pub fn begin(self, page: Page, state: AppState, token: &Token) {
        match self {
            Self::Extend | Self::Edit => {
                state.edit.begin(token, self == Self::Extend);
                page.nav.go(&page.nav.now().with_token(&token.uid));
            }
            Self::Replace => page.replaced.set(Some(token.clone())),
            Self::Delete => page.delete_target.set(Some(token.clone())),
        }
    }

    /// A button that begins it; nothing where the server cannot do it or the person may not.
    pub fn button(self, page: Page, state: AppState, token: &Token) -> Option<AnyView> {
        let is_refused = untrack(|| self.refusal(&permissions(page), token)).is_some();
        let uid = token.uid.clone();
        (self.is_offered(page, token) && !is_refused).then(|| {
            let (name, key) = self.name();
            let label = m::rows::act_on(&token.name, key);
            // As it is now: it may have changed since the button was built.
            let begin = move |_| {
                let token = page.loader.list().with_untracked(|list| list.find(&uid).cloned());
                if let Some(token) = token {
                    self.begin(page, state, &token);
                }
            };
            action_button(name, "quiet", begin)
                .attr("aria-label", sanitize::words(&label).into_owned())
                .into_any()
        })
    }
}
