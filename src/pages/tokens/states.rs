//! What stands in the table's place while there is nothing to show.

use super::{filters::active, use_page};
use leptos::prelude::*;

/// Rows to come. Hidden from the tree, and as high as real ones, so that nothing jumps.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            {(0..12).map(|_| view! { <div class="skeleton-row"><i></i><i></i><i></i><i></i></div> }).collect_view()}
        </div>
        <p class="visually-hidden" role="status">"Loading tokens"</p>
    }
}

/// No tokens yet.
#[component]
pub fn NoTokens() -> impl IntoView {
    let page = use_page();
    view! {
        <div class="empty">
            <h2>"No tokens yet"</h2>
            <p>"A token lets a program or a command line use the API in your name, or your organization's: \
                for CI/CD, for a notebook, or to call a protected deployment."</p>
            <p><a class="button" href=move || page.nav.address().with_new(Default::default()).href()>"Create the first token"</a></p>
        </div>
    }
}

/// Tokens, but none that the filters let through.
#[component]
pub fn NoMatch() -> impl IntoView {
    let page = use_page();
    let words =
        move || page.nav.with(active).into_iter().map(|(words, _)| words).collect::<Vec<_>>().join(", ");
    view! {
        <div class="empty">
            <h2>"No token matches"</h2>
            <p>{words}</p>
            <p><a class="button" href=move || page.nav.with(|a| a.without_filters().href())>"Clear filters"</a></p>
        </div>
    }
}
