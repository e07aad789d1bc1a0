//! Elements of one type: what changes with a signal stays the same element as long as its tag is the same.

use crate::support::{mount, soon};
use panel::browser::signal::RwSignal;
use panel::components::html::{div, p, span};
use panel::components::text::live_text;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_element_is_kept_while_its_tag_is_the_same_and_replaced_when_it_is_another() {
    let n = RwSignal::new(0);
    let mounted = mount(move || {
        let shown = move || {
            let n = n.get();
            let words = live_text(move || n.to_string());
            match n {
                0 | 1 => p().attr("data-n", n.to_string()).child(words).into_any(),
                _ => span().child(words).into_any(),
            }
        };
        div().child(shown).into_any()
    });
    let first = mounted.query("p").unwrap();
    assert_eq!(
        (first.local_name().as_str(), first.namespace_uri().as_deref()),
        ("p", Some("http://www.w3.org/1999/xhtml"))
    );
    n.set(1);
    soon("the second text", || mounted.text() == "1").await;
    let second = mounted.query("p").unwrap();
    assert!(first == second, "it is the same element");
    assert_eq!(second.get_attribute("data-n").as_deref(), Some("1"));
    n.set(2);
    soon("the third text", || mounted.text() == "2").await;
    assert!(mounted.query("p").is_none());
    assert!(mounted.query("div > span").is_some());
}
