//! Asking before a deletion, and doing it.

use super::Page;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el};
use crate::parts::dialog::{actions, dialog};
use crate::parts::notice::plain_failure;
use crate::session::use_session;
use crate::signal::Var;
use crate::words::{Doing, Failure, failure, still_there};
use token_api::Token;
use token_client::calls::{self, Deletion};
use token_client::{Client, Error};

/// Deletes, and believes an empty answer only where the token is gone.
pub async fn carry_out(client: &Client, uid: &str) -> Result<Deletion, (Failure, Option<Error>)> {
    let told = |error: Error| (failure(&error, Doing::Deleting), Some(error));
    match client.send(calls::delete_token(uid)).await {
        Ok(Deletion::Unconfirmed) => {}
        Ok(deletion) => return Ok(deletion),
        Err(error) if error.is_unsure() => {
            // No answer came, and it may have been done all the same.
            return match client.send(calls::get_token(uid)).await {
                Ok(None) => Ok(Deletion::Done),
                _ => Err(told(error)),
            };
        }
        Err(error) => return Err(told(error)),
    }
    match client.send(calls::get_token(uid)).await.map_err(told)? {
        None => Ok(Deletion::Done),
        Some(_) => Err((still_there(), None)),
    }
}

/// Asks whether to delete this token.
pub fn delete_dialog(page: Page, desk: Desk, token: Token) -> El {
    let session = use_session();
    let busy = Var::new(false);
    let failed = Var::new(None::<Failure>);
    let cancel = move || {
        if !busy.get_untracked() {
            page.doomed.set(None);
            page.cut_off.set(None);
        }
    };
    let (uid, name) = (token.uid.clone(), token.name.clone());
    let delete = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (uid, name) = (uid.clone(), name.clone());
        let (client, turn) = (session.client(), session.turn());
        crate::dom::spawn(async move {
            let result = carry_out(&client, &uid).await;
            busy.try_set(false);
            // Whoever is here now did not ask for it.
            if session.turn() != turn {
                return;
            }
            match result {
                Ok(deletion) => {
                    let was_there = deletion == Deletion::Done;
                    page.doomed.try_set(None);
                    page.loader.remove(&uid);
                    // Where it was a successor, so is what comes in its place.
                    let replaces = desk.replaced_by(&uid);
                    desk.is_gone(&uid);
                    page.done.try_set(format!(
                        "{} {name}.",
                        if was_there { "Deleted" } else { "Somebody had already deleted" }
                    ));
                    // The details of what is gone close with it; Back must not bring them back.
                    if page.nav.now().token.as_deref() == Some(&uid) {
                        page.nav.replace(&page.nav.now().without_dialogs());
                    }
                    page.loader.start_after_change();
                    // It was cut off because it leaked: what used it needs another one.
                    if let Some(Some(old)) = page.cut_off.try_with_untracked(Clone::clone) {
                        page.cut_off.set(None);
                        super::replace::begin(page, desk, &old, replaces);
                    }
                }
                Err((failure, error)) => {
                    failed.try_set(Some(failure));
                    if let Some(error) = error {
                        session.after_refusal(&error).await;
                    }
                }
            }
        });
    };
    dialog("Delete token?", "narrow", cancel)
        .attr("role", "alertdialog")
        .child(
            el("p")
                .child(classed("strong", "wrap").name(&token.name))
                .text(" stops working at once, everywhere it is used. This cannot be undone."),
        )
        .child(classed("p", "hint").text("UID ").child(classed("code", "wrap").name(&token.uid)))
        .child(
            actions()
                .slot(move || failed.get().map(|failure| plain_failure(&failure)))
                .child(button("Cancel", move |_| cancel()).first_focus())
                .child(
                    button("Delete token", delete)
                        .class("danger")
                        .live_attr("aria-disabled", move || busy.get().then(|| "true".to_owned())),
                ),
        )
}
