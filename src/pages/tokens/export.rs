//! The menu "Export": downloads or copies the rows that are shown, in their order, or copies the command that lists them. The
//! line below the table says what was done.

use crate::browser::latest::Latest;
use crate::browser::timer::yield_to_browser;
use crate::components::button::{action_button, text_button};
use crate::components::download::part;
use crate::components::hand_over::{To, hand_over};
use crate::components::html::div;
use crate::components::menu::{close_menus, lazy_menu};
use crate::context::Hits;
use crate::context::Page;
use crate::export::{Form, list_command, list_note};
use crate::pages::tokens::details::token_actions::link_to;
use crate::query::Row;
use js_sys::Array;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// How many rows are written before yielding to the browser; that many take some milliseconds.
const SLICE: usize = 1000;

/// The menu.
///
/// `work` belongs to the page: an export goes on when the menu is closed.
pub fn export_menu(page: Page, hits: Hits, work: Latest) -> AnyView {
    let items =
        move || (move || page.lazy.part(|views| (views.export)(page, hits, work))).into_shared().into_any();
    page.lazy.preload_on_hover(lazy_menu(|| m::list::EXPORT.string(), items))
}

/// The items of the menu.
pub fn export_items(page: Page, hits: Hits, work: Latest) -> AnyView {
    let as_command = action_button(m::common::COPY_AS_COMMAND, "", move |_| {
        close_menus();
        let address = page.nav.now();
        let note = list_note(&address);
        let text = ["# ", &note, "\n", &list_command(&address)].concat();
        work.run(async move {
            let outcome = hand_over(Array::of1(&text.into()), &To::Clipboard).await;
            say(page, outcome.map(|_| [m::export::COPIED_COMMAND.text(), " ", &note].concat()));
        });
    });
    div().child(file_items(page, hits, work)).child(as_command).into_any()
}

/// The items that download or copy these rows.
pub fn file_items(page: Page, hits: Hits, work: Latest) -> AnyView {
    let item = move |is_copy: bool, form: Form| {
        let run = move |_| {
            close_menus();
            if is_copy {
                export(page, hits, work, form, To::Clipboard);
            } else {
                download_as(page, hits, work, form);
            }
        };
        let name = form.name();
        let label = if is_copy { m::export::copy(name) } else { m::export::download(name) };
        text_button(&label, "", run).into_any()
    };
    let forms = Form::ALL.into_iter().chain([Form::Calendar]);
    let files = forms.map(|form| item(false, form)).collect_view();
    let copies = Form::ALL.into_iter().map(|form| item(true, form)).collect_view();
    div().child(files).child(copies).into_any()
}

/// Downloads the rows that are shown now.
pub fn download_as(page: Page, hits: Hits, work: Latest, form: Form) {
    export(page, hits, work, form, To::File(form.file_name(page.today()), form.media_type()));
}

fn export(page: Page, hits: Hits, work: Latest, form: Form, to: To) {
    // The rows at the time of the click, also when the list changes while they are written.
    let rows = page.loader.list().with_untracked(|list| list.rows.clone());
    work.run(export_rows(page, form, to, rows, hits.get_untracked()));
}

/// Writes the rows in slices and hands them over.
async fn export_rows(page: Page, form: Form, to: To, rows: Arc<Vec<Arc<Row>>>, hits: Arc<Vec<u32>>) {
    let now = page.clock.get_untracked();
    // Asked first: the list may change while the rows are written.
    let is_complete = page.loader.list().with_untracked(|list| list.updated.is_some());
    let (mark, as_part): (_, fn(&str) -> JsValue) = match &to {
        To::File(..) => (form.mark(), part),
        To::Clipboard => ("", JsValue::from_str),
    };
    let link_of = |row: &Row| if form == Form::Calendar { link_to(&row.token.uid) } else { String::new() };
    let parts = Array::of1(&[mark, form.head()].concat().into());
    let mut text = String::new();
    let mut written = 0;
    for (place, index) in hits.iter().enumerate() {
        if place > 0 && place % SLICE == 0 {
            parts.push(&as_part(&text));
            text.clear();
            page.done.set(m::export::writing(place));
            yield_to_browser().await;
        }
        if let Some(row) = rows.get(*index as usize).filter(|row| form.holds(&row.token, now)) {
            form.write(&mut text, written, &row.token, &link_of(row), now);
            written += 1;
        }
    }
    text.push_str(form.foot(written == 0));
    parts.push(&JsValue::from_str(&text));
    let outcome = hand_over(parts, &to).await;
    let done = |_| {
        let mut done = match &to {
            To::Clipboard => m::export::copied_tokens(written, form.name()),
            To::File(name, _) if form == Form::Calendar => m::export::downloaded_expirations(written, name),
            To::File(name, _) => m::export::downloaded_tokens(written, name),
        };
        if !is_complete {
            done.extend([" ", m::export::INCOMPLETE.text()]);
        }
        done
    };
    say(page, outcome.map(done));
}

/// Says what was done, or why it was not.
#[inline(never)]
fn say(page: Page, outcome: Result<String, &str>) {
    page.done.set(outcome.unwrap_or_else(m::export::refused));
}
