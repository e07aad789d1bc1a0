//! Signing in with a pasted token.

use crate::parts::field::{Field, FieldIds};
use crate::parts::notice::FailureNotice;
use crate::session::{State, use_session};
use crate::words::Failure;
use leptos::html;
use leptos::prelude::*;
use token_api::Secret;

/// The form. What was typed stays in its field until it is accepted.
#[component]
pub fn SignIn() -> impl IntoView {
    let session = use_session();
    let field = NodeRef::<html::Input>::new();
    let keep = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None::<Failure>);
    let ids = FieldIds::new("token");
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(input) = field.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        let token = Secret::new(input.value().trim());
        failed.set(None);
        refusal.set(check(&token));
        if refusal.get_untracked().is_some() {
            let _ = input.focus();
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let result = session.sign_in(token, keep.get_untracked()).await;
            busy.try_set(false);
            if let Err(failure) = result {
                failed.try_set(Some(failure));
            }
        });
    };
    view! {
        <section class="sign-in">
            <h1>"Sign in"</h1>
            {move || match session.state() {
                State::Out(Some(why)) => Some(view! { <p class="notice">{why}</p> }),
                _ => None,
            }}
            <p class="hint">"Paste an API token with the scope "<code>"read_organization"</code>" or "<code>"api"</code>". \
                It stays in this page's memory and is sent to the API only."</p>
            {move || failed.get().map(|failure| view! { <FailureNotice failure/> })}
            <form on:submit=submit novalidate>
                <Field label="API token" ids=ids.clone() error=refusal>
                    <input
                        type="password"
                        id=ids.control
                        aria-describedby=ids.described_by
                        aria-invalid=move || refusal.get().map(|_| "true")
                        autocomplete="off"
                        spellcheck="false"
                        autofocus
                        node_ref=field
                    />
                </Field>
                <label class="check">
                    <input type="checkbox" on:change:target=move |event| keep.set(event.target().checked())/>
                    "Keep me signed in for this tab"
                </label>
                <button type="submit" class="primary" disabled=move || busy.get()>"Sign in"</button>
            </form>
        </section>
    }
}

/// What can be known to be wrong before it is sent. The sentence never holds the text itself.
fn check(token: &Secret) -> Option<String> {
    if token.is_empty() {
        return Some("Paste a token: it is empty.".to_owned());
    }
    // A header can carry nothing else, and the browser's own error would say less.
    if !token.expose().bytes().all(|b| b.is_ascii_graphic()) {
        return Some("A token has no spaces, line breaks or special characters: copy it again.".to_owned());
    }
    None
}
