//! Texts from a server and texts that change: every deceptive character is marked, and an unchanged text is not
//! written again.

use crate::support::{mount, pause, soon};
use js_sys::Function;
use leptos::prelude::*;
use panel::browser::signal::RwSignal;
use panel::components::html::{div, p};
use panel::components::text::{live_text, safe_name, safe_text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// Reverses the direction of the text after it.
const TURNS: char = '\u{202e}';

/// The marks in a view: the shown text and its explanation.
fn marks(within: &Element) -> Vec<(String, String)> {
    let found = within.query_selector_all("[role=img]").unwrap();
    let elements = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<Element>().ok());
    elements.map(|it| (it.text_content().unwrap(), it.get_attribute("aria-label").unwrap())).collect()
}

#[wasm_bindgen_test]
fn invisible_and_direction_characters_are_named_and_have_the_role_image() {
    let text = format!("exe{TURNS}fdp\u{200b}.");
    let (of_text, of_name) = (text.clone(), text);
    let mounted = mount(move || {
        div().child(p().child(safe_text(&of_text))).child(p().child(safe_name(&of_name))).into_any()
    });
    assert_eq!(mounted.text(), "exe⟨U+202E⟩fdp⟨U+200B⟩.".repeat(2));
    let said = [("⟨U+202E⟩", "turns the direction of text"), ("⟨U+200B⟩", "cannot be seen")];
    let said: Vec<_> =
        said.map(|(label, hint)| (label.to_owned(), format!("{label}, {hint}"))).into_iter().collect();
    assert_eq!(marks(mounted.host()), [said.clone(), said].concat());
    let title = mounted.query("[role=img]").unwrap().get_attribute("title");
    assert_eq!(title.as_deref(), Some("turns the direction of text"));
}

#[wasm_bindgen_test]
fn a_name_is_one_line_with_marked_foreign_letters_and_a_text_keeps_its_lines() {
    // The second letter is a Cyrillic one.
    let (name, text) = ("p\u{430}ypal\nx", "one\n\ttwo");
    let mounted =
        mount(move || div().child(p().child(safe_name(name))).child(p().child(safe_text(text))).into_any());
    let foreign = mounted.query(".foreign").unwrap();
    assert_eq!(foreign.text_content().as_deref(), Some("\u{430}"));
    assert!(
        foreign
            .get_attribute("aria-label")
            .unwrap()
            .ends_with("of another alphabet than the letters beside it")
    );
    assert_eq!(mounted.text(), "p\u{430}ypal⟨U+000A⟩xone\n\ttwo");
}

#[wasm_bindgen_test]
fn a_name_is_not_translated_and_a_text_is() {
    for name in ["plain".to_owned(), format!("h{TURNS}idden")] {
        let mounted = mount(move || {
            div().child(p().child(safe_name(&name))).child(p().child(safe_text(&name))).into_any()
        });
        let no_translation = mounted.query("p:first-child > [translate=no]");
        assert_eq!(no_translation.unwrap().text_content(), mounted.query("p").unwrap().text_content());
        assert!(mounted.query("p:last-child [translate]").is_none());
    }
}

#[wasm_bindgen_test]
async fn deceptive_characters_are_marked_in_a_changing_text_too() {
    let text = RwSignal::new("plain".to_owned());
    let mounted = mount(move || p().child(live_text(move || text.get())).into_any());
    text.set(format!("a{TURNS}b"));
    soon("the text", || mounted.text() == "a⟨U+202E⟩b").await;
}

#[wasm_bindgen_test]
async fn a_new_text_from_a_server_is_marked_by_its_new_content() {
    let text = RwSignal::new("plain".to_owned());
    let mounted = mount(move || {
        let texts = move || (safe_text(&text.get()), safe_name(&text.get()));
        p().child(texts).into_any()
    });
    for (now, shown, marked) in [
        (format!("a{TURNS}b"), "a⟨U+202E⟩b", 2),
        ("\u{200b}".to_owned(), "⟨U+200B⟩", 2),
        (format!("{TURNS}{TURNS}c"), "⟨U+202E⟩⟨U+202E⟩c", 4),
        ("plain again".to_owned(), "plain again", 0),
        (String::new(), "", 0),
    ] {
        text.set(now);
        soon(shown, || mounted.text() == shown.repeat(2)).await;
        assert_eq!(marks(mounted.host()).len(), marked, "{shown}");
    }
}

#[wasm_bindgen_test]
async fn an_unchanged_text_is_not_written_and_keeps_its_selection() {
    let n = RwSignal::new(1);
    let mounted = mount(move || p().child(live_text(move || (n.get() / 10).to_string())).into_any());
    let shown = mounted.query("span").unwrap();
    let select = "getSelection().selectAllChildren(element)";
    let select = Function::new_with_args("element", select);
    select.call1(&JsValue::UNDEFINED, &shown).unwrap();
    let node = shown.first_child().unwrap();
    n.set(2);
    pause(20).await;
    assert!(shown.first_child().is_some_and(|now| now.is_same_node(Some(&node))), "it was written again");
    let selected = window().get_selection().unwrap().unwrap().to_string();
    assert_eq!(String::from(selected), "0");
    n.set(10);
    soon("the new text", || mounted.text() == "1").await;
}
