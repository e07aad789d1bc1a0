//! The dialog "Which token is this?": names the token that a value belongs to. The value is read from its field for one request,
//! and not kept.

use crate::actions::find_value::{Finding, find_value};
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::field::field;
use crate::components::html::{Tag, a, div, form, input, li, p, ul};
use crate::components::inputs::{empty_on_cleanup, submit_button};
use crate::components::keyed::built_anew;
use crate::components::node::{input_of, on_load};
use crate::components::notice::{notice, plain_failure};
use crate::components::text::{bold_name, code_name, flexible_space, hint, safe_name, safe_text, sentence};
use crate::context::Page;
use crate::format::error_messages::{Failure, value_refusal};
use crate::pages::tokens::delete::delete_at_once;
use crate::pages::tokens::details::fields::fields;
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::pages::tokens::own_token::{delete_warning, warning};
use crate::pages::tokens::table::time_words::use_words;
use crate::query::used_since;
use crate::session::request_scope::RequestScope;
use crate::session::rights::Action;
use crate::state::AppState;
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use std::sync::Arc;
use std::time::Duration;
use token_api::{Secret, Token, User};

/// The dialog.
pub fn find_dialog(page: Page, state: AppState) -> AnyView {
    let can_find = page.site.0.with_value(|site| site.features.find_by_value);
    let finding = RwSignal::new(None::<Arc<Finding>>);
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let field_ref = NodeRef::<Tag>::new();
    on_load(field_ref, empty_on_cleanup);
    let close = move || page.finds_value.set(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = input_of(field_ref).filter(|_| !busy.get_untracked()) else { return };
        let value = Secret::new(typed.value().trim());
        finding.set(None);
        refusal.set(value_refusal(&value));
        if refusal.with_untracked(Option::is_some) {
            let _ = typed.focus();
            return;
        }
        busy.set(true);
        let scope = RequestScope::new(page.session);
        spawn_local(async move {
            let found = find_value(&scope, can_find, value).await;
            if scope.is_current() {
                busy.set(false);
                finding.set(Some(Arc::new(found)));
            }
        });
    };
    let value = input()
        .attr("type", "password")
        // Without it the browser writes the text into its session files on disk.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("data-first-focus", "")
        .node_ref(field_ref);
    let shown = move || {
        if busy.get() {
            return Some(hint(m::find_value::ASKING.text()));
        }
        finding.get().map(|finding| untrack(|| finding_view(page, state, &finding)))
    };
    let actions = div()
        .class("actions")
        .child(flexible_space())
        .child(action_button(m::common::CLOSE, "", move |_| close()))
        .child(submit_button(m::find_value::FIND, busy.into()));
    let hint_words = move || m::find_value::VALUE_HINT.string();
    let form = form()
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(field(m::find_value::TOKEN_VALUE, value, hint_words, move || refusal.get()))
        .child(div().attr("role", "status").child(built_anew(shown)))
        .child(actions);
    dialog(m::find_value::WHICH_TOKEN.text(), "", close, vec![form.into_any()])
}

fn finding_view(page: Page, state: AppState, finding: &Finding) -> AnyView {
    match finding {
        Finding::Token(token) => found(page, state, token),
        Finding::None => notice(m::find_value::NO_TOKEN.text()),
        Finding::WorksNowhere => notice(m::find_value::WORKS_NOWHERE.text()),
        Finding::Own => notice(m::find_value::IS_OWN.text()),
        Finding::Works(user, since) => works(page, user.clone(), *since),
        Finding::Failed(failure) => plain_failure(failure),
    }
}

/// The token, and the button that deletes it at once.
fn found(page: Page, state: AppState, token: &Token) -> AnyView {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let (to_check, to_delete, warned) = (token.clone(), token.clone(), token.clone());
    let may_delete = Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_check)));
    let delete = may_delete.button(m::common::DELETE_WITHOUT_UNDO, "danger", move |_| {
        delete_at_once(page, state, &to_delete, busy, failed);
    });
    div()
        .class("finding")
        .child(p().child(sentence(m::find_value::is_value_of(link(page, token)))))
        .child(fields(page, token))
        .child(warning(move || delete_warning(page, &warned)))
        .child(reasons_line(vec![may_delete]))
        .child((move || failed.get().map(|failure| plain_failure(&failure))).into_shared())
        .child(p().child(delete))
        .into_any()
}

/// How often the list is read again, for servers that write a use down later.
const READS: u32 = 3;

/// How long before.
const PAUSE: Duration = Duration::from_secs(3);

/// The tokens of this person that were used since, once the list is read again.
fn works(page: Page, user: Option<User>, since: DateTime<Utc>) -> AnyView {
    let whose = match &user {
        Some(user) => m::find_value::works_for(&user.display_name(), &user.name),
        None => m::find_value::WORKS_FOR_UNKNOWN.string(),
    };
    let reads = RwSignal::new(0);
    let probable = move || {
        let rows = page.loader.rows_now();
        let mut likely = used_since(&rows, since, user.as_ref().map(|user| user.name.as_str()));
        likely.retain(|row| !page.own_token.is(&row.token.uid));
        let words = match likely.len() {
            0 if reads.get() < READS || !page.loader.is_idle() => {
                return Some(hint(m::find_value::READING_AGAIN.text()));
            }
            0 => return Some(hint(m::find_value::NONE_USED.text())),
            1 => m::find_value::PROBABLY_THIS,
            _ => m::find_value::PROBABLY_ONE_OF,
        };
        let now = page.clock.get_untracked();
        let lines = likely.iter().map(|row| probable_line(page, &row.token, now)).collect_view();
        Some(div().child(p().message(words)).child(ul().child(lines)).into_any())
    };
    read_again(page, reads);
    div().child(p().child(safe_text(&whose))).child(built_anew(probable)).into_any()
}

/// Reads the list [`READS`] times; `reads` counts them.
fn read_again(page: Page, reads: RwSignal<u32>) {
    let read = move || {
        // The dialog is closed.
        let Some(count) = reads.try_get_untracked() else { return };
        page.loader.start_in_background();
        reads.set(count + 1);
        if count + 1 < READS {
            read_again(page, reads);
        }
    };
    set_timeout(read, PAUSE);
}

fn probable_line(page: Page, token: &Token, now: DateTime<Utc>) -> AnyView {
    let used = [" ", &use_words(token, now)].concat();
    li().class("wrap")
        .child(link(page, token))
        .child(" ")
        .child(code_name(&token.uid))
        .child(" ")
        .child(safe_name(token.creator()))
        .child(safe_text(&used))
        .into_any()
}

/// A link to the token's details, which take the dialog's place.
fn link(page: Page, token: &Token) -> AnyView {
    let to = page.nav.now().with_token(&token.uid);
    a().attr("href", to.href())
        .on(ev::click, move |_| page.finds_value.set(false))
        .child(bold_name(&token.name))
        .into_any()
}
