//! Elements update with their signals, text never becomes markup, and removed views are disposed.

use crate::support::{mount, pause, soon, the};
use leptos::ev;
use leptos::prelude::*;
use panel::browser::signal::RwSignal;
use panel::components::button::text_button;
use panel::components::html::{a, b, button, div, i, p};
use panel::components::text::{live_text, safe_name, safe_text};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const MARKUP: &str =
    "<img src=x onerror=\"globalThis.hacked = true\"><script>globalThis.hacked = true</script>&amp;";

fn is_hacked() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"hacked".into()).unwrap()
}

fn click(name: &str) {
    the("button", name).unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn text_never_becomes_markup() {
    let later = RwSignal::new(String::new());
    let mounted = mount(move || {
        div()
            .attr("title", MARKUP)
            .attr("data-x", move || later.get())
            .child(safe_text(MARKUP))
            .child(safe_name(MARKUP))
            .child(text_button(MARKUP, "", |_| ()))
            .child(live_text(move || later.get()))
            .child(move || p().child(safe_text(&later.get())).into_any())
            .child(move || later.get())
            .into_any()
    });
    later.set(MARKUP.to_owned());
    soon("all texts", || mounted.text() == MARKUP.repeat(6)).await;
    let div = mounted.query("div").unwrap();
    assert_eq!(div.get_attribute("title").as_deref(), Some(MARKUP));
    assert_eq!(div.get_attribute("data-x").as_deref(), Some(MARKUP));
    assert!(mounted.query("img, script").is_none());
    assert!(!is_hacked());
}

#[wasm_bindgen_test]
async fn texts_and_attributes_update_with_their_signals() {
    let n = RwSignal::new(1);
    let mounted = mount(move || {
        p().child("n = ")
            .child(live_text(move || n.get().to_string()))
            .attr("data-n", move || (n.get() < 3).then(|| n.get().to_string()))
            .attr("hidden", move || n.get() == 2)
            .into_any()
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
async fn the_view_of_a_closure_is_replaced_in_place_and_the_old_one_is_disposed() {
    let n = RwSignal::new(0);
    let (clicks, cleanups) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (clicked, cleaned) = (clicks.clone(), cleanups.clone());
    let mounted = mount(move || {
        let shown = move || {
            let n = n.get();
            let (clicked, cleaned) = (clicked.clone(), cleaned.clone());
            on_cleanup(move || {
                cleaned.fetch_add(1, Ordering::Relaxed);
            });
            let count = move |_| {
                clicked.fetch_add(1, Ordering::Relaxed);
            };
            (n < 2).then(|| text_button(&format!("Button {n}"), "", count).into_any())
        };
        div().child(i().child("<")).child(shown).child(i().child(">")).into_any()
    });
    let counted = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    click("Button 0");
    assert_eq!((counted(&clicks), mounted.text().as_str()), (1, "<Button 0>"));
    n.set(1);
    soon("the second button", || mounted.text() == "<Button 1>").await;
    assert_eq!(counted(&cleanups), 1);
    let second: HtmlElement = the("button", "Button 1").unchecked_into();
    second.click();
    assert_eq!(counted(&clicks), 2, "one listener at a time");
    n.set(2);
    soon("nothing", || mounted.text() == "<>").await;
    assert!(!second.is_connected());
    second.click();
    assert_eq!(counted(&clicks), 2, "the listener of what is gone was called");
    assert_eq!(counted(&cleanups), 2);
}

#[wasm_bindgen_test]
async fn lists_keep_their_order_and_an_empty_list_keeps_its_place() {
    let left = RwSignal::new(Vec::<&str>::new());
    let right = RwSignal::new(vec!["r"]);
    let mounted = mount(move || {
        let texts = |signal: RwSignal<Vec<&'static str>>| {
            move || signal.get().into_iter().map(|text| b().child(safe_text(text)).into_any()).collect_view()
        };
        div().child("[").child(texts(left)).child("|").child(texts(right)).child("]").into_any()
    });
    assert_eq!(mounted.text(), "[|r]");
    left.set(vec!["1", "2", "3"]);
    soon("the left", || mounted.text() == "[123|r]").await;
    right.set(vec![]);
    left.set(vec!["3", "1"]);
    soon("both", || mounted.text() == "[31|]").await;
}

#[wasm_bindgen_test]
async fn an_effect_of_a_removed_view_does_not_run() {
    let n = RwSignal::new(0);
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = runs.clone();
    let mut mounted = mount(move || {
        let text = move || {
            counted.fetch_add(1, Ordering::Relaxed);
            n.get().to_string()
        };
        p().child(live_text(text)).into_any()
    });
    n.set(1);
    soon("the change", || mounted.text() == "1").await;
    let before = runs.load(Ordering::Relaxed);
    mounted.end();
    n.set(2);
    pause(50).await;
    assert_eq!((runs.load(Ordering::Relaxed), mounted.text().as_str()), (before, "1"));
}

#[wasm_bindgen_test]
fn an_optional_child_is_shown_or_left_out() {
    let mounted = mount(|| {
        let link = a().attr("href", "?q=a%20b").attr("title", Some("t")).attr("rel", None::<&str>);
        div()
            .child(None::<AnyView>)
            .child(Some(i().into_any()))
            .child([b().into_any(), b().into_any()])
            .child(link.attr("download", true))
            .child(text_button("Press", "", |_| ()))
            .into_any()
    });
    assert_eq!(mounted.query("div").unwrap().child_element_count(), 5);
    let link = mounted.query("a").unwrap();
    assert_eq!(link.get_attribute("href").as_deref(), Some("?q=a%20b"));
    assert_eq!(link.get_attribute("title").as_deref(), Some("t"));
    assert!(!link.has_attribute("rel") && link.has_attribute("download"));
    assert_eq!(the("button", "Press").get_attribute("type").as_deref(), Some("button"));
}

#[wasm_bindgen_test]
async fn a_button_handles_each_click_once_and_works_as_soon_as_it_is_mounted() {
    let clicks = RwSignal::new(0);
    let _mounted = mount(move || {
        let plain = button().on(ev::click, move |_| clicks.update(|n| *n += 10)).child("Plain");
        div().child(plain).child(text_button("Action", "", move |_| clicks.update(|n| *n += 1))).into_any()
    });
    click("Plain");
    click("Action");
    assert_eq!(clicks.get_untracked(), 11);
}
