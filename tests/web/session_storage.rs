//! What the browser's storage keeps over a reload: it is read back unchanged, and neither invalid entries nor a
//! browser without storage break the panel.

use chrono::DateTime;
use js_sys::Function;
use leptos::prelude::window;
use panel::browser::session_storage::{
    Replacement, Sent, UnsavedToken, Why, remember_place, remember_replacements, remember_sent,
    remember_unsaved_tokens, replacements, sent, take_place, unsaved_tokens,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

const SENT: &str = "bento-token-panel.sent";
const UNSAVED_TOKENS: &str = "bento-token-panel.unsaved";
const REPLACEMENTS: &str = "bento-token-panel.replacements";

fn of_tab() -> Storage {
    window().session_storage().unwrap().unwrap()
}

fn of_browser() -> Storage {
    window().local_storage().unwrap().unwrap()
}

/// Empties both storages before and after a test, also after a failed one.
struct Clean;

impl Clean {
    fn new() -> Self {
        of_tab().clear().unwrap();
        of_browser().clear().unwrap();
        Self
    }
}

impl Drop for Clean {
    fn drop(&mut self) {
        let _ = (of_tab().clear(), of_browser().clear());
    }
}

fn unsaved_token(uid: &str, why: Why) -> UnsavedToken {
    UnsavedToken { uid: uid.into(), why }
}

fn replacement(old: &str, new: Option<&str>) -> Replacement {
    Replacement { old: old.into(), new: new.map(Into::into) }
}

#[wasm_bindgen_test]
fn a_create_without_an_answer_is_kept_as_its_time_and_a_fingerprint() {
    let _clean = Clean::new();
    assert_eq!(sent(), []);
    let at = |millis| DateTime::from_timestamp_millis(millis).unwrap();
    let all =
        [Sent { at: at(1_763_888_888_123), fingerprint: u64::MAX }, Sent { at: at(-1), fingerprint: 0 }];
    remember_sent(&all);
    assert_eq!(sent(), all);
    of_tab().set_item(SENT, "x 1\n1\n1 x\n9223372036854775807 1\n\n7 7").unwrap();
    assert_eq!(sent(), [Sent { at: at(7), fingerprint: 7 }], "what cannot be read is left out");
    remember_sent(&[]);
    assert_eq!(of_tab().get_item(SENT), Ok(None));
}

#[wasm_bindgen_test]
fn stored_entries_are_read_back_and_an_empty_list_removes_its_key() {
    let _clean = Clean::new();
    assert_eq!((unsaved_tokens(), replacements()), (vec![], vec![]));
    let kept = vec![
        unsaved_token("u-1", Why::PageClosed),
        unsaved_token("u-2", Why::NoAnswer),
        unsaved_token("u-3", Why::Duplicate),
    ];
    let replaced = vec![replacement("u-4", None), replacement("u-5", Some("u-6"))];
    remember_unsaved_tokens(&kept);
    remember_replacements(&replaced);
    assert_eq!((unsaved_tokens(), replacements()), (kept, replaced));

    remember_unsaved_tokens(&[unsaved_token("u-9", Why::Duplicate)]);
    assert_eq!(unsaved_tokens(), [unsaved_token("u-9", Why::Duplicate)], "the last word counts");
    remember_unsaved_tokens(&[]);
    remember_replacements(&[]);
    assert_eq!((unsaved_tokens(), replacements()), (vec![], vec![]));
    assert_eq!((of_tab().length(), of_browser().length()), (Ok(0), Ok(0)));
}

#[wasm_bindgen_test]
fn the_place_is_of_one_address_and_taken_once() {
    let _clean = Clean::new();
    for (left, asked, found) in
        [("?q=a+b", "?q=a+b", Some(700)), ("", "", Some(700)), ("?q=a", "", None), ("", "?q=a", None)]
    {
        remember_place(left, 700);
        assert_eq!(take_place(asked), found, "{left} {asked}");
        assert_eq!((take_place(asked), of_tab().length()), (None, Ok(0)));
    }
}

#[wasm_bindgen_test]
fn an_unsaved_token_belongs_to_its_tab_and_a_replacement_to_all_tabs() {
    let _clean = Clean::new();
    remember_unsaved_tokens(&[unsaved_token("u-1", Why::PageClosed)]);
    remember_replacements(&[replacement("u-2", None)]);
    assert_eq!(of_tab().get_item(UNSAVED_TOKENS).unwrap().as_deref(), Some("left u-1"));
    assert_eq!(of_browser().get_item(REPLACEMENTS).unwrap().as_deref(), Some("u-2"));
    assert_eq!((of_tab().length(), of_browser().length()), (Ok(1), Ok(1)));
}

#[wasm_bindgen_test]
fn invalid_entries_are_skipped_and_valid_ones_are_read() {
    let _clean = Clean::new();
    let set = |text: &str| {
        of_tab().set_item(UNSAVED_TOKENS, text).unwrap();
        of_browser().set_item(REPLACEMENTS, text).unwrap();
    };
    for text in ["", "\n\n", "left", "LEFT u-1", "what u-1", "{\"uid\": \"u-1\"}", " left u-1", "left\tu-1"] {
        set(text);
        assert_eq!(unsaved_tokens(), [], "{text:?}");
    }
    set("what is this\nleft u-1\n\nduplicate u-2\r\n🍱\u{0}");
    assert_eq!(
        unsaved_tokens(),
        [unsaved_token("u-1", Why::PageClosed), unsaved_token("u-2", Why::Duplicate)]
    );
    for text in ["", "\n\n", "\r\n"] {
        set(text);
        assert_eq!(replacements(), [], "{text:?}");
    }
    // Such lines could be two uids; they match no token of a list, so nothing is shown for them.
    set("u-1\n\nu-2 u-3");
    assert_eq!(replacements(), [replacement("u-1", None), replacement("u-2", Some("u-3"))]);
    set(&"x ".repeat(100_000));
    assert_eq!((unsaved_tokens().len(), replacements().len()), (0, 1));
}

/// Makes the browser's storage refuse in one of several ways, until this is dropped.
struct Refusing(Function);

impl Refusing {
    fn new(way: &str) -> Self {
        let refuse = format!(
            "const refuse = () => {{ throw new DOMException('no', 'SecurityError') }};
             const names = ['sessionStorage', 'localStorage'];
             const before = names.map(name => Object.getOwnPropertyDescriptor(window, name));
             const hide = instead => names.forEach(name =>
                 Object.defineProperty(window, name, {{ ...instead, configurable: true }}));
             const {{ getItem, setItem, removeItem }} = Storage.prototype;
             {way};
             return () => {{
                 Object.assign(Storage.prototype, {{ getItem, setItem, removeItem }});
                 names.forEach((name, i) => Object.defineProperty(window, name, before[i]));
             }}"
        );
        let refuse = Function::new_no_args(&refuse);
        Self(refuse.call0(&JsValue::UNDEFINED).unwrap().into())
    }
}

impl Drop for Refusing {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

#[wasm_bindgen_test]
fn a_browser_without_storage_does_not_break_the_panel() {
    let _clean = Clean::new();
    let (kept, replaced) = ([unsaved_token("u-1", Why::PageClosed)], [replacement("u-2", Some("u-3"))]);
    remember_unsaved_tokens(&kept);
    remember_replacements(&replaced);
    let try_all = || {
        remember_unsaved_tokens(&[unsaved_token("u-4", Why::Duplicate)]);
        remember_replacements(&[]);
        (unsaved_tokens(), replacements())
    };
    let none = (vec![], vec![]);
    for (way, wanted) in [
        // Blocked by the person or by a policy.
        ("hide({ get: refuse })", none.clone()),
        // Absent.
        ("hide({ value: null })", none.clone()),
        // Present, and every call fails.
        ("Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse, removeItem: refuse })", none),
        // Full: existing entries stay.
        (
            "Object.assign(Storage.prototype, { setItem: refuse, removeItem: refuse })",
            (kept.into(), replaced.into()),
        ),
    ] {
        let refusing = Refusing::new(way);
        assert_eq!(try_all(), wanted, "{way}");
        drop(refusing);
        assert_eq!(
            (unsaved_tokens().len(), replacements().len()),
            (1, 1),
            "{way}: what was there is there again"
        );
    }
}
