//! The dialog "Replace token": a successor with the same rights is created, put in place and checked before the old token is
//! deleted. The panel never deletes the old one by itself.

pub mod progress;

use crate::actions::replace::begin;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::html::{div, li, ol, p};
use crate::components::text::{bold_name, flexible_space, hint};
use crate::context::Page;
use crate::pages::tokens::disabled_reason::{Reason, reasons_line};
use crate::pages::tokens::own_token::{replace_warning, warning};
use crate::session::rights::Action;
use crate::state::AppState;
use leptos::prelude::*;
use token_api::{Token, TokenType};

/// The warning before somebody else's token is replaced.
const OTHER_CREATOR: &str =
    "It is somebody else’s personal token. Its successor will be yours: better ask its creator.";

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
        "Replace token",
        "",
        close,
        vec![
            p().child("A successor takes over from ")
                .child(bold_name(&token.name))
                .child(", with the same rights and a new expiration:")
                .into_any(),
            ol().child(li().child("You create it, save its value, and check that it works."))
                .child(li().child("You put it wherever the old one is used. Until then both work."))
                .child(
                    li().child(
                        "This page shows when the old one was last used. You delete it when nobody does.",
                    ),
                )
                .into_any(),
            is_of_other_creator(page, &token)
                .then(|| p().class("hint warning").child(OTHER_CREATOR).into_any())
                .into_any(),
            warning,
            hint("If its value has leaked, do not wait: revoke it, then create the successor.").into_any(),
            div()
                .class("actions")
                .child(reasons_line(vec![may_delete]))
                .child(may_delete.button("Revoke it now", "danger quiet", move |_| {
                    page.replaced.set(None);
                    page.revoke_then_replace.set(Some(first.clone()));
                    page.delete_target.set(Some(first.clone()));
                }))
                .child(flexible_space())
                .child(action_button("Cancel", "", move |_| close()))
                .child(
                    action_button("Create the successor", "primary", move |_| {
                        page.replaced.set(None);
                        begin(page.loader, page.nav, state, &second, Some(second.uid.clone()));
                    })
                    .attr("data-first-focus", ""),
                )
                .into_any(),
        ],
    )
}
