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
                    u64::try_from(self).unwrap_or_default()
                }
            }
        )*
    };
}

// A negative number counts as 0: messages have none.
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
pub(crate) fn filled(message: u16, arguments: &[Argument<'_>]) -> String {
    filler(message, arguments).text
}

/// The message with arguments that are texts.
#[inline(never)]
pub(crate) fn said(message: u16, arguments: &[&str]) -> String {
    filled(message, &arguments.iter().map(|text| Argument::Text(text)).collect::<Vec<_>>())
}

/// The message with one argument, a number.
#[inline(never)]
pub(crate) fn counted(message: u16, number: u64) -> String {
    filled(message, &[Argument::Number(number)])
}

/// The message's parts, in the language's order. `views` are the arguments that are a part of the page.
pub(crate) fn parts<V>(message: u16, arguments: &[Argument<'_>], views: Vec<V>) -> Vec<Part<V>> {
    parted(filler(message, arguments), views)
}

/// The parts of a message all of whose arguments are a part of the page.
pub(crate) fn views<V>(message: u16, views: Vec<V>) -> Vec<Part<V>> {
    parts(message, &vec![Argument::View; views.len()], views)
}

fn parted<V>(filled: Filler<'_>, views: Vec<V>) -> Vec<Part<V>> {
    let Filler { mut text, positions, arguments, .. } = filled;
    let is_view = |argument: &&Argument<'_>| matches!(argument, Argument::View);
    let mut views: Vec<Option<V>> = views.into_iter().map(Some).collect();
    let mut parts = Vec::new();
    // From the end, so that what is before a position is not moved.
    for (at, number) in positions.into_iter().rev() {
        // The number among the arguments that are a part of the page.
        let number = arguments.iter().take(number).filter(is_view).count();
        parts.push(Part::Text(text.split_off(at)));
        parts.extend(views.get_mut(number).and_then(Option::take).map(Part::View));
    }
    parts.push(Part::Text(text));
    parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
    parts.reverse();
    parts
}

fn filler<'a>(message: u16, arguments: &'a [Argument<'a>]) -> Filler<'a> {
    filler_of(catalog::pattern(message), arguments)
}

fn filler_of<'a>(rest: &'a str, arguments: &'a [Argument<'a>]) -> Filler<'a> {
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
