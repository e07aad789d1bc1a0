//! Updates the page's clock exactly when the time alone changes which rows are shown, for example when a token expires.

use crate::address::Address;
use crate::browser::clock;
use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::context::Page;
use crate::pages::tokens::long_list::{LONG_LIST, yield_between_chunks};
use crate::query::Moments;
use leptos::prelude::*;

/// A moment that is further away than this, in milliseconds, is left to the next tick of the clock.
const SOON: i64 = 11_000;

/// Moments that are closer together than this, in milliseconds, are taken together.
const PAUSE: i64 = 200;
/// The same for a long list, which takes longer to be filtered.
const LONG_PAUSE: i64 = 1000;

/// Sets `page.moment` and the clock whenever such a moment has come for this filter.
pub fn keep_time(page: Page, question: Memo<Address>) {
    let moments = memo(move || question.with(Moments::of));
    let is_long = move || page.loader.rows().len() > LONG_LIST;
    let next = RwSignal::new(i64::MAX);
    let search = Latest::new();
    // The server's time may turn out to be another one.
    effect(move || {
        clock::ahead();
        page.moment.set(clock::now().timestamp_millis());
    });
    effect(move || {
        let (rows, moments) = (page.loader.rows(), moments.get());
        // Searched again after each moment.
        let now = page.moment.get();
        search.run(async move {
            let mut soonest = i64::MAX;
            for slice in rows.chunks(LONG_LIST) {
                soonest = soonest.min(moments.next(slice, now));
                yield_between_chunks(&rows).await;
            }
            next.set(soonest);
        });
    });
    effect(move || {
        let last = page.moment.with_untracked(|last| *last);
        let at = next.get().max(last + if untrack(is_long) { LONG_PAUSE } else { PAUSE });
        if at - page.now().timestamp_millis() < SOON {
            clock::at(at - clock::ahead(), move || {
                page.moment.set(clock::now().timestamp_millis());
                page.clock.set(clock::now());
            });
        }
    });
}
