//! Tokens from YAML: the list that the panel exports.

use super::existing::{Existing, Item};
use super::yaml::{self, Node, Value};
use serde::Deserialize;
use serde_json::Value as Json;

/// Reads a list of tokens.
pub(super) fn read(text: &str) -> Result<Vec<Existing>, String> {
    // The parser's own words could hold a part of the text.
    let node = yaml::read(text)
        .map_err(|error| format!("this is neither YAML nor JSON nor CSV of tokens, line {}", error.line))?;
    let Some(Node { value: Value::List(items), .. }) = node else {
        return Err(
            "a list of tokens is expected: an export of the panel, or an answer of the API".to_owned()
        );
    };
    items.into_iter().map(existing).collect()
}

fn existing(node: Node) -> Result<Existing, String> {
    let line = node.line;
    let item = Item::deserialize(json(node));
    // serde's words could hold a part of the text.
    item.map(Existing::from)
        .map_err(|_| format!("a field of the token in line {line} is missing or of another kind"))
}

/// The JSON that the YAML stands for, as far as an export goes: it has no numbers. A token's value is left out.
fn json(node: Node) -> Json {
    match node.value {
        Value::Plain(text) if text.is_empty() || text == "null" || text == "~" => Json::Null,
        Value::Plain(text) if text == "true" => Json::Bool(true),
        Value::Plain(text) if text == "false" => Json::Bool(false),
        Value::Plain(text) | Value::Quoted(text) => Json::String(text),
        Value::List(items) => items.into_iter().map(json).collect(),
        Value::Map(entries) => {
            let entries = entries.into_iter().filter(|(key, _)| key.text != "token");
            entries.map(|(key, node)| (key.text, json(node))).collect()
        }
    }
}
