//! Makes the signals that the parts of the page share.

use crate::actions::sign_out::SignOut;
use crate::address::history::use_nav;
use crate::browser::clock;
use crate::browser::signal::{RwSignal, memo};
use crate::browser::stored_value::StoredValue;
use crate::context::{FindsValue, MembersKnown, Now, Page, Shared};
use crate::pages::tokens::long_list::LONG_LIST;
use crate::query::Lookalikes;
use crate::session::use_session;
use crate::settings::theme::Theme;
use crate::state::AppState;
use crate::tokens::loader::Loader;
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A new page.
pub fn new_page(state: AppState, sign_out: SignOut, theme: RwSignal<Theme>) -> Page {
    let Now(now) = expect_context();
    let FindsValue(finds_value) = expect_context();
    // The person before may have left it open.
    finds_value.set(false);
    let loader = Loader::new(use_session());
    let moment = RwSignal::new(clock::now().timestamp_millis());
    Page::new(Shared {
        nav: use_nav(),
        clock: now,
        loader,
        filter_now: memo(move || filter_time(loader, now, moment)),
        moment,
        site: expect_context(),
        delete_target: state.targets.delete,
        changed: RwSignal::new(0),
        row_menu: RwSignal::new(None),
        replaced: state.targets.replace,
        revoke_then_replace: state.targets.revoke_then_replace,
        selection: state.selection.tokens,
        waiting: state.bulk.waiting,
        lookalikes: RwSignal::new(Lookalikes::default()),
        anchor: RwSignal::new(None),
        session: use_session(),
        own_token: state.own_token,
        sign_out,
        lazy: expect_context(),
        keeps_no_events: StoredValue::new(false),
        done: RwSignal::new(String::new()),
        lists_keys: RwSignal::new(false),
        ending: RwSignal::new(Selection::default()),
        ending_dismissed: StoredValue::new(false),
        finds_value,
        manages_views: RwSignal::new(false),
        theme,
        role: RwSignal::new(0),
        creates_nothing: RwSignal::new(false),
        left: RwSignal::new(Selection::default()),
        members_known: RwSignal::new(MembersKnown::NotYet as u32),
        asks_role: StoredValue::new(true),
        asks_members: StoredValue::new(true),
    })
}

/// The time for filters: now; for a long list the beginning of the minute, or the last moment at which time changed what is
/// shown.
fn filter_time(loader: Loader, now: RwSignal<DateTime<Utc>>, moment: RwSignal<i64>) -> DateTime<Utc> {
    let is_long = loader.rows().len() > LONG_LIST;
    let now = now.get();
    if !is_long {
        return now;
    }
    let millis = now.timestamp_millis();
    let minute = millis - millis.rem_euclid(60_000);
    DateTime::from_timestamp_millis(minute.max(moment.get())).unwrap_or(now)
}
