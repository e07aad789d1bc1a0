//! The page of tokens: what is on it, and the few things that happen on it. One view a file.

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
mod orphans;
mod replace;
pub mod reveal;
mod select;
mod states;
mod summary;
mod table;
mod views;

use crate::address::Address;
use crate::app::{Now, Site};
use crate::clock::{self, BrowserZone};
use crate::desk::{Desk, Login};
use crate::dom::{El, after_paint, button, classed, el, follow, link, on_window};
use crate::later::Later;
use crate::load::{Loader, Progress, TokenList};
use crate::nav::{Nav, use_nav};
use crate::parts::notice::{failure_notice, notice};
use crate::query::{Lookalikes, Row, masks, select};
use crate::selection::Selection;
use crate::session::{Session, use_session};
use crate::signal::{Derived, Var};
use crate::time::Zone;
use crate::words::{Doing, failure, uneven, unread};
use bulk::state;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::sync::Arc;
use token_api::Token;
use token_client::Error;

/// Rows from which on filtering at every tick of the clock would be felt.
const LONG_LIST: usize = 5000;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Page {
    nav: Nav,
    now: Var<DateTime<Utc>>,
    loader: Loader,
    site: Site,
    /// The token that a deletion asks about.
    doomed: Var<Option<Token>>,
    /// Goes up whenever a token was changed.
    changed: Var<u32>,
    /// The token that is about to be replaced.
    replaced: Var<Option<Token>>,
    /// Whether what comes after a deletion is a token in its place.
    cut_off: Var<Option<Token>>,
    /// The clock that filters look at: for a long list it ticks once a minute, because each tick filters anew.
    filter_now: Derived<DateTime<Utc>>,
    /// Which tokens are selected.
    selection: Var<Selection>,
    /// Names that look like another token's.
    lookalikes: Var<Lookalikes>,
    /// The token whose box was touched last.
    anchor: Var<Option<String>>,
    session: Session,
    /// What is fetched when it is needed.
    later: Later,
    /// When time alone last changed what is shown.
    moment: Var<i64>,
    /// What was last done, said to screen readers and shown below the list.
    done: Var<String>,
}

impl Page {
    /// The command line's code in the address, where this site lets command lines sign in; reactive.
    fn login_code(self) -> Option<String> {
        let is_on = self.site.0.with_value(|site| site.features.cli_login);
        if is_on { self.nav.with(|a| a.code.clone()) } else { None }
    }

    /// The day where the person is.
    fn today(self) -> chrono::NaiveDate {
        let now = self.now.get_untracked();
        now.naive_utc().checked_add_offset(BrowserZone.offset_at(now)).unwrap_or(now.naive_utc()).date()
    }

    fn rows(self) -> Arc<Vec<Arc<Row>>> {
        self.loader.rows()
    }
}

/// The page.
pub fn tokens_page(desk: Desk) -> El {
    let Now(now) = expect_context();
    let loader = Loader::new(use_session());
    let moment = Var::new(clock::millis());
    let page = Page {
        nav: use_nav(),
        now,
        loader,
        filter_now: Derived::new(move || {
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
        doomed: desk.doomed,
        changed: Var::new(0),
        replaced: desk.replaced,
        cut_off: desk.cut_off,
        selection: desk.selection,
        lookalikes: Var::new(Lookalikes::default()),
        anchor: Var::new(None),
        session: use_session(),
        later: expect_context(),
        done: Var::new(String::new()),
    };
    page.loader.start();
    follow(Box::new(move || {
        if let Some(token) = desk.created.get() {
            page.done.set(format!("Created {}.", token.name));
            page.loader.add(token);
            page.loader.start();
            untrack(|| desk.created.set(None));
        }
    }));

    let list = page.loader.list();
    // Only what decides which rows are shown: opening a dialog must not filter again.
    let question = Derived::new(move || page.nav.with(|a| a.without_dialogs()));
    let ruling_out = Derived::new(move || masks(&page.rows()));
    let hits = Derived::new(move || {
        let (rows, now) = (page.rows(), page.filter_now.get());
        Arc::new(ruling_out.with(|masks| question.with(|question| select(&rows, masks, question, now))))
    });
    let stage = Derived::new(move || {
        let has_hits = hits.with(|hits| !hits.is_empty());
        list.with(|l| match (l.total, &l.progress) {
            _ if has_hits => Stage::Table,
            (None, Progress::Loading) => Stage::Skeleton,
            (Some(0), _) => Stage::NoTokens,
            _ if !l.rows.is_empty() => Stage::NoMatch,
            _ => Stage::Nothing,
        })
    });
    let retry = move || page.loader.go_on();
    freshness::keep_time(page, question);
    let (views_menu, views_dialog) = views::views_menu(page);
    // The browser takes its time to say which zone this is: not before all rows are drawn.
    let zone = Var::new(String::new());
    let has_answer = Derived::new(move || list.with(|l| l.total.is_some()));
    follow(Box::new(move || {
        if has_answer.get() {
            after_paint(Box::new(move || after_paint(Box::new(move || zone.try_set(zone_words())))));
        }
    }));

    let only_own = Derived::new(move || lists_only_own(page));

    // Something of which the page has to tell more than its list.
    let is_begun = Derived::new(move || {
        desk.login.with(Option::is_some)
            || desk.orphans.with(|all| !all.is_empty())
            || desk.open.with(|all| !all.is_empty())
            || desk.replacements.with(|all| !all.is_empty())
            || desk.bulk.stage.with(|stage| *stage != state::Stage::None)
    });
    // Back from where no server answers, nobody has to press anything.
    on_window("online", move |_| {
        if loader.list().with_untracked(|list| matches!(list.progress, Progress::Failed(Error::Network))) {
            loader.go_on();
        }
    });
    // What is deleted in a moment is not deleted by a page that has gone.
    on_cleanup(move || {
        desk.bulk.leave();
        desk.depth.set_value(window().scroll_y().unwrap_or_default());
    });
    come_back(page, desk);
    on_window("pagehide", move |_| desk.bulk.leave());
    follow(Box::new(move || {
        page.rows();
        untrack(|| select::forget_gone(page));
    }));
    // Once the list is whole, and seen: it can be long, and the answer is nothing for almost all of them.
    let is_read = Derived::new(move || list.with(|list| list.progress != Progress::Loading));
    follow(Box::new(move || {
        let rows = page.rows();
        if is_read.get() {
            after_paint(Box::new(move || {
                let found = Lookalikes::of(rows);
                // Most lists have none, before and after: then there is nothing to draw.
                if page.lookalikes.try_with_untracked(|known| known.is_empty() && found.is_empty())
                    == Some(false)
                {
                    page.lookalikes.try_set(found);
                }
            }));
        }
    }));

    el("div")
        .child(
            classed("div", "title-row")
                .child(el("h1").text("API tokens"))
                .child(classed("span", "spring"))
                .child(
                    page.later.expects(
                        create_link(page, "Create token", "button primary")
                            .child(el("kbd").attr("aria-hidden", "true").text("c")),
                    ),
                ),
        )
        .slot(move || {
            is_begun.get().then_some(()).and_then(|()| page.later.part(|it| (it.notices)(page, desk)))
        })
        .child(summary::summary(page))
        .slot(move || ignored(page.nav))
        .slot(move || {
            list.with(|list| match &list.progress {
                Progress::Failed(error) => {
                    let notice = failure_notice(&failure(error, Doing::Listing), Some(retry));
                    Some(if page.loader.is_unasked() { notice } else { into_view(notice) })
                }
                Progress::Uneven => Some(failure_notice(&uneven(), Some(retry))),
                Progress::Partly(unread_ones) => Some(failure_notice(&unread(*unread_ones), Some(retry))),
                Progress::Loading | Progress::Complete | Progress::Stopped => None,
            })
        })
        .child(
            classed("section", "sheet")
                .child(filters::filters(page).child(views_menu).child(export::export_menu(page, hits)))
                .child(filters::chips(page.nav))
                .child(select::bar(page, desk, hits))
                .slot(move || match stage.get() {
                    Stage::Table => Some(table::table(page, hits)),
                    Stage::Skeleton => Some(states::skeleton()),
                    Stage::NoTokens => Some(states::no_tokens(page)),
                    Stage::NoMatch => Some(states::no_match(page)),
                    Stage::Nothing => None,
                }),
        )
        .child(
            classed("footer", "below")
                .child(el("span").attr("role", "status").live(move || {
                    list.with(|list| {
                        count_words(
                            hits.with(|h| h.len()),
                            page.loader.read(),
                            question.with(|q| q.is_filtered()),
                            list,
                        )
                    })
                }))
                .child(freshness::progress(page))
                .child(el("span").live(move || if only_own.get() { ONLY_OWN } else { "" }.to_owned()))
                .child(el("span").attr("role", "status").live(move || page.done.get()))
                .child(classed("span", "spring"))
                .children(freshness::refresh(page))
                .child(el("span").live(move || zone.get())),
        )
        .child(dialogs(page, desk))
        .child(views_dialog)
        .child(keys::keys(page))
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
fn come_back(page: Page, desk: Desk) {
    let depth = desk.depth.get_value();
    if depth > 0.0 {
        let is_first = StoredValue::new(true);
        follow(Box::new(move || {
            let is_whole = page.loader.list().with(|list| list.updated.is_some());
            if is_whole && is_first.get_value() {
                is_first.set_value(false);
                after_paint(Box::new(move || window().scroll_to_with_x_and_y(0.0, depth)));
            }
        }));
    }
}

/// Brings what has just gone wrong into sight: it stands above the table, which may be scrolled far down.
fn into_view(notice: El) -> El {
    let node = notice.clone();
    request_animation_frame(move || node.element().scroll_into_view_with_bool(false));
    notice
}

/// A link to the create dialog over the current view.
fn create_link(page: Page, label: &str, class: &str) -> El {
    link("?new")
        .class(class)
        .live_attr("href", move || Some(page.nav.with(|a| a.with_new(Default::default()).href())))
        .text(label)
}

/// The command line has its token, or is about to: there is nothing to copy.
fn logged_in(desk: Desk, login: &Login) -> El {
    let strong = |name: &str| classed("strong", "wrap").name(name);
    match login {
        Login::HandingOver(name) => {
            notice("Handing the token ").child(strong(name)).text(" to the BentoML CLI. Stay on this page…")
        }
        Login::Done(name) => notice("The BentoML CLI is signed in with the token ")
            .child(strong(name))
            .text(". Go back to your terminal. ")
            .child(button("Dismiss", move |_| desk.login.set(None)).class("quiet")),
    }
}

fn ignored(nav: Nav) -> Option<El> {
    let values: Vec<String> = nav.ignored().into_iter().map(|i| format!("{}={}", i.key, i.value)).collect();
    (!values.is_empty()).then(|| {
        notice(&format!("Ignored in the address: {}. These values mean nothing here.", values.join(", ")))
    })
}

/// At most one of the address's dialogs, and above it what it led to.
fn dialogs(page: Page, desk: Desk) -> El {
    // A step back during the reveal changes the address; nothing may cover the value.
    let is_covered = Derived::new(move || desk.is_revealing());
    // One for each code: another command line's is another question.
    let creating = Derived::new(move || {
        let code = page.login_code();
        let is_asked = code.is_some() || page.nav.with(|a| a.new.is_some());
        if is_asked && !is_covered.get() { Some(code) } else { None }
    });
    let uid = Derived::new(move || {
        let is_covered = is_covered.get() || creating.with(Option::is_some);
        page.nav.with(|a| if is_covered { None } else { a.token.clone() })
    });
    let close = move || page.nav.go(&Address { code: None, ..page.nav.now().without_dialogs() });
    let unasked = move || desk.bulk.asked.set(None);
    el("div")
        // A dialog follows what it looks at by itself; looking at it while it is built must not build it anew.
        .slot(move || {
            creating.get()?;
            page.later.dialog(|apart| (apart.create)(page, desk), close)
        })
        .slot(move || {
            let uid = uid.get()?;
            page.later.dialog(|apart| (apart.details)(page, desk, uid), close)
        })
        // The following are asked for out of one that is here.
        .slot(move || {
            let token = desk.edited.get()?;
            page.later.part(|apart| (apart.edit)(page, desk, token))
        })
        .slot(move || {
            let token = page.replaced.get()?;
            page.later.part(|apart| (apart.replace)(page, desk, token))
        })
        .slot(move || {
            let asked = desk.bulk.asked.get()?;
            page.later.dialog(|apart| (apart.bulk)(page, desk, asked), unasked)
        })
        .slot(move || {
            let token = page.doomed.get()?;
            page.later.part(|apart| (apart.delete)(page, desk, token))
        })
}

/// "60 tokens", "3 of 60 tokens", "Incomplete: 40 of 60 tokens loaded".
fn count_words(shown: usize, read: Option<(u64, u64)>, is_filtered: bool, list: &TokenList) -> String {
    let Some(total) = list.total else { return String::new() };
    let loaded = list.loaded;
    match &list.progress {
        Progress::Failed(_) | Progress::Uneven | Progress::Partly(_) | Progress::Stopped
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
