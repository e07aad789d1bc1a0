//! What is done each time the list was loaded, and is not needed to show it.

use crate::browser::clock;
use crate::context::Page;
use crate::pages::tokens::membership;

/// Asks for the role and the members. From now on, loads the list again when the clock has jumped: its answer tells the
/// server's time. Both end with the caller's owner.
pub fn list_loaded(page: Page) {
    membership::ask(page);
    clock::when_jumped(move || {
        if page.loader.is_idle() {
            page.loader.start_in_background();
        }
    });
}
