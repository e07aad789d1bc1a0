//! The English catalog as Rust source: a module for each area, in it a constant or a function for each message.

use crate::{Catalog, Kind, Message, numbered};
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The source. A message without arguments is a constant; one with arguments is a function of them, which returns a text, or its
/// parts where an argument is a part of the page.
///
/// # Errors
///
/// A message that has more than ten arguments.
pub fn rust(english: &Catalog) -> Result<String> {
    let mut areas = BTreeMap::<&str, String>::new();
    for (number, message) in (0_u16..).zip(numbered(english)) {
        ensure!(message.arguments.len() <= 10, "{} has more than ten arguments", message.name);
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

fn item(number: u16, message: &Message) -> String {
    let name = identifier(&message.name);
    let kinds: Vec<_> = message.arguments.iter().map(|(name, kind)| (identifier(name), *kind)).collect();
    if kinds.is_empty() {
        return format!(
            " pub const {}: Message = Message::new({number});\n",
            message.name.replace('-', "_").to_uppercase()
        );
    }
    let parameters = kinds.iter().map(|(name, kind)| match kind {
        Kind::Text => format!("{name}: &str"),
        Kind::Number => format!("{name}: impl Number"),
        Kind::View => format!("{name}: V"),
    });
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let values = kinds.iter().map(|(name, kind)| match kind {
        Kind::Text => format!("Argument::Text({name})"),
        Kind::Number => format!("Argument::Number({name}.number())"),
        Kind::View => "Argument::View".to_owned(),
    });
    let values = values.collect::<Vec<_>>().join(", ");
    let names = kinds.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    let (generic, result, call) = match &kinds[..] {
        kinds if kinds.iter().all(|(_, kind)| *kind == Kind::Text) => {
            ("", "String", format!("said({number}, &[{names}])"))
        }
        [(name, Kind::Number)] => ("", "String", format!("counted({number}, {name}.number())")),
        kinds if kinds.iter().any(|(_, kind)| *kind == Kind::View) => {
            let views = kinds.iter().filter(|(_, kind)| *kind == Kind::View);
            let views = views.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
            let call = match kinds.iter().all(|(_, kind)| *kind == Kind::View) {
                true => format!("views({number}, vec![{views}])"),
                false => format!("parts({number}, &[{values}], vec![{views}])"),
            };
            ("<V>", "Vec<Part<V>>", call)
        }
        _ => ("", "String", format!("filled({number}, &[{values}])")),
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
