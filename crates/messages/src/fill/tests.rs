//! Messages with arguments, in their short form.

use super::*;

const COUNTED: &str =
    "\u{2}0\u{3}0\u{4}No tokens\u{3}one\u{4}\u{1}0 token of \u{1}1\u{3}*\u{4}\u{1}0 tokens of \u{1}1\u{5}.";

fn said_of(pattern: &str, arguments: &[Argument<'_>]) -> String {
    filler_of(pattern, arguments).text
}

fn counted_tokens(count: u64) -> String {
    said_of(COUNTED, &[Argument::Number(count), Argument::Text("Ada")])
}

#[test]
fn a_choice_is_made_by_number_and_by_plural_category() {
    assert_eq!(counted_tokens(0), "No tokens.");
    assert_eq!(counted_tokens(1), "1 token of Ada.");
    assert_eq!(counted_tokens(12_345), "12,345 tokens of Ada.");
}

#[test]
fn a_choice_in_a_choice_is_read_to_its_end() {
    let nested = "\u{2}0\u{3}one\u{4}a\u{2}1\u{3}x\u{4}b\u{3}*\u{4}c\u{5}d\u{3}*\u{4}e\u{2}1\u{3}x\u{4}f\u{3}*\u{4}g\u{5}h\u{5}i";
    let said = |count, word| said_of(nested, &[Argument::Number(count), Argument::Text(word)]);
    assert_eq!((said(1, "x"), said(1, "y")), ("abdi".into(), "acdi".into()));
    assert_eq!((said(2, "x"), said(2, "y")), ("efhi".into(), "eghi".into()));
}

#[test]
fn characters_of_the_short_form_in_an_argument_are_text() {
    assert_eq!(said_of("\u{1}0!", &[Argument::Text("a\u{1}0\u{5}")]), "a\u{1}0\u{5}!");
}

#[test]
fn parts_of_the_page_are_in_the_order_of_the_message() {
    let arguments = [Argument::View, Argument::Text("at"), Argument::View];
    let parts = parted(filler_of("\u{1}2 is \u{1}1 \u{1}0", &arguments), vec!['a', 'b']);
    let said = format!("{parts:?}");
    assert_eq!(said, r#"[View('b'), Text(" is at "), View('a')]"#);
}
