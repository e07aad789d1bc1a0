//! Names that the project no longer uses, in modules, files, types, functions, fields and variables.

use crate::finding::{Finding, assert_finds, assert_none, finding};
use crate::source::{NameKind, Source};
use crate::workspace::{production, sources};

/// What of a name is compared.
#[derive(Clone, Copy, Debug)]
enum Where {
    /// A part of any name: `find_twins` and `TwinList` contain `twin` and `twins`, `betwixt` does not.
    Part,
    /// A whole name of any kind.
    Any,
    /// A module or a file.
    Module,
    /// A file or folder directly below one that is named so: `src/x.rs`, `src/x/`.
    File,
    /// A struct, an enum, a trait, an alias or a variant.
    Type,
    Function,
    Field,
    /// A field of this struct.
    FieldOf(&'static str),
}

/// A name of the past, what to call it instead, and why.
const OLD_NAMES: &[(Where, &str, &str, &str)] = &[
    (Where::Part, "desk", "state", "a metaphor for what outlives a view"),
    (Where::Module, "later", "lazy", "what is loaded with the second piece"),
    (Where::Part, "apart", "lazy_views", "the views of the second piece"),
    (Where::Function, "bring", "preload", "the field's word"),
    (Where::Function, "expects", "preload_on_hover", "says when it happens"),
    (Where::Module, "dom", "leptos::html", "views are plain Leptos"),
    (Where::Type, "El", "leptos::html", "views are plain Leptos"),
    (Where::Module, "slot", "a closure as child", "views are plain Leptos"),
    (Where::Module, "live", "a closure as child", "views are plain Leptos"),
    (Where::Type, "Live", "a closure as child", "views are plain Leptos"),
    (Where::Function, "live", "a closure as child", "views are plain Leptos"),
    (Where::Module, "follow", "Effect", "views are plain Leptos"),
    (Where::Function, "follow", "Effect", "views are plain Leptos"),
    (Where::Type, "Var", "RwSignal", "Leptos' own signals"),
    (Where::Type, "Derived", "Memo", "Leptos' own signals"),
    (Where::Module, "parts", "components", "the field's word"),
    (Where::Module, "words", "error_messages", "says which words"),
    (Where::Module, "shown", "sanitize", "says what is done to what is shown"),
    (Where::Module, "fold", "case_folding", "Unicode's word"),
    (Where::Module, "quoting", "shell", "says for what"),
    (Where::Module, "set", "VecSet", "says which set"),
    (Where::Module, "memory", "session_storage", "the browser's name for it"),
    (Where::Module, "preferences", "local_storage", "the browser's name for it"),
    (Where::Part, "breathe", "yield_to_browser", "says what happens"),
    (Where::Module, "turn", "epoch", "a number that grows with each sign-in"),
    (Where::Field, "turn", "epoch", "a number that grows with each sign-in"),
    (Where::Type, "Turn", "Epoch", "a number that grows with each sign-in"),
    (Where::Part, "speaker", "RequestScope", "says what it guards"),
    (Where::Part, "speakers", "RequestScope", "says what it guards"),
    (Where::Part, "errand", "CreatePurpose", "why a token is created"),
    (Where::Part, "errands", "CreatePurpose", "why a token is created"),
    (Where::Part, "doomed", "delete_target", "says what happens to it"),
    (Where::Any, "cut_off", "revoke_then_replace", "says the two steps"),
    (Where::Type, "CutOff", "RevokeThenReplace", "says the two steps"),
    (Where::Part, "orphan", "unsaved_token", "says what is missing"),
    (Where::Part, "orphans", "unsaved_tokens", "says what is missing"),
    (Where::Part, "twin", "duplicate", "the field's word"),
    (Where::Part, "twins", "duplicates", "the field's word"),
    (Where::FieldOf("Sent"), "print", "fingerprint", "says what it is"),
    (Where::Part, "uneven", "Inconsistent", "pages that do not fit together"),
    (Where::Type, "Partly", "PartiallyUnreadable", "says which part is missing"),
    (Where::Any, "unasked", "background", "a load that no person started"),
    (Where::Type, "Plan", "Pager", "says what is planned"),
    (Where::Type, "Ask", "PageRequest", "the field's word"),
    (Where::Field, "places", "slots", "where the rows of a page go"),
    (Where::File, "src/tabs", "broadcast", "the browser's name for it"),
    (Where::File, "src/browser/tabs", "broadcast", "the browser's name for it"),
    (Where::Module, "leave", "sign_out", "the field's word"),
    (Where::Function, "leave", "sign_out", "the field's word"),
    (Where::Type, "Exit", "SignOut", "the field's word"),
    (Where::Module, "guesses", "wrong_credentials", "the field's word"),
    (Where::Type, "Guesses", "RateLimit", "the field's word"),
    (Where::Module, "layers", "middleware", "the field's word"),
    (Where::Module, "start", "bootstrap", "says that it happens once"),
    (Where::Part, "unruly", "chaos", "the field's word"),
    (Where::Module, "house", "architecture", "the field's word"),
    (Where::Part, "nought", "zero", "plain English"),
    (Where::Part, "whoever", "the person who", "plain English"),
    (Where::Part, "mend", "fix", "plain English"),
    (Where::Part, "mends", "fixes", "plain English"),
    (Where::Part, "mended", "fixed", "plain English"),
    (Where::Part, "mending", "fixing", "plain English"),
    (Where::Part, "breathes", "yield_to_browser", "says what happens"),
    (Where::Part, "desks", "state", "a metaphor for what outlives a view"),
];

/// `FindTwins`, `find_twins` and `FIND_TWINS` as `find` and `twins`.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before = '_';
    for c in name.chars() {
        let begins = c.is_uppercase() && before.is_lowercase();
        if c == '_' || begins {
            parts.push(String::new());
        }
        if c != '_' {
            parts.last_mut().unwrap().extend(c.to_lowercase());
        }
        before = c;
    }
    parts
}

/// A name as it is compared.
struct Compared<'a> {
    kind: NameKind,
    name: &'a str,
    owner: &'a str,
    parts: Vec<String>,
}

impl<'a> Compared<'a> {
    fn new(kind: NameKind, name: &'a str, owner: &'a str) -> Compared<'a> {
        Compared { kind, name, owner, parts: parts(name) }
    }

    fn is_old(&self, place: Where, old: &str) -> bool {
        let is = |kind: NameKind| self.kind == kind && self.name == old;
        match place {
            Where::Part => self.parts.iter().any(|part| part == old),
            Where::Any => self.name == old,
            Where::Module => is(NameKind::Module),
            Where::File => false,
            Where::Type => is(NameKind::Type) || is(NameKind::Variant),
            Where::Function => is(NameKind::Function),
            Where::Field => is(NameKind::Field),
            Where::FieldOf(owner) => is(NameKind::Field) && self.owner == owner,
        }
    }
}

fn old_names(source: &Source) -> Vec<Finding> {
    let path = source.path.trim_end_matches(".rs");
    let of_path = path.split('/').map(|step| (1, Compared::new(NameKind::Module, step, "")));
    let given = source.names.iter().map(|it| (it.line, Compared::new(it.kind, &it.text, &it.owner)));
    let all: Vec<(usize, Compared)> = of_path.chain(given).collect();
    let mut found = Vec::new();
    for &(place, old, new, reason) in OLD_NAMES {
        let says = |name: &str| format!("`{name}`: say `{new}` ({reason})");
        let is_file = path == old || path.strip_prefix(old).is_some_and(|rest| rest.starts_with('/'));
        if matches!(place, Where::File) && is_file {
            found.push(finding(&source.path, 1, says(old)));
        }
        let here = all.iter().filter(|(_, name)| name.is_old(place, old));
        found.extend(here.map(|(line, name)| finding(&source.path, *line, says(name.name))));
    }
    found
}

/// More than one type of this name in products makes a reader ask which one is meant.
const ONCE: [&str; 1] = ["Page"];

fn types_named_twice<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Vec<Finding> {
    let mut found: Vec<Vec<Finding>> = vec![Vec::new(); ONCE.len()];
    for source in sources {
        let types = source.names.iter().filter(|it| it.kind == NameKind::Type && !it.is_in_test);
        for name in types {
            if let Some(at) = ONCE.iter().position(|it| *it == name.text) {
                found[at].push(finding(&source.path, name.line, &name.text));
            }
        }
    }
    found.into_iter().filter(|list| list.len() > 1).flatten().collect()
}

#[test]
fn no_name_is_an_old_one() {
    let found = crate::finding::in_all(sources(), old_names);
    assert_none("A name of the past: see OLD_NAMES in tests/architecture/names.rs.", found);
}

#[test]
fn only_one_type_is_called_page() {
    assert_none("Several types of one name.", types_named_twice(production()));
}

#[test]
fn old_names_are_found_as_words_of_a_name() {
    assert_finds(old_names, "struct Desk;", "1: `Desk`");
    assert_finds(old_names, "\nfn put_on_desk() {}", "2: `put_on_desk`");
    assert_finds(old_names, "const MY_DESK: u8 = 1;", "1: `MY_DESK`");
    assert_finds(old_names, "let twins = 1;", "1: `twins`");
    assert_finds(old_names, "f(|orphan| orphan);", "1: `orphan`");
    assert_finds(old_names, "enum A { Uneven }", "1: `Uneven`");
    assert_finds(old_names, "mod words;", "1: `words`");
    assert_finds(old_names, "struct A { turn: u32 }", "1: `turn`");
    assert_finds(old_names, "struct Sent { print: String }", "1: `print`");
    assert_finds(old_names, "use a::b as errand;", "1: `errand`");
    for (path, old) in [("src/later.rs", "later"), ("src/words/mod.rs", "words"), ("src/tabs.rs", "src/tabs")]
    {
        let found = old_names(&Source::new(path, "").unwrap());
        assert!(found.len() == 1 && found[0].0.contains(&format!("`{old}`")), "{found:?}");
    }
}

#[test]
fn ordinary_names_are_not_old_ones() {
    let text = "struct Paragraph { print: u8, words: u8 }\nfn append(amend: u8, later: u8, parts: u8) { let turn = 1; }\n\
                fn start() {}\nstruct Slot;\nfn apartment() {}";
    crate::finding::assert_accepts(old_names, text);
    assert_eq!(old_names(&Source::new("src/components/tabs.rs", "").unwrap()), []);
}

#[test]
fn a_second_type_of_a_name_is_found() {
    let sources = [("a.rs", "struct Page;"), ("b.rs", "\nenum Page {}"), ("c.rs", "struct PageRequest;")]
        .map(|(path, text)| Source::new(path, text).unwrap());
    let found = types_named_twice(&sources);
    assert_eq!(found, [finding("a.rs", 1, "Page"), finding("b.rs", 2, "Page")]);
    assert_eq!(types_named_twice(&sources[1..]), []);
}
