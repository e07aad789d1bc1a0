//! What came of a create, where its dialog has to show it: a refusal, or an answer that never came.

use super::send::{Attempt, Errand, Outcome, delete_and_send_again, look_again};
use crate::address::Address;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, link};
use crate::pages::tokens::Page;
use crate::parts::notice::plain_failure;
use crate::session::Session;
use crate::words::Failure;
use leptos::prelude::*;

/// The place for it.
pub fn outcome(page: Page, desk: Desk, session: Session, errand: Errand, name: &str) -> Option<El> {
    let is_this =
        desk.attempt.with_value(|sent| sent.as_ref().is_none_or(|sent| sent.create.name == name.trim()));
    Some(match desk.outcome.get() {
        Outcome::None => return None,
        Outcome::UnderWay => classed("p", "hint").attr("role", "status").text("Creating the token…"),
        Outcome::Refused(failure) => plain_failure(&failure),
        Outcome::Looking(failed) => lost(&failed).child(el("p").text("Looking whether a token was made…")),
        Outcome::NotMade(failed) => lost(&failed)
            .child(el("p").text("No token was made: you can try again. Nothing you typed is lost.")),
        Outcome::Unknown(failed, why) => {
            let again = failed.clone();
            lost(&failed)
                .child(
                    el("p")
                        .text("Whether a token was made could not be found out. ")
                        .text(&why.what)
                        .text(" Look again before you create another one."),
                )
                .child(el("p").child(button("Look again", move |_| {
                    look_again(page, desk, session, again.clone());
                })))
        }
        Outcome::Similar(failed, token) => lost(&failed).child(
            el("p")
                .text("A token of this name is there: ")
                .child(classed("strong", "wrap").name(&token.name))
                .text(", UID ")
                .child(classed("code", "wrap").name(&token.uid))
                .text(". Whether this create made it is not certain: ")
                .child(link(&Address::default().with_token(&token.uid).href()).text("look at it"))
                .text(", or choose another name."),
        ),
        Outcome::Made(failed, token) => {
            let uid = token.uid.clone();
            let again = move |_| {
                if let Some(attempt) = desk.attempt.get_value() {
                    let attempt = Attempt { key: crate::random::key(), ..attempt };
                    delete_and_send_again(page, desk, session, uid.clone(), attempt, errand.clone());
                }
            };
            lost(&failed)
                .child(
                    el("p")
                        .text("The token was made all the same, and nobody has its value: ")
                        .child(classed("strong", "wrap").name(&token.name))
                        .text(", UID ")
                        .child(classed("code", "wrap").name(&token.uid))
                        .text("."),
                )
                // Not from the dialog of another one, which has been opened since.
                .child_if(is_this.then(|| el("p").child(button("Delete it and try again", again))))
        }
    })
}

/// An answer that never came.
fn lost(failed: &Failure) -> El {
    // Its advice is what the panel does by itself here.
    plain_failure(&Failure { advice: String::new(), ..failed.clone() })
}
