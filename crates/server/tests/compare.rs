//! `token-server compare`, with the real program.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use support::Folder;
use support::outcome::{Outcome, outcome};
use support::process::{PROGRAM, Server};

const ANSWERS: &str = include_str!("../../../tests/golden/answers.json");
const JSON: &str = include_str!("../../../tests/golden/json.txt");
const YAML: &str = include_str!("../../../tests/golden/yaml.txt");
const CSV: &str = include_str!("../../../tests/golden/list.csv");

/// The golden list that all formats have.
const LIST: &str = "a list of tokens of all kinds";

/// The texts of a golden file by the names of their answers.
fn golden(text: &str) -> BTreeMap<&str, &str> {
    let parts = text.strip_prefix("===== ").unwrap().split("\n===== ");
    parts.map(|part| part.split_once('\n').unwrap()).collect()
}

/// A text, and the number that the panel takes for one.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.as_u64().map(|n| n.to_string()).unwrap_or_default(), str::to_owned)
}

fn answers() -> BTreeMap<String, Value> {
    serde_json::from_str(ANSWERS).unwrap()
}

/// Compares two texts. `wanted` is the name and the text of the file.
fn compare((file, wanted): (&str, &str), have: &str, more: &[&str]) -> Outcome {
    let folder = Folder::new();
    let (file, there) = (folder.0.join(file), folder.0.join("have"));
    std::fs::write(&file, wanted).unwrap();
    std::fs::write(&there, have).unwrap();
    outcome(Command::new(PROGRAM).arg("compare").arg(&file).arg("--with").arg(&there).args(more))
}

/// The report as JSON.
fn report(wanted: &str, have: &str, more: &[&str]) -> Value {
    let (code, out, err) = compare(("wanted.yaml", wanted), have, &[more, &["--format", "json"]].concat());
    assert!(code < 2 && err.is_empty(), "{code} {err}");
    let report: Value = serde_json::from_str(&out).unwrap();
    let differs = ["missing", "different", "extra"].iter().any(|key| report[key] != json!([]));
    assert_eq!(code, i32::from(differs), "{out}");
    report
}

/// Uid, name and creator of each extra token.
fn extra(report: &Value) -> Vec<[String; 3]> {
    let of = |token: &Value| ["uid", "name", "creator"].map(|key| token[key].as_str().unwrap().to_owned());
    report["extra"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn every_golden_export_is_read_in_json_and_yaml() {
    let (json, yaml, answers) = (golden(JSON), golden(YAML), answers());
    let mut refused = Vec::new();
    for (name, answer) in &answers {
        let items = answer.as_array().cloned().unwrap_or_else(|| vec![answer.clone()]);
        let mut uids = std::collections::HashSet::new();
        let expected: Vec<[String; 3]> = items
            .iter()
            .filter(|item| uids.insert(item["uid"].clone()))
            .map(|item| [&item["uid"], &item["name"], &item["user"]["name"]].map(text))
            .collect();
        let (mut in_json, mut in_yaml) = (json[&**name].to_owned(), yaml[&**name].to_owned());
        if !answer.is_array() {
            in_json = format!("[{in_json}]");
            in_yaml = format!("- {}", in_yaml.trim_end().replace('\n', "\n  "));
        }
        let raw = json!({"start": 0, "count": 1000, "total": expected.len(), "items": items}).to_string();
        for have in [in_json, in_yaml] {
            assert_eq!(extra(&report("[]", &have, &[])), expected, "{name}");
        }
        let (code, out, err) = compare(("w.yaml", "[]"), &raw, &["--format", "json"]);
        if code == 2 {
            refused.push(&**name);
            assert!(err.contains("of another kind"), "{err}");
        } else {
            assert_eq!(extra(&serde_json::from_str(&out).unwrap()), expected, "{name}");
        }
    }
    assert_eq!(refused, ["a number for a name"], "an answer that no known server gives");
}

#[test]
fn the_csv_of_the_panel_has_the_same_tokens_as_its_json() {
    // A cell of CSV cannot hold control characters and the like: these are letters there.
    let of = |have: &str| extra(&report("[]", have, &[]));
    assert_eq!(of(CSV), of(golden(JSON)[LIST]));
}

#[test]
fn a_token_that_is_as_wanted_is_so_in_every_format() {
    let token = &answers()["a token of the SDK"];
    let wanted = "- name: ci-token\n  creator: ada\n  description: ''\n  scopes: [read_cluster, api]\n  lifetime: 30d\n";
    let json = format!("[{token}]");
    let raw = json!({"items": [token]}).to_string();
    let yaml = format!("- {}", golden(YAML)["a token of the SDK"].trim_end().replace('\n', "\n  "));
    for have in [json, raw, yaml] {
        let report = report(wanted, &have, &[]);
        assert_eq!((&report["same"], &report["notes"]), (&json!(1), &json!([])), "{have}");
        assert_eq!(
            compare(("w.yaml", wanted), &have, &[]).1,
            "0 missing, 0 different, 0 extra, 1 as wanted.\n"
        );
    }
}

const WANTED: &str = "\
- name: deploy
  description: Deploys at night
  scopes: [api]
  lifetime: 30d
- name: ci-token
  lifetime: 90d
  scopes: [api]
- name: theirs
  creator: bob
";

fn have() -> String {
    let mut token = answers()["a token of the SDK"].clone();
    token["token"] = "made-up-value-that-is-never-printed".into();
    let mut other = token.clone();
    other["uid"] = "u-2".into();
    other["name"] = "\u{1b}[31mred\u{202e}\nMissing".into();
    json!({"total": 2, "items": [token, other]}).to_string()
}

#[test]
fn the_report_for_people() {
    let panel = ["--me", "ada", "--panel", "https://tokens.example.com"];
    let (code, out, err) = compare(("wanted.yaml", WANTED), &have(), &panel);
    let expected = "\
2 missing, 1 different, 1 extra, 0 as wanted.

Missing
  deploy of ada
    create it: https://tokens.example.com/?new&name=deploy&description=Deploys+at+night&scopes=api&expires_in=30d
    or: TZ=UTC bentoml api-token create deploy --description 'Deploys at night' --scope api --expires 30d
  theirs of bob
    bob has to create it: https://tokens.example.com/?new&name=theirs
    or: TZ=UTC bentoml api-token create theirs --expires 30d
    (no lifetime is wanted: the form offers its own, and the command makes 30 days)

Different (wanted → there)
  ci-token of ada
    scopes: api → api, read_cluster
    lifetime: 90d → 30d
    ";
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.starts_with(expected), "{out}");
    assert!(out.contains("\n  ⟨U+001B⟩[31mred⟨U+202E⟩⟨U+000A⟩Missing of ada\n"), "{out}");
    assert!(out.contains("    or: bentoml api-token delete u-2\n"), "{out}");
    assert!(!out.contains("made-up") && !out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out}");
}

#[test]
fn the_report_for_scripts() {
    let report = report(WANTED, &have(), &["--me", "ada"]);
    assert_eq!(report["missing"][0]["step"]["link"].as_str().unwrap().split('&').next(), Some("?new"));
    assert_eq!(report["missing"][1]["step"]["by"], "bob");
    assert_eq!(
        report["different"][0]["differences"][1],
        json!({"key": "lifetime", "wanted": "90d", "there": "30d"})
    );
    assert_eq!(report["extra"][0]["uid"], "u-2");
    let (_, out, _) = compare(("w.yml", WANTED), &have(), &["--me", "ada", "--format", "json"]);
    assert!(out.is_ascii() && !out.contains("made-up"), "{out}");
}

#[test]
fn all_errors_of_both_files_are_told_at_once() {
    let wanted = "name,lifetime,creator\nci,30,ada\nBad,30d,ada\nok,,\n";
    let (code, out, err) = compare(("wanted.csv", wanted), "{\"message\": \"made-up secret\"}", &[]);
    assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 4), "{err}");
    for (line, word) in err.lines().zip(["wanted.csv:2: ", "wanted.csv:3: ", "wanted.csv:4: ", "“items”"])
    {
        assert!(line.starts_with("token-server: ") && line.contains(word), "{line}");
    }
    assert!(!err.contains("made-up"), "{err}");
}

#[test]
fn what_is_there_has_to_be_complete_and_readable() {
    let token = &answers()["a token of the SDK"];
    let page = |start: usize, uid: &str| {
        let mut token = token.clone();
        token["uid"] = uid.into();
        json!({"start": start, "count": 1, "total": 2, "items": [token]}).to_string()
    };
    let both = page(0, "1") + "\n" + &page(1, "2");
    assert_eq!(extra(&report("[]", &both, &[])).len(), 2, "pages one after the other");
    let old = CSV.replace("Login name", "Anything");
    let no_uid = json!([{"name": "made-up"}]).to_string();
    for (have, word) in [
        (&*page(0, "1"), "1 of 2 tokens"),
        (&*(page(0, "1") + &page(1, "1")), "1 of 2 tokens"),
        ("", "nothing in it"),
        ("<!doctype html>", "page"),
        ("{\"items\": [", "not JSON"),
        (&*no_uid, "missing or of another kind"),
        ("- name: made-up\n", "missing or of another kind"),
        ("made-up", "list of tokens is expected"),
        ("- 'made-up", "neither YAML"),
        (&*old, "Login name"),
    ] {
        let (code, out, err) = compare(("w.yaml", "[]"), have, &[]);
        assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{have:?}: {err}");
        assert!(err.contains(word) && !err.contains("made-up"), "{have:?}: {err}");
    }
}

#[test]
fn files_that_are_missing_or_too_large_are_refused() {
    let folder = Folder::new();
    let (large, none) = (folder.0.join("large.yaml"), folder.0.join("none"));
    std::fs::write(&large, vec![b'#'; 10_000_001]).unwrap();
    let (code, _, err) = outcome(Command::new(PROGRAM).arg("compare").arg(&large).arg("--with").arg(&none));
    assert_eq!((code, err.lines().count()), (2, 2), "{err}");
    assert!(err.contains("larger than 10 MB") && err.contains("cannot be read"), "{err}");
}

#[test]
fn the_answer_of_a_server_comes_by_a_pipe() {
    const ADMIN: &str = "value-of-the-admin-token-0123456789";
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "10"], &[("TOKEN_SERVER_ADMIN_TOKEN", ADMIN)]);
    let body = json!({"name": "ci", "scopes": ["api"], "expired_at": "2099-01-01T00:00:00Z"}).to_string();
    assert_eq!(server.send("POST", "/api/v1/api_tokens", ADMIN, &body).unwrap().0, 200);
    let (_, answer) = server.send("GET", "/api/v1/api_tokens?count=1000", ADMIN, "").unwrap();
    let wanted = folder.0.join("wanted.yaml");
    std::fs::write(&wanted, "- name: ci\n  scopes: [api]\n  type: personal\n- name: nightly\n").unwrap();
    let mut command = Command::new(PROGRAM);
    command.arg("compare").arg(&wanted).args(["--with", "-", "--me", "admin", "--only-named-creators"]);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.unwrap();
    child.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.starts_with("1 missing, 0 different, ") && text.contains(" extra, 1 as wanted.\n"),
        "{text}"
    );
    assert!(text.contains("  nightly of admin\n") && !text.contains(" of jonas\n"), "{text}");
}

#[test]
#[allow(clippy::disallowed_methods, reason = "measures how long the program takes")]
fn a_hundred_thousand_tokens_are_compared_in_a_moment() {
    let token = answers()["all fields set"].to_string();
    let items: Vec<String> = (0..100_000)
        .map(|n| token.replace("9f0c1d2e3a4b", &format!("u{n}")).replace("ci-token", &format!("t{n}")))
        .collect();
    let have = format!("{{\"total\": 100000, \"items\": [{}]}}", items.join(","));
    let wanted: String = (0..1000).map(|n| format!("- name: t{n}\n  creator: ada\n")).collect();
    let begun = Instant::now();
    let report = report(&wanted, &have, &[]);
    // An optimized build takes a fraction of that.
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    assert_eq!((&report["same"], extra(&report).len()), (&json!(1000), 99_000));
}
