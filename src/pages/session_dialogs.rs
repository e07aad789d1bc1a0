//! The dialogs before a session ends: when a person signs out while tokens are being deleted, and when a person is
//! idle.

use crate::actions::sign_out::SignOut;
use crate::browser::idle::Watch;
use crate::components::button::action_button;
use crate::components::dialog::alert_dialog;
use crate::components::html::{div, p, strong};
use crate::components::text::{live_text, sentence};
use crate::state::AppState;
use crate::state::bulk::Stage;
use leptos::prelude::*;
use panel_messages::m;

/// Asks whether to sign out while tokens are being deleted, or will be in a moment.
pub fn sign_out_dialog(sign_out: SignOut, state: AppState) -> AnyView {
    let stay = move || sign_out.asked.set(false);
    let words = move || {
        state.bulk.ended.get();
        let stage = state.bulk.stage.get();
        state.bulk.with(|run| match (stage, &run.name) {
            (Stage::Waiting, Some(name)) => m::session::token_waits(name),
            (Stage::Waiting, None) => m::session::tokens_wait(run.total),
            (Stage::Running, _) => m::session::tokens_are_done(run.gone.len(), run.total),
            (Stage::None | Stage::Ended | Stage::Left, _) => m::session::NOTHING_UNDER_WAY.string(),
        })
    };
    alert_dialog(
        m::session::SIGN_OUT_TITLE.text(),
        stay,
        vec![
            p().child(live_text(words)).into_any(),
            div()
                .class("actions")
                .child(action_button(m::session::STAY, "", move |_| stay()).attr("data-first-focus", ""))
                .child(action_button(m::session::SIGN_OUT, "danger", move |_| sign_out.sign_out()))
                .into_any(),
        ],
    )
}

/// Warns that a person who does nothing is signed out in a moment.
pub fn idle_dialog(watch: Watch) -> AnyView {
    let left = move || m::session::seconds_left(watch.seconds_left.get().unwrap_or_default());
    let time = strong().attr("role", "timer").child(live_text(left)).into_any();
    alert_dialog(
        m::session::IDLE_TITLE.text(),
        move || watch.stay(),
        vec![
            p().child(sentence(m::session::idle(time))).into_any(),
            div()
                .class("actions")
                .child(
                    action_button(m::session::STAY, "primary", move |_| watch.stay())
                        .attr("data-first-focus", ""),
                )
                .into_any(),
        ],
    )
}
