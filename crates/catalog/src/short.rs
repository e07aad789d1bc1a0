//! The short form of a message, which the panel reads while it runs, and the file of a language.
//!
//! Words stand as they are. U+0001 and a digit is an argument. U+0002 and a digit begins a selection by an argument; each choice is
//! U+0003, its key, U+0004 and its pattern; U+0005 ends it.

use crate::{Catalog, FIRST_AREAS, Message, Piece, numbered, version};

/// The short form of `message`. Arguments are numbered as `english` has them.
fn of(message: &Message, english: &Message) -> String {
    let mut text = String::new();
    write(&message.pieces, english, &mut text);
    text
}

fn write(pieces: &[Piece], english: &Message, text: &mut String) {
    let number = |name: &str| {
        // `findings` reports an argument that English does not have.
        let at = english.arguments.iter().position(|(known, _)| known == name).unwrap_or_default();
        char::from_digit(at as u32, 10).unwrap_or('0')
    };
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Argument(name) => text.extend(['\u{1}', number(name)]),
            Piece::Select(name, choices) => {
                text.extend(['\u{2}', number(name)]);
                for (key, pieces) in choices {
                    text.push('\u{3}');
                    text.push_str(key);
                    text.push('\u{4}');
                    write(pieces, english, text);
                }
                text.push('\u{5}');
            }
        }
    }
}

/// The file of a language: its version in the first line, then each message in its short form, in English's order, with U+0000
/// between them. A message that the language lacks is the English one.
pub fn short(catalog: &Catalog, english: &Catalog) -> String {
    let messages = numbered(english);
    let own = |message: &&Message| catalog.get(&(message.area.clone(), message.name.clone()));
    let messages = messages.iter().map(|message| of(own(message).unwrap_or(message), message));
    [version(english), "\n".to_owned(), joined(messages)].concat()
}

/// The English texts of the first piece and of the second one, each in the form of a language's file.
pub fn texts(english: &Catalog) -> [String; 2] {
    [true, false].map(|is_first| {
        let messages = numbered(english).into_iter();
        joined(
            messages
                .filter(|it| FIRST_AREAS.contains(&&*it.area) == is_first)
                .map(|message| of(message, message)),
        )
    })
}

fn joined(messages: impl Iterator<Item = String>) -> String {
    messages.collect::<Vec<_>>().join("\0")
}
