//! The review: what should be looked at in the tokens of the view that still work, by creator. It stands in place of the table.

mod export;
mod group;

use crate::browser::clock;
use crate::browser::latest::Latest;
use crate::browser::signal::{RwSignal, memo};
use crate::components::button::action_button;
use crate::components::html::{div, h2, section, span, table, th, thead, tr};
use crate::components::keyed::for_key;
use crate::components::text::{flexible_space, hint, live_text};
use crate::context::{Hits, Page};
use crate::query::{Finding, Row, Rules, findings, parts};
use crate::settings::accepted;
use crate::state::AppState;
use crate::tokens::selection::Selection;
use chrono::TimeDelta;
use leptos::prelude::*;
use panel_messages::m;
use std::sync::Arc;
use token_api::ServerKind;

/// How many findings are shown at first, and how many more at a time.
const AT_ONCE: u32 = 200;

/// The view.
///
/// `exports` belongs to the page: a download goes on when the view is left.
pub fn review(page: Page, state: AppState, hits: Hits, exports: Latest) -> AnyView {
    let accepted = RwSignal::new(accepted::stored(&page.loader.who().unwrap_or_default()));
    let most = RwSignal::new(AT_ONCE);
    let found: Hits = memo(move || Arc::new(find(page, &hits.get())));
    let counts = live_text(move || {
        let rows = page.rows();
        let words = found.with(|found| accepted.with(|accepted| count_words(&rows, found, accepted)));
        m::review::limited(&words, lack(page))
    });
    let head = div()
        .class("title-row trail-head")
        .child(h2().message(m::common::REVIEW))
        .child(span().attr("role", "status").child(counts))
        .child(flexible_space())
        .child(action_button(m::review::DOWNLOAD, "", move |_| {
            exports.run(export::download(page, found.get_untracked(), accepted.get_untracked()));
        }));
    // What is shown, as text: the table is built again only when it changes, because that takes the focus.
    let shown = move || {
        clock::zone_changes();
        let rows = page.rows();
        let lines = found.with(|found| {
            let line = |found: &u32| {
                let (index, finding) = parts(*found);
                let token = &rows.get(index as usize)?.token;
                Some([token.uid.as_str(), &token.name, &group::words(page, token, finding)].join("\n"))
            };
            found.iter().take(most.get() as usize).filter_map(line).collect::<Vec<_>>()
        });
        // What may be done depends on the role, which may become known later.
        let role = page.role.get().to_string();
        (!lines.is_empty()).then(|| [role, lines.join("\n")].concat())
    };
    let findings = for_key(shown, move |_| findings_table(page, state, found, accepted, most));
    section()
        .class("review")
        .attr("aria-label", m::common::REVIEW)
        .child(head)
        .child(hint(m::review::HINT.text()))
        .child(findings)
        .into_any()
}

/// The findings in these rows; reactive.
fn find(page: Page, hits: &[u32]) -> Vec<u32> {
    let knows_no_members = page.has_no_members();
    let rows = page.rows();
    page.left.with(|left| {
        page.lookalikes.with(|lookalikes| {
            let rules = Rules {
                has_left: &|name| !knows_no_members && left.contains(name),
                lookalikes,
                tells_broad: page.session.server() != ServerKind::Yatai,
                max_lifetime: page.max_lifetime().map(|days| TimeDelta::days(days.into())),
                now: page.filter_now.get(),
            };
            // What is about to be deleted needs no look.
            page.waiting.with(|waiting| {
                let is_left = |index: &&u32| {
                    let row = rows.get(**index as usize);
                    row.is_some_and(|row| !waiting.contains(&row.token.uid))
                };
                findings(&rows, &mut hits.iter().filter(is_left), &rules)
            })
        })
    })
}

/// What the findings may lack, for the message "limited"; reactive.
fn lack(page: Page) -> &'static str {
    let is_complete = page.loader.list().with(|list| list.updated.is_some());
    match (is_complete, page.has_no_members()) {
        (false, _) => "rows",
        (true, true) => "people",
        (true, false) => "nothing",
    }
}

fn count_words(rows: &[Arc<Row>], found: &[u32], accepted: &str) -> String {
    let count = found.len();
    if count == 0 {
        return m::review::NO_FINDINGS.string();
    }
    if accepted.is_empty() {
        return m::review::finding_count(count);
    }
    let accepted = Selection::from(accepted::keys(accepted));
    let is_accepted = |found: &&u32| {
        let (index, finding) = parts(**found);
        let row = rows.get(index as usize);
        row.is_some_and(|row| accepted.contains(&[&row.token.uid, " ", finding.key()].concat()))
    };
    m::review::accepted_count(count, found.iter().filter(is_accepted).count())
}

fn findings_table(
    page: Page,
    state: AppState,
    found: Hits,
    accepted: RwSignal<String>,
    most: RwSignal<u32>,
) -> AnyView {
    let rows = page.loader.rows_now();
    let found = found.get_untracked();
    let shown = found.iter().take(most.get_untracked() as usize).filter_map(|found| {
        let (index, finding) = parts(*found);
        Some((rows.get(index as usize)?.clone(), finding))
    });
    let shown: Vec<(Arc<Row>, Finding)> = shown.collect();
    let groups = shown.chunk_by(|(a, _), (b, _)| a.token.creator() == b.token.creator());
    let groups = groups.map(|group| group::group(page, state, group, accepted)).collect_view();
    let heads = [m::review::ACCEPTED, m::review::TOKEN, m::review::FINDING, m::review::ACTION];
    let head = heads.map(|name| th().attr("scope", "col").message(name).into_any());
    let table = table()
        .class("trail")
        .attr("tabindex", "-1")
        .attr("aria-label", m::review::FINDINGS)
        .child(thead().child(tr().child(Vec::from(head))))
        .child(groups);
    let more = (found.len() > shown.len()).then(|| {
        let more = move |_| most.update(|most| *most += AT_ONCE);
        action_button(m::review::SHOW_MORE, "", more).into_any()
    });
    vec![table.into_any(), more.into_any()].into_any()
}
