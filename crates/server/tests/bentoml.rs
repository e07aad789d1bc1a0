//! The real BentoML command-line tool and SDK against the real program. This test runs only when it is named, because it
//! needs the pinned tool: `BENTOML_BIN_DIR` is the `bin` folder of a virtual environment with BentoML. `cargo xtask test`
//! sets that up.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};
use support::Folder;
use support::process::{Server, database_holds};

const ADMIN: &str = "value-of-the-admin-token-0123456789";

/// The tool, signed in to its own server.
struct Tool {
    bin: PathBuf,
    home: Folder,
    folder: Folder,
    server: Server,
}

impl Tool {
    fn new() -> Self {
        Self::with(&["--demo", "12"])
    }

    /// A server with these arguments.
    fn with(arguments: &[&str]) -> Self {
        let Some(bin) = std::env::var_os("BENTOML_BIN_DIR").map(PathBuf::from) else {
            panic!(
                "BENTOML_BIN_DIR is not set: it must name the bin folder of a Python environment with bentoml==1.4.39. \
                 `cargo xtask test` makes one; by hand: python3 -m venv V && V/bin/pip install bentoml==1.4.39"
            )
        };
        assert!(bin.join("bentoml").exists(), "BENTOML_BIN_DIR holds no bentoml: {}", bin.display());
        let folder = Folder::new();
        let server = Server::start(
            &folder,
            arguments,
            &[
                ("TOKEN_SERVER_ADMIN_TOKEN", ADMIN),
                ("TOKEN_SERVER_DEMO_TOKENS", "value-of-the-demo-0123456789abcdef"),
            ],
        );
        Self { bin, home: Folder::new(), folder, server }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.bin.join(program));
        command
            .env("BENTOML_HOME", &self.home.0)
            .env("BENTOML_DO_NOT_TRACK", "True")
            // The tool breaks lines at this width, also within a text.
            .env("COLUMNS", "4000")
            .env("NO_COLOR", "1")
            .env("TZ", "UTC")
            .env("no_proxy", "127.0.0.1")
            .env("NO_PROXY", "127.0.0.1")
            .env_remove("BENTO_CLOUD_API_KEY")
            .env_remove("BENTO_CLOUD_API_ENDPOINT");
        command
    }

    fn try_bentoml(&self, arguments: &[&str]) -> Output {
        self.command("bentoml").args(arguments).output().unwrap()
    }

    fn bentoml(&self, arguments: &[&str]) -> String {
        let output = self.try_bentoml(arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{arguments:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
        text
    }

    fn token(&self, arguments: &[&str]) -> String {
        self.bentoml(&[&["api-token"], arguments].concat())
    }

    fn login(&self, token: &str) -> Output {
        self.try_bentoml(&["cloud", "login", "--api-token", token, "--endpoint", &self.server.url])
    }

    fn api(&self, method: &str, path: &str, body: &str) -> Value {
        let (status, body) = self.server.send(method, path, ADMIN, body).unwrap();
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&body).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let list = self.api("GET", "/api/v1/api_tokens?count=1000", "");
        list["items"].as_array().unwrap().iter().map(|t| t["name"].as_str().unwrap().to_owned()).collect()
    }

    /// The value that the tool prints: the only line of 40 characters of a token's alphabet.
    fn value_in(text: &str) -> String {
        text.split(|c: char| !c.is_ascii_alphanumeric())
            .find(|word| word.len() == 40)
            .expect("a value")
            .to_owned()
    }
}

/// The JSON in an output that begins with other text.
fn json_in(text: &str) -> Value {
    let start = text.find(['{', '[']).expect("JSON");
    serde_json::from_str(&text[start..]).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn the_tool_lists_creates_gets_and_deletes() {
    let tool = Tool::new();
    let signed_in = tool.login(ADMIN);
    let words = String::from_utf8_lossy(&signed_in.stdout).into_owned();
    assert!(
        signed_in.status.success() && words.contains("admin@example.com") && words.contains("default"),
        "{words}"
    );

    // Create, with each output format.
    let mut values = Vec::new();
    for (name, form) in [("made-table", "table"), ("made-json", "json"), ("made-yaml", "yaml")] {
        let text = tool.token(&[
            "create",
            name,
            "-d",
            "by the tool",
            "-s",
            "api",
            "-s",
            "read_cluster",
            "--expires",
            "30d",
            "-o",
            form,
        ]);
        values.push(Tool::value_in(&text));
        assert!(text.contains(name), "{text}");
    }
    tool.token(&["create", "made-bare"]);
    let found = tool.api("GET", "/api/v1/api_tokens?search=made-json", "");
    let made = &found["items"][0];
    assert_eq!(
        (made["description"].as_str(), made["scopes"].to_string()),
        (Some("by the tool"), r#"["api","read_cluster"]"#.into())
    );
    assert!(made["expired_at"].is_string() && made["user"]["name"] == "admin");
    assert_eq!(
        tool.api("GET", "/api/v1/api_tokens?search=made-bare", "")["items"][0]["scopes"],
        serde_json::json!([])
    );

    // The tool shows a token that the API created, in each output format.
    let uid = tool.api(
        "POST",
        "/api/v1/api_tokens",
        r#"{"name":"made-by-api","scopes":["read_organization"]}"#,
    )["uid"]
        .as_str()
        .unwrap()
        .to_owned();
    let table = tool.token(&["list"]);
    for text in ["made-by-api", "made-table", uid.as_str(), "read_organization", "Never"] {
        assert!(table.contains(text), "{text} is missing in {table}");
    }
    let listed = json_in(&tool.token(&["list", "-o", "json"]));
    assert_eq!(listed.as_array().unwrap().len(), tool.names().len());
    assert!(
        listed[0]["name"] == "made-by-api"
            && listed[0]["created_by"] == "admin"
            && listed[0].get("token").is_none()
    );
    assert!(tool.token(&["list", "-o", "yaml"]).contains("name: made-by-api"));
    let found = json_in(&tool.token(&["list", "--search", "MADE-BY-API", "-o", "json"]));
    assert_eq!(found.as_array().unwrap().len(), 1);

    // Get.
    assert!(tool.token(&["get", &uid]).contains("made-by-api"));
    let got = json_in(&tool.token(&["get", &uid, "-o", "json"]));
    assert_eq!((got["uid"].as_str(), got.get("token")), (Some(uid.as_str()), None));
    assert!(tool.token(&["get", &uid, "-o", "yaml"]).contains(&uid));
    let nothing = tool.try_bentoml(&["api-token", "get", "nothing"]);
    assert!(!nothing.status.success() && String::from_utf8_lossy(&nothing.stderr).contains("not found"));

    // The tool prints the server's errors.
    let twice = tool.try_bentoml(&["api-token", "create", "made-bare"]);
    assert!(!twice.status.success() && String::from_utf8_lossy(&twice.stderr).contains("name_taken"));

    // Delete.
    assert!(tool.token(&["delete", &uid]).contains("deleted successfully"));
    assert!(!tool.names().contains(&"made-by-api".to_owned()));
    assert!(
        String::from_utf8_lossy(&tool.try_bentoml(&["api-token", "delete", &uid]).stderr)
            .contains("API token not found")
    );

    // A new value signs in, and is not stored on the server.
    assert!(tool.login(&values[0]).status.success());
    assert!(tool.token(&["list"]).contains("made-table"));
    let log = tool.server.log();
    for value in values.iter().map(String::as_str).chain([ADMIN]) {
        assert!(!log.contains(value) && !database_holds(&tool.folder.0, value));
    }
}

#[test]
fn the_sdk_lists_creates_gets_and_deletes() {
    let tool = Tool::new();
    assert!(tool.login(ADMIN).status.success());
    let script = r#"
import bentoml, datetime
ends = datetime.datetime.now() + datetime.timedelta(days=7)
made = bentoml.api_token.create(name="by-sdk", description="äöü <b>", scopes=["read", "write"], expired_at=ends)
assert len(made.token) == 40 and made.scopes == ["read", "write"], made.scopes
assert made.expired_at.replace(tzinfo=None) == ends, (made.expired_at, ends)
again = bentoml.api_token.get(made.uid)
assert again.name == "by-sdk" and again.description == "äöü <b>" and not again.token
assert again.created_by == "admin" and not again.is_expired and again.organization.name == "default"
assert made.uid in [t.uid for t in bentoml.api_token.list()]
assert [t.uid for t in bentoml.api_token.list(search="by-sdk")] == [made.uid]
bare = bentoml.api_token.create(name="by-sdk-bare")
assert bare.expired_at is None and bare.last_used_at is None
bentoml.api_token.delete(bare.uid)
assert bentoml.api_token.get(bare.uid) is None
try:
    bentoml.api_token.create(name="by-sdk")
    raise SystemExit("a second one of the same name was accepted")
except bentoml.exceptions.BentoMLException as e:
    assert e.error_code == 409, e
print("VALUE", made.token)
"#;
    let output = tool.command("python").args(["-c", script]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    let value = text.trim().rsplit(' ').next().unwrap();
    assert!(tool.names().contains(&"by-sdk".to_owned()) && !tool.names().contains(&"by-sdk-bare".to_owned()));
    assert!(!tool.server.log().contains(value) && !database_holds(&tool.folder.0, value));
}

#[test]
fn the_tool_reports_wrong_and_limited_tokens() {
    let tool = Tool::new();
    for bad in ["made-up", "value-of-the-demo-0123456789abcdef-leaver"] {
        let refused = tool.login(bad);
        assert!(!refused.status.success());
        assert!(String::from_utf8_lossy(&refused.stderr).contains("401"), "{refused:?}");
    }
    let limited = tool.api("POST", "/api/v1/api_tokens", r#"{"name":"limited","scopes":["read_cluster"]}"#);
    assert!(tool.login(limited["token"].as_str().unwrap()).status.success());
    let refused = tool.try_bentoml(&["api-token", "list"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("need the scopes: read_organization"));
    assert!(tool.login("value-of-the-demo-0123456789abcdef-member").status.success());
    let list = json_in(&tool.token(&["list", "-o", "json"]));
    let allowed = list
        .as_array()
        .unwrap()
        .iter()
        .all(|t| t["created_by"] == "jonas" || t["is_organization_token"] == true);
    assert!(allowed && !list.as_array().unwrap().is_empty());
}

/// This version of the tool no longer supports Yatai, but Yatai has the calls and fields that it needs.
#[test]
fn the_tool_works_with_like_yatai() {
    let tool = Tool::with(&["--like-yatai"]);
    let signed_in = tool.login(ADMIN);
    let words = String::from_utf8_lossy(&signed_in.stdout).into_owned();
    assert!(signed_in.status.success() && words.contains("admin@example.com"), "{words}");
    let made = json_in(&tool.token(&["create", "made", "-d", "by the tool", "-s", "api", "-o", "json"]));
    let uid = made["uid"].as_str().unwrap();
    assert!(tool.token(&["list"]).contains(uid));
    // A search is ignored.
    let listed = json_in(&tool.token(&["list", "--search", "nothing", "-o", "json"]));
    assert_eq!(listed.as_array().unwrap().len(), tool.names().len());
    let got = json_in(&tool.token(&["get", uid, "-o", "json"]));
    assert_eq!(
        (&got["name"], &got["description"], &got["created_by"]),
        (&made["name"], &made["description"], &"admin".into())
    );
    let words = |output: Output| {
        assert!(!output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let twice = words(tool.try_bentoml(&["api-token", "create", "made", "-s", "api"]));
    assert!(twice.contains("duplicate key value"), "{twice}");
    // The tool sends times that Go cannot read, and cannot read scopes that are null.
    let ends = words(tool.try_bentoml(&["api-token", "create", "ends", "-s", "api", "--expires", "30d"]));
    assert!(ends.contains("parsing time"), "{ends}");
    assert!(tool.token(&["delete", uid]).contains("deleted successfully"));
    assert_eq!(tool.names(), ["first-admin-token"]);
    let gone = words(tool.try_bentoml(&["api-token", "get", uid]));
    assert!(gone.contains("not found"), "{gone}");
    let wrong = words(tool.login("made-up"));
    assert!(wrong.contains("403"), "{wrong}");
}
