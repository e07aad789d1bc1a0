//! What stands in the table's place while there is nothing to show.

use super::{Page, create_link, filters::active};
use crate::dom::{El, classed, el, link};

/// Rows to come. Hidden from the tree, and as high as real ones, so that nothing jumps.
pub fn skeleton() -> El {
    let row = |_| (0..4).fold(classed("div", "skeleton-row"), |row, _| row.child(el("i")));
    el("div")
        .child(classed("div", "skeleton").attr("aria-hidden", "true").children((0..12).map(row)))
        .child(classed("p", "visually-hidden").attr("role", "status").text("Loading tokens"))
}

/// No tokens yet.
pub fn no_tokens(page: Page) -> El {
    classed("div", "empty")
        .child(el("h2").text("No tokens yet"))
        .child(el("p").text(
            "A token lets a program or a command line use the API in your name, or your organization's: \
             for CI/CD, for a notebook, or to call a protected deployment.",
        ))
        .child(el("p").child(create_link(page, "Create the first token", "button")))
}

/// Tokens, but none that the filters let through.
pub fn no_match(page: Page) -> El {
    let words = move || {
        let words: Vec<String> = page.nav.with(active).into_iter().map(|(words, _)| words).collect();
        words.join(", ")
    };
    classed("div", "empty").child(el("h2").text("No token matches")).child(el("p").live(words)).child(
        el("p").child(
            link("?")
                .class("button")
                .live_attr("href", move || Some(page.nav.with(|a| a.without_filters().href())))
                .text("Clear filters"),
        ),
    )
}
