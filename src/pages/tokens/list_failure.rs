//! Why the list is not fresh: it could not be loaded, or the browser is offline. Below that, how old the shown rows are.

use crate::browser::events::on_window;
use crate::browser::signal::{RwSignal, memo};
use crate::components::html::{div, span};
use crate::components::keyed::built_anew;
use crate::components::notice::{failure_notice, notice};
use crate::components::scroll::scrolled_to;
use crate::components::text::live_text;
use crate::context::Page;
use crate::format::error_messages::{Operation, general_failure, inconsistent, unreadable_tokens};
use crate::format::time::relative;
use crate::tokens::token_list::Progress;
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;

/// The notices.
pub fn list_failure(page: Page) -> AnyView {
    let list = page.loader.list();
    let is_offline = offline();
    let progress = memo(move || list.with(|list| list.progress.clone()));
    let retry = move || page.loader.go_on();
    let failure = move || match progress.get() {
        Progress::Failed(error) => {
            let notice = failure_notice(&general_failure(&error, Operation::Listing), Some(retry));
            Some(div().node_ref(scrolled_to(!page.loader.is_background())).child(notice).into_any())
        }
        Progress::Inconsistent => Some(failure_notice(&inconsistent(), Some(retry))),
        Progress::PartiallyUnreadable(unreadable) => {
            Some(failure_notice(&unreadable_tokens(unreadable), Some(retry)))
        }
        Progress::Loading | Progress::Complete | Progress::Stopped => None,
    };
    let offline = move || is_offline.get().then(|| notice(m::notices::OFFLINE.text()));
    // Outside of the notices: a screen reader would read them again each time that this changes.
    let age = live_text(move || {
        let has_failed =
            progress.with(|progress| matches!(progress, Progress::Failed(_) | Progress::Inconsistent));
        let updated = list.with(|list| list.updated).filter(|_| has_failed || is_offline.get());
        updated.map(|at| m::notices::shown_as_of(&relative(at, page.now().max(at)))).unwrap_or_default()
    });
    div()
        .child(built_anew(offline))
        .child(built_anew(failure))
        .child(span().class("hint").child(age))
        .into_any()
}

/// Whether the browser is offline, as it says itself.
fn offline() -> RwSignal<bool> {
    let is_offline = RwSignal::new(!window().navigator().on_line());
    on_window(ev::online, move |_| is_offline.set(false));
    on_window(ev::offline, move |_| is_offline.set(true));
    is_offline
}
