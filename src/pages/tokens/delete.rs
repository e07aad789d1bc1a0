//! Asking before a deletion, and doing it.

use super::use_page;
use crate::parts::dialog::Dialog;
use crate::parts::notice::FailureNotice;
use crate::session::use_session;
use crate::words::{Doing, Failure, failure};
use leptos::prelude::*;
use token_api::Token;
use token_client::calls;

/// Asks whether to delete this token.
#[component]
pub fn DeleteDialog(token: Token) -> impl IntoView {
    let page = use_page();
    let session = use_session();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let cancel = Callback::new(move |()| {
        if !busy.get_untracked() {
            page.doomed.set(None);
        }
    });
    let (uid, name) = (token.uid.clone(), token.name.clone());
    let delete = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (uid, name) = (uid.clone(), name.clone());
        leptos::task::spawn_local(async move {
            let result = session.client().send(calls::delete_token(&uid)).await;
            busy.try_set(false);
            match result {
                Ok(was_there) => {
                    page.doomed.set(None);
                    page.loader.remove(&uid);
                    page.done.set(Some(if was_there {
                        format!("Deleted {name}.")
                    } else {
                        format!("{name} was deleted already.")
                    }));
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
    view! {
        <Dialog title="Delete token?" alert=true on_escape=cancel class="narrow">
            <p>
                <strong class="wrap">{token.name.clone()}</strong>
                " stops working at once, everywhere it is used. This cannot be undone."
            </p>
            <p class="hint">"UID "<code>{token.uid.clone()}</code></p>
            {move || failed.get().map(|failure| view! { <FailureNotice failure/> })}
            <div class="actions">
                <button type="button" autofocus on:click=move |_| cancel.run(())>"Cancel"</button>
                <button type="button" class="danger" disabled=move || busy.get() on:click=delete>"Delete token"</button>
            </div>
        </Dialog>
    }
}
