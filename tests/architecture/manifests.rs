//! What the manifests and `clippy.toml` say: which crate may use which, and settings that the code relies on.

use toml::{Table, Value};

use crate::finding::{Finding, assert_none, finding};
use crate::workspace::{crates, files, toml};

/// A crate's folder, and the crates of the project that it may depend on. The panel's folder is "".
const MAY_DEPEND_ON: [(&str, &[&str]); 8] = [
    ("", &["token-api", "token-client", "panel-messages"]),
    ("crates/api/", &[]),
    ("crates/bench/", &[]),
    ("crates/catalog/", &[]),
    ("crates/client/", &["token-api"]),
    ("crates/messages/", &["message-catalog"]),
    ("crates/server/", &["token-api"]),
    ("crates/xtask/", &["bench", "message-catalog"]),
];

const OWN: [&str; 8] = [
    "token-api",
    "token-client",
    "token-server",
    "bento-token-panel",
    "bench",
    "message-catalog",
    "panel-messages",
    "xtask",
];

/// Crates that send requests. Only the client has one; clippy bans the calls (`clippy.toml`).
const SENDERS: [&str; 8] =
    ["gloo-net", "reqwest", "ureq", "gloo", "gloo-timers", "isahc", "curl", "leptos_server"];
/// The features of web-sys that send requests.
const SENDING_FEATURES: [&str; 5] = ["Request", "RequestInit", "XmlHttpRequest", "WebSocket", "EventSource"];

/// What the contract depends on: crates without web, clock and input.
const OF_THE_CONTRACT: [&str; 3] = ["chrono", "serde", "zeroize"];

/// Libraries whose format is private to each version: their command-line tools have to be of the same one.
const PINNED: [&str; 5] = ["wasm-bindgen", "js-sys", "web-sys", "wasm-bindgen-futures", "wasm-bindgen-test"];

/// Calls that invariants of the project rely on being banned.
const BANNED: [&str; 6] =
    ["Utc::now", "SystemTime::now", "Instant::now", "Date::now", "set_inner_html", "Request::get"];

/// A manifest of a crate.
struct Manifest {
    folder: String,
    table: Table,
}

impl Manifest {
    fn new(folder: &str, text: &str) -> Manifest {
        Manifest { folder: folder.to_owned(), table: text.parse().unwrap() }
    }

    fn path(&self) -> String {
        format!("{}Cargo.toml", self.folder)
    }

    /// The dependencies of products, for all platforms; and those of tests and build scripts where `all`.
    fn dependencies(&self, all: bool) -> Vec<(String, Value)> {
        let kinds: &[&str] = match all {
            true => &["dependencies", "dev-dependencies", "build-dependencies"],
            false => &["dependencies"],
        };
        let platforms = self.table.get("target").and_then(Value::as_table);
        let tables = platforms.into_iter().flat_map(Table::values).filter_map(Value::as_table);
        let tables = std::iter::once(&self.table).chain(tables);
        let mut found = Vec::new();
        for table in tables {
            let lists = kinds.iter().filter_map(|kind| table.get(*kind)?.as_table());
            found.extend(lists.flatten().map(|(name, value)| (name.clone(), value.clone())));
        }
        found
    }

    fn breach(&self, what: &str) -> Finding {
        finding(&self.path(), 1, what)
    }
}

fn manifests() -> Vec<Manifest> {
    let manifests = crates().into_iter().map(|folder| {
        let table = toml(&format!("{folder}Cargo.toml"));
        Manifest { folder, table }
    });
    manifests.collect()
}

fn at<'a>(table: &'a Table, path: &[&str]) -> Option<&'a Value> {
    let (last, tables) = path.split_last()?;
    let mut at = table;
    for name in tables {
        at = at.get(*name)?.as_table()?;
    }
    at.get(*last)
}

fn crates_against_the_plan(manifest: &Manifest) -> Vec<Finding> {
    let Some((_, allowed)) = MAY_DEPEND_ON.iter().find(|(folder, _)| *folder == manifest.folder) else {
        return vec![manifest.breach("a crate that MAY_DEPEND_ON does not have")];
    };
    let used = manifest.dependencies(false).into_iter().map(|(name, _)| name);
    let forbidden = used.filter(|name| OWN.contains(&&**name) && !allowed.contains(&&**name));
    forbidden.map(|name| manifest.breach(&name)).collect()
}

fn senders(manifest: &Manifest) -> Vec<Finding> {
    if manifest.folder == "crates/client/" {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (name, value) in manifest.dependencies(false) {
        if SENDERS.contains(&&*name) {
            found.push(manifest.breach(&name));
        }
        let features = value.get("features").and_then(Value::as_array);
        for feature in features.into_iter().flatten().filter_map(Value::as_str) {
            if name == "web-sys" && SENDING_FEATURES.contains(&feature) {
                found.push(manifest.breach(&format!("web-sys with {feature}")));
            }
        }
    }
    found
}

fn without_lints(manifest: &Manifest) -> Vec<Finding> {
    let inherits = at(&manifest.table, &["lints", "workspace"]).and_then(Value::as_bool) == Some(true);
    if inherits { Vec::new() } else { vec![manifest.breach("[lints] workspace = true is missing")] }
}

/// Profiles that abort on a panic. The server has to survive a handler's.
fn aborting_profiles(manifest: &Manifest) -> Vec<Finding> {
    let profiles = manifest.table.get("profile").and_then(Value::as_table);
    let profiles = profiles.into_iter().flatten().filter(|(name, _)| *name != "wasm-release");
    let aborting = profiles.filter(|(_, it)| it.get("panic").and_then(Value::as_str) == Some("abort"));
    aborting.map(|(name, _)| manifest.breach(&format!("[profile.{name}] panic = \"abort\""))).collect()
}

/// Pinned libraries that a crate does not take from the workspace.
fn own_versions(manifest: &Manifest) -> Vec<Finding> {
    let pinned = manifest.dependencies(true).into_iter().filter(|(name, _)| PINNED.contains(&&**name));
    let own = pinned.filter(|(_, value)| value.get("workspace").and_then(Value::as_bool) != Some(true));
    own.map(|(name, _)| manifest.breach(&format!("{name} is not the workspace's"))).collect()
}

/// Libraries that the workspace does not pin with `=`.
fn unpinned(manifest: &Manifest) -> Vec<Finding> {
    let version = |name: &str| {
        let value = at(&manifest.table, &["workspace", "dependencies", name])?;
        value.as_str().or_else(|| value.get("version")?.as_str())
    };
    let loose = PINNED.iter().filter(|name| !version(name).is_some_and(|it| it.starts_with('=')));
    loose.map(|name| manifest.breach(&format!("{name} is not pinned with `=`"))).collect()
}

fn bans(clippy: &Table) -> impl Iterator<Item = &Value> {
    let lists = ["disallowed-methods", "disallowed-macros", "disallowed-types"];
    lists.into_iter().filter_map(|list| clippy.get(list)?.as_array()).flatten()
}

/// Bans of clippy.toml without a reason.
fn bans_without_reason(clippy: &Table) -> Vec<Finding> {
    let without =
        bans(clippy).filter(|ban| ban.get("reason").and_then(Value::as_str).is_none_or(str::is_empty));
    without.map(|ban| finding("clippy.toml", 1, banned_path(ban))).collect()
}

/// A ban is a path, or a table with one.
fn banned_path(ban: &Value) -> &str {
    ban.as_str().or_else(|| ban.get("path")?.as_str()).unwrap_or_default()
}

#[test]
fn crates_depend_on_each_other_as_planned() {
    let found = manifests().iter().flat_map(crates_against_the_plan).collect::<Vec<_>>();
    assert_none(
        "panel → client, api, messages; client → api; messages, xtask → catalog; server → api; nobody uses the panel.",
        found,
    );
}

#[test]
fn the_contract_depends_on_no_web_no_clock_and_no_input() {
    let manifests = manifests();
    let api = manifests.iter().find(|it| it.folder == "crates/api/").unwrap();
    let mut names: Vec<String> = api.dependencies(false).into_iter().map(|(name, _)| name).collect();
    names.sort();
    assert_eq!(names, OF_THE_CONTRACT, "what else the contract depends on has to be pure: add it here then");
    let root = &manifests.iter().find(|it| it.folder.is_empty()).unwrap().table;
    let chrono = at(root, &["workspace", "dependencies", "chrono"]).unwrap();
    assert_eq!(
        chrono.get("default-features").and_then(Value::as_bool),
        Some(false),
        "chrono without its clock"
    );
    let features = chrono["features"].as_array().unwrap().iter().filter_map(Value::as_str);
    assert_eq!(
        features.filter(|it| ["clock", "now", "wasmbind"].contains(it)).count(),
        0,
        "chrono has its clock"
    );
}

#[test]
fn only_the_client_has_what_sends_requests() {
    assert_none("Only crates/client sends requests.", manifests().iter().flat_map(senders));
}

#[test]
fn unsafe_code_is_forbidden_in_every_crate() {
    let root = toml("Cargo.toml");
    let lint = at(&root, &["workspace", "lints", "rust", "unsafe_code"]).and_then(Value::as_str);
    assert_eq!(lint, Some("forbid"));
    assert_none("The workspace's lints hold everywhere.", manifests().iter().flat_map(without_lints));
}

#[test]
fn only_the_panel_aborts_on_a_panic() {
    assert_none(
        "The server has to survive a handler's panic.",
        manifests().iter().flat_map(aborting_profiles),
    );
    let root = toml("Cargo.toml");
    let panic = at(&root, &["profile", "wasm-release", "panic"]).and_then(Value::as_str);
    assert_eq!(panic, Some("abort"));
}

#[test]
fn wasm_bindgen_is_pinned_for_all() {
    let manifests = manifests();
    let root = manifests.iter().find(|it| it.folder.is_empty()).unwrap();
    assert_none("The tools have to be of the same version.", unpinned(root));
    assert_none("Take the workspace's version.", manifests.iter().flat_map(own_versions));
}

#[test]
fn clippy_bans_what_the_invariants_need_and_says_why() {
    assert!(files().iter().any(|path| path == "clippy.toml"));
    let clippy = toml("clippy.toml");
    assert_none("Each ban has its reason.", bans_without_reason(&clippy));
    for path in BANNED {
        let is_banned = bans(&clippy).any(|ban| banned_path(ban).ends_with(&format!("::{path}")));
        assert!(is_banned, "clippy.toml does not ban {path}");
    }
}

#[test]
fn manifests_against_the_rules_are_found() {
    #[track_caller]
    fn finds(rule: impl Fn(&Manifest) -> Vec<Finding>, folder: &str, text: &str, expected: &str) {
        let found = rule(&Manifest::new(folder, text));
        assert!(found.len() == 1 && found[0].0.ends_with(expected), "{found:?}");
    }
    let server = "[dependencies]\ntoken-server.workspace = true";
    finds(crates_against_the_plan, "crates/client/", server, ": token-server");
    let panel = "[dependencies.bento-token-panel]\npath = \"../..\"";
    finds(crates_against_the_plan, "crates/server/", panel, ": bento-token-panel");
    let on_one_platform = "[target.'cfg(unix)'.dependencies]\ntoken-client.workspace = true";
    finds(crates_against_the_plan, "crates/server/", on_one_platform, ": token-client");
    finds(crates_against_the_plan, "crates/new/", "", "does not have");
    assert_eq!(
        crates_against_the_plan(&Manifest::new("crates/api/", "[dev-dependencies]\ntoken-server = \"1\"")),
        []
    );

    finds(senders, "", "[dependencies]\ngloo-net = \"1\"", ": gloo-net");
    finds(
        senders,
        "",
        "[dependencies]\nweb-sys = { features = [\"Blob\", \"WebSocket\"] }",
        "with WebSocket",
    );
    assert_eq!(senders(&Manifest::new("crates/client/", "[dependencies]\ngloo-net = \"1\"")), []);
    finds(without_lints, "", "[lints]\nworkspace = false", "is missing");
    finds(
        aborting_profiles,
        "",
        "[profile.release]\npanic = \"abort\"",
        "[profile.release] panic = \"abort\"",
    );
    assert_eq!(aborting_profiles(&Manifest::new("", "[profile.wasm-release]\npanic = \"abort\"")), []);
    finds(own_versions, "", "[dev-dependencies]\njs-sys = \"=0.3\"", "js-sys is not the workspace's");
    let all = PINNED.map(|name| format!("{name} = \"=1\"\n")).concat();
    assert_eq!(unpinned(&Manifest::new("", &format!("[workspace.dependencies]\n{all}"))), []);
    let loose = all.replace("js-sys = \"=1\"", "js-sys = { version = \"1\" }");
    finds(unpinned, "", &format!("[workspace.dependencies]\n{loose}"), "js-sys is not pinned with `=`");
    let bans =
        "disallowed-methods = [{ path = \"a::b\" }, { path = \"c\", reason = \"d\" }]".parse().unwrap();
    assert_eq!(bans_without_reason(&bans).len(), 1);
}
