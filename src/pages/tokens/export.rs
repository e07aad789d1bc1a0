//! The menu that gives the rows shown, in the order shown, to other programs: as a file, through the clipboard, or as the
//! command that lists them. What was really given is said below the list.
//!
//! What never lives here: how a token is written (`export.rs`), and which rows are shown.

use crate::browser::latest::Latest;
use crate::browser::timer::yield_to_browser;
use crate::components::button::action_button;
use crate::components::download::part;
use crate::components::hand_over::{To, hand_over};
use crate::components::menu::{close_menus, lazy_menu};
use crate::context::Hits;
use crate::context::Page;
use crate::export::{Form, list_command, list_note};
use crate::query::Row;
use js_sys::Array;
use leptos::html::div;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// Rows that are written before the page may breathe: some milliseconds' worth.
const SLICE: usize = 1000;

/// The menu.
pub fn export_menu(page: Page, hits: Hits) -> AnyView {
    // The page's own: what is under way goes on when the menu is closed.
    let work = Latest::new();
    let items =
        move || (move || page.lazy.part(|views| (views.export)(page, hits, work))).into_shared().into_any();
    page.lazy.preload_on_hover(lazy_menu(|| "Export".to_owned(), items))
}

/// What is in it.
pub fn export_items(page: Page, hits: Hits, work: Latest) -> AnyView {
    let item = move |verb: &'static str, form: Form| {
        let give = move |_| {
            close_menus();
            let to = match verb {
                "Copy " => To::Clipboard,
                _ => To::File(form.file_name(page.today()), form.media_type()),
            };
            // A list that changes meanwhile changes nothing in what was asked for.
            let rows = page.loader.list().with_untracked(|list| list.rows.clone());
            work.run(give(page, form, to, rows, hits.get_untracked()));
        };
        action_button(&[verb, form.name()].concat(), "", give).into_any()
    };
    let as_command = action_button("Copy as command", "", move |_| {
        close_menus();
        let address = page.nav.now();
        let note = list_note(&address);
        let text = ["# ", &note, "\n", &list_command(&address)].concat();
        work.run(async move {
            let outcome = hand_over(Array::of1(&text.into()), &To::Clipboard).await;
            tell(page, outcome, &[" as a command. ", &note]);
        });
    });
    let files = Form::ALL.into_iter().map(|form| item("Download ", form)).collect_view();
    let copies = Form::ALL.into_iter().map(|form| item("Copy ", form)).collect_view();
    div().child(files).child(copies).child(as_command).into_any()
}

async fn give(page: Page, form: Form, to: To, rows: Arc<Vec<Arc<Row>>>, hits: Arc<Vec<u32>>) {
    let now = page.clock.get_untracked();
    // It may be another list when the file is written.
    let is_complete = page.loader.list().with_untracked(|list| list.updated.is_some());
    let (mark, what, as_part): (_, _, fn(&str) -> JsValue) = match &to {
        To::File(name, _) => (form.mark(), name.as_str(), part),
        To::Clipboard => ("", form.name(), JsValue::from_str),
    };
    let parts = Array::of1(&[mark, form.head()].concat().into());
    let mut text = String::new();
    for (place, index) in hits.iter().enumerate() {
        if place > 0 && place % SLICE == 0 {
            parts.push(&as_part(&text));
            text.clear();
            tell(page, Ok("Writing"), &[": ", &place.to_string(), " tokens…"]);
            yield_to_browser().await;
        }
        if let Some(row) = rows.get(*index as usize) {
            form.write(&mut text, place, &row.token, now);
        }
    }
    text.push_str(form.foot(hits.is_empty()));
    parts.push(&JsValue::from_str(&text));
    let outcome = hand_over(parts, &to).await;
    let count = hits.len().to_string();
    let tokens = if hits.len() == 1 { " token as " } else { " tokens as " };
    let lack = if is_complete { "." } else { ". The list is not complete." };
    tell(page, outcome, &[" ", &count, tokens, what, lack]);
}

/// What was done and with what; or why it was not.
#[inline(never)]
fn tell(page: Page, outcome: Result<&str, &str>, more: &[&str]) {
    page.done.try_set(match outcome {
        Ok(done) => [done, &more.concat()].concat(),
        Err(refused) => [refused, "."].concat(),
    });
}
