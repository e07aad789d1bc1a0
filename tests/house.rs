//! The rules of the house, held by reading the project's own files: who may import whom, who sends requests, holds SQL,
//! reads the clock, shows a secret. A rule that fails names the file and the line.
//!
//! What never lives here: rules that the compiler or the linter holds already, and anything that builds or runs.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

// ---------------------------------------------------------------------------------------------- reading

/// A Rust file, taken apart. The parts have the lines of the whole, with blanks where the others stand.
struct Source {
    /// From the project's root, with `/`.
    path: String,
    /// As it is written.
    text: String,
    /// Without comments and without what is between quotes.
    code: String,
    /// What is between quotes.
    quoted: String,
    /// Which lines have a comment.
    comments: BTreeSet<usize>,
}

impl Source {
    fn new(path: &str, text: &str) -> Source {
        let (code, quoted, comments) = take_apart(text);
        Source { path: path.to_owned(), text: text.to_owned(), code, quoted, comments }
    }

    /// Without the modules that are compiled for tests only.
    fn for_production(mut self) -> Source {
        for (from, to) in test_modules(&self.code) {
            for part in [&mut self.code, &mut self.quoted, &mut self.text] {
                *part = blanked(part, from, to);
            }
        }
        self
    }

    fn is_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }
}

/// Splits into code, quoted text and the lines of comments. Bytes keep their place, so that all parts have the same
/// lines and columns.
fn take_apart(text: &str) -> (String, String, BTreeSet<usize>) {
    let bytes = text.as_bytes();
    let blank = |b: u8| if b == b'\n' { b'\n' } else { b' ' };
    let mut code: Vec<u8> = bytes.iter().map(|b| blank(*b)).collect();
    let mut quoted = code.clone();
    let mut comments = BTreeSet::new();
    let line_of = |at: usize| 1 + bytes[..at].iter().filter(|b| **b == b'\n').count();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"//") {
            comments.insert(line_of(at));
            at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        } else if rest.starts_with(b"/*") {
            let (start, mut depth) = (at, 0);
            while at < bytes.len() {
                if bytes[at..].starts_with(b"/*") {
                    depth += 1;
                    at += 2;
                } else if bytes[at..].starts_with(b"*/") {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        break;
                    }
                } else {
                    at += 1;
                }
            }
            comments.extend(line_of(start)..=line_of(at.min(bytes.len())));
        } else if let Some((open, hashes)) = raw_string(bytes, at) {
            let close: Vec<u8> = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
            let length = find(&bytes[open..], &close).unwrap_or(bytes.len() - open);
            quoted[open..open + length].copy_from_slice(&bytes[open..open + length]);
            code[at..open].copy_from_slice(&bytes[at..open]);
            at = (open + length + close.len()).min(bytes.len());
        } else if rest[0] == b'"' {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            let end = end.min(bytes.len());
            quoted[at + 1..end].copy_from_slice(&bytes[at + 1..end]);
            code[at] = b'"';
            if end < bytes.len() {
                code[end] = b'"';
            }
            at = end + 1;
        } else if let Some(length) = character(rest) {
            at += length;
        } else {
            code[at] = rest[0];
            at += 1;
        }
    }
    // A character of several bytes is copied whole or blanked whole.
    (String::from_utf8(code).unwrap(), String::from_utf8(quoted).unwrap(), comments)
}

/// Where a raw string's text begins, and how many hashes it has.
fn raw_string(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if bytes[at] != b'r' || (at > 0 && is_word(bytes[at - 1]) && bytes[at - 1] != b'b') {
        return None;
    }
    let hashes = bytes[at + 1..].iter().take_while(|b| **b == b'#').count();
    (bytes.get(at + 1 + hashes) == Some(&b'"')).then_some((at + 2 + hashes, hashes))
}

/// How long a character literal is; none for a lifetime.
fn character(rest: &[u8]) -> Option<usize> {
    if rest[0] != b'\'' {
        return None;
    }
    if rest.get(1) == Some(&b'\\') {
        return find(&rest[3..], b"'").map(|end| end + 4);
    }
    let text = std::str::from_utf8(rest.get(1..)?.get(..rest.len().min(8) - 1)?);
    let first = match text {
        Ok(text) => text.chars().next()?,
        Err(cut) => std::str::from_utf8(&rest[1..1 + cut.valid_up_to()]).ok()?.chars().next()?,
    };
    (rest.get(1 + first.len_utf8()) == Some(&b'\'')).then_some(2 + first.len_utf8())
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// From where to where modules stand that are compiled for tests only.
fn test_modules(code: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("#[cfg(test)]") {
        let rest = &code[at..];
        let Some(open) = rest.find(['{', ';']) else { continue };
        if rest[open..].starts_with(';') {
            found.push((at, at + open + 1));
            continue;
        }
        let mut depth = 0;
        let end = rest[open..].char_indices().find(|(_, c)| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0
        });
        found.push((at, end.map_or(code.len(), |(end, _)| at + open + end + 1)));
    }
    found
}

fn blanked(text: &str, from: usize, to: usize) -> String {
    let blank: String = text[from..to].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    [&text[..from], &blank, &text[to..]].concat()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files of this extension below a folder, from the root, in order.
fn files(folder: &str, extension: &str) -> Vec<String> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), extension, &mut found);
    let relative = |path: PathBuf| path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
    let mut found: Vec<String> = found.into_iter().map(relative).collect();
    found.sort();
    found
}

/// The crates of the workspace: their folders, with the panel as "".
fn crates() -> Vec<String> {
    let mut crates = vec![String::new()];
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        crates.push(format!("crates/{}/", entry.unwrap().file_name().to_str().unwrap()));
    }
    crates.sort();
    crates
}

/// Every module, tests included.
fn modules() -> Vec<Source> {
    let found = crates().iter().flat_map(|folder| files(&format!("{folder}src"), "rs")).collect::<Vec<_>>();
    assert!(found.len() > 50, "only {} modules were found", found.len());
    found.iter().map(|path| Source::new(path, &read(path))).collect()
}

/// Every module that is part of a product: without the modules, and the files, that are compiled for tests only.
fn production() -> Vec<Source> {
    let modules = modules();
    let mut for_tests = BTreeSet::new();
    for module in &modules {
        for (from, to) in test_modules(&module.code) {
            let declaration = module.code[from..to].trim_end_matches(';');
            if let Some(name) = declaration.rsplit_once("mod ").map(|(_, name)| name.trim())
                && module.code[..to].ends_with(';')
            {
                let stem = module.path.trim_end_matches(".rs");
                let folder = match stem.rsplit_once('/') {
                    Some((folder, "lib" | "main" | "mod")) => folder,
                    _ => stem,
                };
                for_tests.insert(format!("{folder}/{name}.rs"));
            }
        }
    }
    modules.into_iter().filter(|m| !for_tests.contains(&m.path)).map(Source::for_production).collect()
}

/// A Cargo.toml: for each section, its lines with their numbers.
fn sections(manifest: &str) -> Vec<(String, Vec<(usize, String)>)> {
    let mut sections = vec![(String::new(), Vec::new())];
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') && line.ends_with(']') {
            sections.push((line.trim_matches(['[', ']']).to_owned(), Vec::new()));
        } else if !line.is_empty() && !line.starts_with('#') {
            sections.last_mut().unwrap().1.push((index + 1, line.to_owned()));
        }
    }
    sections
}

fn section(manifest: &str, name: &str) -> Vec<(usize, String)> {
    sections(manifest)
        .into_iter()
        .filter(|(section, _)| section == name)
        .flat_map(|(_, lines)| lines)
        .collect()
}

/// The names under `[dependencies]` and its platform-bound sisters; development's are not among them.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (section, lines) in sections(manifest) {
        let is_development = section.contains("dev-dependencies");
        if is_development || section.starts_with("workspace") || !section.contains("dependencies") {
            continue;
        }
        match section.rsplit_once("dependencies.") {
            Some((_, name)) => {
                names.insert(name.to_owned());
            }
            None => names.extend(lines.iter().filter_map(|(_, line)| {
                let name = line.split(['=', '.']).next()?.trim();
                (!name.is_empty() && !name.starts_with(['"', '{', ']'])).then(|| name.to_owned())
            })),
        }
    }
    names
}

// ---------------------------------------------------------------------------------------------- expressions

/// Code with what is between its quotes, and without comments. What is between quotes has no brackets in it and ends no
/// statement.
fn uncommented(source: &Source) -> String {
    let inside = |quoted: u8| if b"()[]{};".contains(&quoted) { b' ' } else { quoted };
    let of_either = source.code.bytes().zip(source.quoted.bytes());
    let bytes = of_either.map(|(code, quoted)| if code == b' ' { inside(quoted) } else { code }).collect();
    // A character of several bytes is whole in one of them and blank in the other.
    String::from_utf8(bytes).unwrap()
}

/// Where what is opened here is closed.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    let end = code[open..].char_indices().find(|(_, c)| {
        depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
        depth == 0
    });
    end.map_or(code.len(), |(end, _)| open + end)
}

/// Where these functions are called by a name of their own or by a path, and where the last of the methods ends that are
/// called on what they return.
fn chains(code: &str, functions: &[&str]) -> Vec<(usize, usize)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for function in functions {
        for (at, _) in code.match_indices(&format!("{function}(")) {
            let before = code[..at].trim_end();
            if code[..at].ends_with(is_word) || before.ends_with('.') || before.ends_with("fn") {
                continue;
            }
            let mut end = closing(code, at + function.len()) + 1;
            while let Some(rest) = code.get(end..) {
                let Some(method) = rest.trim_start().strip_prefix('.') else { break };
                let name = method.trim_start().trim_start_matches(is_word);
                end = code.len() - name.len();
                if let Some(types) = name.strip_prefix("::<") {
                    end = code.len() - types.len() + types.find(">(").map_or(0, |close| close + 1);
                }
                if code[end..].starts_with('(') {
                    end = closing(code, end) + 1;
                }
            }
            found.push((at, end.min(code.len())));
        }
    }
    found
}

/// What stands in the brackets of each call of this method or function: where it begins, and its text without comments.
fn arguments<'a>(source: &Source, uncommented: &'a str, call: &str) -> Vec<(usize, &'a str)> {
    let found = source.code.match_indices(call).map(|(at, _)| {
        let open = at + call.len();
        (open, &uncommented[open..closing(&source.code, open - 1)])
    });
    found.collect()
}

/// The value that was given last to this name before this place, without its comments.
fn value_of<'a>(code: &str, uncommented: &'a str, name: &str, before: usize) -> Option<&'a str> {
    let at = code[..before].rfind(&format!("let {name} = "))? + "let  = ".len() + name.len();
    let mut depth = 0;
    let end = code[at..].char_indices().find(|(_, c)| {
        depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
        depth == 0 && *c == ';'
    })?;
    Some(&uncommented[at..at + end.0])
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn line_at(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}

// ---------------------------------------------------------------------------------------------- judging

/// What breaks a rule, and where.
#[derive(Debug, PartialEq)]
struct Breach(String);

fn breach(path: &str, line: usize, what: &str) -> Breach {
    Breach(format!("{path}:{line}: {what}"))
}

#[track_caller]
fn hold(rule: &str, breaches: Vec<Breach>) {
    let list: Vec<_> = breaches.into_iter().map(|breach| breach.0).collect();
    assert!(list.is_empty(), "{rule}\n  {}", list.join("\n  "));
}

/// Where one of these texts stands. A text that begins or ends with a letter is a whole word there.
fn occurrences(path: &str, part: &str, wanted: &[&str]) -> Vec<Breach> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (index, line) in part.lines().enumerate() {
        for text in wanted {
            let stands_alone = |at: usize| {
                let (before, after) =
                    (line[..at].chars().next_back(), line[at + text.len()..].chars().next());
                let joined = |neighbour: Option<char>, own: Option<char>| {
                    neighbour.is_some_and(is_word) && own.is_some_and(is_word)
                };
                !joined(before, text.chars().next()) && !joined(after, text.chars().next_back())
            };
            if line.match_indices(text).any(|(at, _)| stands_alone(at)) {
                found.push(breach(path, index + 1, text));
            }
        }
    }
    found
}

/// What each crate may import of the others.
const PLAN: [(&str, &[&str]); 6] = [
    ("", &["token-api", "token-client"]),
    ("crates/api/", &[]),
    ("crates/bench/", &[]),
    ("crates/client/", &["token-api"]),
    ("crates/server/", &["token-api"]),
    ("crates/xtask/", &[]),
];

fn imports(folder: &str, manifest: &str, sources: &[Source]) -> Vec<Breach> {
    const OWN: [&str; 5] = ["token-api", "token-client", "token-server", "bento-token-panel", "xtask"];
    let Some((_, allowed)) = PLAN.iter().find(|(planned, _)| *planned == folder) else {
        return vec![breach(&format!("{folder}Cargo.toml"), 1, "a crate that the plan does not know")];
    };
    let forbidden: Vec<_> = OWN.into_iter().filter(|name| !allowed.contains(name)).collect();
    let mut found = Vec::new();
    for name in dependencies(manifest).iter().filter(|name| forbidden.contains(&name.as_str())) {
        let line = manifest.lines().position(|line| line.starts_with(name.as_str())).unwrap_or_default() + 1;
        found.push(breach(&format!("{folder}Cargo.toml"), line, name));
    }
    // A program may use its own library.
    let own =
        section(manifest, "package").iter().find_map(|(_, l)| l.strip_prefix("name = ").map(str::to_owned));
    let own = own.unwrap_or_default().trim_matches('"').replace('-', "_");
    let words: Vec<String> = forbidden.iter().map(|name| name.replace('-', "_")).collect();
    let mut words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != own).collect();
    if !folder.is_empty() {
        words.extend(["use panel", "extern crate"]);
    }
    found.extend(sources.iter().flat_map(|source| occurrences(&source.path, &source.code, &words)));
    found
}

/// Whatever sends something from a page.
const SENDERS: [&str; 16] = [
    "gloo_net",
    "fetch(",
    "fetch_with_str",
    "fetch_with_request",
    "fetch_with_str_and_init",
    "fetch_with_request_and_init",
    "RequestBuilder",
    "RequestInit",
    "XmlHttpRequest",
    "XMLHttpRequest",
    "EventSource",
    "WebSocket",
    "WebTransport",
    "send_beacon",
    "sendBeacon",
    "reqwest",
];

fn senders(source: &Source) -> Vec<Breach> {
    let mut found = occurrences(&source.path, &source.code, &SENDERS);
    found.extend(occurrences(&source.path, &source.quoted, &["XMLHttpRequest", "sendBeacon", "fetch("]));
    found
}

const SQL: [&str; 11] = [
    "SELECT",
    "INSERT INTO",
    "INSERT OR",
    "DELETE FROM",
    "CREATE TABLE",
    "CREATE INDEX",
    "ALTER TABLE",
    "DROP TABLE",
    "PRAGMA",
    "BEGIN IMMEDIATE",
    "ON CONFLICT",
];

fn sql(source: &Source) -> Vec<Breach> {
    // `SELECT` alone is an element's tag.
    let mut quoted = source.quoted.clone();
    for (at, word) in source.quoted.match_indices("SELECT") {
        let end = at + word.len();
        if at > 0 && source.code.as_bytes()[at - 1] == b'"' && source.code.as_bytes().get(end) == Some(&b'"')
        {
            quoted = blanked(&quoted, at, end);
        }
    }
    let mut found = occurrences(&source.path, &quoted, &SQL);
    for (index, line) in source.quoted.lines().enumerate() {
        if line.find("UPDATE ").is_some_and(|at| line[at..].contains(" SET ")) {
            found.push(breach(&source.path, index + 1, "UPDATE … SET"));
        }
    }
    found
}

fn clocks(source: &Source) -> Vec<Breach> {
    const CODE: [&str; 9] = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "Date::now",
        "Date::new_0",
        "OffsetDateTime::now_utc",
        "performance",
        "UNIX_EPOCH.elapsed",
    ];
    const QUOTED: [&str; 6] =
        ["CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "'now'", "unixepoch()", "Date.now"];
    let mut found = occurrences(&source.path, &source.code, &CODE);
    found.extend(occurrences(&source.path, &source.quoted, &QUOTED));
    found
}

/// Whatever makes markup, or code, of a text.
fn markup(source: &Source) -> Vec<Breach> {
    const WAYS: [&str; 21] = [
        "inner_html",
        "set_inner_html",
        "innerHTML",
        "outer_html",
        "set_outer_html",
        "outerHTML",
        "insert_adjacent_html",
        "insertAdjacentHTML",
        "create_contextual_fragment",
        "create_element_from_html",
        "InertElement",
        "InnerHtmlAttribute",
        "leptos_macro",
        "DomParser",
        "parse_from_string",
        "set_html_unsafe",
        "srcdoc",
        "set_srcdoc",
        "eval",
        "new_no_args",
        "new_with_args",
    ];
    let mut found = occurrences(&source.path, &source.code, &WAYS);
    found.extend(occurrences(
        &source.path,
        &source.code,
        // Leptos' macros write what is fixed in them through `innerHTML`, which the policy of the page refuses.
        &["document().write", "HtmlDocument", "view!", "template!", ".inner_html("],
    ));
    found.extend(occurrences(
        &source.path,
        &source.quoted,
        &["innerHTML", "outerHTML", "srcdoc", "javascript:"],
    ));
    found
}

fn strangers_to_components(source: &Source) -> Vec<Breach> {
    const STRANGERS: [&str; 11] = [
        "nav",
        "address",
        "session",
        "pages",
        "app",
        "load",
        "query",
        "settings",
        "theme",
        "token_api",
        "token_client",
    ];
    let mut found = Vec::new();
    for (index, line) in source.code.lines().enumerate() {
        for stranger in STRANGERS {
            let ways = match stranger.starts_with("token_") {
                true => vec![stranger.to_owned()],
                false => vec![format!("crate::{stranger}"), format!("super::super::{stranger}")],
            };
            for way in ways {
                found.extend(
                    occurrences(&source.path, line, &[&way])
                        .iter()
                        .map(|_| breach(&source.path, index + 1, &way)),
                );
            }
        }
    }
    // `use crate::{nav, …}`
    for (at, _) in source.code.match_indices("crate::{") {
        let group = source.code[at..].split(';').next().unwrap_or_default();
        let line = source.code[..at].lines().count();
        found.extend(
            STRANGERS
                .iter()
                .filter(|stranger| !occurrences("", group, &[stranger]).is_empty())
                .map(|stranger| breach(&source.path, line, &format!("crate::{{{stranger}}}"))),
        );
    }
    found
}

/// Fields of secrets that the browser may remember. A field's making is one statement: `input()` and the methods called on
/// it, which say both that it holds a secret and that it is not remembered.
fn remembered(source: &Source) -> Vec<Breach> {
    let uncommented = uncommented(source);
    let fields = chains(&source.code, &["input", "textarea"]);
    let is_forgotten = |(from, to): (usize, usize)| {
        let flat = uncommented[from..to].split_whitespace().collect::<String>().replace(",)", ")");
        flat.contains("(\"autocomplete\",\"off\")") || flat.contains(".autocomplete(\"off\")")
    };
    let mut found = Vec::new();
    for mark in secret_marks(source) {
        let line = |at| line_at(&source.code, at);
        match fields.iter().find(|(from, to)| (*from..*to).contains(&mark)) {
            Some(field) if is_forgotten(*field) => {}
            Some((from, _)) => {
                found.push(breach(
                    &source.path,
                    line(*from),
                    "a field for a secret without autocomplete=\"off\"",
                ));
            }
            None => found.push(breach(&source.path, line(mark), "a field for a secret is made elsewhere")),
        }
    }
    found
}

/// Where a field is said to hold a secret: by the type of those that a person pastes, and by being one to read only, as
/// the reveal's is.
fn secret_marks(source: &Source) -> Vec<usize> {
    let code = source.code.as_bytes();
    let mut found = Vec::new();
    for word in ["password", "readonly", "readOnly"] {
        let whole = |at: &usize| *at > 0 && code[at - 1] == b'"' && code.get(at + word.len()) == Some(&b'"');
        found.extend(source.quoted.match_indices(word).map(|(at, _)| at).filter(whole));
    }
    for call in [".readonly(", ".set_read_only("] {
        found.extend(source.code.match_indices(call).map(|(at, _)| at));
    }
    found
}

/// Where the document's nodes are made by hand. Views are built by Leptos; the table's rows are copies of one that Leptos
/// has built, for speed.
fn made_by_hand(source: &Source) -> Vec<Breach> {
    const WAYS: [&str; 7] = [
        "create_element",
        "create_element_ns",
        "create_text_node",
        "create_document_fragment",
        "import_node",
        "clone_node",
        "clone_node_with_deep",
    ];
    let mut found = occurrences(&source.path, &source.code, &WAYS);
    found.extend(occurrences(&source.path, &source.quoted, &["createElement", "importNode", "cloneNode"]));
    found
}

/// Texts that change, or that the program puts together, given to an element as its child. Leptos keeps the node of such a
/// text and writes to it later, where a browser that translates has put another one in its place.
fn moving_texts(source: &Source) -> Vec<Breach> {
    let uncommented = uncommented(source);
    let mut found = Vec::new();
    for (at, child) in arguments(source, &uncommented, ".child(") {
        let child = child.trim().trim_end_matches(',').trim_end();
        let value = is_name(child).then(|| value_of(&source.code, &uncommented, child, at)).flatten();
        if is_moving_text(child) || value.is_some_and(is_moving_text) {
            let words: String = child.split_whitespace().collect::<Vec<_>>().join(" ");
            found.push(breach(&source.path, line_at(&source.code, at), &words));
        }
    }
    found
}

/// Whether an expression makes a text, as far as its words tell: by its type alone it cannot be seen here.
fn is_moving_text(expression: &str) -> bool {
    const MAKES: [&str; 7] = [
        ".to_string()",
        ".to_owned()",
        ".into_owned()",
        ".concat()",
        ".collect::<String>()",
        ".get()",
        ".get_untracked()",
    ];
    let expression = expression.trim();
    let bare = expression.strip_prefix("move ").unwrap_or(expression).trim_start();
    let (body, is_closure) = match bare.strip_prefix("||") {
        Some(body) => (body.trim(), true),
        None => (expression.trim_start_matches('&'), false),
    };
    // What a closure, or the last branch of it, ends with is what it returns.
    let last = body.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '}' | ','));
    let last_statement = last.rsplit([';', '{']).next().unwrap_or_default().trim();
    let is_format = [body, last_statement].iter().any(|text| {
        let open = text.starts_with("format!(").then_some("format!".len());
        open.is_some_and(|open| closing(text, open) + 1 == text.len())
    });
    let is_literal = last.ends_with('"') || last.ends_with("\")") && last.contains(".then_some(\"");
    is_format || MAKES.iter().any(|end| last.ends_with(end)) || is_closure && is_literal
}

/// Attributes that people read and whose value is no literal: characters that hide or turn have to be named there too.
fn unmarked_attributes(source: &Source) -> Vec<Breach> {
    let uncommented = uncommented(source);
    let mut found = Vec::new();
    for call in [".attr(", ".prop(", "set_attribute(", "custom_attribute("] {
        for (at, both) in arguments(source, &uncommented, call) {
            let Some((name, value)) = both.split_once(',') else { continue };
            let name = name.trim();
            let is_read =
                ["\"title\"", "\"aria-label\"", "\"aria-description\"", "\"placeholder\"", "\"alt\""];
            if is_read.contains(&name) && !is_marked(source, &uncommented, value, at) {
                let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
                found.push(breach(&source.path, line_at(&source.code, at), &format!("{name} is {words}")));
            }
        }
    }
    for call in [".title(", ".aria_label(", ".placeholder(", ".alt("] {
        found.extend(occurrences(&source.path, &source.code, &[call]));
    }
    found
}

/// Whether the value is a literal, or is marked where it is given or where it was named, or is a fixed text by its type.
fn is_marked(source: &Source, uncommented: &str, value: &str, at: usize) -> bool {
    let value = value.trim().trim_end_matches(',').trim_end();
    let is_literal = value.len() > 1
        && value.starts_with('"')
        && value.ends_with('"')
        && !value[1..value.len() - 1].contains('"');
    if is_literal || value.contains("sanitize::words(") {
        return true;
    }
    if !is_name(value) {
        return false;
    }
    // The function around it begins at the left edge of a line, or of an `impl`.
    let function = ["\nfn ", "\npub fn ", "\n    fn ", "\n    pub fn "];
    let start = function.iter().filter_map(|f| source.code[..at].rfind(f)).max().unwrap_or_default();
    match value_of(&source.code[start..], &uncommented[start..], value, at - start) {
        Some(named) => named.contains("sanitize::words("),
        None => {
            let signature = source.code[start..at].split('{').next().unwrap_or_default();
            !occurrences("", signature, &[&format!("{value}: &'static str")]).is_empty()
        }
    }
}

/// Who may look into a secret, and for what.
const MAY_EXPOSE: [(&str, &str); 11] = [
    ("crates/client/src/calls/sign_in.rs", "the body of signing in with a password"),
    ("crates/client/src/fetch.rs", "the request's header"),
    ("crates/server/src/faults/chaos.rs", "hashing, of what nobody is told"),
    ("crates/server/src/main.rs", "what the first start prints, once, and sign-in links"),
    ("crates/server/src/routes/sign_in.rs", "the session's cookie"),
    ("crates/server/src/routes/tokens.rs", "hashing a new value"),
    ("crates/server/src/routes/created.rs", "the answer to a create"),
    ("crates/server/src/bootstrap.rs", "hashing, and the sign-in link"),
    ("crates/server/src/yatai/session.rs", "comparing hashes, and the session's cookie"),
    ("src/pages/tokens/reveal.rs", "the reveal's field"),
    ("src/session.rs", "the tab's own storage, where the person asked for it"),
];

fn exposures(source: &Source) -> Vec<Breach> {
    if MAY_EXPOSE.iter().any(|(path, _)| *path == source.path) {
        return Vec::new();
    }
    occurrences(&source.path, &source.code, &[".expose()", "Secret::expose"])
}

fn leaking_impls(source: &Source) -> Vec<Breach> {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (index, line) in source.code.lines().enumerate() {
        let line = flat(line);
        let leaks = ["Display", "Serialize", "ToString", "Deref", "AsRef<str>", "LowerHex"];
        if line.starts_with("impl")
            && line.ends_with("for Secret {")
            && leaks.iter().any(|it| line.contains(it))
        {
            found.push(breach(&source.path, index + 1, &line));
        }
    }
    let before = source.code.split("pub struct Secret").next().filter(|head| head.len() < source.code.len());
    if let Some(derive) = before.and_then(|head| head.rsplit("#[derive(").next()?.split(')').next()) {
        let line = before.unwrap_or_default().lines().count();
        for leak in ["Debug", "Serialize", "Display"] {
            if derive.split(',').any(|name| name.trim() == leak) {
                found.push(breach(&source.path, line, &format!("Secret derives {leak}")));
            }
        }
    }
    found
}

fn unproven(source: &Source) -> Vec<Breach> {
    let lines: Vec<&str> = source.code.lines().collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let number = index + 1;
        let calls =
            [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err(", ".unwrap_throw()", ".expect_throw("];
        if !calls.iter().any(|call| line.contains(call)) {
            continue;
        }
        // On the line, or right before the statement or the function that it is all of.
        let mut above = number;
        while above > 1 && !source.comments.contains(&above) {
            let before = lines[above - 2].trim_end();
            if before.is_empty() && !source.comments.contains(&(above - 1)) || before.ends_with([';', '}']) {
                break;
            }
            above -= 1;
        }
        let is_commented = source.comments.contains(&above) && !is_documentation(source, above);
        let is_proven = is_commented || is_allowed_with_a_reason(source, number);
        if !is_proven {
            found.push(breach(&source.path, number, line.trim()));
        }
    }
    found
}

/// Whether the line is inside of something for which the linter's rule is off, with a comment that says why.
fn is_allowed_with_a_reason(source: &Source, line: usize) -> bool {
    let start = |line: usize| source.code.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    ["#[allow(clippy::expect_used)]", "#[allow(clippy::unwrap_used)]"].iter().any(|allow| {
        source.code.match_indices(allow).any(|(at, _)| {
            let number = 1 + source.code[..at].matches('\n').count();
            let opened = source.code[at..].find('{').map(|open| at + open);
            let is_inside = opened.is_some_and(|open| {
                let between = source.code.get(open..start(line)).unwrap_or_default();
                let mut depth = 0;
                !between.is_empty()
                    && between.chars().all(|c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        depth > 0
                    })
            });
            is_inside && source.comments.contains(&number)
        })
    })
}

/// What a thing is for proves nothing about its inside.
fn is_documentation(source: &Source, line: usize) -> bool {
    source.text.lines().nth(line - 1).is_some_and(|text| text.trim_start().starts_with("///"))
}

fn has_no_opening(source: &Source) -> Vec<Breach> {
    let first = source.text.lines().next().unwrap_or_default();
    let says_something = first.strip_prefix("//!").is_some_and(|words| words.trim().len() > 10);
    if says_something {
        Vec::new()
    } else {
        vec![breach(&source.path, 1, "opens with no `//!` that says why")]
    }
}

fn aborts(manifest: &str) -> Vec<Breach> {
    let mut found = Vec::new();
    for (section, lines) in sections(manifest) {
        for (line, text) in lines {
            let is_abort = text.replace(' ', "").contains("panic=\"abort\"");
            if is_abort && section != "profile.wasm-release" {
                found.push(breach("Cargo.toml", line, &format!("[{section}] {text}")));
            }
        }
    }
    found
}

fn all_of(sources: &[Source], rule: impl Fn(&Source) -> Vec<Breach>) -> Vec<Breach> {
    sources.iter().flat_map(rule).collect()
}

// ---------------------------------------------------------------------------------------------- the rules

#[test]
fn crates_import_each_other_as_planned() {
    let production = production();
    let mut found = Vec::new();
    for folder in crates() {
        let own = format!("{folder}src/");
        let sources: Vec<Source> = production
            .iter()
            .filter(|source| source.is_in(&own))
            .map(|source| Source::new(&source.path, &source.text))
            .collect();
        found.extend(imports(&folder, &read(&format!("{folder}Cargo.toml")), &sources));
    }
    hold("panel → client, api; client → api; server → api; nobody imports the panel.", found);
}

#[test]
fn the_contract_knows_no_web_no_clock_and_no_input() {
    let manifest = read("crates/api/Cargo.toml");
    let names = dependencies(&manifest);
    let known = ["chrono", "serde", "zeroize"].map(str::to_owned).into();
    assert_eq!(
        names, known,
        "crates/api/Cargo.toml: what else the contract depends on has to be pure: add it here then"
    );
    let clock = section(&read("Cargo.toml"), "workspace.dependencies");
    let chrono = clock.iter().find(|(_, line)| line.starts_with("chrono ")).expect("chrono in Cargo.toml");
    assert!(
        chrono.1.contains("default-features = false")
            && !chrono.1.contains("clock")
            && !chrono.1.contains("wasmbind"),
        "Cargo.toml:{}: chrono with its clock: time is a parameter",
        chrono.0
    );
    let api: Vec<_> = production().into_iter().filter(|source| source.is_in("crates/api/")).collect();
    hold(
        "crates/api has no web and no I/O.",
        all_of(&api, |source| {
            let ways = [
                "std::fs",
                "std::net",
                "std::io",
                "std::env",
                "std::process",
                "std::thread",
                "println!",
                "eprintln!",
            ];
            occurrences(&source.path, &source.code, &ways)
        }),
    );
}

#[test]
fn only_the_client_sends_requests() {
    // The server sends nothing and the commands ask the running server: their dependencies are looked at below.
    let elsewhere = ["crates/client/src/fetch.rs", "crates/server/", "crates/xtask/"];
    let of_pages: Vec<_> =
        production().into_iter().filter(|source| !elsewhere.iter().any(|it| source.is_in(it))).collect();
    hold("Only crates/client/src/fetch.rs sends a request.", all_of(&of_pages, senders));
    let mut found = Vec::new();
    for folder in crates() {
        let path = format!("{folder}Cargo.toml");
        for name in dependencies(&read(&path)) {
            let sends =
                ["gloo-net", "reqwest", "ureq", "gloo", "gloo-timers", "isahc", "curl", "leptos_server"];
            if sends.contains(&name.as_str()) && folder != "crates/client/" {
                found.push(breach(&path, 1, &name));
            }
        }
        if folder != "crates/client/" {
            let wanted =
                ["\"Request\"", "\"RequestInit\"", "\"XmlHttpRequest\"", "\"WebSocket\"", "\"EventSource\""];
            found.extend(occurrences(&path, &read(&path), &wanted));
        }
    }
    hold("Only crates/client has what can send a request from a page.", found);
}

#[test]
fn only_the_store_holds_sql() {
    let store = "crates/server/src/store";
    let sources: Vec<_> = production().into_iter().filter(|source| !source.is_in(store)).collect();
    hold("SQL stands in crates/server/src/store only.", all_of(&sources, sql));
    let all: Vec<_> = production().into_iter().filter(|source| source.is_in(store)).collect();
    assert!(!all_of(&all, sql).is_empty(), "the store holds no SQL: then this rule looks at the wrong place");
}

#[test]
fn only_two_places_read_the_clock() {
    // The commands measure how long they take; nothing that they build depends on it.
    let may = ["src/clock.rs", "crates/server/src/main.rs", "crates/xtask/src/progress.rs"];
    let (at_home, others): (Vec<_>, Vec<_>) =
        production().into_iter().partition(|s| may.contains(&s.path.as_str()));
    hold(
        "Time is a parameter: the clock is read in clock.rs (panel) and main.rs (server).",
        all_of(&others, clocks),
    );
    for source in at_home {
        assert!(!clocks(&source).is_empty(), "{}: reads no clock: take it out of this rule", source.path);
    }
}

#[test]
fn no_text_becomes_markup() {
    let sources: Vec<_> = production().into_iter().filter(|source| source.is_in("src/")).collect();
    hold("Names from the server are text, never markup.", all_of(&sources, markup));
}

#[test]
fn unsafe_code_is_forbidden_everywhere() {
    let manifest = read("Cargo.toml");
    let lints = section(&manifest, "workspace.lints.rust");
    assert!(
        lints.iter().any(|(_, line)| line == "unsafe_code = \"forbid\""),
        "Cargo.toml: [workspace.lints.rust]"
    );
    for folder in crates() {
        let lints = section(&read(&format!("{folder}Cargo.toml")), "lints");
        assert!(
            lints.iter().any(|(_, line)| line == "workspace = true"),
            "{folder}Cargo.toml: [lints] workspace = true is missing"
        );
    }
    hold(
        "unsafe is forbidden.",
        all_of(&modules(), |s| occurrences(&s.path, &s.code, &["unsafe", "unsafe_code"])),
    );
}

#[test]
fn every_module_opens_with_why_it_is_there() {
    let mut all = modules();
    for folder in crates() {
        let tests = format!("{folder}tests");
        if root().join(&tests).is_dir() {
            all.extend(files(&tests, "rs").iter().map(|path| Source::new(path, &read(path))));
        }
    }
    hold("Every module opens with a `//!` line.", all_of(&all, has_no_opening));
}

#[test]
fn components_know_neither_address_client_nor_api() {
    let components: Vec<_> =
        production().into_iter().filter(|source| source.is_in("src/components")).collect();
    assert!(components.len() > 3);
    hold("Widgets in src/components know nothing of tokens.", all_of(&components, strangers_to_components));
}

#[test]
fn fields_of_secrets_are_not_remembered() {
    let sources: Vec<_> = production().into_iter().filter(|source| source.is_in("src/")).collect();
    hold("The browser must not keep what is in a field for secrets.", all_of(&sources, remembered));
    for (path, what) in [
        ("src/pages/sign_in/token.rs", "password"),
        ("src/pages/sign_in/password.rs", "password"),
        ("src/pages/tokens/reveal.rs", "readonly"),
    ] {
        let source = sources.iter().find(|source| source.path == path);
        assert!(
            source.is_some_and(|source| !secret_marks(source).is_empty()),
            "{path}: no {what} field: this rule looks at the wrong place"
        );
    }
}

#[test]
fn views_are_built_by_leptos() {
    let sources: Vec<_> = production().into_iter().filter(|source| source.is_in("src/")).collect();
    hold("Leptos makes the elements of the document.", all_of(&sources, made_by_hand));
}

#[test]
fn texts_that_change_are_drawn_by_one_module() {
    let (at_home, others): (Vec<_>, Vec<_>) = production()
        .into_iter()
        .filter(|source| source.is_in("src/"))
        .partition(|source| source.path == "src/components/text.rs");
    assert_eq!(at_home.len(), 1, "src/components/text.rs is gone");
    hold("A text that changes goes through src/components/text.rs.", all_of(&others, moving_texts));
}

/// What shows a text unmarked where people read it, and why it may.
const MAY_SHOW_UNMARKED: [(&str, &str, &str); 5] = [
    ("src/components/text.rs", "\"aria-label\" is [&label, \", \", piece.hint()].concat()", "it is the mark"),
    ("src/components/text.rs", "\"title\" is piece.hint()", "a fixed text"),
    ("src/pages/tokens/filters/items.rs", "\"aria-label\" is label", "one of the names in DATES"),
    ("src/pages/tokens/reveal.rs", "\"aria-label\" is copy_label", "a fixed text, or none"),
    (
        "src/pages/tokens/table/row.rs",
        "\"title\" is &exact(at, &BrowserZone)",
        "figures, and the zone's name",
    ),
];

#[test]
fn what_people_read_in_attributes_is_marked_like_what_they_read_in_the_page() {
    let sources: Vec<_> = production().into_iter().filter(|source| source.is_in("src/")).collect();
    let (known, found): (Vec<_>, Vec<_>) =
        all_of(&sources, unmarked_attributes).into_iter().partition(|breach| {
            MAY_SHOW_UNMARKED
                .iter()
                .any(|(path, what, _)| breach.0.starts_with(&format!("{path}:")) && breach.0.ends_with(what))
        });
    hold("A title or a label that is no literal goes through sanitize::words.", found);
    for (path, what, why) in MAY_SHOW_UNMARKED {
        let places = known.iter().filter(|it| it.0.starts_with(path) && it.0.ends_with(what)).count();
        assert_eq!(
            places, 1,
            "{path}: {what} ({why}) is there {places} times: see the list in tests/house.rs"
        );
    }
}

#[test]
fn a_secret_is_shown_by_few_and_serialized_by_nobody() {
    let sources = production();
    hold("Secret has a redacted Debug, no Display and no Serialize.", all_of(&sources, leaking_impls));
    hold("Whoever exposes a secret is on the list in tests/house.rs.", all_of(&sources, exposures));
    for (path, what) in MAY_EXPOSE {
        let source = sources.iter().find(|source| source.path == path);
        let uses = source.is_some_and(|source| source.code.contains(".expose()"));
        assert!(uses, "{path} exposes no secret ({what}): take it off the list in tests/house.rs");
    }
}

#[test]
fn storage_and_console_see_little() {
    let panel: Vec<_> = production().into_iter().filter(|source| source.is_in("src/")).collect();
    hold(
        "Only the session (for the tab), the memory of uids, the views that a person named, and what they prefer store anything; that memory knows no value and no token, and the views and preferences know neither, nor what a server sent.",
        all_of(&panel, |source| match source.path.as_str() {
            "src/memory.rs" => occurrences(
                &source.path,
                &source.code,
                &["Secret", "expose", "token_api", "Token", ".value", "indexed_db", "set_cookie"],
            ),
            // Names and query strings that a person chose to keep, for this browser and not for a tab.
            "src/views.rs" | "src/preferences.rs" => occurrences(
                &source.path,
                &source.code,
                &[
                    "Secret",
                    "expose",
                    "token_api",
                    "Token",
                    "Row",
                    "session_storage",
                    "indexed_db",
                    "set_cookie",
                ],
            ),
            "src/session.rs" => occurrences(&source.path, &source.code, &["local_storage"]),
            _ => occurrences(
                &source.path,
                &source.code,
                &["set_item", "local_storage", "session_storage", "indexed_db", "set_cookie"],
            ),
        }),
    );
    hold(
        "The panel logs nothing.",
        all_of(&panel, |source| {
            let ways = ["console::log_1", "console::", "log!", "logging::", "dbg!", "println!", "eprintln!"];
            occurrences(&source.path, &source.code, &ways)
        }),
    );
}

#[test]
fn what_cannot_fail_says_why() {
    hold("unwrap and expect need a comment that proves them.", all_of(&production(), unproven));
}

#[test]
fn only_the_panel_aborts_when_it_panics() {
    let manifest = read("Cargo.toml");
    hold("The server must survive a handler's panic.", aborts(&manifest));
    assert!(section(&manifest, "profile.wasm-release").iter().any(|(_, line)| line == "panic = \"abort\""));
}

#[test]
fn wasm_bindgen_is_pinned_to_what_is_locked() {
    let workspace = section(&read("Cargo.toml"), "workspace.dependencies");
    let pinned: BTreeMap<String, String> = workspace
        .iter()
        .filter_map(|(_, line)| {
            line.split_once(" = \"=").map(|(n, v)| (n.to_owned(), v.trim_matches('"').to_owned()))
        })
        .collect();
    let lock = read("Cargo.lock");
    for name in ["wasm-bindgen", "js-sys", "web-sys", "wasm-bindgen-futures", "wasm-bindgen-test"] {
        let version = pinned.get(name).unwrap_or_else(|| panic!("Cargo.toml: {name} is not pinned with `=`"));
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")),
            "Cargo.lock has another {name} than {version}"
        );
        for folder in crates() {
            let path = format!("{folder}Cargo.toml");
            for (line, text) in sections(&read(&path))
                .into_iter()
                .filter(|(s, _)| s != "workspace.dependencies")
                .flat_map(|(_, l)| l)
            {
                let is_it = text.split(['=', '.', ' ']).next() == Some(name);
                assert!(
                    !is_it || text.contains("workspace = true"),
                    "{path}:{line}: {text}: take the workspace's version"
                );
            }
        }
    }
}

/// The text of a constant, put together as the compiler does.
fn constant(path: &str, name: &str) -> String {
    let text = read(path);
    let start = format!("const {name}: &str =");
    let text = text.split_once(&start).unwrap_or_else(|| panic!("{path} has no {name}")).1;
    let text = text.split_once('"').unwrap().1.split_once("\";").unwrap().0;
    text.split("\\\n").map(str::trim_start).collect()
}

#[test]
fn every_host_says_the_same_of_what_the_page_may_do() {
    const OWN: &str = "crates/server/src/middleware/headers.rs";
    const OTHERS: &str = "crates/xtask/src/package/policy.rs";
    let page = constant(OTHERS, "PAGE") + &constant(OTHERS, "HEADER_ONLY");
    assert!(page.contains("require-trusted-types-for 'script'; trusted-types 'none'"), "{page}");
    assert_eq!(constant(OWN, "PANEL_POLICY"), page);
    assert_eq!(constant(OWN, "DATA_POLICY"), constant(OTHERS, "DATA"));
    assert_eq!(constant(OWN, "PERMISSIONS"), constant(OTHERS, "PERMISSIONS"));
    for unsafe_word in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "data:", "blob:"] {
        assert!(!page.contains(unsafe_word), "{unsafe_word} is in {page}");
    }
}

#[test]
fn every_ban_of_the_linter_says_why() {
    let bans = read("clippy.toml");
    let mut found = Vec::new();
    for (index, line) in bans.lines().enumerate().filter(|(_, line)| line.contains("path = ")) {
        if !line.contains("reason = \"") {
            found.push(breach("clippy.toml", index + 1, line.trim()));
        }
    }
    hold("Each ban has its reason.", found);
    for path in ["Utc::now", "SystemTime::now", "Instant::now", "Date::now", "set_inner_html", "Request::get"]
    {
        assert!(bans.contains(path), "clippy.toml does not ban {path}");
    }
}

// ---------------------------------------------------------------------------------------------- can the rules fail?

#[track_caller]
fn fails(rule: impl Fn(&Source) -> Vec<Breach>, text: &str, expected: &str) {
    let source = Source::new("sample.rs", text).for_production();
    let found = rule(&source);
    assert!(
        found.iter().any(|it| it.0.starts_with(&format!("sample.rs:{expected}"))),
        "{found:?} for {text:?}"
    );
}

#[track_caller]
fn holds(rule: impl Fn(&Source) -> Vec<Breach>, text: &str) {
    let found = rule(&Source::new("sample.rs", text).for_production());
    assert!(found.is_empty(), "{found:?} for {text:?}");
}

#[test]
fn each_rule_can_fail() {
    fails(senders, "\nlet x = gloo_net::http::Request::get(url);", "2: gloo_net");
    fails(senders, "window().fetch_with_str(\"x\")", "1: fetch_with_str");
    fails(senders, "web_sys::XmlHttpRequest::new()", "1: XmlHttpRequest");
    fails(sql, "let q = \"SELECT * FROM t\";", "1: SELECT");
    fails(sql, "\n\nlet q = r#\"UPDATE t SET a = \"b\"\"#;", "3: UPDATE");
    fails(clocks, "let t = chrono::Utc::now();", "1: Utc::now");
    fails(clocks, "std::time::Instant\n::now(); js_sys::Date::new_0()", "2: Date::new_0");
    fails(clocks, "\"created > CURRENT_TIMESTAMP\"", "1: CURRENT_TIMESTAMP");
    fails(markup, "e.set_inner_html(x)", "1: set_inner_html");
    fails(markup, "Reflect::set(&e, &\"innerHTML\".into(), &x)", "1: innerHTML");
    fails(markup, "view! { <p/> }", "1: view!");
    fails(markup, "leptos::view! { <p/> }", "1: view!");
    fails(markup, "\ntemplate! { <p/> }", "2: template!");
    fails(markup, "p()\n    .inner_html(\"<b>\")", "2: .inner_html(");
    fails(markup, "p().prop(\"innerHTML\", x)", "1: innerHTML");
    fails(markup, "InertElement::new(\"<p></p>\")", "1: InertElement");
    fails(made_by_hand, "let a = 1;\nlet row = document().create_element(\"tr\");", "2: create_element");
    fails(made_by_hand, "pattern.clone_node_with_deep(true)", "1: clone_node_with_deep");
    fails(made_by_hand, "Reflect::get(&row, &\"cloneNode\".into())", "1: cloneNode");
    fails(moving_texts, "p().child(format!(\"{n} tokens\"))", "1: format!(");
    fails(moving_texts, "p()\n    .child(move || format!(\"{n} tokens\"))", "2: move || format!(");
    fails(moving_texts, "p().child(name.to_string())", "1: name.to_string()");
    fails(moving_texts, "p().child(move || n.get().to_string())", "1: move || n.get().to_string()");
    fails(moving_texts, "p().child(move || name.get())", "1: move || name.get()");
    fails(moving_texts, "p().child(name.get())", "1: name.get()");
    fails(moving_texts, "p().child([a, b].concat())", "1: [a, b].concat()");
    fails(moving_texts, "p().child(move || if on.get() { \"On\" } else { \"Off\" })", "1: move || if");
    fails(
        moving_texts,
        "p().child(move || match it {\n    A => \"a\",\n    B => \"b\",\n})",
        "1: move || match",
    );
    fails(moving_texts, "p().child(move || on.get().then_some(\"On\"))", "1: move || on");
    fails(
        moving_texts,
        "p().child(move || {\n    let n = n.get();\n    format!(\"{n}\")\n})",
        "1: move || {",
    );
    fails(moving_texts, "let words = move || format!(\"{n}\");\np().child(words)", "2: words");
    fails(moving_texts, "p().child(if on { a.to_owned() } else { b.to_owned() })", "1: if on");
    fails(
        moving_texts,
        "p().child(move || if on { format!(\"{a} (\") } else { format!(\"{b})\") })",
        "1: move || if",
    );
    fails(moving_texts, "let words = format!(\"{n}\");\nlet view = p().child(words);", "2: words");
    fails(unmarked_attributes, "a().attr(\"title\", name.to_owned())", "1: \"title\" is name.to_owned()");
    fails(unmarked_attributes, "a()\n.attr(\n\"aria-label\", name)", "2: \"aria-label\" is name");
    fails(unmarked_attributes, "e.set_attribute(\"title\", &[\"a\", b].concat())", "1: \"title\" is &[");
    fails(
        unmarked_attributes,
        "fn f(label: &str) {\n    a().attr(\"title\", label)\n}",
        "2: \"title\" is label",
    );
    fails(unmarked_attributes, "a().title(name)", "1: .title(");
    fails(
        unmarked_attributes,
        "\nfn f(label: &'static str) {\n}\nfn g(label: String) {\n    a().attr(\"title\", label)\n}",
        "5: \"title\" is label",
    );
    fails(
        unmarked_attributes,
        "let row = |(key, label): (Key, &str)| a().attr(\"title\", label);",
        "1: \"title\" is label",
    );
    fails(strangers_to_components, "use crate::address::history::Nav;", "1: crate::address::history");
    fails(strangers_to_components, "use crate::{words, session::Session};", "1: crate::{session}");
    fails(strangers_to_components, "fn f(t: &token_api::Token) {}", "1: token_api");
    for make in ["input()", "html::input()", "leptos::html::input()", "textarea()"] {
        let secret = |more: &str| format!("let a = 1;\nlet x = {make}\n    {more};");
        fails(remembered, &secret(".attr(\"type\", \"password\")"), "2: a field");
        fails(remembered, &secret(".attr(\"type\", \"text\").attr(\"readonly\", \"\")"), "2: a field");
        fails(remembered, &secret(".prop(\"readOnly\", true)"), "2: a field");
        fails(remembered, &secret(".readonly(true)"), "2: a field");
        // Before and behind a closure with statements of its own.
        fails(
            remembered,
            &secret(".on(e, move |_| { a(); b(); }).attr(\"type\", \"password\")"),
            "2: a field",
        );
        fails(remembered, &secret(".attr(\"type\", \"password\").on(e, move |_| { a(); })"), "2: a field");
        // What is said in a comment is not said, and what is said of another field is not said of this one.
        fails(
            remembered,
            &secret("// .attr(\"autocomplete\", \"off\")\n    .attr(\"type\", \"password\")"),
            "2: a field",
        );
        fails(
            remembered,
            &secret(".attr(\"type\", \"password\");\nlet y = input().attr(\"autocomplete\", \"off\")"),
            "2: a field",
        );
    }
    let in_two = "let x = input().attr(\"autocomplete\", \"off\");\nlet y = x.attr(\"type\", \"password\");";
    fails(remembered, in_two, "2: a field for a secret is made elsewhere");
    fails(
        remembered,
        "let x = text_input(a, b).attr(\"type\", \"password\");",
        "1: a field for a secret is made",
    );
    fails(exposures, "log(secret.expose())", "1: .expose()");
    fails(leaking_impls, "impl std::fmt::Display for Secret {", "1: impl");
    fails(leaking_impls, "#[derive(Clone, Debug)]\npub struct Secret(String);", "1: Secret derives Debug");
    fails(unproven, "let a = 1;\nlet x = y.unwrap();", "2: let x");
    fails(unproven, "/// Does it.\nfn f() {\n    y.expect(\"it\");\n}", "3: y.expect(");
    fails(
        unproven,
        "#[allow(clippy::expect_used)] // Why.\nfn f() {\n}\nfn g() {\n    y.expect(1);\n}",
        "5: y.expect(",
    );
    fails(
        unproven,
        "#[allow(clippy::expect_used)]\nfn f() {\n    let a = 1;\n    y.expect(1);\n}",
        "4: y.expect(",
    );
    fails(sql, "let q = \"SELECT\\n a\";", "1: SELECT");
    fails(senders, "let promise = window.fetch(url);", "1: fetch(");
    fails(has_no_opening, "use std::fs;\n//! Late, and so no opening.", "1: opens");
    fails(has_no_opening, "//!\nfn f() {}", "1: opens");
    assert_eq!(aborts("[profile.release]\npanic = \"abort\"").len(), 1);
    let code = [Source::new("crates/api/src/x.rs", "use token_client::Client;")];
    assert_eq!(imports("crates/api/", "[package]\nname = \"token-api\"", &code).len(), 1);
    let manifest = "[package]\nname = \"token-client\"\n[dependencies]\ntoken-server.workspace = true";
    assert_eq!(imports("crates/client/", manifest, &[]).len(), 1);
    let manifest = "[dependencies.bento-token-panel]\npath = \"../..\"";
    assert_eq!(imports("crates/server/", manifest, &[]).len(), 1);
    assert_eq!(imports("crates/new/", "", &[]).len(), 1);
}

#[test]
fn no_rule_trips_over_words_quotes_and_tests() {
    holds(senders, "// gloo_net\nlet prefetch = \"gloo_net\"; /* fetch */");
    holds(sql, "// SELECT\nlet selected = \"Selected\"; let s = \"Update the SET\";");
    holds(sql, "matches!(tag, \"INPUT\" | \"SELECT\" | \"TEXTAREA\")");
    holds(
        unproven,
        "#[allow(clippy::expect_used)] // Why.\nfn f() {\n    let a = { 1 };\n    y.expect(1);\n}",
    );
    holds(clocks, "/// Utc::now\nlet x = clock::now(); let performances = 1; 'a: loop { break 'a }");
    holds(
        markup,
        "/// innerHTML\nfn f<'a>(x: &'a str) -> char { '\"' }\n#[cfg(test)]\nmod t { fn g() { set_inner_html() } }",
    );
    holds(
        strangers_to_components,
        "use crate::format::error_messages::Failure; use crate::browser::paint; // crate::address::history\nlet navigator = crate::navigate;",
    );
    holds(markup, "// view! { }\nlet view = \"view!\"; review!(); let inner_html_like = 1;");
    for make in ["input()", "html::input()", "leptos::html::input()"] {
        let field = |more: &str| format!("let field = {make}\n    {more};");
        holds(remembered, &field(".attr(\"type\", \"password\").attr(\"autocomplete\", \"off\")"));
        holds(remembered, &field(".attr(\"type\", \"password\")\n    // Why.\n    .autocomplete(\"off\")"));
        let handler = ".on(ev::input, move |_| { a(); b(\"(\"); })";
        let behind = ".attr(\"readonly\", \"\").attr(\n    \"autocomplete\",\n    \"off\",\n)";
        holds(remembered, &field(&[handler, behind].concat()));
        holds(remembered, &field(".attr(\"type\", \"checkbox\")"));
    }
    holds(remembered, "// \"password\"\nlet words = \"no password here\"; fn input() {}");
    holds(made_by_hand, "// create_element\nlet words = \"create_element\"; tr().into_any(); text.clone();");
    holds(
        moving_texts,
        "p().child(\"fixed\").child(live_text(move || format!(\"{n}\"))).child(b().child(view))",
    );
    holds(
        moving_texts,
        "p().child(safe_text(&n.to_string())).child(move || shown.get().then(|| p().child(x)))",
    );
    holds(moving_texts, "// p().child(format!())\nlet x = a.get().to_string(); p().child(y)");
    holds(moving_texts, "let words = format!(\"a\"); let words = safe_text(&words); p().child(words)");
    holds(
        moving_texts,
        "p().child(move || notice.get().map(|it| { let n = format!(\"{it}\"); notice_of(&n) }))",
    );
    holds(unmarked_attributes, "a().attr(\"title\", \"Fixed\").attr(\"href\", link.to_owned())");
    holds(unmarked_attributes, "a().attr(\"title\", sanitize::words(&name).into_owned())");
    holds(
        unmarked_attributes,
        "let label = sanitize::words(&name).into_owned();\na().attr(\"title\", label)",
    );
    holds(unmarked_attributes, "fn f(label: &'static str) {\n    a().attr(\"title\", label)\n}");
    holds(
        unproven,
        "// Two and two is four.\nlet x = y\n    .unwrap();\nlet z = w.unwrap(); // It is.\nv.unwrap_or(1);",
    );
    holds(unproven, "#[cfg(test)]\nmod tests {\n    fn f() { y.unwrap(); }\n}");
    holds(
        leaking_impls,
        "impl std::fmt::Debug for Secret {\n}\n#[derive(Clone)]\npub struct Secret(String);",
    );
    holds(has_no_opening, "//! What it is for.\n");
    assert!(aborts("# panic = \"abort\"\n[profile.wasm-release]\npanic = \"abort\"").is_empty());
}

#[test]
fn a_source_is_taken_apart_without_losing_a_line() {
    let text = "a(\"b\\\"c\"); // d \"e\"\n/* f /* g */ \" */ h('\"', '\\'', '\\u{1F980}', 'é'); r##\"i\"# j\n\"## k b\"l\" 'm: n";
    let (code, quoted, comments) = take_apart(text);
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    assert_eq!(words(&quoted), "b\\\"c i\"# j l");
    for kept in ["a(\"", "h(", "k b\"", "'m: n"] {
        assert!(code.contains(kept), "{kept} in {code}");
    }
    for gone in ["d", "e", "f", "g", "i", "j", "l"] {
        assert!(!code.contains(gone), "{gone} in {code}");
    }
    assert_eq!(comments, [1, 2].into());
    assert_eq!(code.lines().count(), text.lines().count());
    assert_eq!((code.len(), quoted.len()), (text.len(), text.len()));
}
