//! Hostile texts: replaces the texts that people read by markup, formulas, commands, invisible characters and imitations
//! of other names. Only answers change, not the database.
//!
//! Nothing is random: the texts of a token depend only on the order in which tokens were returned first.

use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use axum::http::response::Parts;
use axum::response::Response;
use serde_json::{Value, json};

/// Names, one for each kind of attack. `{}` is replaced by the real name.
const NAMES: [&str; 18] = [
    "<img src=x onerror=alert(1)>{}",
    "<script>alert(1)</script>",
    "pay\u{202e}dorp-ic\u{202c}",
    "\u{2066}\u{2067}isolated\u{2069}",
    "zero\u{200b}width\u{feff}",
    "nul\0esc\u{1b}[31mred",
    "=cmd|' /C calc'!A0",
    "'; rm -rf ~ #$(id)`id`",
    "tag\u{e0061}\u{e007f}private\u{e000}",
    "line\nbreak\u{2028}tab\t",
    "Z\u{334}\u{335}\u{336}\u{337}\u{338}\u{321}\u{322}\u{327}\u{328}\u{301}\u{302}\u{303}\u{304}algo",
    // Four that look alike; the third is plain ASCII.
    "сi-prod",
    "ci-pr0d",
    "ci-prod",
    "ｃｉ-prod",
    "שלום-עולם-123",
    "-rf --help",
    "LONG",
];

/// The length of long texts, in characters.
const LONG: usize = 10_000;

const MARKUP: &str = "<b onmouseover=alert(1)>bold</b> &lt;i&gt; <svg onload=alert(1)> \u{202e}desrever\u{202c} {{7*7}} javascript:alert(1)\nBEGIN:VEVENT\r\n--- !!python/object {} end";

fn name(place: usize, own: &str) -> String {
    match NAMES[place % NAMES.len()] {
        "LONG" => "long-name-".repeat(LONG / 10),
        name => name.replace("{}", own),
    }
}

fn description(place: usize) -> String {
    match place % 3 {
        0 => MARKUP.repeat(4),
        1 => "unbroken".repeat(LONG / 8),
        _ => format!("e{}", "\u{301}".repeat(200)),
    }
}

/// The uids of the tokens that were returned so far, in order. A token has the same texts in every answer.
#[derive(Default)]
pub struct Hostile(Vec<String>);

impl Hostile {
    /// Replaces the texts of an answer to this call.
    pub fn replace_texts(&mut self, call: &str, mut parts: Parts, bytes: Bytes) -> Response {
        let Ok(mut answer) = serde_json::from_slice::<Value>(&bytes) else {
            return Response::from_parts(parts, Body::from(bytes));
        };
        if !parts.status.is_success() {
            answer["error"] = json!(format!("{MARKUP} {}", "refused ".repeat(LONG / 8)));
            answer["message"] = answer["error"].clone();
        } else {
            match call {
                "list" | "deployments" => {
                    for item in answer["items"].as_array_mut().into_iter().flatten() {
                        resource(self.place(item), item);
                    }
                }
                "find" if answer["token"].is_object() => {
                    let token = &mut answer["token"];
                    resource(self.place(token), token);
                }
                "get" => resource(self.place(&answer), &mut answer),
                "current" => user(1, &mut answer),
                "organization" => answer["name"] = json!(name(2, "organization")),
                _ => {}
            }
        }
        let body = serde_json::to_vec(&answer).unwrap_or_default();
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        Response::from_parts(parts, Body::from(body))
    }

    /// The position of this item among those that were returned so far.
    fn place(&mut self, item: &Value) -> usize {
        let uid = item["uid"].as_str().unwrap_or_default();
        let known = self.0.iter().position(|known| known == uid);
        known.unwrap_or_else(|| {
            self.0.push(uid.to_owned());
            self.0.len() - 1
        })
    }
}

fn resource(place: usize, item: &mut Value) {
    let own = item["name"].as_str().unwrap_or_default().to_owned();
    item["name"] = json!(name(place, &own));
    if item.get("description").is_some() {
        item["description"] = json!(description(place));
    }
    item["labels"] = json!([
        { "key": name(place + 1, "label"), "value": MARKUP },
        { "key": "\u{202e}yek", "value": "\u{200d}" },
    ]);
    if item["user"].is_object() {
        user(place, &mut item["user"]);
    }
    if item["organization"].is_object() {
        item["organization"]["name"] = json!(name(place + 4, "organization"));
    }
    if item.get("deployment_names").is_some() {
        item["deployment_uids"] = json!(["hostile-1", "hostile-2"]);
        item["deployment_names"] = json!([name(place + 2, "deployment"), "<i>x</i>"]);
        item["is_access_token"] = json!(true);
        item["is_global_access"] = json!(false);
    }
    if item["cluster"].is_object() {
        item["cluster"]["name"] = json!(name(place + 6, "cluster"));
    }
    let makers = item.get_mut("created_with").and_then(Value::as_array_mut);
    for (n, maker) in makers.into_iter().flatten().enumerate() {
        maker["name"] = json!(name(place + 7 + n, "maker"));
    }
    if let Some(scopes) = item["scopes"].as_array_mut() {
        scopes.push(json!(name(place + 3, "scope")));
    }
}

fn user(place: usize, user: &mut Value) {
    user["first_name"] = json!(name(place + 5, "first"));
    user["last_name"] = json!("<b>Last</b>\u{202e}");
    user["email"] = json!("a\u{202e}b@example.com<script>alert(1)</script>");
}
