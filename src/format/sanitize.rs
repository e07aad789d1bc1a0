//! Shows a text of a server as text, with marks where it could deceive the reader.
//!
//! Invisible characters, characters that change the direction of the text around them, and piled-up accents are
//! replaced by a label. In names, letters that only look like their neighbours' are marked.
//!
//! Pure. `components/text.rs` makes the elements. What is copied, searched or sent is always the text itself.

mod characters;
mod confusables;
#[cfg(test)]
mod tests;

pub use characters::{changes_direction, is_hidden};
pub use confusables::skeleton;

use characters::{Kind, is_accent, joins, kind};
use confusables::ascii;
use panel_messages::m;
use std::borrow::Cow;

/// The number of accents that a letter may have. Hebrew with all its points has four.
const ACCENTS: u32 = 4;

/// A piece of a text, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that is shown as it is.
    Plain(&'a str),
    /// A character that is replaced by a label: `⟨U+202E⟩`.
    Hidden(char),
    /// The number of accents that are left out because the letter has too many.
    Accents(u32),
    /// A letter of another alphabet than its neighbours, which looks like one of theirs.
    Foreign(&'a str),
}

impl Piece<'_> {
    /// The piece as it is shown in the text.
    pub fn label(self) -> String {
        match self {
            Self::Plain(text) | Self::Foreign(text) => text.to_owned(),
            Self::Hidden(c) => {
                let code = u32::from(c);
                let mut label = "⟨U+".to_owned();
                for digit in (0..if code > 0xffff { 5 + code / 0x10_0000 } else { 4 }).rev() {
                    label.extend(
                        char::from_digit((code >> (4 * digit)) & 15, 16).map(|c| c.to_ascii_uppercase()),
                    );
                }
                label.push('⟩');
                label
            }
            Self::Accents(count) => m::marks::accents(count),
        }
    }

    /// A short explanation for people; empty for plain text.
    pub fn hint(self) -> &'static str {
        let hint = match self {
            Self::Plain(_) => return "",
            Self::Hidden(c) => match kind(c) {
                Some(Kind::Direction) => m::marks::TURNS_DIRECTION,
                Some(Kind::LineBreak) => m::marks::ENDS_LINE,
                Some(Kind::Control) => m::marks::CONTROL_CHARACTER,
                Some(Kind::Meaningless) => m::marks::MEANS_NOTHING,
                Some(Kind::Invisible) | None => m::marks::CANNOT_BE_SEEN,
            },
            Self::Accents(_) => m::marks::LEFT_OUT,
            Self::Foreign(_) => m::marks::OF_ANOTHER_ALPHABET,
        };
        hint.text()
    }
}

/// Whether every character of a text is printable ASCII, a line feed or a tab. A fast test: most texts are, and need no
/// marks.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n' | b'\t'))
}

/// Calls `each` with the pieces of a text in order. In a name (`is_name`), line breaks, tabs and letters of another
/// alphabet than the rest of the word are marked too.
#[inline(never)]
pub fn pieces<'a>(text: &'a str, is_name: bool, each: &mut dyn FnMut(Piece<'a>)) {
    // `from` is where the plain text begins that was not passed to `each` yet.
    let (mut from, mut accents, mut before) = (0, 0, '\0');
    let mut word = Word::default();
    for (at, c) in text.char_indices() {
        if is_name && at >= word.end {
            word = Word::at(text, at);
        }
        accents = if is_accent(c) { accents + 1 } else { 0 };
        let is_layout =
            matches!(c, '\n' | '\t') && !is_name || c == '\r' && text[at..].starts_with("\r\n") && !is_name;
        let end = at + c.len_utf8();
        let piece = if accents > ACCENTS {
            // One label for all of them, at the last one.
            let is_last = !text[end..].starts_with(is_accent);
            Some(is_last.then_some(Piece::Accents(accents - ACCENTS)))
        } else if is_hidden(c) && !is_layout && !joins(before, c) {
            Some(Some(Piece::Hidden(c)))
        } else if word.is_latin && is_name && !c.is_ascii() && ascii(c).is_some() {
            Some(Some(Piece::Foreign(&text[at..end])))
        } else {
            None
        };
        if let Some(piece) = piece {
            if from < at {
                each(Piece::Plain(&text[from..at]));
            }
            from = end;
            if let Some(piece) = piece {
                each(piece);
            }
        }
        before = c;
    }
    if from < text.len() {
        each(Piece::Plain(&text[from..]));
    }
}

/// A word: letters and digits without a break.
#[derive(Default)]
struct Word {
    /// Where the word ends, in bytes.
    end: usize,
    /// Whether it has an ASCII letter.
    is_latin: bool,
}

impl Word {
    fn at(text: &str, at: usize) -> Self {
        let rest = &text[at..];
        // Separators are ASCII, or in one of three Unicode blocks. Unicode's tables of letters would make the bundle
        // larger.
        let is_between = |c: char| match c {
            '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' => !is_hidden(c),
            c => c.is_ascii() && !c.is_ascii_alphanumeric() && !is_hidden(c),
        };
        let length = rest.find(is_between).unwrap_or(rest.len());
        let is_latin = rest[..length].bytes().any(|b| b.is_ascii_alphabetic());
        Self { end: at + length.max(1), is_latin }
    }
}

/// The text with its labels as one string, for places that take no elements.
#[inline(never)]
pub fn words(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    pieces(text, false, &mut |piece| out.push_str(&piece.label()));
    Cow::Owned(out)
}

/// The first `most` characters of a text, with "…" if it is longer.
pub fn beginning(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned([&text[..end], "…"].concat()),
        None => Cow::Borrowed(text),
    }
}
