//! The form that changes a token, inside its details. Only what changed is sent, and the form lists it first.
//!
//! When another person has changed the token since it was read, nothing is sent: what was typed is put on top of the new
//! state, and the person saves again.

mod answer;
mod fixed_fields;
pub mod form;
mod outcome;

use crate::actions::update::change::words;
use crate::actions::update::save;
use crate::browser::clock::BrowserZone;
use crate::browser::reactive::{derive, spawn_local};
use crate::browser::signal::{RwSignal, memo};
use crate::components::button::action_button;
use crate::components::dialog::unique_id;
use crate::components::field::{field, refusal_line};
use crate::components::focus::focus_first_refused;
use crate::components::html::{div, form as form_element};
use crate::components::inputs::{submit_button, text_area};
use crate::components::keyed::built_anew;
use crate::components::text::{hint, lines};
use crate::format::time::{Zone, local};
use crate::pages::tokens::create::expiration::{ExpirationForm, expiration_field, expiration_status};
use crate::pages::tokens::create::labels::labels_field;
use crate::pages::tokens::create::scopes::{all_scopes, scopes_field, warning_line};
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::pages::tokens::own_token::{change_warning, warning};
use crate::session::request_scope::RequestScope;
use crate::session::rights::Action;
use crate::session::use_session;
use crate::state::draft::Draft;
use chrono::{DateTime, Utc};
use fixed_fields::fixed_fields;
use form::EditForm;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use outcome::{Outcome, outcome_view};
use panel_messages::m;

/// The form. `form` holds its signals.
pub fn edit_form(form: EditForm) -> AnyView {
    let EditForm { page, state, base, draft, outcome, is_refused, expires, update, .. } = form;
    let session = use_session();
    // Whether a token without scopes can do anything depends on the kind of server.
    session.ask_server();
    // With the scopes that another person has given it since.
    let scopes = memo(move || {
        let held = base.with(|base| base.scopes.clone());
        all_scopes(&draft.with(|draft| draft.scopes.iter().cloned().chain(held).collect()))
    });
    // Checked here too: the role may have become known after the form was opened.
    let may_change =
        Reason::new(page, move |permissions| base.with(|base| permissions.refusal(Action::Change(base))));
    let (tried, is_adjusted) = (RwSignal::new(false), RwSignal::new(false));
    let expiration =
        ExpirationForm { page, base: Some(base), draft, tried, expires, is_refused, is_adjusted };
    // Only where the scopes change: a token without scopes may stay as it is.
    let scopes_refusal = move || {
        let is_other = update.with(|update| update.scopes.is_some());
        (tried.get() && is_other).then(|| draft.with(|d| d.scopes_refusal(session.server()))).flatten()
    };
    let offers_labels = page.offers_labels();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if form.is_busy() || untrack(|| may_change.refuses()) {
            return;
        }
        tried.set(true);
        let refused = untrack(|| {
            draft.with(|d| d.description_refusal().is_some() || offers_labels && d.labels_refusal().is_some())
                || scopes_refusal().is_some()
                || expires.with(Result::is_err)
        });
        if refused {
            return focus_first_refused();
        }
        if !untrack(|| form.is_changed()) {
            return outcome.set(Outcome::Nothing);
        }
        outcome.set(Outcome::Saving);
        is_refused.set(false);
        let (typed, old) = (draft.get_untracked(), base.get_untracked());
        let asked = update.get_untracked();
        let scope = RequestScope::new(session);
        spawn_local(async move {
            let saved = save(&scope, &old, asked).await;
            // The person who is signed in now changed nothing.
            if scope.is_current() {
                form.show_answer(saved, &old, &typed);
            }
        });
    };

    let description = text_area(
        "2",
        move || draft.with(|d| d.description.clone()),
        move |text| draft.write().description = text,
    )
    .attr("data-first-focus", "");
    let keep = memo(move || {
        base.with(|token| match (&token.expired_at, token.expires()) {
            (None, _) => m::edit::KEEP_NEVER.string(),
            (_, Some(at)) => m::edit::keep_moment(&local_time(at)),
            (_, None) => m::edit::KEEP.string(),
        })
    });
    // A memo: a status that is written again is announced again.
    let said = memo(move || base.with(|base| update.with(|update| words(base, update, local_time))));
    let changes = move || {
        let said = said.get();
        (!said.is_empty()).then(|| div().child(hint(m::edit::CHANGES.text())).child(lines(&said)).into_any())
    };
    let warning = warning(move || {
        base.with(|base| update.with(|update| change_warning(page, base, update, local_time)))
    });
    let nudge =
        move || (form.is_nudged.get() && form.is_changed()).then(|| refusal_line(m::edit::NOT_SAVED.text()));
    let cancel = move |_| {
        if !form.is_busy() {
            form.end();
        }
    };
    let reason_id = unique_id("reason");
    let described_by = reason_id.clone();
    let cannot_save = derive(move || outcome.with(|o| *o == Outcome::Saving) || may_change.refuses());
    let save = submit_button(m::edit::SAVE, cannot_save)
        .attr("aria-describedby", move || may_change.refuses().then(|| described_by.clone()));
    let may_replace =
        Reason::new(page, move |permissions| base.with(|base| permissions.refusal(Action::Replace(base))));
    let actions = div()
        .class("actions")
        .child(div().attr("id", reason_id).child(reasons_line(vec![may_change, may_replace])))
        .child(div().class("changes").attr("role", "status").child(built_anew(changes)))
        .child(warning)
        .child(expiration_status(page, draft, expires))
        .child(built_anew(move || outcome_view(&outcome.get())))
        .child(nudge.into_shared())
        .child(action_button(m::common::CANCEL, "", cancel))
        .child(save);
    let scopes = move || {
        let scopes = scopes.get();
        Some(untrack(|| scopes_field(draft, scopes, Some(warning_line(draft)), scopes_refusal)))
    };
    form_element()
        .attr("novalidate", "")
        .attr("aria-label", m::edit::TITLE)
        .on(ev::submit, submit)
        .child(field(m::common::DESCRIPTION, description, String::new, move || {
            draft.with(Draft::description_refusal)
        }))
        .child(labels_field(page, draft))
        .child(fixed_fields(page, state, base, may_replace))
        .child(scopes.into_shared())
        .child(expiration_field(expiration, Some(keep)))
        .child(actions)
        .into_any()
}

/// A moment as the form writes it.
pub fn local_time(at: DateTime<Utc>) -> String {
    local(at, BrowserZone.offset_at(at))
}
