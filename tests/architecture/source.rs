//! A Rust file as plain facts: tokens, comments, the names that it gives, the paths that it uses. Read once and shared by
//! all rules, so nothing here borrows from the parser, whose trees cannot be shared between threads.

use std::ops::Range;

use proc_macro2::{LineColumn, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::finding::{Finding, finding};

/// A Rust file. Tokens and uses are those of production code: items under `#[cfg(test)]` are left out.
pub struct Source {
    /// From the project's root, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
    pub tokens: Vec<Token>,
    /// Tests included.
    pub comments: Vec<Comment>,
    /// Tests included.
    pub names: Vec<Name>,
    pub uses: Vec<Use>,
    /// The modules that are declared under `#[cfg(test)]` and have a file of their own.
    pub test_modules: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    Word,
    /// One character of punctuation, or a bracket.
    Mark,
    /// A string, as its value.
    Text,
    /// A number or a character.
    Other,
}

#[derive(Debug)]
pub struct Token {
    pub kind: TokenKind,
    pub text: String,
    pub line: usize,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Mark) && self.text == text
    }
}

/// A line of a comment or of documentation, with its slashes.
pub struct Comment {
    pub line: usize,
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameKind {
    Module,
    Function,
    Type,
    Field,
    Variant,
    /// A `let`, a parameter, or the new name of an import.
    Variable,
    Constant,
}

/// A name that the file gives to something.
pub struct Name {
    pub kind: NameKind,
    pub text: String,
    /// The struct or enum, for a field or a variant.
    pub owner: String,
    pub line: usize,
    pub is_in_test: bool,
}

/// A path that begins with `crate`, `super` or `self`, one for each branch of a `use` tree.
pub struct Use {
    pub line: usize,
    pub path: Vec<String>,
}

impl Source {
    /// Fails where the text is not Rust.
    pub fn new(path: &str, text: &str) -> syn::Result<Source> {
        let stream: TokenStream = text.parse().map_err(syn::Error::from)?;
        let tree: syn::File = syn::parse2(stream.clone())?;
        let mut reader = Reader::default();
        reader.visit_file(&tree);
        let Reader { mut names, test_ranges, test_modules, .. } = reader;
        let is_in_test = |at: LineColumn| test_ranges.iter().any(|range| range.contains(&at));
        let mut flat = Flat::default();
        flat.read(stream);
        for name in &mut names {
            name.0.is_in_test = is_in_test(name.1);
        }
        let tokens: Vec<Token> =
            flat.tokens.into_iter().filter(|(_, at)| !is_in_test(*at)).map(|(token, _)| token).collect();
        Ok(Source {
            path: path.to_owned(),
            text: text.to_owned(),
            uses: uses(&tokens),
            tokens,
            comments: comments(text, &flat.literals),
            names: names.into_iter().map(|(name, _)| name).collect(),
            test_modules,
        })
    }

    /// A short text for a test of a rule: a whole file, or else statements.
    #[track_caller]
    pub fn sample(text: &str) -> Source {
        let path = "sample.rs";
        let in_function = || Source::new(path, &format!("fn sample() {{ {text}\n}}"));
        Source::new(path, text).or_else(|_| in_function()).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    pub fn is_below(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// Whether this is the file, or belongs to the module, of a list: `src/a` is `src/a.rs` and all below `src/a/`.
    pub fn is_at(&self, listed: &str) -> bool {
        let rest = self.path.strip_prefix(listed);
        rest.is_some_and(|rest| rest.is_empty() || rest == ".rs" || rest.starts_with('/'))
    }

    /// Where one of these texts stands in the code, compared token by token: words are whole words.
    pub fn code_with(&self, wanted: &[&str]) -> Vec<Finding> {
        let mut found = Vec::new();
        for text in wanted {
            let pattern = pattern(text);
            let longest = pattern.iter().max_by_key(|it| it.len());
            // Most files have nothing of it: the text is searched faster than the tokens.
            if longest.is_some_and(|longest| !self.text.contains(longest)) {
                continue;
            }
            for window in self.tokens.windows(pattern.len()) {
                if window.iter().zip(&pattern).all(|(token, wanted)| token.is(wanted)) {
                    found.push(finding(&self.path, window[0].line, text));
                }
            }
        }
        found
    }

    /// Where one of these texts stands in a string. A text that begins or ends with a letter is a whole word there.
    pub fn strings_with(&self, wanted: &[&str]) -> Vec<Finding> {
        let texts = self.tokens.iter().filter(|token| token.kind == TokenKind::Text);
        let mut found = Vec::new();
        for token in texts {
            let here = wanted.iter().filter(|text| has_word(&token.text, text));
            found.extend(here.map(|text| finding(&self.path, token.line, text)));
        }
        found
    }
}

/// Whether a text stands in another. Where it begins or ends with a letter, no letter, digit or `_` is beside it.
pub fn has_word(text: &str, wanted: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let joined = |neighbour: Option<char>, own: Option<char>| {
        neighbour.is_some_and(is_word) && own.is_some_and(is_word)
    };
    text.match_indices(wanted).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + wanted.len()..].chars().next());
        !joined(before, wanted.chars().next()) && !joined(after, wanted.chars().next_back())
    })
}

/// Splits `a::b(` into words and single characters.
fn pattern(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        let is_word = c.is_alphanumeric() || c == '_';
        match tokens.last_mut() {
            Some(last) if is_word && in_word => last.push(c),
            _ if c.is_whitespace() => {}
            _ => tokens.push(c.to_string()),
        }
        in_word = is_word;
    }
    tokens
}

/// Whether these attributes say `#[cfg(test)]`, or `#[cfg(all(test, …))]`.
pub fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return false };
        let words = pattern(&list.tokens.to_string());
        let has = |word: &str| words.iter().any(|it| it == word);
        list.path.is_ident("cfg") && has("test") && !has("not")
    })
}

/// All tokens in one row, each with its place, and the bytes of all literals.
#[derive(Default)]
struct Flat {
    tokens: Vec<(Token, LineColumn)>,
    literals: Vec<Range<usize>>,
}

impl Flat {
    fn read(&mut self, stream: TokenStream) {
        let mut trees = stream.into_iter().peekable();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Ident(word) => self.push(TokenKind::Word, word.to_string(), word.span()),
                TokenTree::Literal(literal) => {
                    self.literals.push(literal.span().byte_range());
                    let (kind, text) = match syn::Lit::new(literal.clone()) {
                        syn::Lit::Str(text) => (TokenKind::Text, text.value()),
                        _ => (TokenKind::Other, literal.to_string()),
                    };
                    self.push(kind, text, literal.span());
                }
                // A lifetime is no word.
                TokenTree::Punct(mark) if mark.as_char() == '\'' => drop(trees.next()),
                TokenTree::Punct(mark) => {
                    self.push(TokenKind::Mark, mark.as_char().to_string(), mark.span());
                    // The parser makes an attribute of a comment that is documentation.
                    if matches!(trees.peek(), Some(TokenTree::Punct(next)) if next.as_char() == '!') {
                        let next = trees.next().unwrap();
                        self.push(TokenKind::Mark, "!".into(), next.span());
                    }
                    if matches!(trees.peek(), Some(TokenTree::Group(group)) if is_documentation(group)) {
                        trees.next();
                    }
                }
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                        proc_macro2::Delimiter::Brace => ("{", "}"),
                        proc_macro2::Delimiter::Bracket => ("[", "]"),
                        proc_macro2::Delimiter::None => ("", ""),
                    };
                    self.push(TokenKind::Mark, open.into(), group.span_open());
                    self.read(group.stream());
                    self.push(TokenKind::Mark, close.into(), group.span_close());
                }
            }
        }
    }

    fn push(&mut self, kind: TokenKind, text: String, span: Span) {
        let start = span.start();
        self.tokens.push((Token { kind, text, line: start.line }, start));
    }
}

fn is_documentation(group: &proc_macro2::Group) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == "doc")
}

/// Reads the comments: the text after `//` or between `/*` and `*/`, except in literals.
fn comments(text: &str, literals: &[Range<usize>]) -> Vec<Comment> {
    let mut found = Vec::new();
    let (mut at, mut next, mut line) = (0, 0, 1);
    let lines = |from: usize, to: usize| text[from..to].matches('\n').count();
    while at < text.len() {
        while literals.get(next).is_some_and(|literal| literal.start < at) {
            next += 1;
        }
        let rest = &text[at..];
        let end = if literals.get(next).is_some_and(|literal| literal.start == at) {
            literals[next].end
        } else if rest.starts_with("//") {
            at + rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            at + block_comment(rest)
        } else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            line += lines(at, at + length);
            at += length;
            continue;
        };
        if rest.starts_with('/') {
            let here = text[at..end].lines().enumerate();
            found.extend(here.map(|(index, text)| Comment { line: line + index, text: text.to_owned() }));
        }
        line += lines(at, end);
        at = end;
    }
    found
}

/// How long a block comment is; they nest.
fn block_comment(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let step = if rest.starts_with(b"/*") {
            depth += 1;
            2
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            2
        } else {
            1
        };
        at += step;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The paths in the code that begin with `crate::`, `super::` or `self::`.
fn uses(tokens: &[Token]) -> Vec<Use> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = ["crate", "super", "self"].iter().any(|word| tokens[at].is(word));
        if begins && is_separator(tokens, at + 1) {
            at = read_tree(tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

fn is_separator(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|it| it.is(":")) && tokens.get(at + 1).is_some_and(|it| it.is(":"))
}

/// Reads `a::{b, c::d as e}` from `at` on, and returns where it ends.
fn read_tree(tokens: &[Token], start: usize, prefix: &[String], found: &mut Vec<Use>) -> usize {
    let (mut at, mut path) = (start, prefix.to_vec());
    while let Some(token) = tokens.get(at) {
        if token.is("{") && at > 0 && tokens[at - 1].is(":") {
            at += 1;
            while tokens.get(at).is_some_and(|it| !it.is("}")) {
                at = read_tree(tokens, at, &path, found).max(at + 1);
            }
            return at + 1;
        }
        if token.kind != TokenKind::Word {
            break;
        }
        path.push(token.text.clone());
        at += 1;
        if !is_separator(tokens, at) {
            break;
        }
        at += 2;
    }
    if path.len() > prefix.len() {
        found.push(Use { line: tokens[start].line, path });
    }
    // The new name of a branch.
    if !prefix.is_empty() && tokens.get(at).is_some_and(|it| it.is("as")) {
        at += 2;
    }
    at
}

/// Walks the tree for names and for what is compiled for tests only.
#[derive(Default)]
struct Reader {
    names: Vec<(Name, LineColumn)>,
    test_ranges: Vec<Range<LineColumn>>,
    test_modules: Vec<String>,
    owner: String,
}

impl Reader {
    fn name(&mut self, kind: NameKind, ident: &syn::Ident) {
        let start = ident.span().start();
        let text = ident.to_string();
        let owner = match kind {
            NameKind::Field | NameKind::Variant => self.owner.clone(),
            _ => String::new(),
        };
        let name = Name { kind, text, owner, line: start.line, is_in_test: false };
        self.names.push((name, start));
    }

    fn owned(&mut self, owner: &syn::Ident, visit: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.owner, owner.to_string());
        visit(self);
        self.owner = before;
    }
}

fn place(span: &Span) -> Range<LineColumn> {
    span.start()..span.end()
}

/// The attributes of an item that can be compiled for tests only.
fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(it) => &it.attrs,
        syn::Item::Enum(it) => &it.attrs,
        syn::Item::Fn(it) => &it.attrs,
        syn::Item::Impl(it) => &it.attrs,
        syn::Item::Macro(it) => &it.attrs,
        syn::Item::Mod(it) => &it.attrs,
        syn::Item::Static(it) => &it.attrs,
        syn::Item::Struct(it) => &it.attrs,
        syn::Item::Trait(it) => &it.attrs,
        syn::Item::Type(it) => &it.attrs,
        syn::Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

/// The file's tree without what is compiled for tests only, for rules on expressions.
pub fn production_tree(text: &str) -> syn::File {
    fn keep(items: &mut Vec<syn::Item>) {
        items.retain(|item| !is_for_tests(attributes(item)));
        for item in items {
            match item {
                syn::Item::Mod(syn::ItemMod { content: Some((_, items)), .. }) => keep(items),
                syn::Item::Impl(block) => block
                    .items
                    .retain(|item| !matches!(item, syn::ImplItem::Fn(it) if is_for_tests(&it.attrs))),
                _ => {}
            }
        }
    }
    let mut tree = syn::parse_file(text).unwrap();
    keep(&mut tree.items);
    tree
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_file(&mut self, file: &'ast syn::File) {
        if is_for_tests(&file.attrs) {
            self.test_ranges
                .push(LineColumn { line: 0, column: 0 }..LineColumn { line: usize::MAX, column: 0 });
        }
        visit::visit_file(self, file);
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        if is_for_tests(attributes(item)) {
            self.test_ranges.push(place(&item.span()));
            if let syn::Item::Mod(syn::ItemMod { content: None, ident, .. }) = item {
                self.test_modules.push(ident.to_string());
            }
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.name(NameKind::Module, &item.ident);
        visit::visit_item_mod(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if is_for_tests(&item.attrs) {
            self.test_ranges.push(place(&item.span()));
        }
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.name(NameKind::Function, &signature.ident);
        visit::visit_signature(self, signature);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.name(NameKind::Type, &item.ident);
        self.owned(&item.ident, |this| visit::visit_item_struct(this, item));
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.name(NameKind::Type, &item.ident);
        self.owned(&item.ident, |this| visit::visit_item_enum(this, item));
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.name(NameKind::Type, &item.ident);
        visit::visit_item_type(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.name(NameKind::Type, &item.ident);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if let Some(ident) = &item.ident {
            self.name(NameKind::Function, ident);
        }
        visit::visit_item_macro(self, item);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.name(NameKind::Constant, &item.ident);
        visit::visit_item_const(self, item);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.name(NameKind::Constant, &item.ident);
        visit::visit_item_static(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if let Some(ident) = &field.ident {
            self.name(NameKind::Field, ident);
        }
        visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.name(NameKind::Variant, &variant.ident);
        visit::visit_variant(self, variant);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.name(NameKind::Variable, &pattern.ident);
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_use_rename(&mut self, rename: &'ast syn::UseRename) {
        self.name(NameKind::Variable, &rename.rename);
    }
}

#[test]
fn tokens_leave_out_comments_documentation_lifetimes_and_tests() {
    let text = "//! a\n/// b\nfn c<'d>(e: &'d str) { // f\n    g(\"h // i\", 'j', r#\"k \"l\"\"#); /* m /* n */ */\n}\n\
                #[cfg(test)]\nmod o { fn p() {} }";
    let source = Source::sample(text);
    let words: Vec<&str> =
        source.tokens.iter().filter(|it| it.kind == TokenKind::Word).map(|it| &*it.text).collect();
    assert_eq!(words, ["fn", "c", "e", "str", "g"]);
    let texts: Vec<&str> =
        source.tokens.iter().filter(|it| it.kind == TokenKind::Text).map(|it| &*it.text).collect();
    assert_eq!(texts, ["h // i", "k \"l\""]);
    let comments: Vec<(usize, &str)> = source.comments.iter().map(|it| (it.line, &*it.text)).collect();
    assert_eq!(comments, [(1, "//! a"), (2, "/// b"), (3, "// f"), (4, "/* m /* n */ */")]);
}

#[test]
fn names_have_kinds_owners_and_know_tests() {
    let text = "mod a {}\nstruct B { c: u8 }\nenum D { E }\nconst F: u8 = 1;\nfn g(h: u8) { let i = 1; }\nuse j::k as l;\n\
                #[cfg(test)]\nmod tests { fn m() {} }";
    let source = Source::sample(text);
    let names: Vec<String> = source
        .names
        .iter()
        .map(|it| format!("{:?} {}{} {} {}", it.kind, it.owner, it.text, it.line, it.is_in_test))
        .collect();
    let expected = [
        "Module a 1 false",
        "Type B 2 false",
        "Field Bc 2 false",
        "Type D 3 false",
        "Variant DE 3 false",
        "Constant F 4 false",
        "Function g 5 false",
        "Variable h 5 false",
        "Variable i 5 false",
        "Variable l 6 false",
        "Module tests 8 true",
        "Function m 8 true",
    ];
    assert_eq!(names, expected);
}

#[test]
fn paths_are_read_in_use_trees_in_macros_and_inline() {
    let text = "use crate::{a::{self, B}, c as d};\nfn e() -> super::F { println!(\"{}\", super::super::g::H::<crate::i::J>()) }\n\
                use std::k;";
    let source = Source::sample(text);
    let uses: Vec<String> =
        source.uses.iter().map(|it| format!("{} {}", it.line, it.path.join("::"))).collect();
    let expected = [
        "1 crate::a::self",
        "1 crate::a::B",
        "1 crate::c",
        "2 super::F",
        "2 super::super::g::H",
        "2 crate::i::J",
    ];
    assert_eq!(uses, expected);
}

#[test]
fn a_module_of_a_list_has_its_files_and_no_others() {
    let is_at = |path: &str| Source::new(path, "").unwrap().is_at("src/session");
    assert!(is_at("src/session.rs") && is_at("src/session/scope.rs"));
    assert!(!is_at("src/session_storage.rs") && !is_at("src/pages/session.rs"));
}
