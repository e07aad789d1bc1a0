//! The dialog "Replace token": a successor with the same rights is created, put in place and checked before the old token is
//! deleted. The panel never deletes the old one by itself.

pub mod progress;

use crate::actions::replace::begin;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::html::{div, li, ol, p};
use crate::components::text::{bold_name, flexible_space, hint, sentence};
use crate::context::Page;
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::pages::tokens::own_token::{replace_warning, warning};
use crate::session::rights::Action;
use crate::state::AppState;
use leptos::prelude::*;
use panel_messages::m;
use token_api::{Token, TokenType};

/// Whether it is a personal token of another person: its successor would belong to the person who is signed in.
fn is_of_other_creator(page: Page, token: &Token) -> bool {
    let me = page.loader.who();
    token.token_type() == TokenType::Personal && me.is_some_and(|me| me != token.creator())
}

/// The dialog: what will happen, and the two ways to begin.
pub fn replace_dialog(page: Page, state: AppState, token: Token) -> AnyView {
    let close = move || page.replaced.set(None);
    let (first, second) = (token.clone(), token.clone());
    // A person who may create the successor may still not be allowed to delete the old token.
    let to_delete = token.clone();
    let may_delete = Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_delete)));
    let warned = token.clone();
    let warning = warning(move || replace_warning(page, &warned));
    dialog(
        m::replace::TITLE.text(),
        "",
        close,
        vec![
            p().child(sentence(m::replace::steps(bold_name(&token.name)))).into_any(),
            ol().child(li().message(m::replace::STEP_CREATE))
                .child(li().message(m::replace::STEP_PUT))
                .child(li().message(m::replace::STEP_DELETE))
                .into_any(),
            is_of_other_creator(page, &token)
                .then(|| p().class("hint warning").message(m::replace::OF_OTHER_CREATOR).into_any())
                .into_any(),
            warning,
            hint(m::replace::IF_LEAKED.text()).into_any(),
            div()
                .class("actions")
                .child(reasons_line(vec![may_delete]))
                .child(may_delete.button(m::replace::REVOKE, "danger quiet", move |_| {
                    page.replaced.set(None);
                    page.revoke_then_replace.set(Some(first.clone()));
                    page.delete_target.set(Some(first.clone()));
                }))
                .child(flexible_space())
                .child(action_button(m::common::CANCEL, "", move |_| close()))
                .child(
                    action_button(m::replace::CREATE_SUCCESSOR, "primary", move |_| {
                        page.replaced.set(None);
                        begin(page.loader, page.nav, state, &second, Some(second.uid.clone()));
                    })
                    .attr("data-first-focus", ""),
                )
                .into_any(),
        ],
    )
}
