//! What is done each time the list was loaded, and is not needed to show it.

use crate::actions::bulk;
use crate::browser::clock;
use crate::context::Page;
use crate::pages::tokens::{ending_soon, membership};
use crate::state::AppState;

/// Asks for the role and the members, reports what an earlier page did not do, and looks for tokens that end soon. From now on,
/// loads the list again when the clock has jumped: its answer tells the server's time. Both end with the caller's owner.
pub fn list_loaded(page: Page, state: AppState) {
    membership::ask(page);
    bulk::recall(page.session, state);
    ending_soon::look(page);
    clock::when_jumped(move || {
        if page.loader.is_idle() {
            page.loader.start_in_background();
        }
    });
}
