//! What the panel stores in the browser, and that it logs nothing.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, in_all};
use crate::source::Source;
use crate::workspace::panel;

/// What stores something.
const STORES: [&str; 5] = [".set_item(", ".local_storage(", ".session_storage(", "indexed_db", "set_cookie"];

/// A file that may store something, what may not be in it, and what it stores. A path without an ending is a file or a
/// folder.
struct Store {
    path: &'static str,
    forbidden: &'static [&'static str],
}

const MAY_STORE: [Store; 3] = [
    // Uids of unsaved tokens and the place in the list for the tab, and uids of replacements for the browser: no value, and
    // nothing else of a token.
    Store {
        path: "src/browser/session_storage.rs",
        forbidden: &["Secret", "expose", "token_api", "Token", ".value", "indexed_db", "set_cookie"],
    },
    // Saved views and the theme, for the browser: names and query strings that a person chose to keep.
    Store {
        path: "src/browser/local_storage.rs",
        forbidden: &[
            "Secret",
            "expose",
            "token_api",
            "Token",
            "Row",
            ".session_storage(",
            "indexed_db",
            "set_cookie",
        ],
    },
    // The token of the session, for the tab, where the person asked for it.
    Store { path: "src/session", forbidden: &[".local_storage(", "indexed_db", "set_cookie"] },
];

/// What uses the browser's storage through `local_storage.rs`: no secret and nothing that a server sent.
const SAVED_VIEWS: &str = "src/settings/saved_views";
const NOT_IN_SAVED_VIEWS: [&str; 5] = ["Secret", "expose", "token_api", "Token", "Row"];

const LOGS: [&str; 7] = ["console::log_1", "console::", "log!", "logging::", "dbg!", "println!", "eprintln!"];

fn stored(source: &Source) -> Vec<Finding> {
    match MAY_STORE.iter().find(|store| source.is_at(store.path)) {
        Some(store) => source.code_with(store.forbidden),
        None if source.is_at(SAVED_VIEWS) => {
            source.code_with(&[STORES.as_slice(), &NOT_IN_SAVED_VIEWS].concat())
        }
        None => source.code_with(&STORES),
    }
}

#[test]
fn few_files_store_anything_and_no_secret_for_long() {
    let panel = panel();
    assert_none("See MAY_STORE.", in_all(panel.iter().copied(), stored));
    for path in MAY_STORE.map(|store| store.path).into_iter().chain([SAVED_VIEWS]) {
        let is_there = panel.iter().any(|source| source.is_at(path));
        assert!(is_there, "{path} is gone: this rule looks at the wrong place");
    }
}

#[test]
fn the_panel_logs_nothing() {
    assert_none("The panel logs nothing.", in_all(panel(), |source| source.code_with(&LOGS)));
}

#[test]
fn what_stores_or_logs_is_found() {
    assert_finds(stored, "\nwindow().local_storage()", "2: .local_storage(");
    assert_finds(stored, "storage.set_item(a, b)", "1: .set_item(");
    assert_accepts(stored, "use crate::browser::session_storage; // .set_item(");
    let at = |path: &str, text: &str| stored(&Source::new(path, text).unwrap());
    assert_eq!(at("src/session/kept.rs", "fn f() { window().session_storage().set_item(a, b) }"), []);
    assert_eq!(at("src/session.rs", "fn f() { window().local_storage() }").len(), 1);
    assert_eq!(at("src/browser/session_storage.rs", "fn f(t: Token) { x.set_item(t.value) }").len(), 2);
    assert_eq!(at("src/browser/local_storage.rs", "fn f(t: &token_api::Name) {}").len(), 1);
    assert_eq!(at("src/settings/saved_views/store.rs", "fn f(row: Row) { x.set_item(row) }").len(), 2);
    assert_finds(|it| it.code_with(&LOGS), "web_sys::console::log_1(&x);", "1: console::log_1");
}
