//! Where the replacements stand: what the old token does, and the step that comes next.

use super::begin;
use crate::clock;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el};
use crate::export;
use crate::memory::Replacement;
use crate::pages::tokens::Page;
use crate::pages::tokens::orphans::Seen;
use crate::parts::download::{download, file_name};
use crate::signal::Derived;
use crate::time::relative;
use chrono::TimeDelta;
use token_api::{Time, Token};

#[derive(Clone, PartialEq)]
struct Standing {
    old: Token,
    /// The successor's uid, and the successor itself where the list holds it.
    new: Option<(String, Option<Token>)>,
}

/// One notice for each.
pub fn notices(page: Page, desk: Desk) -> El {
    let standing = Derived::new(move || {
        let all = desk.replacements.get();
        page.loader.list().with(|list| {
            let stand = |r: Replacement| {
                let old = list.find(&r.old)?.clone();
                let new = r.new.map(|uid| {
                    let token = list.find(&uid).cloned();
                    (uid, token)
                });
                Some(Standing { old, new })
            };
            all.into_iter().filter_map(stand).collect::<Vec<_>>()
        })
    });
    let seen = Seen::default();
    el("div").slots(move || {
        let notices: Vec<El> = standing.get().into_iter().map(|it| notice(page, desk, it)).collect();
        seen.show_new(&notices);
        notices
    })
}

fn notice(page: Page, desk: Desk, standing: Standing) -> El {
    let Standing { old, new } = standing;
    let uid = old.uid.clone();
    let stop = move |_| desk.change_replacements(|all| all.retain(|r| r.old != uid));
    let name = classed("strong", "wrap").name(&old.name);
    let words = el("p").text("Replacing ").child(name);
    let buttons = classed("p", "row");
    let (words, buttons) = match new {
        None => {
            let like = old.clone();
            let next = button("Create the successor", move |_| {
                begin(page, desk, &like, Some(like.uid.clone()));
            });
            (words.text(": there is no successor yet. The old one goes on working."), buttons.child(next))
        }
        Some((uid, None)) => {
            let like = old.clone();
            let next = button("Create another one", move |_| {
                begin(page, desk, &like, Some(like.uid.clone()));
            });
            (
                words
                    .text(": its successor ")
                    .child(classed("code", "wrap").name(&uid))
                    .text(" is not in the list (any more). The old one goes on working."),
                buttons.child(next),
            )
        }
        Some((_, Some(new))) => {
            let (doomed, reminded) = (old.clone(), old.clone());
            let words = words
                .text(" with ")
                .child(classed("strong", "wrap").name(&new.name))
                .text(". The old one was ")
                .child(used(page, &old))
                .text(", the new one ")
                .child(used(page, &new))
                .text(". Delete the old one when nothing uses it any more.");
            let buttons = buttons
                .child(
                    button("Delete the old token", move |_| page.doomed.set(Some(doomed.clone())))
                        .class("danger quiet"),
                )
                .child(button("Look again", move |_| page.loader.start()))
                .child(button("Remind me in a week", move |_| remind(&reminded)));
            (words, buttons)
        }
    };
    classed("div", "notice")
        .attr("role", "status")
        .child(words)
        .child(buttons.child(button("Stop watching", stop).class("quiet")))
}

/// "last used 3 h ago", following the time.
fn used(page: Page, token: &Token) -> El {
    let at = token.last_used_at.as_ref().and_then(Time::utc);
    el("strong").live(move || match at {
        None => "never used".to_owned(),
        Some(at) => ["last used ", &relative(at, page.now.get().max(at))].concat(),
    })
}

fn remind(old: &Token) {
    let now = clock::now();
    let summary = format!("Delete the old API token {}", old.name);
    let words = format!("It has a successor. Delete it if nothing uses it any more. UID {}", old.uid);
    let link = crate::pages::tokens::details::link_to(&old.uid);
    let uid = ["delete-", &old.uid].concat();
    let text = export::ics_reminder(&summary, &words, &link, &uid, now + TimeDelta::days(7), now);
    download(&file_name(&old.name, ".ics"), "text/calendar", &text);
}
