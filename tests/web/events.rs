//! Listeners on the window live as long as their owner.

use crate::support::{fire, mount, press, soon};
use leptos::ev;
use leptos::prelude::*;
use panel::browser::events::on_window;
use panel::browser::signal::RwSignal;
use panel::components::html::{div, p};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_listener_ends_with_its_owner() {
    let heard = RwSignal::new(0);
    let mut mounted = mount(move || {
        on_window(ev::keydown, move |_| heard.update(|n| *n += 1));
        on_window(ev::visibilitychange, move |_| heard.update(|n| *n += 10));
        div().into_any()
    });
    let body = document().body().unwrap();
    press(&body, "a");
    assert_eq!(heard.get_untracked(), 1);
    fire(&document(), "visibilitychange");
    assert_eq!(heard.get_untracked(), 11, "what bubbles from the document arrives too");
    mounted.end();
    press(&body, "a");
    fire(&document(), "visibilitychange");
    assert_eq!(heard.get_untracked(), 11);
}

#[wasm_bindgen_test]
async fn a_listener_in_the_view_of_a_closure_ends_with_that_view() {
    let (shown, heard) = (RwSignal::new(1), RwSignal::new(0));
    let mounted = mount(move || {
        let view = move || {
            let step = shown.get();
            (step > 0).then(|| {
                on_window(ev::keydown, move |_| heard.update(|n| *n += step));
                p().into_any()
            })
        };
        div().child(view).into_any()
    });
    let body = document().body().unwrap();
    press(&body, "a");
    assert_eq!(heard.get_untracked(), 1);
    shown.set(10);
    // The paragraph does not change: the test waits for the listener.
    soon("the second listener", || {
        heard.set(0);
        press(&body, "a");
        heard.get_untracked() == 10
    })
    .await;
    shown.set(0);
    soon("nothing", || mounted.query("p").is_none()).await;
    heard.set(0);
    press(&body, "a");
    assert_eq!(heard.get_untracked(), 0);
}
