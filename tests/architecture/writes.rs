//! What a request writes, it writes by `App::write_as`, which looks at the credential in the write's transaction. Other
//! functions of the store that write are called only by what has no caller, or check by themselves what they need.

use std::collections::BTreeSet;

use crate::finding::{Finding, assert_none, finding, in_all};
use crate::source::{Source, Token};
use crate::workspace::production;

const SERVER: &str = "crates/server/src";
const STORE: &str = "crates/server/src/store";
/// Where `Store::write_as` is called.
const WRITE_AS: &str = "crates/server/src/write.rs";

/// What handles requests.
const HANDLERS: [&str; 6] = ["caller.rs", "input", "middleware", "routes", "site.rs", "yatai"];

/// The writes that handlers may call, and why they need no caller.
const CHECKED_BY_THEMSELVES: [(&str, &str); 6] = [
    ("sign_in", "the key is looked up in the same transaction"),
    ("end_session", "the session is looked up in the same transaction"),
    ("proxy_person", "the person whom the proxy names is looked up in the same transaction"),
    ("add_session", "the member is looked up in the same transaction; it follows a right password"),
    ("write_refused_sign_ins", "it writes what the server has counted; nobody is signed in"),
    ("record_hand_over", "a login code has no caller; the token is looked up in the same transaction"),
];

/// Whether the tokens from here on are these.
fn is_at(tokens: &[Token], words: &[&str]) -> bool {
    tokens.len() >= words.len() && words.iter().zip(tokens).all(|(word, token)| token.is(word))
}

/// The functions of these files that call one of `known` on the store.
fn callers(sources: &[&Source], known: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in sources {
        let mut function = "";
        for (n, token) in source.tokens.iter().enumerate() {
            let rest = &source.tokens[n..];
            if token.is("fn")
                && let Some(name) = rest.get(1)
            {
                function = &name.text;
            }
            if is_at(rest, &["self", "."])
                && rest.get(2).is_some_and(|name| known.contains(&name.text))
                && rest.get(3).is_some_and(|open| open.is("("))
            {
                found.insert(function.to_owned());
            }
        }
    }
    found
}

/// The functions that begin a transaction for a write, themselves or by another one.
fn writers(store: &[&Source]) -> BTreeSet<String> {
    let mut all = callers(store, &["write".to_owned()].into());
    loop {
        let more = callers(store, &all);
        if more.is_subset(&all) {
            return all;
        }
        all.extend(more);
    }
}

/// Calls of `store()` in a file with one of these functions.
fn calls(source: &Source, functions: &BTreeSet<String>) -> Vec<Finding> {
    let mut found = Vec::new();
    for n in 0..source.tokens.len() {
        let rest = &source.tokens[n..];
        if is_at(rest, &["store", "(", ")", "."])
            && let Some(name) = rest.get(4).filter(|name| functions.contains(&name.text))
        {
            found.push(finding(&source.path, name.line, &name.text));
        }
    }
    found
}

#[test]
fn a_request_writes_only_after_its_credential_was_looked_at_again() {
    let (store, others): (Vec<_>, Vec<_>) = production().into_iter().partition(|it| it.is_below(STORE));
    let mut all = writers(&store);
    assert!(all.contains("add") && all.contains("write_as"), "the rule finds what writes: {all:?}");
    for (name, reason) in CHECKED_BY_THEMSELVES {
        assert!(!reason.is_empty() && all.remove(name), "{name} writes nothing");
    }
    let handlers = HANDLERS.map(|path| format!("{SERVER}/{path}"));
    let handling = others.iter().filter(|it| handlers.iter().any(|path| it.is_below(path)));
    assert_none("A request writes by `App::write_as`.", in_all(handling.copied(), |it| calls(it, &all)));
    let write_as = ["write_as".to_owned()].into();
    let elsewhere = others.iter().filter(|it| !it.is_below(WRITE_AS));
    let rule = "`Store::write_as` is called by `App::write_as` alone.";
    assert_none(rule, in_all(elsewhere.copied(), |it| calls(it, &write_as)));
}

#[test]
fn a_write_that_looks_at_no_credential_is_found() {
    let store = Source::sample(
        "impl Store { fn add(&self) { self.write(f) } fn get(&self) { self.read(f) } fn add_all(&self) { self.add() } }",
    );
    let writers = writers(&[&store]);
    assert_eq!(writers, ["add".to_owned(), "add_all".to_owned()].into());
    let route =
        Source::sample("async fn create() {\n app\n.store()\n.add(new).await?;\n app.store().get(uid) }");
    assert_eq!(calls(&route, &writers), [finding("sample.rs", 4, "add")]);
}
