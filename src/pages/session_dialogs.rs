//! The dialogs before a session ends: when a person signs out while tokens are being deleted, and when a person is
//! idle.

use crate::actions::sign_out::SignOut;
use crate::browser::idle::Watch;
use crate::components::button::action_button;
use crate::components::dialog::alert_dialog;
use crate::components::html::{div, p, strong};
use crate::components::text::live_text;
use crate::state::AppState;
use crate::state::bulk::Stage;
use leptos::prelude::*;

/// Asks whether to sign out while tokens are being deleted, or will be in a moment.
pub fn sign_out_dialog(sign_out: SignOut, state: AppState) -> AnyView {
    let stay = move || sign_out.asked.set(false);
    let words = move || {
        state.bulk.ended.get();
        let (gone, total, what) = state.bulk.with(|run| (run.gone.len(), run.total, run.what()));
        match state.bulk.stage.get() {
            Stage::Waiting => {
                [&what, " will be deleted in a few seconds. If you sign out now, nothing will be deleted."]
                    .concat()
            }
            Stage::Running => {
                format!("{gone} of {total} tokens are done. If you sign out now, the rest is left as it is.")
            }
            Stage::None | Stage::Ended | Stage::Left => "Nothing is under way any more.".to_owned(),
        }
    };
    alert_dialog(
        "Sign out?",
        stay,
        vec![
            p().child(live_text(words)).into_any(),
            div()
                .class("actions")
                .child(action_button("Stay signed in", "", move |_| stay()).attr("data-first-focus", ""))
                .child(action_button("Sign out", "danger", move |_| sign_out.sign_out()))
                .into_any(),
        ],
    )
}

/// Warns that a person who does nothing is signed out in a moment.
pub fn idle_dialog(watch: Watch) -> AnyView {
    let left = move || {
        let seconds = watch.seconds_left.get().unwrap_or_default();
        if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") }
    };
    alert_dialog(
        "Are you still there?",
        move || watch.stay(),
        vec![
            p().child("Nobody has done anything here for a while. You will be signed out in ")
                .child(strong().attr("role", "timer").child(live_text(left)))
                .child(". What you have typed stays here until you are back.")
                .into_any(),
            div()
                .class("actions")
                .child(
                    action_button("Stay signed in", "primary", move |_| watch.stay())
                        .attr("data-first-focus", ""),
                )
                .into_any(),
        ],
    )
}
