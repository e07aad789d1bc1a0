//! What went wrong, said where people and screen readers find it.

use crate::words::Failure;
use leptos::prelude::*;

/// A failure: what happened, what to do, the server's own words and its trace id.
#[component]
pub fn FailureNotice(
    /// The failure.
    failure: Failure,
    /// Offered only where trying again is safe.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let Failure { what, advice, quote, trace_id } = failure;
    view! {
        <div class="notice failure" role="alert">
            <p><strong>{what}</strong>" "{advice}</p>
            {quote.map(|quote| view! { <p class="quote">"The server said: “"<span>{quote}</span>"”"</p> })}
            {trace_id.map(|id| view! { <p class="quote">"Trace id: "<code>{id}</code></p> })}
            {retry.map(|retry| view! {
                <p><button type="button" on:click=move |_| retry.run(())>"Try again"</button></p>
            })}
        </div>
    }
}
