//! Damages samples: flips, cuts, doubles and moves bytes, and inserts words that often break parsers.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A Go server's list.
pub const GO_LIST: &str = include_str!("../../crates/api/tests/samples/go-list.json");
/// The answer that the SDK reads.
pub const SDK_ANSWER: &str = include_str!("../../crates/api/tests/samples/sdk-answer.json");

/// Words that often break parsers.
pub const WORDS: [&str; 56] = [
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "\"\"",
    "0",
    "-1",
    "1e999",
    "-0.0",
    "1E-400",
    "18446744073709551616",
    "9223372036854775808",
    "\\u0000",
    "\\ud800",
    "\\ud83d\\ude00",
    "\\u202e",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{e0041}",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;",
    "=1+1",
    "@SUM(A1)",
    "'; rm -rf ~; '",
    "$(x)",
    "`x`",
    "\r\n",
    "\n- ",
    ": ",
    " #",
    "%",
    "%00",
    "%ff",
    "%252F",
    "+",
    ",",
    "&",
    "=",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:60.999999999+23:59",
    "-2026-01-01",
    "2026-02-30",
    "99999999999w",
    "1\u{301}d",
    "аdmin",
    "ＣＩ",
    "🏴\u{e0067}\u{e007f}👩\u{200d}💻",
];

#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    Cut(Index, Index),
    Double(Index, Index, u8),
    Move(Index, Index, Index),
    Word(Index, &'static str),
    Bytes(Index, Vec<u8>),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(a, b)| Damage::Flip(a, b)),
        (at(), at()).prop_map(|(a, b)| Damage::Cut(a, b)),
        (at(), at(), 1..4_u8).prop_map(|(a, b, n)| Damage::Double(a, b, n)),
        (at(), at(), at()).prop_map(|(a, b, to)| Damage::Move(a, b, to)),
        (at(), select(&WORDS[..])).prop_map(|(a, word)| Damage::Word(a, word)),
        (at(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(a, bytes)| Damage::Bytes(a, bytes)),
    ]
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index, bytes: &Vec<u8>| index.index(bytes.len() + 1);
        let range = |a: &Index, b: &Index, bytes: &Vec<u8>| {
            let (a, b) = (place(a, bytes), place(b, bytes));
            // Small pieces, so that a parser still gets far in the rest.
            let (from, to) = (a.min(b), a.max(b));
            from..to.min(from + 64)
        };
        match self {
            Self::Flip(at, with) => {
                let at = place(at, bytes);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= with;
                }
            }
            Self::Cut(a, b) => drop(bytes.drain(range(a, b, bytes))),
            Self::Double(a, b, times) => {
                let range = range(a, b, bytes);
                let piece = bytes[range.clone()].repeat(usize::from(*times));
                bytes.splice(range.end..range.end, piece);
            }
            Self::Move(a, b, to) => {
                let piece: Vec<u8> = bytes.drain(range(a, b, bytes)).collect();
                let to = place(to, bytes);
                bytes.splice(to..to, piece);
            }
            Self::Word(at, word) => {
                let at = place(at, bytes);
                bytes.splice(at..at, word.bytes());
            }
            Self::Bytes(at, new) => {
                let at = place(at, bytes);
                bytes.splice(at..at, new.iter().copied());
            }
        }
    }
}

/// One of these samples with up to eight damages. Invalid UTF-8 becomes U+FFFD, as in a browser.
pub fn damaged(samples: Vec<String>) -> impl Strategy<Value = String> {
    (select(samples), prop::collection::vec(damage(), 0..8)).prop_map(|(sample, all)| {
        let mut bytes = sample.into_bytes();
        for damage in &all {
            damage.apply(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// A malicious text: words of [`WORDS`], letters, any characters.
pub fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => select(&WORDS[..]).prop_map(str::to_owned),
        2 => "[a-z0-9-]{1,8}",
        1 => "\\PC{0,6}",
        1 => any::<String>(),
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        8 => prop::collection::vec(part.clone(), 0..6).prop_map(|parts| parts.concat()),
        1 => (part, 1..1_200_usize).prop_map(|(part, times)| part.repeat(times).chars().take(10_000).collect()),
    ]
}

/// JSON with the API's field names and values of all types.
pub fn json() -> impl Strategy<Value = String> {
    let key = select(vec![
        "uid",
        "name",
        "email",
        "first_name",
        "last_name",
        "created_at",
        "expired_at",
        "last_used_at",
        "labels",
        "description",
        "scopes",
        "user",
        "organization",
        "is_expired",
        "is_api_token",
        "is_organization_token",
        "is_global_access",
        "deployment_uids",
        "deployment_names",
        "is_access_token",
        "is_global_router_access",
        "cluster",
        "is_saas",
        "server",
        "is_monitoring_token",
        "token",
        "key",
        "value",
        "status",
        "start",
        "count",
        "total",
        "items",
        "code",
        "error",
        "message",
        "detail",
        "other",
    ]);
    let leaf = prop_oneof![
        1 => Just("null".to_owned()),
        1 => any::<bool>().prop_map(|it| it.to_string()),
        1 => any::<i64>().prop_map(|it| it.to_string()),
        1 => any::<f64>().prop_map(|it| serde_json::json!(it).to_string()),
        3 => hostile().prop_map(|it| serde_json::json!(it).to_string()),
        1 => select(vec!["\"2026-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "\"soon\""]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 48, 10, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..5).prop_map(|items| format!("[{}]", items.join(","))),
            // A token, so that not every input is refused at once.
            3 => prop::collection::vec((key.clone(), inner), 0..10).prop_map(|pairs| {
                let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}{}\"uid\":\"u1\",\"total\":1}}", pairs.join(","), if pairs.is_empty() { "" } else { "," })
            }),
        ]
    })
}

/// Bodies of answers.
pub fn bodies() -> impl Strategy<Value = String> {
    let samples = [
        GO_LIST,
        SDK_ANSWER,
        r#"{"error": {"message": "no", "code": "refused"}, "code": "x"}"#,
        r#"{"total": 2, "start": 0, "count": 20, "items": [{"uid": "a", "name": "b"}, {"uid": "c", "scopes": ["api"]}]}"#,
        r#"{"code": "abcdef"}"#,
        r#"{"endpoint": "", "title": "Tokens", "features": {"organization_tokens": true, "update": false}}"#,
        "<!doctype html><title>Gateway</title>",
        "",
    ];
    prop_oneof![3 => damaged(samples.map(str::to_owned).to_vec()), 3 => json(), 1 => hostile()]
}
