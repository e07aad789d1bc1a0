//! The line of numbers, each a link to the rows it counts.

use super::Page;
use super::freshness::breathe_over;
use crate::address::{Address, EXPIRING_DAYS, NeverOr, Span, Status};
use crate::dom::{El, classed, el, follow, link};
use crate::load::Latest;
use crate::query::{STALE_DAYS, count};
use crate::set::Set;
use crate::signal::Var;
use leptos::prelude::*;
use token_api::API;

fn presets() -> [(&'static str, &'static str, Address); 8] {
    let status = |status| Address { status: Set::from([status]), ..Default::default() };
    [
        ("All", "", Address::default()),
        ("Active", "", status(Status::Active)),
        ("Expiring in 14 days", "warn", status(Status::Expiring)),
        ("Expired", "bad", status(Status::Expired)),
        ("Never expires", "", Address { expires: Some(NeverOr::Never), ..Default::default() }),
        ("Never used", "", Address { used: Some(NeverOr::Never), ..Default::default() }),
        ("Unused 90 days", "", Address { unused: Some(Span::days(STALE_DAYS)), ..Default::default() }),
        ("Broad", "", Address { scope: Set::from([API.to_owned()]), ..Default::default() }),
    ]
}

const _: () = assert!(EXPIRING_DAYS == 14, "the label says so");

/// The line.
pub fn summary(page: Page) -> El {
    let numbers = [(); 8].map(|()| Var::new(0));
    // In a long list each takes a while: the browser draws and hears the person in between.
    let counting = Latest::new();
    let counted = StoredValue::new(presets().map(|(_, _, preset)| preset));
    follow(Box::new(move || {
        let (rows, now) = (page.rows(), page.filter_now.get());
        counting.run(async move {
            for (at, number) in numbers.into_iter().enumerate() {
                breathe_over(&rows).await;
                number.set(counted.with_value(|presets| count(&rows, &presets[at], now)));
            }
        });
    }));
    classed("nav", "summary").attr("aria-label", "Summary").children(presets().into_iter().zip(numbers).map(
        |((label, class, preset), number)| {
            let target = preset;
            // The order and unknown keys stay; the filters are the preset's alone.
            let link_to = move |a: &Address| Address {
                sort: a.sort,
                unknown: a.unknown.clone(),
                code: a.code.clone(),
                ..target.clone()
            };
            let is_here = {
                let link_to = link_to.clone();
                move || page.nav.with(|a| a.without_dialogs() == link_to(a))
            };
            link("?")
                .live_attr("href", move || Some(page.nav.with(|a| link_to(a).href())))
                .live_attr("aria-current", move || is_here().then(|| "page".to_owned()))
                .text(label)
                .text(" ")
                .child(
                    el("b")
                        .live_attr("class", move || (number.get() > 0).then(|| class.to_owned()))
                        .live(move || number.get().to_string()),
                )
        },
    ))
}
