//! What to do with a new token next: commands and snippets that fit its access, as texts with a
//! place for the value. Pure; the value itself is put in when a text is copied, never before.

use crate::format::shell::shell;
use token_api::{Token, TokenType};

/// Stands for the value. No other character of a step looks like it.
pub const PLACE: char = '\u{fffc}';

/// Where a deployment is, as the documentation writes it: the API does not tell.
const DEPLOYMENT: &str = "https://app-name.organization.cloud-apps.bentoml.com";

/// One way to use a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name: the tab's label.
    pub label: &'static str,
    /// The text, with [`PLACE`] where the value goes.
    pub text: String,
}

impl Step {
    /// The text with this in the value's place.
    pub fn with(&self, value: &str) -> String {
        self.text.replace(PLACE, value)
    }
}

/// Whether a value is what it is within any of the steps: in a shell without quotes, and in strings. Tokens are; what a
/// server says instead could be a command of its own, and nobody would see it before it is pasted.
pub fn is_plain(value: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.+/=".contains(&b);
    !value.is_empty() && !value.starts_with('-') && value.bytes().all(is_plain)
}

/// The ways that fit what the token may access.
pub fn steps(token: &Token, endpoint: &str) -> Vec<Step> {
    let e = shell(endpoint);
    let mut steps = Vec::new();
    let mut step = |label, text: String| steps.push(Step { label, text });
    if token.token_type() == TokenType::Monitoring {
        step(
            "Prometheus",
            format!(
                "curl -H \"Authorization: Bearer {PLACE}\" \\\n  --get \\\n  --data-urlencode 'match[]={{yatai_ai_bento_function!=\"\"}}' \\\n  https://prometheus.monitoring.$YOUR_CLUSTER.bentoml.ai/federate"
            ),
        );
        return steps;
    }
    if token.is_api_token {
        step("CLI login", format!("bentoml cloud login \\\n  --api-token {PLACE} \\\n  --endpoint {e}"));
        step("Older CLI", format!("bentoml yatai login \\\n  --api-token {PLACE} \\\n  --endpoint {e}"));
        step(
            "Where am I",
            "# Prints the token too.\nbentoml cloud current-context \\\n  | jq '(\"endpoint:\" + .endpoint + \", api_token:\" + .api_token)'".to_owned(),
        );
        step(
            "Environment",
            format!("export BENTO_CLOUD_API_KEY={PLACE}\nexport BENTO_CLOUD_API_ENDPOINT={e}"),
        );
    }
    if token.is_access_token || token.is_global_access || token.is_global_router_access {
        let curl = |scheme| {
            format!(
                "curl -X POST '{DEPLOYMENT}/summarize' \\\n  -H 'Content-Type: application/json' \\\n  -H 'Authorization: {scheme} {PLACE}' \\\n  --data '{{\"text\": \"…\"}}'"
            )
        };
        step("cURL", curl("Bearer"));
        // Deployments of old take it so.
        step("cURL (Basic)", curl("Basic"));
        step(
            "Python",
            format!(
                "import bentoml\n\nclient = bentoml.SyncHTTPClient(\n    \"{DEPLOYMENT}\",\n    token=\"{PLACE}\",\n)\nprint(client.summarize(text=\"…\"))"
            ),
        );
        step(
            "gRPC",
            format!(
                "import grpc\n\ncreds = grpc.composite_channel_credentials(\n    grpc.ssl_channel_credentials(),\n    grpc.access_token_call_credentials(\"{PLACE}\"),\n)\nchannel = grpc.secure_channel(\"app-name.organization.cloud-apps.bentoml.com:443\", creds)\nstub = YourServiceStub(channel)"
            ),
        );
        step(
            "Browser",
            format!(
                "# 1. Install an extension that adds headers to requests (Header Inject for Chrome).\n# 2. Add this header to it, and save:\nAuthorization: Bearer {PLACE}\n# 3. Open the deployment's address."
            ),
        );
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn labels(fields: serde_json::Value) -> Vec<&'static str> {
        let token: Token = serde_json::from_value(fields).unwrap();
        steps(&token, "https://x").into_iter().map(|step| step.label).collect()
    }

    #[test]
    fn only_what_fits_the_access() {
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
    fn what_could_be_a_command_is_no_value_for_one() {
        for plain in ["v4lue", "abc_DEF-1.2", "aGk+/==", "eyJh.eyJi.c2ln"] {
            assert!(is_plain(plain), "{plain}");
        }
        let odd = [
            "",
            "-x",
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
    fn the_value_stands_where_it_belongs_and_nowhere_before() {
        let token: Token = serde_json::from_value(json!({"uid": "u", "is_global_access": true})).unwrap();
        for step in steps(&token, "https://x.example") {
            let text = step.with("v4lue");
            assert!(!text.contains(PLACE), "{text}");
            assert_eq!(text.contains("v4lue"), step.label != "Where am I", "{text}");
        }
        assert_eq!(
            steps(&token, "https://x.example")[0].with("v4lue"),
            "bentoml cloud login \\\n  --api-token v4lue \\\n  --endpoint https://x.example"
        );
    }
}
