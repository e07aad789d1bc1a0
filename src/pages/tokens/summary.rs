//! The line of numbers, each a link to the rows it counts.

use super::Page;
use crate::address::{Address, EXPIRING_DAYS, NeverOr, Span, Status};
use crate::dom::{El, classed, el, link};
use crate::query::count;
use crate::set::Set;
use crate::signal::Derived;
use token_api::API;

/// Days without use after which a token is worth a look.
const STALE_DAYS: u32 = 90;

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
    classed("nav", "summary").attr("aria-label", "Summary").children(presets().into_iter().map(
        |(label, class, preset)| {
            let target = preset.clone();
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
            let number = Derived::new(move || count(&page.rows(), &preset, page.filter_now.get()));
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
