//! The one-time reveal of a new token's value.
//!
//! The value lives in this component's state and in its field, and nowhere else. The reveal is not
//! bound to the address: Back cannot end it.

use crate::parts::copy::{CopyError, copy};
use crate::parts::dialog::{Dialog, unique_id};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use token_api::{Secret, Token};

/// A new token with its value.
#[derive(Clone, Debug)]
pub struct Revealed {
    /// The token, without its value.
    pub token: Token,
    /// The value; absent where the server sent none.
    pub value: Option<Secret>,
}

/// Shows the value until the person says that it is saved.
#[component]
pub fn Reveal(
    /// What is revealed: emptied when this is done.
    revealed: RwSignal<Option<Revealed>>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let hidden = RwSignal::new(false);
    let ticked = RwSignal::new(false);
    let copied = RwSignal::new(None::<Result<(), CopyError>>);
    let nudge = RwSignal::new(false);
    let has_value = revealed.with_untracked(|r| r.as_ref().is_some_and(|r| r.value.is_some()));
    let is_saved = Memo::new(move |_| ticked.get() || copied.get() == Some(Ok(())) || !has_value);

    // Advises only: a browser may ignore it.
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        if !is_saved.get_untracked() {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());

    let done = move || {
        // The element outlives the view by a moment, and a collected one by more.
        if let Some(input) = field.get_untracked() {
            input.set_value("");
        }
        revealed.set(None);
    };
    let escape = Callback::new(move |()| if is_saved.get_untracked() { done() } else { nudge.set(true) });
    let on_copy = move |_| {
        let Some(value) = revealed.with_untracked(|r| r.as_ref().and_then(|r| r.value.clone())) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let result = copy(value.expose()).await;
            if result.is_err() {
                hidden.try_set(false);
                if let Some(input) = field.get_untracked() {
                    let _ = input.focus();
                    input.select();
                }
            }
            copied.try_set(Some(result));
        });
    };
    let id = unique_id("value");
    let name = revealed.with_untracked(|r| r.as_ref().map(|r| r.token.name.clone()).unwrap_or_default());
    let value = move || {
        revealed.with(|r| {
            r.as_ref().and_then(|r| r.value.as_ref()).map(|v| v.expose().to_owned()).unwrap_or_default()
        })
    };
    view! {
        <Dialog title="Save your new token" on_escape=escape>
            {if has_value {
                view! {
                    <p>
                        "This is the only time that the value of "<strong class="wrap">{name}</strong>
                        " can be seen. Store it in your secret manager now."
                    </p>
                    <div class="field">
                        <label for=id.clone()>"Token value"</label>
                        <div class="secret">
                            <input
                                type="text"
                                id=id
                                readonly
                                autocomplete="off"
                                spellcheck="false"
                                class:masked=move || hidden.get()
                                node_ref=field
                                prop:value=value
                                on:focus:target=|event| event.target().select()
                            />
                            <button type="button" on:click=move |_| hidden.update(|h| *h = !*h)>
                                {move || if hidden.get() { "Show" } else { "Hide" }}
                            </button>
                            <button type="button" class="primary" autofocus on:click=on_copy>"Copy token"</button>
                        </div>
                    </div>
                    <p class="hint" role="status">
                        {move || match copied.get() {
                            None => "",
                            Some(Ok(())) => "Copied. Paste it where it will be kept.",
                            Some(Err(CopyError::Absent)) => "Not copied: this page has no clipboard, because it was not loaded over HTTPS. The value is selected: press Ctrl+C (⌘C).",
                            Some(Err(CopyError::Refused)) => "Not copied: the browser refused. The value is selected: press Ctrl+C (⌘C).",
                        }}
                    </p>
                    <label class="check">
                        <input type="checkbox" on:change:target=move |event| ticked.set(event.target().checked())/>
                        "I have saved this token"
                    </label>
                    {move || (nudge.get() && !is_saved.get()).then(|| view! {
                        <p class="refusal" role="alert">"Copy the value, or tick that you have saved it: it cannot be shown again."</p>
                    })}
                }.into_any()
            } else {
                view! {
                    <p role="alert" class="notice failure">
                        "The server created "<strong class="wrap">{name}</strong>
                        " and did not send its value. Nobody can use this token: delete it, and create another one."
                    </p>
                }.into_any()
            }}
            <div class="actions">
                <button
                    type="button"
                    disabled=move || !is_saved.get()
                    on:click=move |_| done()
                >"Done"</button>
            </div>
        </Dialog>
    }
}
