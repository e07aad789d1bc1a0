//! The dialog that asks whether to delete the selected tokens.

use crate::actions::bulk::{UNDO_SECONDS, run, wait};
use crate::browser::signal::RwSignal;
use crate::components::button::{action_button, text_button};
use crate::components::dialog::alert_dialog;
use crate::components::field::text_field;
use crate::components::focus::focus_first_refused;
use crate::components::html::{div, form, li, p, span, strong, ul};
use crate::components::inputs::text_input;
use crate::components::text::{bold_name, code_name, flexible_space, safe_name, safe_text, sentence};
use crate::context::Page;
use crate::pages::tokens::bulk_expiry_dialog::bulk_expiry_dialog;
use crate::pages::tokens::bulk_notice::on_end;
use crate::pages::tokens::focus::focus_undo;
use crate::pages::tokens::own_token::{bulk_delete_warning, warning};
use crate::pages::tokens::permissions::permissions;
use crate::pages::tokens::table::time_words::use_words;
use crate::query::Row;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::bulk::{Asked, Task};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use std::sync::Arc;
use token_api::Token;

/// Up to this many tokens are deleted without typing their number.
const MAX_WITHOUT_NUMBER: usize = 5;
/// Names of selected tokens that are listed. Of tokens that were made with one, all are.
const NAMES_LISTED: usize = 10;

/// The dialog; or the one that asks for a new expiration.
pub fn bulk_dialog(page: Page, state: AppState, asked: Asked) -> AnyView {
    if asked.is_change {
        bulk_expiry_dialog(page, state, asked)
    } else {
        bulk_delete_dialog(page, state, asked)
    }
}

fn bulk_delete_dialog(page: Page, state: AppState, asked: Asked) -> AnyView {
    let Asked { rows, hidden, maker, .. } = asked;
    let permissions = untrack(|| permissions(page));
    // Tokens that the server would refuse to delete are listed, not sent, and stay selected.
    let (mut deletable, mut refused) = (Vec::new(), Vec::new());
    let mut hidden_deletable = 0;
    for (place, row) in rows.into_iter().enumerate() {
        match permissions.refusal(Action::Delete(&row.token)) {
            Some(why) => refused.push((row, why)),
            None => {
                hidden_deletable += usize::from(place < hidden);
                deletable.push(row);
            }
        }
    }
    let (rows, hidden) = (deletable, hidden_deletable);
    let listed = if maker.is_some() { usize::MAX } else { NAMES_LISTED };
    let count = rows.len();
    let cancel = move || state.bulk.asked.set(None);
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let refusal = move || {
        let is_wrong = count > MAX_WITHOUT_NUMBER && typed.with(|text| text.trim() != count.to_string());
        (tried.get() && is_wrong).then(|| m::bulk::type_refusal(&count.to_string()))
    };
    let is_with_descendants = maker.is_some();
    let begin = {
        let rows = rows.clone();
        move |at_once: bool| {
            tried.set(true);
            if untrack(refusal).is_some() {
                return focus_first_refused();
            }
            if is_with_descendants {
                let uids: Vec<&str> = rows.iter().map(|row| row.token.uid.as_str()).collect();
                page.selection.update(|selection| selection.set(&uids, true));
                // The details would cover the notice that can undo it.
                if page.nav.now().token.is_some() {
                    page.nav.go(&page.nav.now().without_dialogs());
                }
            }
            let tasks = rows.iter().map(|row| Task { row: row.clone(), expires: None });
            state.bulk.take(tasks.collect(), is_with_descendants);
            cancel();
            if at_once {
                run(page.session, state, on_end(page, state));
            } else {
                wait(page.session, state, on_end(page, state));
                focus_undo();
            }
        }
    };
    let (begin_now, begin_by_enter) = (begin.clone(), begin.clone());
    let number = text_input(move || typed.get(), move |text| typed.set(text)).attr("inputmode", "numeric");
    let number = form()
        .on(ev::submit, move |event| {
            event.prevent_default();
            begin_by_enter(false);
        })
        .child(text_field(&m::bulk::type_to_confirm(&count.to_string()), number, String::new, refusal));
    // Names are unique for a creator only.
    let now = page.clock.get_untracked();
    let named = rows.iter().take(listed).map(|row| {
        let (name, uid) = (safe_name(&row.token.name), code_name(&row.token.uid));
        let used = span().class("hint").child(safe_text(&[" ", &use_words(&row.token, now)].concat()));
        li().class("wrap").child(vec![name, " ".into_any(), uid, used.into_any()]).into_any()
    });
    let working = rows.iter().filter(|row| !row.token.has_expired(now)).count();
    let hidden_words = match hidden {
        0 => None,
        n if n == count => Some(m::bulk::ALL_HIDDEN.string()),
        n => Some(m::bulk::some_hidden(n)),
    };
    let refused = refused_list(&refused, listed);
    if count == 0 {
        let close = action_button(m::common::CLOSE, "", move |_| cancel()).attr("data-first-focus", "");
        let actions = div().class("actions").child(flexible_space()).child(close);
        let content = vec![refused.into_any(), actions.into_any()];
        return alert_dialog(m::bulk::NONE_DELETABLE.text(), cancel, content);
    }
    let actions = div()
        .class("actions")
        .child(action_button(m::common::DELETE_WITHOUT_UNDO, "danger quiet", move |_| begin_now(true)))
        .child(flexible_space())
        .child(action_button(m::common::CANCEL, "", move |_| cancel()).attr("data-first-focus", ""))
        .child(text_button(&m::bulk::delete_tokens(count), "danger", move |_| begin(false)));
    let warned = rows.clone();
    let warning = warning(move || bulk_delete_warning(page, &warned));
    let content = vec![
        maker.map(|maker| made_with(page, &maker)).into_any(),
        p().child(effect_words(working, count)).into_any(),
        hidden_words.map(|words| p().child(strong().child(safe_text(&words))).into_any()).into_any(),
        ul().child(named.collect_view()).into_any(),
        (count > listed).then(|| more(count - listed)).into_any(),
        refused.into_any(),
        warning,
        (count > MAX_WITHOUT_NUMBER).then(|| number.into_any()).into_any(),
        actions.into_any(),
    ];
    alert_dialog(&m::bulk::delete_question(count), cancel, content)
}

/// What the deletion of so many tokens does, of which only those that are `working` stop to work, and how long it can be
/// undone.
pub fn effect_words(working: usize, count: usize) -> String {
    let effect = match (working, count) {
        (0, count) => m::bulk::effect_expired(count),
        (n, count) if n == count => m::bulk::effect_stops(count),
        (n, _) => m::bulk::effect_some_stop(n),
    };
    [&effect, " ", &m::bulk::effect_undo(UNDO_SECONDS)].concat()
}

/// What the rows are: this token, and all that was made with it as far as the list shows.
fn made_with(page: Page, maker: &Token) -> AnyView {
    let is_complete = page.loader.list().with_untracked(|list| list.updated.is_some());
    let incomplete = (!is_complete).then(|| p().child(strong().message(m::bulk::LIST_INCOMPLETE)).into_any());
    let words = sentence(m::bulk::made_with(bold_name(&maker.name)));
    div().child(p().child(words)).child(incomplete).into_any()
}

/// How many tokens a list leaves out.
fn more(count: usize) -> AnyView {
    p().child(safe_text(&m::bulk::more(count))).into_any()
}

/// The tokens that the person may not delete, each with the reason; names up to this many.
fn refused_list(refused: &[(Arc<Row>, &'static str)], listed: usize) -> Option<AnyView> {
    let (count, left_out) = (refused.len(), refused.len().saturating_sub(listed));
    let line = |(row, why): &(Arc<Row>, &'static str)| {
        li().class("wrap").child(sentence(m::bulk::refused(safe_name(&row.token.name), why))).into_any()
    };
    (count > 0).then(|| {
        div()
            .child(p().child(strong().child(safe_text(&m::bulk::not_yours(count)))))
            .child(ul().child(refused.iter().take(listed).map(line).collect_view()))
            .child((left_out > 0).then(|| more(left_out)))
            .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::effect_words;

    #[test]
    fn only_what_works_stops_working() {
        for (working, count, words) in [
            (1, 1, "It stops working."),
            (0, 1, "It has expired, and works nowhere any more."),
            (3, 3, "They stop working."),
            (0, 3, "They have expired, and work nowhere any more."),
            (2, 3, "2 of them still work, and stop working."),
            (1, 3, "1 of them still works, and stops working."),
        ] {
            let said = effect_words(working, count);
            assert_eq!(said, [words, " For 8 seconds it can be undone; after that it cannot."].concat());
        }
    }
}
