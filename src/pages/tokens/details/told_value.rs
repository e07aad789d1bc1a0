//! The button "Show value", where a server tells the value of a token that is not new. It is asked for when the button is
//! pressed, and handed to the reveal at once: nothing else holds it.

use crate::browser::latest::Latest;
use crate::components::button::action_button;
use crate::components::notice::plain_failure;
use crate::format::error_messages::{Doing, Failure, failure, value_not_told};
use crate::session::use_session;
use crate::state::AppState;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_client::calls;

/// The button, and why there is no value where there is none after all.
pub fn show_value(state: AppState, uid: String) -> AnyView {
    let session = use_session();
    let latest = Latest::new();
    let failed = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let ask = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (uid, epoch) = (uid.clone(), session.epoch());
        latest.run(async move {
            let told = session.client().send(calls::get_token_with_value(&uid)).await;
            busy.try_set(false);
            // Whoever is here now did not ask for it.
            if session.epoch() != epoch {
                return;
            }
            match told {
                Ok(Some(token)) if token.token.is_some() => state.show_again(token),
                Ok(_) => drop(failed.try_set(Some(value_not_told()))),
                Err(error) => {
                    failed.try_set(Some(failure(&error, Doing::Reading)));
                    session.after_refusal(&error).await;
                }
            }
        });
    };
    let button =
        action_button("Show value", "", ask).attr("aria-disabled", move || busy.get().then_some("true"));
    let why_not = move || failed.get().map(|failure| plain_failure(&failure));
    vec![why_not.into_shared().into_any(), button.into_any()].into_any()
}
