//! Tokens whose value nobody has: said until each is deleted, replaced, or known to be saved.

use super::create::proof::{is_made_by, is_over};
use super::{Page, into_view};
use crate::clock;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, follow};
use crate::load::Progress;
use crate::memory::{Orphan, Why};
use crate::query::Row;
use crate::signal::Derived;
use std::cell::Cell;
use std::sync::Arc;
use token_api::Token;

/// One notice for each.
pub fn notices(page: Page, desk: Desk) -> El {
    // What the list holds of each; one that a complete list does not hold is gone.
    let found = Derived::new(move || {
        let orphans = desk.orphans.get();
        page.loader.list().with(|list| {
            let is_complete = list.progress == Progress::Complete;
            let known = |orphan: Orphan| match list.find(&orphan.uid) {
                Some(token) => Some((orphan, Some(token.clone()))),
                None if is_complete => None,
                None => Some((orphan, None)),
            };
            orphans.into_iter().filter_map(known).collect::<Vec<_>>()
        })
    });
    // What could not be found out when it happened is found in the next list that is whole.
    follow(Box::new(move || {
        let list = page.loader.list();
        if !list.with(|list| list.progress == Progress::Complete) || desk.open.with(Vec::is_empty) {
            return;
        }
        let rows = page.rows();
        for sent in desk.open.get_untracked() {
            let is_it = |row: &&Arc<Row>| is_made_by(&row.token, &sent);
            if let Some(row) = rows.iter().find(is_it) {
                desk.add_orphan(&row.token.uid, Why::NoAnswer);
                desk.settle(&sent);
            } else if is_over(&sent, clock::now()) {
                desk.settle(&sent);
            }
        }
    }));
    let seen = Seen::default();
    el("div").slots(move || {
        let notices: Vec<El> =
            found.get().into_iter().map(|(orphan, token)| notice(page, desk, &orphan, token)).collect();
        seen.show_new(&notices);
        notices
    })
}

/// How many notices there were: a new one is brought into sight, because the page may be scrolled far down.
#[derive(Default)]
pub struct Seen(Cell<usize>);

impl Seen {
    /// Shows the last one where there are more than before.
    pub fn show_new(&self, notices: &[El]) {
        if let (true, Some(last)) = (notices.len() > self.0.replace(notices.len()), notices.last()) {
            into_view(last.clone());
        }
    }
}

fn notice(page: Page, desk: Desk, orphan: &Orphan, token: Option<Token>) -> El {
    let why = match orphan.why {
        Why::Left => "the page was left before it was saved",
        Why::NoAnswer => "the answer to its creation never came",
        Why::NoValue => "the server did not send it",
        Why::Twin => "one creation made two tokens, and this is the other one",
    };
    let name = token.as_ref().map_or("a new token", |token| &token.name);
    let uid = orphan.uid.clone();
    let actions = classed("p", "row").children(token.clone().into_iter().flat_map(|token| {
        let again = token.clone();
        [
            button("Delete it", move |_| page.doomed.set(Some(token.clone()))).class("danger quiet"),
            button("Replace it", move |_| {
                // Nobody can be using it: it goes first, so that its name is free.
                page.cut_off.set(Some(again.clone()));
                page.doomed.set(Some(again.clone()));
            }),
        ]
    }));
    classed("div", "notice failure")
        .attr("role", "alert")
        .child(
            el("p")
                .text("Nobody has the value of ")
                .child(classed("strong", "wrap").name(name))
                .text(&format!(": {why}. UID "))
                .child(classed("code", "wrap").name(&orphan.uid))
                .text("."),
        )
        .child(actions.child(button("I have its value", move |_| desk.forget_orphan(&uid)).class("quiet")))
}
