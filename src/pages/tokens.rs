//! The page of tokens. Each of its views has a file in `tokens/`.

pub mod activity;
pub mod bulk_delete_dialog;
mod bulk_delete_request;
mod bulk_expiry_dialog;
mod bulk_notice;
mod clock_notice;
pub mod columns_menu;
pub mod create;
mod create_link;
mod creators_who_left;
pub mod delete;
mod descendants;
pub mod details;
mod dialogs;
mod disabled_reason;
mod edit;
mod empty_states;
pub mod ending_soon;
pub mod expirations;
pub mod export;
pub mod filters;
pub mod find_value;
pub mod first_run;
pub mod focus;
mod footer;
pub mod keyboard_help;
mod keyboard_shortcuts;
mod leavers;
mod list_effects;
mod list_failure;
pub mod list_loaded;
mod list_stage;
mod loading_bar;
mod long_list;
pub mod membership;
mod membership_notices;
mod notice_list;
pub mod notices;
mod own_token;
mod page_signals;
pub mod page_title;
pub mod palette;
mod permissions;
mod refresh;
pub mod replace;
pub mod reveal;
pub mod review;
pub mod row_menu;
pub mod row_note;
pub mod saved_views_dialog;
pub mod saved_views_menu;
mod selection;
pub mod selection_bar;
mod summary;
mod table;
mod time_changes;
mod token_action;
mod unsaved_tokens;
mod unusable_login_code;

use crate::actions::sign_out::SignOut;
use crate::address::{Address, SortKey};
use crate::browser::clock::{self, BrowserZone};
use crate::browser::frame::remove_frame;
use crate::browser::language::changes;
use crate::browser::latest::Latest;
use crate::browser::paint::after_paint;
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::html::{a, div, h1, section};
use crate::components::keyed::built_anew;
use crate::components::text::flexible_space;
use crate::context::{Hits, Page};
use crate::query::{masks, order, select_in};
use crate::settings::columns;
use crate::settings::theme::Theme;
use crate::state::AppState;
use crate::state::bulk::Stage;
use chrono::DateTime;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use list_stage::{ListStage, list_stage};
use panel_messages::m;
use std::sync::Arc;
use token_api::ServerKind;

/// The page.
pub fn tokens_page(state: AppState, sign_out: SignOut, theme: RwSignal<Theme>) -> AnyView {
    let page = page_signals::new_page(state, sign_out, theme);
    columns::apply_remembered();
    page.loader.start();
    // Without the keys of dialogs and of the activity: they must not filter the list again.
    let filters = memo(move || page.nav.with(|a| Address { activity: None, ..a.without_dialogs() }));
    let hits = filtered_rows(page, filters);
    let stage = list_stage(page, hits, filters);
    time_changes::keep_time(page, filters);
    list_effects::list_effects(page, state);
    // The first rows may have come before the page: then no grey rows are built. Until the first paint the frame is shown, which
    // has grey rows of its own.
    let is_late = RwSignal::new(false);
    after_paint(move || {
        is_late.try_update(|late| *late = true);
    });
    effect(move || {
        if is_late.get() || stage.get() != ListStage::Skeleton {
            remove_frame();
        }
    });
    let exports = Latest::new();
    // In another language the elements are made again. The list, the selection and what is typed are signals, and stay.
    built_anew(move || {
        changes();
        Some(untrack(|| elements(page, state, hits, filters, stage, is_late, exports)))
    })
}

/// The page's elements.
fn elements(
    page: Page,
    state: AppState,
    hits: Hits,
    filters: Memo<Address>,
    stage: Memo<ListStage>,
    is_late: RwSignal<bool>,
    exports: Latest,
) -> AnyView {
    let is_activity = memo(move || page.nav.with(|a| a.activity.is_some()));
    let activity_link = move || {
        let is_offered = permissions::sees_all_activity(page) && page.session.server() != ServerKind::Yatai;
        is_offered.then_some(())?;
        page.lazy.part(|it| (it.activity_link)(page))
    };
    let activity = move || {
        is_activity.get().then_some(())?;
        page.lazy.part(|it| (it.activity)(page))
    };
    let create = create_link::create_link(page, m::common::CREATE_TOKEN.text(), "button primary", Some("c"));
    let title = div()
        .class("title-row")
        .child(h1().message(m::common::API_TOKENS))
        .child(flexible_space())
        .child(activity_link.into_shared())
        .child(page.lazy.preload_on_hover(create));
    let has_notices = memo(move || has_notices(page, state));
    let notices = move || {
        has_notices.get().then_some(())?;
        page.lazy.part(|it| (it.notices)(page, state))
    };
    let is_review = memo(move || page.nav.with(|a| a.review));
    let rows = move || match stage.get() {
        ListStage::Table if is_review.get() => page.lazy.part(|it| (it.review)(page, state, hits, exports)),
        ListStage::Table => Some(table::token_table(page, hits)),
        ListStage::Skeleton => is_late.get().then(|| empty_states::skeleton(page)),
        ListStage::NoTokens => page.lazy.part(|it| (it.first_run)(page)),
        ListStage::NoMatch => Some(empty_states::no_match(page)),
        ListStage::Nothing => None,
    };
    let menus = vec![
        columns_menu::columns_menu(page),
        saved_views_menu::views_menu(page),
        export::export_menu(page, hits, exports),
        review_link(page),
    ];
    let sheet = section()
        .class("sheet")
        .child(filters::filters(page, menus))
        .child(filters::chips::chips(page.nav))
        .child(built_anew(rows));
    let ending = move || {
        page.ending.with(|ending| !ending.is_empty()).then_some(())?;
        page.lazy.part(|it| (it.ending_soon)(page, state))
    };
    let bars = div()
        .class("bars")
        .child(selection_bar::selection_bar_place(page, state, hits, exports))
        .child(built_anew(ending))
        .child(footer::footer(page, hits, filters));
    // In an empty organization cards stand for the zeros.
    let numbers = div()
        .attr("hidden", move || stage.get() == ListStage::NoTokens)
        .child(summary::summary(page, filters))
        .child(expirations::expirations_place(page, filters));
    let list = div()
        .attr("hidden", move || is_activity.get())
        .child(numbers)
        .child(list_failure::list_failure(page))
        .child(sheet)
        .child(bars);
    div()
        .child(title)
        .child(notices.into_shared())
        .child(activity.into_shared())
        .child(list)
        .child(dialogs::dialogs(page, state, hits))
        .child(saved_views_menu::views_dialog_place(page))
        .child(keyboard_shortcuts::keyboard_shortcuts(page, hits, exports))
        .into_any()
}

/// The link to the review of what the view shows, and back.
fn review_link(page: Page) -> AnyView {
    let to = move || page.nav.with(|a| Address { review: !a.review, ..a.without_dialogs() }.href());
    a().class("button")
        .attr("href", to)
        .attr("aria-current", move || page.nav.with(|a| a.review.then_some("page")))
        .message(m::common::REVIEW)
        .into_any()
}

/// The rows that the filters let through, in the order of the address.
fn filtered_rows(page: Page, filters: Memo<Address>) -> Hits {
    let masks = memo(move || masks(&page.rows()));
    let sort = memo(move || filters.with(|filters| filters.sort));
    // Sorted once, not again with each letter of a search.
    let order = memo(move || {
        let sort = sort.get();
        let now = match sort.key {
            SortKey::Expires => page.filter_now.get(),
            _ => DateTime::UNIX_EPOCH,
        };
        order(&page.rows(), sort, now)
    });
    memo(move || {
        let (rows, now) = (page.rows(), page.filter_now.get());
        // Days are those of the zone.
        clock::zone_changes();
        // Where the members are not known, all rows are shown, and a notice says so.
        let is_unknown = page.has_no_members();
        let hits = page.left.with(|left| {
            let has_left = |name: &str| is_unknown || left.contains(name);
            masks.with(|masks| {
                let select = |order: &Vec<u32>| {
                    filters
                        .with(|filters| select_in(order, &rows, masks, filters, &has_left, now, &BrowserZone))
                };
                order.with(select)
            })
        });
        Arc::new(hits)
    })
}

/// Whether there may be a notice above the list; reactive. The notices are in the second piece, which this does not load
/// while there are none.
fn has_notices(page: Page, state: AppState) -> bool {
    page.nav.needs_notice()
        || clock::ahead() != 0
        || page.nav.with(|address| address.creator_left)
        || page.creates_nothing.get()
        || page.has_unusable_code()
        || state.login.shown.with(Option::is_some)
        || state.recovery.unsaved_tokens.with(|all| !all.is_empty())
        || state.recovery.open.with(|all| !all.is_empty())
        || state.recovery.replacements.with(|all| !all.is_empty())
        || state.bulk.stage.with(|stage| *stage != Stage::None)
}
