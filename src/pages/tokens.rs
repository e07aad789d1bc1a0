//! The page of tokens: what is on it, and the few things that happen on it. One view a file.

mod allowed;
pub mod apart;
pub mod bulk;
pub mod create;
mod delete;
mod details;
pub mod edit;
mod export;
mod filters;
mod freshness;
mod keys;
mod no_hand_over;
mod people;
mod replace;
pub mod reveal;
mod select;
mod states;
mod summary;
mod table;
mod unsaved_tokens;
mod views;

use crate::actions::sign_out::SignOut;
use crate::address::Address;
use crate::address::history::{Nav, use_nav};
use crate::app::{Now, Site};
use crate::browser::clock::{self, BrowserZone};
use crate::browser::events::on_window;
use crate::browser::paint::after_paint;
use crate::browser::subscriptions::forget_reader;
use crate::components::keyed::{built_anew, for_key};
use crate::components::notice::failure_notice;
use crate::components::text::{flexible_space, live_text, signal_text};
use crate::format::error_messages::{Doing, general_failure, inconsistent, unread};
use crate::format::time::Zone;
use crate::later::Later;
use crate::query::{Lookalikes, Row, masks, select};
use crate::session::{Session, use_session};
use crate::state::AppState;
use crate::tokens::loader::{Loader, Progress, TokenList};
use crate::tokens::selection::Selection;
use apart::{Apart, TokenDialog};
use bulk::state;
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::html::{Div, a, div, footer, h1, kbd, section, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use people::REASON_ID;
use std::ops::Deref;
use std::sync::Arc;
use token_api::{ServerKind, Token};
use token_client::Error;

/// Rows from which on filtering at every tick of the clock would be felt.
const LONG_LIST: usize = 5000;

/// What the parts of the page share. A handle of one pointer, because every closure that uses it holds a copy. What it
/// points to lives until the tab is closed: some 200 bytes for each time that somebody signs in.
#[derive(Clone, Copy)]
pub struct Page(&'static Shared);

impl Deref for Page {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// The signals and handles of one page.
pub struct Shared {
    nav: Nav,
    clock: RwSignal<DateTime<Utc>>,
    loader: Loader,
    site: Site,
    /// The token that a deletion asks about.
    delete_target: RwSignal<Option<Token>>,
    /// Goes up whenever a token was changed.
    changed: RwSignal<u32>,
    /// The token that is about to be replaced.
    replaced: RwSignal<Option<Token>>,
    /// The leaked token that is being cut off: a new one replaces it after the deletion.
    revoke_then_replace: RwSignal<Option<Token>>,
    /// The clock that filters look at: for a long list it ticks once a minute, because each tick filters anew.
    filter_now: Memo<DateTime<Utc>>,
    /// Which tokens are selected.
    selection: RwSignal<Selection>,
    /// Names that look like another token's.
    lookalikes: RwSignal<Lookalikes>,
    /// The token whose box was touched last.
    anchor: RwSignal<Option<String>>,
    session: Session,
    /// The way out.
    sign_out: SignOut,
    /// What is fetched when it is needed.
    later: Later,
    /// Whether the server has said that it keeps no activity.
    keeps_no_events: StoredValue<bool>,
    /// When time alone last changed what is shown.
    moment: RwSignal<i64>,
    /// What was last done, said to screen readers and shown below the list.
    done: RwSignal<String>,
    /// The person's role, as a number; 0 where it is not known. Numbers, as in the session: a signal of another type is
    /// half a kilobyte of the list's piece.
    role: RwSignal<u32>,
    /// Whether the role lets the person create nothing.
    creates_nothing: RwSignal<bool>,
    /// The login names of creators who have left the organization.
    left: RwSignal<Selection>,
    /// A [`MembersTold`].
    members_told: RwSignal<u32>,
    /// Whether the role is still to be asked.
    asks_role: StoredValue<bool>,
    /// Whether the members are to be asked when the list was loaded.
    asks_members: StoredValue<bool>,
}

/// Whether the server tells who the members of the organization are.
#[derive(Clone, Copy)]
enum MembersTold {
    NotYet,
    Yes,
    /// It refuses, or its list is not complete.
    No,
    /// The members could not be loaded; it can be tried again.
    Failed,
}

impl Page {
    /// The command line's code in the address, where it can sign a command line in; reactive.
    fn login_code(self) -> Option<String> {
        self.nav.with(|a| a.code.clone()).filter(|_| self.hands_over() == Some(true))
    }

    /// Whether the address has a code that signs nobody in; reactive.
    fn has_useless_code(self) -> bool {
        self.nav.with(|a| a.code.is_some()) && self.hands_over() == Some(false)
    }

    /// Whether a code signs a command line in: this site lets command lines sign in, and the server may have login codes.
    /// `None` while the server is asked what it is; reactive.
    fn hands_over(self) -> Option<bool> {
        if !self.site.0.with_value(|site| site.features.cli_login) {
            return Some(false);
        }
        (!self.session.awaits_server()).then(|| self.session.server() != ServerKind::Yatai)
    }

    /// Whether the members were asked for and are not known; reactive.
    fn has_no_members(self) -> bool {
        self.members_told.get() > MembersTold::Yes as u32
    }

    /// The moment that is shown as now; reactive.
    fn now(self) -> DateTime<Utc> {
        forget_reader(self.clock);
        self.clock.get()
    }

    /// The day where the person is.
    fn today(self) -> chrono::NaiveDate {
        let now = self.clock.get_untracked();
        now.naive_utc().checked_add_offset(BrowserZone.offset_at(now)).unwrap_or(now.naive_utc()).date()
    }

    fn rows(self) -> Arc<Vec<Arc<Row>>> {
        self.loader.rows()
    }
}

/// The page.
pub fn tokens_page(state: AppState, sign_out: SignOut) -> AnyView {
    let Now(now) = expect_context();
    let loader = Loader::new(use_session());
    let moment = RwSignal::new(clock::millis());
    let page = Page(Box::leak(Box::new(Shared {
        nav: use_nav(),
        clock: now,
        loader,
        filter_now: Memo::new(move |_| {
            let is_long = loader.rows().len() > LONG_LIST;
            let now = now.get();
            if !is_long {
                return now;
            }
            let millis = now.timestamp_millis();
            let minute = millis - millis.rem_euclid(60_000);
            DateTime::from_timestamp_millis(minute.max(moment.get())).unwrap_or(now)
        }),
        moment,
        site: expect_context(),
        delete_target: state.delete_target,
        changed: RwSignal::new(0),
        replaced: state.replaced,
        revoke_then_replace: state.revoke_then_replace,
        selection: state.selection,
        lookalikes: RwSignal::new(Lookalikes::default()),
        anchor: RwSignal::new(None),
        session: use_session(),
        sign_out,
        later: expect_context(),
        keeps_no_events: StoredValue::new(false),
        done: RwSignal::new(String::new()),
        role: RwSignal::new(0),
        creates_nothing: RwSignal::new(false),
        left: RwSignal::new(Selection::default()),
        members_told: RwSignal::new(MembersTold::NotYet as u32),
        asks_role: StoredValue::new(true),
        asks_members: StoredValue::new(true),
    })));
    page.loader.start();
    Effect::new(move |_| {
        if let Some(token) = state.created.get() {
            page.done.set(format!("Created {}.", token.name));
            page.loader.add(token);
            page.loader.start();
            untrack(|| state.created.set(None));
        }
    });

    let list = page.loader.list();
    // Only what decides which rows are shown: opening a dialog must not filter again.
    let question = Memo::new(move |_| page.nav.with(|a| a.without_dialogs()));
    let ruling_out = Memo::new(move |_| masks(&page.rows()));
    let hits = Memo::new(move |_| {
        let (rows, now) = (page.rows(), page.filter_now.get());
        // Where nobody knows who has left, all are shown, and it is said.
        let is_untold = page.has_no_members();
        let hits = page.left.with(|left| {
            let has_left = |name: &str| is_untold || left.contains(name);
            ruling_out.with(|masks| question.with(|question| select(&rows, masks, question, &has_left, now)))
        });
        Arc::new(hits)
    });
    let stage = Memo::new(move |_| {
        let has_hits = hits.with(|hits| !hits.is_empty());
        let waits = question.with(|question| question.creator_left)
            && page.members_told.get() == MembersTold::NotYet as u32;
        list.with(|l| match (l.total, &l.progress) {
            _ if has_hits => Stage::Table,
            (Some(1..), _) if waits => Stage::Skeleton,
            (None, Progress::Loading) => Stage::Skeleton,
            (Some(0), _) => Stage::NoTokens,
            _ if !l.rows.is_empty() => Stage::NoMatch,
            _ => Stage::Nothing,
        })
    });
    let retry = move || page.loader.go_on();
    freshness::keep_time(page, question);
    // The browser takes its time to say which zone this is: not before all rows are drawn.
    let zone = RwSignal::new(String::new());
    let has_answer = Memo::new(move |_| list.with(|l| l.total.is_some()));
    Effect::new(move |_| {
        if has_answer.get() {
            after_paint(move || {
                after_paint(move || {
                    zone.try_set(zone_words());
                    // What the numbers above the table are called depends on it.
                    page.session.ask_server();
                });
            });
        }
    });

    let only_own = Memo::new(move |_| lists_only_own(page));

    // Something of which the page has to tell more than its list.
    let is_begun = Memo::new(move |_| {
        page.nav.ignores()
            || page.nav.with(|address| address.creator_left)
            || page.creates_nothing.get()
            || page.has_useless_code()
            || state.login.with(Option::is_some)
            || state.unsaved_tokens.with(|all| !all.is_empty())
            || state.open.with(|all| !all.is_empty())
            || state.replacements.with(|all| !all.is_empty())
            || state.bulk.stage.with(|stage| *stage != state::Stage::None)
    });
    // Back from where no server answers, nobody has to press anything.
    on_window(ev::online, move |_| {
        if loader.list().with_untracked(|list| matches!(list.progress, Progress::Failed(Error::Network))) {
            loader.go_on();
        }
    });
    // What is deleted in a moment is not deleted by a page that has gone.
    on_cleanup(move || {
        state.bulk.leave();
        state.depth.set_value(window().scroll_y().unwrap_or_default());
    });
    come_back(page, state);
    on_window(ev::Custom::<ev::Event>::new("pagehide"), move |_| state.bulk.leave());
    Effect::new(move |_| {
        page.rows();
        untrack(|| select::forget_gone(page));
    });
    // Once the list is whole, and seen: it can be long, and the answer is nothing for almost all of them.
    let is_read = Memo::new(move |_| list.with(|list| list.progress != Progress::Loading));
    Effect::new(move |_| {
        let rows = page.rows();
        if is_read.get() {
            after_paint(move || {
                page.later.preload();
                let found = Lookalikes::of(rows);
                // Most lists have none, before and after: then there is nothing to draw.
                if page.lookalikes.try_with_untracked(|known| known.is_empty() && found.is_empty())
                    == Some(false)
                {
                    page.lookalikes.try_set(found);
                }
            });
        }
    });

    // What is asked about people comes after the list, and is a part of the second piece.
    Effect::new(move |_| {
        if let (true, Some(apart)) = (is_read.get(), page.later.when_here()) {
            untrack(|| (apart.people)(page));
        }
    });

    let create = create_link(page, "Create token", "button primary", Some("c"));
    let title = div()
        .class("title-row")
        .child(h1().child("API tokens"))
        .child(flexible_space())
        .child(page.later.preload_on_hover(create));
    let begun = move || {
        is_begun.get().then_some(())?;
        page.later.part(|it| (it.notices)(page, state))
    };
    let progress = Memo::new(move |_| list.with(|list| list.progress.clone()));
    let problem = move || match progress.get() {
        Progress::Failed(error) => {
            let notice = failure_notice(&general_failure(&error, Doing::Listing), Some(retry));
            Some(div().node_ref(scrolled_to(!page.loader.is_background())).child(notice).into_any())
        }
        Progress::Inconsistent => Some(failure_notice(&inconsistent(), Some(retry))),
        Progress::PartiallyUnreadable(unread_ones) => Some(failure_notice(&unread(unread_ones), Some(retry))),
        Progress::Loading | Progress::Complete | Progress::Stopped => None,
    };
    let rows = move || match stage.get() {
        Stage::Table => Some(table::token_table(page, hits)),
        Stage::Skeleton => Some(states::skeleton()),
        Stage::NoTokens => Some(states::no_tokens(page)),
        Stage::NoMatch => Some(states::no_match(page)),
        Stage::Nothing => None,
    };
    let is_managing_views = RwSignal::new(false);
    let menus = vec![views::views_menu(page, is_managing_views), export::export_menu(page, hits)];
    let sheet = section()
        .class("sheet")
        .child(filters::filters(page, menus))
        .child(filters::chips(page.nav))
        .child(select::bar(page, state, hits))
        .child(built_anew(rows));
    let count = move || {
        let (shown, read) = (hits.with(|hits| hits.len()), page.loader.read());
        let is_filtered = question.with(|question| question.is_filtered());
        list.with(|list| count_words(shown, read, is_filtered, list))
    };
    let below = footer()
        .class("below")
        .child(span().attr("role", "status").child(live_text(count)))
        .child(freshness::loading_bar(page))
        .child(live_text(move || if only_own.get() { ONLY_OWN } else { "" }.to_owned()))
        .child(span().attr("role", "status").child(signal_text(page.done.into())))
        .child(flexible_space())
        .child(freshness::refresh(page))
        .child(signal_text(zone.into()));
    div()
        .child(title)
        .child(begun.into_shared())
        .child(summary::summary(page))
        .child(built_anew(problem))
        .child(sheet)
        .child(below)
        .child(dialogs(page, state))
        .child(views::views_dialog_place(page, is_managing_views))
        .child(keys::keys(page))
        .into_any()
}

/// What is said of a list that may be a part of what there is, and does not say so.
const ONLY_OWN: &str = "These are all yours: the server may list no others.";

/// Whether a complete list holds nothing but the person's own, from a server that knows no tokens of the organization:
/// Yatai lists no others, whoever asks.
fn lists_only_own(page: Page) -> bool {
    if page.site.0.with_value(|site| site.features.organization_tokens) {
        return false;
    }
    let is_whole = page.loader.list().with(|list| list.updated.is_some() && !list.rows.is_empty());
    let Some(who) = page.session.who() else { return false };
    is_whole && page.rows().iter().all(|row| row.token.creator() == who.user.name)
}

fn zone_words() -> String {
    match BrowserZone.name().as_str() {
        "UTC" => "Times in UTC".to_owned(),
        zone => format!("Times in {zone}, hover for UTC"),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Table,
    Skeleton,
    NoTokens,
    NoMatch,
    Nothing,
}

/// Goes to where somebody was when their session ended, once the list is long enough for that.
fn come_back(page: Page, state: AppState) {
    let depth = state.depth.get_value();
    if depth > 0.0 {
        let is_first = StoredValue::new(true);
        Effect::new(move |_| {
            let is_whole = page.loader.list().with(|list| list.updated.is_some());
            if is_whole && is_first.get_value() {
                is_first.set_value(false);
                after_paint(move || window().scroll_to_with_x_and_y(0.0, depth));
            }
        });
    }
}

/// A reference to an element that is brought into sight once it is there, where it is new: it stands above the table,
/// which may be scrolled far down.
fn scrolled_to(is_new: bool) -> NodeRef<Div> {
    let node = NodeRef::new();
    if is_new {
        node.on_load(|element: web_sys::HtmlDivElement| {
            request_animation_frame(move || element.scroll_into_view_with_bool(false));
        });
    }
    node
}

/// A link to the create dialog over the current view, perhaps with the key that does the same.
fn create_link(page: Page, label: &'static str, class: &'static str, key: Option<&'static str>) -> AnyView {
    // One function for both attributes: each of its own would be another copy of what follows a signal.
    let refused = |value: &'static str| move || page.creates_nothing.get().then_some(value);
    a().class(class)
        .attr("href", move || page.nav.with(|a| a.with_new(Default::default()).href()))
        .attr("aria-disabled", refused("true"))
        .attr("aria-describedby", refused(REASON_ID))
        .child(label)
        .child(key.map(|key| kbd().attr("aria-hidden", "true").child(key).into_any()))
        .into_any()
}

/// At most one of the address's dialogs, and above it what it led to.
fn dialogs(page: Page, state: AppState) -> AnyView {
    // A step back during the reveal changes the address; nothing may cover the value.
    let is_covered = Memo::new(move |_| state.is_revealing());
    // One for each code: another command line's is another question.
    let creating = Memo::new(move |_| {
        let code = page.login_code();
        // A form for oneself would turn into one for a command line once the server has said what it is.
        let is_plain = page.nav.with(|a| a.new.is_some())
            && (page.nav.with(|a| a.code.is_none()) || page.has_useless_code());
        let is_asked = code.is_some() || is_plain;
        if is_asked && !is_covered.get() { Some(code) } else { None }
    });
    let uid = Memo::new(move |_| {
        let is_covered = is_covered.get() || creating.with(Option::is_some);
        page.nav.with(|a| if is_covered { None } else { a.token.clone() })
    });
    let close = move || page.nav.go(&Address { code: None, ..page.nav.now().without_dialogs() });
    let unasked = move || state.bulk.asked.set(None);
    let create = for_key(
        move || creating.get().map(Option::unwrap_or_default),
        move |_| (move || page.later.dialog(|it| (it.create)(page, state), close)).into_shared().into_any(),
    );
    let details = for_key(
        move || uid.get(),
        move |uid| {
            (move || page.later.dialog(|it| (it.details)(page, state, uid.clone()), close))
                .into_shared()
                .into_any()
        },
    );
    let bulk = move || {
        let asked = state.bulk.asked.get()?;
        page.later.dialog(|it| (it.bulk)(page, state, asked), unasked)
    };
    // The others are asked for out of one that is here.
    div()
        .child(create)
        .child(details)
        .child(token_dialog(page, state, state.edited, |it| it.edit))
        .child(token_dialog(page, state, page.replaced, |it| it.replace))
        .child(bulk.into_shared())
        .child(token_dialog(page, state, page.delete_target, |it| it.delete))
        .into_any()
}

/// A dialog about the token in this signal.
fn token_dialog(
    page: Page,
    state: AppState,
    token: RwSignal<Option<Token>>,
    dialog: fn(Apart) -> TokenDialog,
) -> AnyView {
    let place = move || {
        let token = token.get_untracked()?;
        page.later.part(|it| dialog(it)(page, state, token))
    };
    for_key(
        move || token.with(|token| token.as_ref().map(|t| t.uid.clone())),
        move |_| place.into_shared().into_any(),
    )
}

/// "60 tokens", "3 of 60 tokens", "Incomplete: 40 of 60 tokens loaded".
fn count_words(shown: usize, read: Option<(u64, u64)>, is_filtered: bool, list: &TokenList) -> String {
    let Some(total) = list.total else { return String::new() };
    let loaded = list.loaded;
    match &list.progress {
        Progress::Failed(_)
        | Progress::Inconsistent
        | Progress::PartiallyUnreadable(_)
        | Progress::Stopped
            if loaded != total =>
        {
            return format!("Incomplete: {loaded} of {total} tokens loaded");
        }
        Progress::Loading if list.updated.is_none() => {
            let (loaded, total) = read.unwrap_or((loaded, total));
            return format!("Loading: {loaded} of {total} tokens");
        }
        _ => {}
    }
    let word = if total == 1 { "token" } else { "tokens" };
    if is_filtered { format!("{shown} of {total} {word}") } else { format!("{total} {word}") }
}
