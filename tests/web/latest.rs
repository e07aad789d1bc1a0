//! One future at a time: a new one cancels the one before.

use crate::support::{mount, pause, soon};
use panel::browser::latest::Latest;
use panel::components::html::div;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

type Seen = Rc<RefCell<Vec<&'static str>>>;

fn latest_in(seen: &Seen) -> (crate::support::Mounted, Latest, impl Fn(&'static str, u32) + use<>) {
    let out = Rc::new(Cell::new(None));
    let mounted = mount({
        let out = out.clone();
        move || {
            out.set(Some(Latest::new()));
            div().into_any()
        }
    });
    let latest = out.get().unwrap();
    let seen = seen.clone();
    let run = move |what: &'static str, milliseconds| {
        let seen = seen.clone();
        latest.run(async move {
            pause(milliseconds).await;
            seen.borrow_mut().push(what);
        });
    };
    (mounted, latest, run)
}

#[wasm_bindgen_test]
async fn the_slow_one_that_was_superseded_has_no_effect() {
    let seen = Seen::default();
    let (_mounted, _, run) = latest_in(&seen);
    run("slow", 100);
    pause(10).await;
    run("fast", 1);
    soon("the fast one", || !seen.borrow().is_empty()).await;
    pause(200).await;
    assert_eq!(*seen.borrow(), ["fast"]);
}

#[wasm_bindgen_test]
async fn of_many_at_once_only_the_last_runs() {
    let seen = Seen::default();
    let (_mounted, _, run) = latest_in(&seen);
    for what in ["1", "2", "3", "4"] {
        run(what, 20);
    }
    pause(100).await;
    assert_eq!(*seen.borrow(), ["4"]);
}

#[wasm_bindgen_test]
async fn a_finished_future_does_not_block_the_next() {
    let seen = Seen::default();
    let (_mounted, _, run) = latest_in(&seen);
    run("first", 1);
    soon("the first", || seen.borrow().len() == 1).await;
    run("second", 1);
    soon("the second", || seen.borrow().len() == 2).await;
    assert_eq!(*seen.borrow(), ["first", "second"]);
}

#[wasm_bindgen_test]
async fn a_running_future_ends_with_its_owner_and_on_cancel() {
    let seen = Seen::default();
    let (mounted, _, run) = latest_in(&seen);
    run("of an owner that goes", 50);
    pause(10).await;
    drop(mounted);
    let (_mounted, latest, run) = latest_in(&seen);
    run("that is told to end", 50);
    pause(10).await;
    latest.abort();
    pause(150).await;
    assert!(seen.borrow().is_empty(), "{:?}", seen.borrow());
}
