//! A modal dialog: it opens when it is mounted, has a name, takes the focus and returns it, and closes when its owner
//! closes it.

use crate::support::{Mounted, fire, focused, maybe, mount, name_of, press, soon, the};
use panel::browser::signal::RwSignal;
use panel::components::button::text_button;
use panel::components::dialog::dialog;
use panel::components::html::{div, input, main};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// A page with a button that opens a dialog. The page counts the calls of `on_escape`.
struct Page {
    _mounted: Mounted,
    is_open: RwSignal<bool>,
    escapes: RwSignal<u32>,
}

/// `on_escape` receives the signal that holds whether the dialog is open.
fn page(on_escape: fn(RwSignal<bool>)) -> Page {
    let is_open = RwSignal::new(false);
    let escapes = RwSignal::new(0);
    let mounted = mount(move || {
        let question = move || {
            let asked = move || {
                escapes.update(|n| *n += 1);
                on_escape(is_open);
            };
            let close = text_button("Close", "", move |_| is_open.set(false));
            let content = vec![
                input().attr("aria-label", "Answer").into_any(),
                div().class("actions").child(close).into_any(),
            ];
            dialog("A question", "wide", asked, content)
        };
        main()
            .attr("tabindex", "-1")
            .child(text_button("Open", "", move |_| is_open.set(true)))
            .child(move || is_open.get().then(question))
            .into_any()
    });
    Page { _mounted: mounted, is_open, escapes }
}

fn html(element: &Element) -> HtmlElement {
    element.clone().unchecked_into()
}

async fn opened() -> HtmlDialogElement {
    soon("the dialog", || maybe("dialog", "A question").is_some()).await;
    the("dialog", "A question").unchecked_into()
}

async fn gone() {
    soon("the dialog is gone", || maybe("dialog", "A question").is_none()).await;
}

#[wasm_bindgen_test]
async fn it_is_modal_and_named_by_its_heading() {
    let page = page(|_| ());
    page.is_open.set(true);
    let dialog = opened().await;
    assert!(dialog.matches(":modal").unwrap());
    assert_eq!(name_of(&dialog), "A question");
    assert_eq!(name_of(&the("heading", "A question")), "A question");
    assert_eq!(dialog.class_name(), "dialog wide");
}

#[wasm_bindgen_test]
async fn the_focus_goes_in_and_comes_back_to_what_opened_it() {
    let _page = page(|_| ());
    let opener = html(&the("button", "Open"));
    opener.focus().unwrap();
    opener.click();
    let dialog = opened().await;
    soon("the focus goes in", || dialog.contains(Some(&focused()))).await;
    assert_eq!(name_of(&focused()), "Answer");
    html(&the("button", "Close")).click();
    gone().await;
    soon("the focus comes back", || focused() == *opener).await;
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_page_where_what_opened_it_is_gone() {
    let _page = page(|_| ());
    let opener = html(&the("button", "Open"));
    opener.focus().unwrap();
    opener.click();
    opened().await;
    opener.remove();
    html(&the("button", "Close")).click();
    gone().await;
    soon("the focus is in the page", || focused().tag_name() == "MAIN").await;
}

#[wasm_bindgen_test]
async fn each_escape_calls_the_owner_and_does_not_close_the_dialog() {
    let page = page(|_| ());
    page.is_open.set(true);
    let dialog = opened().await;
    for times in 1..=3 {
        assert!(press(&focused(), "Escape"), "the browser's own reaction has to be prevented");
        assert_eq!(page.escapes.get_untracked(), times);
        assert!(dialog.open() && dialog.matches(":modal").unwrap());
    }
    press(&focused(), "a");
    assert_eq!(page.escapes.get_untracked(), 3);
}

#[wasm_bindgen_test]
async fn escape_closes_it_when_the_owner_closes_it() {
    let page = page(|is_open| is_open.set(false));
    page.is_open.set(true);
    opened().await;
    press(&focused(), "Escape");
    gone().await;
    assert_eq!(page.escapes.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn the_browser_neither_closes_it_by_a_click_outside_nor_by_a_cancel() {
    let page = page(|_| ());
    page.is_open.set(true);
    let dialog = opened().await;
    assert_eq!(dialog.get_attribute("closedby").as_deref(), Some("none"));
    assert!(fire(&dialog, "cancel"), "the cancel has to be prevented");
    assert!(dialog.open());
}

#[wasm_bindgen_test]
async fn it_opens_again_when_something_other_than_its_owner_closed_it() {
    let page = page(|_| ());
    page.is_open.set(true);
    let dialog = opened().await;
    for _ in 0..2 {
        dialog.close();
        assert!(!dialog.open());
        soon("it is open again", || dialog.open()).await;
        assert!(dialog.matches(":modal").unwrap());
    }
    page.is_open.set(false);
    gone().await;
    assert!(!dialog.is_connected());
}

#[wasm_bindgen_test]
async fn escape_reaches_only_the_topmost_dialog() {
    let (lower, upper) = (RwSignal::new(0), RwSignal::new(0));
    let _mounted = mount(move || {
        let make = |title: &str, asked: RwSignal<u32>| {
            let content = vec![text_button(title, "", |_| ()).into_any()];
            dialog(title, "", move || asked.update(|n| *n += 1), content)
        };
        div().child(make("Lower", lower)).child(make("Upper", upper)).into_any()
    });
    soon("both", || maybe("dialog", "Lower").is_some() && maybe("dialog", "Upper").is_some()).await;
    soon("the focus is above", || name_of(&focused()) == "Upper").await;
    press(&focused(), "Escape");
    assert_eq!((lower.get_untracked(), upper.get_untracked()), (0, 1));
}

#[wasm_bindgen_test]
async fn a_rebuilt_dialog_stays_open_with_its_new_name_and_calls_its_new_owner() {
    let (step, asked) = (RwSignal::new(1), RwSignal::new(Vec::new()));
    let _mounted = mount(move || {
        let shown = move || {
            let step = step.get();
            let content = vec![
                text_button(&format!("First {step}"), "", |_| ()).into_any(),
                text_button(&format!("Main {step}"), "", |_| ()).attr("data-first-focus", "").into_any(),
            ];
            dialog(&format!("Step {step}"), "", move || asked.update(|all| all.push(step)), content)
        };
        main().attr("tabindex", "-1").child(shown).into_any()
    });
    for n in 1..=3 {
        let name = format!("Step {n}");
        soon(&name, || maybe("dialog", &name).is_some()).await;
        let first = format!("Main {n}");
        soon("the focus is where it begins", || name_of(&focused()) == first).await;
        assert!(the("dialog", &name).matches(":modal").unwrap());
        press(&focused(), "Escape");
        assert_eq!(asked.get_untracked(), (1..=n).collect::<Vec<_>>());
        html(&the("button", &format!("First {n}"))).focus().unwrap();
        step.set(n + 1);
    }
}
