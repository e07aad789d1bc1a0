//! The document follows the signals, text stays text, and what is taken down is really gone.

use crate::support::{mount, soon, the};
use leptos::prelude::*;
use panel::dom::{button, el, link};
use panel::signal::Var;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

const MARKUP: &str =
    "<img src=x onerror=\"globalThis.hacked = true\"><script>globalThis.hacked = true</script>&amp;";

fn is_hacked() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"hacked".into()).unwrap()
}

fn click(name: &str) {
    the("button", name).unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn text_is_text_whatever_it_holds() {
    let later = Var::new(String::new());
    let mounted = mount(move || {
        el("div")
            .text(MARKUP)
            .attr("title", MARKUP)
            .live(move || later.get())
            .live_attr("data-x", move || Some(later.get()))
            .slot(move || Some(el("p").text(&later.get())))
    });
    later.set(MARKUP.to_owned());
    soon("both texts", || mounted.text() == MARKUP.repeat(3)).await;
    let div = mounted.query("div").unwrap();
    assert_eq!(div.get_attribute("title").as_deref(), Some(MARKUP));
    assert_eq!(div.get_attribute("data-x").as_deref(), Some(MARKUP));
    assert!(mounted.query("img, script").is_none());
    assert!(!is_hacked());
}

#[wasm_bindgen_test]
async fn texts_and_attributes_follow_their_signals() {
    let n = Var::new(1);
    let mounted = mount(move || {
        el("p")
            .text("n = ")
            .live(move || n.get().to_string())
            .live_attr("data-n", move || (n.get() < 3).then(|| n.get().to_string()))
            .live_flag("hidden", move || n.get() == 2)
    });
    let p = mounted.query("p").unwrap();
    assert_eq!(mounted.text(), "n = 1", "it stands before anything changes");
    n.set(2);
    soon("2", || mounted.text() == "n = 2").await;
    assert_eq!(p.get_attribute("data-n").as_deref(), Some("2"));
    assert!(p.has_attribute("hidden"));
    n.set(3);
    soon("3", || mounted.text() == "n = 3").await;
    assert!(!p.has_attribute("data-n") && !p.has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn a_control_follows_its_signal_and_leaves_the_caret_of_who_types() {
    let text = Var::new("abc".to_owned());
    let ticked = Var::new(false);
    let mounted = mount(move || {
        el("div")
            .child(el("input").live_value(move || text.get()).on_value("input", move |value| text.set(value)))
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .live_checked(move || ticked.get())
                    .on_checked(move |on| ticked.set(on)),
            )
    });
    let field: HtmlInputElement = mounted.query("input").unwrap().unchecked_into();
    assert_eq!(field.value(), "abc");
    field.set_value("abXc");
    field.set_selection_range(3, 3).unwrap();
    crate::support::fire(&field, "input");
    assert_eq!(text.get_untracked(), "abXc");
    text.set("abXc".to_owned());
    crate::support::pause(20).await;
    assert_eq!(field.selection_start().unwrap(), Some(3));
    text.set("other".to_owned());
    soon("the new value", || field.value() == "other").await;

    let tick: HtmlInputElement = mounted.query("[type=checkbox]").unwrap().unchecked_into();
    tick.click();
    assert!(ticked.get_untracked());
    ticked.set(false);
    soon("it follows", || !tick.checked()).await;
}

#[wasm_bindgen_test]
async fn a_slot_is_replaced_in_its_place_and_what_was_there_is_taken_down() {
    let n = Var::new(0);
    let clicks = Rc::new(Cell::new(0));
    let cleanups = Rc::new(Cell::new(0));
    let (clicked, cleaned) = (clicks.clone(), cleanups.clone());
    let mounted = mount(move || {
        el("div")
            .child(el("i").text("<"))
            .slot(move || {
                let n = n.get();
                let (clicked, cleaned) = (clicked.clone(), cleaned.clone());
                let cleaned = send_wrapper::SendWrapper::new(cleaned);
                on_cleanup(move || cleaned.set(cleaned.get() + 1));
                (n < 2).then(|| button(&format!("Button {n}"), move |_| clicked.set(clicked.get() + 1)))
            })
            .child(el("i").text(">"))
    });
    let first: HtmlElement = the("button", "Button 0").unchecked_into();
    first.click();
    assert_eq!((clicks.get(), mounted.text().as_str()), (1, "<Button 0>"));
    n.set(1);
    soon("the second button", || mounted.text() == "<Button 1>").await;
    assert!(!first.is_connected());
    first.click();
    assert_eq!(clicks.get(), 1, "the listener of what is gone was called");
    assert_eq!(cleanups.get(), 1);
    click("Button 1");
    assert_eq!(clicks.get(), 2);
    n.set(2);
    soon("nothing", || mounted.text() == "<>").await;
    assert_eq!(cleanups.get(), 2);
}

#[wasm_bindgen_test]
async fn slots_keep_their_order_and_empty_ones_their_place() {
    let left = Var::new(Vec::<&str>::new());
    let right = Var::new(vec!["r"]);
    let mounted = mount(move || {
        let texts = |signal: Var<Vec<&'static str>>| {
            move || signal.get().into_iter().map(|text| el("b").text(text)).collect()
        };
        el("div").text("[").slots(texts(left)).text("|").slots(texts(right)).text("]")
    });
    assert_eq!(mounted.text(), "[|r]");
    left.set(vec!["1", "2", "3"]);
    soon("the left", || mounted.text() == "[123|r]").await;
    right.set(vec![]);
    left.set(vec!["3", "1"]);
    soon("both", || mounted.text() == "[31|]").await;
}

#[wasm_bindgen_test]
async fn an_effect_of_what_is_gone_runs_no_more() {
    let n = Var::new(0);
    let runs = Rc::new(Cell::new(0));
    let counted = runs.clone();
    let mut mounted = mount(move || {
        el("p").live(move || {
            counted.set(counted.get() + 1);
            n.get().to_string()
        })
    });
    n.set(1);
    soon("the change", || mounted.text() == "1").await;
    let before = runs.get();
    mounted.end();
    n.set(2);
    crate::support::pause(50).await;
    assert_eq!((runs.get(), mounted.text().as_str()), (before, "1"));
}

#[wasm_bindgen_test]
fn optional_parts_are_there_or_not() {
    let mounted = mount(|| {
        el("div")
            .child_if(None)
            .child_if(Some(el("i")))
            .children([el("b"), el("b")])
            .child(link("?q=a%20b").attr_if("title", Some("t")).attr_if("rel", None).flag("download"))
            .child(button("Press", |_| ()))
    });
    assert_eq!(mounted.query("div").unwrap().child_element_count(), 5);
    let link = mounted.query("a").unwrap();
    assert_eq!(link.get_attribute("href").as_deref(), Some("?q=a%20b"));
    assert_eq!(link.get_attribute("title").as_deref(), Some("t"));
    assert!(!link.has_attribute("rel") && link.has_attribute("download"));
    assert_eq!(the("button", "Press").get_attribute("type").as_deref(), Some("button"));
}
