//! The panel's signals and memos do what Leptos' own do.

use crate::support::{mount, soon};
use panel::browser::reactive::effect;
use panel::browser::signal::{Memo, RwSignal, memo};
use panel::components::html::div;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// What an effect has read of `value`, one after the other.
fn read(value: impl Fn() -> String + 'static) -> Rc<RefCell<Vec<String>>> {
    let read = Rc::new(RefCell::new(Vec::new()));
    let reads = read.clone();
    effect(move || reads.borrow_mut().push(value()));
    read
}

#[wasm_bindgen_test]
async fn each_way_to_change_a_signal_tells_its_readers_once() {
    let signal = RwSignal::new(vec![1]);
    let seen = Rc::new(Cell::new(None));
    let out = seen.clone();
    let _mounted = mount(move || {
        out.set(Some(read(move || signal.with(|all| format!("{all:?}")))));
        div().into_any()
    });
    let seen = seen.take().unwrap();
    let last = |wanted: &str| seen.borrow().last().is_some_and(|last| last == wanted);
    soon("the first value", || last("[1]")).await;
    signal.set(vec![2]);
    soon("a value that is set", || last("[2]")).await;
    signal.update(|all| all.push(3));
    soon("a value that is changed", || last("[2, 3]")).await;
    assert_eq!(signal.try_update(|all| all.pop()), Some(Some(3)));
    soon("a change with an answer", || last("[2]")).await;
    {
        let mut all = signal.write();
        all.push(4);
        all.push(5);
        assert_eq!(all.len(), 3);
    }
    soon("a value that is written to", || last("[2, 4, 5]")).await;
    assert_eq!(seen.borrow().len(), 5, "{seen:?}");
    assert_eq!((signal.get(), signal.get_untracked()), (vec![2, 4, 5], vec![2, 4, 5]));
}

#[wasm_bindgen_test]
async fn a_memo_tells_its_readers_only_when_its_value_changes() {
    let signal = RwSignal::new(1);
    let seen = Rc::new(Cell::new(None));
    let out = seen.clone();
    let _mounted = mount(move || {
        let is_large: Memo<bool> = memo(move || signal.get() > 2);
        out.set(Some((is_large, read(move || is_large.get().to_string()))));
        div().into_any()
    });
    let (is_large, seen) = seen.take().unwrap();
    soon("the first value", || seen.borrow().len() == 1).await;
    signal.set(2);
    assert!(!is_large.get_untracked());
    signal.set(3);
    soon("another value", || seen.borrow().len() == 2).await;
    signal.set(4);
    signal.set(0);
    soon("the first value again", || seen.borrow().len() == 3).await;
    assert_eq!(*seen.borrow(), ["false", "true", "false"]);
}

#[wasm_bindgen_test]
fn a_signal_that_is_gone_is_neither_read_nor_written() {
    let out = Rc::new(Cell::new(None));
    let inside = out.clone();
    let mounted = mount(move || {
        inside.set(Some(RwSignal::new(1)));
        div().into_any()
    });
    let signal = out.get().unwrap();
    assert_eq!((signal.try_get_untracked(), signal.try_update(|n| *n + 1)), (Some(1), Some(2)));
    drop(mounted);
    signal.set(2);
    signal.update(|n| *n = 3);
    assert_eq!((signal.try_get(), signal.try_get_untracked(), signal.try_update(|n| *n)), (None, None, None));
    assert_eq!(signal.try_with_untracked(|n| *n), None);
}
