//! Changing a token: only what changed is sent, and it is said before it is sent.
//!
//! A token that somebody else changed or deleted meanwhile is noticed, and what was typed is put over
//! its new state.

use crate::actions::replace;
use crate::actions::update::change::{change, rebase, words};
use crate::actions::update::{Saved, save};
use crate::browser::clock::BrowserZone;
use crate::components::button::action_button;
use crate::components::dialog::{dialog, unique_id};
use crate::components::field::{field, refusal_line};
use crate::components::focus::focus_first_refused;
use crate::components::inputs::{submit_button, text_area};
use crate::components::keyed::built_anew;
use crate::components::notice::{notice, plain_failure};
use crate::components::text::{bold_name, code_name, hint, lines, safe_text};
use crate::context::Page;
use crate::format::error_messages::{Failure, gone};
use crate::format::time::{Zone, local};
use crate::pages::tokens::allowed::{Reason, reasons_line};
use crate::pages::tokens::create::expiration::{ends, expiration_field};
use crate::pages::tokens::create::scopes::{all_scopes, scopes_field};
use crate::pages::tokens::details::{access, row, text, type_name};
use crate::session::request_scope::RequestScope;
use crate::session::rights::Action;
use crate::session::use_session;
use crate::state::AppState;
use crate::state::draft::Choice;
use crate::state::draft::Draft;
use crate::state::edit::Edit;
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::html::{div, dl, form, p, strong};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use leptos::task::spawn_local;
use token_api::{Token, UpdateToken};

/// What came of saving.
#[derive(Clone, PartialEq)]
enum Outcome {
    None,
    Saving,
    /// There was nothing to save.
    Nothing,
    Failed(Failure),
    /// Somebody else changed this meanwhile.
    Meanwhile(Vec<String>),
    /// The server kept these.
    KeptDraft(Vec<&'static str>),
}

/// The dialog.
pub fn edit_dialog(page: Page, state: AppState, token: Token) -> AnyView {
    let session = use_session();
    let uid = token.uid.clone();
    let kept = state.edit.typed.get_value().filter(|edit| edit.base.uid == uid);
    let Edit { base, draft } = kept.unwrap_or_else(|| Edit { draft: Draft::of(&token), base: token.clone() });
    let (base, draft) = (RwSignal::new(base), RwSignal::new(draft));
    // Whether a token without scopes can do anything depends on it.
    session.ask_server();
    // With those that somebody else gave it meanwhile.
    let scopes = Memo::new(move |_| {
        let held = base.with(|base| base.scopes.clone());
        all_scopes(&draft.with(|draft| draft.scopes.iter().cloned().chain(held).collect()))
    });
    Effect::new(move |_| state.edit.typed.set_value(Some(Edit { base: base.get(), draft: draft.get() })));

    // Every way to a change ends here, whatever the button that began it knew of the role.
    let may_change =
        Reason::new(page, move |standing| base.with(|base| standing.refusal(Action::Change(base))));
    let outcome = RwSignal::new(Outcome::None);
    let nudged = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let expires = Memo::new(move |_| match draft.with(|d| d.choice) {
        Choice::Keep => Ok(base.with(Token::expires)),
        _ => draft.with(|d| d.expires(page.now(), &BrowserZone)),
    });
    let update = Memo::new(move |_| {
        let new = match draft.with(|d| d.choice) {
            Choice::Keep => None,
            _ => expires.get().ok(),
        };
        base.with(|base| draft.with(|draft| change(base, draft, new)))
    });
    let is_changed = move || update.with_untracked(|update| *update != UpdateToken::default());

    let close = move || {
        state.edit.typed.set_value(None);
        state.edit.token.set(None);
    };
    let is_busy = move || outcome.with_untracked(|outcome| *outcome == Outcome::Saving);
    let escape = move || match (is_busy(), is_changed()) {
        (true, _) => {}
        (false, true) => nudged.set(true),
        (false, false) => close(),
    };
    // Only where they are taken away: a token that had none before may stay as it is.
    let scopes_refusal = move || {
        let is_other = update.with(|update| update.scopes.is_some());
        (tried.get() && is_other).then(|| draft.with(|d| d.scopes_refusal(session.server()))).flatten()
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if is_busy() || untrack(|| may_change.refuses()) {
            return;
        }
        tried.set(true);
        let refused = untrack(|| {
            draft.with(|d| d.description_refusal().is_some())
                || scopes_refusal().is_some()
                || expires.with(Result::is_err)
        });
        if refused {
            return focus_first_refused();
        }
        if !is_changed() {
            return outcome.set(Outcome::Nothing);
        }
        outcome.set(Outcome::Saving);
        let (typed, old) = (draft.get_untracked(), base.get_untracked());
        let asked = update.get_untracked();
        let scope = RequestScope::new(session);
        spawn_local(async move {
            let result = save(&scope, &old, asked).await;
            // Whoever is here now changed nothing.
            if !scope.is_current() {
                return;
            }
            match result {
                Saved::Done(token) => {
                    page.done.try_set(format!("Changed {}.", token.name));
                    state.edit.typed.set_value(None);
                    state.edit.token.set(None);
                    page.changed.try_update(|n| *n += 1);
                    page.loader.start();
                }
                Saved::Incomplete(token, kept) => {
                    draft.try_set(Draft::of(&token));
                    base.try_set(*token);
                    page.changed.try_update(|n| *n += 1);
                    page.loader.start();
                    outcome.try_set(Outcome::KeptDraft(kept));
                }
                Saved::Meanwhile(fresh) => {
                    let theirs = Draft::of(&fresh);
                    let new = (fresh.expired_at != old.expired_at).then(|| fresh.expires());
                    let changes = words(&old, &change(&old, &theirs, new), moment);
                    draft.try_set(rebase(&typed, &Draft::of(&old), &theirs));
                    base.try_set(*fresh);
                    outcome.try_set(Outcome::Meanwhile(changes));
                    page.loader.start();
                }
                Saved::Gone => {
                    page.done.try_set(String::new());
                    page.changed.try_update(|n| *n += 1);
                    outcome.try_set(Outcome::Failed(gone()));
                    page.loader.start();
                }
                Saved::Failed(failed) => {
                    outcome.try_set(Outcome::Failed(failed));
                }
            }
        });
    };

    let description = text_area(
        "2",
        move || draft.with(|d| d.description.clone()),
        move |text| draft.write().description = text,
    )
    .attr("data-first-focus", "");
    let keep = Memo::new(move |_| {
        base.with(|token| match (&token.expired_at, token.expires()) {
            (None, _) => "As it is: no expiration".to_owned(),
            (_, Some(at)) => format!("As it is: {}", moment(at)),
            (_, None) => "As it is".to_owned(),
        })
    });
    // Compared, because a status that is written again is announced again.
    let said = Memo::new(move |_| base.with(|base| update.with(|update| words(base, update, moment))));
    let changes = move || {
        let said = said.get();
        (!said.is_empty()).then(|| div().child(hint("What will change:")).child(lines(&said)).into_any())
    };
    let nudge = move || {
        (nudged.get() && update.with(|u| *u != UpdateToken::default()))
            .then(|| refusal_line("Your changes are not saved: save them, or discard them with Cancel."))
    };
    let cancel = move |_| {
        if !is_busy() {
            close();
        }
    };
    let reason_id = unique_id("reason");
    let described_by = reason_id.clone();
    let cannot_save = Signal::derive(move || outcome.with(|o| *o == Outcome::Saving) || may_change.refuses());
    let save = submit_button("Save changes", cannot_save)
        .attr("aria-describedby", move || may_change.refuses().then(|| described_by.clone()));
    let may_replace =
        Reason::new(page, move |standing| base.with(|base| standing.refusal(Action::Replace(base))));
    let actions = div()
        .class("actions")
        .child(div().attr("id", reason_id).child(reasons_line(vec![may_change, may_replace])))
        .child(div().class("changes").attr("role", "status").child(built_anew(changes)))
        .child(ends(page, draft, expires))
        .child(built_anew(move || shown(&outcome.get())))
        .child(nudge.into_shared())
        .child(action_button("Cancel", "", cancel))
        .child(save);
    let scopes = move || {
        let scopes = scopes.get();
        Some(untrack(|| scopes_field(draft, scopes, scopes_refusal)))
    };
    let form = form()
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(field("Description", description, String::new, move || draft.with(Draft::description_refusal)))
        .child(fixed(page, state, base, may_replace))
        .child(scopes.into_shared())
        .child(expiration_field(draft, tried, expires, Some(keep)))
        .child(actions);
    let which = p().class("hint").child(bold_name(&token.name)).child(" UID ").child(code_name(&token.uid));
    dialog("Edit token", "", escape, vec![which.into_any(), form.into_any()])
}

/// What cannot be changed, and the way to a token that has it otherwise.
fn fixed(page: Page, state: AppState, base: RwSignal<Token>, may_replace: Reason) -> AnyView {
    // Both can have changed by the time that somebody saves, where a server lets others change them.
    let rows = move || {
        let rows =
            base.with(|token| vec![row("Type", text(type_name(token))), row("Access", access(token, false))]);
        Some(dl().class("details").child(rows).into_any())
    };
    let other = may_replace.button("Replace with other access…", "quiet", move |_| {
        let old = base.get_untracked();
        // What was typed stays, for when somebody comes back to it.
        state.edit.token.set(None);
        replace::begin(page.loader, page.nav, state, &old, Some(old.uid.clone()));
    });
    div()
        .child(built_anew(rows))
        .child(hint("Type and access stay as they are: a new token can have others, and take over."))
        .child(p().child(other))
        .into_any()
}

fn moment(at: DateTime<Utc>) -> String {
    local(at, BrowserZone.offset_at(at))
}

fn shown(outcome: &Outcome) -> Option<AnyView> {
    Some(match outcome {
        Outcome::None => return None,
        Outcome::Saving => p().class("hint").attr("role", "status").child("Saving…").into_any(),
        Outcome::Nothing => notice("Nothing has changed yet."),
        Outcome::Failed(failure) => plain_failure(failure),
        Outcome::Meanwhile(changes) => div()
            .class("notice failure")
            .attr("role", "alert")
            .child(p().child(strong().child("Somebody else changed this token meanwhile.")))
            .child(lines(changes))
            .child(p().child("Your changes stand on top of theirs now. Look at them, and save again."))
            .into_any(),
        Outcome::KeptDraft(what) => {
            let words = format!("The server did not change {}.", what.join(" and "));
            let advice = what.contains(&"the expiration").then(|| {
                let words = "It may be one that cannot take an expiration away. A later date may work; so does a new token.";
                p().child(words).into_any()
            });
            div()
                .class("notice failure")
                .attr("role", "alert")
                .child(p().child(strong().child(safe_text(&words))))
                .child(advice)
                .into_any()
        }
    })
}
