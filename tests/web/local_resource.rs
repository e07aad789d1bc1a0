//! Why the panel has a loader of its own: what Leptos' `LocalResource` does with a superseded request. If this test
//! fails after an update of Leptos, the loader may no longer be needed.

use crate::support::{mount, pause, soon};
use leptos::prelude::*;
use panel::browser::signal::RwSignal;
use panel::components::html::div;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_local_resource_runs_a_superseded_future_to_its_end_and_shows_its_value_before_the_next_ends() {
    let events = Rc::new(RefCell::new(Vec::new()));
    let out = Rc::new(Cell::new(None));
    let _mounted = mount({
        let (events, out) = (events.clone(), out.clone());
        move || {
            let question = RwSignal::new("old");
            out.set(Some(question));
            let started = events.clone();
            let resource = LocalResource::new(move || {
                let question = question.get();
                let events = started.clone();
                events.borrow_mut().push(format!("{question} starts"));
                async move {
                    pause(if question == "old" { 300 } else { 1 }).await;
                    events.borrow_mut().push(format!("{question} ends"));
                    question
                }
            });
            Effect::new(move |_| {
                if let Some(answer) = resource.get() {
                    events.borrow_mut().push(format!("{answer} is shown"));
                }
            });
            div().into_any()
        }
    });
    soon("the old question is asked", || !events.borrow().is_empty()).await;
    pause(20).await;
    out.get().unwrap().set("new");
    soon("the new answer is shown", || events.borrow().iter().any(|e| e == "new is shown")).await;
    let events = events.borrow();
    let place =
        |event: &str| events.iter().position(|e| e == event).unwrap_or_else(|| panic!("{event}: {events:?}"));
    assert!(place("old ends") < place("new starts"), "it was cancelled, or ran beside the next: {events:?}");
    assert!(place("old is shown") < place("new ends"), "its value was not shown: {events:?}");
}
