//! What the browser keeps over a reload: it comes back as it was, and neither garbage nor a browser that keeps nothing
//! stops the panel.

use chrono::DateTime;
use js_sys::Function;
use leptos::prelude::window;
use panel::browser::session_storage::{
    Replacement, Sent, UnsavedToken, Why, remember_replacements, remember_sent, remember_unsaved_tokens,
    replacements, sent, unsaved_tokens,
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

/// Both are empty before and after a test, a failed one too.
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
fn a_create_without_an_answer_is_remembered_by_its_moment_and_a_fingerprint() {
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
fn what_is_remembered_comes_back_and_nothing_leaves_nothing_behind() {
    let _clean = Clean::new();
    assert_eq!((unsaved_tokens(), replacements()), (vec![], vec![]));
    let kept = vec![
        unsaved_token("u-1", Why::Left),
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
fn a_value_that_is_lost_is_the_tabs_own_and_a_replacement_every_tabs() {
    let _clean = Clean::new();
    remember_unsaved_tokens(&[unsaved_token("u-1", Why::Left)]);
    remember_replacements(&[replacement("u-2", None)]);
    assert_eq!(of_tab().get_item(UNSAVED_TOKENS).unwrap().as_deref(), Some("left u-1"));
    assert_eq!(of_browser().get_item(REPLACEMENTS).unwrap().as_deref(), Some("u-2"));
    assert_eq!((of_tab().length(), of_browser().length()), (Ok(1), Ok(1)));
}

#[wasm_bindgen_test]
fn garbage_is_left_out_and_what_can_be_read_is_read() {
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
    assert_eq!(unsaved_tokens(), [unsaved_token("u-1", Why::Left), unsaved_token("u-2", Why::Duplicate)]);
    for text in ["", "\n\n", "\r\n"] {
        set(text);
        assert_eq!(replacements(), [], "{text:?}");
    }
    // Any line could be two uids: such ones are in no list, and so nothing is said of them.
    set("u-1\n\nu-2 u-3");
    assert_eq!(replacements(), [replacement("u-1", None), replacement("u-2", Some("u-3"))]);
    set(&"x ".repeat(100_000));
    assert_eq!((unsaved_tokens().len(), replacements().len()), (0, 1));
}

/// Makes the browser refuse in one of its ways, for as long as this lives.
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
fn a_browser_that_keeps_nothing_is_no_reason_to_stop() {
    let _clean = Clean::new();
    let (kept, replaced) = ([unsaved_token("u-1", Why::Left)], [replacement("u-2", Some("u-3"))]);
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
        // There, and of no use.
        ("Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse, removeItem: refuse })", none),
        // Full: what was there stays.
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
