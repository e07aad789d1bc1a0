//! The line of numbers, each a link to the rows it counts.

use super::use_page;
use crate::address::{Address, EXPIRING_DAYS, NeverOr, Span, Status};
use crate::query::count;
use leptos::prelude::*;
use std::collections::BTreeSet;
use token_api::API;

/// Days without use after which a token is worth a look.
const STALE_DAYS: u32 = 90;

fn presets() -> [(&'static str, &'static str, Address); 8] {
    let status = |status| Address { status: BTreeSet::from([status]), ..Default::default() };
    [
        ("All", "", Address::default()),
        ("Active", "", status(Status::Active)),
        ("Expiring in 14 days", "warn", status(Status::Expiring)),
        ("Expired", "bad", status(Status::Expired)),
        ("Never expires", "", Address { expires: Some(NeverOr::Never), ..Default::default() }),
        ("Never used", "", Address { used: Some(NeverOr::Never), ..Default::default() }),
        ("Unused 90 days", "", Address { unused: Some(Span::days(STALE_DAYS)), ..Default::default() }),
        ("Broad", "", Address { scope: BTreeSet::from([API.to_owned()]), ..Default::default() }),
    ]
}

const _: () = assert!(EXPIRING_DAYS == 14, "the label says so");

/// The line.
#[component]
pub fn Summary() -> impl IntoView {
    let page = use_page();
    view! {
        <nav class="summary" aria-label="Summary">
            {presets().into_iter().map(|(label, class, preset)| {
                let target = preset.clone();
                // The order and unknown keys stay; the filters are the preset's alone.
                let link = Memo::new(move |_| page.nav.with(|a| Address {
                    sort: a.sort,
                    unknown: a.unknown.clone(),
                    code: a.code.clone(),
                    ..target.clone()
                }));
                let number = Memo::new(move |_| count(&page.rows(), &preset, page.now.get()));
                let is_here = Memo::new(move |_| page.nav.with(|a| a.without_dialogs() == link.get()));
                view! {
                    <a href=move || link.with(|a| a.href()) aria-current=move || is_here.get().then_some("page")>
                        {label}" "<b class=class class:zero=move || number.get() == 0>{move || number.get()}</b>
                    </a>
                }
            }).collect_view()}
        </nav>
    }
}
