//! What Leptos compiles again for each type is used through a module that has one type for all.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, in_all};
use crate::source::Source;
use crate::workspace::panel;

/// Has the elements.
const HTML: &str = "src/components/html.rs";

fn elements_of_leptos(source: &Source) -> Vec<Finding> {
    if source.path == HTML { Vec::new() } else { source.code_with(&["leptos::html"]) }
}

#[test]
fn elements_come_from_one_module() {
    assert_none(
        "Leptos compiles its functions again for each kind of element: src/components/html.rs has one kind.",
        in_all(panel(), elements_of_leptos),
    );
}

#[test]
fn elements_of_leptos_are_found() {
    assert_finds(elements_of_leptos, "use leptos::html::{a, div};", "1: leptos::html");
    assert_accepts(elements_of_leptos, "use crate::components::html::{a, div};");
}
