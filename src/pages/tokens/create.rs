//! The dialog "Create API token".

mod access;
pub mod cli_login;
pub mod copy_as;
mod copy_menu;
pub mod expiration;
mod form;
pub mod labels;
mod link_risk;
mod opening;
mod outcome;
pub mod scope_words;
pub mod scopes;
mod taken_name;
mod templates;
mod type_field;

use crate::address::Type;
use crate::browser::reactive::{derive, effect};
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::button::action_button;
use crate::components::dialog::{dialog, unique_id};
use crate::components::field::field;
use crate::components::html::{div, form as form_element, p};
use crate::components::inputs::{submit_button, text_area, text_input};
use crate::components::keyed::built_anew;
use crate::components::notice::notice;
use crate::components::text::{flexible_space, hint, live_text};
use crate::context::Page;
use crate::pages::tokens::disabled_reason::reasons_line;
use crate::session::use_session;
use crate::state::AppState;
use crate::state::create::{CreatePurpose, KeptDraft};
use crate::state::draft::{self, Draft};
use chrono::{DateTime, Utc};
use cli_login::login_notice;
use copy_menu::copy_menu;
use form::CreateForm;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use link_risk::{LinkRisk, read_box};
use opening::opening_draft;
use panel_messages::m;
use scopes::all_scopes;
use taken_name::is_taken;
use token_api::MAX_DESCRIPTION;

/// The moment of the expiration, `None` for none, or why it is refused.
pub type Expires = Memo<Result<Option<DateTime<Utc>>, String>>;

/// The dialog. What is typed, and the answer, are kept in the state until the token is created or the dialog is cancelled.
pub fn create_dialog(page: Page, state: AppState) -> AnyView {
    let session = use_session();
    let code = page.login_code();
    let (kept, ignored) = opening_draft(page, state, session, code.as_deref());
    let KeptDraft { opened_by, draft, is_expiration_chosen, replaces } = kept;
    let proposed = (draft.choice, draft.custom.clone());
    // Refusals, and what is sent, depend on the kind of server.
    session.ask_server();
    let offered_scopes = all_scopes(&draft.scopes);
    let purpose = CreatePurpose { replaces: replaces.clone() };
    let risk = LinkRisk::of(&opened_by, page.now());
    let form = CreateForm::new(page, state, session, draft, code.clone(), purpose.clone(), risk);
    // Every keystroke is kept, so that closing the dialog loses nothing.
    let kept_replaces = replaces.clone();
    let is_chosen = move || {
        is_expiration_chosen || form.draft.with(|d| (d.choice, &d.custom) != (proposed.0, &proposed.1))
    };
    form.adjust_proposal(is_chosen.clone());
    effect(move || {
        let (opened_by, replaces) = (opened_by.clone(), kept_replaces.clone());
        let (draft, is_expiration_chosen) = (form.draft.get(), is_chosen());
        state.create.draft.set(Some(KeptDraft { opened_by, draft, is_expiration_chosen, replaces }));
    });
    if code.is_some() {
        keep_name_free(page, state, form.draft);
    }
    let opening = match &code {
        Some(code) => login_notice(page, code),
        None => hint(m::create::VALUE_SHOWN_ONCE.text()),
    };
    let replaces = replaces.map(|old| replaces_notice(page, &old));
    let ignored = ignored.map(|words| notice(&words));
    let outcome = move || {
        let name = form.draft.with_untracked(|d| d.name.clone());
        outcome::outcome(page, state, session, purpose.clone(), &name)
    };
    let actions = actions(page, form, built_anew(outcome));
    let content = form_element()
        .attr("novalidate", "")
        .on(ev::submit, move |event| {
            event.prevent_default();
            form.submit();
        })
        .child(
            div()
                .class("form-body")
                .child(vec![opening.into_any(), replaces.into_any(), ignored.into_any()])
                .child(fields(page, form, offered_scopes)),
        )
        .child(actions);
    dialog(m::create::TITLE.text(), "create", move || form.close(), vec![content.into_any()])
}

/// The fields of the form.
fn fields(page: Page, form: CreateForm, offered_scopes: Vec<String>) -> AnyView {
    let CreateForm { draft, tried, .. } = form;
    let is_login = form.is_login();
    let name = text_input(move || draft.with(|d| d.name.clone()), move |text| draft.write().name = text)
        // A login is filled in by a link: one press of Enter must not accept it, so Cancel has the focus.
        .attr("data-first-focus", (!is_login).then_some(""));
    let description = text_area(
        "2",
        move || draft.with(|d| d.description.clone()),
        move |text| draft.write().description = text,
    )
    .attr("placeholder", m::create::DESCRIPTION_PLACEHOLDER);
    let length = move || match draft.with(|d| d.description.chars().count()) {
        n if n > MAX_DESCRIPTION / 2 => m::create::description_length(n, MAX_DESCRIPTION),
        _ => String::new(),
    };
    let type_refusal = move || tried.get().then(|| form.type_refusal.get()).flatten();
    // A monitoring token reads metrics only: it has no access to choose.
    let has_access = memo(move || !is_login && draft.with(|d| d.token_type != Type::Monitoring));
    let access = move || {
        has_access
            .get()
            .then(|| access::access_field(page, draft, move || form.refusal(Draft::access_refusal)))
    };
    let has_scopes = memo(move || draft.with(|d| d.developer));
    let scopes = move || {
        let refusal = move || form.refusal(Draft::scopes_refusal);
        has_scopes
            .get()
            .then(|| untrack(|| scopes::scopes_field(draft, offered_scopes.clone(), None, refusal)))
    };
    let who = vec![
        field(m::common::NAME, name, || m::create::NAME_RULE.string(), move || form.name_refusal.get()),
        field(m::common::DESCRIPTION, description, length, move || draft.with(Draft::description_refusal)),
        (!is_login)
            .then(|| type_field::type_field(page, draft, form.may_share, type_refusal))
            .flatten()
            .into_any(),
        access.into_shared().into_any(),
    ];
    let what = vec![
        scopes.into_shared().into_any(),
        expiration::expiration_field(form.expiration(), None),
        (!is_login).then(|| labels::labels_field(page, draft)).flatten().into_any(),
        read_box(form.unread, form.is_read, tried),
    ];
    let columns = div().class("columns").child(div().child(who)).child(div().child(what));
    vec![(!is_login).then(|| templates::templates(page, form)).into_any(), columns.into_any()].into_any()
}

/// The end of the form: reasons, the exact expiration, the outcome, and the buttons.
fn actions(page: Page, form: CreateForm, outcome: AnyView) -> AnyView {
    let CreateForm { draft, tried, busy, may_create, expires, .. } = form;
    let is_login = form.is_login();
    let reason_id = unique_id("reason");
    let described_by = reason_id.clone();
    let create_button =
        submit_button(m::common::CREATE_TOKEN, derive(move || busy.get() || may_create.refuses()))
            .attr("aria-describedby", move || may_create.refuses().then(|| described_by.clone()));
    let cancel = action_button(m::common::CANCEL, "", move |_| form.cancel())
        .attr("data-first-focus", is_login.then_some(""));
    div()
        .class("actions")
        .child(div().attr("id", reason_id).child(reasons_line(vec![may_create])))
        .child(summary_line(page, form))
        .child(outcome)
        .child((!is_login).then(|| copy_menu(draft, expires, tried)))
        .child(flexible_space())
        .child(cancel)
        .child(create_button)
        .into_any()
}

/// What the token can do and when it ends, as one status. Only the part that changes is announced.
fn summary_line(page: Page, form: CreateForm) -> AnyView {
    let CreateForm { draft, expires, .. } = form;
    let has_endpoints = page.site.0.with_value(|site| site.features.protected_endpoints);
    let can = move || draft.with(|draft| draft.abilities(page.session.server(), has_endpoints)).sentences();
    div()
        .class("ends")
        .attr("role", "status")
        .attr("aria-atomic", "false")
        .child(p().child(live_text(can)))
        .child(p().child(expiration::expiration_words(page, draft, expires)))
        .into_any()
}

/// Changes the proposed name of a login when the list shows that it is taken: the list may be loaded later than the dialog
/// opens. A create that was sent keeps its name.
fn keep_name_free(page: Page, state: AppState, draft: RwSignal<Draft>) {
    let proposed = Draft::for_login(page.today(), |_| false).name;
    effect(move || {
        let free = draft::free_name(&proposed, |name| is_taken(page, state, page.session, name));
        let is_proposed = draft.with_untracked(|d| d.name == proposed);
        if is_proposed && free != proposed && state.create.attempt.with_value(Option::is_none) {
            draft.write().name = free;
        }
    });
}

/// Which token the new one replaces.
fn replaces_notice(page: Page, old: &str) -> AnyView {
    let name = page.loader.list().with_untracked(|list| list.find(old).map(|token| token.name.clone()));
    notice(&m::create::replaces(name.as_deref().unwrap_or(old)))
}
