//! Asking before a deletion, and doing it.

use super::Page;
use crate::dom::{El, button, classed, el};
use crate::parts::dialog::{actions, dialog};
use crate::parts::notice::plain_failure;
use crate::session::use_session;
use crate::signal::Var;
use crate::words::{Doing, Failure, failure, still_there};
use token_api::Token;
use token_client::calls::{self, Deletion};

/// Asks whether to delete this token.
pub fn delete_dialog(page: Page, token: Token) -> El {
    let session = use_session();
    let busy = Var::new(false);
    let failed = Var::new(None::<Failure>);
    let cancel = move || {
        if !busy.get_untracked() {
            page.doomed.set(None);
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
        crate::dom::spawn(async move {
            let client = session.client();
            let mut result = client.send(calls::delete_token(&uid)).await;
            if result == Ok(Deletion::Unconfirmed) {
                // An empty answer says nothing: only the token's absence does.
                result = match client.send(calls::get_token(&uid)).await {
                    Ok(None) => Ok(Deletion::Done),
                    Ok(Some(_)) => Ok(Deletion::Unconfirmed),
                    Err(error) => Err(error),
                };
            }
            busy.try_set(false);
            match result {
                Ok(Deletion::Unconfirmed) => {
                    failed.try_set(Some(still_there()));
                }
                Ok(deletion) => {
                    let was_there = deletion == Deletion::Done;
                    page.doomed.try_set(None);
                    page.loader.remove(&uid);
                    page.done.try_set(format!(
                        "{} {name}.",
                        if was_there { "Deleted" } else { "Somebody had already deleted" }
                    ));
                    // The details of what is gone close with it; Back must not bring them back.
                    if page.nav.now().token.as_deref() == Some(&uid) {
                        page.nav.replace(&page.nav.now().without_dialogs());
                    }
                    page.loader.start();
                }
                Err(error) => {
                    failed.try_set(Some(failure(&error, Doing::Deleting)));
                    session.after_refusal(&error).await;
                }
            }
        });
    };
    dialog("Delete token?", "narrow", cancel)
        .attr("role", "alertdialog")
        .child(
            el("p")
                .child(classed("strong", "wrap").text(&token.name))
                .text(" stops working at once, everywhere it is used. This cannot be undone."),
        )
        .child(classed("p", "hint").text("UID ").child(el("code").text(&token.uid)))
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
