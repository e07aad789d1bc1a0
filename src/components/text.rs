//! Texts that change, and texts from a server.
//!
//! A browser that translates the page replaces text nodes by its own elements, so later changes of a kept text node are
//! invisible. And a server's text can have characters that hide or reorder the text around them. The functions here draw
//! all texts that change or come from a server: they write the `textContent` of an element of their own, and mark such
//! characters (`format/sanitize.rs`).

use crate::browser::language::changes;
use crate::browser::reactive::derive;
use crate::browser::signal::memo;
use crate::components::html::{code, li, p, span, strong, ul};
use crate::format::sanitize::{self, Piece, is_plain};
use leptos::prelude::*;
use panel_messages::{Message, Part, m};

/// A text that is updated when a signal that it reads changes.
pub fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    signal_text(derive(text))
}

/// A message that follows the language, for what stays on the page when that changes.
pub fn live_message(message: Message) -> AnyView {
    live_text(move || {
        changes();
        message.string()
    })
}

/// A text from a signal.
pub fn signal_text(text: Signal<String>) -> AnyView {
    // A memo, so that the element is written to only when the text changes: writing removes a selection in it, and makes
    // screen readers announce a status again.
    let text = memo(move || text.with(|text| sanitize::words(text).into_owned()));
    span().prop("textContent", move || text.get()).into_any()
}

/// A text that does not change, of one or more lines. All texts from a server must use this or [`safe_name`]: invisible
/// characters are replaced by labels.
pub fn safe_text(text: &str) -> AnyView {
    if is_plain(text) {
        return span().prop("textContent", text.to_owned()).into_any();
    }
    span().child(marked(text, false)).into_any()
}

/// A name, uid, scope or command: one line, which is not translated. Letters of another alphabet are marked.
pub fn safe_name(name: &str) -> AnyView {
    let element = span().attr("translate", "no");
    if is_plain(name) && !name.contains(['\n', '\t']) {
        return element.prop("textContent", name.to_owned()).into_any();
    }
    element.child(marked(name, true)).into_any()
}

/// The pieces of a text. Screen readers get a mark as an image with its explanation.
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
            .attr("aria-label", m::common::explained(&label, piece.hint()))
            .attr("title", piece.hint())
            .class(class);
        views.push(mark.prop("textContent", label).into_any());
    });
    views
}

/// A message with parts of the page in it, for instance a name in bold.
pub fn sentence(parts: Vec<Part<AnyView>>) -> AnyView {
    let view = |part| match part {
        Part::Text(text) => safe_text(&text),
        Part::View(view) => view,
    };
    parts.into_iter().map(view).collect_view().into_any()
}

/// A name, uid, scope or command in bold.
pub fn bold_name(name: &str) -> AnyView {
    strong().class("wrap").child(safe_name(name)).into_any()
}

/// A name, uid, scope or command in a fixed-width font.
pub fn code_name(name: &str) -> AnyView {
    code().class("wrap").child(safe_name(name)).into_any()
}

/// A line of explanation.
pub fn hint(text: &str) -> AnyView {
    p().class("hint").child(safe_text(text)).into_any()
}

/// A list with one item for each text.
pub fn lines(texts: &[String]) -> AnyView {
    let line = |text: &String| li().class("wrap").child(safe_text(text)).into_any();
    ul().child(texts.iter().map(line).collect_view()).into_any()
}

/// The space between the left and the right part of a row.
pub fn flexible_space() -> AnyView {
    span().class("spring").into_any()
}
