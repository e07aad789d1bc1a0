//! Puts arguments into a message's short form, which `crates/catalog/src/short.rs` describes.

use crate::{catalog, intl};

/// The value of an argument.
#[derive(Clone, Copy)]
pub(crate) enum Argument<'a> {
    Text(&'a str),
    Number(u64),
    View,
}

/// What can be a number in a message.
pub trait Number {
    /// The number.
    fn number(self) -> u64;
}

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(
            impl Number for $kind {
                #[inline(always)]
                fn number(self) -> u64 {
                    self as u64
                }
            }
        )*
    };
}

// Of signed numbers only those that are not negative occur in messages.
numbers!(usize, u64, u32, i64, i32);

/// A part of a message that has parts of the page as arguments.
#[derive(Debug)]
pub enum Part<V> {
    /// Words.
    Text(String),
    /// A part of the page.
    View(V),
}

/// The message with its arguments.
#[inline(never)]
pub(crate) fn filled(english: &'static str, arguments: &[Argument<'_>]) -> String {
    filler(english, arguments).text
}

/// The message's parts, in the language's order.
pub(crate) fn parts<V>(
    english: &'static str,
    arguments: &[Argument<'_>],
    mut views: Vec<Option<V>>,
) -> Vec<Part<V>> {
    let Filler { mut text, positions, .. } = filler(english, arguments);
    let mut parts = Vec::new();
    // From the end, so that what is before a place is not moved.
    for (at, number) in positions.into_iter().rev() {
        parts.push(Part::Text(text.split_off(at)));
        parts.extend(views.get_mut(number).and_then(Option::take).map(Part::View));
    }
    parts.push(Part::Text(text));
    parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
    parts.reverse();
    parts
}

fn filler<'a>(english: &'static str, arguments: &'a [Argument<'a>]) -> Filler<'a> {
    let rest = catalog::pattern(english);
    let text = String::with_capacity(rest.len() + 32);
    let mut filler = Filler { rest, arguments, text, positions: Vec::new() };
    filler.write(true);
    filler
}

struct Filler<'a> {
    rest: &'a str,
    arguments: &'a [Argument<'a>],
    text: String,
    /// Where a part of the page stands in the text, and its argument's number.
    positions: Vec<(usize, usize)>,
}

impl<'a> Filler<'a> {
    /// Reads the text before the next character that is below U+0006, and this character; `None` at the end.
    fn next(&mut self) -> (&'a str, Option<u8>) {
        let rest = self.rest;
        let at = rest.bytes().position(|byte| byte < 6).unwrap_or(rest.len());
        let (words, after) = rest.split_at_checked(at).unwrap_or_default();
        let control = after.bytes().next();
        self.rest = after.get(1..).unwrap_or_default();
        (words, control)
    }

    /// The number and the value of the argument that follows.
    fn argument(&mut self) -> (usize, Argument<'a>) {
        let number = usize::from(self.rest.bytes().next().unwrap_or_default().saturating_sub(b'0'));
        self.rest = self.rest.get(1..).unwrap_or_default();
        (number, self.arguments.get(number).copied().unwrap_or(Argument::View))
    }

    /// Reads a pattern up to its end. Returns the character that ended it. `is_said` is false for a choice that is not taken.
    fn write(&mut self, is_said: bool) -> Option<u8> {
        loop {
            let (words, control) = self.next();
            if is_said {
                self.text.push_str(words);
            }
            match control {
                Some(1) => {
                    let (number, value) = self.argument();
                    match value {
                        _ if !is_said => {}
                        Argument::Text(text) => self.text.push_str(text),
                        Argument::Number(value) => self.text.push_str(&intl::number(value)),
                        Argument::View => self.positions.push((self.text.len(), number)),
                    }
                }
                Some(2) => self.select(is_said),
                end => return end,
            }
        }
    }

    fn select(&mut self, is_said: bool) {
        let (_, value) = self.argument();
        // The character U+0003 before the first choice.
        let (_, mut control) = self.next();
        let mut is_chosen = false;
        while control == Some(3) {
            let (key, _) = self.next();
            let fits = !is_chosen && (key == "*" || is_of(key, value));
            is_chosen |= fits;
            control = self.write(is_said && fits);
        }
    }
}

/// Whether the choice with this key is the one for the value.
fn is_of(key: &str, value: Argument<'_>) -> bool {
    match value {
        Argument::Text(text) => key == text,
        Argument::Number(number) if key.starts_with(|c: char| c.is_ascii_digit()) => {
            key == number.to_string()
        }
        Argument::Number(number) => key == intl::plural(number),
        Argument::View => false,
    }
}

#[cfg(test)]
mod tests;
