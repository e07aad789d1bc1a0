//! What the panel says in a language, from its catalog; and a language that is made of English for tests.

use message_catalog::{Catalog, Piece, read, short};
use std::path::Path;

/// The messages of a language.
pub struct Texts(Catalog);

impl Texts {
    /// The language with this tag.
    pub fn of(tag: &str) -> Self {
        let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/messages/locales");
        Self(read(&locales.join(tag)).unwrap())
    }

    /// English with each letter accented, in brackets, and 40 percent longer: a text without them is not from a catalog.
    pub fn pseudo() -> Self {
        let mut texts = Self::of("en");
        for message in texts.0.values_mut() {
            let length = accent(&mut message.pieces);
            message.pieces.insert(0, Piece::Text("⟦".to_owned()));
            // Words of eight characters, so that a line can break.
            message
                .pieces
                .push(Piece::Text(" ~~~~~~~".repeat(length / 20) + &"~".repeat(length % 20 * 2 / 5) + "⟧"));
        }
        // The page's language, which programs read.
        let tag = ("language".to_owned(), "tag".to_owned());
        texts.0.get_mut(&tag).unwrap().pieces = vec![Piece::Text("de".to_owned())];
        texts
    }

    /// A message without arguments.
    pub fn text(&self, area: &str, name: &str) -> String {
        let message =
            self.0.get(&(area.to_owned(), name.to_owned())).unwrap_or_else(|| panic!("{area}::{name}"));
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            _ => panic!("{area}::{name} has arguments"),
        };
        message.pieces.iter().map(text).collect()
    }

    /// The file that the panel fetches for this language.
    pub fn file(&self) -> String {
        short(&self.0, &Self::of("en").0)
    }
}

/// Accents all letters, and returns how many characters there are.
fn accent(pieces: &mut [Piece]) -> usize {
    let of_choices = |choices: &mut Vec<(String, Vec<Piece>)>| {
        choices.iter_mut().map(|(_, pieces)| accent(pieces)).max().unwrap_or_default()
    };
    pieces
        .iter_mut()
        .map(|piece| match piece {
            Piece::Text(text) => {
                *text = text.chars().map(accented).collect();
                text.chars().count()
            }
            Piece::Argument(_) => 0,
            Piece::Select(_, choices) => of_choices(choices),
        })
        .sum()
}

/// A letter that looks like this one.
fn accented(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "áƀćďéƒǵĥíĵķĺɱńóṕɋŕśťúṽŵẋýźÁƁĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼŴẊÝŹ";
    let at = PLAIN.chars().position(|plain| plain == letter);
    at.and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(letter)
}
