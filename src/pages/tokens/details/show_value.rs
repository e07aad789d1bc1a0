//! The button "Show value", for servers that return the value of an existing token.

use crate::actions::show_value;
use crate::browser::latest::Latest;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::notice::plain_failure;
use crate::format::error_messages::Failure;
use crate::session::use_session;
use crate::state::AppState;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;

/// The button. A failure is shown in front of it.
pub fn show_value_button(state: AppState, uid: String) -> AnyView {
    let session = use_session();
    let latest = Latest::new();
    let failed = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let ask = move |_| {
        if !busy.get_untracked() {
            show_value::show_value(session, state, latest, uid.clone(), busy, failed);
        }
    };
    let button = action_button(m::details::SHOW_VALUE, "", ask)
        .attr("aria-disabled", move || busy.get().then_some("true"));
    let failure = move || failed.get().map(|failure| plain_failure(&failure));
    vec![failure.into_shared().into_any(), button.into_any()].into_any()
}
