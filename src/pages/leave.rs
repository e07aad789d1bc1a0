//! What is asked before somebody leaves: whether a deletion that is under way may stop; and whether somebody is there at all.

use crate::desk::Desk;
use crate::dom::{El, button, el};
use crate::idle::Watch;
use crate::leave::Exit;
use crate::pages::tokens::bulk::state::Stage;
use crate::pages::tokens::bulk::tokens_of;
use crate::parts::dialog::{actions, dialog};

/// Whether to sign out although tokens are being deleted, or are about to be.
pub fn leave_dialog(exit: Exit, desk: Desk) -> El {
    let stay = move || exit.asked.set(false);
    let words = move || {
        desk.bulk.ended.get();
        let (gone, total) = desk.bulk.with(|run| (run.gone.len(), run.total));
        match desk.bulk.stage.get() {
            Stage::Waiting => [
                &tokens_of(total),
                " will be deleted in a few seconds. If you sign out now, nothing will be deleted.",
            ]
            .concat(),
            Stage::Running => format!(
                "{gone} of {total} tokens deleted so far. If you sign out now, the rest is left as it is."
            ),
            Stage::None | Stage::Ended => "Nothing is being deleted any more.".to_owned(),
        }
    };
    dialog("Sign out?", "narrow", stay).attr("role", "alertdialog").child(el("p").live(words)).child(
        actions()
            .child(button("Stay signed in", move |_| stay()).first_focus())
            .child(button("Sign out", move |_| exit.sign_out()).class("danger")),
    )
}

/// Warns that whoever does nothing is signed out in a moment.
pub fn idle_dialog(watch: Watch) -> El {
    let left = move || {
        let seconds = watch.left.get().unwrap_or_default();
        if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") }
    };
    dialog("Are you still there?", "narrow", move || watch.stay())
        .attr("role", "alertdialog")
        .child(
            el("p")
                .text("Nobody has done anything here for a while. You will be signed out in ")
                .child(el("strong").attr("role", "timer").live(left))
                .text(". What you have typed stays here until you are back."),
        )
        .child(
            actions().child(button("Stay signed in", move |_| watch.stay()).class("primary").first_focus()),
        )
}
