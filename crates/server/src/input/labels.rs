//! The labels in the body of a create or a change.

use super::body::Body;
use super::fields::wrong_type;
use crate::failure::Failure;
use serde_json::{Map, Value};
use token_api::{Label, MAX_LABEL_TEXT, MAX_LABELS, is_valid_label_key, is_valid_label_value};

const FIELD: &str = "labels";

impl Body {
    /// The labels in the order of their keys; `None` where the field is missing or null.
    pub(super) fn labels(&self) -> Result<Option<Vec<Label>>, Failure> {
        let Some(value) = self.get(FIELD) else { return Ok(None) };
        let wrong =
            || wrong_type(FIELD, "a list of labels, such as [{\"key\": \"team\", \"value\": \"search\"}]");
        let items = value.as_array().ok_or_else(wrong)?;
        if items.len() > MAX_LABELS {
            return Err(refusal(format!(
                "There are {} labels; at most {MAX_LABELS} are accepted.",
                items.len()
            )));
        }
        let mut labels = Vec::with_capacity(items.len());
        for item in items {
            labels.push(check(item.as_object().and_then(label).ok_or_else(wrong)?)?);
        }
        labels.sort_unstable_by(|one, other| one.key.cmp(&other.key));
        match labels.windows(2).find(|pair| pair[0].key == pair[1].key) {
            Some(pair) => {
                Err(refusal(format!("The label “{}” is there twice: a key has one value.", pair[0].key)))
            }
            None => Ok(Some(labels)),
        }
    }
}

/// A label of exactly a key and a value, which are texts.
fn label(fields: &Map<String, Value>) -> Option<Label> {
    let text = |field: &str| fields.get(field)?.as_str().map(str::to_owned);
    let label = Label { key: text("key")?, value: text("value")? };
    (fields.len() == 2).then_some(label)
}

fn check(label: Label) -> Result<Label, Failure> {
    let refused = |text: &str, what: &str, or: &str| {
        let shown: String = text.chars().take(MAX_LABEL_TEXT + 1).collect();
        Err(refusal(format!(
            "“{shown}” cannot be the {what} of a label: at most {MAX_LABEL_TEXT} letters, digits and the characters - _ . / are accepted, with a letter or a digit at both ends{or}."
        )))
    };
    if !is_valid_label_key(&label.key) {
        return refused(&label.key, "key", "");
    }
    if !is_valid_label_value(&label.value) {
        return refused(&label.value, "value", "; or nothing");
    }
    Ok(label)
}

fn refusal(sentence: String) -> Failure {
    Failure::bad("invalid_label", sentence).in_field(FIELD)
}
