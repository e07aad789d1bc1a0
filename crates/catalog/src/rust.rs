//! The English catalog as Rust source: a module for each area, in it a constant or a function for each message.

use crate::{Catalog, Kind, Message, numbered, short};
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The first of the characters that write a message's number: two digits of 90, none of which needs an escape in Rust.
const FIRST_DIGIT: u8 = b'#';
const DIGITS: usize = 90;

/// The source. A message without arguments is a constant; one with arguments is a function of them, which returns a text, or its
/// parts where an argument is a part of the page.
///
/// # Errors
///
/// A message that has more than ten arguments.
pub fn rust(english: &Catalog) -> Result<String> {
    let mut areas = BTreeMap::<&str, String>::new();
    for (number, message) in numbered(english) {
        ensure!(message.arguments.len() <= 10, "{} has more than ten arguments", message.name);
        ensure!(number < DIGITS * DIGITS, "there are too many messages");
        let area = areas.entry(&message.area).or_default();
        area.push_str(&item(number, message));
    }
    let mut source = String::new();
    for (area, items) in areas {
        write!(
            source,
            "#[allow(missing_docs)]\npub mod {} {{\n use super::*;\n{items}}}\n",
            identifier(area)
        )?;
    }
    Ok(source)
}

fn item(number: usize, message: &Message) -> String {
    let digit = |number: usize| {
        let digit = FIRST_DIGIT + number as u8;
        // The backslash would need an escape.
        char::from(if digit == b'\\' { b'~' } else { digit })
    };
    let text = [digit(number / DIGITS), digit(number % DIGITS)].iter().collect::<String>()
        + &short::of(message, message);
    let name = identifier(&message.name);
    let kinds: Vec<_> = message.arguments.iter().map(|(name, kind)| (identifier(name), *kind)).collect();
    if kinds.is_empty() {
        return format!(
            " pub const {}: Message = Message::new({text:?});\n",
            message.name.replace('-', "_").to_uppercase()
        );
    }
    let has_views = kinds.iter().any(|(_, kind)| *kind == Kind::View);
    let parameters = kinds.iter().map(|(name, kind)| match kind {
        Kind::Text => format!("{name}: &str"),
        Kind::Number => format!("{name}: impl Number"),
        Kind::View => format!("{name}: V"),
    });
    let values = kinds.iter().map(|(name, kind)| match kind {
        Kind::Text => format!("Argument::Text({name})"),
        Kind::Number => format!("Argument::Number({name}.number())"),
        Kind::View => "Argument::View".to_owned(),
    });
    let (parameters, values) =
        (parameters.collect::<Vec<_>>().join(", "), values.collect::<Vec<_>>().join(", "));
    let (generic, result, call) = match has_views {
        false => ("", "String", format!("filled({text:?}, &[{values}])")),
        true => {
            let views = kinds.iter().map(|(name, kind)| match kind {
                Kind::View => format!("Some({name})"),
                _ => "None".to_owned(),
            });
            let views = views.collect::<Vec<_>>().join(", ");
            ("<V>", "Vec<Part<V>>", format!("parts({text:?}, &[{values}], vec![{views}])"))
        }
    };
    format!(" #[inline(always)]\n pub fn {name}{generic}({parameters}) -> {result} {{ {call} }}\n")
}

fn identifier(name: &str) -> String {
    let name = name.replace('-', "_");
    match name.as_str() {
        "type" | "use" | "move" | "in" | "for" | "match" | "final" | "loop" => format!("{name}_"),
        _ => name,
    }
}
