//! The buttons of the details: what can be done with the token.

use crate::actions::replace;
use crate::address::Address;
use crate::browser::clock;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::copy::{CopyError, copy_into, outcome_words};
use crate::components::download::{download, file_name};
use crate::components::keyed::built_anew;
use crate::components::menu::menu;
use crate::components::text::flexible_space;
use crate::context::Page;
use crate::export;
use crate::pages::tokens::descendants::{delete_all_button, descendant_words};
use crate::pages::tokens::details::show_value::show_value_button;
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::session::rights::Action;
use crate::state::AppState;
use leptos::prelude::*;
use panel_messages::{Message, m};
use token_api::Token;

/// The buttons, after the reasons why some of them do nothing. "Show value" is there where the server `tells_value`.
pub fn token_actions(page: Page, state: AppState, token: Token, tells_value: bool) -> AnyView {
    // A copy for each closure.
    let (to_delete, to_replace, to_change) = (token.clone(), token.clone(), token.clone());
    let may_delete = Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_delete)));
    let may_replace = Reason::new(page, move |permissions| permissions.refusal(Action::Replace(&to_replace)));
    let may_change = Reason::new(page, move |permissions| permissions.refusal(Action::Change(&to_change)));
    let (to_delete, to_replace, to_change) = (token.clone(), token.clone(), token.clone());
    let uid = token.uid.clone();
    let mut reasons = vec![may_delete, may_replace];
    let mut buttons = vec![
        may_delete.button(m::common::DELETE_TOKEN, "danger quiet", move |_| {
            page.delete_target.set(Some(to_delete.clone()))
        }),
        delete_all(page, state, &token),
        more_menu(page, state, token),
        flexible_space(),
    ];
    if tells_value {
        buttons.push(show_value_button(state, uid));
    }
    buttons.push(
        may_replace.button(m::details::REPLACE, "", move |_| page.replaced.set(Some(to_replace.clone()))),
    );
    if page.site.0.with_value(|site| site.features.update) {
        reasons.push(may_change);
        // There is nothing to extend without an end.
        if to_change.expires().is_some() {
            let to_extend = to_change.clone();
            let extend = move |_| state.edit.begin(&to_extend, true);
            buttons.push(may_change.button(m::details::EXTEND, "", extend));
        }
        buttons.push(
            may_change.button(m::details::EDIT_TOKEN, "edit", move |_| state.edit.begin(&to_change, false)),
        );
    }
    buttons.insert(0, reasons_line(reasons));
    buttons.into_any()
}

/// The button that deletes the token with all that was made with it; nothing where the list has none.
fn delete_all(page: Page, state: AppState, token: &Token) -> AnyView {
    let token = token.clone();
    let words = descendant_words(page, vec![token.uid.clone()], "it");
    built_anew(move || {
        words.with(|words| !words.is_empty()).then(|| delete_all_button(page, state, &token, || ()))
    })
}

/// The menu "More", whose label says the outcome of a copy.
fn more_menu(page: Page, state: AppState, token: Token) -> AnyView {
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let copies = move |label: Message, text: String| {
        action_button(label, "quiet", move |_| copy_into(outcome, text.clone()))
    };
    let link = copies(m::common::COPY_LINK, link_to(&token.uid));
    let command = copies(m::common::COPY_AS_COMMAND, export::get_command(&token.uid));
    let may_create = Reason::new(page, |permissions| permissions.refusal(Action::Create));
    let pattern = token.clone();
    let like = may_create.button(m::details::CREATE_LIKE_THIS, "quiet", move |_| {
        replace::begin(page.loader, page.nav, state, &pattern, None)
    });
    let mut items = vec![link.into_any(), command.into_any(), like];
    if token.expires().is_some() {
        let remind = move |_| {
            if let Some(text) = export::ics(&token, &link_to(&token.uid), clock::now()) {
                download(&file_name(&token.name, ".ics"), "text/calendar", &text);
            }
        };
        items.push(action_button(m::details::REMIND_ME, "quiet", remind).into_any());
    }
    menu(move || outcome.get().map_or_else(|| m::details::MORE.text(), outcome_words).to_owned(), items)
}

/// The full address of a token's details, to be used outside the panel.
pub fn link_to(uid: &str) -> String {
    let here = window().location();
    let href = Address::default().with_token(uid).href();
    [here.origin().unwrap_or_default(), here.pathname().unwrap_or_default(), href].concat()
}
