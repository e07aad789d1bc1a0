//! Signing in a command line: what the create dialog says, and the status afterwards.
//!
//! The server gives the token to the command line that waits with the code; the panel does not send its value.

use crate::components::button::action_button;
use crate::components::html::{div, p, span, strong};
use crate::components::text::{bold_name, code_name, flexible_space, safe_name, sentence};
use crate::context::Page;
use crate::pages::tokens::disabled_reason::Reason;
use crate::pages::tokens::reveal::differences_notice::differences_notice;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::cli_login::CliLogin;
use leptos::prelude::*;
use panel_messages::m;

/// Says that a command line wants to sign in as this person, and what it gets.
pub fn login_notice(page: Page, login_code: &str) -> AnyView {
    let who =
        p().child(strong().message(m::create::LOGIN_TITLE)).child(" ").message(m::create::LOGIN_WARNING);
    let what = p().child(sentence(m::create::login_code(code_name(login_code))));
    div().class("notice login").child(who).child(account(page)).child(what).into_any()
}

/// The account that the command line would use, and a button to sign in as another person. The code stays in the address.
fn account(page: Page) -> AnyView {
    let Some(who) = page.session.who_untracked() else { return ().into_any() };
    let (person, login) = (bold_name(&who.user.display_name()), safe_name(&who.user.name));
    let words = match &who.organization {
        None => m::create::login_account(person, login),
        Some(organization) => {
            m::create::login_account_organization(person, login, bold_name(&organization.name))
        }
    };
    p().child(span().child(sentence(words)).child(" "))
        .child(flexible_space())
        .child(action_button(m::create::LOGIN_NOT_YOU, "quiet", move |_| page.sign_out.ask()))
        .into_any()
}

/// Shows that a login was cancelled, and that the command in the terminal still waits.
pub fn say_cancelled(page: Page, state: AppState) {
    // A create without an answer may have reached the command line.
    let is_sent = state.create.attempt.with_value(Option::is_some);
    let stop = m::create::LOGIN_STOP.text();
    page.done.set(match is_sent {
        true => stop.to_owned(),
        false => [m::create::LOGIN_NOTHING_SENT.text(), " ", stop].concat(),
    });
}

/// Says that the command line is signed in, or that its token was created.
pub fn login_status(page: Page, state: AppState, login: &CliLogin) -> AnyView {
    let name = bold_name(&login.name);
    let words = match login.is_signed_in {
        true => m::create::login_done(name),
        false => m::create::login_token_made(name),
    };
    let words = span().child(sentence(words)).child(" ");
    let show = login.has_value.then(|| {
        action_button(m::create::LOGIN_SHOW_TOKEN, "", move |_| state.show_login_value()).into_any()
    });
    let delete = login.token.clone().filter(|_| !login.is_signed_in).map(|token| {
        let to_delete = token.clone();
        let may_delete =
            Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_delete)));
        may_delete.button(m::common::DELETE_TOKEN, "danger quiet", move |_| {
            page.delete_target.set(Some(token.clone()))
        })
    });
    let dismiss = action_button(m::common::DISMISS, "quiet", move |_| state.login.clear());
    div()
        .child(
            p().class("notice").attr("role", "status").child(words).child(show).child(delete).child(dismiss),
        )
        .child(differences_notice(&login.differences))
        .into_any()
}
