//! Texts that change, and texts that come from a server.
//!
//! Two things can happen to a text in the document. A browser that translates the page replaces text nodes by elements
//! of its own, so a text node that is kept and written to later stands still. And a server's text can hold characters
//! that hide or reorder what stands around it. Everything that changes or comes from a server is drawn by the functions
//! here: they write the `textContent` of an element of their own, and mark such characters (`format/sanitize.rs`).

use crate::format::sanitize::{self, Piece, is_plain};
use leptos::html::{code, li, p, span, strong, ul};
use leptos::prelude::*;

/// A text that follows signals.
pub fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    signal_text(Signal::derive(text))
}

/// A text in a signal.
pub fn signal_text(text: Signal<String>) -> AnyView {
    // Written only when it is another one: writing ends a selection in it, and screen readers announce a status again.
    let text = Memo::new(move |_| text.with(|text| sanitize::words(text).into_owned()));
    span().prop("textContent", move || text.get()).into_any()
}

/// A text that stays as it is drawn, of several lines perhaps. A server's texts must come through here: characters that
/// cannot be seen are named.
pub fn safe_text(text: &str) -> AnyView {
    if is_plain(text) {
        return span().prop("textContent", text.to_owned()).into_any();
    }
    span().child(marked(text, false)).into_any()
}

/// A name, uid, scope or command: a text of one line that is not translated. Letters of another alphabet stand out.
pub fn safe_name(name: &str) -> AnyView {
    let element = span().attr("translate", "no");
    if is_plain(name) && !name.contains(['\n', '\t']) {
        return element.prop("textContent", name.to_owned()).into_any();
    }
    element.child(marked(name, true)).into_any()
}

/// The pieces of a text. What cannot be seen is an image to screen readers, with its explanation.
fn marked(text: &str, is_name: bool) -> Vec<AnyView> {
    let mut views = Vec::new();
    sanitize::pieces(text, is_name, &mut |piece| {
        let label = piece.label();
        let class = match piece {
            Piece::Plain(_) => return views.push(span().prop("textContent", label).into_any()),
            Piece::Foreign(_) => "foreign",
            Piece::Hidden(_) | Piece::Accents(_) => "hidden",
        };
        let mark = span()
            .attr("role", "img")
            .attr("aria-label", [&label, ", ", piece.hint()].concat())
            .attr("title", piece.hint())
            .class(class);
        views.push(mark.prop("textContent", label).into_any());
    });
    views
}

/// A name in bold.
pub fn bold_name(name: &str) -> AnyView {
    strong().class("wrap").child(safe_name(name)).into_any()
}

/// A uid, scope or command.
pub fn code_name(name: &str) -> AnyView {
    code().class("wrap").child(safe_name(name)).into_any()
}

/// A line that explains.
pub fn hint(text: &str) -> AnyView {
    p().class("hint").child(safe_text(text)).into_any()
}

/// A list with a line for each of these texts.
pub fn lines(texts: &[String]) -> AnyView {
    let line = |text: &String| li().class("wrap").child(safe_text(text)).into_any();
    ul().child(texts.iter().map(line).collect_view()).into_any()
}

/// The room between what stands at the left and what stands at the right of a row.
pub fn flexible_space() -> AnyView {
    span().class("spring").into_any()
}
