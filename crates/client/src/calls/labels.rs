//! Creates and changes with labels, which the embedded server alone lets people set.

use super::{body, create_token, update_token};
use crate::Call;
use token_api::{CreateToken, Label, Token, UpdateToken};

/// As [`create_token`], with these labels.
pub fn create_token_with_labels(token: &CreateToken, labels: &[Label]) -> Call<Token> {
    with_labels(create_token(token), labels)
}

/// As [`update_token`]; the token has these labels after that, and no others.
pub fn update_token_with_labels(uid: &str, change: &UpdateToken, labels: &[Label]) -> Call<Token> {
    with_labels(update_token(uid, change), labels)
}

/// Adds the field `labels` to the body, which is a JSON object.
fn with_labels(call: Call<Token>, labels: &[Label]) -> Call<Token> {
    let sent = call.request.body.clone().unwrap_or_default();
    let fields = sent.strip_suffix('}').unwrap_or("{");
    let comma = if fields.ends_with('{') { "" } else { "," };
    call.with_body([fields, comma, "\"labels\":", &body(&labels), "}"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn sent(call: Call<Token>) -> Value {
        serde_json::from_str(call.request.body.as_deref().unwrap()).unwrap()
    }

    #[test]
    fn labels_are_one_more_field_of_the_body() {
        let labels = [Label { key: "team".into(), value: "search".into() }];
        let expected = json!([{"key": "team", "value": "search"}]);
        let token = CreateToken { name: "ci".into(), description: Some("}".into()), ..Default::default() };
        let mut with = sent(create_token_with_labels(&token, &labels));
        assert_eq!(with["labels"], expected);
        with.as_object_mut().unwrap().remove("labels");
        assert_eq!(with, sent(create_token(&token)));

        let change = UpdateToken { description: Some("new".into()), ..Default::default() };
        let with = sent(update_token_with_labels("u", &change, &labels));
        assert_eq!(with, json!({"description": "new", "labels": expected}));
        let only = update_token_with_labels("u", &UpdateToken::default(), &[]);
        assert_eq!(only.request.path, "/api/v1/api_tokens/u");
        assert_eq!(sent(only), json!({"labels": []}));
    }
}
