//! Which part of the panel may use which. A part, here called a room, is a file or a folder directly below `src`.

use crate::circles::Modules;
use crate::finding::{Finding, assert_none, finding};
use crate::source::Source;
use crate::workspace::panel;

/// A room, the rooms and crates that it may use, and why. `client` and `api` are the two crates of those names.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    reason: &'static str,
}

const fn room(name: &'static str, may_use: &'static [&'static str], reason: &'static str) -> Room {
    Room { name, may_use, reason }
}

/// The panel's layout, from the top to the ground: a room uses only rooms further down. docs/architecture.md describes it.
const ROOMS: [Room; 14] = [
    room(
        "app",
        &[
            "pages",
            "context",
            "components",
            "actions",
            "state",
            "tokens",
            "session",
            "settings",
            "export",
            "query",
            "address",
            "browser",
            "format",
            "client",
            "api",
        ],
        "the shell puts everything together",
    ),
    room(
        "pages",
        &[
            "context",
            "components",
            "actions",
            "state",
            "tokens",
            "session",
            "settings",
            "export",
            "query",
            "address",
            "browser",
            "format",
            "api",
        ],
        "views alone: what sends a request is an action",
    ),
    room(
        "context",
        &[
            "actions", "state", "tokens", "session", "settings", "export", "query", "address", "browser",
            "format", "client", "api",
        ],
        "the handles that pages take from Leptos' context",
    ),
    room("components", &["browser", "format"], "widgets know neither address, client nor api"),
    room(
        "actions",
        &["state", "tokens", "session", "settings", "address", "browser", "format", "client", "api"],
        "from a request to its outcome, without a view",
    ),
    room(
        "state",
        &["tokens", "query", "address", "browser", "format", "api"],
        "what outlives a view: it sends nothing",
    ),
    room(
        "tokens",
        &["session", "query", "browser", "client", "api"],
        "loads the list, in the name of the person of the session",
    ),
    room("session", &["settings", "browser", "format", "client", "api"], "who is signed in"),
    room(
        "settings",
        &["address", "browser", "format", "client", "api"],
        "config.json, the theme, and saved views, which are addresses",
    ),
    room("export", &["query", "address", "format", "api"], "files and commands as text: pure"),
    room(
        "query",
        &["address", "format", "api"],
        "filters, sorts and counts a complete list by an address: pure",
    ),
    room("address", &["browser", "format"], "a view as a query string and back, and the history"),
    room("browser", &["format"], "the edge to the browser"),
    room(
        "format",
        &["client", "api"],
        "texts for people: pure; of `client` only the errors that it puts into words",
    ),
];

/// The crate's roots, which declare the rooms.
const ROOTS: [&str; 2] = ["src/lib.rs", "src/main.rs"];

/// The two crates that rooms use.
const CRATES: [(&str, &str); 2] = [("token_client", "client"), ("token_api", "api")];

fn rooms(sources: &[&Source]) -> Vec<Finding> {
    let modules = Modules::new("src/", sources);
    let mut found = Vec::new();
    for (module, source) in &modules.files {
        if ROOTS.contains(&&*source.path) {
            continue;
        }
        let Some(room) = ROOMS.iter().find(|room| room.name == module[0]) else {
            found.push(finding(&source.path, 1, format!("{} is in no room of the table", module[0])));
            continue;
        };
        let forbidden = |used: &str| used != room.name && !room.may_use.contains(&used);
        let breach = |line: usize, used: &str| {
            finding(&source.path, line, format!("{} may not use {used}: {}", room.name, room.reason))
        };
        for path in &source.uses {
            let used = modules.target(module, path);
            found.extend(used.filter(|it| forbidden(&it[0])).map(|it| breach(path.line, &it[0])));
        }
        for (name, used) in CRATES.iter().filter(|(_, used)| forbidden(used)) {
            let line = source.tokens.iter().find(|token| token.is(name)).map(|token| token.line);
            found.extend(line.map(|line| breach(line, used)));
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn each_room_uses_only_what_the_table_allows() {
    assert_none("A part of src uses another that the table ROOMS does not allow.", rooms(&panel()));
}

#[test]
fn the_table_has_no_way_back_up() {
    for (index, room) in ROOMS.iter().enumerate() {
        let above: Vec<&str> = ROOMS[..=index].iter().map(|room| room.name).collect();
        let back = room.may_use.iter().find(|used| above.contains(used));
        assert_eq!(back, None, "{} uses a room above", room.name);
    }
}

#[test]
fn a_use_against_the_table_is_found() {
    let found = |path: &str, text: &str| {
        let used = ["src/pages.rs", "src/state.rs", "src/browser.rs", "src/address.rs", "src/format.rs"]
            .map(|path| Source::new(path, "").unwrap());
        let source = Source::new(path, text).unwrap();
        let mut sources: Vec<&Source> = used.iter().collect();
        sources.push(&source);
        rooms(&sources).into_iter().map(|it| it.0).collect::<Vec<_>>()
    };
    let breach = |path: &str, text: &str, expected: &str| {
        let list = found(path, text);
        assert!(list.len() == 1 && list[0].starts_with(&format!("{path}:{expected}")), "{list:?}");
    };
    breach("src/state/draft.rs", "\nuse crate::pages::X;", "2: state may not use pages");
    breach("src/components/menu.rs", "use super::super::address::A;", "1: components may not use address");
    breach(
        "src/components/menu.rs",
        "use crate::{browser, address::A};",
        "1: components may not use address",
    );
    breach("src/components/menu.rs", "\nfn f(t: &token_api::Token) {}", "2: components may not use api");
    breach("src/pages/y.rs", "use token_client::Client;", "1: pages may not use client");
    breach("src/browser/z.rs", "fn f() { crate::state::x() }", "1: browser may not use state");
    breach("src/words2.rs", "", "1: words2 is in no room");
    assert_eq!(found("src/pages/y.rs", "use crate::{state, format::f}; // crate::app"), [""; 0]);
    assert_eq!(found("src/components/menu.rs", "use super::button; use crate::browser::b;"), [""; 0]);
}
