//! What is read, what is refused, and what does not agree.

use crate::read::area_messages;
use crate::{Catalog, Kind, Message, findings, rust, short, version};

fn catalog(text: &str) -> Catalog {
    let messages = area_messages("area", text.to_owned()).unwrap();
    messages.into_iter().map(|message| ((message.area.clone(), message.name.clone()), message)).collect()
}

fn message(text: &str) -> Message {
    area_messages("area", text.to_owned()).unwrap().remove(0)
}

fn refusal(text: &str) -> String {
    area_messages("area", text.to_owned()).err().map(|error| format!("{error:#}")).unwrap_or_default()
}

const DELETED: &str = "deleted = { $count ->\n    [0] Nothing\n    [one] { $count } token\n   *[other] { $count } tokens\n} of { $name-view } at { $site }.\n";

#[test]
fn arguments_have_a_kind_and_an_order() {
    let kinds = |text: &str| message(text).arguments;
    let named = |name: &str, kind| (name.to_owned(), kind);
    assert_eq!(
        kinds(DELETED),
        [named("count", Kind::Number), named("name-view", Kind::View), named("site", Kind::Text)]
    );
    assert_eq!(kinds("left = { NUMBER($seconds) } s left"), [named("seconds", Kind::Number)]);
    assert_eq!(kinds("a = { $kind ->\n    [change] x\n   *[delete] y\n}"), [named("kind", Kind::Text)]);
}

#[test]
fn the_short_form_is_what_the_panel_reads() {
    let english = catalog(DELETED);
    let file = short(&english, &english);
    let expected = "\n\u{2}0\u{3}0\u{4}Nothing\u{3}one\u{4}\u{1}0 token\u{3}*\u{4}\u{1}0 tokens\u{5} of \u{1}1 at \u{1}2.";
    assert_eq!(file, [&version(&english), expected].concat());
    // Another order of words has the same numbers of arguments.
    let german = catalog("deleted = { $site }: { NUMBER($count) }, { $name-view }");
    assert!(short(&german, &english).ends_with("\n\u{1}2: \u{1}0, \u{1}1"));
}

#[test]
fn a_message_in_a_message_and_a_term_are_put_in() {
    let text = "-panel = Panel\ndelete = Delete\nsaid = Press “{ delete }” in the { -panel }{ \" !\" }";
    let english = catalog(text);
    let said = short(&english, &english);
    assert!(said.ends_with("Press “Delete” in the Panel !"), "{said}");
    assert_eq!(english.len(), 2, "a term is no message");
    assert!(refusal("a = { b }\nb = { a }").contains("refer to each other"));
    assert!(refusal("a = { b }").contains("no b in this file"));
}

#[test]
fn what_is_not_in_use_is_refused_with_the_messages_name() {
    for (text, reason) in [
        ("a = b\n    .title = c", "a has attributes"),
        ("a = { DATETIME($at) }", "message a: "),
        ("a = { NUMBER(1) }", "message a: "),
        ("a = b\na = c", "a is there twice"),
        ("a", "ExpectedToken"),
        (
            "a = { $name ->\n   *[x] { $name }\n}\nb = { $x ->\n    [one] { $x-view }\n   *[other] { $x-view }\n} { NUMBER($x-view) }",
            "two kinds",
        ),
    ] {
        assert!(refusal(text).contains(reason), "{text}: {}", refusal(text));
    }
}

#[test]
fn catalogs_that_do_not_agree_are_found() {
    let english = catalog(&format!("{DELETED}close = Close\n"));
    let found = |text: &str| findings(&catalog(text), &english).join(" ");
    assert_eq!(found(&format!("{DELETED}close = Zu\n")), "");
    assert_eq!(found(DELETED), "area.ftl: close is missing.");
    assert_eq!(found(&format!("{DELETED}close = Zu\nopen = Auf\n")), "area.ftl: open is not in English.");
    assert_eq!(found("deleted = { $name-view } { $site }\nclose = Zu"), "", "a number can be left out");
    assert_eq!(found("deleted = { $site }\nclose = Zu"), "area.ftl: deleted does not say $name-view.");
    assert_eq!(
        found("deleted = { $name-view } { $site } { $who }\nclose = Zu"),
        "area.ftl: deleted says $who, which English does not have."
    );
}

#[test]
fn the_version_changes_with_names_and_arguments_and_not_with_words() {
    let of = |text: &str| version(&catalog(text));
    assert_eq!(of("a = b { $c }"), of("a = x { $c }"));
    assert_ne!(of("a = b { $c }"), of("a = b { $d }"));
    assert_ne!(of("a = b"), of("b = b"));
}

#[test]
fn each_message_is_a_constant_or_a_function() {
    let source = rust(&catalog(&format!("{DELETED}find-value = Find\n"))).unwrap();
    assert!(source.contains("pub mod area {"), "{source}");
    assert!(source.contains("pub const FIND_VALUE: Message = Message::new(1);"), "{source}");
    assert!(
        source.contains("pub fn deleted<V>(count: impl Number, name_view: V, site: &str) -> Vec<Part<V>>"),
        "{source}"
    );
}
