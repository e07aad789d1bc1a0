//! Shows the value of an existing token, on servers that return it.
//!
//! The value goes from the answer to the reveal's state: nothing else holds it.

use crate::browser::latest::Latest;
use crate::browser::signal::RwSignal;
use crate::format::error_messages::{Failure, Operation, failure, value_not_told};
use crate::session::Session;
use crate::session::request_scope::RequestScope;
use crate::state::AppState;
use token_client::calls;

/// Asks the server for the value and opens the reveal with it. `busy` is true until the answer comes; `failed` is why there
/// is no value.
pub fn show_value(
    session: Session,
    state: AppState,
    latest: Latest,
    uid: String,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<Failure>>,
) {
    busy.set(true);
    failed.set(None);
    let scope = RequestScope::new(session);
    latest.run(async move {
        let answer = scope.client().send(calls::get_token_with_value(&uid)).await;
        busy.set(false);
        // Another person has signed in meanwhile: they did not ask for it.
        if !scope.is_current() {
            return;
        }
        match answer {
            Ok(Some(token)) if token.token.is_some() => state.show_existing(token),
            Ok(_) => failed.set(Some(value_not_told())),
            Err(error) => {
                failed.set(Some(failure(&error, Operation::Reading)));
                session.after_refusal(&error).await;
            }
        }
    });
}
