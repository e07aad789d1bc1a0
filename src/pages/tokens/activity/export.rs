//! The menu "Export" of the activity: reads all events that match the filters, and downloads or copies them.

use crate::actions::read_events::read_events;
use crate::actions::read_events::trail::Trail;
use crate::address::activity::ActivityFilter;
use crate::browser::latest::Latest;
use crate::browser::signal::{Memo, RwSignal};
use crate::components::button::text_button;
use crate::components::download::part;
use crate::components::hand_over::{To, hand_over};
use crate::components::menu::{close_menus, menu};
use crate::context::Page;
use crate::export::{Form, events_head, write_event};
use js_sys::Array;
use leptos::prelude::*;
use panel_messages::m;
use wasm_bindgen::JsValue;

/// How many events are read at once.
const PAGE_SIZE: u64 = 1000;

/// The menu. `said` is set to what was done.
pub fn export_menu(page: Page, filter: Memo<String>, said: RwSignal<String>) -> AnyView {
    let work = Latest::new();
    let item = move |is_copy: bool, form: Form| {
        let export = move |_| {
            close_menus();
            let to = match is_copy {
                true => To::Clipboard,
                false => To::File(
                    form.file_name(page.today()).replace("api-tokens", "activity"),
                    form.media_type(),
                ),
            };
            let filter = ActivityFilter::of_text(&filter.get_untracked()).0;
            work.run(export_events(page, filter, form, to, said));
        };
        let label = match is_copy {
            true => m::activity::copy_as(form.name()),
            false => m::activity::download_as(form.name()),
        };
        text_button(&label, "", export).into_any()
    };
    let items =
        [false, true].into_iter().flat_map(|is_copy| [Form::Csv, Form::Json].map(|form| item(is_copy, form)));
    menu(|| m::activity::EXPORT.string(), items.collect())
}

async fn export_events(page: Page, filter: ActivityFilter, form: Form, to: To, said: RwSignal<String>) {
    let now = page.clock.get_untracked();
    let mark = if matches!(to, To::File(..)) { form.mark() } else { "" };
    let parts = Array::of1(&[mark, events_head(form)].concat().into());
    let (mut trail, mut written) = (Trail::default(), 0);
    while !trail.is_complete {
        let pages = trail.pages.len();
        match read_events(page.session, &filter, now, trail.start, PAGE_SIZE).await {
            Ok(events) => trail.add(events),
            Err(_) => {
                said.set(m::activity::NOT_EXPORTED.string());
                return;
            }
        }
        let mut text = String::new();
        for event in trail.pages.iter().skip(pages).flat_map(|page| page.iter()) {
            write_event(form, &mut text, written, event);
            written += 1;
        }
        parts.push(&if matches!(to, To::Clipboard) { JsValue::from_str(&text) } else { part(&text) });
        said.set(m::activity::reading(written, trail.total));
    }
    parts.push(&JsValue::from_str(form.foot(written == 0)));
    let outcome = match hand_over(parts, &to).await {
        Ok(_) => match to {
            To::Clipboard => m::activity::copied(written, form.name()),
            To::File(..) => m::activity::downloaded(written, form.name()),
        },
        Err(refused) => m::activity::refused(refused),
    };
    said.set(outcome);
}
