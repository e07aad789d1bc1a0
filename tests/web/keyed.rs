//! A view with a key: another key builds a new view, with no state of the old one.

use crate::support::{mount, pause, soon};
use leptos::prelude::*;
use panel::browser::signal::RwSignal;
use panel::components::html::{div, i, input};
use panel::components::keyed::for_key;
use panel::components::text::safe_text;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

/// A field for this key. Counts how often it was built and disposed.
fn field_of(key: &str, made: &AtomicUsize, gone: Arc<AtomicUsize>) -> AnyView {
    made.fetch_add(1, Ordering::Relaxed);
    on_cleanup(move || {
        gone.fetch_add(1, Ordering::Relaxed);
    });
    div().child(safe_text(key)).child(input()).into_any()
}

#[wasm_bindgen_test]
async fn another_key_gets_new_elements_and_state_and_the_same_key_keeps_both() {
    let key = RwSignal::new(Some("a".to_owned()));
    let (made, gone) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, ended) = (made.clone(), gone.clone());
    let mounted = mount(move || {
        let view = for_key(move || key.get(), move |key| field_of(&key, &counted, ended.clone()));
        div().child(i().child("<")).child(view).child(i().child(">")).into_any()
    });
    let field = || -> HtmlInputElement { mounted.query("input").unwrap().unchecked_into() };
    let counts = || (made.load(Ordering::Relaxed), gone.load(Ordering::Relaxed));
    assert_eq!((mounted.text().as_str(), counts()), ("<a>", (1, 0)));
    let first = field();
    first.set_value("typed for a");

    key.set(Some("a".to_owned()));
    pause(20).await;
    assert!(first.is_same_node(Some(&field())), "the same key was built anew");
    assert_eq!((field().value().as_str(), counts()), ("typed for a", (1, 0)));

    // Twice: the third view is built as the second is.
    for (n, next) in ["b", "c", "a"].into_iter().enumerate() {
        let before = field();
        before.set_value("typed before");
        key.set(Some(next.to_owned()));
        soon(next, || mounted.text() == format!("<{next}>")).await;
        assert!(!before.is_connected() && !before.is_same_node(Some(&field())), "{next}");
        assert_eq!((field().value().as_str(), counts()), ("", (n + 2, n + 1)), "{next}");
    }
}

#[wasm_bindgen_test]
async fn without_a_key_nothing_is_shown_and_the_position_is_kept() {
    let key = RwSignal::new(None::<String>);
    let (made, gone) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, ended) = (made.clone(), gone.clone());
    let mounted = mount(move || {
        let view = for_key(move || key.get(), move |key| field_of(&key, &counted, ended.clone()));
        div().child(i().child("<")).child(view).child(i().child(">")).into_any()
    });
    let counts = || (made.load(Ordering::Relaxed), gone.load(Ordering::Relaxed));
    assert_eq!(mounted.text(), "<>");
    for n in 1..=3 {
        key.set(Some("a".to_owned()));
        soon("the view", || mounted.text() == "<a>").await;
        key.set(None);
        soon("nothing", || mounted.text() == "<>").await;
        assert_eq!(counts(), (n, n));
    }
}

#[wasm_bindgen_test]
async fn a_signal_read_while_a_view_is_built_does_not_rebuild_it() {
    let other = RwSignal::new(0);
    let made = Arc::new(AtomicUsize::new(0));
    let counted = made.clone();
    let mounted = mount(move || {
        let view = for_key(
            || Some("a".to_owned()),
            move |_| {
                counted.fetch_add(1, Ordering::Relaxed);
                safe_text(&other.get().to_string())
            },
        );
        div().child(view).into_any()
    });
    other.set(1);
    pause(20).await;
    assert_eq!((made.load(Ordering::Relaxed), mounted.text().as_str()), (1, "0"));
}
