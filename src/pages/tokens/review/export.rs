//! Downloads the findings as CSV, with who reviewed them and when.

use crate::browser::timer::yield_to_browser;
use crate::components::download::part;
use crate::components::hand_over::{To, hand_over};
use crate::context::Page;
use crate::export::{FINDINGS_HEAD, Form, Reviewed, write_finding};
use crate::format::time::iso;
use crate::pages::tokens::review::lack;
use crate::query::parts;
use crate::settings::accepted;
use js_sys::Array;
use leptos::prelude::*;
use panel_messages::m;
use std::sync::Arc;

/// How many findings are written before yielding to the browser.
const SLICE: usize = 1000;

/// Downloads all findings, not only those that are shown.
pub async fn download(page: Page, found: Arc<Vec<u32>>, accepted: String) {
    let form = Form::Csv;
    let rows = page.loader.rows_now();
    let by = page.loader.who().unwrap_or_default();
    // Asked first: the list may change while the findings are written.
    let lack = untrack(|| lack(page));
    let reviewed = Reviewed { by, on: iso(page.clock.get_untracked()) };
    let name = form.file_name(page.today()).replace("api-tokens", "review");
    let parts_of_file = Array::of1(&[form.mark(), FINDINGS_HEAD].concat().into());
    for slice in found.chunks(SLICE) {
        let mut text = String::new();
        for found in slice {
            let (index, finding) = parts(*found);
            let Some(row) = rows.get(index as usize) else { continue };
            let day = accepted::day(&accepted, &row.token.uid, finding.key()).unwrap_or_default();
            write_finding(&mut text, &row.token, finding, day, &reviewed);
        }
        parts_of_file.push(&part(&text));
        yield_to_browser().await;
    }
    let outcome = hand_over(parts_of_file, &To::File(name, form.media_type())).await;
    page.done.set(match outcome {
        Ok(_) => m::review::limited(&m::review::downloaded(found.len()), lack),
        Err(_) => m::review::NOT_DOWNLOADED.string(),
    });
}
