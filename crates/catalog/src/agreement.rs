//! Compares the catalog of a language with the English one.

use crate::{Catalog, Kind, Message, Piece};

/// What does not agree, a sentence for each: messages that are missing or left over, and arguments.
pub fn findings(catalog: &Catalog, english: &Catalog) -> Vec<String> {
    let missing = english.keys().filter(|key| !catalog.contains_key(*key)).map(|key| said(key, "is missing"));
    let compared = catalog.iter().flat_map(|(key, message)| match english.get(key) {
        None => vec![said(key, "is not in English")],
        Some(original) => differences(message, original).iter().map(|what| said(key, what)).collect(),
    });
    missing.chain(compared).collect()
}

fn said((area, name): &(String, String), what: &str) -> String {
    format!("{area}.ftl: {name} {what}.")
}

fn differences(message: &Message, original: &Message) -> Vec<String> {
    let mut found = Vec::new();
    for (name, kind) in &original.arguments {
        let occurs = |name: &str| message.arguments.iter().any(|(known, _)| known == name);
        // Only a number can be left out, where the words of each choice say it.
        if !occurs(name) && *kind != Kind::Number {
            found.push(format!("does not say ${name}"));
        }
    }
    for (name, kind) in &message.arguments {
        match original.arguments.iter().find(|(known, _)| known == name) {
            None => found.push(format!("says ${name}, which English does not have")),
            Some((_, original)) if *kind == Kind::Number && *original != Kind::Number => {
                found.push(format!("chooses by ${name}, which is no number in English"));
            }
            Some(_) => {}
        }
    }
    if original.pieces.iter().all(|piece| matches!(piece, Piece::Text(text) if text.trim().is_empty())) {
        found.push("is empty in English".to_owned());
    }
    found
}
