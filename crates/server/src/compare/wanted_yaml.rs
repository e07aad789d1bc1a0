//! The entries of a YAML file of wanted tokens: a list of maps.

use super::entry::{Entry, Field, Value, Wrong, wrong};
use super::yaml::{self, Key, Node};

/// Words that YAML 1.1 or 1.2 reads as a truth value or as null, in lower case.
const WORDS: [&str; 10] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"];

/// Reads the entries.
pub fn read(text: &str) -> Result<Vec<Entry>, Vec<Wrong>> {
    let one = |line, sentence: &str| vec![wrong(line, sentence)];
    const SHAPE: &str = "a list of tokens is expected, such as “- name: ci”; “[]” is an empty one";
    let node = yaml::read(text).map_err(|error| one(error.line, &error.reason))?;
    let Some(node) = node else { return Err(one(1, SHAPE)) };
    let yaml::Value::List(items) = node.value else { return Err(one(node.line, SHAPE)) };
    let (mut entries, mut refused) = (Vec::new(), Vec::new());
    for item in items {
        match item.value {
            yaml::Value::Map(fields) => {
                let fields = fields.into_iter().map(field).collect();
                entries.push(Entry { line: item.line, fields });
            }
            _ => refused.push(wrong(item.line, "a token with its keys is expected, such as “- name: ci”")),
        }
    }
    if refused.is_empty() { Ok(entries) } else { Err(refused) }
}

fn field((key, node): (Key, Node)) -> Field {
    Field { line: key.line, key: key.text, value: value(node.value) }
}

fn value(value: yaml::Value) -> Value {
    match value {
        yaml::Value::Quoted(text) => Value::Text(text),
        yaml::Value::Plain(text) if text.is_empty() || text == "~" || text.eq_ignore_ascii_case("null") => {
            Value::Nothing
        }
        yaml::Value::Plain(text) if is_ambiguous(&text) => Value::Ambiguous(text),
        yaml::Value::Plain(text) => Value::Text(text),
        yaml::Value::List(items) => {
            let texts = items.into_iter().map(|item| match item.value {
                yaml::Value::Quoted(text) => Some(text),
                yaml::Value::Plain(text) if !is_ambiguous(&text) => Some(text),
                _ => None,
            });
            texts.collect::<Option<Vec<_>>>().map_or(Value::Other, Value::List)
        }
        yaml::Value::Map(_) => Value::Other,
    }
}

/// Whether programs read the word as something else than a text.
fn is_ambiguous(text: &str) -> bool {
    let is_number =
        text.replace('_', "").parse::<f64>().is_ok() || text.starts_with("0x") || text.starts_with("0o");
    text.is_empty() || is_number || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}
