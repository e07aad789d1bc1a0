//! The button "Check that it works". The value is read from the reveal's field for one request, and not kept.

use crate::actions::check_value::ValueApi;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::html::{Tag, div, span, strong};
use crate::components::keyed::built_anew;
use crate::components::node::input_of;
use crate::components::notice::plain_failure;
use crate::components::text::{safe_name, sentence};
use crate::format::error_messages::Failure;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use token_api::{Secret, Token, User};

/// The button, and the answer of the API. Nothing for a token that may not use the API.
pub fn check_button(token: &Token, api: ValueApi, field: NodeRef<Tag>) -> Option<AnyView> {
    if !token.is_api_token || token.is_monitoring_token {
        return None;
    }
    let answer = RwSignal::new(None::<Result<User, Failure>>);
    let busy = RwSignal::new(false);
    let ask = move |_| {
        let Some(field) = input_of(field).filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        answer.set(None);
        let (api, value) = (api.clone(), Secret::new(field.value()));
        spawn_local(async move {
            let told = api.user_of(value).await;
            busy.set(false);
            answer.set(Some(told));
        });
    };
    let asking = move || {
        busy.get().then(|| span().class("hint").attr("role", "status").message(m::reveal::ASKING).into_any())
    };
    let answer = move || {
        answer.get().map(|answer| match answer {
            Ok(user) => it_works(&user),
            Err(failure) => plain_failure(&failure),
        })
    };
    let button =
        action_button(m::reveal::CHECK, "", ask).attr("aria-disabled", move || busy.get().then_some("true"));
    Some(
        div()
            .class("check-value")
            .child(button)
            .child(asking.into_shared())
            .child(built_anew(answer))
            .into_any(),
    )
}

fn it_works(user: &User) -> AnyView {
    let name = strong().child(safe_name(&user.display_name())).into_any();
    let words = m::reveal::works(name, safe_name(&user.name));
    span().class("good").attr("role", "status").child(sentence(words)).into_any()
}
