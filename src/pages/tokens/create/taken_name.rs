//! Which token names are taken.

use crate::context::Page;
use crate::session::Session;
use crate::state::AppState;

/// Whether this person has a token of this name, as far as the list shows and the server has said; reactive.
pub fn is_taken(page: Page, state: AppState, session: Session, name: &str) -> bool {
    if state.create.taken.with(|taken| taken.as_deref() == Some(name)) {
        return true;
    }
    let me = session.who().map(|who| who.user.name).unwrap_or_default();
    page.loader.with_list(|list| {
        list.rows.iter().any(|row| row.token.name == name && row.token.creator() == me && !me.is_empty())
    })
}
