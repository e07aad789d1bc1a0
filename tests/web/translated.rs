//! A page that the browser has translated keeps working: changes are shown although the browser has replaced texts by
//! elements of its own.

use crate::support::{Mounted, all, maybe, mount, pause, soon, the};
use js_sys::Function;
use leptos::ev;
use panel::browser::signal::RwSignal;
use panel::components::button::text_button;
use panel::components::copy::copy_button;
use panel::components::dialog::dialog;
use panel::components::field::field;
use panel::components::html::{button, div, input, p, span, strong};
use panel::components::keyed::built_anew;
use panel::components::menu::menu;
use panel::components::notice::{notice, plain_failure};
use panel::components::text::{live_text, safe_name, safe_text, signal_text};
use panel::format::error_messages::Failure;
use panel_messages::m;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Translates what is mounted as browsers do: replaces every text outside of `translate="no"` by `font` elements with
/// another text. Returns the number of texts.
fn translate(mounted: &Mounted) -> u32 {
    let code = "
        const texts = [];
        const walk = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) texts.push(walk.currentNode);
        let count = 0;
        for (const text of texts) {
            const told = text.parentElement.closest('[translate]');
            if (!text.data.trim() || told?.getAttribute('translate') === 'no') continue;
            if (text.parentElement.tagName === 'FONT') continue;
            const [outer, inner] = ['font', 'font'].map(tag => document.createElement(tag));
            inner.append('«' + text.data + '»');
            outer.append(inner);
            text.replaceWith(outer);
            count += 1;
        }
        return count";
    let translate = Function::new_with_args("host", code);
    let count = translate.call1(&JsValue::UNDEFINED, mounted.host()).unwrap();
    count.as_f64().unwrap() as u32
}

fn click(role: &str, name: &str) {
    the(role, name).unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn a_text_in_a_node_of_leptos_stops_updating() {
    // Why `components/text.rs` exists. If this fails after an update of Leptos, it may no longer be needed.
    let n = RwSignal::new(1);
    let mounted = mount(move || p().child(move || n.get().to_string()).into_any());
    assert_eq!(translate(&mounted), 1);
    n.set(2);
    pause(50).await;
    assert_eq!(mounted.text(), "«1»");
}

#[wasm_bindgen_test]
async fn a_fixed_text_that_replaces_another_is_not_shown_and_an_element_that_replaces_it_is() {
    // Leptos reuses an element and its text nodes for the next view of the same type. So a fixed text in one of
    // several views of a closure needs an element of its own. If this fails after an update of Leptos, it may no
    // longer need one.
    let n = RwSignal::new(0);
    let mounted = mount(move || {
        let shown = move || match n.get() {
            0 => p().child("Looking.").into_any(),
            1 => p().child("None was made.").into_any(),
            _ => p().child(safe_name("x")).child(safe_text(" was made.")).into_any(),
        };
        div().child(shown).into_any()
    });
    assert_eq!(translate(&mounted), 1);
    for (next, expected) in [(1, "«Looking.»"), (2, "«Looking.» was made.")] {
        n.set(next);
        pause(50).await;
        assert_eq!(mounted.text(), expected);
    }
}

#[wasm_bindgen_test]
async fn views_of_one_type_alternate_when_each_text_has_its_element() {
    let n = RwSignal::new(0);
    let mounted = mount(move || {
        let shown = move || match n.get() {
            0 => p().child(safe_text("Looking.")).into_any(),
            1 => p().class("hint").child(safe_text("None was made.")).into_any(),
            2 => p().child(safe_name("x")).child(safe_text(" was made.")).into_any(),
            3 => p().child(strong().child(safe_text("Two"))).child(safe_text(" were made.")).into_any(),
            _ => div().child(safe_text("Many.")).into_any(),
        };
        div().child(shown).into_any()
    });
    let said = ["Looking.", "None was made.", "x was made.", "Two were made.", "Many."];
    for next in [1, 0, 2, 1, 3, 2, 4, 3, 0] {
        assert!(translate(&mounted) > 0);
        n.set(next);
        soon(said[next], || mounted.text() == said[next]).await;
    }
}

#[wasm_bindgen_test]
async fn a_changing_text_keeps_updating() {
    let n = RwSignal::new(1);
    let held = RwSignal::new("held 1".to_owned());
    let mounted = mount(move || {
        p().child("n = ")
            .child(live_text(move || n.get().to_string()))
            .child(", ")
            .child(signal_text(held.into()))
            .into_any()
    });
    assert_eq!(translate(&mounted), 4);
    assert_eq!(mounted.text(), "«n = »«1»«, »«held 1»");
    for next in 2..5 {
        n.set(next);
        held.set(format!("held {next}"));
        let expected = format!("«n = »{next}«, »held {next}");
        soon(&expected, || mounted.text() == expected).await;
        // The browser translates new texts, too.
        assert_eq!(translate(&mounted), 2);
    }
}

#[wasm_bindgen_test]
async fn a_rebuilt_button_has_its_new_label_and_its_new_action() {
    let (n, pressed) = (RwSignal::new(1), RwSignal::new(0));
    let mounted = mount(move || {
        let shown = move || {
            let n = n.get();
            text_button(&format!("Delete {n} tokens"), "", move |_| pressed.set(n)).into_any()
        };
        div().child("Actions: ").child(shown).into_any()
    });
    for next in 2..5 {
        assert!(translate(&mounted) > 0);
        n.set(next);
        let label = format!("Delete {next} tokens");
        soon(&label, || maybe("button", &label).is_some()).await;
        assert_eq!(mounted.text(), format!("«Actions: »{label}"));
        click("button", &label);
        assert_eq!(pressed.get_untracked(), next);
    }
}

#[wasm_bindgen_test]
async fn a_new_text_from_a_server_is_shown() {
    let text = RwSignal::new("first".to_owned());
    let mounted = mount(move || {
        let shown =
            move || p().child(safe_text(&text.get())).child(" of ").child(safe_name(&text.get())).into_any();
        div().child("The server said: ").child(shown).child(" End.").into_any()
    });
    // Plain texts and texts with marks, in each order.
    for (next, shown) in [
        ("second", "second"),
        ("a\u{202e}b", "a⟨U+202E⟩b"),
        ("c\u{202e}\u{200b}", "c⟨U+202E⟩⟨U+200B⟩"),
        ("third", "third"),
    ] {
        assert!(translate(&mounted) > 0);
        assert!(!mounted.query("[translate=no]").unwrap().text_content().unwrap().contains('«'), "a name");
        text.set(next.to_owned());
        let expected = format!("«The server said: »{shown}« of »{shown}« End.»");
        soon(&expected, || mounted.text() == expected).await;
    }
}

#[wasm_bindgen_test]
async fn a_view_that_appears_between_translated_texts_keeps_its_position() {
    let shown = RwSignal::new(false);
    let mounted = mount(move || {
        let maybe = move || shown.get().then(|| notice("It is here."));
        let either =
            move || if shown.get() { span().child("on").into_any() } else { p().child("off").into_any() };
        div().child("before ").child(maybe).child(" between ").child(either).child(" after").into_any()
    });
    assert_eq!(translate(&mounted), 4);
    for _ in 0..2 {
        shown.set(true);
        let on = "«before »It is here.« between »on« after»";
        soon(on, || mounted.text() == on).await;
        translate(&mounted);
        shown.set(false);
        let off = "«before »« between »off« after»";
        soon(off, || mounted.text() == off).await;
        translate(&mounted);
    }
}

#[wasm_bindgen_test]
async fn a_field_keeps_updating_its_error_and_its_hint() {
    let (hint, refusal) = (RwSignal::new("Empty.".to_owned()), RwSignal::new(None::<String>));
    let mounted = mount(move || field(m::common::NAME, input(), move || hint.get(), move || refusal.get()));
    assert_eq!(translate(&mounted), 2);
    hint.set("1 letter.".to_owned());
    soon("the explanation", || mounted.text() == "«Name»1 letter.").await;
    for text in ["Too short.", "No name."] {
        translate(&mounted);
        refusal.set(Some(text.to_owned()));
        soon(text, || all("alert", text).len() == 1).await;
    }
    translate(&mounted);
    refusal.set(None);
    soon("no refusal", || mounted.query("[role=alert]").is_none()).await;
    assert_eq!(mounted.text(), "«Name»«1 letter.»");
}

#[wasm_bindgen_test]
async fn a_menu_still_opens() {
    let n = RwSignal::new(0);
    let mounted = mount(move || {
        let item = button().on(ev::click, move |_| n.update(|n| *n += 1)).child("One more");
        menu(move || format!("Filters ({})", n.get()), vec![item.into_any()])
    });
    assert_eq!(translate(&mounted), 2);
    mounted.query("summary").unwrap().unchecked_into::<HtmlElement>().click();
    assert!(mounted.query("details[open]").is_some());
    click("button", "«One more»");
    soon("the count", || mounted.query("summary").unwrap().text_content().unwrap() == "Filters (1)").await;
}

#[wasm_bindgen_test]
async fn a_dialog_over_a_translated_page_opens_updates_and_closes() {
    let (is_open, n) = (RwSignal::new(false), RwSignal::new(0));
    let mounted = mount(move || {
        let asked = move || {
            let count = p().child(live_text(move || format!("{} tokens", n.get()))).into_any();
            let close = text_button("Close", "", move |_| is_open.set(false)).into_any();
            dialog("Delete", "", move || is_open.set(false), vec![count, close])
        };
        div().child("Behind ").child(move || is_open.get().then(asked)).child(" it").into_any()
    });
    translate(&mounted);
    for _ in 0..2 {
        is_open.set(true);
        soon("the dialog", || maybe("dialog", "Delete").is_some()).await;
        assert!(translate(&mounted) >= 3);
        n.update(|n| *n += 1);
        let count = format!("{} tokens", n.get_untracked());
        soon("the count", || mounted.query("dialog p").unwrap().text_content().unwrap() == count).await;
        click("button", "«Close»");
        soon("the dialog is gone", || mounted.query("dialog").is_none()).await;
        assert_eq!(mounted.text(), "«Behind »« it»");
    }
}

#[wasm_bindgen_test]
async fn the_outcome_of_each_copy_is_shown() {
    let replace = |value: &str| {
        let code =
            format!("Object.defineProperty(navigator, 'clipboard', {{ {value}, configurable: true }})");
        Function::new_no_args(&code).call0(&JsValue::UNDEFINED).unwrap();
    };
    let mounted = mount(|| copy_button("Copy the uid", "uid-1".to_owned()));
    for (clipboard, words) in [
        ("value: undefined", "Not copied: this page has no clipboard"),
        ("value: { writeText: () => Promise.reject() }", "Not copied: the browser refused"),
        ("value: { writeText: async () => {} }", "Copied"),
    ] {
        replace(clipboard);
        click("button", "Copy the uid");
        soon(words, || all("status", words).len() == 1).await;
        assert_eq!(translate(&mounted), 1);
    }
    Function::new_no_args("delete navigator.clipboard").call0(&JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn a_second_failure_is_shown_in_full() {
    let failure = |n: u32| Failure {
        what: format!("Failure {n}."),
        advice: format!("Advice {n}."),
        quote: (n != 2).then(|| format!("quote {n}")),
        trace_id: (n > 1).then(|| format!("trace {n}")),
    };
    let shown = RwSignal::new(1);
    let mounted = mount(move || div().child(move || plain_failure(&failure(shown.get()))).into_any());
    assert!(mounted.text().contains("The server said: “quote 1”"), "{}", mounted.text());
    for n in 2..5 {
        assert!(translate(&mounted) >= 2);
        shown.set(n);
        soon("the failure", || mounted.text().contains(&format!("Failure {n}."))).await;
        let text = mounted.text();
        for part in [format!("Advice {n}."), format!("trace {n}")] {
            assert!(text.contains(&part), "{part} is not in {text}");
        }
        assert_eq!(text.contains(&format!("quote {n}")), n != 2, "{text}");
        assert!(!text.contains(&(n - 1).to_string()), "what was said before is still in {text}");
    }
}

#[wasm_bindgen_test]
async fn fixed_texts_of_branches_replace_each_other_when_the_view_is_rebuilt() {
    let step = RwSignal::new(0);
    let branch = move || match step.get() {
        0 => None,
        1 => Some(p().child("Looking whether a token was made…").into_any()),
        2 => Some(p().child("A token of this name is there: ").child(safe_name("ci")).into_any()),
        _ => Some(p().child("No token was made.").into_any()),
    };
    let mounted = mount(move || div().child(built_anew(branch)).into_any());
    for (next, text) in [
        (1, "Looking whether a token was made…"),
        (2, "A token of this name is there: ci"),
        (3, "No token was made."),
        (0, ""),
    ] {
        translate(&mounted);
        step.set(next);
        soon(text, || mounted.text() == text).await;
    }
}
