//! Only the listed files read a token's value, and nothing serializes it.

use syn::visit::{self, Visit};

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, finding, in_all};
use crate::source::{Source, production_tree};
use crate::workspace::production;

/// Files and folders that may look into a secret, and for what.
const MAY_EXPOSE: [(&str, &str); 13] = [
    ("crates/client/src/calls/find.rs", "the body of asking which token has a value"),
    ("crates/client/src/calls/sign_in.rs", "the body of signing in with a password"),
    ("crates/client/src/fetch.rs", "the request's header"),
    ("crates/server/src/bootstrap.rs", "hashing, and the sign-in link"),
    ("crates/server/src/faults/chaos.rs", "hashing of values that nobody is told"),
    ("crates/server/src/main.rs", "what the first start prints, once, and sign-in links"),
    ("crates/server/src/routes/created.rs", "the answer to a create"),
    ("crates/server/src/routes/new_token.rs", "hashing a new value"),
    ("crates/server/src/routes/sign_in.rs", "hashing the session's value"),
    ("crates/server/src/session_cookie.rs", "the session's cookie"),
    ("crates/server/src/yatai/session.rs", "comparing hashes, and the session's cookie"),
    ("src/pages/tokens/reveal", "the reveal's field"),
    ("src/session", "the tab's own storage, where the person asked for it"),
];

/// Traits that would show a secret.
const LEAKS: [&str; 6] = ["Display", "Serialize", "ToString", "Deref", "AsRef", "LowerHex"];
/// Derives that would: `Debug` is written by hand, and shows nothing.
const LEAKING_DERIVES: [&str; 3] = ["Debug", "Serialize", "Display"];

fn exposes(source: &Source) -> Vec<Finding> {
    source.code_with(&[".expose()", "Secret::expose"])
}

fn exposures(source: &Source) -> Vec<Finding> {
    let may = MAY_EXPOSE.iter().any(|(path, _)| source.is_at(path));
    if may { Vec::new() } else { exposes(source) }
}

struct Visitor<'a> {
    path: &'a str,
    found: Vec<Finding>,
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        let is_secret = matches!(&*block.self_ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|it| it.ident == "Secret"));
        if let (true, Some((_, path, _))) = (is_secret, &block.trait_) {
            let last = &path.segments[path.segments.len() - 1].ident;
            if LEAKS.iter().any(|leak| last == leak) {
                let line = block.impl_token.span.start().line;
                self.found.push(finding(self.path, line, format!("impl {last} for Secret")));
            }
        }
        visit::visit_item_impl(self, block);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        let derives = item.attrs.iter().filter(|it| it.path().is_ident("derive") && item.ident == "Secret");
        for derive in derives {
            let syn::Meta::List(list) = &derive.meta else { continue };
            let tokens = list.tokens.to_string();
            let leaks = LEAKING_DERIVES.iter().filter(|leak| crate::source::has_word(&tokens, leak));
            let line = item.struct_token.span.start().line;
            self.found.extend(leaks.map(|it| finding(self.path, line, format!("Secret derives {it}"))));
        }
    }
}

fn leaking_impls(source: &Source) -> Vec<Finding> {
    if !source.tokens.iter().any(|token| token.is("Secret")) {
        return Vec::new();
    }
    let mut visitor = Visitor { path: &source.path, found: Vec::new() };
    visitor.visit_file(&production_tree(&source.text));
    visitor.found
}

#[test]
fn a_secret_is_shown_by_few_and_serialized_by_none() {
    let sources = production();
    let leaks = in_all(sources.iter().copied(), leaking_impls);
    assert_none("Secret has a redacted Debug, no Display and no Serialize.", leaks);
    let found = in_all(sources.iter().copied(), exposures);
    assert_none("A file that exposes a secret is on the list MAY_EXPOSE.", found);
    for (path, what) in MAY_EXPOSE {
        let uses = sources.iter().any(|source| source.is_at(path) && !exposes(source).is_empty());
        assert!(uses, "{path} exposes no secret ({what}): take it off the list MAY_EXPOSE");
    }
}

#[test]
fn what_shows_a_secret_is_found() {
    assert_finds(exposures, "log(secret.expose())", "1: .expose()");
    assert_finds(exposures, "\nlist.map(Secret::expose)", "2: Secret::expose");
    assert_finds(leaking_impls, "impl std::fmt::Display for Secret {}", "1: impl Display");
    assert_finds(leaking_impls, "impl AsRef<str> for api::Secret {}", "1: impl AsRef");
    assert_finds(
        leaking_impls,
        "#[derive(Clone, Debug)]\npub struct Secret(String);",
        "2: Secret derives Debug",
    );
    assert_accepts(
        leaking_impls,
        "impl std::fmt::Debug for Secret {\n}\n#[derive(Clone)]\npub struct Secret(String);",
    );
    assert_accepts(leaking_impls, "#[derive(Debug)]\nstruct Other(Secret);\nimpl Display for Other {}");
    assert_accepts(exposures, "// secret.expose()\nfn f() { exposed(\".expose()\") }");
}
