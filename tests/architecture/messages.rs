//! What people read comes from the message catalogs, and numbers, times and plurals from the browser's `Intl`.

use syn::visit::{self, Visit};
use syn::{BinOp, Expr, ExprIf, ExprLit, Lit};

use crate::expressions::{line, written};
use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, finding, in_all};
use crate::source::{Source, production_tree};
use crate::workspace::{files, panel, read};

/// The English catalog.
const ENGLISH: &str = "crates/messages/locales/en/";

/// Names of months and weekdays: a table of these is what `Intl` has for every language.
const CALENDAR: [&str; 8] = ["Jan", "January", "Feb", "February", "Mon", "Monday", "Tue", "Tuesday"];

/// Files with texts that are the same in every language, and why.
const MAY_HAVE_SENTENCES: [(&str, &str); 5] = [
    ("src/export/csv.rs", "the columns of a file that programs read"),
    ("src/export/events.rs", "the columns of a file that programs read"),
    ("src/export/findings.rs", "the columns of a file that programs read"),
    ("src/export/ics.rs", "the lines of a format"),
    ("src/settings/language.rs", "the languages' own names"),
];

/// Finds texts that are put together or chosen by hand.
struct Visitor<'a> {
    source: &'a Source,
    found: Vec<Finding>,
    sentences: Vec<Finding>,
}

/// Whether an expression is compared with 1.
fn asks_for_one(condition: &Expr) -> bool {
    let is_one = |side: &Expr| matches!(side, Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) if number.base10_digits() == "1");
    match condition {
        Expr::Binary(it) if matches!(it.op, BinOp::Eq(_) | BinOp::Ne(_)) => {
            is_one(&it.left) || is_one(&it.right)
        }
        Expr::Paren(it) => asks_for_one(&it.expr),
        _ => false,
    }
}

/// Whether a block is a text.
fn is_text(source: &Source, block: &impl syn::spanned::Spanned) -> bool {
    let text = written(&source.text, block);
    let inner = text.trim_start_matches('{').trim_end_matches('}').trim();
    inner.starts_with('"') || inner.starts_with("format!")
}

/// Whether a text is for people: several words that begin with a capital letter, or a sentence.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word =
        |word: &&&str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || "’'.,:;!?".contains(c));
    let begins = text.trim_start().starts_with(|c: char| c.is_uppercase());
    words.iter().filter(is_word).count() >= 2 && (begins || text.trim_end().ends_with('.'))
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_expr_if(&mut self, choice: &'ast ExprIf) {
        visit::visit_expr_if(self, choice);
        if asks_for_one(&choice.cond) && is_text(self.source, &choice.then_branch) {
            self.found.push(finding(&self.source.path, line(choice), "a plural"));
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        let (value, at) = (text.value(), text.span().start().line);
        if CALENDAR.contains(&&*value) {
            self.found.push(finding(&self.source.path, at, &value));
        }
        if is_sentence(&value) {
            self.sentences.push(finding(&self.source.path, at, &value));
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        let is_for_developers =
            ["unreachable", "assert", "debug_assert"].iter().any(|name| it.path.is_ident(name));
        if !is_for_developers {
            for token in it.tokens.clone() {
                if let proc_macro2::TokenTree::Literal(literal) = &token
                    && let Ok(Lit::Str(text)) = syn::parse_str(&literal.to_string())
                    && is_sentence(&text.value())
                {
                    self.sentences.push(finding(
                        &self.source.path,
                        literal.span().start().line,
                        text.value(),
                    ));
                }
            }
        }
    }
}

fn visited(source: &Source) -> Visitor<'_> {
    let mut visitor = Visitor { source, found: Vec::new(), sentences: Vec::new() };
    visitor.visit_file(&production_tree(&source.text));
    visitor
}

/// Plurals, months and weekdays that are written by hand.
fn by_hand(source: &Source) -> Vec<Finding> {
    visited(source).found
}

/// Sentences that are not in the catalog.
fn sentences(source: &Source) -> Vec<Finding> {
    match MAY_HAVE_SENTENCES.iter().any(|(path, _)| source.is_at(path)) {
        true => Vec::new(),
        false => visited(source).sentences,
    }
}

#[test]
fn no_plural_month_or_weekday_is_written_by_hand() {
    assert_none(
        "Plurals are a selection in the catalog, months and weekdays are written by Intl.",
        in_all(panel(), by_hand),
    );
}

#[test]
fn what_people_read_is_in_the_catalog() {
    assert_none("A sentence stands in crates/messages/locales/en.", in_all(panel(), sentences));
}

#[test]
fn every_message_is_in_use() {
    let sources: Vec<String> = panel().into_iter().map(|source| source.text.clone()).collect();
    let mut unused = Vec::new();
    for path in files().iter().filter(|path| path.starts_with(ENGLISH)) {
        let area = path.trim_start_matches(ENGLISH).trim_end_matches(".ftl").replace('-', "_");
        let text = read(path);
        let names = text.lines().enumerate().filter_map(|(at, line)| {
            let (name, _) = line.split_once(" =")?;
            name.starts_with(|c: char| c.is_ascii_lowercase()).then_some((at + 1, name))
        });
        for (at, name) in names {
            let function = name.replace('-', "_");
            let uses = [format!("{area}::{function}("), format!("{area}::{}", function.to_uppercase())];
            let refers = text.contains(&format!("{{ {name} }}"));
            let is_used = |text: &String| {
                uses.iter().any(|wanted| crate::source::has_word(text, wanted.trim_end_matches('(')))
            };
            if !refers && !sources.iter().any(is_used) {
                unused.push(finding(path, at, name));
            }
        }
    }
    assert_none("A message that nothing says.", unused);
}

#[test]
fn texts_by_hand_are_found() {
    assert_finds(by_hand, "let word = if n == 1 { \"token\" } else { \"tokens\" };", "1: a plural");
    assert_finds(by_hand, "if count != 1 { format!(\"{count} x\") } else { a }", "1: a plural");
    assert_finds(by_hand, "const DAYS: [&str; 2] = [\"Mon\", \"Tue\"];", "1: Mon");
    assert_accepts(by_hand, "if n == 1 { one() } else { many() }; m::common::tokens(n)");
    assert_finds(sentences, "p().child(\"Nothing was found\")", "1: Nothing was found");
    assert_finds(sentences, "format!(\"There are {n} tokens.\")", "1: There are {n} tokens.");
    assert_accepts(
        sentences,
        "/// A sentence here.\nlet class = \"danger quiet\"; unreachable!(\"It is there.\")",
    );
}
