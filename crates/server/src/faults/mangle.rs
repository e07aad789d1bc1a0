//! Answers that are JSON and say what no server should: what was asked for is carried out, and what comes back is
//! changed on its way.
//!
//! What never lives here: answers that are no JSON, or no answers at all.

use serde_json::{Map, Number, Value, json};

/// How many tokens the total is wrong by.
const WRONG_BY: u64 = 10;

/// So many bytes of text in one description.
const BIG: usize = 5_000_000;

/// What servers, and what is between them and a browser, have sent instead of a time; and the ends of what is one.
const NO_TIMES: [&str; 10] = [
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
pub enum Mangle {
    /// The whole answer is `null`.
    Null,
    /// Null in every field of every token but the uid, and in the page's `start` and `count`.
    Nulls,
    /// Null as the uid of every second token.
    Uids,
    /// Each token twice.
    Twice,
    /// The total is too large.
    TotalMore,
    /// The total is too small.
    TotalLess,
    /// Times that are no times.
    Times,
    /// This number as `start`, `count` and `total`, and in every token where a text should be.
    Number(Number),
    /// A description of five megabytes.
    Big,
    /// A value in every token.
    Value,
}

impl Mangle {
    /// Reads the end of a sentinel: `nulls`, `number-1e300`.
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

    /// Changes an answer: a page of a list, a bare list, or one thing.
    pub fn apply(&self, answer: &mut Value) {
        if *self == Self::Null {
            *answer = Value::Null;
            return;
        }
        if let Some(members) = answer.as_array_mut() {
            for (index, member) in members.iter_mut().enumerate() {
                if let Some(member) = member.as_object_mut() {
                    self.apply_to_one(index, member);
                }
            }
            return;
        }
        let Some(whole) = answer.as_object_mut() else { return };
        let Some(items) = whole.get_mut("items").and_then(Value::as_array_mut) else {
            return self.apply_to_one(0, whole);
        };
        for (index, item) in items.iter_mut().enumerate() {
            if let Some(item) = item.as_object_mut() {
                self.apply_to_one(index, item);
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

    fn apply_to_one(&self, index: usize, token: &mut Map<String, Value>) {
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
                for (turn, (_, value)) in token.iter_mut().filter(|(key, _)| key.ends_with("_at")).enumerate()
                {
                    // One more than the times there are: one that is no text either.
                    *value = match NO_TIMES.get((index + turn) % (NO_TIMES.len() + 1)) {
                        Some(text) => json!(text),
                        None => json!({ "seconds": 1e300 }),
                    };
                }
            }
            Self::Number(number) => {
                for (key, value) in token.iter_mut() {
                    // What it is called by stays, and so does what is shown once.
                    if value.is_string() && !matches!(key.as_str(), "uid" | "name" | "token") {
                        *value = Value::Number(number.clone());
                    }
                }
            }
            Self::Big if index == 0 => {
                let words = "All of this is one description. ";
                token.insert("description".into(), json!(words.repeat(BIG / words.len() + 1)));
            }
            Self::Value => {
                // Told by nobody else, and of no use: it is no token's value.
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

    fn mangled(kind: &str, mut answer: Value) -> Value {
        Mangle::parse(kind).unwrap().apply(&mut answer);
        answer
    }

    fn page() -> Value {
        let one = |uid: &str| json!({ "uid": uid, "name": "n", "created_at": "2026-01-01T00:00:00Z", "scopes": ["api"] });
        json!({ "start": 0, "count": 20, "total": 12, "items": [one("a"), one("b")] })
    }

    #[test]
    fn each_says_what_no_server_should() {
        assert_eq!(mangled("null", page()), Value::Null);
        let nulls = mangled("nulls", page());
        assert_eq!(
            nulls["items"][1],
            json!({ "uid": "b", "name": null, "created_at": null, "scopes": null })
        );
        assert_eq!((&nulls["start"], &nulls["total"]), (&Value::Null, &json!(12)));
        let uids = mangled("uids", page());
        assert_eq!((&uids["items"][0]["uid"], &uids["items"][1]["uid"]), (&Value::Null, &json!("b")));
        let twice = mangled("twice", page());
        assert_eq!((&twice["items"][1]["uid"], &twice["items"][2]["uid"]), (&json!("a"), &json!("b")));
        let told = mangled("value", page());
        assert_eq!(
            (&told["items"][0]["token"], &told["items"][1]["token"]),
            (&json!("told-again-a"), &json!("told-again-b"))
        );
        assert_eq!(mangled("value", json!({ "uid": "a" }))["token"], "told-again-a");
        let members = mangled("nulls", json!([{ "uid": "a", "user": { "name": "ada" } }]));
        assert_eq!(members, json!([{ "uid": "a", "user": null }]));
        assert_eq!(mangled("total-more", page())["total"], 22);
        assert_eq!(mangled("total-less", page())["total"], 2);
        let times = mangled("times", page());
        assert_ne!(times["items"][0]["created_at"], times["items"][1]["created_at"]);
        let big = mangled("big", json!({ "uid": "a", "description": "" }));
        assert!(big["description"].as_str().unwrap().len() >= BIG);
    }

    #[test]
    fn numbers_are_taken_as_they_are_written() {
        for number in ["1e300", "-1", "9223372036854775808"] {
            let page = mangled(&format!("number-{number}"), page());
            let number: Value = serde_json::from_str(number).unwrap();
            assert_eq!((&page["total"], &page["start"], &page["count"]), (&number, &number, &number));
            assert_eq!((&page["items"][0]["uid"], &page["items"][0]["created_at"]), (&json!("a"), &number));
        }
        for nothing in ["number-", "number-x", "number-1e999", "number", "more"] {
            assert_eq!(Mangle::parse(nothing), None, "{nothing}");
        }
    }
}
