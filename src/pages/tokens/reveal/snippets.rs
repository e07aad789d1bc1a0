//! Commands and code snippets that fit the access of a token. Pure: each text has a place for the value, which is put in
//! when the text is copied, never before.

use crate::format::shell::shell;
use panel_messages::m;
use token_api::{Token, TokenType};

/// Stands for the value. No snippet holds this character elsewhere.
pub const PLACE: char = '\u{fffc}';

/// An example of a deployment's address, as the documentation writes it: the API does not tell the real one. Its first label
/// stands for the deployment.
const HOST: &str = "organization.cloud-apps.bentoml.com";

/// The deployment that a snippet calls, and a comment on its address; no comment where the token may call all. A name that is
/// no plain word is put into no command.
fn called(token: &Token) -> (&str, String) {
    let is_plain =
        |name: &&String| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    match token.deployment_names.iter().find(is_plain) {
        Some(name) if !token.is_global_access => {
            (name, ["# ", &m::reveal::example_address(name), "\n"].concat())
        }
        _ => ("app-name", String::new()),
    }
}

/// One way to use a token, as a text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The label of its tab.
    pub label: &'static str,
    /// The text, with [`PLACE`] where the value goes.
    pub text: String,
}

impl Snippet {
    /// The text with this value put in.
    pub fn with(&self, value: &str) -> String {
        self.text.replace(PLACE, value)
    }
}

/// Whether a value can be put into every snippet unchanged: into a shell without quotes, and into strings. Real tokens can.
/// A malicious server could send a command instead, which would run when it is pasted.
pub fn is_plain(value: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.+/=".contains(&b);
    !value.is_empty() && !value.starts_with(['-', '=']) && value.bytes().all(is_plain)
}

/// The snippets that fit what the token may access.
pub fn snippets(token: &Token, endpoint: &str) -> Vec<Snippet> {
    let e = shell(endpoint);
    let mut snippets = Vec::new();
    let mut add = |label, text: String| snippets.push(Snippet { label, text });
    if token.token_type() == TokenType::Monitoring {
        add(
            "Prometheus",
            format!(
                "curl -H \"Authorization: Bearer {PLACE}\" \\\n  --get \\\n  --data-urlencode 'match[]={{yatai_ai_bento_function!=\"\"}}' \\\n  https://prometheus.monitoring.$YOUR_CLUSTER.bentoml.ai/federate"
            ),
        );
        return snippets;
    }
    if token.is_api_token {
        add(
            m::reveal::CLI_LOGIN.text(),
            format!("bentoml cloud login \\\n  --api-token {PLACE} \\\n  --endpoint {e}"),
        );
        add(
            m::reveal::OLDER_CLI.text(),
            format!("bentoml yatai login \\\n  --api-token {PLACE} \\\n  --endpoint {e}"),
        );
        add(
            m::reveal::WHERE_AM_I.text(),
            format!(
                "# {}\nbentoml cloud current-context \\\n  | jq '(\"endpoint:\" + .endpoint + \", api_token:\" + .api_token)'",
                m::reveal::PRINTS_TOKEN.text()
            ),
        );
        add(
            m::reveal::ENVIRONMENT.text(),
            format!("export BENTO_CLOUD_API_KEY={PLACE}\nexport BENTO_CLOUD_API_ENDPOINT={e}"),
        );
    }
    if token.is_access_token || token.is_global_access || token.is_global_router_access {
        let (name, comment) = called(token);
        let curl = |scheme| {
            format!(
                "{comment}curl -X POST 'https://{name}.{HOST}/summarize' \\\n  -H 'Content-Type: application/json' \\\n  -H 'Authorization: {scheme} {PLACE}' \\\n  --data '{{\"text\": \"…\"}}'"
            )
        };
        add("cURL", curl("Bearer"));
        // Older deployments take the token this way.
        add("cURL (Basic)", curl("Basic"));
        add(
            "Python",
            format!(
                "import bentoml\n\n{comment}client = bentoml.SyncHTTPClient(\n    \"https://{name}.{HOST}\",\n    token=\"{PLACE}\",\n)\nprint(client.summarize(text=\"…\"))"
            ),
        );
        add(
            "gRPC",
            format!(
                "import grpc\n\ncreds = grpc.composite_channel_credentials(\n    grpc.ssl_channel_credentials(),\n    grpc.access_token_call_credentials(\"{PLACE}\"),\n)\n{comment}channel = grpc.secure_channel(\"{name}.{HOST}:443\", creds)\nstub = YourServiceStub(channel)"
            ),
        );
        add(
            m::reveal::BROWSER.text(),
            format!(
                "# 1. {}\n# 2. {}\nAuthorization: Bearer {PLACE}\n# 3. {}",
                m::reveal::BROWSER_EXTENSION.text(),
                m::reveal::BROWSER_HEADER.text(),
                m::reveal::browser_open(&["https://", name, ".", HOST].concat())
            ),
        );
    }
    snippets
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn labels(fields: serde_json::Value) -> Vec<&'static str> {
        let token: Token = serde_json::from_value(fields).unwrap();
        snippets(&token, "https://x").into_iter().map(|snippet| snippet.label).collect()
    }

    #[test]
    fn snippets_fit_the_access() {
        assert_eq!(labels(json!({"uid": "u"})), ["CLI login", "Older CLI", "Where am I", "Environment"]);
        assert_eq!(
            labels(json!({"uid": "u", "is_api_token": false, "is_global_access": true})),
            ["cURL", "cURL (Basic)", "Python", "gRPC", "Browser"]
        );
        assert_eq!(labels(json!({"uid": "u", "deployment_uids": ["a"]})).len(), 9);
        assert_eq!(labels(json!({"uid": "u", "is_global_router_access": true})).len(), 9);
        assert_eq!(labels(json!({"uid": "u", "is_monitoring_token": true})), ["Prometheus"]);
        assert!(labels(json!({"uid": "u", "is_api_token": false})).is_empty());
    }

    #[test]
    fn the_chosen_deployment_is_called() {
        let texts = |fields: serde_json::Value| {
            let token: Token = serde_json::from_value(fields).unwrap();
            snippets(&token, "https://x").into_iter().map(|snippet| snippet.text).collect::<Vec<_>>()
        };
        let of = |names: &[&str]| {
            texts(
                json!({"uid": "u", "is_api_token": false, "deployment_uids": ["1", "2"], "deployment_names": names}),
            )
        };
        for text in of(&["chat-assistant", "ocr"]) {
            assert!(text.contains("chat-assistant.organization.") && !text.contains("app-name"), "{text}");
        }
        assert!(of(&["chat", "ocr"])[0].starts_with("# An example: put in the real address of chat.\ncurl"));
        // A line break would end the comment, and the rest would be a command.
        for text in of(&["a\nb", "", "$(id)", "a.b"]) {
            assert!(text.contains("app-name.organization.") && !text.contains("$("), "{text}");
        }
        let all = texts(json!({"uid": "u", "is_api_token": false, "is_global_access": true}));
        assert!(all[0].starts_with("curl") && all[0].contains("app-name."), "{}", all[0]);
    }

    #[test]
    fn a_value_that_could_be_a_command_is_not_plain() {
        for plain in ["v4lue", "abc_DEF-1.2", "aGk+/==", "eyJh.eyJi.c2ln"] {
            assert!(is_plain(plain), "{plain}");
        }
        let odd = [
            "",
            "-x",
            "=x",
            "x;touch y;#",
            "$(id)",
            "`id`",
            "a b",
            "~root",
            "a\nb",
            "x\"",
            "x'",
            "\u{202e}x",
            "é",
            "a&b",
        ];
        for odd in odd {
            assert!(!is_plain(odd), "{odd}");
        }
    }

    #[test]
    fn the_value_is_put_in_once_it_is_asked_for() {
        let token: Token = serde_json::from_value(json!({"uid": "u", "is_global_access": true})).unwrap();
        for snippet in snippets(&token, "https://x.example") {
            let text = snippet.with("v4lue");
            assert!(!text.contains(PLACE), "{text}");
            assert_eq!(text.contains("v4lue"), snippet.label != "Where am I", "{text}");
        }
        assert_eq!(
            snippets(&token, "https://x.example")[0].with("v4lue"),
            "bentoml cloud login \\\n  --api-token v4lue \\\n  --endpoint https://x.example"
        );
    }
}
