//! Answers that are valid JSON with wrong content. The request is carried out; only the answer is changed.

use serde_json::{Map, Number, Value, json};

/// How much the total is wrong.
const WRONG_BY: u64 = 10;

/// The length of a big description, in bytes.
const BIG: usize = 5_000_000;

/// Texts that servers and proxies have sent instead of a time, and times at the ends of the valid range.
const WRONG_TIMES: [&str; 10] = [
    "soon",
    "2026-13-45T99:99:99Z",
    "2026-02-30T00:00:00Z",
    "1790000000",
    "Tue, 22 Dec 2026 10:15:00 GMT",
    "12026-01-01T00:00:00Z",
    "-0001-01-01T00:00:00Z",
    "0000-01-01T00:00:00+14:00",
    "9999-12-31T23:59:60Z",
    "9999-12-31T23:59:59.999999999-14:00",
];

/// What is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Corruption {
    /// The whole answer is `null`.
    Null,
    /// Null in every field of every token except the uid, and in the page's `start` and `count`.
    Nulls,
    /// Null as the uid of every second token.
    Uids,
    /// Each token of the list twice.
    Twice,
    /// The total is too large.
    TotalMore,
    /// The total is too small.
    TotalLess,
    /// Wrong times.
    Times,
    /// This number as `start`, `count` and `total`, and in every token instead of texts.
    Number(Number),
    /// A description of five megabytes in the first token.
    Big,
    /// A made-up value in every token, as a server that shows values again would send.
    Value,
}

impl Corruption {
    /// Reads what follows `fault-`, such as `nulls` or `number-1e300`; `None` for any other text.
    pub fn parse(kind: &str) -> Option<Self> {
        Some(match kind {
            "null" => Self::Null,
            "nulls" => Self::Nulls,
            "uids" => Self::Uids,
            "twice" => Self::Twice,
            "total-more" => Self::TotalMore,
            "total-less" => Self::TotalLess,
            "times" => Self::Times,
            "big" => Self::Big,
            "value" => Self::Value,
            _ => Self::Number(serde_json::from_str(kind.strip_prefix("number-")?).ok()?),
        })
    }

    /// Changes an answer: a page of a list, an array, or one object.
    pub fn apply(&self, answer: &mut Value) {
        if *self == Self::Null {
            *answer = Value::Null;
            return;
        }
        if let Some(members) = answer.as_array_mut() {
            for (index, member) in members.iter_mut().enumerate() {
                if let Some(member) = member.as_object_mut() {
                    self.apply_to_token(index, member);
                }
            }
            return;
        }
        let Some(whole) = answer.as_object_mut() else { return };
        let Some(items) = whole.get_mut("items").and_then(Value::as_array_mut) else {
            return self.apply_to_token(0, whole);
        };
        for (index, item) in items.iter_mut().enumerate() {
            if let Some(item) = item.as_object_mut() {
                self.apply_to_token(index, item);
            }
        }
        if *self == Self::Twice {
            *items = items.iter().flat_map(|item| [item.clone(), item.clone()]).collect();
        }
        let total = whole.get("total").and_then(Value::as_u64).unwrap_or_default();
        match self {
            Self::Nulls => ["start", "count"].into_iter().for_each(|key| {
                whole.insert(key.into(), Value::Null);
            }),
            Self::TotalMore => {
                whole.insert("total".into(), json!(total.saturating_add(WRONG_BY)));
            }
            Self::TotalLess => {
                whole.insert("total".into(), json!(total.saturating_sub(WRONG_BY)));
            }
            Self::Number(number) => ["start", "count", "total"].into_iter().for_each(|key| {
                whole.insert(key.into(), Value::Number(number.clone()));
            }),
            _ => {}
        }
    }

    fn apply_to_token(&self, index: usize, token: &mut Map<String, Value>) {
        match self {
            Self::Nulls => {
                for (key, value) in token.iter_mut() {
                    if key != "uid" {
                        *value = Value::Null;
                    }
                }
            }
            Self::Uids if index.is_multiple_of(2) => {
                token.insert("uid".into(), Value::Null);
            }
            Self::Times => {
                for (at, (_, value)) in token.iter_mut().filter(|(key, _)| key.ends_with("_at")).enumerate() {
                    // The one after the last text is not a text at all.
                    *value = match WRONG_TIMES.get((index + at) % (WRONG_TIMES.len() + 1)) {
                        Some(text) => json!(text),
                        None => json!({ "seconds": 1e300 }),
                    };
                }
            }
            Self::Number(number) => {
                for (key, value) in token.iter_mut() {
                    // The uid and the name identify the token, and a new value is shown only once.
                    if value.is_string() && !matches!(key.as_str(), "uid" | "name" | "token") {
                        *value = Value::Number(number.clone());
                    }
                }
            }
            Self::Big if index == 0 => {
                let sentence = "All of this is one description. ";
                token.insert("description".into(), json!(sentence.repeat(BIG / sentence.len() + 1)));
            }
            Self::Value => {
                // It is made up: no token has this value.
                let uid = token.get("uid").and_then(Value::as_str).unwrap_or_default().to_owned();
                token.insert("token".into(), json!(format!("told-again-{uid}")));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrupted(kind: &str, mut answer: Value) -> Value {
        Corruption::parse(kind).unwrap().apply(&mut answer);
        answer
    }

    fn page() -> Value {
        let one = |uid: &str| json!({ "uid": uid, "name": "n", "created_at": "2026-01-01T00:00:00Z", "scopes": ["api"] });
        json!({ "start": 0, "count": 20, "total": 12, "items": [one("a"), one("b")] })
    }

    #[test]
    fn each_kind_changes_the_answer_in_its_own_way() {
        assert_eq!(corrupted("null", page()), Value::Null);
        let nulls = corrupted("nulls", page());
        assert_eq!(
            nulls["items"][1],
            json!({ "uid": "b", "name": null, "created_at": null, "scopes": null })
        );
        assert_eq!((&nulls["start"], &nulls["total"]), (&Value::Null, &json!(12)));
        let uids = corrupted("uids", page());
        assert_eq!((&uids["items"][0]["uid"], &uids["items"][1]["uid"]), (&Value::Null, &json!("b")));
        let twice = corrupted("twice", page());
        assert_eq!((&twice["items"][1]["uid"], &twice["items"][2]["uid"]), (&json!("a"), &json!("b")));
        let told = corrupted("value", page());
        assert_eq!(
            (&told["items"][0]["token"], &told["items"][1]["token"]),
            (&json!("told-again-a"), &json!("told-again-b"))
        );
        assert_eq!(corrupted("value", json!({ "uid": "a" }))["token"], "told-again-a");
        let members = corrupted("nulls", json!([{ "uid": "a", "user": { "name": "ada" } }]));
        assert_eq!(members, json!([{ "uid": "a", "user": null }]));
        assert_eq!(corrupted("total-more", page())["total"], 22);
        assert_eq!(corrupted("total-less", page())["total"], 2);
        let times = corrupted("times", page());
        assert_ne!(times["items"][0]["created_at"], times["items"][1]["created_at"]);
        let big = corrupted("big", json!({ "uid": "a", "description": "" }));
        assert!(big["description"].as_str().unwrap().len() >= BIG);
    }

    #[test]
    fn numbers_keep_the_form_in_which_they_were_ordered() {
        for number in ["1e300", "-1", "9223372036854775808"] {
            let page = corrupted(&format!("number-{number}"), page());
            let number: Value = serde_json::from_str(number).unwrap();
            assert_eq!((&page["total"], &page["start"], &page["count"]), (&number, &number, &number));
            assert_eq!((&page["items"][0]["uid"], &page["items"][0]["created_at"]), (&json!("a"), &number));
        }
        for nothing in ["number-", "number-x", "number-1e999", "number", "more"] {
            assert_eq!(Corruption::parse(nothing), None, "{nothing}");
        }
    }
}
