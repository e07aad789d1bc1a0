//! Names from the server are text, never markup; and Leptos makes the elements of the document.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, in_all};
use crate::source::Source;
use crate::workspace::panel;

/// What makes markup, or a script, of a text.
fn markup(source: &Source) -> Vec<Finding> {
    let mut found = source.code_with(&[
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
        "document().write",
        "HtmlDocument",
        // Leptos' macros write what is fixed in them through `innerHTML`, which the policy of the page refuses.
        "view!",
        "template!",
    ]);
    found.extend(source.strings_with(&["innerHTML", "outerHTML", "srcdoc", "javascript:"]));
    found
}

/// What makes nodes of the document by hand. The table's rows are copies of one that Leptos has built, for speed.
fn made_by_hand(source: &Source) -> Vec<Finding> {
    let mut found = source.code_with(&[
        "create_element",
        "create_element_ns",
        "create_text_node",
        "create_document_fragment",
        "import_node",
        "clone_node",
    ]);
    if !source.is_below("src/pages/tokens/table/row.rs") {
        found.extend(source.code_with(&["clone_node_with_deep"]));
    }
    found.extend(source.strings_with(&["createElement", "importNode", "cloneNode"]));
    found
}

#[test]
fn no_text_becomes_markup() {
    assert_none("Names from the server are text, never markup.", in_all(panel(), markup));
}

#[test]
fn views_are_built_by_leptos() {
    assert_none("Leptos makes the elements of the document.", in_all(panel(), made_by_hand));
}

#[test]
fn ways_to_markup_are_found() {
    assert_finds(markup, "e.set_inner_html(x);", "1: set_inner_html");
    assert_finds(markup, "Reflect::set(&e, &\"innerHTML\".into(), &x);", "1: innerHTML");
    assert_finds(markup, "let x = view! { <p/> };", "1: view!");
    assert_finds(markup, "let x = leptos::view! { <p/> };", "1: view!");
    assert_finds(markup, "\nlet x = template! { <p/> };", "2: template!");
    assert_finds(markup, "p()\n    .inner_html(\"<b>\")", "2: inner_html");
    assert_finds(markup, "p().prop(\"innerHTML\", x)", "1: innerHTML");
    assert_finds(markup, "InertElement::new(\"<p></p>\")", "1: InertElement");
    assert_finds(markup, "f(format!(\"{}\", document().write(x)))", "1: document().write");
    assert_accepts(markup, "// view! { }\nlet view = \"view!\"; review!(); let inner_html_like = 1;");
    let with_tests = "/// innerHTML\nfn f<'eval>(x: &'eval str) -> char { '\"' }\n#[cfg(test)]\nmod t { fn g() { set_inner_html() } }";
    assert_accepts(markup, with_tests);
}

#[test]
fn nodes_made_by_hand_are_found() {
    assert_finds(
        made_by_hand,
        "let a = 1;\nlet row = document().create_element(\"tr\");",
        "2: create_element",
    );
    assert_finds(made_by_hand, "pattern.clone_node_with_deep(true)", "1: clone_node_with_deep");
    assert_finds(made_by_hand, "Reflect::get(&row, &\"cloneNode\".into())", "1: cloneNode");
    assert_accepts(
        made_by_hand,
        "// create_element\nlet a = \"create_element\"; tr().into_any(); text.clone();",
    );
}
